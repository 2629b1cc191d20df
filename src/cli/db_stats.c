/* db_stats.c - `aigckb db stats`: how much there is. */
#include <inttypes.h>

#include "base/buf.h"
#include "cli/db.h"

enum { LINE_MAX_BYTES = 1 << 16, NUMBERS = KB_CARD_LABEL + 1 /* columns */ };

static kb_status add_count(void *context, const kb_count *count)
{
    kb_node *node = kb_node_add_object(context, NULL);

    kb_node_text(node, "name", count->name);
    kb_node_int(node, "count", count->count);
    return KB_OK;
}

static const struct {
    const char *key;
    kb_count_by by;
} lists[] = {
    {N_("kinds"), KB_COUNT_KINDS},           {N_("layers"), KB_COUNT_LAYERS},
    {N_("predicates"), KB_COUNT_PREDICATES}, {N_("sites"), KB_COUNT_SITES},
    {N_("years"), KB_COUNT_YEARS},
};

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    kb_store_info info;
    (void)argc, (void)argv;

    kb_status status = kb_store_info_get(cli->store, &info, err);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    kb_node_int(record, "schema", info.schema);
    kb_node_int(record, "revision", info.revision);
    kb_node_int(record, "bytes", info.bytes);
    kb_node_int(record, "inputs", info.inputs);
    kb_node_int(record, "failed_inputs", info.failed_inputs);
    kb_node_int(record, "articles", info.articles);
    kb_node_int(record, "sources", info.sources);
    kb_node_int(record, "concepts", info.concepts);
    kb_node_int(record, "mentions", info.mentions);
    kb_node_int(record, "aliases", info.aliases);
    kb_node_int(record, "relations", info.relations);
    kb_node_int(record, "definitions", info.definitions);
    kb_node_int(record, "figures", info.figures);
    kb_node_int(record, "events", info.events);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        kb_node *list = kb_node_add_list(record, lists[i].key);
        if (status == KB_OK)
            status =
                kb_store_count(cli->store, lists[i].by, add_count, list, err);
    }
    if (status == KB_OK)
        return kb_writer_record(cli->writer, record);
    kb_node_free(record);
    return status;
}

static void put_list(kb_writer *writer, const kb_node *record, const char *key)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *at = kb_node_first(kb_node_find(record, key));

    for (; at; at = kb_node_next(at)) {
        const char *name = kb_node_get_text(at, "name");
        if (kb_node_get_int(at, "count") > 0)
            kb_buf_printf(&line, "%s%s %" PRId64, line.len ? ", " : "",
                          name ? name : kb_tr(N_("unknown")),
                          kb_node_get_int(at, "count"));
    }
    kb_card_field(writer, key, line.ptr);
    kb_buf_dispose(&line);
}

static void put_number(kb_writer *writer, const kb_node *record,
                       const char *key)
{
    const char *label = kb_tr(key);
    size_t width = kb_display_columns(kb_str_of(label));

    kb_card_line(writer, "  %s%*s %" PRId64, label,
                 width < NUMBERS ? (int)(NUMBERS - width) : 0, "",
                 kb_node_get_int(record, key));
}

static void print_stats(kb_writer *writer, const kb_node *record)
{
    static const char *const numbers[] = {
        N_("articles"),    N_("sources"), N_("concepts"),
        N_("mentions"),    N_("aliases"), N_("relations"),
        N_("definitions"), N_("figures"), N_("events"),
        N_("inputs"),      N_("bytes"),   N_("revision"),
        N_("schema"),      NULL};
    for (size_t i = 0; numbers[i]; i++)
        put_number(writer, record, numbers[i]);
    kb_card_blank(writer);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        put_list(writer, record, lists[i].key);
}

static const kb_column columns[] = {
    {.header = N_("Articles"), .path = "articles", .right = true},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Concepts"), .path = "concepts", .right = true},
    {.header = N_("Relations"), .path = "relations", .right = true},
    {.header = N_("Definitions"), .path = "definitions", .right = true},
    {.header = N_("Figures"), .path = "figures", .right = true},
    {.header = N_("Events"), .path = "events", .right = true},
    {0},
};

static const char *const fields[] = {
    "schema",           "revision",    "bytes",        "inputs",
    "failed_inputs",    "articles",    "sources",      "concepts",
    "mentions",         "aliases",     "relations",    "definitions",
    "figures",          "events",      "kinds",        "layers",
    "predicates",       "sites",       "years",        "kinds.name",
    "kinds.count",      "layers.name", "layers.count", "predicates.name",
    "predicates.count", "sites.name",  "sites.count",  "years.name",
    "years.count",      NULL,
};

static const kb_view view = {.columns = columns,
                             .fields = fields,
                             .card = print_stats,
                             .card_in_pipes = true};

const kb_db_op kb_db_stats = {.name = "stats", .view = &view, .run = run};
