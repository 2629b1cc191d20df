/* packed.c - unpacks a stream with libarchive, where its first byte says so. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* fopencookie */
#endif
#include "ingest/packed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "ingest/late.h"

typedef struct packed {
    const kb_libarchive *lib;
    struct archive *handle;
    FILE *file; /* what is packed */
} packed;

/* What cannot be unpacked is damaged, unless there was no memory for it. */
static void note_damage(const packed *p)
{
    if (p->lib->error_number(p->handle) == ENOMEM)
        kb_no_memory(0);
    kb_no_memory_check(); /* of what unpacks for it */
    errno = EBADMSG;
}

static ssize_t read_packed(void *cookie, char *out, size_t size)
{
    packed *p = cookie;
    errno = 0;
    la_ssize_t got = p->lib->data(p->handle, out, size);

    if (got >= 0)
        return got;
    note_damage(p);
    return -1;
}

static int close_packed(void *cookie)
{
    packed *p = cookie;

    p->lib->read_free(p->handle);
    if (p->file != stdin)
        fclose(p->file);
    free(p);
    return 0;
}

static FILE *unpack(FILE *file)
{
    packed *p = kb_alloc(sizeof *p);
    struct archive_entry *entry;
    const cookie_io_functions_t calls = {.read = read_packed,
                                         .close = close_packed};

    p->lib = kb_libarchive_load();
    p->handle = p->lib->read_new();
    if (!p->handle)
        kb_no_memory(0);
    p->file = file;
    p->lib->support_raw(p->handle);
    p->lib->support_gzip(p->handle);
    p->lib->support_bzip2(p->handle);
    p->lib->support_xz(p->handle);
    p->lib->support_zstd(p->handle);
    errno = 0;
    if (p->lib->open_file(p->handle, file) == ARCHIVE_OK &&
        p->lib->next_header(p->handle, &entry) == ARCHIVE_OK) {
        FILE *stream = fopencookie(p, "r", calls);
        if (stream)
            return stream;
        kb_no_memory_check();
    } else {
        note_damage(p);
    }
    int reason = errno;
    close_packed(p);
    errno = reason;
    return NULL;
}

FILE *kb_packed_open(const char *path)
{
    static const char begins[] = {0x1f, 'B', (char)0xfd, 0x28, '\0'};
    FILE *file = path ? fopen(path, "r") : stdin;
    if (!file)
        kb_no_memory_check();
    int first = file ? getc(file) : EOF;

    if (first != EOF)
        ungetc(first, file);
    if (first == EOF || first == 0 || !strchr(begins, (char)first))
        return file;
    return unpack(file);
}
