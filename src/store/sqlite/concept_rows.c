/* concept_rows.c - the rows of an article's concepts, their mentions and
 * aliases.
 *
 * Their keys begin with the concept, whose id is a hash: written article by
 * article, each row would go to a page of its own.  So they are held back until
 * there are many, and written in the order of their keys: each page once. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "store/sqlite/lists.h"
#include "store/sqlite/save.h"
#include "text/fold.h"

enum {
    ROWS_MAX = 160 * 1024, /* held back: some 30 MB */
    PLACE_NUMBERS = 3,     /* block, start and length: see facts.c */
    PLACES_CEILING = 256 * 1024 * 1024
};

/* Where an article names a concept. */
typedef struct place {
    uint32_t block, start, end; /* code points of the article's text */
} place;

/* A concept of an article that waits. */
typedef struct held {
    int64_t concept; /* as the tables order it: signed */
    int64_t doc;
    const char *name, *fold;
    place *places;
    size_t place_count;
    const char *const *aliases;
    uint32_t alias_count;
    uint32_t n; /* in the article's facts */
    uint8_t kind, layer, basis;
    bool forgotten; /* its article has gone before it came */
} held;

struct kb_concepts_held {
    kb_arena *arena;
    KB_VEC(held) rows;
    kb_buf json; /* of the places that are written */
};

/* ---- holding them back -------------------------------------------------- */

static kb_concepts_held *held_new(void)
{
    kb_arena *arena = kb_arena_new();
    kb_concepts_held *h = kb_arena_alloc(arena, sizeof *h);

    h->arena = arena;
    h->json = (kb_buf)KB_BUF_INIT(PLACES_CEILING);
    return h;
}

void kb_concepts_discard(kb_sqlite *store)
{
    if (!store->held)
        return;
    kb_buf_dispose(&store->held->json);
    kb_arena_free(store->held->arena);
    store->held = NULL;
}

bool kb_concepts_are_many(const kb_sqlite *store)
{
    return store->held && store->held->rows.len >= ROWS_MAX;
}

/* The first row that waits of a document, or of one behind it. */
static size_t first_of(const kb_concepts_held *h, int64_t doc)
{
    size_t from = 0, end = h->rows.len;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (h->rows.data[middle].doc < doc)
            from = middle + 1;
        else
            end = middle;
    }
    return from;
}

/* (Definitions do not wait, but are found by the rows of their concepts.) */
kb_status kb_concepts_forget(kb_sqlite *store, int64_t doc, kb_error *err)
{
    kb_concepts_held *h = store->held;
    kb_status status = KB_OK;

    for (size_t i = h ? first_of(h, doc) : 0;
         h && i < h->rows.len && h->rows.data[i].doc == doc && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(store, KB_SQL_DEFINITION_DROP_OF);
        kb_stmt_bind_int(&q, 1, doc);
        kb_stmt_bind_int(&q, 2, h->rows.data[i].concept);
        status = kb_stmt_run(&q, err);
        h->rows.data[i].forgotten = true;
    }
    return status;
}

static place *places_of(kb_arena *arena, const kb_saving *s,
                        const kb_concept_fact *concept)
{
    place *places =
        kb_arena_alloc(arena, concept->mention_count * sizeof *places);

    for (size_t i = 0; i < concept->mention_count; i++) {
        kb_span span = concept->mentions[i];
        uint32_t start = s->ready->body.blocks[span.block].start;
        places[i] = (place){span.block, start + span.start, start + span.end};
    }
    return places;
}

static const char *const *aliases_of(kb_arena *arena,
                                     const kb_concept_fact *concept)
{
    const char **forms =
        kb_arena_alloc(arena, concept->alias_count * sizeof *forms);

    for (size_t i = 0; i < concept->alias_count; i++)
        forms[i] = kb_arena_strdup(arena, concept->aliases[i]);
    return forms;
}

static void hold(kb_concepts_held *h, kb_saving *s, size_t n)
{
    const kb_concept_fact *concept = &s->facts->concepts[n];
    held row = {.doc = s->row,
                .n = (uint32_t)n,
                .name = kb_arena_strdup(h->arena, concept->name),
                .kind = (uint8_t) concept->kind,
                .layer = (uint8_t) concept->layer,
                .basis = (uint8_t) concept->basis,
                .places = places_of(h->arena, s, concept),
                .place_count = concept->mention_count,
                .aliases = aliases_of(h->arena, concept),
                .alias_count = (uint32_t) concept->alias_count};

    row.fold = kb_fold_dup(h->arena, kb_str_of(row.name));
    s->concepts[n] = kb_concept_id(row.fold);
    row.concept = (int64_t)s->concepts[n];
    kb_vec_push(h->arena, &h->rows, row);
}

void kb_concepts_hold(kb_saving *s)
{
    size_t n = s->facts->concept_count;

    if (!s->store->held)
        s->store->held = held_new();
    s->concepts = kb_arena_alloc(s->arena, n * sizeof *s->concepts);
    for (size_t i = 0; i < n; i++)
        hold(s->store->held, s, i);
}

/* ---- writing them ------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Puts places in order, each once.  @return how many are left */
static size_t order_places(place *places, size_t n)
{
    size_t kept = 0;

    for (size_t i = 1; i < n; i++) {
        if (by_place(&places[i - 1], &places[i]) >= 0) {
            qsort(places, n, sizeof *places, by_place);
            break;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || by_place(&places[kept - 1], &places[i]) != 0)
            places[kept++] = places[i];
    }
    return kept;
}

static void write_places(kb_buf *json, const held *row)
{
    kb_buf_clear(json);
    kb_lists_begin(json);
    for (size_t i = 0; i < row->place_count; i++) {
        const place *p = &row->places[i];
        const int64_t numbers[PLACE_NUMBERS] = {p->block, p->start,
                                                p->end - p->start};
        kb_lists_add(json, numbers, PLACE_NUMBERS);
    }
    kb_lists_end(json);
}

static kb_status save_aliases(kb_sqlite *store, const held *row, kb_error *err)
{
    kb_arena *arena = store->held->arena;
    kb_status status = KB_OK;

    for (size_t i = 0; i < row->alias_count && status == KB_OK; i++) {
        const char *form = row->aliases[i];
        kb_stmt q = kb_stmt_begin(store, KB_SQL_ALIAS_ADD);
        kb_stmt_bind_int(&q, 1, row->concept);
        kb_stmt_bind_int(&q, 2, row->doc);
        kb_stmt_bind_text(&q, 3, form);
        kb_stmt_bind_text(&q, 4, kb_fold_dup(arena, kb_str_of(form)));
        status = kb_stmt_run(&q, err);
    }
    return status;
}

static kb_status touch(kb_sqlite *store, const held *row, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_TOUCH);
    kb_stmt_bind_int(&q, 1, row->concept);
    kb_stmt_bind_text(&q, 2, row->fold);
    return kb_stmt_run(&q, err);
}

static kb_status save_concept(kb_sqlite *store, const held *row, kb_error *err)
{
    kb_buf *json = &store->held->json;

    write_places(json, row);
    if (json->over)
        return kb_fail(err, KB_LIMIT, "too many mentions of %s", row->name);
    kb_stmt q = kb_stmt_begin(store, KB_SQL_CONCEPT_ADD);
    kb_stmt_bind_int(&q, 1, row->concept);
    kb_stmt_bind_int(&q, 2, row->doc);
    kb_stmt_bind_text(&q, 3, row->name);
    kb_stmt_bind_int(&q, 4, row->kind);
    kb_stmt_bind_int(&q, 5, row->layer);
    kb_stmt_bind_int(&q, 6, row->basis);
    kb_stmt_bind_int(&q, 7, (int64_t)row->place_count);
    kb_stmt_bind_str(&q, 8, kb_buf_str(json));
    return kb_stmt_run(&q, err);
}

/* Two names of an article that fold to one concept: in its order. */
static int by_key(const void *a, const void *b)
{
    const held *x = a, *y = b;
    const int64_t left = x->concept, right = y->concept;
    if (left != right)
        return left < right ? -1 : 1;
    if (x->doc != y->doc)
        return x->doc < y->doc ? -1 : 1;
    return x->n < y->n ? -1 : x->n > y->n;
}

/* The first of `rows` with the places of all `n`, which are of one key. */
static held join(kb_arena *arena, const held *rows, size_t n)
{
    held joined = rows[0];

    for (size_t i = 1; i < n; i++)
        joined.place_count += rows[i].place_count;
    if (n > 1)
        joined.places =
            kb_arena_alloc(arena, joined.place_count * sizeof(place));
    for (size_t i = 0, at = 0; n > 1 && i < n; at += rows[i++].place_count)
        memcpy(joined.places + at, rows[i].places,
               rows[i].place_count * sizeof(place));
    joined.place_count = order_places(joined.places, joined.place_count);
    return joined;
}

/* Writes the first of `rows`, and those behind it with its key.
 * @param[out] n how many */
static kb_status write_key(kb_sqlite *store, const held *rows, size_t left,
                           size_t *n, kb_error *err)
{
    for (*n = 1; *n < left && rows[*n].concept == rows->concept &&
                 rows[*n].doc == rows->doc;)
        ++*n;
    held row = join(store->held->arena, rows, *n);
    kb_status status = save_concept(store, &row, err);
    for (size_t i = 0; i < *n && status == KB_OK; i++)
        status = save_aliases(store, &rows[i], err);
    return status;
}

kb_status kb_concepts_write(kb_sqlite *store, kb_error *err)
{
    kb_status status = KB_OK;

    if (!store->held)
        return KB_OK;
    held *rows = store->held->rows.data;
    size_t count = store->held->rows.len, n;
    if (count > 0)
        qsort(rows, count, sizeof *rows, by_key);
    for (size_t i = 0; i < count && status == KB_OK; i += n) {
        n = 1;
        if (rows[i].forgotten)
            continue;
        if (i == 0 || rows[i].concept != rows[i - 1].concept ||
            rows[i - 1].forgotten)
            status = touch(store, &rows[i], err);
        if (status == KB_OK)
            status = write_key(store, &rows[i], count - i, &n, err);
    }
    kb_concepts_discard(store);
    return status;
}
