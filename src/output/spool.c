/* spool.c - text that must wait. */
#include "output/spool.h"

#include <errno.h>

enum { MEMORY_MAX = 1 << 20, PIECE = 1 << 16 };

void kb_spool_init(kb_spool *spool)
{
    *spool = (kb_spool){.memory = KB_BUF_INIT(MEMORY_MAX)};
}

void kb_spool_dispose(kb_spool *spool)
{
    if (spool->file)
        fclose(spool->file);
    kb_buf_dispose(&spool->memory);
    kb_spool_init(spool);
}

static void write_out(kb_spool *spool, kb_str bytes)
{
    if (!spool->file && !spool->error)
        spool->file = tmpfile();
    if (!spool->error && (!spool->file || fwrite(bytes.ptr, 1, bytes.len,
                                                 spool->file) != bytes.len))
        spool->error = errno ? errno : EIO;
}

void kb_spool_add(kb_spool *spool, kb_str bytes)
{
    if (spool->memory.len + bytes.len <= MEMORY_MAX) {
        kb_buf_add(&spool->memory, bytes);
        return;
    }
    write_out(spool, kb_buf_str(&spool->memory));
    kb_buf_clear(&spool->memory);
    if (bytes.len > MEMORY_MAX)
        write_out(spool, bytes);
    else
        kb_buf_add(&spool->memory, bytes);
}

/* What the file holds, from its beginning. */
static void pour_file(kb_spool *spool, kb_sink *sink)
{
    char piece[PIECE];
    size_t len;

    rewind(spool->file);
    while ((len = fread(piece, 1, sizeof piece, spool->file)) > 0)
        kb_sink_add(sink, (kb_str){piece, len});
    if (ferror(spool->file) && !spool->error)
        spool->error = EIO;
}

void kb_spool_pour(kb_spool *spool, kb_sink *sink)
{
    if (spool->file)
        pour_file(spool, sink);
    kb_sink_add(sink, kb_buf_str(&spool->memory));
    if (spool->error && !sink->error)
        sink->error = spool->error;
}
