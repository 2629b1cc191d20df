/* coin.c - terms that a sentence coins by defining them. */
#include "extract/coin.h"

#include "extract/clause.h"
#include "extract/shape.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* How sure words must be to define what the heading right above names. */
static const double HEADED = 0.5;

/* How sure words behind a lead must be, where no genus follows them. */
static const double SURE = 0.9;

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
    if (!kb_shape_is_name(rules, name) || kb_reading_find(r, name) >= 0 ||
        kb_wording_at(rules, KB_WORDING_IT, name, 0, name.len))
        return;
    kb_type type = kb_shape_type(rules, name, &genus);
    kb_reading_add(r, name, type.concept ? type : genus);
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

/* The words of definition at byte `*at`, or behind adverbs there; NULL.  What
 * may end a name, as 模型 may, is part of it. */
static const kb_definition_rule *defines(const kb_rules *rules, kb_str text,
                                         size_t *at, size_t end)
{
    const kb_definition_rule *rule;
    while ((rule = kb_wording_at(rules, KB_WORDING_BETWEEN, text, *at, end)) &&
           rule->sure == 0)
        *at += rule->words.len;
    rule = kb_wording_at(rules, KB_WORDING_AFTER, text, *at, end);
    if (rule)
        *at += rule->words.len;
    return rule;
}

/* Whether the heading right above the block has these words. */
static bool is_headed(const kb_reading *r, size_t block, kb_str words)
{
    const kb_block *above = block > 0 ? &r->doc->blocks[block - 1] : NULL;
    return above && above->type == KB_BLOCK_HEADING && words.len > 0 &&
           kb_str_find(kb_block_str(above), words, 0) != KB_STR_NONE;
}

/* Whether words that define prove that what stands before them is a name:
 * plain ones right behind it or behind Latin and a comma, or any where the
 * heading has it. */
static bool is_proven(const kb_reading *r, size_t block, kb_str name,
                      const kb_definition_rule *rule)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t end = (size_t)(name.ptr - text.ptr) + name.len;
    if (kb_str_find(name, KB_STR("的"), 0) != KB_STR_NONE)
        return false;
    if (is_headed(r, block, name))
        return rule->sure >= HEADED;
    return kb_wording_proves(rule->sure) &&
           (kb_shape_is_latin(name) ||
            kb_clause_end(text, end, text.len) != end);
}

/* Whether a title begins before byte `at`: what follows is no name. */
static bool is_title(kb_str text, size_t at)
{
    return kb_str_ends(kb_str_cut(text, 0, at), KB_STR("《"));
}

/* Whether [from, to) is a known term, with no more than words behind it that
 * may end a name: "扩散模型技术". */
static bool is_known(const kb_reading *r, size_t block, size_t from, size_t to)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t first, last;
    kb_reading_within(r, block, from, to, &first, &last);
    const kb_place *p = first < last ? &r->places.data[first] : NULL;
    return p && p->start == from &&
           kb_wording_behind(&r->x->rules, KB_WORDING_BETWEEN, text, p->end,
                             to) == to;
}

/* The clause at [at, end): its words up to those of definition, if any. */
static void coin_clause(kb_reading *r, size_t block, size_t at, size_t end)
{
    const kb_rules *rules = &r->x->rules;
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t from = kb_wording_subject(rules, text, at, end);
    size_t to = from, behind = from, clause = kb_clause_end(text, from, end);
    const kb_definition_rule *rule = NULL;
    for (int n = 0; to < end && n < NAME_MOST; n++) {
        behind = to = kb_clause_aside(text, to, end);
        rule = defines(rules, text, &behind, end);
        if (rule || to >= clause)
            break;
        kb_utf8_next(text, &to);
    }
    if (!rule)
        return;
    kb_str name = kb_str_trim(kb_str_cut(text, from, name_end(text, from, to)));
    if (is_proven(r, block, name, rule) &&
        !is_known(r, block, from, from + name.len) && !is_title(text, from))
        coin(r, name, genus_of(rules, text, behind, end));
}

/* "名称 | 说明": the cell of a name nobody knows, by what the next one says. */
static void coin_row(kb_reading *r, kb_str text)
{
    const kb_rules *rules = &r->x->rules;
    kb_str rest = text, name, what;
    if (kb_str_split_at(&rest, KB_STR(" | "), &name) &&
        kb_str_split_at(&rest, KB_STR(" | "), &what) &&
        kb_wording_genus(rules, what, 0, what.len) > 0)
        coin(r, kb_str_trim(name), genus_of(rules, what, 0, what.len));
}

/* A heading nobody knows over words that say what it is: "一种…的模型。". */
static void coin_heading(kb_reading *r, size_t block)
{
    const kb_rules *rules = &r->x->rules;
    const kb_block *heading = &r->doc->blocks[block - 1];
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_lead lead = r->leads[block - 1];
    size_t at = 0, start, end;
    if (heading->type != KB_BLOCK_HEADING || lead.start == lead.end ||
        !kb_sentence_next(text, &at, &start, &end))
        return;
    const kb_definition_rule *open =
        kb_wording_at(rules, KB_WORDING_OPEN, text, start, end);
    size_t last = kb_clause_last(text, start, end);
    if (open && open->sure >= HEADED &&
        kb_wording_genus(rules, text, last, end) > 0)
        coin(r, kb_str_cut(kb_block_str(heading), lead.start, lead.end),
             genus_of(rules, text, last, end));
}

/* A lead nobody knows before words that say what it is: "水平扩展：是指…". */
static void coin_lead(kb_reading *r, size_t block)
{
    const kb_rules *rules = &r->x->rules;
    const kb_block *b = &r->doc->blocks[block];
    kb_str text = kb_block_str(b);
    kb_lead lead = r->leads[block];
    size_t at = lead.body, start, end;
    if (b->type == KB_BLOCK_HEADING || b->type == KB_BLOCK_ROW ||
        lead.start == lead.end || at >= text.len ||
        !kb_sentence_next(text, &at, &start, &end))
        return;
    const kb_definition_rule *open =
        kb_wording_at(rules, KB_WORDING_OPEN, text, start, end);
    size_t last = kb_clause_last(text, start, end);
    bool named = kb_wording_genus(rules, text, start, end) > 0 ||
                 kb_wording_genus(rules, text, last, end) > 0;
    if (open &&
        (open->sure >= SURE || (named && kb_wording_proves(open->sure))))
        coin(r, kb_str_cut(text, lead.start, lead.end),
             genus_of(rules, text, start, end));
}

void kb_coin(kb_reading *r)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        kb_str text = kb_block_str(&r->doc->blocks[i]);
        size_t start, end, from;
        if (!kb_reading_reads(r, i))
            continue;
        if (r->doc->blocks[i].type == KB_BLOCK_ROW)
            coin_row(r, text);
        if (i > 0)
            coin_heading(r, i);
        coin_lead(r, i);
        for (size_t at = 0; kb_sentence_next(text, &at, &start, &end);) {
            if (end - start > KB_SENTENCE_MOST)
                continue;
            for (size_t in = start; kb_clause_next(text, &in, end, &from);)
                coin_clause(r, i, from, end);
        }
    }
}
