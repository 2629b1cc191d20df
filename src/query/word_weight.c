/* word_weight.c - how much a word of a query counts. */
#include "query/word_weight.h"

#include "text/utf8.h"

static const double latin = 1.5, lone = 0.7;

/* Of a pair of Han characters, by how many of them only join or ask; of a pair
 * that asks. */
enum { PAIR = 2 };

static const double pair[PAIR + 1] = {1, 0.6, 0.2}, asking = 0.3;

static const char joining_characters[] =
    "的了是在和与或及吗呢吧啊么什怎哪有个这那之其为被把对中里上下后前会能可要"
    "到也都就还又再很";

static const char asking_pairs[] = "什么 怎么 如何 哪些 有哪 是什 么意 意思 "
                                   "为什 怎样 么样 吗的 的区 哪个 那些 "
                                   "可以 么办 是否 能否 多少 几个 哪里 哪几 "
                                   "几种 请问 么用 么做 需要 要什 么是 "
                                   "么写 么查 么看 何在 了吗 好吗 能不 不能 "
                                   "有没 没有 的是 在哪 并且 以及 进行 "
                                   "关于 一个 这个 那个 我们 你们 自己 已经 "
                                   "没法 无法 不了 出现 之间 的方 的原 "
                                   "的应 后的 的话 是不 不是";

static size_t count_joining(kb_str text)
{
    size_t count = 0, start = 0;
    for (size_t at = 0; at < text.len; start = at) {
        kb_utf8_next(text, &at);
        count += kb_str_find(KB_STR(joining_characters),
                             kb_str_cut(text, start, at), 0) != KB_STR_NONE;
    }
    return count;
}

double kb_word_weight(const kb_token *token)
{
    size_t at = 0;

    if (kb_char_class_of(kb_utf8_next(token->text, &at)) != KB_CHAR_HAN)
        return latin;
    if (token->lone)
        return lone;
    size_t joining = count_joining(token->text);
    double weight = pair[joining < PAIR ? joining : PAIR];
    bool asks =
        kb_str_find(KB_STR(asking_pairs), token->text, 0) != KB_STR_NONE;
    return asks && weight > asking ? asking : weight;
}
