/* clause.c - the clauses of a sentence. */
#include "extract/clause.h"

#include <stdint.h>

#include "text/utf8.h"

enum { ASIDE = 100 /* code points in brackets, at most */ };

static bool is_bracket(uint32_t c)
{
    return c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09;
}

/* A comma, colon, dash, semicolon, closing 】 or end of a sentence. */
static bool is_border(uint32_t c)
{
    return c == 0xFF0C || c == ',' || c == 0xFF1A || c == ':' || c == 0x2014 ||
           c == 0xFF1B || c == ';' || c == 0x3011 || c == 0x3002 ||
           c == 0xFF01 || c == 0xFF1F;
}

size_t kb_clause_end(kb_str text, size_t at, size_t end)
{
    int depth = 0;
    while (at < end) {
        size_t here = at;
        if (kb_utf8_is_han_lead(text.ptr[at])) {
            at += 3;
            continue;
        }
        uint32_t c = kb_utf8_next(text, &at);
        if (is_bracket(c))
            depth = c == '(' || c == 0xFF08;
        if (depth == 0 && is_border(c))
            return here;
    }
    return end;
}

bool kb_clause_next(kb_str text, size_t *at, size_t end, size_t *start)
{
    while (*at < end) {
        size_t next = *at;
        uint32_t c = kb_utf8_next(text, &next);
        kb_char_class class = kb_char_class_of(c);
        if (class != KB_CHAR_PUNCT && class != KB_CHAR_SPACE)
            break;
        *at = next;
    }
    *start = *at;
    *at = kb_clause_end(text, *at, end);
    return *start < *at;
}

size_t kb_clause_last(kb_str text, size_t at, size_t end)
{
    size_t start, last = at;
    while (kb_clause_next(text, &at, end, &start))
        last = start;
    return last;
}

bool kb_clause_is_whole(kb_str words)
{
    for (size_t at = 0; at < words.len;) {
        if (is_border(kb_utf8_next(words, &at)))
            return false;
    }
    return true;
}

size_t kb_clause_behind_aside(kb_str text, size_t at, size_t end)
{
    size_t from = at;
    while (at < end && text.ptr[at] == ' ')
        at++;
    size_t in = at;
    if (at >= end)
        return from;
    uint32_t c = kb_utf8_next(text, &in);
    if (c != '(' && c != 0xFF08)
        return at;
    for (int n = 0; in < end && n < ASIDE; n++) {
        c = kb_utf8_next(text, &in);
        if (c == ')' || c == 0xFF09)
            return in;
    }
    return from;
}
