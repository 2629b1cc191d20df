/* context.c - relations by what stands over a term (contexts.tsv): what the
 * article, the section, the block or the sentence speaks of. */
#include "extract/conjunct.h"
#include "extract/relate.h"
#include "extract/topic.h"
#include "text/sentence.h"

enum { NOBODY = -1 };

/* What stands over the places of one sentence: terms, or NOBODY. */
typedef struct surroundings {
    int over[KB_OVER_COUNT];
    size_t block, start;        /* of the sentence */
    size_t from, to;            /* its places */
    uint32_t lead;              /* where the lead of the block ends, or 0 */
    int section;                /* the kind that the headings name, or NOBODY */
    bool mitigates;             /* whether the sentence makes a risk smaller */
    bool beside[KB_OVER_COUNT]; /* whether the sentence names what is over */
} surroundings;

static bool fits(const kb_reading *r, const kb_context_rule *rule, int over,
                 unsigned kinds)
{
    unsigned above = kb_topic_kinds(r, (uint32_t)over);
    return (rule->over_kinds & above) &&
           (rule->kinds ? rule->kinds & kinds : kinds & above);
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

/* No model is based on a class of models: it is one of them, or just beside
 * it. */
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
    /* "GAN | StyleGAN、BigGAN" */
    return out->p != KB_BASED_ON ||
           !(is_kind_of(r, out) || is_instance(r, out->o, out->s));
}

/* Whether the sentence names a term. */
static bool names(const kb_reading *r, const surroundings *s, int term)
{
    for (size_t i = s->from; i < s->to; i++) {
        if ((int)r->places.data[i].term == term)
            return true;
    }
    return false;
}

/* How place `at` stands in its sentence: bits of kb_stand, but for those that
 * depend on what is over it. */
static unsigned stand_of(const kb_reading *r, const surroundings *s, size_t at)
{
    const kb_place *p = &r->places.data[at];
    kb_kind kind = r->terms.data[p->term].type.kind;
    unsigned stand = 0;
    if (p->end <= s->lead)
        stand |= KB_STAND_LEAD;
    if (s->section == (int)kind)
        stand |= KB_STAND_FIT;
    if (kb_conjuncts_hold(r, s->from, s->to, at))
        stand |= KB_STAND_LISTED;
    if (kb_topic_is_located(r, p))
        stand |= KB_STAND_LOCATED;
    if (r->doc->blocks[s->block].type == KB_BLOCK_ROW)
        stand |= KB_STAND_ROW;
    return stand;
}

enum { NEAR = 30, NEAR_BYTES = 4 * NEAR }; /* code points; bytes at most */

/* Whether the sentence names a term near place `at`. */
static bool is_near(const kb_reading *r, const surroundings *s, int term,
                    size_t at)
{
    kb_str text = kb_block_str(&r->doc->blocks[s->block]);
    const kb_place *places = r->places.data, *p = &places[at];

    for (size_t i = at; i-- > s->from;) {
        if (p->start > places[i].end + NEAR_BYTES)
            break;
        if ((int)places[i].term == term && places[i].end <= p->start &&
            kb_is_near(text, places[i].end, p->start, NEAR))
            return true;
    }
    for (size_t i = at + 1; i < s->to; i++) {
        if (places[i].start > p->end + NEAR_BYTES)
            break;
        if ((int)places[i].term == term && places[i].start >= p->end &&
            kb_is_near(text, p->end, places[i].start, NEAR))
            return true;
    }
    return false;
}

static void relate_place(kb_reading *r, kb_relations *out,
                         const surroundings *s, size_t at)
{
    const kb_place p = r->places.data[at];
    unsigned kinds = kb_topic_kinds(r, p.term);
    unsigned own = stand_of(r, s, at), stands[KB_OVER_COUNT];
    kb_related x;
    for (int i = 0; i < KB_OVER_COUNT; i++)
        stands[i] = own | (s->beside[i] ? KB_STAND_BESIDE : KB_STAND_APART);
    if (s->beside[KB_OVER_ARTICLE] &&
        is_near(r, s, s->over[KB_OVER_ARTICLE], at))
        stands[KB_OVER_ARTICLE] |= KB_STAND_NEAR;
    for (size_t i = 0; i < r->x->rules.contexts.len; i++) {
        const kb_context_rule *rule = &r->x->rules.contexts.data[i];
        int over = s->over[rule->over];
        if (over != NOBODY && !(rule->stand & ~stands[rule->over]) &&
            fits(r, rule, over, kinds) && relate(&x, r, s, rule, &p))
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

/* Whether place `at` names the one field that words are about: "在教育领域". */
static bool is_field(const kb_reading *r, const surroundings *s, size_t at)
{
    const kb_place *p = &r->places.data[at];
    return kb_topic_kinds(r, p->term) >> KB_SORT_FIELD & 1 &&
           kb_topic_is_located(r, p) &&
           !kb_conjuncts_hold(r, s->from, s->to, at);
}

static void relate_sentence(kb_reading *r, kb_relations *out, surroundings *s)
{
    s->over[KB_OVER_FIELD] = NOBODY;
    s->over[KB_OVER_OPENING] = s->over[KB_OVER_BEFORE] = NOBODY;
    for (int i = 0; i < KB_OVER_COUNT; i++)
        s->beside[i] = s->over[i] != NOBODY && names(r, s, s->over[i]);
    s->beside[KB_OVER_OPENING] = s->beside[KB_OVER_BEFORE] = true;
    for (size_t i = s->from; i < s->to; i++) {
        uint32_t term = r->places.data[i].term;
        relate_place(r, out, s, i);
        if (i == s->from)
            s->over[KB_OVER_OPENING] = (int)term;
        if (is_field(r, s, i))
            s->over[KB_OVER_FIELD] = (int)term;
        s->over[KB_OVER_BEFORE] = (int)term;
    }
}

static void relate_block(kb_reading *r, kb_relations *out, size_t block,
                         int article)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    const kb_place *lead = kb_topic_lead(r, block);
    surroundings s = {.block = block, .lead = lead ? lead->end : 0};
    size_t last, end;

    s.over[KB_OVER_ARTICLE] = article;
    s.over[KB_OVER_SECTION] = kb_topic_section(r, block, NOBODY);
    s.over[KB_OVER_LEAD] = lead ? (int)lead->term : NOBODY;
    const kb_section_rule *rule = kb_reading_section(r, block);
    s.section = rule && rule->type.concept ? (int)rule->type.kind : NOBODY;
    kb_reading_block(r, block, &s.from, &last);
    s.over[KB_OVER_SPOKEN] = s.over[KB_OVER_FIELD] = NOBODY;
    for (size_t at = 0; kb_sentence_next(text, &at, &s.start, &end);) {
        const kb_place *name = sentence_place(r, block, s.start, end);
        for (s.to = s.from; s.to < last && r->places.data[s.to].end <= end;)
            s.to++;
        s.mitigates = s.from < s.to &&
                      mitigates(&r->x->rules, kb_str_cut(text, s.start, end));
        int spoken = s.over[KB_OVER_SPOKEN];
        int next = kb_topic_sentence(r, s.start, s.from, s.to, NOBODY);
        if (next != NOBODY) /* the sentence speaks of something itself */
            s.over[KB_OVER_SPOKEN] = NOBODY;
        relate_sentence(r, out, &s);
        s.over[KB_OVER_SPOKEN] = next != NOBODY ? next : spoken;
        if (name)
            s.over[KB_OVER_LEAD] = (int)name->term;
        s.from = s.to;
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
