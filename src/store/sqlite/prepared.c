/* prepared.c - what a document becomes before it is written. */
#include "store/sqlite/prepared.h"

enum { BLOCKS_CEILING = 256 * 1024 * 1024 };

static kb_str blocks_of(kb_arena *arena, const kb_body *body)
{
    kb_buf json = KB_BUF_INIT(BLOCKS_CEILING);
    kb_str blocks = {NULL, 0};

    kb_body_write_blocks(&json, body);
    if (!json.over)
        blocks = (kb_str){kb_arena_copy(arena, json.ptr, json.len), json.len};
    kb_buf_dispose(&json);
    return blocks;
}

const kb_prepared *kb_store_prepare(kb_arena *arena, kb_arena *scratch,
                                    const kb_doc *doc)
{
    kb_prepared *p = kb_arena_alloc(arena, sizeof *p);
    kb_index_text text = {.title = kb_str_of(doc->title)};

    p->body = kb_body_of(arena, doc);
    p->blocks = blocks_of(arena, &p->body);
    kb_body_cut(scratch, &p->body, &text.headings, &text.body);
    p->words = kb_words_of(arena, scratch, &text);
    return p;
}
