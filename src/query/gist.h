/* gist.h - which of some sentences say the same in other words.  Private to
 * query/. */
#ifndef KB_QUERY_GIST_H
#define KB_QUERY_GIST_H

#include "text/match.h"

typedef struct kb_sentence {
    const char *text;
    const char *by; /* who says so, or NULL: others do not say the same */
} kb_sentence;

typedef struct kb_gist {
    double typical;  /* how much its words are those of the others, 0 to 1 */
    uint32_t leader; /* the most typical that says the same; its own place */
} kb_gist;

/** Finds the gists of the sentences about a concept.  Its names, which all of
 * them have, say nothing.
 *
 * A sentence is the set of its pairs of Han characters and its Latin words.
 * It is the more typical, the more sentences have these (the centroid of D.
 * Radev et al., "Centroid-based summarization of multiple documents", 2004).
 * In this order each joins the leader with which it has most in common,
 * measured by the smaller set, or leads (J. Hartigan, "Clustering Algorithms",
 * 1975). */
kb_gist *kb_gists_find(kb_arena *arena, const kb_sentence *sentences, size_t n,
                       const kb_matcher *names);

#endif
