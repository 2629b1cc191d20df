/* mention.c - the sentences that name a concept, article by article: the first
 * ones are given before the others are read. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/reader.h"
#include "query/statement.h"

/* A sentence waits until the mentions in it are counted. */
typedef struct walk {
    kb_reader *reader;
    kb_mention_fn *fn;
    void *context;
    kb_arena *arenas[2]; /* of the waiting sentence, and of the next one */
    kb_evidence sentence;
    int64_t mentions; /* 0: none waits */
} walk;

/* ---- which articles ----------------------------------------------------- */

/* Keeps one article of each cluster: the first one. */
static void drop_copies(kb_statements *articles, kb_arena *arena)
{
    kb_map chosen = {.arena = arena};
    size_t kept = 0;
    bool fresh;

    for (size_t i = 0; i < articles->len; i++) {
        const kb_statement *article = &articles->data[i];
        kb_map_add_id(&chosen, article->place.cluster, &fresh);
        if (fresh)
            articles->data[kept++] = *article;
    }
    articles->len = kept;
}

static int oldest_first(const void *a, const void *b)
{
    const kb_place *p = &((const kb_statement *)a)->place;
    const kb_place *q = &((const kb_statement *)b)->place;
    const char *x = p->date ? p->date : "", *y = q->date ? q->date : "";
    int order = strcmp(x, y);

    if (order != 0)
        return order;
    return (p->article > q->article) - (p->article < q->article);
}

static kb_status find_articles(kb_statements *out, kb_store *store,
                               kb_arena *arena, const kb_mention_query *query,
                               kb_error *err)
{
    kb_fact_query facts = {.type = KB_FACT_CONCEPT,
                           .s = query->concept,
                           .predicate = KB_ANY,
                           .basis = KB_ANY,
                           .articles = query->articles};

    kb_status status = kb_statements_read(out, store, arena, &facts, err);
    if (query->oldest_first && out->len > 0)
        qsort(out->data, out->len, sizeof *out->data, oldest_first);
    if (!query->with_duplicates)
        drop_copies(out, arena);
    return status;
}

/* ---- sentences ---------------------------------------------------------- */

static kb_status give(walk *w)
{
    kb_status status = KB_OK;
    if (w->mentions > 0)
        status = w->fn(w->context, &w->sentence, w->mentions);
    w->mentions = 0;
    return status;
}

static bool is_inside(const walk *w, const kb_place *place)
{
    return w->mentions > 0 && place->article == w->sentence.source.id &&
           place->start >= w->sentence.start && place->end <= w->sentence.end;
}

static kb_status add_mention(walk *w, const kb_place *place, kb_error *err)
{
    kb_evidence next;
    kb_arena *arena = w->arenas[1];

    if (is_inside(w, place)) {
        w->mentions++;
        return KB_OK;
    }
    kb_arena_clear(arena);
    kb_status status = kb_reader_quote(&next, w->reader, arena, place, err);
    if (status == KB_NOT_FOUND)
        return KB_OK; /* its article was removed meanwhile */
    if (status != KB_OK)
        return status;
    status = give(w);
    w->arenas[1] = w->arenas[0];
    w->arenas[0] = arena;
    w->sentence = next;
    w->mentions = 1;
    return status;
}

/* The sentences of one article. */
static kb_status walk_article(walk *w, kb_arena *arena, uint64_t concept,
                              uint64_t article, kb_error *err)
{
    kb_fact_query facts = {.type = KB_FACT_MENTION,
                           .s = concept,
                           .article = article,
                           .predicate = KB_ANY,
                           .basis = KB_ANY};
    kb_statements mentions = {0};

    kb_status status = kb_statements_read(&mentions, kb_reader_store(w->reader),
                                          arena, &facts, err);
    for (size_t i = 0; i < mentions.len && status == KB_OK; i++)
        status = add_mention(w, &mentions.data[i].place, err);
    return status == KB_OK ? give(w) : status;
}

static kb_status walk_articles(walk *w, const kb_statements *articles,
                               kb_error *err)
{
    kb_arena *arena = kb_arena_new(); /* of one article */
    kb_status status = KB_OK;

    w->arenas[0] = kb_arena_new();
    w->arenas[1] = kb_arena_new();
    for (size_t i = 0; i < articles->len && status == KB_OK; i++) {
        const kb_statement *at = &articles->data[i];
        status = walk_article(w, arena, at->s, at->place.article, err);
        kb_arena_clear(arena);
    }
    kb_arena_free(w->arenas[0]);
    kb_arena_free(w->arenas[1]);
    kb_arena_free(arena);
    return status;
}

kb_status kb_mentions_walk(kb_reader *reader, const kb_mention_query *query,
                           kb_mention_fn *fn, void *context, kb_error *err)
{
    walk w = {.reader = reader, .fn = fn, .context = context};
    kb_arena *arena = kb_arena_new();
    kb_statements articles = {0};

    kb_status status =
        find_articles(&articles, kb_reader_store(reader), arena, query, err);
    if (status == KB_OK)
        status = walk_articles(&w, &articles, err);
    kb_arena_free(arena);
    return status;
}
