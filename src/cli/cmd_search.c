/* cmd_search.c - `aigckb search QUERY...`: the articles that a query is about,
 * and the concepts that it names. */
#include <inttypes.h>
#include <math.h>

#include "aigckb/search.h"
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/record.h"

enum { QUERY_MAX = 1 << 16, SNIPPET_MAX = 1 << 16 };

typedef enum where { IN_ALL, IN_CONCEPTS, IN_ARTICLES } where;

typedef struct search_options {
    int in; /* where */
} search_options;

/* The operands with blanks between. */
static const char *join(kb_arena *arena, int argc, char **argv)
{
    kb_buf text = KB_BUF_INIT(QUERY_MAX);

    for (int i = 0; i < argc; i++) {
        kb_buf_add_text(&text, i ? " " : "");
        kb_buf_add_text(&text, argv[i]);
    }
    const char *copy = kb_arena_copy(arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

/* ---- concepts ----------------------------------------------------------- */

static void fill_named(kb_node *out, const kb_named *named)
{
    kb_node_text(out, "type", "concept");
    kb_record_concept(out, &named->concept);
    kb_node_text(out, "form", named->form);
}

/* Before the articles: what the words of the query mean. */
static void announce(kb_cli *cli, const kb_named *named, size_t count)
{
    kb_buf line = KB_BUF_INIT(SNIPPET_MAX);

    for (size_t i = 0; i < count; i++) {
        const kb_concept *concept = &named[i].concept;
        fill_named(kb_node_add_object(kb_cli_concepts(cli), NULL), &named[i]);
        kb_buf_printf(&line, "%s  %s, %" PRId64 " source%s\n", concept->name,
                      kb_kind_word(concept->kind)->name,
                      concept->counts.sources,
                      concept->counts.sources == 1 ? "" : "s");
    }
    if (count > 0)
        kb_buf_add_char(&line, '\n');
    kb_writer_prose(cli->writer, line.ptr);
    kb_buf_dispose(&line);
}

static kb_status give_concepts(kb_cli *cli, const kb_named *named, size_t count,
                               kb_error *err)
{
    kb_status status = KB_OK;

    if (count == 0)
        return kb_fail(err, KB_NOT_FOUND, "no concept in these words");
    for (size_t i = (size_t)cli->options.skip; i < count && status == KB_OK;
         i++) {
        kb_node *record = kb_node_object();
        fill_named(record, &named[i]);
        status = kb_writer_record(cli->writer, record);
    }
    return status;
}

/* ---- articles ----------------------------------------------------------- */

/* The passage with marks around what was searched for. */
static void add_snippet(kb_node *out, const kb_search_hit *hit)
{
    kb_buf text = KB_BUF_INIT(SNIPPET_MAX);
    kb_str quote = kb_str_of(hit->passage.quote);
    size_t at = 0;

    for (size_t i = 0; i < hit->mark_count; i++) {
        kb_buf_add(&text, kb_str_cut(quote, at, hit->marks[i].start));
        kb_buf_add_text(&text, KB_HIT_BEGIN);
        kb_buf_add(&text,
                   kb_str_cut(quote, hit->marks[i].start, hit->marks[i].end));
        kb_buf_add_text(&text, KB_HIT_END);
        at = hit->marks[i].end;
    }
    kb_buf_add(&text, kb_str_cut(quote, at, quote.len));
    kb_node_text(out, "snippet", text.ptr);
    kb_node_bool(out, "cut_before", hit->cut_before);
    kb_node_bool(out, "cut_after", hit->cut_after);
    kb_buf_dispose(&text);
}

static kb_status give_hit(kb_cli *cli, const kb_search_hit *hit, int64_t rank)
{
    const kb_evidence *passage = &hit->passage;
    const kb_source *source = &passage->source;
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
    kb_node_text(record, "heading", passage->heading);
    kb_node_int(record, "para", passage->para);
    kb_node_int(record, "start", passage->start);
    kb_node_int(record, "end", passage->end);
    add_snippet(record, hit);
    return kb_writer_record(cli->writer, record);
}

static kb_status give_articles(kb_cli *cli, const char *text, kb_error *err)
{
    kb_search_query query = {
        .text = text,
        .articles = cli->options.articles,
        .with_duplicates = cli->options.with_duplicates,
        .limit = (size_t)kb_cli_ask(cli),
        .skip = (size_t)cli->options.skip,
    };
    kb_search_result found;

    kb_status status = kb_search(&found, cli->store, cli->arena, &query, err);
    if (status != KB_OK)
        return status;
    kb_writer_envelope(cli->writer)->total =
        found.total < 0 ? KB_UNKNOWN : found.total;
    for (size_t i = 0; i < found.hit_count && status == KB_OK; i++)
        status =
            give_hit(cli, &found.hits[i], cli->options.skip + (int64_t)i + 1);
    return status;
}

/* ------------------------------------------------------------------------- */

static const kb_column concept_columns[] = {
    {.header = "Concept", .path = "name", .narrow = 16},
    {.header = "Kind", .path = "kind"},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "ID", .path = "id", .narrow = 16},
    {0},
};

static const char *const concept_fields[] = {
    "type", KB_FIELDS_END(""), "layer", KB_FIELDS_COUNTS(""), "form", NULL};

static const kb_view concept_view = {concept_columns, concept_fields, NULL,
                                     false};

static void print_hit(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(SNIPPET_MAX);
    const char *date = kb_node_get_text(record, "date");
    int64_t copies = kb_node_get_int(record, "cluster.size");

    kb_buf_printf(&line, "%s  %s", kb_node_get_text(record, "id"),
                  date ? date : "-");
    if (copies > 1)
        kb_buf_printf(&line, "  ×%" PRId64, copies);
    kb_card_title(writer, kb_node_get_text(record, "title"), line.ptr);
    kb_buf_clear(&line);
    kb_buf_add_text(&line, kb_node_get_bool(record, "cut_before") ? "…" : "");
    kb_buf_add_text(&line, kb_node_get_text(record, "snippet"));
    kb_buf_add_text(&line, kb_node_get_bool(record, "cut_after") ? "…" : "");
    kb_card_para(writer, 4, line.ptr);
    kb_buf_dispose(&line);
}

static const kb_column hit_columns[] = {
    {.header = "Article", .path = "id"},
    {.header = "Date", .path = "date"},
    {.header = "Copies", .path = "cluster.size", .right = true},
    {.header = "Passage", .path = "snippet", .narrow = 30},
    {.header = "Title", .path = "title", .narrow = 20},
    {0},
};

static const char *const hit_fields[] = {
    "type",       "id",           "artid",   "rank",       "score",
    "title",      "url",          "site",    "author",     "date",
    "heading",    "para",         "start",   "end",        "cluster",
    "cluster.id", "cluster.size", "snippet", "cut_before", "cut_after",
    NULL,
};

static const kb_view hit_view = {
    .columns = hit_columns, .fields = hit_fields, .card = print_hit};

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const search_options *own = cli->own;
    const char *text = join(cli->arena, argc, argv);
    const kb_named *named = NULL;
    size_t count = 0;

    kb_status status = kb_writer_begin(
        cli->writer, own->in == IN_CONCEPTS ? &concept_view : &hit_view, err);
    kb_writer_envelope(cli->writer)->matched_by = "text";
    if (status == KB_OK && own->in != IN_ARTICLES)
        status =
            kb_search_named(&named, &count, cli->store, cli->arena, text, err);
    if (status != KB_OK)
        return status;
    if (own->in == IN_CONCEPTS)
        return give_concepts(cli, named, count, err);
    announce(cli, named, count);
    status = give_articles(cli, text, err);
    /* the concept alone is an answer */
    return status == KB_NOT_FOUND && count > 0 ? KB_OK : status;
}

static const char *const places[] = {[IN_ALL] = "all",
                                     [IN_CONCEPTS] = "concepts",
                                     [IN_ARTICLES] = "articles",
                                     NULL};

static const kb_option own_options[] = {
    {.name = "in",
     .arg = "WHERE",
     .help = "all (default), concepts or articles",
     .type = KB_OPTION_CHOICE,
     .words = places,
     .offset = offsetof(search_options, in)},
    {0},
};

const kb_command kb_cmd_search = {
    .name = "search",
    .args = "QUERY...",
    .summary = "find the articles that some words are about",
    .details =
        "Any text is a query: nothing in it is special, nothing is an error.  "
        "Any piece of Chinese text is found, of one character or more; Latin "
        "words are found whole, in any case.  Articles that have more of the "
        "words, nearer to each other, or in their title, come first; copies of "
        "one text are one result.  Concepts that the query names are shown "
        "before them; in JSON they are \"concepts\".",
    .examples = {"aigckb search 数据枯竭",
                 "aigckb search GPT-4 --json | jq -r '.results[].id'"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_ARTICLES | KB_TAKES_COPIES,
    .limit = 20,
    .screen_limit = 10,
    .own_options = own_options,
    .own_size = sizeof(search_options),
    .run = run,
};
