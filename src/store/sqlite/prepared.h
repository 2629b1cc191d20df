/* prepared.h - what a document becomes before it is written. */
#ifndef KB_STORE_SQLITE_PREPARED_H
#define KB_STORE_SQLITE_PREPARED_H

#include "aigckb/bulk.h"
#include "store/sqlite/body.h"
#include "store/sqlite/words.h"

struct kb_prepared {
    kb_body body;
    kb_str blocks; /* JSON; .ptr NULL: they are too many */
    kb_words words;
};

#endif
