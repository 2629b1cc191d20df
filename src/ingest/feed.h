/* feed.h - what the user named, one input after the other: files, folders with
 * all below them, standard input. */
#ifndef KB_INGEST_FEED_H
#define KB_INGEST_FEED_H

#include "aigckb/ingest.h"
#include "aigckb/parse.h"
#include "base/file.h"

/** One input on its way in.  The strings and bytes are those of the arena that
 * it was read into. */
typedef struct kb_feed_item {
    const char *shown; /* as the user knows it, for messages */
    const char *name;  /* as the store knows it: an absolute path; NULL: the
                          store does not note where the article came from */
    kb_raw raw;        /* .bytes NULL: they are to be read from the file */
    kb_file_stamp stamp;
    kb_status status; /* not KB_OK: it cannot be had */
    kb_error error;
} kb_feed_item;

typedef struct kb_feed kb_feed;

/** Lists folders, but reads nothing yet. */
kb_feed *kb_feed_new(const char *const *operands, size_t count,
                     const kb_ingest_options *options);
void kb_feed_free(kb_feed *feed);

/** The next input; false at the end.  An operand that cannot be read comes as
 * an item with its failure. */
bool kb_feed_next(kb_feed *feed, kb_arena *arena, kb_feed_item *out);

/** How many inputs there are in all, as far as is known by now. */
size_t kb_feed_total(const kb_feed *feed);

/** Whether some operand could not be listed whole: then nobody can tell what
 * is gone. */
bool kb_feed_lost(const kb_feed *feed);

/** What all inputs of an operand have in common at the start of their names: a
 * folder with its '/'.  NULL behind the last one. */
const char *kb_feed_root(const kb_feed *feed, size_t i);

#endif
