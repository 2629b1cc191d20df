/* article.h - documents made by hand, for tests of extraction. */
#ifndef KB_TESTS_ARTICLE_H
#define KB_TESTS_ARTICLE_H

#include <string.h>

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "base/str.h"

/** A block without marks, that stands under nothing. */
static inline kb_block block_of(kb_block_type type, const char *text)
{
    return (kb_block){.type = type,
                      .level = type == KB_BLOCK_HEADING ? 2 : 0,
                      .up = KB_NO_BLOCK,
                      .heading = KB_NO_BLOCK,
                      .text = text,
                      .len = strlen(text)};
}

/** A document of the lines of `text`, in the arena: "# " begins a heading,
 * "- " an item, "> " a quote, "` " code; other lines are paragraphs. */
static inline kb_doc article_of(kb_arena *arena, const char *text)
{
    static const struct {
        kb_str prefix;
        kb_block_type type;
    } types[] = {{KB_STR_INIT("# "), KB_BLOCK_HEADING},
                 {KB_STR_INIT("- "), KB_BLOCK_ITEM},
                 {KB_STR_INIT("> "), KB_BLOCK_QUOTE},
                 {KB_STR_INIT("` "), KB_BLOCK_CODE},
                 {KB_STR_INIT(""), KB_BLOCK_PARA}};
    kb_doc doc = {.key = "1", .title = ""};
    kb_str rest = kb_str_of(text), line;
    doc.blocks = kb_arena_alloc(arena, (rest.len + 1) * sizeof *doc.blocks);
    while (kb_str_split(&rest, '\n', &line)) {
        size_t i = 0;
        while (!kb_str_starts(line, types[i].prefix))
            i++;
        line = kb_str_cut(line, types[i].prefix.len, line.len);
        doc.blocks[doc.block_count++] =
            block_of(types[i].type, kb_arena_copy(arena, line.ptr, line.len));
    }
    return doc;
}

#endif
