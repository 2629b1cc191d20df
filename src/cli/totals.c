/* totals.c - how much a store has. */
#include "cli/totals.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"

static const struct {
    const char *key;
    size_t offset; /* in kb_store_info: an int64_t */
    bool printed;
} totals[] = {
    {N_("articles"), offsetof(kb_store_info, articles), true},
    {N_("sources"), offsetof(kb_store_info, sources), false},
    {N_("concepts"), offsetof(kb_store_info, concepts), true},
    {N_("mentions"), offsetof(kb_store_info, mentions), false},
    {N_("relations"), offsetof(kb_store_info, relations), true},
    {N_("definitions"), offsetof(kb_store_info, definitions), true},
    {N_("figures"), offsetof(kb_store_info, figures), true},
    {N_("events"), offsetof(kb_store_info, events), true},
};

enum { TOTAL_COUNT = sizeof totals / sizeof *totals, LINE_BYTES = 256 };

void kb_totals_add(kb_node *record, const kb_store_info *info)
{
    for (size_t i = 0; i < TOTAL_COUNT; i++) {
        int64_t count;
        memcpy(&count, (const char *)info + totals[i].offset, sizeof count);
        kb_node_int(record, totals[i].key, count);
    }
}

void kb_totals_print(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(LINE_BYTES);

    kb_buf_add_text(&line, kb_tr(N_("the store has ")));
    for (size_t i = 0; i < TOTAL_COUNT; i++) {
        if (totals[i].printed)
            kb_buf_printf(&line, kb_tr(N_("%s%lld %s")),
                          i > 0 ? kb_tr(N_(", ")) : "",
                          (long long)kb_node_get_int(record, totals[i].key),
                          kb_tr(totals[i].key));
    }
    if (kb_writer_on_screen(writer))
        kb_card_para(writer, 0, line.ptr);
    else
        kb_card_line(writer, "%s", line.ptr);
    kb_buf_dispose(&line);
}
