/* cmd_brief.c - `aigckb brief TERM`: what a newcomer should read. */
#include "cli/brief.h"
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"

enum { NAMES = 8, PASSAGES = 5, MAX_CHARS = 240, EVIDENCE = 1 };

typedef struct brief_options {
    unsigned parts;
    int64_t names, passages, max_chars, evidence;
} brief_options;

static const brief_options own_default = {.names = NAMES,
                                          .passages = PASSAGES,
                                          .max_chars = MAX_CHARS,
                                          .evidence = EVIDENCE};

static bool wants(const brief_options *own, kb_brief_part part)
{
    return own->parts == 0 || own->parts >> part & 1;
}

static kb_status give(kb_cli *cli, kb_reader *reader, const kb_term *term,
                      const kb_brief *brief, kb_error *err)
{
    const brief_options *own = cli->own;
    const kb_brief_form form = {.reader = reader,
                                .parts = own->parts,
                                .evidence = (size_t)own->evidence,
                                .chinese = kb_cli_chinese(cli)};
    kb_node *record = kb_node_object();

    kb_status status = kb_brief_record(record, &form, brief, err);
    kb_node_text(record, "term", term->text);
    kb_node_text(record, "matched_by", term->matched_by);
    kb_node_text(record, "redirected_from", term->redirected_from);
    if (status == KB_OK)
        return kb_writer_record(cli->writer, record);
    kb_node_free(record);
    return status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const brief_options *own = cli->own;
    const kb_brief_query query = {
        .filter = kb_statement_filter_of(cli),
        .names = (size_t)own->names,
        .passages = wants(own, KB_BRIEF_PASSAGES) ? (size_t)own->passages : 0,
        .max_chars = (size_t)own->max_chars,
        .places = (size_t)own->evidence,
    };
    kb_term term;
    kb_brief brief;

    (void)argc; /* exactly one */
    kb_status status = kb_resolve(&term, cli, argv[0], err);
    if (status != KB_OK)
        return status;
    kb_reader *reader = kb_reader_new(cli->store);
    status =
        kb_brief_read(&brief, reader, cli->arena, &term.concept, &query, err);
    if (status == KB_OK)
        status = give(cli, reader, &term, &brief, err);
    kb_reader_free(reader);
    return status;
}

/* ---- the row ------------------------------------------------------------ */

static const kb_option own_options[] = {
    {.name = "sections",
     .arg = "S,..",
     .help = N_("only these: definitions, place, makers, basis, uses, risks, "
                "rivals, figures, timeline, passages"),
     .type = KB_OPTION_WORDS,
     .words = kb_brief_parts,
     .offset = offsetof(brief_options, parts)},
    {.name = "names",
     .arg = "N",
     .help = N_("at most N names of each relation (default: 8)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(brief_options, names)},
    {.name = "passages",
     .arg = "N",
     .help = N_("at most N passages of articles (default: 5)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(brief_options, passages)},
    {.name = "max-chars",
     .arg = "N",
     .help = N_("no sentence of more than N characters (default: 240)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(brief_options, max_chars)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each fact, in JSON (default: 1)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(brief_options, evidence)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("ID"), .path = "id"},
    {.header = N_("Name"), .path = "name", .narrow = 12},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Says"), .path = "sections.items.text", .narrow = 40},
    {0},
};

static const char *const fields[] = {
    KB_FIELDS_END(""),
    "layer",
    KB_FIELDS_COUNTS(""),
    "aliases",
    "lang",
    "sections",
    "sections.name",
    "sections.title",
    "sections.items",
    "sections.items.label",
    "sections.items.text",
    "sections.items.concept",
    KB_FIELDS_END("sections.items.concept."),
    "sections.items.by",
    "sections.items.date",
    "sections.items.sources",
    "sections.items.articles",
    "sections.items.evidence",
    KB_FIELDS_EVIDENCE("sections.items.evidence."),
    "sections.items.evidence_total",
    "term",
    "matched_by",
    "redirected_from",
    NULL,
};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = kb_brief_card,
                             .card_in_pipes = true,
                             .page = kb_brief_page};

const kb_command kb_cmd_brief = {
    .name = "brief",
    .args = "TERM",
    .summary = N_("print what a newcomer should read of a concept"),
    .details = N_(
        "A page: what it is and who says so, its place in the industry chain, "
        "makers, basis, uses, risks, rivals, figures, events, and the passages "
        "of articles that tell most.  Of what many articles say in nearly the "
        "same words one wording is shown, of names those that most sources "
        "give.  Every statement points at an article below; in Markdown "
        "(--md) by footnotes."),
    .examples = {"aigckb brief 扩散模型 --md -o diffusion.md",
                 "aigckb brief GPT-4 --sections definitions,timeline --json"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = 1,
    .accepts =
        KB_TAKES_NAMES | KB_TAKES_ARTICLES | KB_TAKES_FACTS | KB_TAKES_COPIES,
    .own_options = own_options,
    .own_size = sizeof(brief_options),
    .own_default = &own_default,
    .view = &view,
    .run = run,
};
