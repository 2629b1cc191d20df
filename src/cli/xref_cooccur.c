/* xref_cooccur.c - `aigckb xref TERM --cooccur`: what stands with a concept,
 * though no fact joins them. */
#include "aigckb/company.h"
#include "cli/record.h"
#include "cli/xref.h"

enum { USUAL = 20 };

static kb_status give(kb_xref *x, const kb_concept *concept,
                      const kb_cooccurrence *with)
{
    kb_node *record = kb_node_object();
    const kb_found_places found = {&with->place, with->place.article != 0,
                                   with->sources};

    kb_node_text(record, "type", "cooccur");
    kb_record_end(record, "s", concept);
    kb_node_null(record, "p");
    kb_record_end(record, "o", &with->concept);
    kb_node_text(record, "basis", "cooccur");
    kb_node_text(record, "measure", "g2");
    kb_node_real(record, "value", with->g2);
    kb_node_real(record, "npmi", with->npmi);
    kb_node_int(record, "sources", with->sources);
    kb_node_real(record, "expected", with->expected);
    kb_status status = kb_record_places(record, x->reader, &found,
                                        (size_t)x->own->evidence, x->err);
    if (status == KB_OK)
        return kb_writer_record(x->cli->writer, record);
    kb_node_free(record);
    return status;
}

kb_status kb_xref_cooccur(kb_xref *x, const kb_concept *concept)
{
    const kb_options *options = &x->cli->options;
    int64_t wanted = kb_cli_ask(x->cli);
    bool usual = wanted == 0 && !options->all;
    kb_cooccur_query query = {.concept = concept->id,
                              .articles = options->articles,
                              .kind = options->kind,
                              .layer = options->layer,
                              .min_sources = options->min_sources,
                              .limit = (size_t)(usual        ? USUAL
                                                : wanted > 0 ? wanted + x->skip
                                                             : 0)};
    kb_cooccurrences found;

    kb_status status = kb_cooccurrences_find(&found, x->cli->store,
                                             x->cli->arena, &query, x->err);
    for (size_t i = (size_t)x->skip; i < found.len && status == KB_OK; i++)
        status = give(x, concept, &found.data[i]);
    return status;
}
