/* cmd_search.c - `aigckb search QUERY...`: reads the query and its options;
 * search_articles.c and the others do the rest. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/search.h"
#include "output/caret.h"

enum { QUERY_MAX = 1 << 16 };

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

/* ---- which articles count ----------------------------------------------- */

static kb_set_query conditions_of(const kb_cli *cli)
{
    return (kb_set_query){.filter = cli->options.articles,
                          .kind = cli->options.kind,
                          .layer = cli->options.layer,
                          .min_sources = cli->options.min_sources};
}

/* Reads a query in the language, and finds what it is true of. */
static kb_status read_expression(kb_searching *s, kb_article_set *set,
                                 kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_set_query conditions = conditions_of(cli);
    const char *text = s->query.text;
    const kb_expression *expression;
    kb_stretch place;

    kb_status status =
        kb_expression_parse(&expression, cli->arena, text, &place, err);
    if (status == KB_USAGE)
        cli->pointer = kb_caret(cli->arena, text, place);
    if (status == KB_OK)
        status = kb_expression_articles(set, cli->store, cli->arena, expression,
                                        &conditions, err);
    if (status != KB_OK)
        return status;
    if (set->len == 0)
        return kb_fail(err, KB_NOT_FOUND, "nothing found for '%s'", text);
    s->query.text = kb_expression_words(cli->arena, expression);
    s->query.only = set;
    s->query.every = true;
    return KB_OK;
}

/* The filters that the index does not know; what counts all needs a set, too.
 */
static kb_status read_filters(kb_searching *s, kb_article_set *set,
                              kb_error *err)
{
    kb_set_query conditions = conditions_of(s->cli);

    if (conditions.kind == KB_ANY && conditions.layer == KB_ANY &&
        conditions.min_sources == 0 && s->own->facets == 0 && !s->own->count)
        return KB_OK;
    s->query.only = set;
    return kb_store_articles_with(set, s->cli->store, s->cli->arena,
                                  &conditions, err);
}

/* ------------------------------------------------------------------------- */

static kb_status search_all(kb_searching *s, kb_error *err)
{
    size_t named = 0;
    kb_status status = kb_search_announce(s, &named, err);

    if (status == KB_OK)
        status = kb_search_give_articles(s, err);
    /* the concept alone is an answer */
    return status == KB_NOT_FOUND && named > 0 ? KB_OK : status;
}

static const struct {
    const kb_view *view;
    kb_status (*run)(kb_searching *s, kb_error *err);
} places[] = {
    [KB_IN_ALL] = {&kb_search_article_view, search_all},
    [KB_IN_CONCEPTS] = {&kb_search_concept_view, kb_search_give_concepts},
    [KB_IN_ARTICLES] = {&kb_search_article_view, kb_search_give_articles},
    [KB_IN_PASSAGES] = {&kb_search_passage_view, kb_search_give_passages},
};

static const char *const place_names[] = {[KB_IN_ALL] = "all",
                                          [KB_IN_CONCEPTS] = "concepts",
                                          [KB_IN_ARTICLES] = "articles",
                                          [KB_IN_PASSAGES] = "passages",
                                          NULL};

/* What goes with no other place than articles. */
static kb_status check_options(const kb_search_options *own, kb_error *err)
{
    bool articles = own->in == KB_IN_ALL || own->in == KB_IN_ARTICLES;

    if (own->facets != 0 && !articles)
        return kb_fail(err, KB_USAGE, "--facet counts articles, not %s",
                       place_names[own->in]);
    if (own->count && (own->in == KB_IN_PASSAGES || own->facets != 0))
        return kb_fail(err, KB_USAGE,
                       "--count counts articles or concepts, nothing else");
    if (own->syntax && own->in == KB_IN_CONCEPTS)
        return kb_fail(err, KB_USAGE, "--syntax chooses articles, not %s",
                       place_names[own->in]);
    return KB_OK;
}

static kb_status count_articles(int64_t *out, kb_searching *s, kb_error *err)
{
    kb_search_result found;
    kb_status status =
        kb_search(&found, s->cli->store, s->cli->arena, &s->query, err);

    *out = found.total;
    return status;
}

/* That nothing was found is a number, too. */
static kb_status count(kb_searching *s, kb_status status, kb_error *err)
{
    int64_t found = 0;

    if (status == KB_OK && s->own->in == KB_IN_CONCEPTS)
        status = kb_search_count_concepts(&found, s, err);
    else if (status == KB_OK)
        status = count_articles(&found, s, err);
    if (status != KB_OK && status != KB_NOT_FOUND)
        return status;
    return kb_cli_give_total(s->cli, status == KB_OK ? found : 0);
}

static kb_status search(kb_searching *s, kb_error *err)
{
    kb_article_set *set = kb_arena_alloc(s->cli->arena, sizeof *set);
    kb_status status = check_options(s->own, err);

    if (status == KB_OK && s->own->syntax)
        status = read_expression(s, set, err);
    else if (status == KB_OK && s->own->in != KB_IN_CONCEPTS)
        status = read_filters(s, set, err);
    if (s->own->count)
        return count(s, status, err);
    return status == KB_OK ? places[s->own->in].run(s, err) : status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const kb_search_options *own = cli->own;
    kb_searching s = {
        .cli = cli,
        .own = own,
        .query = {.text = join(cli->arena, argc, argv),
                  .articles = cli->options.articles,
                  .with_duplicates = cli->options.with_duplicates,
                  .limit = (size_t)kb_cli_ask(cli),
                  .skip = (size_t)cli->options.skip},
    };

    if (own->count) {
        s.query.limit = 1;
        s.query.skip = 0;
    }
    kb_status status = kb_writer_begin(
        cli->writer, own->count ? &kb_cli_total_view : places[own->in].view,
        err);
    kb_writer_envelope(cli->writer)->matched_by =
        own->syntax ? "syntax" : "text";
    if (own->context > 0)
        s.reader = kb_reader_new(cli->store);
    if (status == KB_OK)
        status = search(&s, err);
    kb_reader_free(s.reader);
    return status;
}

/* ------------------------------------------------------------------------- */

#define AT(member) .offset = offsetof(kb_search_options, member)

static const kb_option own_options[] = {
    {.name = "in",
     .arg = "WHERE",
     .help = N_("articles and the concepts named (all, the default), concepts, "
                "articles or passages"),
     .type = KB_OPTION_CHOICE,
     .words = place_names,
     AT(in)},
    {.name = "syntax",
     .help =
         N_("the query is an expression: \"phrases\", AND, OR, NOT, fields"),
     .type = KB_OPTION_FLAG,
     AT(syntax)},
    {.name = "facet",
     .arg = "F,..",
     .help = N_("count what was found by kind, layer, site, year"),
     .type = KB_OPTION_WORDS,
     .words = kb_search_facets,
     AT(facets)},
    {.name = "context",
     .arg = "N",
     .help = N_("N sentences before and after each passage"),
     .type = KB_OPTION_NUMBER,
     AT(context)},
    {.name = "show-promo",
     .help = N_("these may be promotion"),
     .type = KB_OPTION_FLAG,
     AT(show_promo)},
    {.name = "count",
     .help = N_("print only how many articles, or concepts, are found"),
     .type = KB_OPTION_FLAG,
     AT(count)},
    {.name = "explain",
     .help =
         N_("say where the words were found, and what the score is made of"),
     .type = KB_OPTION_FLAG,
     AT(explain)},
    {0},
};

const kb_command kb_cmd_search = {
    .name = "search",
    .args = "QUERY...",
    .summary = N_("find the articles that some words are about"),
    .details = N_(
        "Any text is a query: nothing in it is special, nothing is an error.  "
        "Any piece of Chinese text is found, of one character or more; Latin "
        "words are found whole, in any case.  Articles that have more of the "
        "words, or have them in their title, come first; copies of one text "
        "are one result.  Concepts that the query names are shown before them; "
        "in JSON they are \"concepts\".  With --syntax the query is an "
        "expression: words that must all be there, \"phrases\", AND, OR, NOT "
        "or -word, parentheses, and the fields kind: layer: by: site: tag: "
        "date: (2023, 2023-03.., 2022..2024) has: (definitions, figures, "
        "events, ...).  --kind and --layer choose articles that name such a "
        "concept."),
    .examples = {"aigckb search 数据枯竭 --context 1",
                 "aigckb search --syntax '扩散模型 -代码 date:2024.. "
                 "has:figures' --facet site,year"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_CONCEPTS | KB_TAKES_ARTICLES |
               KB_TAKES_COPIES,
    .limit = 20,
    .screen_limit = 10,
    .own_options = own_options,
    .own_size = sizeof(kb_search_options),
    .run = run,
};
