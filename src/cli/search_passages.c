/* search_passages.c - the sentences that `aigckb search` finds. */
#include <inttypes.h>
#include <math.h>

#include "cli/record.h"
#include "cli/search.h"

static kb_status give_hit(kb_searching *s, const kb_passage_hit *hit,
                          int64_t rank, kb_error *err)
{
    const kb_source *source = &hit->sentence.source;
    kb_snippet snippet = {.start = hit->sentence.byte_start,
                          .marks = hit->marks,
                          .mark_count = hit->mark_count,
                          .parts = hit->parts};
    kb_context around;
    kb_status status = kb_search_look_around(&around, s, &hit->sentence, err);
    if (status != KB_OK)
        return status;

    kb_node *record = kb_node_object();
    kb_node_text(record, "type", "passage");
    kb_node_text(record, "id",
                 kb_arena_printf(s->cli->arena, "s:%s#p%" PRIu32, source->key,
                                 hit->sentence.para));
    kb_node_int(record, "rank", rank);
    kb_node_real(record, "score", round(hit->score * 1000) / 1000);
    kb_node_int(record, "copies", (int64_t)hit->copies);
    kb_record_evidence(record, &around.passage);
    kb_search_add_snippet(record, s, &snippet, &around);
    return kb_writer_record(s->cli->writer, record);
}

kb_status kb_search_give_passages(kb_searching *s, kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_passage_result found;

    kb_status status =
        kb_search_passages(&found, cli->store, cli->arena, &s->query, err);
    if (status != KB_OK)
        return status;
    kb_writer_envelope(cli->writer)->total =
        found.total < 0 ? KB_UNKNOWN : found.total;
    for (size_t i = 0; i < found.hit_count && status == KB_OK; i++)
        status = give_hit(s, &found.hits[i], cli->options.skip + (int64_t)i + 1,
                          err);
    return status;
}

static void print_hit(kb_writer *writer, const kb_node *record)
{
    kb_search_print_hit(writer, record, kb_node_get_int(record, "copies") + 1);
}

static const kb_column columns[] = {
    {.header = N_("Passage"), .path = "id"},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Sentence"), .path = "snippet", .narrow = 30},
    {.header = N_("Title"), .path = "title", .narrow = 20},
    {0},
};

static const char *const fields[] = {"type",
                                     "id",
                                     "rank",
                                     "score",
                                     "copies",
                                     KB_FIELDS_EVIDENCE(""),
                                     KB_FIELDS_SNIPPET,
                                     NULL};

const kb_view kb_search_passage_view = {
    .columns = columns, .fields = fields, .card = print_hit};
