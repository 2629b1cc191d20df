/* define.c - definitions: sentences that say what a term is. */
#include "extract/define.h"

#include "extract/lead.h"
#include "text/sentence.h"
#include "text/utf8.h"

static const double SURE_ENOUGH = 0.55;

/* Code points: a definition's least length, what may stand before its term,
 * an aside between the term and the words, and how many terms keep one. */
enum { LEAST = 12, BEFORE = 6, ASIDE = 60, PER_TERM = 3 };

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
    kb_reading_block(r, s->block, &from, &to);
    for (size_t i = from; i < to; i++) {
        const kb_place *p = &r->places.data[i];
        kb_kind kind = r->terms.data[p->term].type.kind;
        if (p->start >= s->start && p->end <= before &&
            (kind == KB_ORGANIZATION || kind == KB_PERSON))
            return kb_str_cut(text_of(r, s->block), p->start, p->end);
    }
    return (kb_str){0};
}

static size_t definitions_of(const kb_definitions *all, uint32_t term)
{
    size_t n = 0;
    for (size_t i = 0; i < all->len; i++)
        n += all->data[i].term == term;
    return n;
}

static void add(kb_reading *r, kb_definitions *out, const sentence *s,
                uint32_t term, kb_str by)
{
    if (definitions_of(out, term) >= PER_TERM)
        return;
    r->terms.data[term].signs |= KB_SIGN_DEFINED;
    kb_vec_push(r->arena, out,
                (kb_defined){term, (uint32_t)s->block, (uint32_t)s->start,
                             (uint32_t)s->end, by});
}

/* The first term of the sentence, when words of definition follow it. */
static bool define_first(kb_reading *r, kb_definitions *out, const sentence *s)
{
    kb_str text = text_of(r, s->block);
    size_t from, to;
    kb_reading_block(r, s->block, &from, &to);
    for (size_t i = from; i < to; i++) {
        const kb_place *p = &r->places.data[i];
        if (p->start < s->start)
            continue;
        kb_str by = credited(r, s, p->start);
        if (p->end > s->end ||
            (by.len == 0 &&
             kb_utf8_count(kb_str_cut(text, s->start, p->start)) > BEFORE))
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

/* The term that is the block's whole lead, or -1. */
static int lead_term(const kb_reading *r, size_t block, kb_lead *lead)
{
    *lead = kb_lead_of(&r->doc->blocks[block]);
    if (lead->start == lead->end)
        return -1;
    const kb_place *p = kb_reading_at(r, block, lead->start, lead->end);
    return p ? (int)p->term : -1;
}

static bool is_definable(kb_kind kind)
{
    return kind != KB_RISK && kind != KB_ORGANIZATION && kind != KB_PERSON;
}

/* A bold or marked lead, and behind it the sentence that explains it. */
static void define_lead(kb_reading *r, kb_definitions *out, size_t block)
{
    const kb_block *b = &r->doc->blocks[block];
    kb_lead lead;
    int term = lead_term(r, block, &lead);
    size_t at = lead.body;
    sentence s = {.block = block};

    if (term < 0 || b->type == KB_BLOCK_HEADING || lead.body >= b->len ||
        !is_definable(r->terms.data[term].type.kind) ||
        !kb_sentence_next(text_of(r, block), &at, &s.start, &s.end) ||
        kb_utf8_count(kb_str_cut(text_of(r, block), s.start, s.end)) < LEAST)
        return;
    if (!define_first(r, out, &s))
        add(r, out, &s, (uint32_t)term, (kb_str){0});
}

void kb_define(kb_reading *r, kb_definitions *out)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        kb_str text = text_of(r, i);
        sentence s = {.block = i};
        if (!kb_reading_reads(r, i) || r->first[i] == r->first[i + 1] ||
            r->doc->blocks[i].type == KB_BLOCK_HEADING)
            continue;
        define_lead(r, out, i);
        for (size_t at = 0; kb_sentence_next(text, &at, &s.start, &s.end);) {
            if (kb_utf8_count(kb_str_cut(text, s.start, s.end)) >= LEAST)
                define_first(r, out, &s);
        }
    }
}
