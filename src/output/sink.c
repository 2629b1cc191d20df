/* sink.c - writes, and remembers the first failure. */
#include "output/sink.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "output/pager.h"

enum { HELD_MAX = 1 << 24, FILE_MODE = 0666 };

static FILE *open_beside(char **out, const char *path, mode_t fresh)
{
    int fd = kb_file_beside(out, path, fresh);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (fd >= 0 && !file) {
        unlink(*out);
        close(fd);
    }
    return file;
}

static FILE *open_path(kb_sink *sink, const char *path)
{
    char *target = kb_file_real(path); /* a link stays a link */
    struct stat old;

    sink->path = target ? target : kb_strdup(path);
    if (stat(sink->path, &old) == 0 && !S_ISREG(old.st_mode))
        return fopen(sink->path, "w");

    mode_t mask = umask(0);
    umask(mask);
    return open_beside(&sink->temporary, sink->path, FILE_MODE & ~mask);
}

kb_status kb_sink_open(kb_sink *out, const char *path, size_t page_rows,
                       kb_error *err)
{
    *out = (kb_sink){
        .file = stdout, .rows = page_rows, .held = KB_BUF_INIT(HELD_MAX)};
    if (!path)
        return KB_OK;
    out->file = open_path(out, path);
    if (out->file)
        return KB_OK;
    kb_no_memory_check();
    kb_status status =
        kb_fail(err, KB_USAGE, "cannot write '%s': %s", path, strerror(errno));
    kb_sink_abandon(out);
    return status;
}

static void write_out(kb_sink *sink, kb_str bytes)
{
    if (sink->error || bytes.len == 0)
        return;
    if (fwrite(bytes.ptr, 1, bytes.len, sink->file) != bytes.len)
        sink->error = errno ? errno : EIO;
}

/* Lets go what was held back: through a pager where it fills the screen. */
static void release(kb_sink *sink, bool paged)
{
    FILE *stream = paged ? kb_pager_open(&sink->pager) : NULL;
    if (stream)
        sink->file = stream;
    else
        sink->pager = 0;
    sink->rows = 0;
    write_out(sink, kb_buf_str(&sink->held));
    kb_buf_dispose(&sink->held);
}

void kb_sink_add(kb_sink *sink, kb_str bytes)
{
    if (sink->rows == 0) {
        write_out(sink, bytes);
        return;
    }
    kb_buf_add(&sink->held, bytes);
    for (size_t i = 0; i < bytes.len; i++)
        sink->lines += bytes.ptr[i] == '\n';
    if (sink->lines >= sink->rows)
        release(sink, true);
}

void kb_sink_text(kb_sink *sink, const char *text)
{
    kb_sink_add(sink, kb_str_of(text));
}

bool kb_sink_failed(const kb_sink *sink)
{
    return sink->error != 0;
}

/* Forgets the file, which was closed. */
static void forget(kb_sink *sink, FILE *next)
{
    if (sink->temporary)
        unlink(sink->temporary); /* gone already where it got its name */
    free(sink->temporary);
    free(sink->path);
    kb_buf_dispose(&sink->held);
    *sink = (kb_sink){.file = next, .held = KB_BUF_INIT(HELD_MAX)};
}

void kb_sink_abandon(kb_sink *sink)
{
    if (sink->path && sink->file)
        fclose(sink->file);
    forget(sink, stdout);
}

/* Ends the stream; its last failure counts too. */
static void finish(kb_sink *sink)
{
    if (sink->rows > 0)
        release(sink, false);
    if (fflush(sink->file) != 0 && !sink->error)
        sink->error = errno;
    if (sink->pager)
        kb_pager_close(sink->file, sink->pager);
    else if (sink->path && fclose(sink->file) != 0 && !sink->error)
        sink->error = errno;
}

kb_status kb_sink_close(kb_sink *sink, kb_error *err)
{
    if (!sink->file)
        return KB_OK;
    finish(sink);
    if (sink->temporary && !sink->error &&
        rename(sink->temporary, sink->path) != 0)
        sink->error = errno;

    kb_status status = KB_OK;
    if (sink->error && sink->error != EPIPE)
        status = kb_fail(err, KB_INTERNAL, "cannot write %s: %s",
                         sink->path ? sink->path : "the output",
                         strerror(sink->error));
    forget(sink, NULL);
    return status;
}
