/* cmd_extract.c - `aigckb extract PATH...`: what articles say, as JSON lines.
 * A pure map: no store, no clock; `load` takes the lines in any order. */
#include "aigckb/extract.h"

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/statements.h"

enum { TITLE_MAX_BYTES = 4096 };

typedef struct extract_options {
    const char *dict;
    int64_t text_max;
    bool show_promo;
} extract_options;

/* Prints what one file says; KB_BAD_INPUT and KB_LIMIT are its own failures. */
static kb_status extract_file(kb_cli *cli, const kb_extractor *x,
                              kb_arena *arena, const char *path, kb_error *err)
{
    const extract_options *own = cli->own;
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    kb_doc doc;
    kb_facts facts;

    kb_arena_clear(arena);
    kb_status status = kb_file_read(&bytes, path, err);
    if (status == KB_OK)
        status = kb_parse(&doc, arena,
                          &(kb_raw){.name = path,
                                    .bytes = bytes.ptr,
                                    .len = bytes.len,
                                    .text_max = own->text_max},
                          err);
    if (status == KB_OK) {
        kb_extract(&facts, arena, &doc, x);
        status = kb_writer_record(cli->writer,
                                  kb_statements_record(arena, &doc, &facts));
        if (status == KB_LIMIT)
            kb_fail(err, status, "%s: what it says takes more than %d bytes",
                    path, KB_RECORD_MAX);
    }
    kb_buf_dispose(&bytes);
    return status;
}

static kb_status extract_all(kb_cli *cli, const kb_extractor *x, char **paths,
                             int path_count, kb_error *err)
{
    const char **files;
    size_t count, failed;
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;

    kb_inputs_list(&files, &count, &failed, cli, paths, path_count);
    for (size_t i = 0; i < count && !kb_cli_interrupted(cli); i++) {
        kb_error error;
        status = extract_file(cli, x, arena, files[i], &error);
        if (status != KB_OK && status != KB_BAD_INPUT && status != KB_LIMIT)
            break;
        if (status != KB_OK) {
            kb_input_failed(cli, &error);
            failed++;
        }
        status = KB_OK;
    }
    kb_arena_free(arena);
    if (status == KB_OK && failed > 0)
        status = kb_fail(err, KB_PARTIAL, "%zu inputs failed", failed);
    return status;
}

static const kb_option own_options[] = {
    {.name = "dict",
     .letter = 'd',
     .arg = "FILE",
     .help = N_("a lexicon of your own; its rows win"),
     .type = KB_OPTION_FILE,
     .offset = offsetof(extract_options, dict)},
    {.name = "max-text",
     .arg = "BYTES",
     .help = N_("most text of an article (8000000)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(extract_options, text_max)},
    {.name = "show-promo",
     .help = N_("print the promotional blocks, which give no facts"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(extract_options, show_promo)},
    {0},
};

static void put_title(kb_writer *writer, const kb_node *record, size_t promo,
                      size_t all)
{
    kb_buf right = KB_BUF_INIT(TITLE_MAX_BYTES);
    kb_buf_printf(&right, kb_tr(N_("%s · %zu of %zu blocks")),
                  kb_node_get_text(record, "source"), promo, all);
    kb_card_title(writer, kb_node_get_text(record, "title"), right.ptr);
    kb_buf_dispose(&right);
}

static void print_promo(kb_writer *writer, const kb_node *record)
{
    const kb_node *blocks = kb_node_first(kb_node_find(record, "blocks"));
    size_t promo = 0, all = 0;

    for (const kb_node *at = blocks; at; at = kb_node_next(at), all++)
        promo += kb_node_get_bool(at, "promo");
    put_title(writer, record, promo, all);
    for (const kb_node *at = blocks; at; at = kb_node_next(at)) {
        if (kb_node_get_bool(at, "promo"))
            kb_card_para(writer, KB_CARD_INDENT, kb_node_get_text(at, "text"));
    }
    kb_card_blank(writer);
}

/* The same records: only a reader sees less of them. */
static const kb_view promo_view = {.columns = kb_statements_columns,
                                   .fields = kb_statements_fields,
                                   .card = print_promo,
                                   .card_in_pipes = true};

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const extract_options *own = cli->own;
    kb_extractor *x;

    kb_status status = kb_writer_begin(
        cli->writer, own->show_promo ? &promo_view : &kb_statements_view, err);
    if (status == KB_OK)
        status = kb_extractor_new(&x, &own->dict, own->dict != NULL, err);
    if (status != KB_OK)
        return status;
    status = extract_all(cli, x, argv, argc, err);
    kb_extractor_free(x);
    return status;
}

const kb_command kb_cmd_extract = {
    .name = "extract",
    .args = "PATH...",
    .summary = N_("print what articles say, without a store"),
    .details = N_(
        "Reads files and folders of .md, .markdown, .html, .htm and .txt, and "
        "prints one record an article: its blocks, and the concepts, "
        "relations, "
        "definitions, figures and events in them, each with its span (block, "
        "and code points of its text).  With --jsonl the output is what `load` "
        "stores; lines "
        "may be made on many machines and joined in any order.  What sells, "
        "gives away or begs is marked, and no fact comes from it; "
        "--show-promo prints these blocks for a reader, and changes nothing "
        "in JSON, where each block says so by its `promo`."),
    .examples = {"aigckb extract --jsonl articles/ > facts.jsonl",
                 "aigckb extract --json one.md | jq '.results[].concepts'"},
    .access = KB_NO_STORE,
    .files = true,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_TERMS,
    .own_options = own_options,
    .own_size = sizeof(extract_options),
    .view = &kb_statements_view,
    .begins = true,
    .run = run,
};
