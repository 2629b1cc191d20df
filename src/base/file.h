/* file.h - reading files whole, and listing trees in a stable order. */
#ifndef KB_BASE_FILE_H
#define KB_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "base/buf.h"

/** Appends the whole file to `out`, up to its ceiling.
 * @return KB_OK, KB_BAD_INPUT (cannot be opened or read: a folder) or KB_LIMIT
 */
kb_status kb_file_read(kb_buf *out, const char *path, kb_error *err);

/** The same from what is open already; `path` is for messages. */
kb_status kb_file_read_from(kb_buf *out, int fd, const char *path,
                            kb_error *err);

/** What tells that a file was not changed. */
typedef struct kb_file_stamp {
    int64_t size;  /* bytes */
    int64_t mtime; /* nanoseconds */
} kb_file_stamp;

kb_status kb_file_stat(kb_file_stamp *out, const char *path, kb_error *err);

/** Makes an empty file beside `path`, under a name that nobody can guess, to be
 * renamed to it: with the rights and the owner of the one that it replaces,
 * else with the rights `fresh`.
 * @param[out] out its name, to be freed; also after a failure
 * @return where to write, or -1: errno says why */
int kb_file_beside(char **out, const char *path, mode_t fresh);

/** The path without links, to be freed; NULL: it leads nowhere. */
char *kb_file_real(const char *path);

/** The name of a file without its folders; points into `path`. */
const char *kb_file_base(const char *path);

/** How to walk through a tree. */
typedef struct kb_file_walk {
    bool (*want)(const char *name); /* whether a file is wanted, by its name */

    /** Hears of what cannot be had: a folder below that cannot be listed or is
     * nested too deep, a wanted link out of the tree.  NULL: the first such
     * folder ends the walk, and links are passed over. */
    void (*trouble)(void *context, const char *path, kb_status status,
                    const kb_error *error);
    void *context;
} kb_file_walk;

/** The files below `path` in byte order of their paths; `path` itself where it
 * is a file, wanted or not.  Hidden entries and symbolic links inside a folder
 * are left out.  The strings live in the arena.
 * @return KB_OK, KB_BAD_INPUT or KB_LIMIT (folders nested too deep) */
kb_status kb_file_tree(const char ***out, size_t *count, kb_arena *arena,
                       const char *path, const kb_file_walk *how,
                       kb_error *err);

#endif
