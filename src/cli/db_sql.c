/* db_sql.c - `aigckb db sql SELECT`: a user's own question. */
#include "aigckb/sql.h"
#include "cli/db.h"

enum { ROWS = 10000 /* unless -n or --all say otherwise */ };

typedef struct asking {
    kb_cli *cli;
    const kb_column *columns; /* known with the first row; NULL before */
    bool full;                /* as many rows as are wanted, and one more */
    kb_error *err;
} asking;

/* A dot would lead into an object. */
static const char *path_of(kb_arena *arena, const char *name)
{
    char *path = kb_arena_strdup(arena, name);

    for (char *at = path; *at; at++) {
        if (*at == '.')
            *at = '_';
    }
    return path;
}

static kb_status begin(asking *a, int count, const char *const *names)
{
    enum { NARROW = 12 };
    kb_arena *arena = a->cli->arena;
    size_t n = (size_t)count;
    kb_column *columns = kb_arena_alloc(arena, (n + 1) * sizeof *columns);
    const char **fields = kb_arena_alloc(arena, (n + 1) * sizeof *fields);
    kb_view *view = kb_arena_alloc(arena, sizeof *view);

    for (size_t i = 0; i < n; i++) {
        fields[i] = path_of(arena, names[i]);
        columns[i] = (kb_column){
            .header = fields[i], .path = fields[i], .narrow = NARROW};
    }
    *view = (kb_view){.columns = columns, .fields = fields};
    a->columns = columns;
    return kb_writer_begin(a->cli->writer, view, a->err);
}

static kb_status give_row(void *context, int count, const char *const *names,
                          const char *const *values)
{
    asking *a = context;
    kb_status status = KB_OK;

    if (!a->columns)
        status = begin(a, count, names);
    if (status != KB_OK)
        return status;
    kb_node *record = kb_node_object();
    for (int i = 0; i < count; i++)
        kb_node_text(record, a->columns[i].path, values[i]);
    status = kb_writer_record(a->cli->writer, record);
    a->full = kb_writer_truncated(a->cli->writer);
    return status == KB_OK && a->full ? KB_INTERRUPTED : status;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    asking a = {.cli = cli, .err = err};

    if (argc != 1)
        return kb_fail(err, KB_USAGE, "one SELECT, in quotes");
    if (cli->limit == 0 && !cli->options.all)
        cli->limit = ROWS;
    kb_writer_limit(cli->writer, cli->limit, cli->options.skip);
    kb_status status = kb_store_sql(cli->store, argv[0], give_row, &a, err);
    return a.full && status == KB_INTERRUPTED ? KB_OK : status;
}

const kb_db_op kb_db_sql = {.name = "sql", .run = run};
