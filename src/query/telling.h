/* telling.h - a brief that is being made, and how its parts are chosen: the
 * best of what there is, each said once.  Private to query/. */
#ifndef KB_QUERY_TELLING_H
#define KB_QUERY_TELLING_H

#include "aigckb/brief.h"
#include "aigckb/profile.h"
#include "base/str.h"
#include "query/overlap.h"

typedef struct kb_telling {
    kb_brief *out;
    kb_reader *reader;
    kb_arena *arena;
    const kb_brief_query *query;
    kb_profile profile; /* what is known */
    kb_pairs_list told; /* what was said */
    kb_error *err;
} kb_telling;

/** Below this a sentence is better left out: see readable.h. */
#define KB_LEAST_READABLE 0.3

/** Whether a text says something that was not said yet; then it is said. */
bool kb_telling_is_news(kb_telling *t, const char *text);

/** The first byte where a text names the concept, or KB_STR_NONE. */
ptrdiff_t kb_telling_place(const kb_telling *t, const char *text);

/** Something of which the best are chosen: its number, and how good it is. */
typedef struct kb_rated {
    size_t at;
    double worth;
} kb_rated;

typedef double kb_rate_fn(const kb_telling *t, size_t at);

/** Rates n things and puts them in order, the best first. */
kb_rated *kb_rate(const kb_telling *t, size_t n, kb_rate_fn *rate);

/** Put them in order again: the best first, or by their numbers. */
void kb_rated_sort(kb_rated *rated, size_t n);
void kb_rated_restore(kb_rated *rated, size_t n);

/* ---- the parts ---------------------------------------------------------- */

void kb_tell_definitions(kb_telling *t);
kb_status kb_tell_figures(kb_telling *t);
kb_status kb_tell_events(kb_telling *t);

#endif
