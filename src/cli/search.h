/* search.h - what the parts of `aigckb search` share. */
#ifndef KB_CLI_SEARCH_H
#define KB_CLI_SEARCH_H

#include "aigckb/search.h"
#include "cli/command.h"

typedef enum kb_search_in {
    KB_IN_ALL, /* articles, and before them the concepts that are named */
    KB_IN_CONCEPTS,
    KB_IN_ARTICLES,
    KB_IN_PASSAGES
} kb_search_in;

typedef struct kb_search_options {
    int in; /* kb_search_in */
    bool syntax, explain, show_promo, count;
    int64_t context;
    unsigned facets; /* bits 1 << kb_facet */
} kb_search_options;

/** One run of it. */
typedef struct kb_searching {
    kb_cli *cli;
    const kb_search_options *own;
    kb_search_query query; /* of all but concepts */
    kb_reader *reader;     /* for --context */
} kb_searching;

kb_status kb_search_give_articles(kb_searching *s, kb_error *err);
kb_status kb_search_give_passages(kb_searching *s, kb_error *err);
kb_status kb_search_give_concepts(kb_searching *s, kb_error *err);

/** What is found where, without showing it; KB_NOT_FOUND where nothing is. */
kb_status kb_search_count_concepts(int64_t *out, kb_searching *s,
                                   kb_error *err);

/** Shows the concepts that the query names, before the articles.
 * @param[out] count  how many there are */
kb_status kb_search_announce(kb_searching *s, size_t *count, kb_error *err);

/** The names of facets; ends with NULL. */
extern const char *const kb_search_facets[];

/** Shows how the articles that were found divide, as the options ask. */
kb_status kb_search_give_facets(kb_searching *s, const kb_search_result *found,
                                kb_error *err);

/** The passage; with the sentences around it where the options ask for them. */
kb_status kb_search_look_around(kb_context *out, kb_searching *s,
                                const kb_evidence *passage, kb_error *err);

/** What is shown of a passage. */
typedef struct kb_snippet {
    size_t start; /* its byte_start: marks are counted from there */
    const kb_stretch *marks;
    size_t mark_count;
    bool cut_before, cut_after;
    const kb_summand *parts;
} kb_snippet;

/** Adds "snippet" with marks around what was searched for, "before" and
 * "after": lists of sentences, and "explain": what the score is the sum of;
 * these are empty unless the options ask for them. */
void kb_search_add_snippet(kb_node *out, const kb_searching *s,
                           const kb_snippet *snippet, const kb_context *around);

/** Prints a hit, which stands for so many copies, with these. */
void kb_search_print_hit(kb_writer *writer, const kb_node *record,
                         int64_t times);

#define KB_FIELDS_SNIPPET                                                      \
    "snippet", "cut_before", "cut_after", "before", "after", "explain",        \
        "explain.name", "explain.value", "explain.weight"

extern const kb_view kb_search_article_view, kb_search_passage_view,
    kb_search_concept_view;

#endif
