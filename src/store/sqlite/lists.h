/* lists.h - short lists of small numbers as JSON: what an article has many of,
 * in few bytes that a SELECT can still read. */
#ifndef KB_STORE_SQLITE_LISTS_H
#define KB_STORE_SQLITE_LISTS_H

#include <stdint.h>

#include "base/buf.h"

enum { KB_LIST_MAX = 8 /* numbers in a list */ };

/** Appends "[1,2,3]" to the lists in `out`, behind a comma unless it is the
 * first.  Zeros at the end are left out; at least one number stays. */
void kb_lists_add(kb_buf *out, const int64_t *numbers, size_t n);

/** Writes what stands before the first list, and behind the last. */
void kb_lists_begin(kb_buf *out);
void kb_lists_end(kb_buf *out);

/** A walk over the lists in some JSON. */
typedef struct kb_lists {
    const char *at; /* NULL: the JSON is damaged */
    bool begun;
} kb_lists;

kb_lists kb_lists_of(const char *json);

/** Reads the next list; what is not there is 0.  @return false at the end, and
 * where the JSON is no list of lists of at most `n` integers */
bool kb_lists_next(kb_lists *lists, int64_t *numbers, size_t n);

/** Whether the walk came to the end, and nothing was damaged. */
bool kb_lists_ended(const kb_lists *lists);

#endif
