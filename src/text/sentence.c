/* sentence.c - sentences of Chinese text with Latin in it. */
#include "text/sentence.h"

#include "text/utf8.h"

static bool is_closer(uint32_t c)
{
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F ||
           c == 0xFF09 || c == ')' || c == '"';
}

/* 。！？； and the narrow ones. */
static bool is_ender(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B ||
           c == '!' || c == '?' || c == ';';
}

/* Whether a sentence ends behind `c`, which stands before byte `next`. */
static bool ends_at(kb_str text, uint32_t c, size_t next)
{
    if (c == '.')
        return next < text.len && text.ptr[next] == ' ';
    return c == '\n' || is_ender(c);
}

static size_t behind_closers(kb_str text, size_t at)
{
    while (at < text.len) {
        size_t next = at;
        uint32_t c = kb_utf8_next(text, &next);
        if (!is_closer(c) && !is_ender(c))
            break;
        at = next;
    }
    return at;
}

bool kb_sentence_next(kb_str text, size_t *at, size_t *start, size_t *end)
{
    while (*at < text.len && (text.ptr[*at] == ' ' || text.ptr[*at] == '\n'))
        ++*at;
    if (*at >= text.len)
        return false;

    *start = *at;
    while (*at < text.len) {
        if (kb_utf8_is_han_lead(text.ptr[*at])) {
            *at += 3;
            continue;
        }
        uint32_t c = kb_utf8_next(text, at);
        if (ends_at(text, c, *at)) {
            *at = behind_closers(text, *at);
            break;
        }
    }
    *end = *at;
    while (*end > *start &&
           (text.ptr[*end - 1] == ' ' || text.ptr[*end - 1] == '\n'))
        --*end;
    return true;
}

void kb_sentence_around(kb_str text, size_t at, size_t *start, size_t *end)
{
    size_t from = 0;
    *start = *end = 0;
    while (kb_sentence_next(text, &from, start, end) && from <= at) {
    }
}
