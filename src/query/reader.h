/* reader.h - articles with their text, some of them kept.  Private to query/.
 */
#ifndef KB_QUERY_READER_H
#define KB_QUERY_READER_H

#include "aigckb/query.h"
#include "base/str.h"

/** An article that was read. */
typedef struct kb_page {
    kb_article article;
    const uint32_t *offsets; /* kb_block_offsets() */
} kb_page;

/** The article, or NULL where it is gone.  Valid until the next call. */
kb_status kb_reader_find(const kb_page **out, kb_reader *reader, uint64_t id,
                         kb_error *err);

kb_store *kb_reader_store(const kb_reader *reader);

/** The first byte of each block of an article with its text, and of one more
 * block behind the last. */
const uint32_t *kb_block_offsets(kb_arena *arena, const kb_article *article);

/** The text of a block. */
kb_str kb_block_text(const kb_article *article, const uint32_t *offsets,
                     size_t block);

/** The heading above a block; its .ptr is NULL where there is none. */
kb_str kb_block_heading(const kb_article *article, const uint32_t *offsets,
                        size_t block);

/** Says where bytes [start, end) of a block stand: its number, the heading
 * above it, both spans and the quote.  The texts live in the arena. */
void kb_page_place(kb_evidence *out, kb_arena *arena, const kb_page *page,
                   size_t block, size_t start, size_t end);

/** Everything but the text, copied. */
kb_source kb_source_copy(kb_arena *arena, const kb_article *article);

#endif
