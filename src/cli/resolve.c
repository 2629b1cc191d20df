/* resolve.c - the concepts that the operands of a command mean. */
#include "cli/resolve.h"

#include "cli/record.h"

/* Says in the envelope what the term meant. */
static void note(kb_cli *cli, const kb_term *term)
{
    kb_envelope *envelope = kb_writer_envelope(cli->writer);

    if (!envelope->matched_by)
        envelope->matched_by = term->matched_by;
    kb_node *node = kb_node_add_object(kb_cli_concepts(cli), NULL);
    kb_node_text(node, "term", term->text);
    kb_record_concept(node, &term->concept);
    kb_node_text(node, "matched_by", term->matched_by);
    kb_node_text(node, "redirected_from", term->redirected_from);
}

static kb_status find(kb_term *out, const kb_cli *cli, const char *text,
                      kb_error *err)
{
    if (cli->options.exact)
        return kb_term_find_exact(out, cli->store, cli->arena, text, err);
    return kb_term_find(out, cli->store, cli->arena, text, err);
}

kb_status kb_resolve(kb_term *out, kb_cli *cli, const char *text, kb_error *err)
{
    kb_status status = find(out, cli, text, err);

    kb_cli_suggest_anew(cli);
    if (status == KB_OK)
        note(cli, out);
    if (status != KB_NOT_FOUND && status != KB_AMBIGUOUS)
        return status;
    for (size_t i = 0; i < out->candidate_count; i++)
        kb_cli_suggest_concept(cli, &out->candidates[i]);
    return status;
}

kb_status kb_resolve_each(kb_cli *cli, int argc, char **argv,
                          kb_resolved_fn *fn, void *context, kb_error *err)
{
    kb_status missed = KB_OK;
    int found = 0;

    for (int i = 0; i < argc; i++) {
        kb_term term;
        kb_status status = kb_resolve(&term, cli, argv[i], err);
        if (status == KB_NOT_FOUND || status == KB_AMBIGUOUS) {
            missed = status;
            if (argc > 1)
                kb_cli_missed(cli, err);
            continue;
        }
        if (status == KB_OK)
            status = fn(context, &term, err);
        if (status != KB_OK)
            return status;
        found++;
    }
    return found > 0 ? KB_OK : missed;
}

kb_statement_filter kb_statement_filter_of(const kb_cli *cli)
{
    const kb_options *options = &cli->options;

    return (kb_statement_filter){
        .articles = options->articles,
        .basis = options->basis,
        .min_confidence = options->min_confidence,
        .min_sources = options->min_sources,
        .with_duplicates = options->with_duplicates,
    };
}
