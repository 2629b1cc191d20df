/* article.c - what an article says, counted. */
#include "aigckb/query.h"
#include "base/vec.h"
#include "query/names.h"

/* A concept comes with the number of its mentions. */
static const bool counted[KB_FACT_TYPE_COUNT] = {[KB_FACT_CONCEPT] = true,
                                                 [KB_FACT_RELATION] = true,
                                                 [KB_FACT_DEFINITION] = true};

typedef struct tally {
    kb_arena *arena;
    KB_VEC(uint64_t) concepts;
    int64_t counts[KB_FACT_TYPE_COUNT];
} tally;

static kb_status count(void *context, const kb_fact *fact)
{
    tally *t = context;

    t->counts[fact->type] += fact->count;
    if (fact->type == KB_FACT_CONCEPT)
        kb_vec_push(t->arena, &t->concepts, fact->s);
    return KB_OK;
}

static kb_status count_figure(void *context, const kb_figure_row *figure)
{
    (void)figure;
    ++*(int64_t *)context;
    return KB_OK;
}

static kb_status count_event(void *context, const kb_event_row *event)
{
    (void)event;
    ++*(int64_t *)context;
    return KB_OK;
}

typedef KB_VEC(kb_concept) concepts;

typedef struct list {
    kb_arena *arena;
    concepts concepts;
} list;

static kb_status keep(void *context, const kb_concept *concept)
{
    list *l = context;
    kb_vec_push(l->arena, &l->concepts, kb_concept_copy(l->arena, concept));
    return KB_OK;
}

static kb_status read_concepts(kb_article_facts *out, kb_store *store,
                               const tally *t, kb_error *err)
{
    kb_concept_query query = {.ids = t->concepts.data,
                              .id_count = t->concepts.len,
                              .kind = KB_ANY,
                              .layer = KB_ANY};
    list l = {.arena = t->arena};

    if (t->concepts.len == 0)
        return KB_OK;
    kb_status status = kb_store_concepts(store, &query, keep, &l, err);
    out->concepts = l.concepts.data;
    out->concept_count = l.concepts.len;
    return status;
}

kb_status kb_article_facts_read(kb_article_facts *out, kb_store *store,
                                kb_arena *arena, uint64_t article,
                                kb_error *err)
{
    tally t = {.arena = arena};
    kb_figure_query figures = {.article = article, .forecast = KB_ANY};
    kb_event_query events = {.article = article};
    kb_status status = KB_OK;

    *out = (kb_article_facts){0};
    for (int type = 0; type < KB_FACT_TYPE_COUNT && status == KB_OK; type++) {
        kb_fact_query query = {.type = (kb_fact_type)type,
                               .article = article,
                               .predicate = KB_ANY,
                               .basis = KB_ANY};
        if (counted[type])
            status = kb_store_facts(store, &query, count, &t, err);
    }
    out->mentions = t.counts[KB_FACT_CONCEPT];
    out->relations = t.counts[KB_FACT_RELATION];
    out->definitions = t.counts[KB_FACT_DEFINITION];
    if (status == KB_OK)
        status =
            kb_store_figures(store, &figures, count_figure, &out->figures, err);
    if (status == KB_OK)
        status =
            kb_store_events(store, &events, count_event, &out->events, err);
    return status == KB_OK ? read_concepts(out, store, &t, err) : status;
}
