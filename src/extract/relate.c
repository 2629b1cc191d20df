/* relate.c - relations that a sentence states: words between two concepts
 * (relations.tsv), and facts of the lexicon that a sentence repeats. */
#include "extract/relate.h"

#include "text/sentence.h"
#include "text/utf8.h"

/* Members of one enumeration on a side, and code points between the two ends of
 * a lexicon fact: a maker may stand a clause away, a class only right beside
 * ("大语言模型GPT-4"), for most sentences that name both do not say so. */
enum { MEMBERS = 24, MAKER_GAP = 24 };
static const double FACT_SURE = 0.75;

/* The sentence being read, and its places [from, to). */
typedef struct clause {
    size_t block, start, end; /* bytes */
    size_t from, to;
} clause;

typedef struct members {
    const kb_place *places[MEMBERS];
    size_t count;
} members;

static kb_str text_of(const kb_reading *r, size_t block)
{
    return kb_block_str(&r->doc->blocks[block]);
}

static kb_kind kind_of(const kb_reading *r, const kb_place *p)
{
    return r->terms.data[p->term].type.kind;
}

/* ---- words between ------------------------------------------------------ */

/* Whether what stands between two places only joins members of one list. */
static bool joins(kb_str between)
{
    static const kb_str words[] = {
        KB_STR_INIT("、"),     KB_STR_INIT("和"),     KB_STR_INIT("与"),
        KB_STR_INIT("及"),     KB_STR_INIT("以及"),   KB_STR_INIT("或"),
        KB_STR_INIT("，"),     KB_STR_INIT(","),      KB_STR_INIT("/"),
        KB_STR_INIT("、以及"), KB_STR_INIT("，以及"), KB_STR_INIT("”、“"),
        KB_STR_INIT("》、《"), KB_STR_INIT("")};
    between = kb_str_trim(between);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kb_str_equal(between, words[i]))
            return true;
    }
    return false;
}

/* The list that grows from place `at` in direction `step`. */
static members gather(const kb_reading *r, const clause *c, size_t at, int step)
{
    kb_str text = text_of(r, c->block);
    const kb_place *all = r->places.data;
    members m = {{&all[at]}, 1};
    while (m.count < MEMBERS && (step > 0 ? at + 1 < c->to : at > c->from)) {
        size_t next = step > 0 ? at + 1 : at - 1;
        const kb_place *a = step > 0 ? &all[at] : &all[next];
        const kb_place *b = step > 0 ? &all[next] : &all[at];
        kb_str between = kb_str_cut(text, a->end, b->start);
        if (between.len == 0 || !joins(between) ||
            kind_of(r, a) != kind_of(r, b))
            break;
        m.places[m.count++] = &all[next];
        at = next;
    }
    return m;
}

static bool kinds_fit(const kb_relation_rule *rule, kb_kind s, kb_kind o)
{
    bool object = rule->o_kinds ? rule->o_kinds >> o & 1 : s == o;
    return (rule->s_kinds >> s & 1) && object;
}

static void relate_pair(kb_reading *r, kb_relations *out, const clause *c,
                        const kb_relation_rule *rule, const kb_place *left,
                        const kb_place *right)
{
    const kb_place *s = rule->left_is_subject ? left : right;
    const kb_place *o = rule->left_is_subject ? right : left;
    if (!kinds_fit(rule, kind_of(r, s), kind_of(r, o)))
        return;
    kb_relations_add(r, out,
                     (kb_related){s->term, o->term, rule->predicate,
                                  KB_BASIS_STATED, rule->sure,
                                  (uint32_t)c->block, left->start, right->end});
}

static bool near(const kb_reading *r, const clause *c, size_t from, size_t to,
                 size_t most)
{
    return kb_is_near(text_of(r, c->block), from, to, most);
}

/* One rule at one trigger: the places on both sides, with their lists. */
static void apply(kb_reading *r, kb_relations *out, const clause *c,
                  const kb_relation_rule *rule, const kb_found *trigger)
{
    size_t right, to;
    kb_reading_within(r, c->block, trigger->end, c->end, &right, &to);
    size_t left = right; /* behind the last place before the words */
    while (left > c->from && r->places.data[left - 1].end > trigger->start)
        left--;
    if (left == c->from || right == c->to)
        return;
    const kb_place *a = &r->places.data[left - 1];
    const kb_place *b = &r->places.data[right];
    if (!near(r, c, a->end, trigger->start, rule->gap) ||
        !near(r, c, trigger->end, b->start, rule->gap))
        return;
    members lefts = gather(r, c, left - 1, -1);
    members rights = gather(r, c, right, 1);
    for (size_t i = 0; i < lefts.count; i++) {
        for (size_t j = 0; j < rights.count; j++)
            relate_pair(r, out, c, rule, lefts.places[i], rights.places[j]);
    }
}

/* The triggers from `*next` on that lie in the sentence. */
static void relate_words(kb_reading *r, kb_relations *out, const clause *c,
                         const kb_founds *triggers, size_t *next)
{
    const kb_rules *rules = &r->x->rules;
    for (; *next < triggers->len && triggers->data[*next].end <= c->end;
         ++*next) {
        const kb_found *t = &triggers->data[*next];
        for (int at = rules->relation_words.data[t->form];
             at >= 0 && t->start >= c->start;
             at = rules->relations.data[at].next)
            apply(r, out, c, &rules->relations.data[at], t);
    }
}

/* ---- facts of the lexicon ----------------------------------------------- */

/* Whether a class stands right before what it is the class of. */
static bool is_apposition(const kb_reading *r, const clause *c,
                          const kb_place *class, const kb_place *member)
{
    const unsigned named = 1u << KB_MODEL | 1u << KB_PRODUCT | 1u << KB_DATASET;
    kb_str text = text_of(r, c->block);
    return (named >> kind_of(r, member) & 1) && class->end <= member->start &&
           kb_str_trim(kb_str_cut(text, class->end, member->start)).len == 0;
}

static void state_fact(kb_reading *r, kb_relations *out, const clause *c,
                       const kb_place *s, const kb_place *o)
{
    int entry = r->terms.data[s->term].entry;
    int other = r->terms.data[o->term].entry;
    if (entry < 0 || other < 0)
        return;
    const kb_entry_row *row = &r->x->lexicon.entries.data[entry];
    kb_related x = {.s = s->term,
                    .o = o->term,
                    .basis = KB_BASIS_STATED,
                    .confidence = FACT_SURE,
                    .block = (uint32_t)c->block,
                    .start = s->start < o->start ? s->start : o->start,
                    .end = s->end > o->end ? s->end : o->end};
    x.p = row->maker == other ? KB_MADE_BY : KB_IS_A;
    if (row->maker == other ||
        (row->hypernym == other && is_apposition(r, c, o, s)))
        kb_relations_add(r, out, x);
}

/* Pairs of the sentence that stand near each other. */
static void relate_facts(kb_reading *r, kb_relations *out, const clause *c)
{
    for (size_t i = c->from; i < c->to; i++) {
        const kb_place *a = &r->places.data[i];
        for (size_t j = i + 1; j < c->to; j++) {
            const kb_place *b = &r->places.data[j];
            if (!near(r, c, a->end, b->start, MAKER_GAP))
                break;
            state_fact(r, out, c, a, b);
            state_fact(r, out, c, b, a);
        }
    }
}

static void relate_block(kb_reading *r, kb_relations *out, size_t block)
{
    kb_str text = text_of(r, block);
    kb_founds triggers = {0};
    clause c = {.block = block};
    size_t from, to, next = 0;

    kb_matcher_find(r->x->rules.relation_matcher, r->arena, &r->folded[block],
                    NULL, NULL, &triggers);
    kb_reading_block(r, block, &from, &to);
    c.to = from;
    for (size_t at = 0; kb_sentence_next(text, &at, &c.start, &c.end);) {
        for (c.from = c.to; c.to < to && r->places.data[c.to].end <= c.end;
             c.to++) {
        }
        relate_words(r, out, &c, &triggers, &next);
        relate_facts(r, out, &c);
    }
}

void kb_relate_sentences(kb_reading *r, kb_relations *out)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (r->first[i + 1] - r->first[i] > 1)
            relate_block(r, out, i);
    }
}
