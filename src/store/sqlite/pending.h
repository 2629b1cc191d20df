/* pending.h - the words of many articles, in memory until they become a part of
 * the full-text index. */
#ifndef KB_STORE_SQLITE_PENDING_H
#define KB_STORE_SQLITE_PENDING_H

#include "store/sqlite/index.h"
#include "store/sqlite/part.h"

kb_index_pending *kb_pending_new(void);
void kb_pending_free(kb_index_pending *pending); /* NULL is fine */

/** Adds an article: its document must be above those before. */
void kb_pending_add(kb_index_pending *pending, uint32_t doc,
                    const kb_words *words);

/** About how much memory it has taken, in bytes. */
size_t kb_pending_size(const kb_index_pending *pending);

/** Writes all as a part. */
kb_status kb_pending_write(kb_index_pending *pending, kb_part_writer *out,
                           kb_error *err);

#endif
