/* facts.c - questions about statements. */
#include "store/sqlite/curated.h"
#include "store/sqlite/lists.h"

enum { PLACE_NUMBERS = 3 /* of a mention: block, start and length */ };

typedef enum way {
    WAY_ALL,
    WAY_SUBJECT,
    WAY_OBJECT,
    WAY_ARTICLE,
    WAY_BOTH, /* an article and a concept */
    WAY_COUNT
} way;

/* The statement for each kind of fact and each way to it; BEGIN, which is 0,
 * where there is no such way. */
static const kb_sql statements[KB_FACT_TYPE_COUNT][WAY_COUNT] = {
    [KB_FACT_CONCEPT] = {[WAY_ALL] = KB_SQL_CONCEPT_FACTS,
                         [WAY_SUBJECT] = KB_SQL_CONCEPT_FACTS_OF_CONCEPT,
                         [WAY_ARTICLE] = KB_SQL_CONCEPT_FACTS_OF_ARTICLE},
    [KB_FACT_MENTION] = {[WAY_ALL] = KB_SQL_MENTIONS,
                         [WAY_SUBJECT] = KB_SQL_MENTIONS_OF_CONCEPT,
                         [WAY_ARTICLE] = KB_SQL_MENTIONS_OF_ARTICLE,
                         [WAY_BOTH] = KB_SQL_MENTIONS_OF_BOTH},
    [KB_FACT_ALIAS] = {[WAY_ALL] = KB_SQL_ALIASES,
                       [WAY_SUBJECT] = KB_SQL_ALIASES_OF_CONCEPT,
                       [WAY_ARTICLE] = KB_SQL_ALIASES_OF_ARTICLE},
    [KB_FACT_RELATION] = {[WAY_ALL] = KB_SQL_RELATIONS,
                          [WAY_SUBJECT] = KB_SQL_RELATIONS_OF_SUBJECT,
                          [WAY_OBJECT] = KB_SQL_RELATIONS_OF_OBJECT,
                          [WAY_ARTICLE] = KB_SQL_RELATIONS_OF_ARTICLE,
                          [WAY_BOTH] = KB_SQL_RELATIONS_OF_BOTH},
    [KB_FACT_DEFINITION] = {[WAY_ALL] = KB_SQL_DEFINITIONS,
                            [WAY_SUBJECT] = KB_SQL_DEFINITIONS_OF_CONCEPT,
                            [WAY_ARTICLE] = KB_SQL_DEFINITIONS_OF_ARTICLE,
                            [WAY_BOTH] = KB_SQL_DEFINITIONS_OF_BOTH},
};

/* The way that meets the fewest rows. */
static way way_for(const kb_fact_query *query)
{
    if (query->article != 0 && query->s != 0 &&
        statements[query->type][WAY_BOTH] != KB_SQL_BEGIN)
        return WAY_BOTH;
    if (query->article != 0)
        return WAY_ARTICLE;
    if (query->s != 0)
        return WAY_SUBJECT;
    if (query->o != 0 && query->type == KB_FACT_RELATION)
        return WAY_OBJECT;
    return WAY_ALL;
}

static void bind_id(kb_stmt *q, int at, uint64_t id)
{
    if (id != 0)
        kb_stmt_bind_int(q, at, (int64_t)id);
}

static void bind_choice(kb_stmt *q, int at, int value)
{
    if (value != KB_ANY)
        kb_stmt_bind_int(q, at, value);
}

static void bind(kb_stmt *q, const kb_fact_query *query)
{
    kb_filter_bind(q, &query->articles);
    bind_id(q, 5, query->s);
    bind_id(q, 6, query->o);
    bind_id(q, 7, query->article);
    bind_choice(q, 8, query->predicate);
    bind_choice(q, 9, query->basis);
    kb_stmt_bind_real(q, 10, query->min_confidence);
    kb_stmt_bind_int(q, 11, query->limit > 0 ? query->limit : -1);
}

static kb_fact read_fact(kb_stmt *q, kb_fact_type type)
{
    kb_span span = kb_stmt_span(q, 12, 13);

    return (kb_fact){
        .type = type,
        .article = (uint64_t)kb_stmt_int(q, 0),
        .cluster = (uint64_t)kb_stmt_int(q, 1),
        .date = kb_stmt_text(q, 2),
        .s = (uint64_t)kb_stmt_int(q, 3),
        .o = (uint64_t)kb_stmt_int(q, 4),
        .kind = (kb_kind)kb_stmt_code(q, 5, KB_KIND_COUNT),
        .layer = (kb_layer)kb_stmt_code(q, 6, KB_LAYER_COUNT),
        .p = (kb_predicate)kb_stmt_code(q, 7, KB_PREDICATE_COUNT),
        .basis = (kb_basis)kb_stmt_code(q, 8, KB_BASIS_COUNT),
        .confidence = kb_stmt_real(q, 9),
        .text = kb_stmt_text(q, 10),
        .count = kb_stmt_int(q, 11),
        .block = span.block,
        .start = span.start,
        .end = span.end,
        .words = kb_stmt_text(q, 15),
        .claim = (uint32_t)kb_stmt_int(q, 16),
    };
}

/* A fact of each place in `words`. */
static kb_status give_places(kb_stmt *q, const kb_fact *of, int64_t *left,
                             kb_fact_fn *fn, void *context)
{
    kb_lists places = kb_lists_of(of->words ? of->words : "");
    kb_fact fact = *of;
    kb_status status = KB_OK;
    int64_t n[PLACE_NUMBERS];

    fact.words = NULL;
    while (status == KB_OK && *left > 0 &&
           kb_lists_next(&places, n, PLACE_NUMBERS)) {
        if (n[0] < 0 || n[1] < 0 || n[2] < 0 || n[0] > INT32_MAX ||
            n[1] > INT32_MAX || n[2] > INT32_MAX - n[1])
            return kb_stmt_damaged(q), KB_OK;
        fact.block = (uint32_t)n[0];
        fact.start = (uint32_t)n[1];
        fact.end = (uint32_t)(n[1] + n[2]);
        --*left;
        status = fn(context, &fact);
    }
    if (status == KB_OK && *left > 0 && !kb_lists_ended(&places))
        kb_stmt_damaged(q);
    return status;
}

kb_status kb_facts_as_said(kb_sqlite *store, const kb_fact_query *query,
                           kb_fact_fn *fn, void *context, kb_error *err)
{
    kb_status status = KB_OK;
    int64_t left = query->limit > 0 ? query->limit : INT64_MAX;
    kb_stmt q = kb_stmt_begin(store, statements[query->type][way_for(query)]);

    bind(&q, query);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_fact fact = read_fact(&q, query->type);
        status = query->type == KB_FACT_MENTION
                     ? give_places(&q, &fact, &left, fn, context)
                     : fn(context, &fact);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_facts(kb_store *base, const kb_fact_query *query,
                          kb_fact_fn *fn, void *context, kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    const kb_curated *curated = NULL;
    kb_status status =
        query->as_said ? KB_OK : kb_curated_get(&curated, store, err);

    if (status != KB_OK)
        return status;
    return curated ? kb_facts_curated(store, curated, query, fn, context, err)
                   : kb_facts_as_said(store, query, fn, context, err);
}
