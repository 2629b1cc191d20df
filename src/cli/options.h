/* options.h - what may be given on a command line: tables of options, and the
 * struct that the shared ones fill in. */
#ifndef KB_CLI_OPTIONS_H
#define KB_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/store.h"
#include "output/writer.h"

/** Groups of shared options, for kb_command.accepts.  Those in no group
 * (output, --db, --help, ...) go with every command. */
enum {
    KB_TAKES_LIMIT = 1 << 0,    /* --limit --all --cursor: kb_cli_ask() */
    KB_TAKES_TERMS = 1 << 1,    /* --stdin --read0: operands from stdin too */
    KB_TAKES_KINDS = 1 << 2,    /* --kind --layer */
    KB_TAKES_ARTICLES = 1 << 3, /* --since --until --site --tag */
    KB_TAKES_FACTS = 1 << 4,    /* --basis --min-confidence */
    KB_TAKES_COPIES = 1 << 5,   /* --with-duplicates */
    KB_TAKES_NAMES = 1 << 6,    /* --exact: operands name concepts */
    KB_TAKES_SOURCES = 1 << 7,  /* --min-sources */
    KB_TAKES_CONCEPTS = KB_TAKES_KINDS | KB_TAKES_SOURCES,
    KB_TAKES_DRAWINGS = 1 << 8, /* --dot --svg ...: its results are a graph */
    KB_TAKES_FILTERS =
        KB_TAKES_CONCEPTS | KB_TAKES_ARTICLES | KB_TAKES_FACTS | KB_TAKES_COPIES
};

/** How a value is checked, and what it becomes. */
typedef enum kb_option_type {
    KB_OPTION_FLAG,       /* bool: no value */
    KB_OPTION_TIMES,      /* int: counts how often it is given; no value */
    KB_OPTION_FORMAT,     /* kb_format: no value, .value says which */
    KB_OPTION_PATTERN,    /* the pattern of KB_FORMAT_TEMPLATE */
    KB_OPTION_TEXT,       /* const char * */
    KB_OPTION_FILE,       /* const char *: the name of a file */
    KB_OPTION_SCHEMA,     /* const char *: kb_schema_name() */
    KB_OPTION_FIELDS,     /* const char *: names of the view's fields */
    KB_OPTION_NUMBER,     /* int64_t, 0 or more */
    KB_OPTION_COUNT,      /* int64_t, 1 or more */
    KB_OPTION_SHARE,      /* double, 0 to 1 */
    KB_OPTION_DATE,       /* const char *: 2024, 2024-11 or 2024-11-11 */
    KB_OPTION_CHOICE,     /* int: the index of one of .words */
    KB_OPTION_KIND,       /* int: a kb_kind; singular or plural */
    KB_OPTION_LAYER,      /* int: a kb_layer */
    KB_OPTION_BASIS,      /* int: a kb_basis, or KB_ANY for "any" */
    KB_OPTION_PREDICATES, /* unsigned: a set of bits 1 << kb_predicate */
    KB_OPTION_WORDS,      /* unsigned: bits 1 << index of one of .words */
    KB_OPTION_TERMS,      /* kb_option_terms: one more each time */
    KB_OPTION_TYPE_COUNT
} kb_option_type;

/** One option.  A command declares its own in an array ended by {0}:
 *
 *     typedef struct list_options { int sort; bool count; } list_options;
 *     static const kb_option own_options[] = {
 *         {.name = "sort", .arg = "ORDER", .help = "...",
 *          .type = KB_OPTION_CHOICE, .words = sorts,
 *          .offset = offsetof(list_options, sort)},
 *         {0}};
 */
typedef struct kb_option {
    const char *name; /* without the dashes; NULL ends an array */
    const char *arg;  /* what help calls the value; NULL: there is none */
    const char *help;
    char letter; /* 0: none */
    kb_option_type type;
    size_t offset;            /* into kb_options, or the command's own struct */
    const char *const *words; /* CHOICE, WORDS: ended by NULL; TEXT: those that
                                 completion offers, or NULL */
    int value;                /* FORMAT */
    unsigned group;     /* shared options: who takes it; 0: every command */
    const char *filter; /* its key in the JSON's query.filters, or NULL */
} kb_option;

enum { KB_OPTION_TERMS_MAX = 16 };

/** Terms that were given one by one. */
typedef struct kb_option_terms {
    const char *terms[KB_OPTION_TERMS_MAX];
    size_t count;
} kb_option_terms;

/** The shared options, checked. */
typedef struct kb_options {
    kb_writer_options writer;
    const char *db, *config;
    int lang; /* a kb_language, or KB_ANY: as the locale says */
    bool quiet, help, short_help, version;
    int verbose;
    int64_t schema_version;
    int64_t timeout; /* seconds; 0: none */

    int64_t limit; /* 0: the command's own */
    bool all;
    int64_t skip; /* --cursor */
    bool from_stdin, read0;
    bool exact;

    int kind, layer; /* or KB_ANY */
    int64_t min_sources;
    kb_article_filter articles;
    int basis; /* or KB_ANY */
    double min_confidence;
    bool with_duplicates;
} kb_options;

extern const kb_option kb_shared_options[]; /* ended by {0} */
extern const kb_options kb_options_default;

/** The option of this long name, or this letter, or NULL. */
const kb_option *kb_option_find(const kb_option *table, const char *name,
                                size_t len);
const kb_option *kb_option_letter(const kb_option *table, char letter);

/** An option that a command has of its own, else one that all share, or NULL.
 * `own` may be NULL. */
const kb_option *kb_option_of(const kb_option *own, const char *name,
                              size_t len);
const kb_option *kb_option_of_letter(const kb_option *own, char letter);

/** Checks a value and stores it in the struct at `base`.  `text` is NULL where
 * the option has none; it must outlive the struct.
 * @return KB_OK, or KB_USAGE saying what is valid */
kb_status kb_option_store(const kb_option *option, void *base, const char *text,
                          kb_error *err);

/** The n-th of the words that a value may be, or that one of a list may be;
 * NULL behind the last, and for other types. */
const char *kb_option_word(const kb_option *option, int n);

/** The filters among the shared options that a command accepts, as JSON: a key
 * each, null where not given.  The caller frees it. */
kb_node *kb_options_filters(const kb_options *options, unsigned accepts);

#endif
