/* figures.h - questions to the store about numbers and dated happenings.  What
 * store.h says of questions, answers and their order holds here too.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_FIGURES_H
#define AIGCKB_FIGURES_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** One figure of one article. */
typedef struct kb_figure_row {
    uint64_t article, cluster;
    const char *published; /* date of the article, or NULL */
    uint64_t concept;      /* 0: of none */
    uint32_t claim;        /* as in kb_fact */
    uint32_t n;            /* of the article's figures, from 0 */
    kb_figure_fact fact;   /* .concept is -1; .span counts code points of the
                              article's whole text */
} kb_figure_row;

/** Which figures. */
typedef struct kb_figure_query {
    const uint64_t *ids; /* of these concepts only, where id_count > 0 */
    size_t id_count;
    bool places;      /* the ids are places of kb_store_figure_places() */
    uint64_t article; /* 0: any */
    bool as_said;     /* as in kb_fact_query */
    const char *unit; /* NULL: any */
    const char *since, *until; /* that it is for, ISO prefixes, both included;
                                  of a period its beginning; NULL: any */
    bool own_date;             /* only with a date that its words, or those
                                  around, give: not the article's */
    bool measured;             /* only of a concept, with what it measures */
    int forecast;              /* 0, 1 or KB_ANY */
    kb_article_filter articles;
    int64_t limit;  /* 0: all */
    bool unordered; /* in any order, which is quicker: without ids, article and
                       limit */
} kb_figure_query;

typedef kb_status kb_figure_fn(void *context, const kb_figure_row *figure);

/** Figures in the order of the date that they are for, without one last; then
 * newest article first, then article id, then as the article has them. */
kb_status kb_store_figures(kb_store *store, const kb_figure_query *query,
                           kb_figure_fn *fn, void *context, kb_error *err);

/** Where a figure of a concept is in the store, and what it says in brief. */
typedef struct kb_figure_place {
    uint64_t place; /* good until the next change */
    uint64_t concept;
    double value, max;
    const char *date; /* as in kb_figure_fact */
} kb_figure_place;

/** Takes the place of a figure. */
typedef kb_status kb_figure_place_fn(void *context,
                                     const kb_figure_place *place);

/** The places of all figures that are of a concept, in no order: quicker than
 * the figures.  Ids, article and limit of the query do not count. */
kb_status kb_store_figure_places(kb_store *store, const kb_figure_query *query,
                                 kb_figure_place_fn *fn, void *context,
                                 kb_error *err);

/** One event of one article. */
typedef struct kb_event_row {
    uint64_t article, cluster;
    const char *published; /* date of the article, or NULL */
    uint64_t concept;      /* 0: of none */
    uint32_t claim;        /* as in kb_fact */
    uint32_t n;            /* of the article's events, from 0 */
    kb_event_fact fact;    /* .concept and .span as in a figure */
} kb_event_row;

/** Which events. */
typedef struct kb_event_query {
    const uint64_t *ids; /* of these concepts only, where id_count > 0 */
    size_t id_count;
    uint64_t article;          /* 0: any */
    bool as_said;              /* as in kb_fact_query */
    const char *since, *until; /* when it happened, as of figures */
    bool named;                /* only to concepts */
    kb_article_filter articles;
    int64_t limit;  /* 0: all */
    bool unordered; /* as of figures */
} kb_event_query;

typedef kb_status kb_event_fn(void *context, const kb_event_row *event);

/** Events in the order of their dates; then as figures. */
kb_status kb_store_events(kb_store *store, const kb_event_query *query,
                          kb_event_fn *fn, void *context, kb_error *err);

KB_API_END

#endif
