/* nearest.h - the names that are nearest to a word that nothing has.  Private
 * to query/. */
#ifndef KB_QUERY_NEAREST_H
#define KB_QUERY_NEAREST_H

#include "aigckb/forms.h"
#include "base/str.h"

/** The ids of at most `max` concepts, nearest first: of forms that sound like
 * the word, that begin with it, that hold it, that are few changes away (or
 * their pinyin is), that it holds.
 * @param[out] out  room for `max` ids
 * @param      word folded */
kb_status kb_nearest_find(uint64_t *out, size_t *count, size_t max,
                          kb_store *store, kb_str word, kb_error *err);

#endif
