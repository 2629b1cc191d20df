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

int kb_doc_heading(const kb_doc *doc, size_t block)
{
    int at = doc->blocks[block].up;
    while (at != KB_NO_BLOCK && doc->blocks[at].type != KB_BLOCK_HEADING)
        at = doc->blocks[at].up;
    return at;
}
