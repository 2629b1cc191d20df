/* unpack.c - one archive, unpacked by libarchive under the eyes of a meter. */
#include "ingest/unpack.h"

#include <stdio.h>

enum {
    PIECE = 64 * 1024,                /* bytes read at a time */
    FREE_OF_RATIO = 16 * 1024 * 1024, /* bytes that any archive may unpack to */
};

/* ---- counting ----------------------------------------------------------- */

static void check_limits(kb_meter *m)
{
    const kb_archive_limits *limits = &m->limits;
    uint64_t bytes = (uint64_t)m->bytes;
    if (m->members > limits->members)
        m->status = kb_fail(&m->error, KB_LIMIT, "%s: more than %zu members",
                            m->path, limits->members);
    else if (bytes > limits->bytes)
        m->status =
            kb_fail(&m->error, KB_LIMIT, "%s: unpacks to more than %zu bytes",
                    m->path, limits->bytes);
    else if (bytes > FREE_OF_RATIO && bytes / limits->ratio > (uint64_t)m->size)
        m->status = kb_fail(&m->error, KB_LIMIT,
                            "%s: unpacks to more than %zu times its size",
                            m->path, limits->ratio);
}

/* Notes bytes of a member.  Behind a compressor, what counts is all that came
 * out of that: libarchive passes over headers and paddings by itself. */
static void count(kb_unpack *u, size_t more)
{
    int64_t bytes = u->read += (int64_t)more;
    if (u->lib->filter_count(u->handle) > 1) {
        int64_t filtered = u->lib->filter_bytes(u->handle, 0);
        bytes = filtered > bytes ? filtered : bytes;
    }
    u->meter->bytes += bytes - u->counted;
    u->counted = bytes;
    check_limits(u->meter);
}

/* ---- opening ------------------------------------------------------------ */

static void begin(kb_unpack *out, kb_meter *meter)
{
    const kb_libarchive *lib = kb_libarchive_load();
    *out = (kb_unpack){.lib = lib, .handle = lib->read_new(), .meter = meter};
    lib->support_zip(out->handle);
    lib->support_tar(out->handle);
    lib->support_7zip(out->handle);
    lib->support_gzip(out->handle);
    lib->support_bzip2(out->handle);
    lib->support_xz(out->handle);
    lib->support_zstd(out->handle);
}

bool kb_unpack_open(kb_unpack *out, kb_meter *meter, int fd)
{
    begin(out, meter);
    out->open = out->lib->open_fd(out->handle, fd, PIECE) == ARCHIVE_OK;
    return out->open;
}

bool kb_unpack_open_bytes(kb_unpack *out, kb_meter *meter, kb_str bytes)
{
    begin(out, meter);
    out->open =
        out->lib->open_memory(out->handle, bytes.ptr, bytes.len) == ARCHIVE_OK;
    return out->open;
}

void kb_unpack_close(kb_unpack *u)
{
    if (u->handle)
        u->lib->read_free(u->handle);
    *u = (kb_unpack){0};
}

/* ---- reading ------------------------------------------------------------ */

/* Whether the rest of a member is passed over without unpacking it. */
static bool skips_packed(const kb_unpack *u, struct archive_entry *entry)
{
    int format = u->lib->format(u->handle) & ARCHIVE_FORMAT_BASE_MASK;
    if (format == ARCHIVE_FORMAT_ZIP)
        return u->lib->entry_size_is_set(entry);
    return format == ARCHIVE_FORMAT_TAR && u->lib->filter_count(u->handle) == 1;
}

/* Not left to libarchive, which would unpack a bomb to its end. */
static void pass_over(kb_unpack *u)
{
    const void *bytes;
    size_t len;
    la_int64_t offset;
    while (u->pending && u->meter->status == KB_OK &&
           u->lib->data_block(u->handle, &bytes, &len, &offset) == ARCHIVE_OK)
        count(u, len);
    u->pending = false;
}

int kb_unpack_next(kb_unpack *u, struct archive_entry **entry)
{
    pass_over(u);
    if (u->meter->status != KB_OK)
        return ARCHIVE_FATAL;
    int code = u->lib->next_header(u->handle, entry);
    if (code == ARCHIVE_EOF)
        return ARCHIVE_EOF;
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return ARCHIVE_FATAL;
    u->open = false;
    u->pending = !skips_packed(u, *entry);
    u->meter->members++;
    count(u, 0);
    return u->meter->status == KB_OK ? ARCHIVE_OK : ARCHIVE_FATAL;
}

int kb_unpack_read(kb_unpack *u, kb_buf *out)
{
    char piece[PIECE];
    while (!out->over) {
        la_ssize_t got = u->lib->data(u->handle, piece, sizeof piece);
        if (got <= 0)
            return got == 0               ? ARCHIVE_OK
                   : got == ARCHIVE_FATAL ? ARCHIVE_FATAL
                                          : ARCHIVE_FAILED;
        kb_buf_add(out, (kb_str){piece, (size_t)got});
        count(u, (size_t)got);
        if (u->meter->status != KB_OK)
            return ARCHIVE_FATAL;
    }
    return ARCHIVE_OK;
}

void kb_unpack_reason(char out[KB_REASON_ROOM], const kb_unpack *u)
{
    const char *text = u->lib->error_string(u->handle);
    if (u->open && u->lib->has_encrypted_entries(u->handle) > 0)
        snprintf(out, KB_REASON_ROOM, "encrypted");
    else
        snprintf(out, KB_REASON_ROOM, "damaged: %s",
                 text ? text : "cut off or broken");
}
