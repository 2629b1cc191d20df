/* vocabulary.h - the closed vocabularies: kinds, layers, predicates, bases,
 * and where a date was found.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_VOCABULARY_H
#define AIGCKB_VOCABULARY_H

#include <stdbool.h>

#include "aigckb/api.h"

KB_API_BEGIN

/** What a concept is. */
typedef enum kb_kind {
    KB_MODEL,
    KB_LAYER,
    KB_APPLICATION,
    KB_RISK,
    KB_TECHNIQUE,
    KB_PRODUCT,
    KB_ORGANIZATION,
    KB_DATASET,
    KB_INFRASTRUCTURE,
    KB_POLICY,
    KB_PERSON,
    KB_KIND_COUNT
} kb_kind;

/** Where a concept sits in the industry. */
typedef enum kb_layer {
    KB_LAYER_NONE,
    KB_LAYER_INFRASTRUCTURE,
    KB_LAYER_MODEL,
    KB_LAYER_APPLICATION,
    KB_LAYER_COUNT
} kb_layer;

/** What a relation says of its subject. */
typedef enum kb_predicate {
    KB_MADE_BY,
    KB_IS_A,
    KB_PART_OF,
    KB_USED_FOR,
    KB_BASED_ON,
    KB_TRAINED_ON,
    KB_HAS_RISK,
    KB_MITIGATES,
    KB_REPLACES,
    KB_COMPETES_WITH,
    KB_PARTNER_OF,
    KB_INVESTS_IN,
    KB_PREDICATE_COUNT
} kb_predicate;

/** Why we believe a statement. */
typedef enum kb_basis {
    KB_BASIS_STATED,  /* a sentence says so in words */
    KB_BASIS_LIST,    /* an enumeration or a heading over items says so */
    KB_BASIS_TABLE,   /* a table says so */
    KB_BASIS_LEXICON, /* concepts only: a lexicon row names it */
    KB_BASIS_PATTERN, /* concepts only: a pattern or the structure shows it */
    KB_BASIS_CONTEXT, /* what the text speaks of is related to what it names */
    KB_BASIS_COUNT
} kb_basis;

/** Where the date of a figure was found: the nearer, the surer. */
typedef enum kb_dated {
    KB_DATED_NOT,
    KB_DATED_SENTENCE,
    KB_DATED_HEADING,
    KB_DATED_PARAGRAPH,
    KB_DATED_ARTICLE, /* the figure may be of any time before it */
    KB_DATED_COUNT
} kb_dated;

/** The words of one value. */
typedef struct kb_word {
    const char *name;    /* stable, lower-case English: the JSON value */
    const char *en, *zh; /* for display */
    const char *plural;  /* kinds: the word for `list`; others: NULL */
    const char *inverse_en, *inverse_zh; /* predicates: read from the object */
} kb_word;

/** The words of a kind. */
const kb_word *kb_kind_word(kb_kind kind);
/** The words of a layer. */
const kb_word *kb_layer_word(kb_layer layer);
/** The words of a predicate. */
const kb_word *kb_predicate_word(kb_predicate predicate);
/** The words of a basis. */
const kb_word *kb_basis_word(kb_basis basis);
/** The words of where a date was found. */
const kb_word *kb_dated_word(kb_dated dated);

/** What a predicate is called for a reader: from the subject (`out`) or from
 * the object, in Chinese (`zh`) or in English. */
const char *kb_predicate_label(kb_predicate predicate, bool out, bool zh);

/** Finds a value by its name or plural; false where there is none. */
bool kb_kind_find(kb_kind *out, const char *name);
/** The same of layers. */
bool kb_layer_find(kb_layer *out, const char *name);
/** The same of predicates. */
bool kb_predicate_find(kb_predicate *out, const char *name);
/** The same of bases. */
bool kb_basis_find(kb_basis *out, const char *name);
/** The same of where a date was found. */
bool kb_dated_find(kb_dated *out, const char *name);

/** Kinds of things with names of their own: models, products, organizations,
 * persons, datasets, infrastructure. */
bool kb_kind_is_named(kb_kind kind);

/** The layer that a concept of this kind has unless something says more. */
kb_layer kb_kind_layer(kb_kind kind);

KB_API_END

#endif
