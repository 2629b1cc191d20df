/* readable.c - how well a sentence reads on its own. */
#include "query/readable.h"

#include "text/signs.h"
#include "text/utf8.h"

/* Code points. */
enum { TINY = 12, SHORT = 24, LONG = 160, ENDLESS = 260, CLAUSE = 8 };

/* What takes something away, and how much is left. */
typedef struct flaw {
    const char *words; /* with blanks between */
    double left;
} flaw;

/* It goes on with something that was said before, or lacks its subject. */
static const flaw beginnings[] = {
    {"其中 但 然而 因此 所以 此外 另外 同时 而 并且 并能 并在 并将 并为 例如 "
     "比如 不过 当然 总之 综上 可见 于是 随后 也 还 又 从而 对此 为此 由此 "
     "以及 "
     "或者 甚至 更是 更加 更为 更重要 即便 即使 即可 且 却 因为 由于 一方面 "
     "另一方面 与此同时 换句话说 相比之下 相反 反之 除此 尤其 特别是 除了 被 "
     "成为 使得 可以说 至今 进入 会是 等 的 和 与 这 那 它 他 她 该 其 上述 "
     "以上 "
     "以下 前者 后者 此 如此 后来 当时 在此 "
     "发布的 推出的 提出的 为了让 然后 接着 到了 至于 介绍 分享 讲解 熟悉 掌握 "
     "虽然 就是 就像 正如 同样 "
     "同理 "
     "某种 因而 而是 同年 次年",
     0.25},
    {"如图 如下 下面 首先 其次 最后 最终 接下来 第一 第二 第三 第四 一是 二是 "
     "三是 步骤 注意： 注： 图1 图2 图3 表1 表2 表3 参考 问： 答： 目录 摘要 "
     "关键词",
     0.3},
    {"我 你 您 大家 本文 今天 笔者 小编 各位 作者 让我们 咱们 读者 朋友 欢迎 "
     "想要 看到",
     0.3},
    {"( （ [ 【 ① ② ③ ④ ⑤ - * # · • ● . ， 、 , ） ) : ： + = / < > @ \"", 0.4},
};

/* It is of the page, or of nobody's interest. */
static const flaw insides[] = {
    {"http:// https:// www. .com 点击 关注 收藏 点赞 评论区 转发 链接 二维码 "
     "公众号 扫码 加群 免费领取 资料包 私信 课程 训练营 优惠",
     0.05},
    {"图1 图2 图3 图4 图5 图6 图7 图8 图9 表1 表2 表3 所示 下图 上图 如图 本文 "
     "笔者 小编 博主 本章 本节 上文 下文 上一篇 下一篇 "
     "我们 大家 你 您 我 "
     "读者 "
     "这些 这个 这种 这一 这样 这里 上述 该项 该技术 乱七八糟",
     0.55},
    {"掀起 震撼 惊人 炸裂 颠覆 刷屏 逆天 吊打 碾压 史上最 世界第一 前所未有 "
     "最强 太强 火爆 必看",
     0.6},
    {"| { } == => -> :: // \\ <br import print( () ; $ ` ~ ^ _", 0.25},
};

typedef bool has_fn(kb_str text, kb_str word);

static bool holds(kb_str text, kb_str word)
{
    return kb_str_find(text, word, 0) != KB_STR_NONE;
}

/* The worst flaw of a list that the text has; 1: none. */
static double worst(kb_str text, const flaw *flaws, size_t n, has_fn *has)
{
    double left = 1;

    for (size_t i = 0; i < n; i++) {
        kb_str rest = kb_str_of(flaws[i].words), word;
        while (left > flaws[i].left && kb_str_split(&rest, ' ', &word)) {
            if (word.len > 0 && has(text, word))
                left = flaws[i].left;
        }
    }
    return left;
}

/* ---- characters --------------------------------------------------------- */

typedef struct census {
    size_t chars, han, latin, digits;
    int open; /* brackets and quotes that are not closed */
    bool crossed;
    uint32_t last, before_last;
} census;

static census count(kb_str text)
{
    census n = {0};

    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_utf8_next(text, &at);
        kb_char_class class = kb_char_class_of(c);
        n.chars++;
        n.han += class == KB_CHAR_HAN;
        n.latin += class == KB_CHAR_LATIN;
        n.digits += class == KB_CHAR_DIGIT;
        if (class != KB_CHAR_PUNCT)
            ;
        else if (kb_sign_is_one_of(c, "（(《「『【“‘["))
            n.open++;
        else if (kb_sign_is_one_of(c, "）)》」』】”’]"))
            n.crossed |= --n.open < 0;
        n.before_last = n.last;
        n.last = c;
    }
    return n;
}

static double of_length(size_t chars)
{
    if (chars < TINY)
        return 0.1;
    if (chars < SHORT)
        return 0.6;
    if (chars > ENDLESS)
        return 0.2;
    return chars > LONG ? 0.6 : 1;
}

static double of_signs(const census *n)
{
    double share = (double)n->han / (double)(n->chars ? n->chars : 1);
    double worth = share < 0.35 ? 0.2 : share < 0.55 ? 0.7 : 1;

    if (n->open != 0 || n->crossed)
        worth *= 0.2;
    return worth;
}

/* A full stop behind a digit may be that of a list or a reference. */
static double of_end(const census *n)
{
    uint32_t last = n->last;

    if (last == '.' && n->before_last >= '0' && n->before_last <= '9')
        return 0.4;
    if (kb_sign_is_one_of(last, "。！.!"))
        return 1;
    if (kb_sign_is_one_of(last, "；;”）)》"))
        return 0.85;
    return kb_sign_is_one_of(last, "？?：:，,、…") ? 0.15 : 0.6;
}

/* "1." or "3、": one of a list. */
static bool is_numbered(kb_str text)
{
    size_t at = 0;

    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        at++;
    return at > 0 && at < text.len &&
           kb_sign_is_one_of(kb_utf8_next(text, &at), ".)、）．:：");
}

static double of_words(kb_str text)
{
    return (is_numbered(text) ? 0.4 : 1) *
           worst(text, beginnings, sizeof beginnings / sizeof *beginnings,
                 kb_str_starts) *
           worst(text, insides, sizeof insides / sizeof *insides, holds);
}

double kb_readable(kb_str sentence)
{
    kb_str text = kb_str_trim(sentence);
    census n = count(text);

    return of_length(n.chars) * of_signs(&n) * of_end(&n) * of_words(text);
}

double kb_readable_clause(kb_str clause)
{
    kb_str text = kb_str_trim(clause);
    census n = count(text);
    double end = kb_sign_is_one_of(n.last, "：:，,、…") ? 0.15 : 1;

    return (n.chars < CLAUSE ? 0.3
            : n.chars > LONG ? 0.5
                             : 1) *
           of_signs(&n) * end * of_words(text);
}
