/* topic.c - what an article, a section and a block speak of. */
#include "extract/topic.h"

const kb_place *kb_topic_lead(const kb_reading *r, size_t block)
{
    kb_lead lead = r->leads[block];
    if (lead.start == lead.end)
        return NULL;
    return kb_reading_at(r, block, lead.start, lead.end);
}

int kb_topic_main(const kb_reading *r)
{
    int best = -1;
    for (size_t i = 0; i < r->terms.len; i++) {
        const kb_term *t = &r->terms.data[i];
        bool titled = t->signs & KB_SIGN_TITLE;
        bool best_titled =
            best >= 0 && r->terms.data[best].signs & KB_SIGN_TITLE;
        if (t->type.kind != KB_MODEL && t->type.kind != KB_TECHNIQUE &&
            t->type.kind != KB_PRODUCT)
            continue;
        if (best < 0 || titled > best_titled ||
            (titled == best_titled &&
             t->mentions > r->terms.data[best].mentions))
            best = (int)i;
    }
    return best;
}

static bool can_be_topic(kb_kind kind)
{
    return kind == KB_MODEL || kind == KB_TECHNIQUE || kind == KB_PRODUCT ||
           kind == KB_APPLICATION || kind == KB_LAYER ||
           kind == KB_INFRASTRUCTURE;
}

/* Whether a place in a heading is only the word that says what stands below:
 * "算法" over algorithms is not what is built on them. */
static bool is_rule_word(const kb_reading *r, const kb_place *p)
{
    kb_str heading = kb_block_str(&r->doc->blocks[p->block]);
    const kb_section_rule *rule = r->says[p->block];
    return rule && rule->relates && rule->down &&
           kb_str_find(rule->words, kb_str_cut(heading, p->start, p->end), 0) !=
               KB_STR_NONE;
}

int kb_topic_section(const kb_reading *r, size_t block, int fallback)
{
    int at = r->doc->blocks[block].heading;
    for (; at != KB_NO_BLOCK; at = r->doc->blocks[at].up) {
        size_t from, to;
        kb_reading_block(r, (size_t)at, &from, &to);
        for (; from < to; from++) {
            uint32_t term = r->places.data[from].term;
            if (can_be_topic(r->terms.data[term].type.kind) &&
                !is_rule_word(r, &r->places.data[from]))
                return (int)term;
        }
    }
    return fallback;
}
