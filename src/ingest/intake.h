/* intake.h - the inputs that the user named, one after the other: files,
 * members of archives, standard input, pages of the web. */
#ifndef KB_INGEST_INTAKE_H
#define KB_INGEST_INTAKE_H

#include "aigckb/ingest.h"
#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"

/** One input on its way in.  The strings are those of the arena that it was
 * read into. */
typedef struct kb_intake_item {
    const char *shown; /* as the user knows it, for messages */
    const char *name;  /* as the store knows it: an absolute path, with
                          ":MEMBER" in an archive, or an address; NULL: the
                          store does not note where the article came from */
    kb_raw raw;        /* .bytes NULL: they are to be read from the file */
    kb_buf bytes;      /* where raw.bytes are, if they are not NULL */
    kb_file_stamp stamp;
    const char *etag, *modified; /* of a page, for the next time, or NULL */
    bool unchanged;   /* known to be as the store has it, without a look */
    bool container;   /* an archive or a list, behind its articles: it has none
                         itself */
    kb_status status; /* not KB_OK: it cannot be had */
    kb_error error;
} kb_intake_item;

/** Gives an item bytes, which are copied; and frees them when they have been
 * read. */
void kb_intake_give(kb_intake_item *item, kb_str bytes);
void kb_intake_done(kb_intake_item *item);

typedef struct kb_intake kb_intake;

/** Lists folders, but reads nothing yet.  The store tells what is as it was.
 * @return KB_OK or KB_USAGE (a limit that is out of its range) */
kb_status kb_intake_new(kb_intake **out, kb_store *store,
                        const char *const *operands, size_t count,
                        const kb_ingest_options *options, kb_error *err);
void kb_intake_free(kb_intake *intake); /* NULL is fine */

/** The next input; false at the end.  What cannot be had comes as an item with
 * its failure. */
bool kb_intake_next(kb_intake *intake, kb_arena *arena, kb_intake_item *out);

/** How many inputs there are in all, as far as is known by now. */
size_t kb_intake_total(const kb_intake *intake);

/** Whether something could not be looked through whole: then nobody can tell
 * what is gone. */
bool kb_intake_lost(const kb_intake *intake);

/** What all inputs of a folder or an archive have in common at the start of
 * their names.  NULL behind the last one. */
const char *kb_intake_root(const kb_intake *intake, size_t i);

#endif
