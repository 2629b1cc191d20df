/* archive.c - the articles in an archive. */
#include "ingest/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "aigckb/parse.h"
#include "base/alloc.h"
#include "base/file.h"
#include "ingest/member_name.h"
#include "ingest/unpack.h"

enum {
    LEVELS = 2, /* an archive, and one in it */
    NAME_CEILING = 1 << 20,
    NO_FILE = -1
};

static const kb_archive_limits defaults = {
    .members = 1000000,
    .bytes = (size_t)16 << 30,
    .member_bytes = KB_ARTICLE_MAX,
    .nested_bytes = (size_t)256 << 20,
    .ratio = 200,
    .memory = (size_t)1 << 30,
};

/* An archive that is being read. */
typedef struct level {
    kb_unpack unpack;
    kb_buf name;  /* in the one around it: "inner.zip"; "" of the outer one */
    kb_buf bytes; /* of an archive in an archive */
} level;

struct kb_archive {
    locale_t locale; /* libarchive converts names to that of the thread */
    char *path;
    int fd;
    kb_member_want *wants;
    kb_meter meter;
    level levels[LEVELS];
    int depth; /* index of the one being read */
    bool ended;
    kb_buf name, bytes; /* of the member */
    kb_status status;   /* of the whole archive */
    kb_error error;
};

static const char *const suffixes[] = {
    ".zip",  ".7z",      ".tar", ".tar.gz", ".tgz",
    ".tbz2", ".tar.bz2", ".txz", ".tar.xz", ".tar.zst",
};

bool kb_archive_wants(const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i]);
        if (len >= n && strcasecmp(name + len - n, suffixes[i]) == 0)
            return true;
    }
    return false;
}

static level *current(kb_archive *a)
{
    return &a->levels[a->depth];
}

static void close_level(kb_archive *a)
{
    level *l = current(a);
    kb_unpack_close(&l->unpack);
    kb_buf_dispose(&l->name);
    kb_buf_dispose(&l->bytes);
    if (a->depth > 0)
        a->depth--;
    else
        a->ended = true;
}

/* ---- failures ----------------------------------------------------------- */

/* Makes `out` a member that is refused, in the archive `a->name`. */
static void refuse(const kb_archive *a, kb_member *out, kb_status status,
                   const char *why)
{
    out->name = a->name.ptr;
    out->status =
        kb_fail(&out->error, status, "%s:%.300s: %s", a->path, out->name, why);
}

static void refuse_size(const kb_archive *a, kb_member *out, size_t limit)
{
    char why[64];
    snprintf(why, sizeof why, "larger than %zu bytes", limit);
    refuse(a, out, KB_LIMIT, why);
}

static void refuse_damage(kb_archive *a, kb_member *out)
{
    char why[KB_REASON_ROOM];
    kb_unpack_reason(why, &current(a)->unpack);
    refuse(a, out, KB_BAD_INPUT, why);
}

/* No more is read of the whole. */
static void fail(kb_archive *a)
{
    char why[KB_REASON_ROOM];
    a->status = a->meter.status;
    a->error = a->meter.error;
    if (a->status != KB_OK)
        return;
    kb_unpack_reason(why, &current(a)->unpack);
    a->status = kb_fail(&a->error, KB_BAD_INPUT, "%s: %s", a->path, why);
}

/* No more is read of this level: of the whole, or of a member that is one. */
static void fail_level(kb_archive *a, kb_member *out)
{
    if (a->depth == 0 || a->meter.status != KB_OK) {
        fail(a);
        return;
    }
    kb_buf_clear(&a->name);
    kb_buf_add(&a->name, kb_buf_str(&current(a)->name));
    refuse_damage(a, out);
    close_level(a);
}

/* ---- members ------------------------------------------------------------ */

/* Reads a member into a buffer that has a ceiling.  false where it was refused
 * or an archive ends here. */
static bool read_member(kb_archive *a, kb_member *out, kb_buf *bytes,
                        struct archive_entry *entry)
{
    kb_unpack *u = &current(a)->unpack;
    int code = ARCHIVE_OK;
    bool fits = !u->lib->entry_size_is_set(entry) ||
                (uint64_t)u->lib->entry_size(entry) <= bytes->ceiling;
    if (fits)
        code = kb_unpack_read(u, bytes);
    if (code == ARCHIVE_FATAL)
        fail_level(a, out);
    else if (!fits || bytes->over)
        refuse_size(a, out, bytes->ceiling);
    else if (code != ARCHIVE_OK)
        refuse_damage(a, out);
    return fits && !bytes->over && code == ARCHIVE_OK;
}

static int64_t mtime_of(const kb_libarchive *lib, struct archive_entry *entry)
{
    const int64_t second = 1000000000;
    int64_t seconds = lib->entry_mtime(entry);
    if (seconds <= 0 || seconds >= INT64_MAX / second)
        return 0;
    return seconds * second + lib->entry_mtime_nsec(entry);
}

static void give_article(kb_archive *a, kb_member *out,
                         struct archive_entry *entry)
{
    kb_buf_dispose(&a->bytes); /* none keeps what a huge one took */
    if (!read_member(a, out, &a->bytes, entry))
        return;
    out->name = a->name.ptr;
    out->bytes = kb_buf_str(&a->bytes);
    out->mtime = mtime_of(current(a)->unpack.lib, entry);
}

/* Goes on with the members of an archive in the archive. */
static void enter_archive(kb_archive *a, kb_member *out,
                          struct archive_entry *entry)
{
    level inner = {.name = KB_BUF_INIT(NAME_CEILING),
                   .bytes = KB_BUF_INIT(a->meter.limits.nested_bytes)};

    if (a->depth + 1 == LEVELS) {
        refuse(a, out, KB_BAD_INPUT, "archives are nested too deep");
        return;
    }
    if (!read_member(a, out, &inner.bytes, entry)) {
        kb_buf_dispose(&inner.bytes);
        return;
    }
    kb_buf_add(&inner.name, kb_buf_str(&a->name));
    a->levels[++a->depth] = inner;
    if (!kb_unpack_open_bytes(&current(a)->unpack, &a->meter,
                              kb_buf_str(&inner.bytes)))
        fail_level(a, out);
}

/* The name as it is shown.  @return what it is in its own archive */
static kb_str read_name(kb_archive *a, struct archive_entry *entry)
{
    const char *raw = current(a)->unpack.lib->entry_pathname(entry);
    kb_buf_clear(&a->name);
    if (a->depth > 0) {
        kb_buf_add(&a->name, kb_buf_str(&current(a)->name));
        kb_buf_add_char(&a->name, ':');
    }
    size_t start = a->name.len;
    kb_member_name_decode(&a->name, kb_str_of(raw ? raw : ""));
    return kb_str_cut(kb_buf_str(&a->name), start, a->name.len);
}

/* Gives a member, refuses it or passes it over. */
static void judge(kb_archive *a, kb_member *out, struct archive_entry *entry)
{
    const kb_libarchive *lib = current(a)->unpack.lib;
    kb_str name = read_name(a, entry);
    const char *file = kb_file_base(name.ptr);
    const char *fault = kb_member_name_fault(name);
    unsigned type = lib->entry_filetype(entry);
    bool archive = kb_archive_wants(file);

    if (fault)
        refuse(a, out, KB_BAD_INPUT, fault);
    else if (type == AE_IFDIR || kb_member_name_hidden(name) ||
             !(archive || a->wants(file)))
        return;
    else if (type != AE_IFREG || lib->entry_hardlink(entry))
        refuse(a, out, KB_BAD_INPUT, "a link or a device, not a file");
    else if (lib->entry_is_encrypted(entry))
        refuse(a, out, KB_BAD_INPUT, "encrypted");
    else if (archive)
        enter_archive(a, out, entry);
    else
        give_article(a, out, entry);
}

/* Reads one header. */
static void step(kb_archive *a, kb_member *out)
{
    struct archive_entry *entry;
    int code = kb_unpack_next(&current(a)->unpack, &entry);
    if (code == ARCHIVE_EOF)
        close_level(a);
    else if (code != ARCHIVE_OK)
        fail_level(a, out);
    else
        judge(a, out, entry);
}

bool kb_archive_next(kb_archive *archive, kb_member *out)
{
    locale_t before = uselocale(archive->locale);
    *out = (kb_member){.bytes = KB_STR("")};
    while (!out->name && !archive->ended && archive->status == KB_OK)
        step(archive, out);
    uselocale(before);
    return out->name != NULL;
}

/* ---- the whole ---------------------------------------------------------- */

static size_t limit_of(size_t given, size_t otherwise)
{
    return given ? given : otherwise;
}

static kb_archive_limits limits_of(const kb_archive_limits *given)
{
    const kb_archive_limits *d = &defaults;
    if (!given)
        return *d;
    return (kb_archive_limits){
        .members = limit_of(given->members, d->members),
        .bytes = limit_of(given->bytes, d->bytes),
        .member_bytes = limit_of(given->member_bytes, d->member_bytes),
        .nested_bytes = limit_of(given->nested_bytes, d->nested_bytes),
        .ratio = limit_of(given->ratio, d->ratio),
        .memory = limit_of(given->memory, d->memory),
    };
}

static kb_archive *new_archive(const char *path, int64_t size,
                               const kb_archive_limits *limits,
                               kb_member_want *wants)
{
    kb_archive *a = kb_alloc(sizeof *a);
    a->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    a->path = kb_strdup(path);
    a->fd = NO_FILE;
    a->wants = wants;
    a->meter =
        (kb_meter){.path = a->path, .size = size, .limits = limits_of(limits)};
    a->name = (kb_buf)KB_BUF_INIT(NAME_CEILING);
    a->bytes = (kb_buf)KB_BUF_INIT(a->meter.limits.member_bytes);
    return a;
}

kb_status kb_archive_open(kb_archive **out, const char *path,
                          const kb_archive_limits *limits,
                          kb_member_want *wants, kb_error *err)
{
    kb_file_stamp stamp;
    kb_status status = kb_file_stat(&stamp, path, err);
    if (status != KB_OK)
        return status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", path, strerror(errno));
    kb_archive *a = new_archive(path, stamp.size, limits, wants);
    a->fd = fd;
    if (!kb_unpack_open(&current(a)->unpack, &a->meter, fd))
        fail(a);
    *out = a;
    return KB_OK;
}

void kb_archive_open_bytes(kb_archive **out, const char *name, kb_str bytes,
                           const kb_archive_limits *limits,
                           kb_member_want *wants)
{
    kb_archive *a = new_archive(name, (int64_t)bytes.len, limits, wants);
    if (!kb_unpack_open_bytes(&current(a)->unpack, &a->meter, bytes))
        fail(a);
    *out = a;
}

kb_status kb_archive_close(kb_archive *archive, kb_error *err)
{
    kb_status status = archive->status;
    if (status != KB_OK)
        *err = archive->error;
    while (!archive->ended)
        close_level(archive);
    if (archive->fd != NO_FILE)
        close(archive->fd);
    kb_buf_dispose(&archive->name);
    kb_buf_dispose(&archive->bytes);
    if (archive->locale)
        freelocale(archive->locale);
    free(archive->path);
    free(archive);
    return status;
}
