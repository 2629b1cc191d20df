/* unpack.c - one archive, unpacked by libarchive under the eyes of a meter. */
#include "ingest/unpack.h"

#include <errno.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/headroom.h"

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

/* What an archive says of itself decides how much libarchive takes: a few
 * bytes for a window of gigabytes, or a list of millions of members. */
static void begin_call(const kb_unpack *u, kb_headroom *headroom)
{
    kb_headroom_begin(headroom, u->meter->limits.memory);
    errno = 0;
}

static void end_call(const kb_unpack *u, const kb_headroom *headroom,
                     la_ssize_t code)
{
    kb_meter *m = u->meter;

    kb_headroom_end(headroom);
    if (code < ARCHIVE_WARN && errno == ENOMEM)
        m->status = kb_fail(&m->error, KB_LIMIT,
                            "%s: unpacking takes more than %zu bytes of memory",
                            m->path, m->limits.memory);
}

/* ---- opening ------------------------------------------------------------ */

static void begin(kb_unpack *out, kb_meter *meter)
{
    const kb_libarchive *lib = kb_libarchive_load();
    *out = (kb_unpack){.lib = lib, .handle = lib->read_new(), .meter = meter};
    if (!out->handle)
        kb_no_memory(0);
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
    kb_headroom headroom;

    begin(out, meter);
    begin_call(out, &headroom);
    int code = out->lib->open_fd(out->handle, fd, PIECE);
    end_call(out, &headroom, code);
    return out->open = code == ARCHIVE_OK;
}

bool kb_unpack_open_bytes(kb_unpack *out, kb_meter *meter, kb_str bytes)
{
    kb_headroom headroom;

    begin(out, meter);
    begin_call(out, &headroom);
    int code = out->lib->open_memory(out->handle, bytes.ptr, bytes.len);
    end_call(out, &headroom, code);
    return out->open = code == ARCHIVE_OK;
}

void kb_unpack_close(kb_unpack *u)
{
    if (u->handle)
        u->lib->read_free(u->handle);
    *u = (kb_unpack){0};
}

/* ---- reading ------------------------------------------------------------ */

static bool is_empty(const kb_unpack *u, struct archive_entry *entry)
{
    return u->lib->entry_size_is_set(entry) && u->lib->entry_size(entry) == 0;
}

/* Whether the rest of a member is passed over without unpacking it. */
static bool skips_packed(const kb_unpack *u, struct archive_entry *entry)
{
    int format = u->lib->format(u->handle) & ARCHIVE_FORMAT_BASE_MASK;
    if (format == ARCHIVE_FORMAT_ZIP)
        return u->lib->entry_size_is_set(entry);
    return format == ARCHIVE_FORMAT_TAR && u->lib->filter_count(u->handle) == 1;
}

/* Whether the first bytes of a member make what unpacks it: a tar is unpacked
 * as a whole. */
static bool makes_unpacker(const kb_unpack *u)
{
    int format = u->lib->format(u->handle) & ARCHIVE_FORMAT_BASE_MASK;
    return format != ARCHIVE_FORMAT_TAR;
}

/* Not left to libarchive, which would unpack a bomb to its end. */
static void pass_over(kb_unpack *u)
{
    const void *bytes;
    size_t len;
    la_int64_t offset;
    bool first = u->pending && makes_unpacker(u);
    while (u->pending && u->meter->status == KB_OK) {
        kb_headroom headroom = {.set = false};
        if (first)
            begin_call(u, &headroom);
        int code = u->lib->data_block(u->handle, &bytes, &len, &offset);
        if (first)
            end_call(u, &headroom, code);
        first = false;
        u->pending = code == ARCHIVE_OK;
        if (u->pending)
            count(u, len);
    }
    u->pending = false;
}

int kb_unpack_next(kb_unpack *u, struct archive_entry **entry)
{
    pass_over(u);
    if (u->meter->status != KB_OK)
        return ARCHIVE_FATAL;
    kb_headroom headroom = {.set = false};
    if (u->open) /* the list of all members is before the first */
        begin_call(u, &headroom);
    int code = u->lib->next_header(u->handle, entry);
    if (u->open)
        end_call(u, &headroom, code);
    if (code == ARCHIVE_EOF)
        return ARCHIVE_EOF;
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return ARCHIVE_FATAL;
    u->open = false;
    u->pending = !is_empty(u, *entry) && !skips_packed(u, *entry);
    u->meter->members++;
    count(u, 0);
    return u->meter->status == KB_OK ? ARCHIVE_OK : ARCHIVE_FATAL;
}

static la_ssize_t read_piece(kb_unpack *u, char piece[PIECE], bool first)
{
    kb_headroom headroom;

    if (!first)
        return u->lib->data(u->handle, piece, PIECE);
    begin_call(u, &headroom);
    la_ssize_t got = u->lib->data(u->handle, piece, PIECE);
    end_call(u, &headroom, got);
    return got;
}

int kb_unpack_read(kb_unpack *u, kb_buf *out)
{
    char piece[PIECE];
    for (bool first = makes_unpacker(u); !out->over; first = false) {
        la_ssize_t got = read_piece(u, piece, first);
        if (got > 0) {
            kb_buf_add(out, (kb_str){piece, (size_t)got});
            count(u, (size_t)got);
        }
        if (u->meter->status != KB_OK)
            return ARCHIVE_FATAL;
        if (got <= 0)
            return got == 0               ? ARCHIVE_OK
                   : got == ARCHIVE_FATAL ? ARCHIVE_FATAL
                                          : ARCHIVE_FAILED;
    }
    return ARCHIVE_OK;
}

void kb_unpack_reason(char out[KB_REASON_ROOM], const kb_unpack *u)
{
    const char *text = u->lib->error_string(u->handle);
    kb_str reason = kb_str_trim(kb_str_of(text ? text : "cut off or broken"));
    if (u->open && u->lib->has_encrypted_entries(u->handle) > 0)
        snprintf(out, KB_REASON_ROOM, "encrypted");
    else
        snprintf(out, KB_REASON_ROOM, "damaged: %.*s", (int)reason.len,
                 reason.ptr);
}
