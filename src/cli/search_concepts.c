/* search_concepts.c - the concepts that `aigckb search` finds. */
#include <inttypes.h>
#include <math.h>

#include "base/buf.h"
#include "cli/record.h"
#include "cli/search.h"
#include "cli/words.h"

enum { LINES_BYTES = 1 << 14 };

/* ---- before the articles ------------------------------------------------ */

/* Whether the filters leave it in. */
static bool passes(const kb_options *options, const kb_concept *concept)
{
    return (options->kind == KB_ANY || (int)concept->kind == options->kind) &&
           (options->layer == KB_ANY ||
            (int)concept->layer == options->layer) &&
           concept->counts.sources >= options->min_sources;
}

static void announce(kb_cli *cli, kb_buf *lines, const kb_named *named)
{
    const kb_concept *concept = &named->concept;
    kb_node *node = kb_node_add_object(kb_cli_concepts(cli), NULL);

    kb_node_text(node, "type", "concept");
    kb_record_concept(node, concept);
    kb_node_text(node, "form", named->form);
    kb_buf_printf(lines,
                  kb_trn("%s  %s, %d source\n", "%s  %s, %d sources\n",
                         concept->counts.sources),
                  concept->name,
                  kb_kind_shown(kb_kind_word(concept->kind)->name),
                  (int)concept->counts.sources);
}

kb_status kb_search_announce(kb_searching *s, size_t *count, kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_buf lines = KB_BUF_INIT(LINES_BYTES);
    const kb_named *named;
    size_t all;

    *count = 0;
    kb_status status = kb_search_named(&named, &all, cli->store, cli->arena,
                                       s->query.text, err);
    for (size_t i = 0; i < all; i++) {
        if (!passes(&cli->options, &named[i].concept))
            continue;
        announce(cli, &lines, &named[i]);
        ++*count;
    }
    if (lines.len > 0)
        kb_buf_add_char(&lines, '\n');
    kb_writer_prose(cli->writer, lines.ptr);
    kb_buf_dispose(&lines);
    return status;
}

/* ---- alone -------------------------------------------------------------- */

static kb_status give_hit(kb_cli *cli, const kb_concept_hit *hit, int64_t rank)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "type", "concept");
    kb_record_concept(record, &hit->concept);
    kb_node_int(record, "rank", rank);
    kb_node_real(record, "score", round(hit->score * 1000) / 1000);
    kb_node_text(record, "matched_by", hit->matched_by);
    kb_node_text(record, "form", hit->form);
    return kb_writer_record(cli->writer, record);
}

static kb_status find(kb_concept_hits *out, const kb_searching *s,
                      kb_error *err)
{
    const kb_cli *cli = s->cli;
    kb_concept_query filter = {.kind = cli->options.kind,
                               .layer = cli->options.layer,
                               .min_sources = cli->options.min_sources,
                               .articles = cli->options.articles};

    return kb_search_concepts(out, cli->store, cli->arena, s->query.text,
                              &filter, err);
}

kb_status kb_search_count_concepts(int64_t *out, kb_searching *s, kb_error *err)
{
    kb_concept_hits found;
    kb_status status = find(&found, s, err);

    *out = (int64_t)found.len;
    return status;
}

kb_status kb_search_give_concepts(kb_searching *s, kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_concept_hits found;

    kb_status status = find(&found, s, err);
    kb_writer_envelope(cli->writer)->total = (int64_t)found.len;
    for (size_t i = (size_t)cli->options.skip;
         i < found.len && status == KB_OK && !kb_writer_truncated(cli->writer);
         i++)
        status = give_hit(cli, &found.data[i], (int64_t)i + 1);
    return status;
}

/* ---- the view ----------------------------------------------------------- */

static const kb_column columns[] = {
    {.header = N_("Concept"), .path = "name", .narrow = 16},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Match"), .path = "matched_by"},
    {.header = N_("Form"), .path = "form", .narrow = 12},
    {.header = N_("ID"), .path = "id", .narrow = 12},
    {0},
};

static const char *const fields[] = {
    "type", KB_FIELDS_END(""), "layer",      KB_FIELDS_COUNTS(""),
    "rank", "score",           "matched_by", "form",
    NULL};

const kb_view kb_search_concept_view = {.columns = columns, .fields = fields};
