/* walk.c - many concepts, a page at a time: no cursor stays open, so each may
 * be asked about when it comes. */
#include "aigckb/query.h"
#include "base/vec.h"
#include "query/names.h"

enum { PAGE = 512 };

typedef struct page {
    kb_arena *arena;
    KB_VEC(kb_concept) concepts;
} page;

static kb_status take(void *context, const kb_concept *concept)
{
    page *p = context;
    kb_vec_push(p->arena, &p->concepts, kb_concept_copy(p->arena, concept));
    return KB_OK;
}

/* Whether a page can begin behind a name; else what comes before is skipped. */
static bool has_names(const kb_concept_query *query)
{
    const kb_article_filter *articles = &query->articles;

    return query->sort == KB_SORT_NAME && !query->prefix &&
           query->id_count == 0 && query->since_revision == 0 &&
           !query->orphans && !articles->since && !articles->until &&
           !articles->site && !articles->tag;
}

kb_status kb_concepts_walk(kb_store *store, const kb_concept_query *query,
                           kb_concept_fn *fn, void *context, kb_error *err)
{
    kb_arena *arenas[2] = {kb_arena_new(), kb_arena_new()};
    kb_concept_query next = *query;
    bool named = has_names(query);
    kb_status status = KB_OK;
    int64_t left = query->limit > 0 ? query->limit : INT64_MAX;
    size_t n = PAGE;

    if (named)
        next.after = "";
    /* the last name of a page is asked for with the next */
    for (int turn = 0; n == PAGE && left > 0 && status == KB_OK; turn = !turn) {
        page p = {.arena = arenas[turn]};
        kb_arena_clear(p.arena);
        next.limit = left < PAGE ? left : PAGE;
        status = kb_store_concepts(store, &next, take, &p, err);
        n = p.concepts.len;
        left -= (int64_t)n;
        for (size_t i = 0; i < n && status == KB_OK; i++)
            status = fn(context, &p.concepts.data[i]);
        if (named && n > 0)
            next.after = p.concepts.data[n - 1].fold;
        if (!named)
            next.skip += PAGE;
    }
    kb_arena_free(arenas[0]);
    kb_arena_free(arenas[1]);
    return status;
}
