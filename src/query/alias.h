/* alias.h - the other forms of a concept, in order.  Private to query/. */
#ifndef KB_QUERY_ALIAS_H
#define KB_QUERY_ALIAS_H

#include "aigckb/query.h"
#include "base/vec.h"

/** Sorts them: most articles first, then by form. */
kb_aliases kb_aliases_sorted(kb_alias *data, size_t len);

#endif
