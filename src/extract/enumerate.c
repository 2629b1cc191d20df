/* enumerate.c - enumerations: their members are of one sort. */
#include "extract/enumerate.h"

#include "extract/bound.h"
#include "extract/discover.h"
#include "extract/shape.h"
#include "text/utf8.h"

/* Code points of an unknown member, of what is read behind "等", and of a
 * bracket behind a member; how far before a known term the first begins. */
enum { MEMBER_MOST = 10, BEHIND_MOST = 10, BRACKET_MOST = 60, WIDEN_MOST = 5 };

enum { MADE_LEAST = 3 /* code points of what a member's verb makes */ };

typedef struct member {
    size_t start, end; /* bytes */
} member;

typedef KB_VEC(member) members;

static const kb_str comma = KB_STR_INIT("、"), etc = KB_STR_INIT("等");

/* Whether a character ends what stands between two commas. */
static bool ends_member(uint32_t c)
{
    return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0xFF1A ||
           c == 0xFF01 || c == 0xFF1F || c == ';' || c == ':' || c == ',' ||
           c == '!' || c == '?' || c == '|' || c == 0x2026;
}

/* Where the words from `at` on end: at punctuation or at the next comma, but
 * not within brackets: "扩散模型（DDPM、DDIM）" is one member. */
static size_t words_end(kb_str text, size_t at)
{
    int depth = 0;
    while (at < text.len) {
        size_t next = at;
        uint32_t c = kb_utf8_next(text, &next);
        if (c == ')' || c == 0xFF09)
            depth--;
        if (depth < 0 || ends_member(c) || (depth == 0 && c == 0x3001))
            break;
        depth += c == '(' || c == 0xFF08;
        at = next;
    }
    return at;
}

/* `end` without a bracket that closes there: the first comma of
 * "扩散模型（DDPM）、GAN" stands behind one. */
static size_t before_bracket(kb_str text, size_t end)
{
    size_t at = end;
    uint32_t c = end > 0 ? kb_utf8_prev(text, &at) : 0;
    if (c != ')' && c != 0xFF09)
        return end;
    for (int n = 0; at > 0 && n < BRACKET_MOST; n++) {
        c = kb_utf8_prev(text, &at);
        if (c == '(' || c == 0xFF08)
            return at;
    }
    return end;
}

/* Where words begin that a known term ends, if that is near: "服饰电商". */
static size_t widened(const kb_reading *r, kb_str text, size_t start)
{
    size_t at = start;
    for (int n = 0; n < WIDEN_MOST; n++) {
        if (kb_bound_left(&r->x->rules, text, at))
            return at;
        kb_utf8_prev(text, &at);
    }
    return start;
}

/* Where the first member begins: the known term that ends at the comma, or
 * what the edge words leave. */
static size_t first_start(const kb_reading *r, size_t block, size_t end)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t from, to;
    end = before_bracket(text, end);
    kb_reading_within(r, block, 0, end, &from, &to);
    if (from < to && r->places.data[to - 1].end == end)
        return widened(r, text, r->places.data[to - 1].start);
    return kb_shape_begin(&r->x->rules, text, end);
}

/* The members that stand in [start, end) behind the last comma: "A", "A和B",
 * "A以及B等…". */
static void add_last(kb_reading *r, members *all, kb_str text, size_t start,
                     size_t end)
{
    static const kb_str joints[] = {KB_STR_INIT("以及"), KB_STR_INIT("和"),
                                    KB_STR_INIT("与"), KB_STR_INIT("及"),
                                    KB_STR_INIT("或")};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        kb_str rest = kb_str_cut(text, start, end);
        ptrdiff_t at = kb_str_find(rest, joints[i], 0);
        if (at <= 0)
            continue;
        kb_vec_push(r->arena, all, (member){start, start + (size_t)at});
        start += (size_t)at + joints[i].len;
        break;
    }
    if (start < end)
        kb_vec_push(r->arena, all, (member){start, end});
}

/* Reads the enumeration whose first comma is at `at`.
 * @return the byte behind it; *behind is where its "等" ends, or 0 */
static size_t read_members(kb_reading *r, members *all, size_t block, size_t at,
                           size_t *behind)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t start = first_start(r, block, at), end = at;
    *behind = 0;
    all->len = 0;
    for (;;) {
        bool more = kb_str_starts(kb_str_cut(text, end, text.len), comma);
        if (!more)
            break;
        kb_vec_push(r->arena, all, (member){start, end});
        start = end + comma.len;
        end = words_end(text, start);
    }
    ptrdiff_t stop = kb_str_find(kb_str_cut(text, start, end), etc, 0);
    if (stop > 0) {
        *behind = start + (size_t)stop + etc.len;
        add_last(r, all, text, start, start + (size_t)stop);
    } else {
        add_last(r, all, text, start, end);
    }
    return end > at ? end : at + comma.len;
}

/* "应用层三层" counts the members: without the number and its measure. */
static kb_str without_count(kb_str words)
{
    static const kb_str measures[] = {KB_STR_INIT("层"),   KB_STR_INIT("类"),
                                      KB_STR_INIT("种"),   KB_STR_INIT("个"),
                                      KB_STR_INIT("大类"), KB_STR_INIT("项"),
                                      KB_STR_INIT("家"),   KB_STR_INIT("款"),
                                      KB_STR_INIT("部分"), KB_STR_INIT("方面")};
    static const kb_str numerals = KB_STR_INIT("两二三四五六七八九十几多");
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        size_t at = words.len - measures[i].len;
        if (!kb_str_ends(words, measures[i]) || at == 0)
            continue;
        size_t start = at;
        kb_utf8_prev(words, &start);
        if (start > 0 && kb_str_find(numerals, kb_str_cut(words, start, at),
                                     0) != KB_STR_NONE)
            return kb_str_cut(words, 0, start);
    }
    return words;
}

/* "生成电影脚本" lists what is made: without the verb.  "生成式AI" and "生成器"
 * have none. */
static kb_str without_verb(kb_str words)
{
    static const kb_str verbs[] = {KB_STR_INIT("自动生成"),
                                   KB_STR_INIT("生成")};
    static const kb_str heads[] = {KB_STR_INIT("式"), KB_STR_INIT("类"),
                                   KB_STR_INIT("型"), KB_STR_INIT("器"),
                                   KB_STR_INIT("对抗")};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        kb_str made = kb_str_cut(words, verbs[i].len, words.len);
        if (!kb_str_starts(words, verbs[i]) || kb_utf8_count(made) < MADE_LEAST)
            continue;
        for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
            if (kb_str_starts(made, heads[h]))
                return words;
        }
        return made;
    }
    return words;
}

/* The words of a member without quotes, and without a bracket behind. */
static kb_str words_of(kb_str text, const member *m)
{
    uint32_t start = (uint32_t)m->start, end = (uint32_t)m->end;
    kb_lead_trim(text, &start, &end);
    return without_verb(
        without_count(kb_discover_name(kb_str_cut(text, start, end))));
}

/* What the words behind "等" say of the members: "等应用场景". */
static const kb_type *type_behind(const kb_reading *r, kb_str text, size_t at)
{
    size_t end = at;
    for (int n = 0; end < text.len && n < BEHIND_MOST; n++) {
        size_t next = end;
        uint32_t c = kb_utf8_next(text, &next);
        if (kb_char_class_of(c) == KB_CHAR_PUNCT || c == 0x7684 /* 的 */)
            break;
        end = next;
    }
    const kb_section_rule *rule =
        kb_rules_section(&r->x->rules, kb_str_cut(text, at, end));
    return rule && rule->type.concept ? &rule->type : NULL;
}

/* The term that a member is, or -1. */
static int term_of(const kb_reading *r, size_t block, const member *m)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_str words = words_of(text, m);
    size_t start = (size_t)(words.ptr - text.ptr);
    const kb_place *p = kb_reading_at(r, block, start, start + words.len);
    return p ? (int)p->term : kb_reading_find(r, words);
}

/* The type that most of the known members have, or NULL. */
static const kb_type *type_of_known(const kb_reading *r, size_t block,
                                    const members *all)
{
    size_t votes[KB_KIND_COUNT] = {0}, best = 0;
    const kb_type *type = NULL;
    for (size_t i = 0; i < all->len; i++) {
        int term = term_of(r, block, &all->data[i]);
        if (term < 0)
            continue;
        const kb_type *known = &r->terms.data[term].type;
        if (++votes[known->kind] > best) {
            best = votes[known->kind];
            type = known;
        }
    }
    return type;
}

/* Whether a member is a known term, with no more than nouns behind it that make
 * no other of it ("医疗领域"), or a maker and its work. */
static bool is_known(const kb_reading *r, size_t block, const member *m)
{
    const kb_rules *rules = &r->x->rules;
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_str words = kb_discover_name(kb_str_cut(text, m->start, m->end));
    size_t from, to, start = (size_t)(words.ptr - text.ptr);
    kb_reading_within(r, block, start, start + words.len, &from, &to);
    if (from == to)
        return false;
    const kb_place *p = &r->places.data[from];
    if (r->terms.data[p->term].type.kind == KB_ORGANIZATION)
        return kb_discover_knows(r, block, m->start, m->end);
    size_t end = p->end - start;
    return kb_bound_left(rules, words, p->start - start) &&
           kb_bound_right(rules, words, end) && !kb_bound_breaks(words, end);
}

static void add_members(kb_reading *r, size_t block, const members *all,
                        size_t behind)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    const kb_type *said = behind ? type_behind(r, text, behind) : NULL;
    const kb_type *hint = said ? said : type_of_known(r, block, all);
    if (!hint)
        return;
    kb_type type = *hint; /* the terms move when one is added */
    for (size_t i = 0; i < all->len; i++) {
        const member *m = &all->data[i];
        kb_str words = words_of(text, m);
        bool fits =
            kb_utf8_count(words) <= MEMBER_MOST || kb_shape_is_latin(words);
        if (fits && !is_known(r, block, m))
            kb_discover_member(r, words, &type);
    }
}

void kb_enumerate(kb_reading *r, size_t block)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    members all = {0};
    ptrdiff_t at = kb_str_find(text, comma, 0);
    while (at != KB_STR_NONE) {
        size_t behind;
        size_t next = read_members(r, &all, block, (size_t)at, &behind);
        add_members(r, block, &all, behind);
        at = kb_str_find(text, comma, next);
    }
}
