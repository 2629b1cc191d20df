/* section.c - relations that structure states: a heading over the leads of the
 * blocks below it (sections.tsv), an item over the items nested in it. */
#include "extract/discover.h"
#include "extract/relate.h"

static const double SECTION_SURE = 0.7, NESTED_SURE = 0.6;

/* The place that is the whole lead of a block, or NULL. */
static const kb_place *lead_place(const kb_reading *r, size_t block)
{
    kb_lead lead = kb_lead_of(&r->doc->blocks[block]);
    if (lead.start == lead.end)
        return NULL;
    return kb_reading_at(r, block, lead.start, lead.end);
}

/* The most mentioned term of the title, or of the article, or -1. */
static int main_topic(const kb_reading *r)
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

/* What the section of `block` speaks of: a term in the headings above it. */
static int topic_of(const kb_reading *r, size_t block, int fallback)
{
    int at = kb_doc_heading(r->doc, block);
    for (; at != KB_NO_BLOCK; at = r->doc->blocks[at].up) {
        size_t from, to;
        kb_reading_block(r, (size_t)at, &from, &to);
        for (; from < to; from++) {
            uint32_t term = r->places.data[from].term;
            if (can_be_topic(r->terms.data[term].type.kind))
                return (int)term;
        }
    }
    return fallback;
}

static void relate_lead(kb_reading *r, kb_relations *out, size_t block,
                        const kb_place *p, int topic)
{
    const kb_section_rule *rule = kb_section_of(r, block);
    uint32_t about = (uint32_t)topic;
    if (!rule || !rule->relates || topic < 0 ||
        r->terms.data[p->term].type.kind != rule->type.kind)
        return;
    kb_relations_add(r, out,
                     (kb_related){rule->down ? about : p->term,
                                  rule->down ? p->term : about, rule->predicate,
                                  KB_BASIS_LIST, SECTION_SURE, (uint32_t)block,
                                  p->start, p->end});
}

/* An item below an item: of its kind, it is one; else a part of it. */
static void relate_nested(kb_reading *r, kb_relations *out, size_t block,
                          const kb_place *p)
{
    int up = r->doc->blocks[block].up;
    if (up == KB_NO_BLOCK || r->doc->blocks[up].type != KB_BLOCK_ITEM)
        return;
    const kb_place *over = lead_place(r, (size_t)up);
    if (!over)
        return;
    kb_kind kind = r->terms.data[over->term].type.kind;
    if (kind != r->terms.data[p->term].type.kind)
        return;
    kb_relations_add(r, out,
                     (kb_related){p->term, over->term,
                                  kind == KB_APPLICATION ? KB_PART_OF : KB_IS_A,
                                  KB_BASIS_LIST, NESTED_SURE, (uint32_t)block,
                                  p->start, p->end});
}

void kb_relate_sections(kb_reading *r, kb_relations *out)
{
    int fallback = main_topic(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        const kb_place *p =
            r->first[i] < r->first[i + 1] ? lead_place(r, i) : NULL;
        if (!p)
            continue;
        r->terms.data[p->term].signs |= KB_SIGN_LEAD;
        relate_lead(r, out, i, p, topic_of(r, i, fallback));
        relate_nested(r, out, i, p);
    }
}
