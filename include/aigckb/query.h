/* query.h - questions: from a user's words to concepts, to what is said of
 * them, and to the sentences that say so.
 *
 * Everything is read through store.h.  Results live in the arena that the
 * caller gives.  Filters: NULL, 0 and KB_ANY mean no limit.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_QUERY_H
#define AIGCKB_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/api.h"
#include "aigckb/arena.h"
#include "aigckb/figures.h"
#include "aigckb/status.h"
#include "aigckb/store.h"
#include "aigckb/term.h"
#include "aigckb/vocabulary.h"

KB_API_BEGIN

/* ---- evidence ----------------------------------------------------------- */

/** Where a statement stands. */
typedef struct kb_place {
    uint64_t article, cluster;
    uint32_t claim;             /* as in kb_fact */
    const char *date;           /* of the article, or NULL */
    uint32_t block, start, end; /* as in kb_fact */
    kb_basis basis;
    double confidence;
    const char *speaker; /* who is credited, or NULL */
} kb_place;

/** An article without its text. */
typedef struct kb_source {
    uint64_t id, cluster;
    size_t cluster_size;
    const char *key; /* "s:" and this is its public id */
    const char *artid, *title, *url, *site, *author, *date;
} kb_source;

/** The words that say so: text[start:end] of the article is the quote. */
typedef struct kb_evidence {
    kb_source source;
    const char *heading; /* above it, or NULL */
    uint32_t para;       /* the block's number */
    uint32_t start, end; /* code points of the article's whole text */
    uint32_t byte_start, byte_end;
    const char *quote;
    const char *speaker;
} kb_evidence;

/** Reads articles, and keeps some of them for the next question.  Not for
 * sharing between threads. */
typedef struct kb_reader kb_reader;

/** A reader of an open store, which must stay open as long. */
kb_reader *kb_reader_new(kb_store *store);
void kb_reader_free(kb_reader *reader); /* NULL is fine */

/** An article without its text.  @return KB_OK or KB_NOT_FOUND */
kb_status kb_source_find(kb_source *out, kb_store *store, kb_arena *arena,
                         uint64_t id, kb_error *err);

/** The whole sentences around a place; of a very long one, what is near.
 * @return KB_OK, or KB_NOT_FOUND where the article is gone by now */
kb_status kb_reader_quote(kb_evidence *out, kb_reader *reader, kb_arena *arena,
                          const kb_place *place, kb_error *err);

/* ---- relations ---------------------------------------------------------- */

/** Which statements count. */
typedef struct kb_statement_filter {
    kb_article_filter articles;
    int basis;              /* kb_basis or KB_ANY */
    unsigned predicates;    /* bits 1 << kb_predicate */
    unsigned kinds, layers; /* of the concepts of figures and events: bits */
    double min_confidence;  /* of all that say it together */
    int64_t min_sources;
    bool with_duplicates; /* copies of one text each are a source */
} kb_statement_filter;

/** A filter that leaves out nothing, to begin with. */
#define KB_STATEMENT_FILTER_ALL                                                \
    {                                                                          \
        {NULL, NULL, NULL, NULL}, KB_ANY, 0, 0, 0, 0, 0, false                 \
    }

enum { KB_MEANING_ID = 15 };

/** s p o, as some articles say. */
typedef struct kb_relation {
    char id[KB_MEANING_ID]; /* "r:" and 12 hex digits of its meaning */
    kb_concept s, o;
    kb_predicate p;
    kb_basis basis;    /* the best */
    double confidence; /* of all sources together, at most 0.99 */
    int64_t sources, articles;
    const char *first_date, *last_date; /* or NULL */
    const kb_place *places; /* as many as were asked for, one of each source
                               first; of all there are as many as articles */
    size_t place_count;
} kb_relation;

/** Several of them. */
typedef struct kb_relations {
    kb_relation *data;
    size_t len;
} kb_relations;

/** Which relations of which concepts. */
typedef struct kb_relation_query {
    uint64_t s, o; /* 0: any; one of them is given */
    kb_statement_filter filter;
    unsigned kinds, layers; /* bits, of the other end; 0: any */
    size_t limit;           /* 0: all */
    size_t places;          /* of each that are wanted; 0: all */
} kb_relation_query;

/** The relations from `s` to `o`, in order of predicate, then most sources
 * first, then the names of the other end.  Where one place of each is enough,
 * and all articles and statements count, the store has them ready. */
kb_status kb_relations_find(kb_relations *out, kb_store *store, kb_arena *arena,
                            const kb_relation_query *query, kb_error *err);

/** What a relation is called by. */
typedef struct kb_relation_name {
    const char *s, *o; /* names of the concepts */
    kb_predicate p;
} kb_relation_name;

/** The public id of a relation between concepts of these folds. */
void kb_relation_id(char out[KB_MEANING_ID], const char *s, kb_predicate p,
                    const char *o);

/** Finds a relation by its public id; all are looked at.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_relation_of_id(kb_relation_name *out, kb_store *store,
                            kb_arena *arena, const char *id, kb_error *err);

/* ---- figures and events ------------------------------------------------- */

/** A figure, as some articles give it. */
typedef struct kb_figure {
    char id[KB_MEANING_ID]; /* "f:" and 12 hex digits of its meaning */
    kb_concept concept;     /* what it is of; .fold NULL: of none */
    const char *measure;    /* this and the next as the first place has them;
                               NULL where unknown, as below */
    const char *value_text;
    double value, max;
    const char *unit, *date; /* the date that it is for */
    bool approx, forecast;
    kb_dated dated;     /* the surest */
    const char *issuer; /* of the first place that has one */
    size_t subject;     /* one number for all that differ only in the value */
    int64_t sources, articles;
    const kb_place *places; /* one of each source first */
    size_t place_count;
    const struct kb_figure *rivals; /* those that disagree: see conflict.h; of
                                       theirs none are told */
    size_t rival_count;
} kb_figure;

/** Several of them. */
typedef struct kb_figures {
    kb_figure *data;
    size_t len;
} kb_figures;

/** Figures of one meaning together; in the order of the folds of their
 * concepts, those of none last, then of the dates they are for, unknown ones
 * last, then of measure, unit and value.  Measures that differ in width, case
 * and punctuation are one.  Predicates, basis and confidence of the filter do
 * not count, and its articles go before those of the query. */
kb_status kb_figures_find(kb_figures *out, kb_store *store, kb_arena *arena,
                          const kb_figure_query *query,
                          const kb_statement_filter *filter, kb_error *err);

/** Puts the best supported first.  Figures of one subject stay together: those
 * that differ only in the value. */
void kb_figures_rank(kb_figures *figures, kb_arena *arena);

/** The first figures of the whole store, of concepts, in this order: as many as
 * the limit of the query, or more.  Its ids do not count. */
kb_status kb_figures_best(kb_figures *out, kb_store *store, kb_arena *arena,
                          const kb_figure_query *query,
                          const kb_statement_filter *filter, kb_error *err);

/** An event, as some articles tell it. */
typedef struct kb_event {
    kb_concept concept; /* what it happened to; .fold NULL: to none */
    const char *date, *what;
    const char *letters; /* what it is compared by: of its words the letters and
                            digits, folded */
    int64_t sources, articles;
    const kb_place *places; /* one of each source first */
    size_t place_count;
} kb_event;

/** Several of them. */
typedef struct kb_events {
    kb_event *data;
    size_t len;
} kb_events;

/** Events in the order of the folds of their concepts, those of none last,
 * then of date and words.  The filter is as for figures. */
kb_status kb_events_find(kb_events *out, kb_store *store, kb_arena *arena,
                         const kb_event_query *query,
                         const kb_statement_filter *filter, kb_error *err);

/* ---- what is known of a concept ----------------------------------------- */

/** A definition: what some articles say of a concept, in much the same words.
 */
typedef struct kb_definition {
    const char *text;          /* the most typical wording */
    const char *by;            /* who is credited with it, or NULL */
    double typical;            /* of all definitions of the concept, 0 to 1 */
    int64_t sources, articles; /* of all wordings */
    int64_t clusters; /* of articles that have it: how far it is copied */
    const char *first_date, *last_date; /* or NULL */
    const kb_place *places; /* one of each source first, the text's before
                               those of other wordings */
    size_t place_count;
    const struct kb_definition *variants; /* the other wordings */
    size_t variant_count;
} kb_definition;

/** Several of them. */
typedef struct kb_definitions {
    kb_definition *data;
    size_t len;
} kb_definitions;

/** The definitions of a concept, most sources first, then clusters, then the
 * most typical; wordings that differ in width, case and punctuation are one,
 * and those that say the same in much the same words are variants of one. */
kb_status kb_definitions_find(kb_definitions *out, kb_store *store,
                              kb_arena *arena, uint64_t concept,
                              const kb_statement_filter *filter, kb_error *err);

/** Another form of a concept. */
typedef struct kb_alias {
    const char *form; /* as most articles write it */
    int64_t articles; /* that do */
} kb_alias;

/** Several of them. */
typedef struct kb_aliases {
    kb_alias *data;
    size_t len;
} kb_aliases;

/** Most articles first, then by form. */
kb_status kb_aliases_find(kb_aliases *out, kb_store *store, kb_arena *arena,
                          uint64_t concept, kb_error *err);

/** How many relations have a concept as subject, as object. */
typedef struct kb_relation_count {
    int64_t out, in;
} kb_relation_count;

/** A sentence that names a concept. */
typedef kb_status kb_mention_fn(void *context, const kb_evidence *sentence,
                                int64_t mentions);

/** Whose mentions, in which order. */
typedef struct kb_mention_query {
    uint64_t concept;
    kb_article_filter articles;
    bool oldest_first;
    bool with_duplicates; /* else of copies only the first one met */
} kb_mention_query;

/** Walks these sentences, each once, newest article first. */
kb_status kb_mentions_walk(kb_reader *reader, const kb_mention_query *query,
                           kb_mention_fn *fn, void *context, kb_error *err);

/** What an article says, counted. */
typedef struct kb_article_facts {
    int64_t mentions, relations, definitions, figures, events;
    const kb_concept *concepts; /* of the whole store, most sources first */
    size_t concept_count;
} kb_article_facts;

/** Counts them.  An article that is not there has none. */
kb_status kb_article_facts_read(kb_article_facts *out, kb_store *store,
                                kb_arena *arena, uint64_t article,
                                kb_error *err);

/* ---- the whole store ---------------------------------------------------- */

/** A concept in a few words. */
typedef struct kb_outline {
    kb_concept concept;
    kb_aliases aliases;
    const kb_definition *definition; /* the first one, or NULL */
    kb_relation_count relations[KB_PREDICATE_COUNT];
} kb_outline;

/** Reads it.  The concept's own strings are borrowed. */
kb_status kb_outline_read(kb_outline *out, kb_store *store, kb_arena *arena,
                          const kb_concept *concept, kb_error *err);

/** Walks the concepts that a query finds, in its order.  Unlike in
 * kb_store_concepts(), the function may ask the store what it likes, and no
 * more than a page of them is in memory. */
kb_status kb_concepts_walk(kb_store *store, const kb_concept_query *query,
                           kb_concept_fn *fn, void *context, kb_error *err);

/** What a store holds. */
typedef struct kb_summary {
    size_t concept_count;
    int64_t kinds[KB_KIND_COUNT][KB_LAYER_COUNT]; /* concepts of both */
} kb_summary;

/** Counts the concepts of each kind and layer. */
kb_status kb_summary_read(kb_summary *out, kb_store *store, kb_error *err);

KB_API_END

#endif
