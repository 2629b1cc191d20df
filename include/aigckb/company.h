/* company.h - the concepts that stand in the same articles as another.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_COMPANY_H
#define AIGCKB_COMPANY_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/* ---- asked of the store ------------------------------------------------- */

/** A concept in an article. */
typedef struct kb_presence {
    uint64_t article, cluster, concept;
} kb_presence;

/** Whose company. */
typedef struct kb_company_query {
    uint64_t concept;
    kb_article_filter articles;
} kb_company_query;

typedef kb_status kb_presence_fn(void *context, const kb_presence *presence);

/** The concepts of each article that has one of them, itself among them,
 * article by article in the order in which they were stored.
 * @param[out] sources  of all articles that pass the filter */
kb_status kb_store_company(kb_store *store, const kb_company_query *query,
                           int64_t *sources, kb_presence_fn *fn, void *context,
                           kb_error *err);

/* ---- how much that means ------------------------------------------------ */

/** A concept that stands with another more often than by chance. */
typedef struct kb_cooccurrence {
    kb_concept concept; /* with its counts in the articles that count */
    int64_t sources;    /* that have both */
    double expected;    /* sources that would have both by chance */
    double g2, npmi;
    kb_place place; /* where one sentence or block has both, if one was found;
                       else where the concept is named beside the other */
} kb_cooccurrence;

/** All that were found. */
typedef struct kb_cooccurrences {
    const kb_cooccurrence *data; /* by g2, greatest first, then by fold */
    size_t len;
} kb_cooccurrences;

/** Whose company, and how much of it. */
typedef struct kb_cooccur_query {
    uint64_t concept;
    kb_article_filter articles;
    int kind, layer;     /* of the others, or KB_ANY */
    int64_t min_sources; /* that have both; at least 2 in any case */
    size_t limit;        /* 0: all */
} kb_cooccur_query;

/** Concepts that no fact joins with another one, and yet are in the same
 * sources more often than chance has it.  They are put in order by
 *
 *     G2 = 2 * sum over the four cells of k * ln(k / expected)
 *
 * the log-likelihood ratio of sources that have both, one or none of the two
 * (T. Dunning, "Accurate Methods for the Statistics of Surprise and
 * Coincidence", Computational Linguistics 19 (1993)): how sure it is that they
 * have to do with each other, also where counts are small.  How closely, from
 * 0 to 1, says the normalised pointwise mutual information
 * ln(p(xy) / (p(x) p(y))) / -ln p(xy) (G. Bouma, "Normalized (Pointwise) Mutual
 * Information in Collocation Extraction", GSCL 2009). */
kb_status kb_cooccurrences_find(kb_cooccurrences *out, kb_store *store,
                                kb_arena *arena, const kb_cooccur_query *query,
                                kb_error *err);

/** Both measures, of `both` sources that have the two, `a` and `b` that have
 * one, and `all` there are. */
double kb_cooccur_g2(int64_t both, int64_t a, int64_t b, int64_t all);
/** The other measure. */
double kb_cooccur_npmi(int64_t both, int64_t a, int64_t b, int64_t all);

KB_API_END

#endif
