/* status.h - how every function of the library says what went wrong.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_STATUS_H
#define AIGCKB_STATUS_H

#include "aigckb/api.h"

KB_API_BEGIN

/** What a call came to.  kb_status_name() gives the word that JSON uses. */
typedef enum kb_status {
    KB_OK = 0,
    KB_NOT_FOUND,     /* ran correctly, nothing matches */
    KB_AMBIGUOUS,     /* a term has several meanings: the caller chooses */
    KB_USAGE,         /* the caller asked for something that does not exist */
    KB_BAD_INPUT,     /* an input cannot be read or is not what it says */
    KB_LIMIT,         /* an input is larger than its ceiling */
    KB_PARTIAL,       /* done, but some inputs failed */
    KB_STORE_MISSING, /* no store there */
    KB_STORE_DAMAGED, /* a file, but no store, or a broken one */
    KB_STORE_NEWER,   /* made by a newer program */
    KB_NETWORK,       /* a server or the way to it failed: try again later */
    KB_SCHEMA,        /* the asked version of the JSON is not spoken */
    KB_BUSY,          /* another process writes: try again */
    KB_INTERRUPTED,   /* the user stopped it */
    KB_INTERNAL,      /* a defect, or the disk failed under the store */
    KB_NO_MEMORY,     /* see aigckb/memory.h */
    KB_STATUS_COUNT
} kb_status;

/** The message of the first failure: one line, no program name, no newline.
 * Fixed buffers, so that reporting needs no memory. */
typedef struct kb_error {
    char message[512]; /* in English, for programs, logs and the store */
    char shown[512];   /* for people, in the language that the program aigckb
                          speaks; in all other programs the same, in English */
} kb_error;

/** Writes the message (printf format) and returns `status`.
 * Call it where the failure is detected, and pass it on untouched. */
kb_status kb_fail(kb_error *err, kb_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The same, of a failure that has another one for its reason, which is copied:
 * "WHERE: MESSAGE", or the message alone where `where` is NULL. */
kb_status kb_fail_at(kb_error *err, kb_status status, const char *where,
                     const kb_error *reason);

/** The status as a lower-case word: "not_found". Never NULL. */
const char *kb_status_name(kb_status status);

KB_API_END

#endif
