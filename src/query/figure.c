/* figure.c - figures: rows that give the same number, and who disagrees. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/conflict.h"
#include "base/buf.h"
#include "query/names.h"
#include "query/statement.h"

enum { MEANING_MAX = 1 << 20 };

static const double whole_most = 1e15;

/* A row of the store, with what it is compared by. */
typedef struct given {
    kb_figure_row row;
    const kb_concept *concept; /* .fold NULL: none */
    const char *measure;       /* its letters */
} given;

typedef struct gathering {
    KB_VEC(given) rows;
    kb_row_key *keys; /* of the rows, in order */
    kb_arena *arena;
    kb_names names;
} gathering;

/* ---- reading ------------------------------------------------------------ */

static kb_status gather(void *context, const kb_figure_row *found)
{
    gathering *g = context;
    given row = {.row = *found};
    kb_figure_fact *f = &row.row.fact;

    row.row.published = kb_arena_strdup(g->arena, found->published);
    f->measure = kb_arena_strdup(g->arena, f->measure);
    f->value_text = kb_arena_strdup(g->arena, f->value_text);
    f->unit = kb_arena_strdup(g->arena, f->unit);
    f->date = kb_arena_strdup(g->arena, f->date);
    f->issuer = kb_arena_strdup(g->arena, f->issuer);
    row.measure = kb_letters_of(g->arena, f->measure);
    if (found->concept != 0)
        kb_names_want(&g->names, found->concept);
    kb_vec_push(g->arena, &g->rows, row);
    return KB_OK;
}

/* Fills in the concepts; a figure whose concept is gone by now, or not asked
 * for, is dropped. */
static kb_status name_concepts(gathering *g, kb_store *store,
                               const kb_statement_filter *filter, kb_error *err)
{
    static const kb_concept none = {0};
    kb_status status = kb_names_load(&g->names, store, err);
    size_t kept = 0;

    for (size_t i = 0; i < g->rows.len; i++) {
        given row = g->rows.data[i];
        row.concept =
            row.row.concept ? kb_names_find(&g->names, row.row.concept) : &none;
        if (row.concept && kb_statement_is_of(filter, row.concept))
            g->rows.data[kept++] = row;
    }
    g->rows.len = kept;
    return status;
}

static kb_place place_of(const kb_figure_row *row)
{
    return (kb_place){.article = row->article,
                      .cluster = row->cluster,
                      .claim = row->claim,
                      .date = row->published,
                      .block = row->fact.span.block,
                      .start = row->fact.span.start,
                      .end = row->fact.span.end,
                      .confidence = 1,
                      .speaker = row->fact.issuer};
}

/* ---- comparing ---------------------------------------------------------- */

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

static const given *row_of(const kb_row_key *key)
{
    return key->row;
}

/* Everything but the value. */
static int compare_subjects(const kb_row_key *x, const kb_row_key *y)
{
    const given *a = row_of(x), *b = row_of(y);
    int order = kb_row_keys_compare(x, y);

    if (order == 0)
        order = kb_texts_compare(a->row.fact.date, b->row.fact.date);
    if (order == 0)
        order = strcmp(a->measure, b->measure);
    if (order == 0)
        order = kb_texts_compare(a->row.fact.unit, b->row.fact.unit);
    return order != 0 ? order : a->row.fact.forecast - b->row.fact.forecast;
}

static int compare_meanings(const kb_row_key *x, const kb_row_key *y)
{
    const given *a = row_of(x), *b = row_of(y);
    int order = compare_subjects(x, y);

    if (order == 0)
        order = compare_numbers(a->row.fact.value, b->row.fact.value);
    return order != 0 ? order
                      : compare_numbers(a->row.fact.max, b->row.fact.max);
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
        const given *row = &g->rows.data[i];
        g->keys[i] =
            (kb_row_key){.row = row,
                         .date = kb_text_head(row->row.fact.date),
                         .rank = kb_names_rank_of(&g->names, row->concept)};
    }
    qsort(g->keys, n, sizeof *g->keys, compare);
}

/* ---- grouping ----------------------------------------------------------- */

/* As "%.17g" has it, which takes long; most are whole. */
static void add_number(kb_buf *out, double value)
{
    if (value > 0 && value < whole_most && value == floor(value))
        kb_buf_add_int(out, (int64_t)value);
    else
        kb_buf_printf(out, "%.17g", value);
}

static void make_id(kb_figure *figure, const given *from)
{
    kb_buf meaning = KB_BUF_INIT(MEANING_MAX);
    const kb_figure_fact *f = &from->row.fact;

    kb_buf_add_text(&meaning, figure->concept.fold);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_text(&meaning, from->measure);
    kb_buf_add_char(&meaning, '\t');
    add_number(&meaning, f->value);
    kb_buf_add_char(&meaning, '\t');
    add_number(&meaning, f->max);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_text(&meaning, f->unit);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_text(&meaning, f->date);
    kb_buf_add_char(&meaning, '\t');
    kb_buf_add_int(&meaning, f->forecast);
    kb_meaning_id(figure->id, 'f', kb_buf_str(&meaning));
    kb_buf_dispose(&meaning);
}

static kb_figure group(kb_arena *arena, const kb_row_key *from,
                       const kb_row_key *end, bool copies_count)
{
    size_t n = (size_t)(end - from);
    const given *first = row_of(from);
    const kb_figure_fact *f = &first->row.fact;
    kb_statement only = {0}; /* most stand alone */
    kb_statement *statements =
        n == 1 ? &only : kb_arena_alloc(arena, n * sizeof *statements);
    kb_figure figure = {.concept = *first->concept,
                        .measure = f->measure,
                        .value_text = f->value_text,
                        .value = f->value,
                        .max = f->max,
                        .unit = f->unit,
                        .date = f->date,
                        .approx = f->approx,
                        .forecast = f->forecast,
                        .dated = f->dated};

    for (size_t i = 0; i < n; i++) {
        const kb_figure_row *row = &row_of(&from[i])->row;
        statements[i].place = place_of(row);
        if (!figure.issuer)
            figure.issuer = row->fact.issuer;
        if (row->fact.dated < figure.dated)
            figure.dated = row->fact.dated;
    }
    kb_tally t = kb_tally_of(arena, statements, statements + n, copies_count);
    figure.sources = t.sources;
    figure.articles = t.articles;
    figure.places = t.places;
    figure.place_count = t.place_count;
    make_id(&figure, first);
    return figure;
}

static void set_rivals(kb_arena *arena, kb_figure *from, const kb_figure *end)
{
    size_t n = (size_t)(end - from);

    for (size_t i = 0; i < n; i++) {
        KB_VEC(kb_figure) rivals = {0};
        for (size_t k = 0; k < n; k++) {
            if (k != i && kb_figures_disagree(&from[i], &from[k]))
                kb_vec_push(arena, &rivals, from[k]);
        }
        from[i].rivals = rivals.data;
        from[i].rival_count = rivals.len;
    }
}

static void group_all(kb_figures *out, const gathering *g,
                      const kb_statement_filter *filter)
{
    const kb_row_key *at = g->keys, *end = at + g->rows.len;
    const kb_row_key *subject = at; /* the first row that says it of the same */
    size_t rivals = 0;              /* the first figure of the same */

    out->data = kb_arena_take(g->arena, g->rows.len * sizeof *out->data);
    while (at < end) {
        const kb_row_key *next = at + 1;
        while (next < end && compare_meanings(at, next) == 0)
            next++;
        if (compare_subjects(subject, at) != 0) {
            set_rivals(g->arena, out->data + rivals, out->data + out->len);
            rivals = out->len;
            subject = at;
        }
        kb_figure figure = group(g->arena, at, next, filter->with_duplicates);
        figure.subject = (size_t)(subject - g->keys);
        if (figure.sources >= filter->min_sources)
            out->data[out->len++] = figure;
        at = next;
    }
    set_rivals(g->arena, out->data + rivals, out->data + out->len);
}

kb_status kb_figures_find(kb_figures *out, kb_store *store, kb_arena *arena,
                          const kb_figure_query *query,
                          const kb_statement_filter *filter, kb_error *err)
{
    gathering g = {.arena = arena, .names = {.arena = arena}};
    kb_figure_query rows = *query;

    *out = (kb_figures){0};
    rows.articles = filter->articles;
    rows.unordered = rows.limit == 0; /* they are put in order below */
    kb_status status = kb_store_figures(store, &rows, gather, &g, err);
    if (status == KB_OK)
        status = name_concepts(&g, store, filter, err);
    if (status != KB_OK || g.rows.len == 0)
        return status;
    put_in_order(&g);
    group_all(out, &g, filter);
    return KB_OK;
}
