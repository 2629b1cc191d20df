/* restore.h - an article and its facts, as they were put into the store.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_RESTORE_H
#define AIGCKB_RESTORE_H

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/doc.h"
#include "aigckb/facts.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** Reads all that one article says: each fact as the article states it, in
 * reading order, its spans counted in blocks: put into another store they are
 * the same there.  Marks, path and replaced bytes of the document are not kept.
 * Everything lives in the arena.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_restore(kb_doc *doc, kb_facts *facts, kb_store *store,
                     kb_arena *arena, uint64_t article, kb_error *err);

KB_API_END

#endif
