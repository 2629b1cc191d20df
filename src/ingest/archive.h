/* archive.h - the articles in an archive, one after the other.
 *
 *     kb_archive *archive;
 *     kb_member member;
 *     status = kb_archive_open(&archive, "a.zip", NULL, kb_parse_wants, err);
 *     if (status == KB_OK) {
 *         while (kb_archive_next(archive, &member))
 *             use(&member);
 *         status = kb_archive_close(archive, err);
 *     }
 *
 * Nothing is unpacked to disk.  One member is in memory at a time; of a member
 * that is an archive itself, also that archive. */
#ifndef KB_INGEST_ARCHIVE_H
#define KB_INGEST_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/status.h"
#include "base/str.h"

/** Whether a file of this name is an archive: .zip .tar .tar.gz .tgz .tar.bz2
 * .tbz2 .tar.xz .txz .tar.zst .7z, in any case. */
bool kb_archive_wants(const char *name);

/** What one archive may hold, with all archives in it; 0 is the default. */
typedef struct kb_archive_limits {
    size_t members;      /* 1,000,000, whatever they are */
    size_t bytes;        /* unpacked in all: 16 GB */
    size_t member_bytes; /* of an article: KB_ARTICLE_MAX */
    size_t nested_bytes; /* of an archive in the archive: 256 MB */
    size_t ratio;        /* unpacked to packed: 200; the first 16 MB are free */
    size_t memory; /* that unpacking may take, with the list of members: 1 GB */
} kb_archive_limits;

/** An article in an archive, or a member that was refused. */
typedef struct kb_member {
    const char *name; /* UTF-8: "x/a.md"; in an archive of the archive
                         "inner.zip:x/a.md" */
    kb_str bytes;
    int64_t mtime;    /* nanoseconds since 1970, 0 where it is not known */
    kb_status status; /* KB_OK; KB_BAD_INPUT, KB_LIMIT: refused */
    kb_error error;   /* why: "a.zip:../p: member name leaves the archive" */
} kb_member;

/** Whether a member is an article, by its name without folders. */
typedef bool kb_member_want(const char *name);

typedef struct kb_archive kb_archive;

/** @param limits NULL: the defaults
 *  @return KB_OK or KB_BAD_INPUT (there is no such file to read) */
kb_status kb_archive_open(kb_archive **out, const char *path,
                          const kb_archive_limits *limits,
                          kb_member_want *wants, kb_error *err);

/** The same for an archive in memory, which is borrowed.  Cannot fail. */
void kb_archive_open_bytes(kb_archive **out, const char *name, kb_str bytes,
                           const kb_archive_limits *limits,
                           kb_member_want *wants);

/** The next article or refused member, in the order of the archive; what is in
 * `out` holds until the next call.  false at the end, also where that came
 * early: see kb_archive_close().
 *
 * Refused are names that are absolute or have a ".." in them, whatever the
 * member is; and of what is called like an article: links, devices, encrypted,
 * damaged and too large ones.  An archive in an archive is read; one inside of
 * that is refused.  All else is passed over silently; a name ends at a NUL.
 * Where a name comes twice both are given: with tar, the later one is the newer
 * one. */
bool kb_archive_next(kb_archive *archive, kb_member *out);

/** Frees it, and tells how it ended.
 * @return KB_OK; KB_BAD_INPUT (no archive, or damaged from some place on);
 * KB_LIMIT (members, bytes, ratio or memory) */
kb_status kb_archive_close(kb_archive *archive, kb_error *err);

#endif
