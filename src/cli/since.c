/* since.c - a revision, or a date. */
#include "cli/since.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/iso_date.h"

static bool is_number(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

kb_status kb_since_read(int64_t *out, kb_cli *cli, const char *text,
                        kb_error *err)
{
    errno = 0;
    if (is_number(text)) {
        *out = strtoll(text, NULL, 10);
        if (errno == 0)
            return KB_OK;
    } else if (strchr(text, '-') && kb_iso_date_valid(kb_str_of(text))) {
        return kb_store_revision_before(out, cli->store, text, err);
    }
    return kb_fail(err, KB_USAGE,
                   "--new-since: '%.64s' is no revision (`db revision`), and "
                   "no date such as 2024-11 or 2024-11-11",
                   text);
}
