/* search.h - search for articles, passages and concepts, by words and by
 * expressions.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_SEARCH_H
#define AIGCKB_SEARCH_H

#include "aigckb/api.h"
#include "aigckb/query.h"
#include "aigckb/sets.h"

KB_API_BEGIN

/* ---- articles ----------------------------------------------------------- */

/** What to search for, and where. */
typedef struct kb_search_query {
    const char *text; /* any text at all: nothing in it is special */
    kb_article_filter articles;
    const kb_article_set *only; /* of these articles; NULL: of all */
    bool every; /* all of `only` are hits: those without a word of the text come
                   last, newest first */
    bool with_duplicates; /* else copies of one text are one hit */
    size_t limit, skip;   /* limit 0: all */
} kb_search_query;

/** What a score is the sum of: value times weight. */
typedef struct kb_summand {
    const char *name; /* static */
    double value;     /* a share, 0 to 1, or as docs/search.md says */
    double weight;
} kb_summand;

enum { KB_SCORE_PARTS = 5 };

/** Bytes of a snippet. */
typedef struct kb_stretch {
    uint32_t start, end;
} kb_stretch;

/** An article that was found, and its best passage. */
typedef struct kb_search_hit {
    kb_evidence passage; /* .quote is at most about one line of a screen */
    bool cut_before, cut_after; /* its sentence goes on */
    const kb_stretch *marks;    /* what was searched for, in order */
    size_t mark_count;
    double score; /* higher is better; only to compare within one search */
    kb_summand parts[KB_SCORE_PARTS]; /* whose sum it is */
} kb_search_hit;

/** A concept that a query names. */
typedef struct kb_named {
    kb_concept concept;
    const char *form; /* the part of the query that names it, folded */
} kb_named;

/** The articles that were found. */
typedef struct kb_search_result {
    const kb_search_hit *hits; /* best first */
    size_t hit_count;
    int64_t total;          /* hits without limit and skip; -1: not counted */
    const uint64_t *places; /* of all hits and their copies, in no order:
                               where the query has a set */
    size_t place_count;
} kb_search_result;

/** Finds the articles that a query is about.
 * @return KB_OK, or KB_NOT_FOUND where there is none */
kb_status kb_search(kb_search_result *out, kb_store *store, kb_arena *arena,
                    const kb_search_query *query, kb_error *err);

/** The concepts that a query names, the longest names first. */
kb_status kb_search_named(const kb_named **out, size_t *count, kb_store *store,
                          kb_arena *arena, const char *text, kb_error *err);

/* ---- expressions -------------------------------------------------------- */

/** A query in the language of docs/query.md: words, "phrases", AND, OR, NOT,
 * parentheses and fields. */
typedef struct kb_expression kb_expression;

/** Reads a query; the expression lives in the arena.
 * @param[out] place  bytes of the text that are wrong, on KB_USAGE
 * @return KB_OK or KB_USAGE */
kb_status kb_expression_parse(const kb_expression **out, kb_arena *arena,
                              const char *text, kb_stretch *place,
                              kb_error *err);

/** The words and phrases that articles must have, or may; not those behind a
 * NOT.  With blanks between; "" where there are none. */
const char *kb_expression_words(kb_arena *arena,
                                const kb_expression *expression);

/** The articles that meet the conditions, and that an expression is true of. */
kb_status kb_expression_articles(kb_article_set *out, kb_store *store,
                                 kb_arena *arena,
                                 const kb_expression *expression,
                                 const kb_set_query *conditions, kb_error *err);

/* ---- passages ----------------------------------------------------------- */

/** A sentence that has words of a query. */
typedef struct kb_passage_hit {
    kb_evidence sentence;
    const kb_stretch *marks; /* of its quote */
    size_t mark_count;
    size_t copies; /* other sentences with the same letters: left out */
    double score;  /* higher is better */
    kb_summand parts[KB_SCORE_PARTS]; /* whose sum it is; unused: no name */
} kb_passage_hit;

/** The sentences that were found. */
typedef struct kb_passage_result {
    const kb_passage_hit *hits; /* best first; ties by article and place */
    size_t hit_count;
    int64_t total; /* -1: not counted */
} kb_passage_result;

/** Finds the sentences that a query is about, in the articles that match it
 * best.  Sentences of the same letters are one hit, unless
 * `with_duplicates`.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_search_passages(kb_passage_result *out, kb_store *store,
                             kb_arena *arena, const kb_search_query *query,
                             kb_error *err);

/** Sentences around a passage, in the order of the article. */
typedef struct kb_context {
    kb_evidence passage; /* whole sentences */
    const char *const *before;
    const char *const *after;
    size_t before_count, after_count;
} kb_context;

/** How much to show around which passage. */
typedef struct kb_context_query {
    const kb_evidence *passage;
    size_t sentences; /* on each side */
    bool with_promo;  /* else promotion is passed over, as code is */
} kb_context_query;

/** Widens a passage to whole sentences, and finds those around it. */
kb_status kb_reader_context(kb_context *out, kb_reader *reader, kb_arena *arena,
                            const kb_context_query *query, kb_error *err);

/* ---- concepts ----------------------------------------------------------- */

/** A concept that a search has found. */
typedef struct kb_concept_hit {
    kb_concept concept;
    const char *matched_by; /* what kb_term says; "ambiguous"; "named": the
                               query names it among other words; "form": one of
                               its forms has all words of the query */
    const char *form;       /* named and form: that part of the query, that
                               form, folded; else NULL */
    double score;           /* higher is better */
} kb_concept_hit;

/** All that were found. */
typedef struct kb_concept_hits {
    const kb_concept_hit *data; /* best first; ties by sources, then fold */
    size_t len;
} kb_concept_hits;

/** Finds concepts by their names and aliases.
 * @param filter  which concepts, and of which articles they are counted: its
 *                .ids, .prefix, .sort, .limit and .skip do not count
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_search_concepts(kb_concept_hits *out, kb_store *store,
                             kb_arena *arena, const char *text,
                             const kb_concept_query *filter, kb_error *err);

KB_API_END

#endif
