/* definition.c - definitions of a concept: wordings, grouped and counted. */
#include "query/definition.h"

#include <stdlib.h>
#include <string.h>

#include "aigckb/forms.h"
#include "query/gist.h"

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

/* ---- one wording -------------------------------------------------------- */

/* A wording with all who use it. */
typedef struct said {
    const kb_wording *from, *end;
    kb_definition own;
    uint32_t leader; /* of the wordings that say the same, by its place */
    bool leads;
} said;

typedef KB_VEC(said) saids;

static kb_definition count(kb_arena *arena, const kb_statement *statements,
                           size_t n, bool copies_count)
{
    kb_tally t = kb_tally_of(arena, statements, statements + n, copies_count);

    return (kb_definition){
        .sources = t.sources,
        .articles = t.articles,
        .clusters = t.clusters,
        .first_date = t.first_date,
        .last_date = t.last_date,
        .places = t.places,
        .place_count = t.place_count,
    };
}

static kb_definition count_wording(kb_arena *arena, const kb_wording *from,
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
    kb_definition own = count(arena, statements, n, copies_count);
    own.text = from->statement.words;
    own.by = by;
    return own;
}

static saids split(kb_arena *arena, const kb_wording *from,
                   const kb_wording *end, bool copies_count)
{
    saids all = {0};

    while (from < end) {
        const kb_wording *next = from + 1;
        while (next < end && strcmp(next->letters, from->letters) == 0)
            next++;
        said one = {.from = from, .end = next, .leads = true};
        if (from->letters[0] != '\0') {
            one.own = count_wording(arena, from, next, copies_count);
            one.leader = (uint32_t)all.len;
            kb_vec_push(arena, &all, one);
        }
        from = next;
    }
    return all;
}

static int by_counts(const kb_definition *x, const kb_definition *y)
{
    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->clusters != y->clusters)
        return x->clusters > y->clusters ? -1 : 1;
    return (x->articles < y->articles) - (x->articles > y->articles);
}

static int by_weight(const void *a, const void *b)
{
    const kb_definition *x = a, *y = b;
    int order = by_counts(x, y);

    if (order != 0)
        return order;
    if (x->typical != y->typical)
        return x->typical > y->typical ? -1 : 1;
    if ((x->by == NULL) != (y->by == NULL))
        return x->by ? -1 : 1;
    order = kb_texts_compare(x->first_date, y->first_date);
    return order != 0 ? order : strcmp(x->text, y->text);
}

/* ---- several that say the same ------------------------------------------ */

static void find_leaders(kb_arena *arena, saids *all, const kb_matcher *names)
{
    kb_sentence *sentences =
        kb_arena_alloc(arena, (all->len + 1) * sizeof *sentences);

    for (size_t i = 0; i < all->len; i++)
        sentences[i] =
            (kb_sentence){all->data[i].own.text, all->data[i].own.by};
    const kb_gist *gists = kb_gists_find(arena, sentences, all->len, names);
    for (size_t i = 0; i < all->len; i++) {
        all->data[i].own.typical = gists[i].typical;
        all->data[i].leader = gists[i].leader;
        all->data[i].leads = gists[i].leader == i;
    }
}

/* Those with one leader together, it before its followers. */
static int by_leader(const void *a, const void *b)
{
    const said *x = a, *y = b;

    if (x->leader != y->leader)
        return x->leader < y->leader ? -1 : 1;
    if (x->leads != y->leads)
        return x->leads ? -1 : 1;
    return by_weight(&x->own, &y->own);
}

/* The definition that the wordings [from, end) are, of which the first leads.
 */
static kb_definition join(kb_arena *arena, const said *from, const said *end,
                          bool copies_count)
{
    kb_statements statements = {0};
    size_t n = (size_t)(end - from) - 1;
    kb_definition *variants = kb_arena_alloc(arena, (n + 1) * sizeof *variants);

    if (n == 0)
        return from->own;
    for (const said *one = from; one < end; one++) {
        for (const kb_wording *w = one->from; w < one->end; w++)
            kb_vec_push(arena, &statements, w->statement);
    }
    for (size_t i = 0; i < n; i++)
        variants[i] = from[1 + i].own;
    kb_definition all =
        count(arena, statements.data, statements.len, copies_count);
    all.text = from->own.text;
    all.by = from->own.by;
    all.typical = from->own.typical;
    all.variants = variants;
    all.variant_count = n;
    return all;
}

kb_definitions kb_wordings_group(kb_arena *arena, const kb_wording *from,
                                 const kb_wording *end, const kb_matcher *names,
                                 bool copies_count)
{
    saids all = split(arena, from, end, copies_count);
    kb_definitions out = {0};

    if (all.len > 1) {
        find_leaders(arena, &all, names);
        qsort(all.data, all.len, sizeof *all.data, by_leader);
    }
    out.data = kb_arena_alloc(arena, (all.len + 1) * sizeof *out.data);
    for (size_t i = 0, next; i < all.len; i = next) {
        for (next = i + 1; next < all.len && !all.data[next].leads; next++)
            ;
        out.data[out.len++] =
            join(arena, all.data + i, all.data + next, copies_count);
    }
    if (out.len > 0)
        qsort(out.data, out.len, sizeof *out.data, by_weight);
    return out;
}

/* ---- of a concept ------------------------------------------------------- */

static kb_status add_name(void *context, const kb_form *form)
{
    kb_matcher_add(context, kb_str_of(form->fold));
    return KB_OK;
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
    kb_matcher *names = kb_matcher_new(arena);
    status = kb_store_forms_of(store, concept, add_name, names, err);
    if (status != KB_OK)
        return status;
    kb_matcher_build(names);
    const kb_wording *wordings = kb_wordings_of(arena, &statements);
    *out = kb_wordings_group(arena, wordings, wordings + statements.len, names,
                             filter->with_duplicates);
    drop_rare(out, filter->min_sources);
    return KB_OK;
}
