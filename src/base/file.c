/* file.c - reading files whole, and listing trees in a stable order. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

enum { READ_STEP = 64 * 1024, DEPTH_MAX = 64 };

typedef KB_VEC(const char *) paths;

static kb_status read_all(kb_buf *out, int fd, const char *path, kb_error *err)
{
    char piece[READ_STEP];
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        kb_buf_reserve(out, (size_t)info.st_size);
    while (!out->over) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got == 0)
            return KB_OK;
        if (got > 0)
            kb_buf_add(out, (kb_str){piece, (size_t)got});
        else if (errno != EINTR)
            return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    }
    return kb_fail(err, KB_LIMIT, "%s: larger than %zu bytes", path,
                   out->ceiling);
}

kb_status kb_file_read(kb_buf *out, const char *path, kb_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    kb_status status = read_all(out, fd, path, err);
    close(fd);
    return status;
}

kb_status kb_file_stat(kb_file_stamp *out, const char *path, kb_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    out->size = info.st_size;
    out->mtime =
        (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
    return KB_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The path of an entry, a folder with a '/' behind; NULL for what is neither a
 * folder nor a file, or is hidden. */
static const char *entry_path(kb_arena *arena, DIR *dir, const char *folder,
                              const char *name)
{
    struct stat info;
    size_t len = strlen(folder);
    const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";
    if (name[0] == '.' ||
        fstatat(dirfd(dir), name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return NULL;
    if (S_ISDIR(info.st_mode))
        return kb_arena_printf(arena, "%s%s%s/", folder, slash, name);
    return S_ISREG(info.st_mode)
               ? kb_arena_printf(arena, "%s%s%s", folder, slash, name)
               : NULL;
}

/* The entries of a folder in byte order. */
static kb_status list_folder(paths *out, kb_arena *arena, const char *folder,
                             kb_error *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", folder, strerror(errno));
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *path = entry_path(arena, dir, folder, entry->d_name);
        if (path)
            kb_vec_push(arena, out, path);
    }
    closedir(dir);
    if (out->len > 1)
        qsort(out->data, out->len, sizeof *out->data, by_bytes);
    return KB_OK;
}

static kb_status walk(paths *out, kb_arena *arena, const char *folder,
                      kb_file_want *want, int depth, kb_error *err)
{
    paths entries = {0};
    if (depth > DEPTH_MAX)
        return kb_fail(err, KB_LIMIT, "%s: folders nested deeper than %d",
                       folder, DEPTH_MAX);
    kb_status status = list_folder(&entries, arena, folder, err);
    for (size_t i = 0; i < entries.len && status == KB_OK; i++) {
        const char *path = entries.data[i];
        if (path[strlen(path) - 1] == '/')
            status = walk(out, arena, path, want, depth + 1, err);
        else if (want(strrchr(path, '/') + 1))
            kb_vec_push(arena, out, path);
    }
    return status;
}

kb_status kb_file_tree(const char ***out, size_t *count, kb_arena *arena,
                       const char *path, kb_file_want *want, kb_error *err)
{
    struct stat info;
    paths found = {0};
    kb_status status = KB_OK;

    if (stat(path, &info) != 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    if (S_ISDIR(info.st_mode))
        status = walk(&found, arena, path, want, 0, err);
    else
        kb_vec_push(arena, &found, kb_arena_strdup(arena, path));
    *out = found.data;
    *count = found.len;
    return status;
}
