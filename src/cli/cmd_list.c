/* cmd_list.c - `aigckb list [WHAT]`: what there is. */
#include <string.h>

#include "aigckb/edges.h"
#include "aigckb/query.h"
#include "base/buf.h"
#include "base/map.h"
#include "cli/clusters.h"
#include "cli/commands.h"
#include "cli/list_view.h"
#include "cli/record.h"
#include "cli/since.h"

enum { LISTED_MAX = 400 };

typedef struct list_options {
    int sort; /* kb_concept_sort */
    const char *prefix;
    const char *new_since;
    bool count, orphans;
} list_options;

/* Options that not every section takes. */
enum { TAKES_SINCE = 1, TAKES_ORPHANS = 2 };

struct section;

/* One run of it. */
typedef struct listing {
    kb_cli *cli;
    kb_error *err;
    const struct section *section;
    int kind;       /* of the concepts, or KB_ANY */
    int64_t since;  /* only what came with a later revision; 0: any */
    int64_t skip;   /* records that the store has not skipped for us */
    int64_t given;  /* records so far */
    kb_arena *work; /* for one record */
    kb_map seen;    /* clusters */
} listing;

/* Something that can be listed. */
typedef struct section {
    const char *name;
    const kb_view *view;
    kb_status (*run)(listing *l);
    unsigned takes;
    kb_count_by by; /* of run_counts */
} section;

/* Prints it, unless only the number of records is wanted. */
static kb_status give(listing *l, kb_node *record)
{
    const list_options *own = l->cli->own;

    if (l->given++ >= l->skip && !own->count)
        return kb_writer_record(l->cli->writer, record);
    kb_node_free(record);
    return KB_OK;
}

/* What to ask of the store: no more than will be printed. */
static void set_page(listing *l, int64_t *limit, int64_t *skip)
{
    const list_options *own = l->cli->own;

    if (own->count)
        return;
    *limit = kb_cli_ask(l->cli);
    *skip = l->cli->options.skip;
    l->skip = 0;
}

/* ---- concepts ----------------------------------------------------------- */

static kb_status add_members(kb_node *record, listing *l, uint64_t layer)
{
    kb_edge_query query = {.o = layer, .predicates = 1U << KB_PART_OF};
    int64_t counts[KB_PREDICATE_COUNT];

    kb_status status =
        kb_store_edge_counts(l->cli->store, &query, counts, l->err);
    kb_node_int(record, "members", counts[KB_PART_OF]);
    return status;
}

static kb_status give_concept(void *context, const kb_concept *concept)
{
    listing *l = context;
    kb_node *record = kb_node_object();
    kb_status status = KB_OK;

    kb_record_concept(record, concept);
    if (l->kind == KB_LAYER)
        status = add_members(record, l, concept->id);
    kb_status printed = give(l, record);
    return status == KB_OK ? printed : status;
}

static kb_status run_concepts(listing *l)
{
    const kb_options *options = &l->cli->options;
    const list_options *own = l->cli->own;
    kb_concept_query query = {
        .kind = l->kind,
        .layer = options->layer,
        .prefix = own->prefix ? kb_term_fold(l->cli->arena, own->prefix) : NULL,
        .min_sources = options->min_sources,
        .since_revision = l->since,
        .orphans = own->orphans,
        .articles = options->articles,
        .sort = (kb_concept_sort)own->sort,
    };

    set_page(l, &query.limit, &query.skip);
    return kb_store_concepts(l->cli->store, &query, give_concept, l, l->err);
}

/* ---- articles ----------------------------------------------------------- */

static kb_status give_article(void *context, const kb_article *article)
{
    listing *l = context;
    kb_node *record = kb_node_object();

    kb_record_article(record, article);
    return give(l, record);
}

static kb_status run_articles(listing *l)
{
    kb_article_query query = {.filter = l->cli->options.articles,
                              .since_revision = l->since,
                              .with_tags = true};

    set_page(l, &query.limit, &query.skip);
    return kb_store_articles(l->cli->store, &query, give_article, l, l->err);
}

/* Of copies the newest stands for all. */
static kb_status give_source(void *context, const kb_article *article)
{
    listing *l = context;
    const char *cluster = kb_arena_copy(
        l->cli->arena, (const char *)&article->cluster, sizeof(uint64_t));
    bool fresh;

    kb_map_add(&l->seen, (kb_str){cluster, sizeof(uint64_t)}, &fresh);
    kb_status status = fresh ? give_article(l, article) : KB_OK;
    /* what comes behind the limit is not worth reading */
    return kb_writer_truncated(l->cli->writer) ? KB_INTERRUPTED : status;
}

static kb_status run_sources(listing *l)
{
    kb_article_query query = {.filter = l->cli->options.articles,
                              .since_revision = l->since,
                              .with_tags = true};

    kb_status status =
        kb_store_articles(l->cli->store, &query, give_source, l, l->err);
    bool enough =
        status == KB_INTERRUPTED && kb_writer_truncated(l->cli->writer);
    return enough ? KB_OK : status;
}

/* ---- clusters ----------------------------------------------------------- */

static kb_status give_cluster(void *context, kb_node *record)
{
    return give(context, record);
}

static kb_status run_clusters(listing *l)
{
    kb_cluster_query query = {.articles = l->cli->options.articles};

    set_page(l, &query.limit, &query.skip);
    return kb_clusters_list(l->cli->store, &query, give_cluster, l, l->err);
}

/* ---- vocabularies ------------------------------------------------------- */

static const kb_word *word_of(kb_count_by by, const char *name)
{
    kb_kind kind;
    kb_predicate predicate;

    if (by == KB_COUNT_KINDS && kb_kind_find(&kind, name))
        return kb_kind_word(kind);
    if (by == KB_COUNT_PREDICATES && kb_predicate_find(&predicate, name))
        return kb_predicate_word(predicate);
    return NULL;
}

static kb_status give_count(void *context, const kb_count *count)
{
    listing *l = context;
    kb_count_by by = l->section->by;
    const kb_word *word = count->name ? word_of(by, count->name) : NULL;
    kb_node *record = kb_node_object();

    kb_node_text(record, "name", count->name);
    if (word) {
        kb_node_text(record, "en", word->en);
        kb_node_text(record, "zh", word->zh);
    }
    if (by == KB_COUNT_KINDS) {
        kb_node_int(record, "concepts", count->count);
    } else if (by == KB_COUNT_PREDICATES) {
        kb_node_text(record, "inverse_en", word ? word->inverse_en : NULL);
        kb_node_text(record, "inverse_zh", word ? word->inverse_zh : NULL);
        kb_node_int(record, "relations", count->count);
    } else {
        kb_node_int(record, "articles", count->count);
    }
    return give(l, record);
}

static kb_status run_counts(listing *l)
{
    return kb_store_count(l->cli->store, l->section->by, give_count, l, l->err);
}

/* ---- what --------------------------------------------------------------- */

static const section sections[] = {
    {.name = "concepts",
     .view = &kb_list_concepts,
     .run = run_concepts,
     .takes = TAKES_SINCE | TAKES_ORPHANS},
    {.name = "articles",
     .view = &kb_list_articles,
     .run = run_articles,
     .takes = TAKES_SINCE},
    {.name = "sources",
     .view = &kb_list_articles,
     .run = run_sources,
     .takes = TAKES_SINCE},
    {.name = "clusters", .view = &kb_clusters_view, .run = run_clusters},
    {.name = "kinds",
     .view = &kb_list_kinds,
     .run = run_counts,
     .by = KB_COUNT_KINDS},
    {.name = "predicates",
     .view = &kb_list_predicates,
     .run = run_counts,
     .by = KB_COUNT_PREDICATES},
    {.name = "sites",
     .view = &kb_list_counts,
     .run = run_counts,
     .by = KB_COUNT_SITES},
    {.name = "years",
     .view = &kb_list_counts,
     .run = run_counts,
     .by = KB_COUNT_YEARS},
};

static const section layers = {.name = "layers",
                               .view = &kb_list_layers,
                               .run = run_concepts,
                               .takes = TAKES_SINCE | TAKES_ORPHANS};

enum { SECTION_COUNT = sizeof sections / sizeof *sections };

/* What WHAT may be. */
static const char *listed(int n)
{
    if (n < SECTION_COUNT)
        return sections[n].name;
    int kind = n - SECTION_COUNT;
    return kind < KB_KIND_COUNT ? kb_kind_word((kb_kind)kind)->plural : NULL;
}

static kb_status unknown(const char *what, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (int n = 0; listed(n); n++)
        kb_buf_printf(&list, "%s%s", n ? ", " : "", listed(n));
    kb_status status = kb_fail(err, KB_USAGE,
                               "no '%.64s' to list; there are: "
                               "%s",
                               what, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

static kb_status choose(listing *l, const char *what)
{
    kb_kind kind;

    l->kind = l->cli->options.kind;
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (strcmp(sections[i].name, what) == 0)
            l->section = &sections[i];
    }
    if (l->section)
        return KB_OK;
    if (!kb_kind_find(&kind, what))
        return unknown(what, l->err);
    if (l->kind != KB_ANY && l->kind != (int)kind)
        return kb_fail(l->err, KB_USAGE, "'%s' and --kind %s contradict", what,
                       kb_kind_word((kb_kind)l->kind)->name);
    l->kind = (int)kind;
    l->section = kind == KB_LAYER ? &layers : &sections[0];
    return KB_OK;
}

static kb_status read_since(listing *l)
{
    const list_options *own = l->cli->own;
    unsigned takes = l->section->takes;

    if ((own->new_since && !(takes & TAKES_SINCE)) ||
        (own->orphans && !(takes & TAKES_ORPHANS)))
        return kb_fail(l->err, KB_USAGE, "--%s does not go with '%s'",
                       own->orphans ? "orphans" : "new-since",
                       l->section->name);
    return own->new_since
               ? kb_since_read(&l->since, l->cli, own->new_since, l->err)
               : KB_OK;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const list_options *own = cli->own;
    listing l = {.cli = cli,
                 .err = err,
                 .skip = cli->options.skip,
                 .seen = {.arena = cli->arena}};

    kb_status status = choose(&l, argc > 0 ? argv[0] : sections[0].name);
    if (status == KB_OK)
        status = read_since(&l);
    if (status == KB_OK)
        status = kb_writer_begin(
            cli->writer, own->count ? &kb_cli_total_view : l.section->view,
            err);
    if (status != KB_OK)
        return status;
    l.work = kb_arena_new();
    status = l.section->run(&l);
    kb_arena_free(l.work);
    if (status == KB_OK && own->count)
        status = kb_cli_give_total(cli, l.given);
    return status;
}

static const char *const sorts[] = {"sources", "mentions", "name", "first-seen",
                                    NULL};

static const kb_option own_options[] = {
    {.name = "sort",
     .arg = "ORDER",
     .help = N_("concepts by sources, mentions or name; first-seen: what came "
                "into the store last"),
     .type = KB_OPTION_CHOICE,
     .words = sorts,
     .offset = offsetof(list_options, sort)},
    {.name = "prefix",
     .arg = "P",
     .help = N_("only concepts whose name begins so"),
     .type = KB_OPTION_TEXT,
     .offset = offsetof(list_options, prefix)},
    {.name = "new-since",
     .arg = "REV|DATE",
     .help = N_("only concepts or articles that came into the store since that "
                "revision (`db revision`) or day"),
     .type = KB_OPTION_TEXT,
     .offset = offsetof(list_options, new_since)},
    {.name = "orphans",
     .help = N_("only concepts without any relation"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(list_options, orphans)},
    {.name = "count",
     .help = N_("print only how many there are"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(list_options, count)},
    {0},
};

const kb_command kb_cmd_list = {
    .name = "list",
    .alias = "ls",
    .args = "[WHAT]",
    .summary = N_("list concepts, articles and what else there is"),
    .details = N_(
        "WHAT is one of: concepts (the default), articles, sources (articles, "
        "where copies are one), clusters (of copies, the largest first), "
        "kinds, predicates, sites, years; "
        "or a kind of concept, singular or plural: models, layers, "
        "applications, risks, techniques, products, organizations, datasets, "
        "infrastructures, policies, people.  `list layers` shows the layers of "
        "the industry chain as the articles name them, with the number of "
        "members each has; how many concepts each of the three layers has is "
        "in `db stats`."),
    .examples =
        {"aigckb list models --min-sources 3",
         "aigckb list --kind risk --format '{id}\\t{name}\\t{sources}'"},
    .access = KB_READ,
    .max_args = 1,
    .word = listed,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_CONCEPTS | KB_TAKES_ARTICLES,
    .own_options = own_options,
    .own_size = sizeof(list_options),
    .run = run,
};
