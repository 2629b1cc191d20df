/* event.c - events: rows that tell the same. */
#include <stdlib.h>
#include <string.h>

#include "query/names.h"
#include "query/statement.h"

/* A row of the store, with what it is compared by. */
typedef struct told {
    kb_event_row row;
    const kb_concept *concept; /* .fold NULL: none */
    const char *letters;       /* of what happened */
} told;

typedef struct gathering {
    KB_VEC(told) rows;
    kb_row_key *keys; /* of the rows, in order */
    kb_arena *arena;
    kb_names names;
} gathering;

static kb_status gather(void *context, const kb_event_row *found)
{
    gathering *g = context;
    told row = {.row = *found};

    row.row.published = kb_arena_strdup(g->arena, found->published);
    row.row.fact.date = kb_arena_strdup(g->arena, found->fact.date);
    row.row.fact.what = kb_arena_strdup(g->arena, found->fact.what);
    row.letters = kb_letters_of(g->arena, found->fact.what);
    if (found->concept != 0)
        kb_names_want(&g->names, found->concept);
    kb_vec_push(g->arena, &g->rows, row);
    return KB_OK;
}

/* Fills in the concepts; an event whose concept is gone by now, or not asked
 * for, is dropped. */
static kb_status name_concepts(gathering *g, kb_store *store,
                               const kb_statement_filter *filter, kb_error *err)
{
    static const kb_concept none = {0};
    kb_status status = kb_names_load(&g->names, store, err);
    size_t kept = 0;

    for (size_t i = 0; i < g->rows.len; i++) {
        told row = g->rows.data[i];
        row.concept =
            row.row.concept ? kb_names_find(&g->names, row.row.concept) : &none;
        if (row.concept && kb_statement_is_of(filter, row.concept))
            g->rows.data[kept++] = row;
    }
    g->rows.len = kept;
    return status;
}

static kb_place place_of(const kb_event_row *row)
{
    return (kb_place){.article = row->article,
                      .cluster = row->cluster,
                      .claim = row->claim,
                      .date = row->published,
                      .block = row->fact.span.block,
                      .start = row->fact.span.start,
                      .end = row->fact.span.end,
                      .confidence = 1};
}

static const told *row_of(const kb_row_key *key)
{
    return key->row;
}

static int compare_meanings(const kb_row_key *a, const kb_row_key *b)
{
    int order = kb_row_keys_compare(a, b);

    if (order == 0)
        order = strcmp(row_of(a)->row.fact.date, row_of(b)->row.fact.date);
    return order != 0 ? order : strcmp(row_of(a)->letters, row_of(b)->letters);
}

static int compare(const void *a, const void *b)
{
    const kb_row_key *x = a, *y = b;
    int order = compare_meanings(x, y);

    if (order != 0)
        return order;
    const kb_place x_place = place_of(&row_of(x)->row);
    const kb_place y_place = place_of(&row_of(y)->row);
    return kb_places_compare(&x_place, &y_place);
}

static void put_in_order(gathering *g)
{
    size_t n = g->rows.len;

    kb_names_rank(&g->names);
    g->keys = kb_arena_take(g->arena, n * sizeof *g->keys);
    for (size_t i = 0; i < n; i++) {
        const told *row = &g->rows.data[i];
        g->keys[i] =
            (kb_row_key){.row = row,
                         .date = kb_text_head(row->row.fact.date),
                         .rank = kb_names_rank_of(&g->names, row->concept)};
    }
    qsort(g->keys, n, sizeof *g->keys, compare);
}

static kb_event group(kb_arena *arena, const kb_row_key *from,
                      const kb_row_key *end, bool copies_count)
{
    size_t n = (size_t)(end - from);
    const told *first = row_of(from);
    kb_statement only = {0}; /* most stand alone */
    kb_statement *statements =
        n == 1 ? &only : kb_arena_alloc(arena, n * sizeof *statements);

    for (size_t i = 0; i < n; i++)
        statements[i].place = place_of(&row_of(&from[i])->row);
    kb_tally t = kb_tally_of(arena, statements, statements + n, copies_count);
    return (kb_event){.concept = *first->concept,
                      .date = first->row.fact.date,
                      .what = first->row.fact.what,
                      .letters = first->letters,
                      .sources = t.sources,
                      .articles = t.articles,
                      .places = t.places,
                      .place_count = t.place_count};
}

static void group_all(kb_events *out, const gathering *g,
                      const kb_statement_filter *filter)
{
    const kb_row_key *at = g->keys, *end = at + g->rows.len;

    out->data = kb_arena_take(g->arena, g->rows.len * sizeof *out->data);
    while (at < end) {
        const kb_row_key *next = at + 1;
        while (next < end && compare_meanings(at, next) == 0)
            next++;
        kb_event event = group(g->arena, at, next, filter->with_duplicates);
        if (event.sources >= filter->min_sources)
            out->data[out->len++] = event;
        at = next;
    }
}

kb_status kb_events_find(kb_events *out, kb_store *store, kb_arena *arena,
                         const kb_event_query *query,
                         const kb_statement_filter *filter, kb_error *err)
{
    gathering g = {.arena = arena, .names = {.arena = arena}};
    kb_event_query rows = *query;

    *out = (kb_events){0};
    rows.articles = filter->articles;
    rows.unordered = rows.limit == 0; /* they are put in order below */
    kb_status status = kb_store_events(store, &rows, gather, &g, err);
    if (status == KB_OK)
        status = name_concepts(&g, store, filter, err);
    if (status != KB_OK || g.rows.len == 0)
        return status;
    put_in_order(&g);
    group_all(out, &g, filter);
    return KB_OK;
}
