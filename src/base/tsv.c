/* tsv.c - rows of tab-separated data files with comments. */
#include "base/tsv.h"

enum { SHOWN_BYTES = 64 }; /* of a cell, in a message */

bool kb_tsv_next(kb_tsv *tsv)
{
    kb_str line;
    if (tsv->line == 0)
        tsv->rest = kb_str_unmarked(tsv->rest);
    while (kb_str_split(&tsv->rest, '\n', &line)) {
        tsv->line++;
        if (kb_str_trim(line).len == 0 || line.ptr[0] == '#')
            continue;
        memset(tsv->cells, 0, sizeof tsv->cells);
        tsv->count = 0;
        kb_str cell;
        while (tsv->count < KB_TSV_CELLS && kb_str_split(&line, '\t', &cell))
            tsv->cells[tsv->count++] = kb_str_trim(cell);
        return true;
    }
    return false;
}

kb_status kb_tsv_fail(const kb_tsv *tsv, const char *what, kb_str cell,
                      kb_error *err)
{
    kb_str head = kb_str_head(cell, SHOWN_BYTES);
    return kb_fail(err, KB_BAD_INPUT, "%s:%zu: %s '%.*s%s'", tsv->name,
                   tsv->line, what, (int)head.len, head.ptr ? head.ptr : "",
                   head.len < cell.len ? "…" : "");
}
