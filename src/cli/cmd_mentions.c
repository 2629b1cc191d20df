/* cmd_mentions.c - `aigckb mentions TERM...`: the sentences that name it. */
#include "cli/commands.h"
#include "cli/record.h"
#include "cli/resolve.h"

typedef struct mentions_options {
    int sort; /* index of sorts */
} mentions_options;

enum { SORT_NEWEST, SORT_OLDEST };

/* One run of it. */
typedef struct walk {
    kb_cli *cli;
    kb_reader *reader;
    const kb_concept *concept;
    int64_t skip; /* sentences that are left out before the first */
} walk;

static kb_status give(void *context, const kb_evidence *sentence,
                      int64_t mentions)
{
    walk *w = context;
    kb_writer *writer = w->cli->writer;

    if (w->skip > 0) {
        w->skip--;
        return KB_OK;
    }
    kb_node *record = kb_node_object();
    kb_record_end(record, "concept", w->concept);
    kb_node_int(record, "mentions", mentions);
    kb_record_evidence(record, sentence);
    kb_status status = kb_writer_record(writer, record);
    /* what comes behind the limit is not worth reading */
    return kb_writer_truncated(writer) ? KB_INTERRUPTED : status;
}

static kb_status walk_term(void *context, const kb_term *term, kb_error *err)
{
    walk *w = context;
    const mentions_options *own = w->cli->own;
    kb_mention_query query = {
        .concept = term->concept.id,
        .articles = w->cli->options.articles,
        .oldest_first = own->sort == SORT_OLDEST,
        .with_duplicates = w->cli->options.with_duplicates,
    };

    w->concept = &term->concept;
    return kb_mentions_walk(w->reader, &query, give, w, err);
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    walk w = {.cli = cli,
              .reader = kb_reader_new(cli->store),
              .skip = cli->options.skip};

    kb_status status = kb_resolve_each(cli, argc, argv, walk_term, &w, err);
    if (status == KB_INTERRUPTED && kb_writer_truncated(cli->writer))
        status = KB_OK;
    if (status == KB_OK && kb_writer_count(cli->writer) == 0)
        status = kb_fail(err, KB_NOT_FOUND, "no article of these names it");
    kb_reader_free(w.reader);
    return status;
}

static void print_sentence(kb_writer *writer, const kb_node *record)
{
    const char *date = kb_node_get_text(record, "date");

    kb_card_line(writer, "%s#p%d  %s  %s", kb_node_get_text(record, "source"),
                 (int)kb_node_get_int(record, "para"), date ? date : "-",
                 kb_node_get_text(record, "title"));
    kb_card_para(writer, 4, kb_node_get_text(record, "quote"));
}

static const char *const sorts[] = {
    [SORT_NEWEST] = "date", [SORT_OLDEST] = "oldest", NULL};

static const kb_option own_options[] = {
    {.name = "sort",
     .arg = "ORDER",
     .help = N_("date (newest first) or oldest"),
     .type = KB_OPTION_CHOICE,
     .words = sorts,
     .offset = offsetof(mentions_options, sort)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Article"), .path = "source"},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Paragraph"), .path = "para", .right = true},
    {.header = N_("Sentence"), .path = "quote", .narrow = 30},
    {0},
};

static const char *const fields[] = {"concept", KB_FIELDS_END("concept."),
                                     "mentions", KB_FIELDS_EVIDENCE(""), NULL};

static const kb_view view = {
    .columns = columns, .fields = fields, .card = print_sentence};

const kb_command kb_cmd_mentions = {
    .name = "mentions",
    .args = "TERM...",
    .summary = N_("show where a concept is named, sentence by sentence"),
    .details = N_(
        "Each sentence is one result, however often it names the concept, and "
        "copies of one text are shown once unless --with-duplicates is given."),
    .examples = {"aigckb mentions Sora -n 20",
                 "aigckb mentions 扩散模型 --since 2024 --jsonl"},
    .access = KB_READ,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_TERMS | KB_TAKES_NAMES |
               KB_TAKES_ARTICLES | KB_TAKES_COPIES,
    .screen_limit = 20,
    .own_options = own_options,
    .own_size = sizeof(mentions_options),
    .view = &view,
    .run = run,
};
