/* search_articles.c - the articles that `aigckb search` finds. */
#include <math.h>

#include "cli/record.h"
#include "cli/search.h"

static kb_status give_hit(kb_searching *s, const kb_search_hit *hit,
                          int64_t rank, kb_error *err)
{
    const kb_source *source = &hit->passage.source;
    kb_snippet snippet = {.start = hit->passage.byte_start,
                          .marks = hit->marks,
                          .mark_count = hit->mark_count,
                          .cut_before = hit->cut_before,
                          .cut_after = hit->cut_after,
                          .parts = hit->parts};
    kb_context around;
    kb_status status = kb_search_look_around(&around, s, &hit->passage, err);
    if (status != KB_OK)
        return status;

    kb_node *record = kb_node_object();
    kb_node_text(record, "type", "article");
    kb_record_id(record, "id", "s:", source->key);
    kb_node_text(record, "artid", source->artid);
    kb_node_int(record, "rank", rank);
    kb_node_real(record, "score", round(hit->score * 1000) / 1000);
    kb_node_text(record, "title", source->title);
    kb_node_text(record, "url", source->url);
    kb_node_text(record, "site", source->site);
    kb_node_text(record, "author", source->author);
    kb_node_text(record, "date", source->date);
    kb_record_cluster(record, source->cluster, source->cluster_size);
    kb_node_text(record, "heading", around.passage.heading);
    kb_node_int(record, "para", around.passage.para);
    kb_node_int(record, "start", around.passage.start);
    kb_node_int(record, "end", around.passage.end);
    kb_search_add_snippet(record, s, &snippet, &around);
    return kb_writer_record(s->cli->writer, record);
}

kb_status kb_search_give_articles(kb_searching *s, kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_search_result found;

    kb_status status =
        kb_search(&found, cli->store, cli->arena, &s->query, err);
    if (status == KB_OK)
        status = kb_search_give_facets(s, &found, err);
    if (status != KB_OK)
        return status;
    kb_writer_envelope(cli->writer)->total =
        found.total < 0 ? KB_UNKNOWN : found.total;
    for (size_t i = 0; i < found.hit_count && status == KB_OK; i++)
        status = give_hit(s, &found.hits[i], cli->options.skip + (int64_t)i + 1,
                          err);
    return status;
}

/* ---- the view ----------------------------------------------------------- */

static void print_hit(kb_writer *writer, const kb_node *record)
{
    kb_search_print_hit(writer, record,
                        kb_node_get_int(record, "cluster.size"));
}

static const kb_column columns[] = {
    {.header = N_("Article"), .path = "id"},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Copies"), .path = "cluster.size", .right = true},
    {.header = N_("Passage"), .path = "snippet", .narrow = 30},
    {.header = N_("Title"), .path = "title", .narrow = 20},
    {0},
};

static const char *const fields[] = {
    "type",  "id",   "artid",   "rank",       "score",        "title",
    "url",   "site", "author",  "date",       "heading",      "para",
    "start", "end",  "cluster", "cluster.id", "cluster.size", KB_FIELDS_SNIPPET,
    NULL,
};

const kb_view kb_search_article_view = {
    .columns = columns, .fields = fields, .card = print_hit};
