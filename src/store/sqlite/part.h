/* part.h - the parts of the full-text index. */
#ifndef KB_STORE_SQLITE_PART_H
#define KB_STORE_SQLITE_PART_H

#include "aigckb/arena.h"
#include "store/sqlite/postings.h"
#include "store/sqlite/sqlite.h"

typedef struct kb_part {
    int64_t id;
    int64_t bytes;
} kb_part;

typedef struct kb_parts {
    kb_part *data; /* oldest first */
    size_t len, cap;
} kb_parts;

kb_status kb_parts_list(kb_parts *out, kb_sqlite *store, kb_arena *arena,
                        kb_error *err);

/** Merges the parts from `first` on into one. */
kb_status kb_parts_merge(kb_sqlite *store, const kb_parts *parts, size_t first,
                         kb_error *err);

/** Writes a part: its terms must come in the order of their bytes. */
typedef struct kb_part_writer {
    kb_sqlite *store;
    kb_part part;
    kb_buf block;
    char first[KB_TERM_MAX], before[KB_TERM_MAX]; /* of the block */
    size_t first_len, before_len;
} kb_part_writer;

void kb_part_begin(kb_part_writer *w, kb_sqlite *store, int64_t id);
kb_status kb_part_add(kb_part_writer *w, kb_str term, kb_str postings,
                      kb_error *err);

/** Writes the rest and disposes of the writer.  @param status so far */
kb_status kb_part_end(kb_part_writer *w, kb_status status, kb_error *err);

#endif
