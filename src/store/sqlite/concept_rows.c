/* concept_rows.c - the rows of an article's concepts, their mentions and
 * aliases.
 *
 * Their keys begin with the concept, whose id is a hash: written article by
 * article, each row would go to a page of its own.  So a transaction holds them
 * back, and writes them in the order of their keys. */
#include <stdlib.h>

#include "base/vec.h"
#include "store/sqlite/save.h"
#include "text/fold.h"

/* A concept of an article that waits. */
typedef struct held {
    int64_t concept; /* as the tables order it: signed */
    const kb_saving *article;
    size_t n; /* in its facts */
    const char *fold;
} held;

typedef KB_VEC(held) held_rows;

struct kb_concepts_held {
    held_rows rows;
};

void kb_concepts_hold(kb_saving *s)
{
    const kb_facts *f = s->facts;
    if (!s->store->held)
        s->store->held = kb_arena_alloc(s->arena, sizeof *s->store->held);
    s->concepts =
        kb_arena_alloc(s->arena, f->concept_count * sizeof *s->concepts);
    for (size_t i = 0; i < f->concept_count; i++) {
        const char *fold =
            kb_fold_dup(s->arena, kb_str_of(f->concepts[i].name));
        s->concepts[i] = kb_concept_id(fold);
        kb_vec_push(s->arena, &s->store->held->rows,
                    (held){(int64_t)s->concepts[i], s, i, fold});
    }
}

static kb_status save_mentions(const kb_saving *s, size_t n, int64_t *count,
                               kb_error *err)
{
    const kb_concept_fact *concept = &s->facts->concepts[n];
    kb_status status = KB_OK;

    *count = 0;
    for (size_t i = 0; i < concept->mention_count && status == KB_OK; i++) {
        kb_stmt q = kb_stmt_begin(s->store, KB_SQL_MENTION_ADD);
        kb_stmt_bind_int(&q, 1, (int64_t)s->concepts[n]);
        kb_stmt_bind_int(&q, 2, s->row);
        kb_saving_bind(&q, s, 3, 5, concept->mentions[i]);
        status = kb_stmt_run(&q, err);
        *count += sqlite3_changes(s->store->db); /* 0: there already */
    }
    return status;
}

static kb_status save_aliases(const kb_saving *s, size_t n, kb_error *err)
{
    const kb_concept_fact *concept = &s->facts->concepts[n];
    kb_status status = KB_OK;

    for (size_t i = 0; i < concept->alias_count && status == KB_OK; i++) {
        const char *form = concept->aliases[i];
        kb_stmt q = kb_stmt_begin(s->store, KB_SQL_ALIAS_ADD);
        kb_stmt_bind_int(&q, 1, (int64_t)s->concepts[n]);
        kb_stmt_bind_int(&q, 2, s->row);
        kb_stmt_bind_text(&q, 3, form);
        kb_stmt_bind_text(&q, 4, kb_fold_dup(s->arena, kb_str_of(form)));
        status = kb_stmt_run(&q, err);
    }
    return status;
}

static kb_status touch(kb_sqlite *store, const held *h, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_TOUCH);
    kb_stmt_bind_int(&q, 1, h->concept);
    kb_stmt_bind_text(&q, 2, h->fold);
    return kb_stmt_run(&q, err);
}

static kb_status save_concept(const held *h, kb_error *err)
{
    const kb_saving *s = h->article;
    const kb_concept_fact *concept = &s->facts->concepts[h->n];
    int64_t count;
    kb_status status = save_mentions(s, h->n, &count, err);
    if (status != KB_OK)
        return status;

    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_CONCEPT_ADD);
    kb_stmt_bind_int(&q, 1, h->concept);
    kb_stmt_bind_int(&q, 2, s->row);
    kb_stmt_bind_text(&q, 3, concept->name);
    kb_stmt_bind_int(&q, 4, concept->kind);
    kb_stmt_bind_int(&q, 5, concept->layer);
    kb_stmt_bind_int(&q, 6, concept->basis);
    kb_stmt_bind_int(&q, 7, count);
    status = kb_stmt_run(&q, err);
    return status == KB_OK ? save_aliases(s, h->n, err) : status;
}

/* Two names of an article that fold to one concept stay in its order. */
static int by_key(const void *a, const void *b)
{
    const held *x = a, *y = b;
    const int64_t left = x->concept, right = y->concept;
    if (left != right)
        return left < right ? -1 : 1;
    if (x->article->row != y->article->row)
        return x->article->row < y->article->row ? -1 : 1;
    return x->n < y->n ? -1 : x->n > y->n;
}

kb_status kb_concepts_write(kb_sqlite *store, kb_error *err)
{
    kb_status status = KB_OK;
    if (!store->held)
        return KB_OK;
    held *rows = store->held->rows.data;
    size_t n = store->held->rows.len;
    store->held = NULL;
    if (n > 0)
        qsort(rows, n, sizeof *rows, by_key);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        if (i == 0 || rows[i].concept != rows[i - 1].concept)
            status = touch(store, &rows[i], err);
        if (status == KB_OK)
            status = save_concept(&rows[i], err);
    }
    return status;
}
