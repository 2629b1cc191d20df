/* file.c - reading files whole, and listing trees in a stable order. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/vec.h"

enum { READ_STEP = 64 * 1024, DEPTH_MAX = 64, ALL_RIGHTS = 0777 };

typedef KB_VEC(const char *) paths;

kb_status kb_file_read_from(kb_buf *out, int fd, const char *path,
                            kb_error *err)
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
    kb_status status = kb_file_read_from(out, fd, path, err);
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

int kb_file_beside(char **out, const char *path, mode_t fresh)
{
    kb_buf name = KB_BUF_INIT(FILENAME_MAX);
    struct stat old;
    bool replaces = stat(path, &old) == 0;

    kb_buf_printf(&name, "%s.XXXXXX", path);
    *out = kb_strdup(name.ptr);
    kb_buf_dispose(&name);
    int fd = mkstemp(*out);
    if (fd < 0)
        return -1;
    /* Where the owner is not ours to give, a group of ours gets no rights. */
    mode_t mode = replaces ? old.st_mode & ALL_RIGHTS : fresh;
    if (replaces && fchown(fd, old.st_uid, old.st_gid) != 0)
        mode &= ~(mode_t)S_IRWXG;
    if (fchmod(fd, mode) == 0)
        return fd;
    int reason = errno;
    unlink(*out);
    close(fd);
    errno = reason;
    return -1;
}

char *kb_file_real(const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        kb_no_memory_check(); /* a link must not go for a file for want of it */
    return real;
}

const char *kb_file_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* ---- trees -------------------------------------------------------------- */

/* A walk through a tree. */
typedef struct tree {
    kb_arena *arena;
    const kb_file_walk *walk;
    const char *root; /* without links, with a '/' behind */
    paths found;
    kb_error *err;
} tree;

/* A part of the tree that cannot be had.  Ends the walk where nobody hears. */
static kb_status lose(tree *t, const char *path, kb_status status,
                      const char *why)
{
    kb_error error;
    kb_fail(&error, status, "%s: %s", path, why);
    if (!t->walk->trouble)
        return kb_fail_at(t->err, status, NULL, &error);
    t->walk->trouble(t->walk->context, path, status, &error);
    return KB_OK;
}

/* The path without links, with a '/' behind; NULL: it leads nowhere. */
static const char *real_folder(kb_arena *arena, const char *path)
{
    char *real = kb_file_real(path);
    const char *folder =
        real ? kb_arena_printf(arena, "%s%s", real, real[1] ? "/" : "") : NULL;
    free(real);
    return folder;
}

/* Whether a link leads to something wanted that is not below the root. */
static bool leads_out(const tree *t, const char *path)
{
    struct stat info;
    bool wanted =
        stat(path, &info) == 0 &&
        (S_ISDIR(info.st_mode) ||
         (S_ISREG(info.st_mode) && t->walk->want(kb_file_base(path))));
    const char *target = wanted ? real_folder(t->arena, path) : NULL;
    return target && t->root &&
           !kb_str_starts(kb_str_of(target), kb_str_of(t->root));
}

/* Adds the path of an entry, a folder with a '/' behind; nothing for what is
 * hidden, or neither a folder nor a file.  What cannot be looked at is lost,
 * unless it has just gone. */
static kb_status add_entry(tree *t, paths *out, DIR *dir, const char *folder,
                           const char *name)
{
    struct stat info;
    size_t len = strlen(folder);
    const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";
    if (name[0] == '.')
        return KB_OK;
    if (fstatat(dirfd(dir), name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? KB_OK
                               : lose(t,
                                      kb_arena_printf(t->arena, "%s%s%s",
                                                      folder, slash, name),
                                      KB_BAD_INPUT, strerror(errno));
    bool below = S_ISDIR(info.st_mode), link = S_ISLNK(info.st_mode);
    if (!below && !link && !(S_ISREG(info.st_mode) && t->walk->want(name)))
        return KB_OK;
    const char *path = kb_arena_printf(t->arena, "%s%s%s%s", folder, slash,
                                       name, below ? "/" : "");
    if (!link)
        kb_vec_push(t->arena, out, path);
    else if (t->walk->trouble && leads_out(t, path))
        return lose(t, path, KB_BAD_INPUT,
                    "a link out of the folder; name it to have it read");
    return KB_OK;
}

/* The entries of a folder in byte order. */
static kb_status list_folder(tree *t, paths *out, const char *folder)
{
    kb_status status = KB_OK;
    DIR *dir = opendir(folder);
    if (!dir) {
        kb_no_memory_check();
        return lose(t, folder, KB_BAD_INPUT, strerror(errno));
    }
    while (status == KB_OK) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry)
            break;
        status = add_entry(t, out, dir, folder, entry->d_name);
    }
    if (status == KB_OK && errno != 0)
        status = lose(t, folder, KB_BAD_INPUT, strerror(errno));
    closedir(dir);
    if (out->len > 1)
        qsort(out->data, out->len, sizeof *out->data, by_bytes);
    return status;
}

static kb_status walk(tree *t, const char *folder, int depth)
{
    paths entries = {0};
    if (depth > DEPTH_MAX)
        return lose(t, folder, KB_LIMIT, "folders nested too deep");
    kb_status status = list_folder(t, &entries, folder);
    for (size_t i = 0; i < entries.len && status == KB_OK; i++) {
        const char *path = entries.data[i];
        if (path[strlen(path) - 1] == '/')
            status = walk(t, path, depth + 1);
        else
            kb_vec_push(t->arena, &t->found, path);
    }
    return status;
}

kb_status kb_file_tree(const char ***out, size_t *count, kb_arena *arena,
                       const char *path, const kb_file_walk *how, kb_error *err)
{
    struct stat info;
    tree t = {.arena = arena, .walk = how, .err = err};
    kb_status status = KB_OK;

    if (stat(path, &info) != 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    if (S_ISDIR(info.st_mode)) {
        t.root = real_folder(arena, path);
        status = walk(&t, path, 0);
    } else {
        kb_vec_push(arena, &t.found, kb_arena_strdup(arena, path));
    }
    *out = t.found.data;
    *count = t.found.len;
    return status;
}
