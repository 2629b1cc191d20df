/* tsv.c - rows of tab-separated data files with comments. */
#include "base/tsv.h"

bool kb_tsv_next(kb_tsv *tsv)
{
    kb_str line, mark = KB_STR("\xEF\xBB\xBF"); /* of byte order */
    if (tsv->line == 0 && kb_str_starts(tsv->rest, mark))
        tsv->rest = kb_str_cut(tsv->rest, mark.len, tsv->rest.len);
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
    return kb_fail(err, KB_BAD_INPUT, "%s:%zu: %s '%.*s'", tsv->name, tsv->line,
                   what, (int)cell.len, cell.ptr ? cell.ptr : "");
}
