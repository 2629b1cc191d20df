/* readable.h - how well a sentence reads on its own.  Private to query/. */
#ifndef KB_QUERY_READABLE_H
#define KB_QUERY_READABLE_H

#include <stdbool.h>

#include "base/str.h"

/** From 0 (it needs what stands around it, or is no sentence) to 1. */
double kb_readable(kb_str sentence);

/** The same of words that may end without a full stop. */
double kb_readable_clause(kb_str clause);

#endif
