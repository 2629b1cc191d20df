/* definition.c - definitions of a concept: wordings, grouped and counted. */
#include "query/definition.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ------------------------------------------------------------ */

static int compare_ids(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int by_article(const void *a, const void *b)
{
    const kb_wording *x = a, *y = b;
    const kb_place *p = &x->statement.place, *q = &y->statement.place;

    if (p->article != q->article)
        return compare_ids(p->article, q->article);
    if (p->start != q->start)
        return p->start < q->start ? -1 : 1;
    return compare_ids(x->statement.s, y->statement.s);
}

/* Of one wording the oldest first: others may have it from there. */
static int by_concept(const void *a, const void *b)
{
    const kb_wording *x = a, *y = b;
    int order = compare_ids(x->statement.s, y->statement.s);

    if (order == 0)
        order = strcmp(x->letters, y->letters);
    if (order == 0)
        order =
            kb_texts_compare(x->statement.place.date, y->statement.place.date);
    return order != 0 ? order : by_article(a, b);
}

kb_wording *kb_wordings_of(kb_arena *arena, const kb_statements *statements)
{
    size_t n = statements->len;
    kb_wording *w = kb_arena_alloc(arena, n * sizeof *w);

    for (size_t i = 0; i < n; i++) {
        w[i].statement = statements->data[i];
        w[i].letters = kb_letters_of(arena, w[i].statement.words);
    }
    if (n > 0)
        qsort(w, n, sizeof *w, by_concept);
    return w;
}

/* ---- grouping ----------------------------------------------------------- */

static kb_definition count_group(kb_arena *arena, const kb_wording *from,
                                 const kb_wording *end, bool copies_count)
{
    size_t n = (size_t)(end - from);
    kb_statement *statements = kb_arena_alloc(arena, n * sizeof *statements);
    const char *by = NULL;

    for (size_t i = 0; i < n; i++) {
        statements[i] = from[i].statement;
        if (!by)
            by = from[i].statement.place.speaker;
    }
    kb_tally t = kb_tally_of(arena, statements, statements + n, copies_count);
    return (kb_definition){
        .text = from->statement.words,
        .by = by,
        .sources = t.sources,
        .articles = t.articles,
        .clusters = t.clusters,
        .first_date = t.first_date,
        .last_date = t.last_date,
        .places = t.places,
        .place_count = t.place_count,
    };
}

static int by_weight(const void *a, const void *b)
{
    const kb_definition *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->clusters != y->clusters)
        return x->clusters > y->clusters ? -1 : 1;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    if ((x->by == NULL) != (y->by == NULL))
        return x->by ? -1 : 1;
    int order = kb_texts_compare(x->first_date, y->first_date);
    return order != 0 ? order : strcmp(x->text, y->text);
}

kb_definitions kb_wordings_group(kb_arena *arena, const kb_wording *from,
                                 const kb_wording *end, bool copies_count)
{
    kb_definitions out = {0};

    out.data = kb_arena_alloc(arena, (size_t)(end - from) * sizeof *out.data);
    while (from < end) {
        const kb_wording *next = from + 1;
        while (next < end && strcmp(next->letters, from->letters) == 0)
            next++;
        if (from->letters[0] != '\0')
            out.data[out.len++] = count_group(arena, from, next, copies_count);
        from = next;
    }
    if (out.len > 0)
        qsort(out.data, out.len, sizeof *out.data, by_weight);
    return out;
}

static void drop_rare(kb_definitions *d, int64_t min_sources)
{
    while (d->len > 0 && d->data[d->len - 1].sources < min_sources)
        d->len--;
}

kb_status kb_definitions_find(kb_definitions *out, kb_store *store,
                              kb_arena *arena, uint64_t concept,
                              const kb_statement_filter *filter, kb_error *err)
{
    kb_fact_query query = {.type = KB_FACT_DEFINITION,
                           .s = concept,
                           .predicate = KB_ANY,
                           .basis = KB_ANY,
                           .articles = filter->articles};
    kb_statements statements = {0};

    *out = (kb_definitions){0};
    kb_status status =
        kb_statements_read(&statements, store, arena, &query, err);
    if (status != KB_OK || statements.len == 0)
        return status;
    const kb_wording *wordings = kb_wordings_of(arena, &statements);
    *out = kb_wordings_group(arena, wordings, wordings + statements.len,
                             filter->with_duplicates);
    drop_rare(out, filter->min_sources);
    return KB_OK;
}
