/* buf.c - an owned, growable run of bytes with a ceiling. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

char kb_buf_empty[1];

void kb_buf_dispose(kb_buf *buf)
{
    if (buf->cap > 0)
        free(buf->ptr);
    *buf = (kb_buf)KB_BUF_INIT(buf->ceiling);
}

void kb_buf_clear(kb_buf *buf)
{
    buf->len = 0;
    buf->over = false;
    if (buf->cap > 0)
        buf->ptr[0] = '\0';
}

bool kb_buf_grow(kb_buf *buf, size_t more)
{
    if (buf->over || more > buf->ceiling || buf->len > buf->ceiling - more) {
        buf->over = true;
        return false;
    }
    size_t wanted = buf->len + more + 1;
    if (wanted <= buf->cap)
        return true;
    size_t cap = buf->cap ? buf->cap : 64;
    while (cap < wanted)
        cap *= 2;
    buf->ptr = kb_realloc(buf->cap ? buf->ptr : NULL, cap);
    buf->cap = cap;
    buf->ptr[buf->len] = '\0';
    return true;
}

void kb_buf_add_text(kb_buf *buf, const char *text)
{
    kb_buf_add(buf, kb_str_of(text));
}

void kb_buf_add_int(kb_buf *buf, int64_t value)
{
    enum { ROOM = 20, BASE = 10 }; /* a sign and 19 digits */
    char digits[ROOM], *end = digits + sizeof digits, *at = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do
        *--at = (char)('0' + rest % BASE);
    while ((rest /= BASE) > 0);
    if (value < 0)
        *--at = '-';
    kb_buf_add(buf, (kb_str){at, (size_t)(end - at)});
}

void kb_buf_printf(kb_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len <= 0 || !kb_buf_reserve(buf, (size_t)len))
        return;
    va_start(args, format);
    vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}
