/* relate.c - relations that a sentence states: words between two concepts
 * (relations.tsv), and facts of the lexicon that a sentence repeats. */
#include "extract/relate.h"

#include "extract/clause.h"
#include "extract/conjunct.h"
#include "extract/frame.h"
#include "extract/topic.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Code points between the two ends of a lexicon fact: a maker may stand a
 * clause away, a class only right beside ("大语言模型GPT-4"), for most
 * sentences that name both do not say so. */
enum {
    MAKER_GAP = 24,
    OWNER_GAP = 4, /* "阿里巴巴旗下的达摩院": a list of both says nothing */
    FAR_MOST = 64 /* places of a sentence that are looked through */
};
static const double FACT_SURE = 0.75;

/* What is left of a rule's surety where a pronoun is its left end. */
static const double IT_SURE = 0.8;

enum { NOBODY = -1 };

/* The sentence being read, and its places [from, to); what the sentences
 * before it in its block, the headings and the article speak of: terms, or
 * NOBODY. */
typedef struct clause {
    size_t block, start, end; /* bytes */
    size_t from, to;
    int spoken, section, article;
} clause;

/* The left end of a relation, and how sure that makes it. */
typedef struct end {
    uint32_t term, start;
    double sure;
    bool joint; /* one of several makers, of which the lexicon knows one */
} end;

typedef struct ends {
    end list[KB_CONJUNCTS_MOST];
    size_t count;
} ends;

static kb_str text_of(const kb_reading *r, size_t block)
{
    return kb_block_str(&r->doc->blocks[block]);
}

static kb_kind kind_of(const kb_reading *r, const kb_place *p)
{
    return r->terms.data[p->term].type.kind;
}

/* ---- words between ------------------------------------------------------ */

static bool kinds_fit(const kb_relation_rule *rule, unsigned s, unsigned o)
{
    return (rule->s_kinds & s) && (rule->o_kinds ? rule->o_kinds & o : s & o);
}

/* What an application is based on, where the title names that, is used for the
 * application: "基于AIGC的教学" in an article about AIGC. */
static void turn_to_topic(const kb_reading *r, kb_related *x, int article)
{
    if (x->p != KB_BASED_ON || (int)x->o != article ||
        !(r->terms.data[x->o].signs & KB_SIGN_TITLE) ||
        r->terms.data[x->s].type.kind != KB_APPLICATION)
        return;
    x->o = x->s;
    x->s = (uint32_t)article;
    x->p = KB_USED_FOR;
}

static void relate_pair(kb_reading *r, kb_relations *out, const clause *c,
                        const kb_relation_rule *rule, const end *left,
                        const kb_place *right)
{
    kb_related x = {.s = rule->left_is_subject ? left->term : right->term,
                    .o = rule->left_is_subject ? right->term : left->term,
                    .p = rule->predicate,
                    .basis = KB_BASIS_STATED,
                    .confidence = left->sure,
                    .block = (uint32_t)c->block,
                    .start = left->start,
                    .end = right->end,
                    .joint = left->joint};
    if (!kinds_fit(rule, kb_topic_kinds(r, x.s), kb_topic_kinds(r, x.o)))
        return;
    turn_to_topic(r, &x, c->article);
    kb_relations_add(r, out, x);
}

static bool near(const kb_reading *r, const clause *c, size_t from, size_t to,
                 size_t most)
{
    return kb_is_near(text_of(r, c->block), from, to, most);
}

/* Whether a term can be the subject of a rule, or its object. */
static bool fits(const kb_reading *r, const kb_relation_rule *rule,
                 bool subject, uint32_t term)
{
    uint32_t kinds = subject || !rule->o_kinds ? rule->s_kinds : rule->o_kinds;
    return (kinds & kb_topic_kinds(r, term)) != 0;
}

/* Whether a term can stand on the left of a rule. */
static bool fits_left(const kb_reading *r, const kb_relation_rule *rule,
                      uint32_t term)
{
    return fits(r, rule, rule->left_is_subject, term);
}

/* Whether a place is where something is used rather than what is: "在广告领域".
 */
static bool is_field(const kb_reading *r, const kb_relation_rule *rule,
                     const kb_place *p)
{
    return rule->left_is_subject && kind_of(r, p) == KB_APPLICATION &&
           kb_topic_is_located(r, p);
}

/* Whether a rule that takes a task for what is used would reach over what a
 * task is done with: "在教育中，AIGC可以应用于…". */
static bool is_passed_over(const kb_reading *r, const kb_relation_rule *rule,
                           const kb_place *p)
{
    const unsigned users =
        1u << KB_TECHNIQUE | 1u << KB_MODEL | 1u << KB_PRODUCT;
    return rule->left_is_subject && rule->s_kinds == 1u << KB_SORT_TASK &&
           (users >> kind_of(r, p) & 1);
}

/* What words are said of when nothing stands right before them: what the
 * article is about where the sentence names it, else the first term before
 * them; else, where there is none, what the sentences before or the headings
 * speak of. */
static bool find_far(end *out, const kb_reading *r, const clause *c,
                     const kb_relation_rule *rule, size_t left,
                     uint32_t trigger)
{
    int over = c->spoken != NOBODY ? c->spoken : c->section;
    size_t to = left - c->from < FAR_MOST ? left : c->from + FAR_MOST;

    *out = (end){.sure = rule->far, .start = trigger};
    for (size_t i = c->from; i < to; i++) {
        if (is_passed_over(r, rule, &r->places.data[i]))
            return false;
    }
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = c->from; i < to; i++) {
            const kb_place *p = &r->places.data[i];
            if (fits_left(r, rule, p->term) && !is_field(r, rule, p) &&
                (pass == 1 || (int)p->term == c->article)) {
                out->term = p->term;
                out->start = p->start;
                return true;
            }
        }
    }
    if (left > c->from || over == NOBODY)
        return false;
    out->term = (uint32_t)over;
    return fits_left(r, rule, out->term);
}

/* "它基于…": words that stand for what was spoken of before, right before the
 * trigger. */
static bool find_it(end *out, const kb_reading *r, const clause *c,
                    const kb_relation_rule *rule, uint32_t trigger)
{
    const kb_rules *rules = &r->x->rules;
    kb_str text = text_of(r, c->block);
    size_t at =
        kb_wording_behind(rules, KB_WORDING_BEFORE, text, c->start, trigger);
    const kb_definition_rule *it =
        kb_wording_at(rules, KB_WORDING_IT, text, at, trigger);
    int over = c->spoken != NOBODY ? c->spoken : c->section;
    if (!it || over == NOBODY || !rule->left_is_subject ||
        !near(r, c, at + it->words.len, trigger, rule->gap))
        return false;
    *out = (end){(uint32_t)over, trigger, rule->sure * IT_SURE, false};
    return fits_left(r, rule, out->term);
}

/* The places on the left of the words that end before place `left`: the list
 * that ends nearest of those that fit, where it is near enough. */
static kb_conjuncts find_lefts(const kb_reading *r, const clause *c,
                               const kb_relation_rule *rule, size_t left,
                               uint32_t trigger)
{
    for (; left > c->from; left--) {
        const kb_place *p = &r->places.data[left - 1];
        if (!near(r, c, p->end, trigger, rule->gap) ||
            is_passed_over(r, rule, p))
            break;
        if (fits_left(r, rule, p->term) && !is_field(r, rule, p))
            return kb_conjuncts_gather(r, c->from, c->to, left - 1, -1);
    }
    return (kb_conjuncts){0};
}

/* The same on the right, from place `right` on. */
static kb_conjuncts find_rights(const kb_reading *r, const clause *c,
                                const kb_relation_rule *rule, size_t right,
                                uint32_t trigger)
{
    for (; right < c->to; right++) {
        const kb_place *p = &r->places.data[right];
        if (!near(r, c, trigger, p->start, rule->gap))
            break;
        if (fits(r, rule, !rule->left_is_subject, p->term))
            return kb_conjuncts_gather(r, c->from, c->to, right, 1);
    }
    return (kb_conjuncts){0};
}

/* The last place of the clause behind byte `trigger`, where the clause ends
 * with it: "X是…的Y". */
static kb_conjuncts find_closing(const kb_reading *r, const clause *c,
                                 const kb_relation_rule *rule, size_t right,
                                 uint32_t trigger)
{
    kb_str text = text_of(r, c->block);
    size_t close = kb_clause_end(text, trigger, c->end), last = right;
    while (last < c->to && r->places.data[last].end <= close)
        last++;
    if (last == right)
        return (kb_conjuncts){0};
    const kb_place *p = &r->places.data[last - 1];
    return fits(r, rule, !rule->left_is_subject, p->term) &&
                   kb_frame_closes(&r->x->rules,
                                   kb_str_cut(text, trigger, p->start),
                                   kb_str_cut(text, p->end, close))
               ? (kb_conjuncts){{p}, 1}
               : (kb_conjuncts){0};
}

/* Whether the words stand that a rule wants around its ends. */
static bool is_framed(const kb_reading *r, const clause *c,
                      const kb_relation_rule *rule, const kb_conjuncts *lefts,
                      const kb_conjuncts *rights)
{
    kb_str text = text_of(r, c->block);
    const kb_place *first =
        lefts->count > 0 ? lefts->places[lefts->count - 1] : NULL;
    size_t start = rights->places[0]->start;
    return (rule->ahead.len == 0 ||
            (first && kb_frame_ahead(rule, text, c->start, first->start) &&
             kb_clause_end(text, lefts->places[0]->end, start) == start)) &&
           kb_frame_behind(rule, text, rights->places[rights->count - 1]->end,
                           c->end);
}

/* Whether one of the ends is the known maker of another: then all that stand
 * in the list with it made it. */
static bool is_joint(const kb_reading *r, const kb_relation_rule *rule,
                     const ends *lefts, const kb_conjuncts *rights)
{
    for (size_t i = 0; i < lefts->count && rule->predicate == KB_MADE_BY; i++) {
        for (size_t j = 0; j < rights->count; j++) {
            uint32_t left = lefts->list[i].term,
                     right = rights->places[j]->term;
            if (rule->left_is_subject
                    ? !kb_relations_is_strange(r, left, right)
                    : !kb_relations_is_strange(r, right, left))
                return true;
        }
    }
    return false;
}

/* Relates each end on the left to each on the right. */
static void relate_ends(kb_reading *r, kb_relations *out, const clause *c,
                        const kb_relation_rule *rule, const ends *lefts,
                        const kb_conjuncts *rights)
{
    /* Only where one work is made: several may have a maker each. */
    bool one = rule->left_is_subject ? lefts->count == 1 : rights->count == 1;
    bool joint = one && is_joint(r, rule, lefts, rights);
    for (size_t i = 0; i < lefts->count; i++) {
        end left = lefts->list[i];
        left.joint = joint;
        for (size_t j = 0; j < rights->count; j++)
            relate_pair(r, out, c, rule, &left, rights->places[j]);
    }
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
    kb_conjuncts rights = rule->closes
                              ? find_closing(r, c, rule, right, trigger->end)
                              : find_rights(r, c, rule, right, trigger->end);
    if (rights.count == 0)
        return;
    kb_conjuncts lefts = find_lefts(r, c, rule, left, trigger->start);
    if (!is_framed(r, c, rule, &lefts, &rights))
        return;
    ends all = {.count = lefts.count};
    for (size_t i = 0; i < lefts.count; i++)
        all.list[i] = (end){lefts.places[i]->term, lefts.places[i]->start,
                            rule->sure, false};
    if (all.count == 0)
        all.count = find_it(all.list, r, c, rule, trigger->start);
    if (all.count == 0 && rule->far > 0)
        all.count = find_far(all.list, r, c, rule, left, trigger->start);
    relate_ends(r, out, c, rule, &all, &rights);
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

/* ---- no words between --------------------------------------------------- */

/* Rules of terms right beside each other: "聊天机器人Milo". */
static void relate_adjacent(kb_reading *r, kb_relations *out, const clause *c)
{
    const kb_rules *rules = &r->x->rules;
    kb_str text = text_of(r, c->block);
    for (size_t i = c->from; i + 1 < c->to; i++) {
        const kb_place *a = &r->places.data[i], *b = a + 1;
        size_t behind = kb_clause_aside(text, a->end, b->start);
        if (behind != b->start)
            continue;
        kb_conjuncts right = {{b}, 1}, left = {{a}, 1};
        for (int at = rules->adjacent; at >= 0;
             at = rules->relations.data[at].next) {
            const kb_relation_rule *rule = &rules->relations.data[at];
            end e = {a->term, a->start, rule->sure, false};
            if (is_framed(r, c, rule, &left, &right))
                relate_pair(r, out, c, rule, &e, b);
        }
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

/* A laboratory is a part of its company: right behind it, and not the next
 * member of a list. */
static void state_part(kb_reading *r, kb_relations *out, kb_related *x,
                       const kb_place *whole, const kb_place *part)
{
    kb_str text = text_of(r, x->block);
    if (whole->end > part->start ||
        !kb_is_near(text, whole->end, part->start, OWNER_GAP) ||
        kb_clause_end(text, whole->end, part->start) != part->start ||
        kb_str_find(kb_str_cut(text, whole->end, part->start), KB_STR("、"),
                    0) != KB_STR_NONE)
        return;
    x->p = KB_PART_OF;
    kb_relations_add(r, out, *x);
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
    if (row->maker == other && row->kind == KB_ORGANIZATION) {
        state_part(r, out, &x, o, s);
        return;
    }
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

static void relate_block(kb_reading *r, kb_relations *out, size_t block,
                         int article)
{
    kb_str text = text_of(r, block);
    kb_founds triggers = {0};
    clause c = {.block = block,
                .spoken = NOBODY,
                .section = kb_topic_section(r, block, NOBODY),
                .article = article};
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
        relate_adjacent(r, out, &c);
        relate_facts(r, out, &c);
        c.spoken = kb_topic_sentence(r, c.start, c.from, c.to, c.spoken);
    }
}

void kb_relate_sentences(kb_reading *r, kb_relations *out)
{
    int article = kb_topic_main(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (r->first[i + 1] > r->first[i])
            relate_block(r, out, i, article);
    }
}
