/* coin.c - terms that a sentence coins by defining them. */
#include "extract/coin.h"

#include "extract/clause.h"
#include "extract/shape.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* How sure words must be to define what nobody knows. */
static const double SURE_ENOUGH = 0.8;

enum { NAME_MOST = 24 /* code points */ };

/* What the clause at `at` says that something is. */
static kb_type genus_of(const kb_rules *rules, kb_str text, size_t at,
                        size_t end)
{
    const kb_type technique = {true, KB_TECHNIQUE, kb_kind_layer(KB_TECHNIQUE)};
    kb_str clause = kb_str_cut(text, at, kb_clause_end(text, at, end));
    const kb_type *head = kb_rules_head(rules, clause);
    return head && head->concept ? *head : technique;
}

static void coin(kb_reading *r, kb_str name, kb_type genus)
{
    const kb_rules *rules = &r->x->rules;
    if (!kb_shape_is_term(rules, name) || kb_reading_find(r, name) >= 0)
        return;
    kb_type type = kb_shape_type(rules, name, &genus);
    if (type.concept)
        kb_reading_add(r, name, type);
}

/* The end of a name: without the aside in brackets behind it. */
static size_t name_end(kb_str text, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        size_t here = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (c == '(' || c == 0xFF08 || c == 0x201D)
            return here;
    }
    return to;
}

/* The words of definition at byte `at`, or behind adverbs there; NULL. */
static const kb_definition_rule *defines(const kb_rules *rules, kb_str text,
                                         size_t *at, size_t end)
{
    const kb_definition_rule *rule =
        kb_wording_at(rules, KB_WORDING_BETWEEN, text, *at, end);
    if (rule)
        *at += rule->words.len;
    rule = kb_wording_at(rules, KB_WORDING_AFTER, text, *at, end);
    if (rule)
        *at += rule->words.len;
    return rule;
}

/* The clause at [at, end): its words up to those of definition, if any. */
static void coin_clause(kb_reading *r, kb_str text, size_t at, size_t end)
{
    const kb_rules *rules = &r->x->rules;
    size_t from = kb_wording_subject(rules, text, at, end);
    size_t to = from;
    for (int n = 0; to < end && n < NAME_MOST; n++) {
        size_t behind = to;
        const kb_definition_rule *rule = defines(rules, text, &behind, end);
        if (rule && rule->sure >= SURE_ENOUGH)
            coin(r,
                 kb_str_trim(
                     kb_str_cut(text, from, name_end(text, from, to))),
                 genus_of(rules, text, behind, end));
        if (rule)
            return;
        kb_utf8_next(text, &to);
    }
}

void kb_coin(kb_reading *r)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        kb_str text = kb_block_str(&r->doc->blocks[i]);
        size_t start, end, from;
        if (!kb_reading_reads(r, i))
            continue;
        for (size_t at = 0; kb_sentence_next(text, &at, &start, &end);) {
            for (size_t in = start; kb_clause_next(text, &in, end, &from);)
                coin_clause(r, text, from, end);
        }
    }
}
