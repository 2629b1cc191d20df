/* curated_facts.c - statements under the concepts that corrections make of
 * theirs: gathered, put in order, and given once each. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "store/sqlite/curated.h"

typedef struct gathering {
    const kb_curated *curated;
    kb_arena *arena;
    KB_VEC(kb_fact) facts;
} gathering;

/* ---- gathering ---------------------------------------------------------- */

/* Whether a fact is left out, or one concept's with itself by now. */
static bool is_out(const kb_curated *curated, const kb_fact *said,
                   const kb_fact *fact)
{
    bool relation = fact->type == KB_FACT_RELATION;

    if (kb_curated_hides(curated, fact->s))
        return true;
    return relation && (kb_curated_hides(curated, fact->o) ||
                        (fact->s == fact->o && said->s != said->o) ||
                        kb_curated_rejects(curated, fact->s, fact->p, fact->o));
}

static kb_status gather(void *context, const kb_fact *said)
{
    gathering *g = context;
    kb_fact fact = *said;

    fact.s = kb_curated_whole(g->curated, said->s);
    fact.o = kb_curated_whole(g->curated, said->o);
    if (is_out(g->curated, said, &fact))
        return KB_OK;
    fact.date = kb_arena_strdup(g->arena, said->date);
    fact.text = kb_arena_strdup(g->arena, said->text);
    fact.words = kb_arena_strdup(g->arena, said->words);
    kb_vec_push(g->arena, &g->facts, fact);
    return KB_OK;
}

/* The question, of each part of the concepts that it is about. */
static kb_status ask(gathering *g, kb_sqlite *store, const kb_fact_query *query,
                     kb_error *err)
{
    const uint64_t *s, *o;
    size_t subjects = kb_curated_parts(g->curated, &query->s, &s);
    size_t objects = kb_curated_parts(g->curated, &query->o, &o);
    kb_fact_query one = *query;
    kb_status status = KB_OK;

    one.limit = 0;
    for (size_t i = 0; i < subjects && status == KB_OK; i++) {
        for (size_t k = 0; k < objects && status == KB_OK; k++) {
            one.s = s[i];
            one.o = o[k];
            status = kb_facts_as_said(store, &one, gather, g, err);
        }
    }
    return status;
}

/* ---- order -------------------------------------------------------------- */

static int compare_ids(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* NULL is before all. */
static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_meanings(const kb_fact *a, const kb_fact *b)
{
    int order = compare_ids(a->s, b->s);

    if (order == 0)
        order = (a->p > b->p) - (a->p < b->p);
    return order != 0 ? order : compare_ids(a->o, b->o);
}

static int compare(const void *left, const void *right)
{
    const kb_fact *a = left, *b = right;
    int order = compare_meanings(a, b);

    if (order == 0)
        order =
            (a->confidence < b->confidence) - (a->confidence > b->confidence);
    if (order == 0)
        order = compare_texts(b->date, a->date);
    if (order == 0)
        order = compare_ids(a->article, b->article);
    if (order == 0)
        order = (a->start > b->start) - (a->start < b->start);
    if (order == 0)
        order = (a->end > b->end) - (a->end < b->end);
    return order != 0 ? order : compare_texts(a->text, b->text);
}

/* ---- once each ---------------------------------------------------------- */

/* Whether a fact says the same as the one before it: of a concept, that the
 * article has it; a relation is stated by every part that states it. */
static bool is_same(const kb_fact *a, const kb_fact *b)
{
    if (a->type == KB_FACT_RELATION || compare_meanings(a, b) != 0 ||
        a->article != b->article)
        return false;
    if (a->type == KB_FACT_CONCEPT)
        return true;
    if (a->type == KB_FACT_ALIAS)
        return compare_texts(a->text, b->text) == 0;
    return a->start == b->start && a->end == b->end;
}

static void drop_repeats(gathering *g)
{
    kb_fact *facts = g->facts.data;
    size_t kept = 0;

    for (size_t i = 0; i < g->facts.len; i++) {
        if (kept == 0 || !is_same(&facts[kept - 1], &facts[i]))
            facts[kept++] = facts[i];
        else if (facts[i].type == KB_FACT_CONCEPT)
            facts[kept - 1].count += facts[i].count;
    }
    g->facts.len = kept;
}

kb_status kb_facts_curated(kb_sqlite *store, const kb_curated *curated,
                           const kb_fact_query *query, kb_fact_fn *fn,
                           void *context, kb_error *err)
{
    gathering g = {.curated = curated, .arena = kb_arena_new()};
    kb_status status = ask(&g, store, query, err);

    if (status == KB_OK && g.facts.len > 0)
        qsort(g.facts.data, g.facts.len, sizeof *g.facts.data, compare);
    drop_repeats(&g);
    for (size_t i = 0; i < g.facts.len && status == KB_OK; i++) {
        if (query->limit > 0 && (int64_t)i >= query->limit)
            break;
        status = fn(context, &g.facts.data[i]);
    }
    kb_arena_free(g.arena);
    return status;
}
