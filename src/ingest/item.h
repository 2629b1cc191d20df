/* item.h - one input on its way in: what it is called, and its bytes. */
#ifndef KB_INGEST_ITEM_H
#define KB_INGEST_ITEM_H

#include "aigckb/parse.h"
#include "aigckb/store.h"
#include "base/buf.h"
#include "base/file.h"

/** One input on its way in.  The strings are those of the arena that it was
 * read into. */
typedef struct kb_item {
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
} kb_item;

/** Whether the store knows of the same: size, time and what became of it. */
bool kb_item_is_known(const kb_item *item, const kb_known *known);

/** Gives an item bytes, which are copied; and frees them when they have been
 * read. */
void kb_item_give(kb_item *item, kb_str bytes);
void kb_item_done(kb_item *item);

#endif
