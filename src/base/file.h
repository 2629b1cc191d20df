/* file.h - reading files whole, and listing trees in a stable order. */
#ifndef KB_BASE_FILE_H
#define KB_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "base/buf.h"

/** Appends the whole file to `out`, up to its ceiling.
 * @return KB_OK, KB_BAD_INPUT (cannot be opened or read: a folder) or KB_LIMIT
 */
kb_status kb_file_read(kb_buf *out, const char *path, kb_error *err);

/** What tells that a file was not changed. */
typedef struct kb_file_stamp {
    int64_t size;  /* bytes */
    int64_t mtime; /* nanoseconds */
} kb_file_stamp;

kb_status kb_file_stat(kb_file_stamp *out, const char *path, kb_error *err);

/** Whether a file is wanted, by its name. */
typedef bool kb_file_want(const char *name);

/** The files below `path` in byte order of their paths; `path` itself where it
 * is a file, wanted or not.  Hidden entries and symbolic links inside a folder
 * are left out.  The strings live in the arena.
 * @return KB_OK, KB_BAD_INPUT or KB_LIMIT (folders nested too deep) */
kb_status kb_file_tree(const char ***out, size_t *count, kb_arena *arena,
                       const char *path, kb_file_want *want, kb_error *err);

#endif
