/* figures.c - numbers and dated happenings: their rows, and the questions about
 * them. */
#include "base/vec.h"
#include "store/sqlite/curated.h"
#include "store/sqlite/save.h"

enum {
    NO_CONCEPT = -1,
    SHARED_COLUMNS = 9 /* that both questions begin with */
};

/* ---- writing ------------------------------------------------------------ */

static bool concept_is_good(const kb_saving *s, int32_t concept)
{
    return concept >= NO_CONCEPT &&
           (concept < 0 || (size_t) concept < s->facts->concept_count);
}

/* Whether the words of a span, which is in the article, are these. */
static bool has_words(kb_saving *s, kb_span span, const char *words)
{
    return words && kb_str_equal(kb_saving_words(s, span), kb_str_of(words));
}

kb_status kb_figures_check(kb_saving *s, kb_error *err)
{
    for (size_t i = 0; i < s->facts->figure_count; i++) {
        const kb_figure_fact *f = &s->facts->figures[i];
        if (!concept_is_good(s, f->concept) || !kb_saving_has(s, f->span) ||
            !has_words(s, f->span, f->value_text))
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: figure %zu has not its words in the article",
                           s->doc->key, i);
    }
    for (size_t i = 0; i < s->facts->event_count; i++) {
        const kb_event_fact *e = &s->facts->events[i];
        if (!concept_is_good(s, e->concept) || !kb_saving_has(s, e->span) ||
            !e->date || !e->what)
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: event %zu has no date or no words in the "
                           "article",
                           s->doc->key, i);
    }
    return KB_OK;
}

/* Binds doc, n, concept, start, end, block and claim: parameters 1 to 7. */
static void bind_place(kb_stmt *q, const kb_saving *s, size_t n,
                       int32_t concept, kb_span span)
{
    kb_stmt_bind_int(q, 1, s->row);
    kb_stmt_bind_int(q, 2, (int64_t)n);
    if (concept != NO_CONCEPT)
        kb_stmt_bind_int(q, 3, (int64_t)s->concepts[concept]);
    kb_saving_bind(q, s, 4, 6, span);
    kb_stmt_bind_int(q, 7, kb_imprint_claim(s->imprint, span));
}

static kb_status save_figure(const kb_saving *s, size_t n, kb_error *err)
{
    const kb_figure_fact *f = &s->facts->figures[n];
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_FIGURE_ADD);

    bind_place(&q, s, n, f->concept, f->span);
    kb_stmt_bind_text(&q, 8, f->measure);
    kb_stmt_bind_text(&q, 9, f->value_text);
    kb_stmt_bind_real(&q, 10, f->value);
    kb_stmt_bind_real(&q, 11, f->max);
    kb_stmt_bind_text(&q, 12, f->unit);
    kb_stmt_bind_int(&q, 13, f->approx);
    kb_stmt_bind_int(&q, 14, f->forecast);
    kb_stmt_bind_text(&q, 15, f->date);
    kb_stmt_bind_int(&q, 16, f->dated);
    kb_stmt_bind_text(&q, 17, f->issuer);
    return kb_stmt_run(&q, err);
}

static kb_status save_event(const kb_saving *s, size_t n, kb_error *err)
{
    const kb_event_fact *e = &s->facts->events[n];
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_EVENT_ADD);

    bind_place(&q, s, n, e->concept, e->span);
    kb_stmt_bind_text(&q, 8, e->date);
    kb_stmt_bind_text(&q, 9, e->what);
    return kb_stmt_run(&q, err);
}

kb_status kb_figures_save(const kb_saving *s, kb_error *err)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < s->facts->figure_count && status == KB_OK; i++)
        status = save_figure(s, i, err);
    for (size_t i = 0; i < s->facts->event_count && status == KB_OK; i++)
        status = save_event(s, i, err);
    return status;
}

/* ---- asking ------------------------------------------------------------- */

/* Ways to the rows. */
enum { OF_ALL, UNORDERED, OF_CONCEPTS, OF_ARTICLE, WAYS };

/* The statement that meets the fewest rows. */
static kb_sql choose(uint64_t article, size_t id_count, bool unordered,
                     const kb_sql ways[WAYS])
{
    if (article != 0)
        return ways[OF_ARTICLE];
    if (id_count > 0)
        return ways[OF_CONCEPTS];
    return ways[unordered ? UNORDERED : OF_ALL];
}

/* Binds parameters 5, 6 and 9, which both questions have. */
static void bind_question(kb_stmt *q, const char *ids, uint64_t article,
                          int64_t limit)
{
    kb_stmt_bind_text(q, 5, ids);
    if (article != 0)
        kb_stmt_bind_int(q, 6, (int64_t)article);
    kb_stmt_bind_int(q, 9, limit > 0 ? limit : -1);
}

static kb_span read_span(kb_stmt *q)
{
    return kb_stmt_span(q, 6, 4);
}

static kb_figure_row read_figure(kb_stmt *q)
{
    enum { OWN = SHARED_COLUMNS };
    return (kb_figure_row){
        .article = (uint64_t)kb_stmt_int(q, 0),
        .cluster = (uint64_t)kb_stmt_int(q, 1),
        .published = kb_stmt_text(q, 2),
        .concept = (uint64_t)kb_stmt_int(q, 3),
        .claim = (uint32_t)kb_stmt_int(q, 7),
        .n = (uint32_t)kb_stmt_int(q, 8),
        .fact = {.concept = NO_CONCEPT,
                 .span = read_span(q),
                 .measure = kb_stmt_text(q, OWN),
                 .value_text = kb_stmt_string(q, OWN + 1),
                 .value = kb_stmt_real(q, OWN + 2),
                 .max = kb_stmt_real(q, OWN + 3),
                 .unit = kb_stmt_text(q, OWN + 4),
                 .approx = kb_stmt_int(q, OWN + 5) != 0,
                 .forecast = kb_stmt_int(q, OWN + 6) != 0,
                 .date = kb_stmt_text(q, OWN + 7),
                 .dated = (kb_dated)kb_stmt_code(q, OWN + 8, KB_DATED_COUNT),
                 .issuer = kb_stmt_text(q, OWN + 9)},
    };
}

static void bind_figure_question(kb_stmt *q, const kb_figure_query *query)
{
    kb_filter_bind(q, &query->articles);
    kb_stmt_bind_text(q, 7, query->since);
    kb_stmt_bind_text(q, 8, query->until);
    kb_stmt_bind_text(q, 10, query->unit);
    if (query->forecast != KB_ANY)
        kb_stmt_bind_int(q, 11, query->forecast);
    kb_stmt_bind_int(q, 12, query->own_date);
    kb_stmt_bind_int(q, 13, query->measured);
}

/* What corrections change in a question, and in its answers. */
typedef struct asking {
    const kb_curated *curated; /* NULL: nothing */
    kb_arena *arena;
    const char *ids; /* of the concepts, with all their parts */
    int64_t left;    /* rows to give; 0: no more */
    int64_t limit;   /* for the statement: it gives what is hidden too */
} asking;

static const char *ids_of(const asking *a, const uint64_t *ids, size_t n)
{
    KB_VEC(uint64_t) all = {0};

    if (!a->curated)
        return kb_ids_json(a->arena, ids, n);
    for (size_t i = 0; i < n; i++) {
        const uint64_t *parts;
        size_t count = kb_curated_parts(a->curated, &ids[i], &parts);
        for (size_t k = 0; k < count; k++)
            kb_vec_push(a->arena, &all, parts[k]);
    }
    return kb_ids_json(a->arena, all.data, all.len);
}

static kb_status begin(asking *a, kb_sqlite *store, bool as_said, int64_t limit,
                       kb_error *err)
{
    *a = (asking){.arena = kb_arena_new(),
                  .left = limit > 0 ? limit : INT64_MAX};
    kb_status status =
        as_said ? KB_OK : kb_curated_get(&a->curated, store, err);
    a->limit = a->curated ? 0 : limit;
    return status;
}

/* Sets what a row's concept has become.  @return whether the row is given */
static bool takes(asking *a, uint64_t *concept)
{
    if (a->curated && *concept != 0) {
        *concept = kb_curated_whole(a->curated, *concept);
        if (kb_curated_hides(a->curated, *concept))
            return false;
    }
    return a->left-- > 0;
}

kb_status kb_sqlite_figures(kb_store *base, const kb_figure_query *query,
                            kb_figure_fn *fn, void *context, kb_error *err)
{
    static const kb_sql ways[WAYS] = {KB_SQL_FIGURES, KB_SQL_FIGURES_UNORDERED,
                                      KB_SQL_FIGURES_OF_CONCEPTS,
                                      KB_SQL_FIGURES_OF_ARTICLE};
    asking a;
    kb_status status =
        begin(&a, kb_sqlite_of(base), query->as_said, query->limit, err);
    kb_stmt q =
        kb_stmt_begin(kb_sqlite_of(base),
                      query->places ? KB_SQL_FIGURES_AT
                                    : choose(query->article, query->id_count,
                                             query->unordered, ways));

    const char *ids = query->places
                          ? kb_ids_json(a.arena, query->ids, query->id_count)
                          : ids_of(&a, query->ids, query->id_count);
    bind_question(&q, ids, query->article, a.limit);
    bind_figure_question(&q, query);
    while (status == KB_OK && a.left > 0 && kb_stmt_next(&q)) {
        kb_figure_row row = read_figure(&q);
        if (takes(&a, &row.concept))
            status = fn(context, &row);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(a.arena);
    return status;
}

static kb_sql places_for(const kb_figure_query *query)
{
    bool any = !query->since && !query->until && !query->unit &&
               query->forecast == KB_ANY && !query->own_date &&
               !query->measured;

    if (!kb_filter_is_empty(&query->articles))
        return KB_SQL_FIGURE_PLACES_FILTERED;
    return any ? KB_SQL_FIGURE_PLACES_ALL : KB_SQL_FIGURE_PLACES;
}

kb_status kb_sqlite_figure_places(kb_store *base, const kb_figure_query *query,
                                  kb_figure_place_fn *fn, void *context,
                                  kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    asking a;
    kb_status status = begin(&a, store, query->as_said, 0, err);
    kb_sql sql = places_for(query);
    kb_stmt q = kb_stmt_begin(store, sql);

    if (sql != KB_SQL_FIGURE_PLACES_ALL)
        bind_figure_question(&q, query);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_figure_place place = {.place = (uint64_t)kb_stmt_int(&q, 0),
                                 .concept = (uint64_t)kb_stmt_int(&q, 1),
                                 .value = kb_stmt_real(&q, 2),
                                 .max = kb_stmt_real(&q, 3),
                                 .date = kb_stmt_text(&q, 4)};
        if (takes(&a, &place.concept))
            status = fn(context, &place);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(a.arena);
    return status;
}

static kb_event_row read_event(kb_stmt *q)
{
    enum { OWN = SHARED_COLUMNS };
    return (kb_event_row){
        .article = (uint64_t)kb_stmt_int(q, 0),
        .cluster = (uint64_t)kb_stmt_int(q, 1),
        .published = kb_stmt_text(q, 2),
        .concept = (uint64_t)kb_stmt_int(q, 3),
        .claim = (uint32_t)kb_stmt_int(q, 7),
        .n = (uint32_t)kb_stmt_int(q, 8),
        .fact = {.concept = NO_CONCEPT,
                 .span = read_span(q),
                 .date = kb_stmt_string(q, OWN),
                 .what = kb_stmt_string(q, OWN + 1)},
    };
}

kb_status kb_sqlite_events(kb_store *base, const kb_event_query *query,
                           kb_event_fn *fn, void *context, kb_error *err)
{
    static const kb_sql ways[WAYS] = {KB_SQL_EVENTS, KB_SQL_EVENTS_UNORDERED,
                                      KB_SQL_EVENTS_OF_CONCEPTS,
                                      KB_SQL_EVENTS_OF_ARTICLE};
    asking a;
    kb_status status =
        begin(&a, kb_sqlite_of(base), query->as_said, query->limit, err);
    kb_stmt q = kb_stmt_begin(
        kb_sqlite_of(base),
        choose(query->article, query->id_count, query->unordered, ways));

    kb_filter_bind(&q, &query->articles);
    bind_question(&q, ids_of(&a, query->ids, query->id_count), query->article,
                  a.limit);
    kb_stmt_bind_text(&q, 7, query->since);
    kb_stmt_bind_text(&q, 8, query->until);
    kb_stmt_bind_int(&q, 10, query->named);
    while (status == KB_OK && a.left > 0 && kb_stmt_next(&q)) {
        kb_event_row row = read_event(&q);
        if (takes(&a, &row.concept))
            status = fn(context, &row);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(a.arena);
    return status;
}
