/* define.c - definitions: sentences that say what a term is. */
#include "extract/define.h"

#include "extract/topic.h"
#include "text/sentence.h"
#include "text/utf8.h"

static const double SURE_ENOUGH = 0.55;

/* Code points: a definition's least length, what may stand before its term,
 * an aside between the term and the words, and how many terms keep one. */
enum { LEAST = 12, BEFORE = 6, ASIDE = 60, PER_TERM = 6 };

typedef struct sentence {
    size_t block, start, end; /* bytes */
} sentence;

static kb_str text_of(const kb_reading *r, size_t block)
{
    return kb_block_str(&r->doc->blocks[block]);
}

/* Behind one bracketed aside and blanks, or `at`. */
static size_t behind_aside(kb_str text, size_t at, size_t end)
{
    size_t from = at;
    while (at < end && text.ptr[at] == ' ')
        at++;
    size_t in = at;
    if (at >= end)
        return from;
    uint32_t c = kb_utf8_next(text, &in);
    if (c != '(' && c != 0xFF08)
        return at;
    for (int n = 0; in < end && n < ASIDE; n++) {
        c = kb_utf8_next(text, &in);
        if (c == ')' || c == 0xFF09)
            return in;
    }
    return from;
}

/* How surely the words at `at` make the term before them defined. */
static double surety(const kb_rules *rules, kb_str text, size_t at, size_t end)
{
    kb_str rest = kb_str_cut(text, at, end);
    double sure = 0;
    size_t longest = 0;
    for (size_t i = 0; i < rules->definitions.len; i++) {
        const kb_definition_rule *rule = &rules->definitions.data[i];
        if (rule->words.len > longest && kb_str_starts(rest, rule->words)) {
            longest = rule->words.len;
            sure = rule->sure;
        }
    }
    return sure;
}

/* Who is said to define, in the words before the term: the organization or
 * person named there, or nobody. */
static kb_str credited(const kb_reading *r, const sentence *s, size_t before)
{
    size_t from, to;
    kb_reading_within(r, s->block, s->start, before, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &r->places.data[from];
        kb_kind kind = r->terms.data[p->term].type.kind;
        if (kind == KB_ORGANIZATION || kind == KB_PERSON)
            return kb_str_cut(text_of(r, s->block), p->start, p->end);
    }
    return (kb_str){0};
}

/* Whether the term may have one more, and this sentence does not define it
 * already. */
static bool has_room(const kb_reading *r, const kb_definitions *all,
                     const sentence *s, uint32_t term)
{
    for (size_t i = all->len; i > 0 && all->data[i - 1].block == s->block;
         i--) {
        if (all->data[i - 1].end == s->end)
            return false;
    }
    return r->terms.data[term].definitions < PER_TERM;
}

static void add(kb_reading *r, kb_definitions *out, const sentence *s,
                uint32_t term, kb_str by)
{
    if (!has_room(r, out, s, term))
        return;
    r->terms.data[term].signs |= KB_SIGN_DEFINED;
    r->terms.data[term].definitions++;
    kb_vec_push(r->arena, out,
                (kb_defined){term, (uint32_t)s->block, (uint32_t)s->start,
                             (uint32_t)s->end, by});
}

/* The first term of the sentence, when words of definition follow it. */
static bool define_first(kb_reading *r, kb_definitions *out, const sentence *s)
{
    kb_str text = text_of(r, s->block);
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    for (size_t i = from; i < to; i++) {
        const kb_place *p = &r->places.data[i];
        kb_str by = credited(r, s, p->start);
        if (by.len == 0 && !kb_is_near(text, s->start, p->start, BEFORE))
            return false;
        size_t at = behind_aside(text, p->end, s->end);
        if (surety(&r->x->rules, text, at, s->end) >= SURE_ENOUGH) {
            add(r, out, s, p->term, by);
            return true;
        }
        if (by.len == 0 && r->terms.data[p->term].type.kind != KB_ORGANIZATION)
            return false;
    }
    return false;
}

static bool is_definable(kb_kind kind)
{
    return kind != KB_RISK && kind != KB_ORGANIZATION && kind != KB_PERSON;
}

/* The first sentence behind byte `at` of a block, where it is long enough. */
static bool opening_sentence(const kb_reading *r, sentence *out, size_t block,
                             size_t at)
{
    kb_str text = text_of(r, block);
    out->block = block;
    return at < text.len &&
           kb_sentence_next(text, &at, &out->start, &out->end) &&
           kb_utf8_count(kb_str_cut(text, out->start, out->end)) >= LEAST;
}

/* The first term of a sentence, or -1. */
static int first_term(const kb_reading *r, const sentence *s)
{
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    return from < to ? (int)r->places.data[from].term : -1;
}

/* "麦肯锡的定义：…": who says it stands in the lead, what it is of behind it.
 */
static bool define_credited(kb_reading *r, kb_definitions *out, size_t block,
                            const kb_lead *lead)
{
    static const kb_str credits[] = {KB_STR_INIT("的定义"), KB_STR_INIT("认为"),
                                     KB_STR_INIT("给出的定义")};
    kb_str words = kb_str_cut(text_of(r, block), lead->start, lead->end);
    sentence s;
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        if (!kb_str_ends(words, credits[i]) || words.len == credits[i].len ||
            !opening_sentence(r, &s, block, lead->body))
            continue;
        int term = first_term(r, &s);
        words.len -= credits[i].len;
        if (term >= 0)
            add(r, out, &s, (uint32_t)term, words);
        return term >= 0;
    }
    return false;
}

/* A bold or marked lead, and with it the sentence that explains it. */
static void define_lead(kb_reading *r, kb_definitions *out, size_t block)
{
    const kb_block *b = &r->doc->blocks[block];
    kb_lead lead = kb_lead_of(b);
    const kb_place *p = kb_topic_lead(r, block);
    sentence s;

    /* "金融。面对…" names what the block is about, and explains nothing. */
    if (lead.start == lead.end || define_credited(r, out, block, &lead) || !p ||
        kb_str_starts(kb_str_cut(text_of(r, block), lead.end, b->len),
                      KB_STR("。")) ||
        !is_definable(r->terms.data[p->term].type.kind) ||
        !opening_sentence(r, &s, block, lead.body))
        return;
    if (define_first(r, out, &s))
        return;
    s.start = lead.start;
    add(r, out, &s, p->term, (kb_str){0});
}

/* The first words under a heading that is a term, when they begin with it. */
static void define_heading(kb_reading *r, kb_definitions *out, size_t block)
{
    const kb_place *p = kb_topic_lead(r, block);
    sentence s;
    if (!p || block + 1 == r->doc->block_count ||
        !kb_reading_reads(r, block + 1) ||
        r->doc->blocks[block + 1].type == KB_BLOCK_HEADING ||
        !is_definable(r->terms.data[p->term].type.kind) ||
        !opening_sentence(r, &s, block + 1, 0))
        return;
    size_t from, to;
    kb_reading_block(r, s.block, &from, &to);
    if (from < to && r->places.data[from].term == p->term &&
        r->places.data[from].start == s.start)
        add(r, out, &s, p->term, (kb_str){0});
}

static void define_block(kb_reading *r, kb_definitions *out, size_t block)
{
    kb_str text = text_of(r, block);
    sentence s = {.block = block};
    if (r->doc->blocks[block].type == KB_BLOCK_HEADING) {
        define_heading(r, out, block);
        return;
    }
    define_lead(r, out, block);
    for (size_t at = 0; kb_sentence_next(text, &at, &s.start, &s.end);) {
        if (kb_utf8_count(kb_str_cut(text, s.start, s.end)) >= LEAST)
            define_first(r, out, &s);
    }
}

void kb_define(kb_reading *r, kb_definitions *out)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (kb_reading_reads(r, i) && r->first[i] < r->first[i + 1])
            define_block(r, out, i);
    }
}
