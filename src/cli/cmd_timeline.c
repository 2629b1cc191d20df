/* cmd_timeline.c - `aigckb timeline [TERM...]`: what happened when. */
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/dated.h"
#include "cli/record.h"
#include "cli/timeline_groups.h"

enum { OF_ALL = 50, ON_SCREEN = 20, EVIDENCE = 1 };

typedef struct timeline_options {
    const char *year;
    int by; /* index of periods, or KB_ANY */
    int64_t evidence;
    bool reverse, plot, conflicts;
} timeline_options;

static const timeline_options own_default = {.by = KB_ANY,
                                             .evidence = EVIDENCE};

/* One run of it. */
typedef struct telling {
    kb_cli *cli;
    const timeline_options *own;
    kb_reader *reader;
    kb_timeline timeline;
    kb_error *err;
} telling;

/* ---- choosing ----------------------------------------------------------- */

static void keep_disputed(telling *t)
{
    kb_timeline *timeline = &t->timeline;
    size_t kept = 0;

    for (size_t i = 0; i < timeline->len; i++) {
        const kb_happening *h = &timeline->data[i];
        if (h->rival_count > 0)
            timeline->data[kept++] = *h;
    }
    timeline->len = kept;
}

static kb_status find(telling *t)
{
    kb_cli *cli = t->cli;
    kb_dated_query asked;

    kb_status status = kb_dated_read(&asked, cli, t->own->year, OF_ALL, t->err);
    kb_event_query query = {.ids = asked.ids,
                            .id_count = asked.id_count,
                            .since = asked.period.since,
                            .until = asked.period.until,
                            .named = asked.id_count == 0};
    if (status == KB_OK)
        status = kb_timeline_find(&t->timeline, cli->store, cli->arena, &query,
                                  &asked.filter, t->err);
    if (status == KB_OK && t->own->conflicts)
        keep_disputed(t);
    return status;
}

/* ---- giving ------------------------------------------------------------- */

static kb_status give(telling *t, kb_node *record, kb_status status)
{
    if (status == KB_OK)
        return kb_writer_record(t->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* Which of n comes at a place. */
static size_t place_of(const telling *t, size_t i, size_t n)
{
    return t->own->reverse ? n - 1 - i : i;
}

/* What most sources tell is chosen, and then told by date. */
static kb_status give_events(telling *t)
{
    kb_cli *cli = t->cli;
    size_t all = t->timeline.len, skip = (size_t)cli->options.skip;
    kb_status status = KB_OK;

    kb_timeline_choose(&t->timeline, skip, (size_t)cli->limit);
    for (size_t i = 0; i < t->timeline.len && status == KB_OK; i++) {
        kb_node *record = kb_node_object();
        status = kb_record_happening(
            record, t->reader,
            &t->timeline.data[place_of(t, i, t->timeline.len)],
            (size_t)t->own->evidence, t->err);
        status = give(t, record, status);
    }
    kb_writer_envelope(cli->writer)->total = (int64_t)all;
    if (status == KB_OK && skip + t->timeline.len < all)
        status = kb_writer_record(cli->writer, kb_node_object()); /* cut */
    return status;
}

static kb_status give_groups(telling *t, const kb_timeline_group *groups,
                             size_t n)
{
    kb_status status = KB_OK;

    for (size_t i = (size_t)t->cli->options.skip; i < n && status == KB_OK;
         i++) {
        kb_node *record = kb_node_object();
        status =
            kb_timeline_add_group(record, t->reader, &groups[place_of(t, i, n)],
                                  (size_t)t->own->evidence, t->err);
        status = give(t, record, status);
        if (kb_writer_truncated(t->cli->writer))
            break;
    }
    return status;
}

static kb_status give_plot(telling *t, const kb_timeline_group *groups,
                           size_t n)
{
    kb_node *record = kb_node_object();

    kb_timeline_add_bars(record, t->cli->arena, groups, n);
    return give(t, record, KB_OK);
}

static kb_status give_all(telling *t)
{
    static const size_t letters[] = {KB_BY_YEAR, KB_BY_MONTH};
    const timeline_options *own = t->own;
    kb_timeline_group *groups;

    if (own->by == KB_ANY && !own->plot)
        return give_events(t);
    size_t n = kb_timeline_divide(&groups, t->cli->arena, &t->timeline,
                                  letters[own->by == KB_ANY ? 0 : own->by]);
    return own->plot ? give_plot(t, groups, n) : give_groups(t, groups, n);
}

static const kb_view view;

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    telling t = {.cli = cli, .own = cli->own, .err = err};
    const kb_view *chosen = t.own->plot           ? &kb_timeline_plot_view
                            : t.own->by != KB_ANY ? &kb_timeline_group_view
                                                  : &view;

    (void)argc, (void)argv;
    kb_status status = kb_writer_begin(cli->writer, chosen, err);
    if (status == KB_OK)
        status = find(&t);
    if (status != KB_OK)
        return status;
    if (t.timeline.len == 0)
        return kb_dated_none(
            cli, t.own->conflicts ? "conflicting dates" : "events", err);
    t.reader = kb_reader_new(cli->store);
    status = give_all(&t);
    kb_reader_free(t.reader);
    return status;
}

/* ---- the row ------------------------------------------------------------ */

static const char *const periods[] = {"year", "month", NULL};

static const kb_option own_options[] = {
    {.name = "year",
     .arg = "Y",
     .help = N_("only what happened in this year, or 2023..2025"),
     .type = KB_OPTION_TEXT,
     .offset = offsetof(timeline_options, year)},
    {.name = "by",
     .arg = "PERIOD",
     .help = N_("year or month: how many events, and the most told"),
     .type = KB_OPTION_CHOICE,
     .words = periods,
     .offset = offsetof(timeline_options, by)},
    {.name = "reverse",
     .letter = 'r',
     .help = N_("the latest first"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(timeline_options, reverse)},
    {.name = "conflicts",
     .help = N_("only what is told with several dates"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(timeline_options, conflicts)},
    {.name = "plot",
     .help = N_("draw bars: how many events a year, or a month (--by)"),
     .type = KB_OPTION_FLAG,
     .offset = offsetof(timeline_options, plot)},
    {.name = "evidence",
     .letter = 'e',
     .arg = "N",
     .help = N_("N sentences of each event, in JSON (default: 1)"),
     .type = KB_OPTION_NUMBER,
     .offset = offsetof(timeline_options, evidence)},
    {0},
};

static const kb_column columns[] = {
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Concept"), .path = "concept.name", .narrow = 8},
    {.header = N_("What"), .path = "what", .narrow = 32},
    {.header = N_("Others say"), .path = "conflicts.date", .narrow = 10},
    {0},
};

static const char *const fields[] = {KB_FIELDS_HAPPENING(""), NULL};

static const kb_view view = {.columns = columns, .fields = fields};

const kb_command kb_cmd_timeline = {
    .name = "timeline",
    .args = "[TERM...]",
    .summary = N_("show what happened when"),
    .details =
        N_("Events that tell of one happening, in whatever words and however "
           "precisely, are one with its sources, copies counted once.  With -n "
           "N, those N that most sources tell, by date.  Without TERM: of all "
           "concepts, the 50 that most sources tell."),
    .examples = {"aigckb timeline Sora ChatGPT --reverse",
                 "aigckb timeline --by year --year 2020..2025"},
    .access = KB_READ,
    .min_args = 0,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_TERMS | KB_TAKES_NAMES |
               KB_TAKES_CONCEPTS | KB_TAKES_ARTICLES | KB_TAKES_COPIES,
    .screen_limit = ON_SCREEN,
    .own_options = own_options,
    .own_size = sizeof(timeline_options),
    .own_default = &own_default,
    .view = &view,
    .begins = true,
    .run = run,
};
