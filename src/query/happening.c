/* happening.c - what the words of an event say that happened to its concept. */
#include "query/happening.h"

#include "base/buf.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    CLAUSE_MAX = 1 << 12,
    MAKER_MOST = 24,  /* bytes before a name: OpenAI的 */
    FILLER_MOST = 36, /* between a verb and the name: 聊天机器人 */
    TAIL_MOST = 36    /* behind the name: 多模态预训练模型 */
};

#define BIT(n) (1U << (n))
#define GOODS  (BIT(KB_MODEL) | BIT(KB_PRODUCT) | BIT(KB_DATASET))

/* Kinds of concepts to which anything of this happens. */
#define HAPPENS                                                                \
    (GOODS | BIT(KB_INFRASTRUCTURE) | BIT(KB_POLICY) | BIT(KB_TECHNIQUE) |     \
     BIT(KB_ORGANIZATION))

static const struct {
    kb_happened happened;
    unsigned kinds; /* of concepts that it happens to */
    const char *verb;
} verbs[] = {
    {KB_HAPPENED_RELEASED, GOODS | BIT(KB_INFRASTRUCTURE), "发布"},
    {KB_HAPPENED_RELEASED, GOODS | BIT(KB_INFRASTRUCTURE), "推出"},
    {KB_HAPPENED_RELEASED, GOODS, "面世"},
    {KB_HAPPENED_RELEASED, GOODS, "问世"},
    {KB_HAPPENED_RELEASED, GOODS, "亮相"},
    {KB_HAPPENED_RELEASED, GOODS, "上线"},
    {KB_HAPPENED_RELEASED, GOODS, "诞生"},
    {KB_HAPPENED_RELEASED, GOODS, "横空出世"},
    {KB_HAPPENED_RELEASED, BIT(KB_POLICY), "发布"},
    {KB_HAPPENED_RELEASED, BIT(KB_POLICY), "印发"},
    {KB_HAPPENED_RELEASED, BIT(KB_POLICY), "公布"},
    {KB_HAPPENED_OPENED, GOODS, "开源"},
    {KB_HAPPENED_PROPOSED, BIT(KB_TECHNIQUE) | BIT(KB_MODEL), "提出"},
    {KB_HAPPENED_FOUNDED, BIT(KB_ORGANIZATION), "成立"},
    {KB_HAPPENED_FOUNDED, BIT(KB_ORGANIZATION), "创立"},
    {KB_HAPPENED_FOUNDED, BIT(KB_ORGANIZATION), "创办"},
};

/* Between a name and its verb. */
static const char *const links[] = {
    "的",   "正式", "首次", "被",   "全新", "对外", "向公众", "大模型", "模型",
    "项目", "系统", "平台", "框架", "宣布", "重磅", "公开",   NULL};
/* Behind the verb: what goes on about the same happening. */
static const char *const goes_on[] = {
    "后", "之后", "以后", "以来", "开始", "标志", "引发", "引起", "引爆",
    "使", "让",   "为",   "是",   "并",   "起",   "之初", "之时", NULL};
/* The name is not what the verb speaks of. */
static const char *const strangers[] = {
    "类似", "基于", "针对", "支持", "用于", "整合", "结合", "接入",
    "比",   "和",   "与",   "及",   "或",   "对标", "关于", "使用",
    "通过", "随着", "在",   "超越", "中文", "版",   "未",   "将",
    "拟",   "计划", "自己", "第",   "代",   "新的", NULL};
/* What may stand behind the name of a thing: its class. */
static const char *const classes[] = {
    "模型", "系统", "工具", "机器人", "平台", "框架", "产品", "服务",
    "程序", "应用", "技术", "数据集", "算法", "架构", "网络", NULL};

static bool starts_with_one(kb_str text, const char *const *words, size_t *len)
{
    for (size_t i = 0; words[i]; i++) {
        kb_str word = kb_str_of(words[i]);
        if (kb_str_starts(text, word)) {
            *len = word.len;
            return true;
        }
    }
    return false;
}

static bool ends_with_one(kb_str text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (kb_str_ends(text, kb_str_of(words[i])))
            return true;
    }
    return false;
}

static bool has_one(kb_str text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (kb_str_find(text, kb_str_of(words[i]), 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '+';
}

/* ---- the clause --------------------------------------------------------- */

static bool is_one_of(uint32_t c, const char *set)
{
    kb_str chars = kb_str_of(set);

    for (size_t at = 0; at < chars.len;) {
        if (kb_utf8_next(chars, &at) == c)
            return true;
    }
    return false;
}

static void add_folded(kb_buf *out, uint32_t c)
{
    uint32_t folded = kb_fold_char(c);

    if (!kb_fold_drops(folded))
        kb_utf8_add(out, folded);
}

/* The first clause, without what stands in parentheses and without quotes;
 * folded as names are. */
static void add_clause(kb_buf *out, const char *what)
{
    kb_str text = kb_str_of(what);
    int depth = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_utf8_next(text, &at);
        if (kb_char_is_word(c)) {
            if (depth == 0)
                add_folded(out, c);
        } else if (is_one_of(c, "（(【["))
            depth++;
        else if (is_one_of(c, "）)】]"))
            depth -= depth > 0;
        else if (depth == 0 && is_one_of(c, "，。；：！？|—,;:!?"))
            break;
        else if (depth == 0 && !is_one_of(c, "《》“”‘’\"'「」"))
            add_folded(out, c);
    }
}

/* ---- patterns ----------------------------------------------------------- */

static kb_str without_links(kb_str after)
{
    size_t len = 0;

    while (starts_with_one(after, links, &len))
        after = kb_str_cut(after, len, after.len);
    return after;
}

/* "ChatGPT正式上线": what stands behind the name, without links. */
static bool is_subject(kb_str before, kb_str after, kb_str verb)
{
    size_t len = 0;

    if (before.len > MAKER_MOST || !kb_str_starts(after, verb) ||
        has_one(before, strangers))
        return false;
    after = kb_str_cut(after, verb.len, after.len);
    return after.len == 0 || kb_str_equal(after, KB_STR("了")) ||
           starts_with_one(after, goes_on, &len);
}

/* "OpenAI发布聊天机器人ChatGPT": what stands before the name. */
static bool is_object(kb_str before, kb_str after, kb_str verb)
{
    ptrdiff_t at = kb_str_find(before, verb, 0);

    if (at == KB_STR_NONE || at > MAKER_MOST)
        return false;
    kb_str maker = kb_str_cut(before, 0, (size_t)at);
    kb_str filler = kb_str_cut(before, (size_t)at + verb.len, before.len);
    bool tail = after.len == 0 ||
                (after.len <= TAIL_MOST && ends_with_one(after, classes) &&
                 kb_str_find(after, KB_STR("的"), 0) == KB_STR_NONE);
    return tail && filler.len <= FILLER_MOST && !has_one(filler, strangers) &&
           !has_one(maker, strangers);
}

static kb_happened happened_at(kb_str clause, size_t from, size_t to,
                               kb_kind kind)
{
    kb_str before = kb_str_cut(clause, 0, from);
    kb_str after = kb_str_cut(clause, to, clause.len);

    if ((from > 0 && is_letter(clause.ptr[from - 1]) &&
         is_letter(clause.ptr[from])) ||
        (after.len > 0 && is_letter(after.ptr[0])))
        return KB_HAPPENED_OTHER; /* of another name, or a version */
    kb_str behind = without_links(after);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        kb_str verb = kb_str_of(verbs[i].verb);
        if (verbs[i].kinds & BIT(kind) && (is_subject(before, behind, verb) ||
                                           is_object(before, after, verb)))
            return verbs[i].happened;
    }
    return KB_HAPPENED_OTHER;
}

kb_happened kb_happening_of(const kb_concept *concept, const char *what)
{
    kb_buf clause = KB_BUF_INIT(CLAUSE_MAX);
    kb_happened happened = KB_HAPPENED_OTHER;

    if (!concept->fold || !(HAPPENS & BIT(concept->kind)))
        return KB_HAPPENED_OTHER;
    add_clause(&clause, what);
    kb_str text = kb_buf_str(&clause), name = kb_str_of(concept->fold);
    ptrdiff_t at = kb_str_find(text, name, 0);
    if (at != KB_STR_NONE)
        happened =
            happened_at(text, (size_t)at, (size_t)at + name.len, concept->kind);
    kb_buf_dispose(&clause);
    return happened;
}

const char *kb_happened_word(kb_happened happened)
{
    static const char *const words[] = {
        [KB_HAPPENED_RELEASED] = "released",
        [KB_HAPPENED_OPENED] = "opened",
        [KB_HAPPENED_PROPOSED] = "proposed",
        [KB_HAPPENED_FOUNDED] = "founded",
    };
    return words[happened];
}
