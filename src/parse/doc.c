/* doc.c - the neutral document. */
#include "aigckb/doc.h"

const char *kb_block_type_name(kb_block_type type)
{
    static const char *const names[] = {
        [KB_BLOCK_HEADING] = "heading", [KB_BLOCK_PARA] = "para",
        [KB_BLOCK_ITEM] = "item",       [KB_BLOCK_QUOTE] = "quote",
        [KB_BLOCK_ROW] = "row",         [KB_BLOCK_CODE] = "code",
    };
    _Static_assert(sizeof names / sizeof *names == KB_BLOCK_TYPE_COUNT,
                   "a block type without a name");
    return names[type];
}

void kb_doc_link(kb_doc *doc)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        kb_block *b = &doc->blocks[i];
        const kb_block *up = b->up == KB_NO_BLOCK ? NULL : &doc->blocks[b->up];
        b->heading = up && up->type != KB_BLOCK_HEADING ? up->heading : b->up;
    }
}
