/* figures.c - numbers and dated happenings: their rows, and the questions about
 * them. */
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

kb_status kb_figures_check(const kb_saving *s, kb_error *err)
{
    for (size_t i = 0; i < s->facts->figure_count; i++) {
        const kb_figure_fact *f = &s->facts->figures[i];
        if (!concept_is_good(s, f->concept) || !kb_saving_has(s, f->span) ||
            !f->value_text)
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: figure %zu has no words in the article",
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

static kb_span read_span(const kb_stmt *q)
{
    return (kb_span){.start = (uint32_t)kb_stmt_int(q, 4),
                     .end = (uint32_t)kb_stmt_int(q, 5),
                     .block = (uint32_t)kb_stmt_int(q, 6)};
}

static kb_figure_row read_figure(const kb_stmt *q)
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
                 .value_text = kb_stmt_text(q, OWN + 1),
                 .value = kb_stmt_real(q, OWN + 2),
                 .max = kb_stmt_real(q, OWN + 3),
                 .unit = kb_stmt_text(q, OWN + 4),
                 .approx = kb_stmt_int(q, OWN + 5) != 0,
                 .forecast = kb_stmt_int(q, OWN + 6) != 0,
                 .date = kb_stmt_text(q, OWN + 7),
                 .dated = (kb_dated)kb_stmt_int(q, OWN + 8),
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

kb_status kb_sqlite_figures(kb_store *base, const kb_figure_query *query,
                            kb_figure_fn *fn, void *context, kb_error *err)
{
    static const kb_sql ways[WAYS] = {KB_SQL_FIGURES, KB_SQL_FIGURES_UNORDERED,
                                      KB_SQL_FIGURES_OF_CONCEPTS,
                                      KB_SQL_FIGURES_OF_ARTICLE};
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;
    kb_stmt q =
        kb_stmt_begin(kb_sqlite_of(base),
                      query->places ? KB_SQL_FIGURES_AT
                                    : choose(query->article, query->id_count,
                                             query->unordered, ways));

    bind_question(&q, kb_ids_json(arena, query->ids, query->id_count),
                  query->article, query->limit);
    bind_figure_question(&q, query);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_figure_row row = read_figure(&q);
        status = fn(context, &row);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(arena);
    return status;
}

kb_status kb_sqlite_figure_places(kb_store *base, const kb_figure_query *query,
                                  kb_figure_place_fn *fn, void *context,
                                  kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q =
        kb_stmt_begin(kb_sqlite_of(base), kb_filter_is_empty(&query->articles)
                                              ? KB_SQL_FIGURE_PLACES
                                              : KB_SQL_FIGURE_PLACES_FILTERED);

    bind_figure_question(&q, query);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_figure_place place = {.place = (uint64_t)kb_stmt_int(&q, 0),
                                 .concept = (uint64_t)kb_stmt_int(&q, 1),
                                 .value = kb_stmt_real(&q, 2),
                                 .max = kb_stmt_real(&q, 3),
                                 .date = kb_stmt_text(&q, 4)};
        status = fn(context, &place);
    }
    return kb_stmt_end(&q, status, err);
}

static kb_event_row read_event(const kb_stmt *q)
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
                 .date = kb_stmt_text(q, OWN),
                 .what = kb_stmt_text(q, OWN + 1)},
    };
}

kb_status kb_sqlite_events(kb_store *base, const kb_event_query *query,
                           kb_event_fn *fn, void *context, kb_error *err)
{
    static const kb_sql ways[WAYS] = {KB_SQL_EVENTS, KB_SQL_EVENTS_UNORDERED,
                                      KB_SQL_EVENTS_OF_CONCEPTS,
                                      KB_SQL_EVENTS_OF_ARTICLE};
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(
        kb_sqlite_of(base),
        choose(query->article, query->id_count, query->unordered, ways));

    kb_filter_bind(&q, &query->articles);
    bind_question(&q, kb_ids_json(arena, query->ids, query->id_count),
                  query->article, query->limit);
    kb_stmt_bind_text(&q, 7, query->since);
    kb_stmt_bind_text(&q, 8, query->until);
    kb_stmt_bind_int(&q, 10, query->named);
    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_event_row row = read_event(&q);
        status = fn(context, &row);
    }
    status = kb_stmt_end(&q, status, err);
    kb_arena_free(arena);
    return status;
}
