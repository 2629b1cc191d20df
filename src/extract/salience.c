/* salience.c - which terms an article says enough of to keep them. */
#include "extract/salience.h"

#include "extract/bound.h"

/* Relations at least so sure speak for both of their ends. */
static const double SPEAKS = 0.5;

/* Signs that speak for a term that is no more than a part of other words. */
static const unsigned ENOUGH = KB_SIGN_TITLE | KB_SIGN_LEAD | KB_SIGN_DEFINED |
                               KB_SIGN_RELATED | KB_SIGN_WHOLE;

/* Signs that speak for a generic term. */
static const unsigned STRONG =
    KB_SIGN_TITLE | KB_SIGN_LEAD | KB_SIGN_DEFINED | KB_SIGN_LISTED;

/* Kinds of common nouns: where one is only a part of other words, these mean
 * something else ("保险" in "保险核保人"). */
static bool is_common(kb_kind kind)
{
    return kind == KB_APPLICATION || kind == KB_TECHNIQUE ||
           kind == KB_INFRASTRUCTURE || kind == KB_LAYER || kind == KB_RISK;
}

static void sign_related(kb_reading *r, const kb_relations *relations)
{
    for (size_t i = 0; i < relations->list.len; i++) {
        const kb_related *x = &relations->list.data[i];
        if (x->confidence < SPEAKS)
            continue;
        r->terms.data[x->s].signs |= KB_SIGN_RELATED;
        r->terms.data[x->o].signs |= KB_SIGN_RELATED;
    }
}

/* Whether 的 ties a place to other words: "内容生产的效率" speaks of the
 * efficiency, "琐碎的答疑" of one sort of answers. */
static bool is_tied(kb_str text, const kb_place *p)
{
    const kb_str of = KB_STR("的");
    return kb_str_ends(kb_str_cut(text, 0, p->start), of) ||
           kb_str_starts(kb_str_cut(text, p->end, text.len), of);
}

/* Signs the terms that stand somewhere as words of their own. */
static void sign_whole(kb_reading *r)
{
    const kb_rules *rules = &r->x->rules;
    for (size_t i = 0; i < r->places.len; i++) {
        const kb_place *p = &r->places.data[i];
        kb_term *t = &r->terms.data[p->term];
        const kb_block *b = &r->doc->blocks[p->block];
        kb_str text = kb_block_str(b);
        if (!(t->signs & ENOUGH) && is_common(t->type.kind) &&
            (b->type == KB_BLOCK_HEADING ||
             (!(t->type.kind == KB_APPLICATION && is_tied(text, p)) &&
              kb_bound_left(rules, text, p->start) &&
              kb_bound_right(rules, text, p->end))))
            t->signs |= KB_SIGN_WHOLE;
    }
}

static bool is_salient(const kb_reading *r, const kb_term *t)
{
    if (t->mentions == 0)
        return false;
    if (t->entry >= 0 && r->x->lexicon.entries.data[t->entry].generic)
        return (t->signs & STRONG) != 0;
    return (t->signs & ENOUGH) != 0 || !is_common(t->type.kind);
}

void kb_salience_judge(kb_reading *r, const kb_relations *relations)
{
    sign_related(r, relations);
    sign_whole(r);
    for (size_t i = 0; i < r->terms.len; i++)
        r->terms.data[i].kept = is_salient(r, &r->terms.data[i]);
}
