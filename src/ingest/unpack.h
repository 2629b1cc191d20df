/* unpack.h - one archive, unpacked by libarchive under the eyes of a meter. */
#ifndef KB_INGEST_UNPACK_H
#define KB_INGEST_UNPACK_H

#include "base/buf.h"
#include "ingest/archive.h"
#include "ingest/late.h"

/** What an archive, with those in it, has unpacked to so far. */
typedef struct kb_meter {
    const char *path; /* for messages */
    int64_t size;     /* bytes of the archive */
    kb_archive_limits limits;
    size_t members;
    int64_t bytes;
    kb_status status; /* KB_LIMIT when one is exceeded: nothing is read then */
    kb_error error;
} kb_meter;

typedef struct kb_unpack {
    const kb_libarchive *lib;
    struct archive *handle;
    kb_meter *meter;
    int64_t read;    /* bytes of members */
    int64_t counted; /* what the meter knows of */
    bool open;       /* it is an archive, of which no header was read yet */
    bool pending;    /* the rest of the member is still to be passed over */
} kb_unpack;

/** Begins with a file, or with bytes, which are borrowed.  Close it also where
 * this fails.  false: see kb_unpack_reason() */
bool kb_unpack_open(kb_unpack *out, kb_meter *meter, int fd);
bool kb_unpack_open_bytes(kb_unpack *out, kb_meter *meter, kb_str bytes);
void kb_unpack_close(kb_unpack *u);

/** Passes over what is left of a member, and reads the header of the next.
 * @return ARCHIVE_OK, ARCHIVE_EOF or ARCHIVE_FATAL: it is damaged from here on,
 * or the meter's status says so */
int kb_unpack_next(kb_unpack *u, struct archive_entry **entry);

/** Appends the member's bytes, up to the ceiling of `out`.
 * @return ARCHIVE_OK; ARCHIVE_FAILED: it is damaged; ARCHIVE_FATAL as above */
int kb_unpack_read(kb_unpack *u, kb_buf *out);

enum { KB_REASON_ROOM = 256 };

/** Why the last call failed, as a piece of a message: "damaged: ...". */
void kb_unpack_reason(char out[KB_REASON_ROOM], const kb_unpack *u);

#endif
