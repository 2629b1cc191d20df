/* clusters.c - clusters of articles as records. */
#include "cli/clusters.h"

#include "cli/record.h"

/* One walk over articles of a cluster. */
typedef struct copies {
    kb_node *list;
    uint64_t but; /* the article that is left out, or 0 */
    const char *first_date, *last_date;
    kb_arena *arena;
} copies;

static void add_copy(kb_node *out, const kb_article *article)
{
    kb_record_id(out, "id", "s:", article->key);
    kb_node_text(out, "title", article->title);
    kb_node_text(out, "url", article->url);
    kb_node_text(out, "site", article->site);
    kb_node_text(out, "author", article->author);
    kb_node_text(out, "date", article->date);
    kb_node_int(out, "chars", (int64_t)article->chars);
}

/* They come in the order of their dates. */
static kb_status take_copy(void *context, const kb_article *article)
{
    copies *c = context;

    if (article->id == c->but)
        return KB_OK;
    if (article->date) {
        c->last_date = kb_arena_strdup(c->arena, article->date);
        if (!c->first_date)
            c->first_date = c->last_date;
    }
    add_copy(kb_node_add_object(c->list, NULL), article);
    return KB_OK;
}

kb_status kb_clusters_add_copies(kb_node *out, kb_store *store,
                                 const kb_article *article, kb_error *err)
{
    kb_article_query query = {.cluster = article->cluster};
    copies c = {.list = kb_node_add_list(out, "copies"),
                .but = article->id,
                .arena = kb_arena_new()};
    kb_status status = KB_OK;

    if (article->cluster_size > 1)
        status = kb_store_articles(store, &query, take_copy, &c, err);
    kb_arena_free(c.arena);
    return status;
}

/* ---- clusters ----------------------------------------------------------- */

typedef struct listing {
    kb_store *store;
    const kb_cluster_query *query;
    kb_record_fn *fn;
    void *context;
    kb_error *err;
} listing;

static kb_status give_cluster(void *context, const kb_cluster *cluster)
{
    listing *l = context;
    kb_article_query query = {.cluster = cluster->id,
                              .filter = l->query->articles};
    kb_node *record = kb_node_object();
    kb_node *members = kb_node_list();
    copies c = {.list = members, .arena = kb_arena_new()};

    kb_record_cluster_id(record, "id", cluster->id);
    kb_node_int(record, "size", cluster->size);
    kb_status status =
        kb_store_articles(l->store, &query, take_copy, &c, l->err);
    kb_node_text(record, "first_date", c.first_date);
    kb_node_text(record, "last_date", c.last_date);
    kb_node_add(record, "members", members);
    kb_arena_free(c.arena);
    if (status == KB_OK)
        return l->fn(l->context, record);
    kb_node_free(record);
    return status;
}

kb_status kb_clusters_list(kb_store *store, const kb_cluster_query *query,
                           kb_record_fn *fn, void *context, kb_error *err)
{
    listing l = {store, query, fn, context, err};

    return kb_store_clusters(store, query, give_cluster, &l, err);
}

/* ---- the view ----------------------------------------------------------- */

static const kb_column columns[] = {
    {.header = N_("Cluster"), .path = "id"},
    {.header = N_("Articles"), .path = "size", .right = true},
    {.header = N_("Oldest"), .path = "members.0.id"},
    {.header = N_("Date"), .path = "members.0.date"},
    {.header = N_("Title"), .path = "members.0.title", .narrow = 24},
    {0},
};

static const char *const fields[] = {"id",         "size",
                                     "first_date", "last_date",
                                     "members",    KB_FIELDS_COPY("members."),
                                     NULL};

const kb_view kb_clusters_view = {
    .columns = columns, .fields = fields, .card = NULL};
