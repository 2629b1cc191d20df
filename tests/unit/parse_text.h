/* parse_text.h - an article from a piece of text, for tests. */
#ifndef KB_TESTS_PARSE_TEXT_H
#define KB_TESTS_PARSE_TEXT_H

#include <string.h>

#include "aigckb/parse.h"

static inline kb_status parse_text(kb_doc *doc, kb_arena *arena,
                                   const char *name, const char *text,
                                   kb_error *err)
{
    kb_raw raw = {.name = name, .bytes = text, .len = strlen(text)};
    return kb_parse(doc, arena, &raw, err);
}

#endif
