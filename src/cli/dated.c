/* dated.c - what `aigckb figures` and `aigckb timeline` share. */
#include "cli/dated.h"

#include <string.h>

#include "base/iso_date.h"
#include "base/vec.h"
#include "cli/resolve.h"

#define RANGE ".."

static kb_status read_end(const char **out, kb_arena *arena, kb_str text,
                          kb_error *err)
{
    if (text.len == 0)
        return KB_OK;
    if (!kb_iso_date_valid(text))
        return kb_fail(err, KB_USAGE,
                       "--year: '%.*s' is no date such as 2024 or 2024-11; of "
                       "several years: 2023..2025",
                       (int)(text.len < 64 ? text.len : 64), text.ptr);
    *out = kb_arena_copy(arena, text.ptr, text.len);
    return KB_OK;
}

kb_status kb_period_read(kb_period *out, kb_arena *arena, const char *text,
                         kb_error *err)
{
    kb_str whole = kb_str_of(text);
    ptrdiff_t at = text ? kb_str_find(whole, KB_STR(RANGE), 0) : KB_STR_NONE;

    *out = (kb_period){0};
    if (!text)
        return KB_OK;
    kb_str first = at == KB_STR_NONE ? whole : kb_str_cut(whole, 0, (size_t)at);
    kb_str last =
        at == KB_STR_NONE
            ? whole
            : kb_str_cut(whole, (size_t)at + strlen(RANGE), whole.len);
    kb_status status = read_end(&out->since, arena, first, err);
    return status == KB_OK ? read_end(&out->until, arena, last, err) : status;
}

/* ---- the question ------------------------------------------------------- */

typedef struct asking {
    kb_arena *arena;
    KB_VEC(uint64_t) ids;
} asking;

static kb_status take(void *context, const kb_term *term, kb_error *err)
{
    asking *a = context;
    size_t n = 0;

    (void)err;
    while (n < a->ids.len && a->ids.data[n] != term->concept.id)
        n++;
    if (n == a->ids.len) /* each once, however often it is asked for */
        kb_vec_push(a->arena, &a->ids, term->concept.id);
    return KB_OK;
}

static unsigned bit(int choice)
{
    return choice == KB_ANY ? 0 : 1U << choice;
}

kb_status kb_dated_read(kb_dated_query *out, kb_cli *cli, const char *year,
                        int64_t most, kb_error *err)
{
    const kb_options *options = &cli->options;
    asking a = {.arena = cli->arena};

    *out = (kb_dated_query){.filter = kb_statement_filter_of(cli)};
    out->filter.kinds = bit(options->kind);
    out->filter.layers = bit(options->layer);
    kb_status status = kb_period_read(&out->period, cli->arena, year, err);
    if (status == KB_OK)
        status = kb_resolve_each(cli, cli->arg_count, cli->args, take, &a, err);
    out->ids = a.ids.data;
    out->id_count = a.ids.len;
    if (out->id_count == 0 && cli->limit == 0 && !options->all) {
        cli->limit = most;
        kb_writer_limit(cli->writer, most, options->skip);
    }
    return status;
}

kb_status kb_dated_none(const kb_cli *cli, const char *what, kb_error *err)
{
    if (cli->arg_count == 0)
        return KB_OK;
    return kb_fail(err, KB_NOT_FOUND, "no %s of '%s'%s", what, cli->args[0],
                   cli->arg_count > 1 ? " and the others" : "");
}

const char *kb_figure_period(const kb_figure *figure)
{
    return figure->dated == KB_DATED_ARTICLE ? NULL : figure->date;
}

int kb_figure_periods_compare(const kb_figure *a, const kb_figure *b)
{
    const char *x = kb_figure_period(a), *y = kb_figure_period(b);

    if (!x || !y)
        return (x == NULL) - (y == NULL);
    return strcmp(x, y);
}
