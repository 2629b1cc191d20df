/* section.c - relations that structure states: a heading over the leads of the
 * blocks below it (sections.tsv), an item over the items nested in it. */
#include "extract/discover.h"
#include "extract/relate.h"
#include "extract/topic.h"
#include "text/sentence.h"

static const double SECTION_SURE = 0.7, NESTED_SURE = 0.6, USUAL_SURE = 0.55,
                    BODY_SURE = 0.5;

/* What a kind of lead has to do with the topic where no heading says more. */
static const struct {
    kb_kind kind;
    kb_predicate predicate; /* of the topic */
} usual[] = {
    {KB_APPLICATION, KB_USED_FOR},
    {KB_RISK, KB_HAS_RISK},
};

static void relate_lead(kb_reading *r, kb_relations *out, size_t block,
                        const kb_place *p, int topic)
{
    const kb_section_rule *rule = kb_section_of(r, block);
    kb_kind kind = r->terms.data[p->term].type.kind;
    kb_related x = {(uint32_t)topic, p->term,         KB_IS_A,  KB_BASIS_LIST,
                    SECTION_SURE,    (uint32_t)block, p->start, p->end};
    bool found = false;

    if (topic < 0)
        return;
    if (rule && rule->relates && rule->type.kind == kind) {
        x.p = rule->predicate;
        x.s = rule->down ? x.s : p->term;
        x.o = rule->down ? p->term : (uint32_t)topic;
        found = true;
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !found; i++) {
        found = usual[i].kind == kind;
        x.p = usual[i].predicate;
        x.confidence = USUAL_SURE;
    }
    if (found)
        kb_relations_add(r, out, x);
}

/* An item below an item: of its kind, it is one; else a part of it. */
static void relate_nested(kb_reading *r, kb_relations *out, size_t block,
                          const kb_place *p)
{
    int up = r->doc->blocks[block].up;
    if (up == KB_NO_BLOCK || r->doc->blocks[up].type != KB_BLOCK_ITEM)
        return;
    const kb_place *over = kb_topic_lead(r, (size_t)up);
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

static bool can_have_risks(kb_kind kind)
{
    return kind == KB_MODEL || kind == KB_APPLICATION || kind == KB_TECHNIQUE ||
           kind == KB_PRODUCT;
}

/* The place that is a whole sentence but for its full stop, or NULL. */
static const kb_place *sentence_place(const kb_reading *r, size_t block,
                                      size_t start, size_t end)
{
    size_t stop = sizeof "。" - 1;
    return end - start > stop ? kb_reading_at(r, block, start, end - stop)
                              : NULL;
}

/* Whether a sentence speaks of making a risk smaller. */
static bool mitigates(const kb_rules *rules, kb_str sentence)
{
    for (size_t i = 0; i < rules->mitigating.len; i++) {
        if (kb_str_find(sentence, rules->mitigating.data[i], 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

/* A block about one thing: the risks that it names are risks of that thing.
 * A sentence that is only a name ("影视。") changes what it is about. */
static void relate_body(kb_reading *r, kb_relations *out, size_t block,
                        int topic)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t place, to, start, end;
    kb_reading_block(r, block, &place, &to);
    for (size_t at = 0; kb_sentence_next(text, &at, &start, &end);) {
        const kb_place *name = sentence_place(r, block, start, end);
        topic = name ? (int)name->term : topic;
        bool smaller = mitigates(&r->x->rules, kb_str_cut(text, start, end));
        for (; place < to && r->places.data[place].end <= end; place++) {
            const kb_place *p = &r->places.data[place];
            if (topic < 0 || smaller ||
                r->terms.data[p->term].type.kind != KB_RISK ||
                !can_have_risks(r->terms.data[topic].type.kind))
                continue;
            kb_relations_add(r, out,
                             (kb_related){(uint32_t)topic, p->term, KB_HAS_RISK,
                                          KB_BASIS_LIST, BODY_SURE,
                                          (uint32_t)block, p->start, p->end});
        }
    }
}

static void relate_structure(kb_reading *r, kb_relations *out, size_t block,
                             int fallback)
{
    const kb_place *p = kb_topic_lead(r, block);
    int about = p ? (int)p->term : kb_topic_section(r, block, -1);
    relate_body(r, out, block, about);
    if (!p)
        return;
    r->terms.data[p->term].signs |= KB_SIGN_LEAD;
    relate_lead(r, out, block, p, kb_topic_section(r, block, fallback));
    relate_nested(r, out, block, p);
}

void kb_relate_sections(kb_reading *r, kb_relations *out)
{
    int fallback = kb_topic_main(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (r->first[i] < r->first[i + 1])
            relate_structure(r, out, i, fallback);
    }
}
