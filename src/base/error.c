/* error.c - statuses and their messages. */
#include <stdarg.h>
#include <stdio.h>

#include "aigckb/status.h"

kb_status kb_fail(kb_error *err, kb_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (err)
        vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

const char *kb_status_name(kb_status status)
{
    static const char *const names[] = {
        [KB_OK] = "ok",
        [KB_NOT_FOUND] = "not_found",
        [KB_AMBIGUOUS] = "ambiguous",
        [KB_USAGE] = "usage",
        [KB_BAD_INPUT] = "bad_input",
        [KB_LIMIT] = "limit",
        [KB_PARTIAL] = "partial",
        [KB_STORE_MISSING] = "store_missing",
        [KB_STORE_DAMAGED] = "store_damaged",
        [KB_STORE_NEWER] = "store_newer",
        [KB_NETWORK] = "network",
        [KB_SCHEMA] = "schema",
        [KB_BUSY] = "busy",
        [KB_INTERRUPTED] = "interrupted",
        [KB_INTERNAL] = "internal",
        [KB_NO_MEMORY] = "no_memory",
    };
    _Static_assert(sizeof names / sizeof *names == KB_STATUS_COUNT,
                   "a status without a name");
    return names[status];
}
