/* buf.h - an owned, growable, always NUL-terminated run of bytes.
 *
 * Each buffer states its ceiling when it is made.  Going over it sticks: later
 * appends do nothing, and `over` says so, to be checked once at the end. */
#ifndef KB_BASE_BUF_H
#define KB_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct kb_buf {
    char *ptr; /* never NULL: "" at first */
    size_t len, cap;
    size_t ceiling;
    bool over;
} kb_buf;

extern char kb_buf_empty[1]; /* never written to */

#define KB_BUF_INIT(limit)                                                     \
    {                                                                          \
        .ptr = kb_buf_empty, .ceiling = (limit)                                \
    }

void kb_buf_dispose(kb_buf *buf);
void kb_buf_clear(kb_buf *buf); /* keeps the memory */

/** kb_buf_reserve() where the memory at hand does not do. */
bool kb_buf_grow(kb_buf *buf, size_t more);

/** Room for `more` bytes behind the text; false when over the ceiling. */
static inline bool kb_buf_reserve(kb_buf *buf, size_t more)
{
    bool enough = !buf->over && more < buf->cap - buf->len &&
                  more <= buf->ceiling - buf->len;
    return (buf->cap > 0 && enough) || kb_buf_grow(buf, more);
}

static inline void kb_buf_add(kb_buf *buf, kb_str bytes)
{
    if (bytes.len == 0 || !kb_buf_reserve(buf, bytes.len))
        return;
    memcpy(buf->ptr + buf->len, bytes.ptr, bytes.len);
    buf->len += bytes.len;
    buf->ptr[buf->len] = '\0';
}

static inline void kb_buf_add_char(kb_buf *buf, char c)
{
    if (!kb_buf_reserve(buf, 1))
        return;
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

void kb_buf_add_text(kb_buf *buf, const char *text);

/** Appends a number as "%lld" has it, many times as quick. */
void kb_buf_add_int(kb_buf *buf, int64_t value);

void kb_buf_printf(kb_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline kb_str kb_buf_str(const kb_buf *buf)
{
    return (kb_str){buf->ptr, buf->len};
}

#endif
