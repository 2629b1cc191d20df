/* outline.h - parses a text and shows its blocks, one a line. */
#ifndef KB_TESTS_OUTLINE_H
#define KB_TESTS_OUTLINE_H

#include "check.h"

#include "aigckb/parse.h"
#include "base/buf.h"

/** Fails, and shows both, unless the text gives these blocks: lines such as
 * "heading2 words", each ended by '\n'.  Code shows its line ends as "\n". */
#define assert_blocks(name, text, blocks)                                      \
    check_blocks((name), kb_str_of(text), (blocks), __FILE__, __LINE__)

static inline void show_block(kb_buf *out, const kb_block *block)
{
    kb_buf_add_text(out, kb_block_type_name(block->type));
    if (block->level > 0)
        kb_buf_printf(out, "%d", block->level);
    kb_buf_add_char(out, ' ');
    for (size_t i = 0; i < block->len; i++) {
        if (block->text[i] == '\n')
            kb_buf_add_text(out, "\\n");
        else
            kb_buf_add_char(out, block->text[i]);
    }
    kb_buf_add_char(out, '\n');
}

static inline void check_blocks(const char *name, kb_str text,
                                const char *blocks, const char *file, int line)
{
    kb_arena *arena = kb_arena_new();
    kb_buf shown = KB_BUF_INIT(64 * 1024);
    kb_error err = {0};
    kb_doc doc;

    kb_status status = kb_parse(
        &doc, arena,
        &(kb_raw){.name = name, .bytes = text.ptr, .len = text.len}, &err);
    for (size_t i = 0; status == KB_OK && i < doc.block_count; i++)
        show_block(&shown, &doc.blocks[i]);
    _assert_string_equal(status == KB_OK ? shown.ptr : err.message, blocks,
                         file, line);
    kb_buf_dispose(&shown);
    kb_arena_free(arena);
}

#endif
