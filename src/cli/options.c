/* options.c - the shared options. */
#include "cli/options.h"

#include <string.h>

static const char *const colors[] = {"auto", "always", "never", NULL};

#define AT(member) .offset = offsetof(kb_options, member)

const kb_option kb_shared_options[] = {
    /* filters */
    {"kind", "KIND", "only concepts of this kind", 0, KB_OPTION_KIND, AT(kind),
     .group = KB_TAKES_KINDS, .filter = "kind"},
    {"layer", "LAYER", "only concepts of this layer of the industry", 0,
     KB_OPTION_LAYER, AT(layer), .group = KB_TAKES_KINDS, .filter = "layer"},
    {"min-sources", "N", "only what so many independent sources say", 0,
     KB_OPTION_NUMBER, AT(min_sources), .group = KB_TAKES_SOURCES,
     .filter = "min_sources"},
    {"since", "DATE", "only articles of this date or later", 0, KB_OPTION_DATE,
     AT(articles.since), .group = KB_TAKES_ARTICLES, .filter = "since"},
    {"until", "DATE", "only articles of this date or earlier", 0,
     KB_OPTION_DATE, AT(articles.until), .group = KB_TAKES_ARTICLES,
     .filter = "until"},
    {"site", "SITE", "only articles of this site", 0, KB_OPTION_TEXT,
     AT(articles.site), .group = KB_TAKES_ARTICLES, .filter = "site"},
    {"tag", "TAG", "only articles with this label", 0, KB_OPTION_TEXT,
     AT(articles.tag), .group = KB_TAKES_ARTICLES, .filter = "tag"},
    {"basis", "BASIS", "only facts with this basis; any: all", 0,
     KB_OPTION_BASIS, AT(basis), .group = KB_TAKES_FACTS, .filter = "basis"},
    {"min-confidence", "X", "only relations this sure, 0 to 1 (0.5)", 0,
     KB_OPTION_SHARE, AT(min_confidence), .group = KB_TAKES_FACTS,
     .filter = "min_confidence"},
    {"with-duplicates", NULL, "copies of one text each count", 0,
     KB_OPTION_FLAG, AT(with_duplicates), .group = KB_TAKES_COPIES,
     .filter = "with_duplicates"},

    /* how much */
    {"limit", "N", "print at most N results", 'n', KB_OPTION_COUNT, AT(limit),
     .group = KB_TAKES_LIMIT},
    {"all", NULL, "print all results", 0, KB_OPTION_FLAG, AT(all),
     .group = KB_TAKES_LIMIT},
    {"cursor", "C", "go on at \"next\" of an earlier result", 0,
     KB_OPTION_NUMBER, AT(skip), .group = KB_TAKES_LIMIT},
    {"stdin", NULL, "also read terms from stdin, one a line", 0, KB_OPTION_FLAG,
     AT(from_stdin), .group = KB_TAKES_TERMS},
    {"read0", NULL, "terms on stdin end in NUL, not in a line end", 0,
     KB_OPTION_FLAG, AT(read0), .group = KB_TAKES_TERMS},

    {"exact", NULL, "take terms for ids, names and aliases as written only", 0,
     KB_OPTION_FLAG, AT(exact), .group = KB_TAKES_NAMES},

    /* pictures */
    {"dot", NULL, "in Graphviz's language", 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_DOT, .group = KB_TAKES_DRAWINGS},
    {"mermaid", NULL, "a flowchart of Mermaid, for Markdown", 0,
     KB_OPTION_FORMAT, AT(writer), .value = KB_FORMAT_MERMAID,
     .group = KB_TAKES_DRAWINGS},
    {"graphml", NULL, "GraphML, for Gephi, yEd, NetworkX", 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_GRAPHML, .group = KB_TAKES_DRAWINGS},
    {"svg", NULL, "a picture, drawn by Graphviz", 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_SVG, .group = KB_TAKES_DRAWINGS},
    {"png", NULL, "the same in pixels", 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_PNG, .group = KB_TAKES_DRAWINGS},

    /* every command */
    {"json", NULL, "one JSON document", 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_JSON},
    {"jsonl", NULL, "one JSON object a line", 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_JSONL},
    {"csv", NULL, "comma-separated, with a header", 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_CSV},
    {"tsv", NULL, "tab-separated, with a header", 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_TSV},
    {"md", NULL, "a Markdown table", 0, KB_OPTION_FORMAT, AT(writer),
     .value = KB_FORMAT_MD},
    {"table", NULL, "as on a terminal, also in a pipe", 0, KB_OPTION_FORMAT,
     AT(writer), .value = KB_FORMAT_TABLE},
    {"format", "T", "one of these by name, or a line a result: '{id}\\t{name}'",
     'f', KB_OPTION_PATTERN, AT(writer)},
    {"fields", "F,..", "these fields, in this order", 0, KB_OPTION_FIELDS,
     AT(writer.fields)},
    {"print0", NULL, "end results with NUL, for xargs -0", '0', KB_OPTION_FLAG,
     AT(writer.print0)},
    {"ascii", NULL, "JSON: escape all but ASCII", 0, KB_OPTION_FLAG,
     AT(writer.ascii)},
    {"output", "FILE", "write to FILE, which appears when it is whole", 'o',
     KB_OPTION_FILE, AT(writer.output)},
    {"color", "WHEN", "auto, always or never", 0, KB_OPTION_CHOICE,
     AT(writer.color), .words = colors},
    {"no-pager", NULL, "print on, however long", 0, KB_OPTION_FLAG,
     AT(writer.no_pager)},
    {"db", "FILE", "the store; else AIGCKB_DB, ./.aigckb/kb.db, or your own", 0,
     KB_OPTION_FILE, AT(db)},
    {"config", "FILE", "your configuration; else AIGCKB_CONFIG, or the usual",
     0, KB_OPTION_FILE, AT(config)},
    {"timeout", "S", "give up after S seconds", 0, KB_OPTION_COUNT,
     AT(timeout)},
    {"schema-version", "N", "fail unless this version of the JSON is spoken", 0,
     KB_OPTION_COUNT, AT(schema_version)},
    {"quiet", NULL, "no progress, notes or warnings", 'q', KB_OPTION_FLAG,
     AT(quiet)},
    {"verbose", NULL, "say more; twice: much more", 'v', KB_OPTION_TIMES,
     AT(verbose)},
    {"help", NULL, "all about the command, with examples", 0, KB_OPTION_FLAG,
     AT(help)},
    {"short-help", NULL, "its usage and its own options", 'h', KB_OPTION_FLAG,
     AT(short_help)},
    {"version", NULL, "the program's version", 0, KB_OPTION_FLAG, AT(version)},
    {0}};

const kb_options kb_options_default = {
    .min_confidence = 0.5, /* more likely right than wrong */
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
