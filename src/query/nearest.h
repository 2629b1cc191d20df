/* nearest.h - the names that are nearest to a word that nothing has.  Private
 * to query/. */
#ifndef KB_QUERY_NEAREST_H
#define KB_QUERY_NEAREST_H

#include "aigckb/forms.h"

/** The ids of at most `max` concepts, nearest first: of forms that begin with
 * the folded word, that hold it, that are few changes away, that it holds.
 * @param[out] out  room for `max` ids */
kb_status kb_nearest_find(uint64_t *out, size_t *count, size_t max,
                          kb_store *store, const char *fold, kb_error *err);

#endif
