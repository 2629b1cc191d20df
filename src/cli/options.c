/* options.c - the shared options. */
#include "cli/options.h"

#include <string.h>

#include "cli/language.h"

static const char *const colors[] = {"auto", "always", "never", NULL};

#define AT(member) .offset = offsetof(kb_options, member)

const kb_option kb_shared_options[] = {
    /* filters */
    {"kind", "KIND", N_("only concepts of this kind"), 0, KB_OPTION_KIND,
     AT(kind), .group = KB_TAKES_KINDS, .filter = "kind"},
    {"layer", "LAYER", N_("only concepts of this layer of the industry"), 0,
     KB_OPTION_LAYER, AT(layer), .group = KB_TAKES_KINDS, .filter = "layer"},
    {"min-sources", "N", N_("only what so many independent sources say"), 0,
     KB_OPTION_NUMBER, AT(min_sources), .group = KB_TAKES_SOURCES,
     .filter = "min_sources"},
    {"since", "DATE", N_("only articles of this date or later"), 0,
     KB_OPTION_DATE, AT(articles.since), .group = KB_TAKES_ARTICLES,
     .filter = "since"},
    {"until", "DATE", N_("only articles of this date or earlier"), 0,
     KB_OPTION_DATE, AT(articles.until), .group = KB_TAKES_ARTICLES,
     .filter = "until"},
    {"site", "SITE", N_("only articles of this site"), 0, KB_OPTION_TEXT,
     AT(articles.site), .group = KB_TAKES_ARTICLES, .filter = "site"},
    {"tag", "TAG", N_("only articles with this label"), 0, KB_OPTION_TEXT,
     AT(articles.tag), .group = KB_TAKES_ARTICLES, .filter = "tag"},
    {"basis", "BASIS", N_("only facts with this basis; any: all"), 0,
     KB_OPTION_BASIS, AT(basis), .group = KB_TAKES_FACTS, .filter = "basis"},
    {"min-confidence", "X", N_("only relations this sure, 0 to 1 (0.5)"), 0,
     KB_OPTION_SHARE, AT(min_confidence), .group = KB_TAKES_FACTS,
     .filter = "min_confidence"},
    {"with-duplicates", NULL, N_("copies of one text each count"), 0,
     KB_OPTION_FLAG, AT(with_duplicates), .group = KB_TAKES_COPIES,
     .filter = "with_duplicates"},

    /* how much */
    {"limit", "N", N_("print at most N results"), 'n', KB_OPTION_COUNT,
     AT(limit), .group = KB_TAKES_LIMIT},
    {"all", NULL, N_("print all results"), 0, KB_OPTION_FLAG, AT(all),
     .group = KB_TAKES_LIMIT},
    {"cursor", "C", N_("go on at \"next\" of an earlier result"), 0,
     KB_OPTION_NUMBER, AT(skip), .group = KB_TAKES_LIMIT},
    {"stdin", NULL, N_("also read terms from stdin, one a line"), 0,
     KB_OPTION_FLAG, AT(from_stdin), .group = KB_TAKES_TERMS},
    {"read0", NULL, N_("terms on stdin end in NUL, not in a line end"), 0,
     KB_OPTION_FLAG, AT(read0), .group = KB_TAKES_TERMS},

    {"exact", NULL, N_("take terms for ids, names and aliases as written only"),
     0, KB_OPTION_FLAG, AT(exact), .group = KB_TAKES_NAMES},

    /* pictures */
    {"dot", NULL, N_("in Graphviz's language"), 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_DOT, .group = KB_TAKES_DRAWINGS},
    {"mermaid", NULL, N_("a flowchart of Mermaid, for Markdown"), 0,
     KB_OPTION_FORMAT, AT(writer), .value = KB_FORMAT_MERMAID,
     .group = KB_TAKES_DRAWINGS},
    {"graphml", NULL, N_("GraphML, for Gephi, yEd, NetworkX"), 0,
     KB_OPTION_FORMAT, AT(writer), .value = KB_FORMAT_GRAPHML,
     .group = KB_TAKES_DRAWINGS},
    {"svg", NULL, N_("a picture, drawn by Graphviz"), 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_SVG, .group = KB_TAKES_DRAWINGS},
    {"png", NULL, N_("the same in pixels"), 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_PNG, .group = KB_TAKES_DRAWINGS},

    /* every command */
    {"json", NULL, N_("one JSON document"), 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_JSON},
    {"jsonl", NULL, N_("one JSON object a line"), 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_JSONL},
    {"csv", NULL, N_("comma-separated, with a header"), 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_CSV},
    {"tsv", NULL, N_("tab-separated, with a header"), 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_TSV},
    {"md", NULL, N_("a Markdown table"), 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_MD},
    {"table", NULL, N_("as on a terminal, also in a pipe"), 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_TABLE},
    {"format", "T",
     N_("one of these by name, or a line a result: '{id}\\t{name}'"), 'f',
     KB_OPTION_PATTERN, AT(writer)},
    {"fields", "F,..", N_("these fields, in this order"), 0, KB_OPTION_FIELDS,
     AT(writer.fields)},
    {"print0", NULL, N_("end results with NUL, for xargs -0"), '0',
     KB_OPTION_FLAG, AT(writer.print0)},
    {"ascii", NULL, N_("JSON: escape all but ASCII"), 0, KB_OPTION_FLAG,
     AT(writer.ascii)},
    {"output", "FILE", N_("write to FILE, which appears when it is whole"), 'o',
     KB_OPTION_FILE, AT(writer.output)},
    {"color", "WHEN", N_("auto, always or never"), 0, KB_OPTION_CHOICE,
     AT(writer.color), .words = colors},
    {"no-pager", NULL, N_("print on, however long"), 0, KB_OPTION_FLAG,
     AT(writer.no_pager)},
    {"db", "FILE",
     N_("the store; else AIGCKB_DB, ./.aigckb/kb.db, or your own"), 0,
     KB_OPTION_FILE, AT(db)},
    {"config", "FILE",
     N_("your configuration; else AIGCKB_CONFIG, or the usual"), 0,
     KB_OPTION_FILE, AT(config)},
    {"timeout", "S", N_("give up after S seconds"), 0, KB_OPTION_COUNT,
     AT(timeout)},
    {"schema-version", "N",
     N_("fail unless this version of the JSON is spoken"), 0, KB_OPTION_COUNT,
     AT(schema_version)},
    {"lang", "L", N_("words for people in en or zh; else as the locale says"),
     0, KB_OPTION_CHOICE, AT(lang), .words = kb_languages},
    {"quiet", NULL, N_("no progress, notes or warnings"), 'q', KB_OPTION_FLAG,
     AT(quiet)},
    {"verbose", NULL, N_("say more; twice: much more"), 'v', KB_OPTION_TIMES,
     AT(verbose)},
    {"help", NULL, N_("all about the command, with examples"), 0,
     KB_OPTION_FLAG, AT(help)},
    {"short-help", NULL, N_("its usage and its own options"), 'h',
     KB_OPTION_FLAG, AT(short_help)},
    {"version", NULL, N_("the program's version"), 0, KB_OPTION_FLAG,
     AT(version)},
    {0}};

const kb_options kb_options_default = {
    .min_confidence = 0.5, /* more likely right than wrong */
    .lang = KB_ANY,
    .kind = KB_ANY,
    .layer = KB_ANY,
    .basis = KB_ANY,
    .schema_version = 1};

const kb_option *kb_option_find(const kb_option *table, const char *name,
                                size_t len)
{
    for (const kb_option *at = table; at && at->name; at++) {
        if (strlen(at->name) == len && memcmp(at->name, name, len) == 0)
            return at;
    }
    return NULL;
}

const kb_option *kb_option_letter(const kb_option *table, char letter)
{
    for (const kb_option *at = table; at && at->name; at++) {
        if (at->letter == letter)
            return at;
    }
    return NULL;
}

const kb_option *kb_option_of(const kb_option *own, const char *name,
                              size_t len)
{
    const kb_option *option = kb_option_find(own, name, len);
    return option ? option : kb_option_find(kb_shared_options, name, len);
}

const kb_option *kb_option_of_letter(const kb_option *own, char letter)
{
    const kb_option *option = kb_option_letter(own, letter);
    return option ? option : kb_option_letter(kb_shared_options, letter);
}
