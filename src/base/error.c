/* error.c - statuses and their messages. */
#include <stdarg.h>
#include <stdio.h>

#include "aigckb/status.h"
#include "base/catalogue.h"
#include "base/failure.h"

enum { MESSAGE_BYTES = sizeof((kb_error *)0)->message };

kb_status kb_vfail(kb_error *err, kb_status status, const char *format,
                   va_list args)
{
    va_list again;

    if (!err)
        return status;
    va_copy(again, args);
    vsnprintf(err->message, sizeof err->message, format, args);
    vsnprintf(err->shown, sizeof err->shown, kb_tr(format), again);
    va_end(again);
    return status;
}

kb_status kb_fail(kb_error *err, kb_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    kb_vfail(err, status, format, args);
    va_end(args);
    return status;
}

/* What is too long is cut. */
__attribute__((format(printf, 2, 3))) static void
write_in(char out[MESSAGE_BYTES], const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(out, MESSAGE_BYTES, format, args);
    va_end(args);
}

kb_status kb_fail_at(kb_error *err, kb_status status, const char *where,
                     const kb_error *reason)
{
    kb_error why = *reason; /* it may be the same */

    if (err && where) {
        write_in(err->message, "%s: %s", where, why.message);
        write_in(err->shown, kb_tr(N_("%s: %s")), kb_tr(where), why.shown);
    } else if (err) {
        *err = why;
    }
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
