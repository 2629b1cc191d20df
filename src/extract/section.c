/* section.c - relations that headings state: a heading over the leads of the
 * blocks below it (sections.tsv). */
#include "extract/relate.h"
#include "extract/topic.h"

static const double SECTION_SURE = 0.7;

static void relate_lead(kb_reading *r, kb_relations *out, size_t block,
                        const kb_place *p, int topic)
{
    const kb_section_rule *rule = kb_reading_section(r, block);
    if (topic < 0 || !rule || !rule->relates ||
        rule->type.kind != r->terms.data[p->term].type.kind)
        return;
    kb_related x = {.s = rule->down ? (uint32_t)topic : p->term,
                    .o = rule->down ? p->term : (uint32_t)topic,
                    .p = rule->predicate,
                    .basis = KB_BASIS_LIST,
                    .confidence = SECTION_SURE,
                    .block = (uint32_t)block,
                    .start = p->start,
                    .end = p->end};
    kb_relations_add(r, out, x);
}

void kb_relate_sections(kb_reading *r, kb_relations *out)
{
    int fallback = kb_topic_main(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        const kb_place *p =
            r->first[i] < r->first[i + 1] ? kb_topic_lead(r, i) : NULL;
        if (!p)
            continue;
        r->terms.data[p->term].signs |= KB_SIGN_LEAD;
        relate_lead(r, out, i, p, kb_topic_section(r, i, fallback));
    }
}
