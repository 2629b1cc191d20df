/* figures.h - questions to the store about numbers and dated happenings.  What
 * store.h says of questions, answers and their order holds here too.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_FIGURES_H
#define AIGCKB_FIGURES_H

#include "aigckb/store.h"

#pragma GCC visibility push(default)

/** One figure of one article. */
typedef struct kb_figure_row {
    uint64_t article, cluster;
    const char *published; /* date of the article, or NULL */
    uint64_t concept;      /* 0: of none */
    uint32_t claim;        /* as in kb_fact */
    kb_figure_fact fact;   /* .concept is -1; .span counts code points of the
                              article's whole text */
} kb_figure_row;

typedef struct kb_figure_query {
    const uint64_t *ids; /* of these concepts only, where id_count > 0 */
    size_t id_count;
    uint64_t article; /* 0: any */
    const char *unit; /* NULL: any */
    const char *year; /* that it is for, an ISO prefix; NULL: any */
    int forecast;     /* 0, 1 or KB_ANY */
    kb_article_filter articles;
    int64_t limit; /* 0: all */
} kb_figure_query;

typedef kb_status kb_figure_fn(void *context, const kb_figure_row *figure);

/** Figures in the order of the date that they are for, without one last; then
 * newest article first, then article id, then as the article has them. */
kb_status kb_store_figures(kb_store *store, const kb_figure_query *query,
                           kb_figure_fn *fn, void *context, kb_error *err);

/** One event of one article. */
typedef struct kb_event_row {
    uint64_t article, cluster;
    const char *published; /* date of the article, or NULL */
    uint64_t concept;      /* 0: of none */
    uint32_t claim;        /* as in kb_fact */
    kb_event_fact fact;    /* .concept and .span as in a figure */
} kb_event_row;

typedef struct kb_event_query {
    const uint64_t *ids; /* of these concepts only, where id_count > 0 */
    size_t id_count;
    uint64_t article; /* 0: any */
    const char *year; /* when it happened, an ISO prefix; NULL: any */
    kb_article_filter articles;
    int64_t limit; /* 0: all */
} kb_event_query;

typedef kb_status kb_event_fn(void *context, const kb_event_row *event);

/** Events in the order of their dates; then as figures. */
kb_status kb_store_events(kb_store *store, const kb_event_query *query,
                          kb_event_fn *fn, void *context, kb_error *err);

#pragma GCC visibility pop

#endif
