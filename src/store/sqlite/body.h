/* body.h - the text of an article as the store keeps it: its blocks joined by
 * line ends, and where each of them is. */
#ifndef KB_STORE_SQLITE_BODY_H
#define KB_STORE_SQLITE_BODY_H

#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/store.h"
#include "base/buf.h"

typedef struct kb_body {
    kb_str text;
    size_t chars; /* code points of the text */
    kb_block_ref *blocks;
    size_t block_count;
} kb_body;

/** The body of a document; its memory is the arena's. */
kb_body kb_body_of(kb_arena *arena, const kb_doc *doc);

/** Appends the blocks as JSON: [[type,start,length,up,level,promo],...],
 * without the zeros at the ends. */
void kb_body_write_blocks(kb_buf *out, const kb_body *body);

/** Reads that JSON into .blocks; false where it is none. */
bool kb_body_read_blocks(kb_body *body, kb_arena *arena, const char *json);

/** Where the last block ends: code points of the text that blocks tell of. */
size_t kb_body_chars(const kb_body *body);

/** The parts that are indexed, in the arena: headings apart; no code, no
 * promotion. */
void kb_body_cut(kb_arena *arena, const kb_body *body, kb_str *headings,
                 kb_str *rest);

/** The blocks as those of a document, but not NUL-terminated: the texts are
 * slices of the body's. */
kb_doc kb_body_doc(const kb_body *body, kb_arena *arena);

#endif
