/* conflict_class.h - classes of things: what is said of them may be of several.
 * Private to query/. */
#ifndef KB_QUERY_CONFLICT_CLASS_H
#define KB_QUERY_CONFLICT_CLASS_H

#include "aigckb/store.h"

/** Whether a concept is a class: articles name several things that are one. */
kb_status kb_concept_is_class(bool *out, kb_store *store, uint64_t concept,
                              kb_error *err);

#endif
