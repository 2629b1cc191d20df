/* define.c - definitions: sentences that say what a term is. */
#include "extract/define.h"

#include "extract/clause.h"
#include "extract/definiendum.h"
#include "extract/explain.h"
#include "extract/lead.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Code points: how far from the start of its sentence a definition may begin
 * to be quoted whole; the least and the most that explain a name in brackets.
 */
enum { WHOLE = 12, GLOSS = 8, GLOSS_MOST = 60 };

/* Who is said to define in the words before byte `before`: the organization
 * or person with words such as 认为 behind it, or nobody. */
static kb_str credited(const kb_definer *d, const kb_sentence *s, size_t before)
{
    kb_str text = kb_definer_text(d, s->block);
    const kb_place *p;
    for (size_t from = s->start;
         (p = kb_definer_first(d, s, from)) && p->end <= before;
         from = p->end) {
        size_t at = kb_clause_aside(text, p->end, before);
        if (kb_definer_credits(d, p->term) &&
            kb_wording_at(&d->r->x->rules, KB_WORDING_BY, text, at, before))
            return kb_str_cut(text, p->start, p->end);
    }
    return (kb_str){0};
}

/* Whether the sentence defines something already. */
static bool has_defined(const kb_definer *d, const kb_sentence *s)
{
    const kb_defined *last =
        d->out->len > 0 ? &d->out->data[d->out->len - 1] : NULL;
    return last && last->block == s->block && last->end > s->start;
}

/* Where the words of a definition in the clause at byte `at` begin: with the
 * sentence, when that is near and defines nothing else. */
static size_t beginning(const kb_definer *d, const kb_sentence *s, size_t at)
{
    kb_str text = kb_definer_text(d, s->block);
    return !has_defined(d, s) && kb_is_near(text, s->start, at, WHOLE)
               ? s->start
               : at;
}

/* ---- clauses ------------------------------------------------------------ */

/* "X是…" */
static bool define_subject(kb_definer *d, const kb_sentence *s, size_t at)
{
    const kb_place *p = kb_definiendum_of(d, s, at);
    if (!p)
        return false;
    if (kb_definer_add(d, s, p->term, beginning(d, s, at), credited(d, s, at)))
        d->spoken = (int)p->term;
    return true;
}

/* "它是…": the words stand for what was spoken of last. */
static bool define_it(kb_definer *d, const kb_sentence *s)
{
    const kb_definition_rule *it =
        kb_wording_at(&d->r->x->rules, KB_WORDING_IT,
                      kb_definer_text(d, s->block), s->start, s->end);
    uint32_t term = (uint32_t)d->spoken;
    return it && d->spoken >= 0 &&
           kb_definiendum_fits(d, s, term, s->start + it->words.len) &&
           kb_definer_add(d, s, term, s->start, (kb_str){0});
}

/* Whether the clause at byte `at` says what the one before it ends with:
 * "这是一种…", "一款…的工具". */
static bool takes_up(const kb_rules *rules, kb_str text, size_t at, size_t end)
{
    const kb_definition_rule *it =
        kb_wording_at(rules, KB_WORDING_IT, text, at, end);
    const kb_definition_rule *open =
        kb_wording_at(rules, KB_WORDING_OPEN, text, at, end);
    if (open && kb_wording_proves(open->sure) &&
        kb_str_starts(open->words, KB_STR("一")) &&
        kb_wording_genus(rules, text, at, end) > 0)
        return true;
    return it && kb_wording_proves(
                     kb_wording_surety(rules, text, at + it->words.len, end));
}

/* "…讲到X，这是一种…": a clause says what the one before it ends with. */
static bool define_taken_up(kb_definer *d, const kb_sentence *s, size_t at)
{
    kb_str text = kb_definer_text(d, s->block), comma = KB_STR("，");
    if (has_defined(d, s) ||
        !kb_str_ends(kb_str_cut(text, s->start, at), comma) ||
        !takes_up(&d->r->x->rules, text, at, s->end))
        return false;
    const kb_place *p = kb_definer_first(d, s, s->start);
    while (p && p->end < at - comma.len)
        p = kb_definer_first(d, s, p->end);
    return p && p->end == at - comma.len && !kb_definer_credits(d, p->term) &&
           kb_definer_add(d, s, p->term, beginning(d, s, p->start),
                          (kb_str){0});
}

/* "作为一种轻便的模型，X…": the clause before says what the place at byte `at`
 * is. */
static bool define_as(kb_definer *d, const kb_sentence *s, size_t at)
{
    kb_str text = kb_definer_text(d, s->block);
    const kb_place *p = kb_definer_at(d, s, at);
    return p &&
           kb_str_starts(kb_str_cut(text, s->start, s->end), KB_STR("作为")) &&
           kb_clause_end(text, s->start, s->end) + sizeof "，" - 1 == at &&
           kb_wording_genus(&d->r->x->rules, text, s->start, s->end) > 0 &&
           kb_definer_add(d, s, p->term, s->start, (kb_str){0});
}

/* "X由…，是指…": a later clause says what the sentence began with. */
static bool define_late(kb_definer *d, const kb_sentence *s, size_t at)
{
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = kb_definer_text(d, s->block);
    const kb_definition_rule *rule =
        kb_wording_at(rules, KB_WORDING_AFTER, text, at, s->end);
    const kb_place *p =
        kb_definer_at(d, s, kb_wording_subject(rules, text, s->start, s->end));
    return rule && kb_wording_proves(rule->sure) && p && p->end <= at &&
           !kb_definer_credits(d, p->term) &&
           kb_definer_add(d, s, p->term, s->start, (kb_str){0});
}

/* Whether the brackets that end the words explain: in one clause, with words
 * enough, and no example. */
static bool is_gloss(const kb_definer *d, kb_str words)
{
    const kb_rules *rules = &d->r->x->rules;
    size_t open = 0;
    if (words.len == 0 || kb_is_near(words, 0, words.len, GLOSS + 1) ||
        !kb_is_near(words, 0, words.len, GLOSS_MOST))
        return false;
    kb_utf8_next(words, &open);
    const kb_definition_rule *rule =
        kb_wording_at(rules, KB_WORDING_OPEN, words, open, words.len);
    return (!rule || kb_wording_suffices(rule->sure)) &&
           !kb_wording_at(rules, KB_WORDING_BETWEEN, words, open, words.len) &&
           kb_str_find(words, KB_STR("的"), 0) != KB_STR_NONE &&
           kb_clause_is_whole(words);
}

/* "困惑度（生成文本的流畅度）": the brackets behind a place in the clause at
 * byte `at` say what it is. */
static void define_gloss(kb_definer *d, const kb_sentence *s, size_t at)
{
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = kb_definer_text(d, s->block);
    size_t clause = kb_clause_end(text, at, s->end);
    const kb_place *p = kb_definer_first(d, s, at);
    for (; p && p->start < clause; p = kb_definer_first(d, s, p->end)) {
        size_t open =
            kb_wording_behind(rules, KB_WORDING_BETWEEN, text, p->end, s->end);
        kb_sentence gloss = {.block = s->block, .start = open};
        gloss.end = kb_clause_aside(text, open, s->end);
        if (kb_definer_explains(d, p->term) &&
            kb_definer_kind(d, p->term) != KB_APPLICATION &&
            is_gloss(d, kb_str_cut(text, gloss.start, gloss.end)))
            kb_definer_add(d, &gloss, p->term, p->start, (kb_str){0});
    }
}

/* "写诗的机器人“晴岚”，可以…": the words right before a name say what it is,
 * those behind it what it does. */
static bool define_named(kb_definer *d, const kb_sentence *s, size_t at)
{
    const unsigned named = 1u << KB_PRODUCT | 1u << KB_MODEL;
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = kb_definer_text(d, s->block);
    size_t clause = kb_clause_end(text, at, s->end);
    const kb_place *p = kb_definer_first(d, s, at);
    for (; p && p->start < clause; p = kb_definer_first(d, s, p->end)) {
        uint32_t start = (uint32_t)at, end = p->start;
        kb_lead_trim(text, &start, &end);
        if (named >> kb_definer_kind(d, p->term) & 1 && end > start &&
            kb_wording_genus(rules, text, start, end) > 0 &&
            kb_wording_surety(rules, text, p->end, s->end) > 0)
            return kb_definer_add(d, s, p->term, at, (kb_str){0});
    }
    return false;
}

/* What a sentence that defines nothing speaks of: its first words, or what
 * these stand for; else -1. */
static int speaks_of(const kb_definer *d, const kb_sentence *s)
{
    const kb_place *p = kb_definer_at(d, s, s->start);
    if (p)
        return (int)p->term;
    return kb_wording_at(&d->r->x->rules, KB_WORDING_IT,
                         kb_definer_text(d, s->block), s->start, s->end)
               ? d->spoken
               : -1;
}

static void define_clause(kb_definer *d, const kb_sentence *s, size_t at)
{
    kb_str text = kb_definer_text(d, s->block);
    if (define_subject(d, s,
                       kb_wording_subject(&d->r->x->rules, text, at, s->end)))
        return;
    if (at > s->start && (define_as(d, s, at) || define_late(d, s, at) ||
                          define_taken_up(d, s, at)))
        return;
    if (at == s->start && !define_it(d, s))
        d->spoken = speaks_of(d, s);
    if (!define_named(d, s, at))
        define_gloss(d, s, at);
}

/* Remembers what the sentence began with, and what it listed. */
static void note_sentence(kb_definer *d, const kb_sentence *s)
{
    kb_str text = kb_definer_text(d, s->block);
    const kb_place *p = kb_definer_at(d, s, s->start);
    if (p)
        d->begun[p->term] = true;
    size_t from, to;
    kb_reading_within(d->r, s->block, s->start, s->end, &from, &to);
    for (size_t i = from; i + 1 < to; i++) {
        p = &d->r->places.data[i];
        if (kb_definer_lists(text, &p[0], &p[1])) {
            d->listed[p[0].term] = (uint32_t)s->block + 1;
            d->listed[p[1].term] = (uint32_t)s->block + 1;
        }
    }
}

static void define_sentence(kb_definer *d, const kb_sentence *s)
{
    kb_str text = kb_definer_text(d, s->block);
    size_t start;
    for (size_t in = s->start; kb_clause_next(text, &in, s->end, &start);)
        define_clause(d, s, start);
    note_sentence(d, s);
}

/* The sentences behind byte `at`. */
static void define_sentences(kb_definer *d, size_t block, size_t at)
{
    kb_str text = kb_definer_text(d, block);
    kb_sentence s = {.block = block, .first = true};
    for (; kb_sentence_next(text, &at, &s.start, &s.end); s.first = false) {
        if (s.end - s.start <= KB_SENTENCE_MOST && !kb_definer_asks(d, &s))
            define_sentence(d, &s);
    }
}

/* ---- blocks ------------------------------------------------------------- */

static void define_block(kb_definer *d, size_t block)
{
    kb_block_type type = d->r->doc->blocks[block].type;
    if (type == KB_BLOCK_ROW) {
        kb_explain_row(d, block);
        return;
    }
    kb_explain_heading(d, block);
    define_sentences(d, block, kb_explain_lead(d, block));
    if (type == KB_BLOCK_ITEM)
        d->spoken = -1; /* the next item speaks of something else */
}

void kb_define(kb_reading *r, kb_definitions *out)
{
    size_t terms = r->terms.len + 1;
    kb_definer d = {
        .r = r,
        .out = out,
        .spoken = -1,
        .asked = -1,
        .begun = kb_arena_alloc(r->arena, terms),
        .listed = kb_arena_alloc(r->arena, terms * sizeof *d.listed),
    };
    for (size_t i = 0; i < r->doc->block_count; i++) {
        bool heading = r->doc->blocks[i].type == KB_BLOCK_HEADING;
        if (heading)
            d.spoken = -1;
        else if (kb_reading_reads(r, i))
            define_block(&d, i);
    }
}
