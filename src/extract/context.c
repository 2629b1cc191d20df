/* context.c - relations by what stands over a term (contexts.tsv): what the
 * article, the section, the block or the sentence speaks of. */
#include "extract/relate.h"
#include "extract/topic.h"
#include "text/sentence.h"

enum { NOBODY = -1 };

/* What stands over the places of one sentence: terms, or NOBODY. */
typedef struct surroundings {
    int over[KB_OVER_COUNT];
    size_t block, start; /* of the sentence */
    uint32_t lead;       /* where the lead of the block ends, or 0 */
    int section;         /* the kind that the headings name, or NOBODY */
    bool mitigates;      /* whether the sentence makes a risk smaller */
} surroundings;

static bool fits(const kb_reading *r, const kb_context_rule *rule, int over,
                 kb_kind kind)
{
    kb_kind above = r->terms.data[over].type.kind;
    return (rule->over_kinds >> above & 1) &&
           (rule->kinds ? rule->kinds >> kind & 1 : kind == above);
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

/* Whether the lexicon has a term as one of another. */
static bool is_instance(const kb_reading *r, uint32_t term, uint32_t class)
{
    int entry = r->terms.data[term].entry;
    return entry >= 0 && r->terms.data[class].entry >= 0 &&
           r->x->lexicon.entries.data[entry].hypernym ==
               r->terms.data[class].entry;
}

/* A model that seems to be based on a class of models is one of them. */
static bool is_kind_of(const kb_reading *r, const kb_related *x)
{
    return x->p == KB_BASED_ON && kb_relations_is_class(r, x->o) &&
           !kb_relations_is_class(r, x->s) &&
           r->terms.data[x->s].type.kind == KB_MODEL &&
           r->terms.data[x->o].type.kind == KB_MODEL;
}

/* What a rule makes of a place and what stands over it.
 * false: nothing */
static bool relate(kb_related *out, const kb_reading *r, const surroundings *s,
                   const kb_context_rule *rule, const kb_place *p)
{
    uint32_t over = (uint32_t)s->over[rule->over];
    bool near = rule->over == KB_OVER_OPENING || rule->over == KB_OVER_LEAD;
    *out = (kb_related){.s = rule->over_is_subject ? over : p->term,
                        .o = rule->over_is_subject ? p->term : over,
                        .p = rule->predicate,
                        .basis = KB_BASIS_CONTEXT,
                        .confidence = rule->sure,
                        .block = p->block,
                        .start = p->start,
                        .end = p->end};
    if (out->p == KB_HAS_RISK && s->mitigates) {
        out->p = KB_MITIGATES;
        return near;
    }
    if (is_kind_of(r, out))
        out->p = KB_IS_A;
    /* "GAN | StyleGAN、BigGAN" */
    return out->p != KB_BASED_ON || !is_instance(r, out->o, out->s);
}

static void relate_place(kb_reading *r, kb_relations *out,
                         const surroundings *s, const kb_place *p)
{
    kb_kind kind = r->terms.data[p->term].type.kind;
    const bool stands[KB_STAND_COUNT] = {
        [KB_STAND_ANY] = true,
        [KB_STAND_LEAD] = p->end <= s->lead,
        [KB_STAND_FIT] = s->section == (int)kind,
    };
    kb_related x;
    for (size_t i = 0; i < r->x->rules.contexts.len; i++) {
        const kb_context_rule *rule = &r->x->rules.contexts.data[i];
        int over = s->over[rule->over];
        if (over != NOBODY && stands[rule->stand] &&
            fits(r, rule, over, kind) && relate(&x, r, s, rule, p))
            kb_relations_add(r, out, x);
    }
}

/* The place that is a whole sentence but for its full stop, or NULL: "影视。"
 * says what the next sentences are about. */
static const kb_place *sentence_place(const kb_reading *r, size_t block,
                                      size_t start, size_t end)
{
    size_t stop = sizeof "。" - 1;
    return end - start > stop ? kb_reading_at(r, block, start, end - stop)
                              : NULL;
}

/* The places [from, to) of a sentence. */
static void relate_sentence(kb_reading *r, kb_relations *out, surroundings *s,
                            size_t from, size_t to)
{
    s->over[KB_OVER_OPENING] = s->over[KB_OVER_BEFORE] = NOBODY;
    for (size_t i = from; i < to; i++) {
        const kb_place *p = &r->places.data[i];
        relate_place(r, out, s, p);
        if (i == from)
            s->over[KB_OVER_OPENING] = (int)p->term;
        s->over[KB_OVER_BEFORE] = (int)p->term;
    }
}

/* What the lead of the item is that holds this block, or NOBODY. */
static int item_over(const kb_reading *r, size_t block)
{
    int up = r->doc->blocks[block].up;
    if (up == KB_NO_BLOCK || r->doc->blocks[up].type != KB_BLOCK_ITEM)
        return NOBODY;
    const kb_place *p = kb_topic_lead(r, (size_t)up);
    return p ? (int)p->term : NOBODY;
}

static void relate_block(kb_reading *r, kb_relations *out, size_t block,
                         int article)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    const kb_place *lead = kb_topic_lead(r, block);
    surroundings s = {.block = block, .lead = lead ? lead->end : 0};
    size_t from, to, end;

    s.over[KB_OVER_ARTICLE] = article;
    s.over[KB_OVER_SECTION] = kb_topic_section(r, block, NOBODY);
    s.over[KB_OVER_LEAD] = lead ? (int)lead->term : NOBODY;
    s.over[KB_OVER_ITEM] = item_over(r, block);
    const kb_section_rule *rule = kb_reading_section(r, block);
    s.section = rule && rule->type.concept ? (int)rule->type.kind : NOBODY;
    kb_reading_block(r, block, &from, &to);
    for (size_t at = 0; kb_sentence_next(text, &at, &s.start, &end);) {
        const kb_place *name = sentence_place(r, block, s.start, end);
        size_t next = from;
        while (next < to && r->places.data[next].end <= end)
            next++;
        s.mitigates = from < next &&
                      mitigates(&r->x->rules, kb_str_cut(text, s.start, end));
        relate_sentence(r, out, &s, from, next);
        if (name)
            s.over[KB_OVER_LEAD] = (int)name->term;
        from = next;
    }
}

void kb_relate_contexts(kb_reading *r, kb_relations *out)
{
    int article = kb_topic_main(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (r->first[i] < r->first[i + 1])
            relate_block(r, out, i, article);
    }
}
