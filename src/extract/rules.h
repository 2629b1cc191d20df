/* rules.h - the rules of extraction: the tables of data/rules, made ready. */
#ifndef KB_EXTRACT_RULES_H
#define KB_EXTRACT_RULES_H

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/vocabulary.h"
#include "base/embed.h"
#include "base/map.h"
#include "base/vec.h"
#include "extract/quantity.h"
#include "text/match.h"

/** A kind with its layer; .concept is false where a rule says "no concept". */
typedef struct kb_type {
    bool concept;
    kb_kind kind;
    kb_layer layer;
} kb_type;

/** heads.tsv: what the last words of a term say. */
typedef struct kb_head_rule {
    kb_str suffix;
    kb_type type;
} kb_head_rule;

/** sections.tsv: what a heading says of the terms below. */
typedef struct kb_section_rule {
    kb_str words;
    kb_type type;
    bool relates;
    kb_predicate predicate;
    bool down; /* the topic is the subject, the terms are objects */
    bool skip; /* nothing below is read: references */
} kb_section_rule;

/** definitions.tsv: where the words of a row stand. */
typedef enum kb_wording {
    KB_WORDING_BEFORE,  /* may come before the concept in its clause */
    KB_WORDING_IT,      /* stand for the concept of the sentence before */
    KB_WORDING_BETWEEN, /* may come between the concept and AFTER words */
    KB_WORDING_AFTER,   /* say what the concept before them is */
    KB_WORDING_OPEN,    /* open what is said of a lead or heading */
    KB_WORDING_GENUS,   /* end a clause that says what something is */
    KB_WORDING_ASKS,    /* in a heading: the definition stands below */
    KB_WORDING_BY,      /* come behind the one who is credited */
    KB_WORDING_COUNT
} kb_wording;

/** definitions.tsv */
typedef struct kb_definition_rule {
    kb_str words;
    double sure;
    int next; /* another rule that begins with the same code point, or -1 */
} kb_definition_rule;

enum { KB_SIEVE_BITS = 1024 };

typedef struct kb_definition_rules {
    KB_VEC(kb_definition_rule) list;
    kb_map begins; /* first code point -> first rule with it */
    uint64_t sieve[KB_SIEVE_BITS / 64]; /* the last bytes of these code points:
                                           most places need no look-up */
} kb_definition_rules;

/** Sorts of applications: bits behind those of the kinds.  A field, such as an
 * industry, holds tasks as its parts and is no part of them. */
enum { KB_SORT_FIELD = KB_KIND_COUNT, KB_SORT_TASK };

/** relations.tsv */
typedef struct kb_relation_rule {
    kb_predicate predicate;
    bool left_is_subject;
    uint32_t s_kinds, o_kinds; /* bits of kinds and sorts; o_kinds 0: same */
    size_t gap;                /* code points */
    double sure;
    double far; /* when its left end stands further off, or 0: not then */
    kb_str ahead, behind; /* around the ends (frame.h); any where empty */
    bool closes;          /* the right end is the one that ends the clause */
    int next;             /* another rule with the same words, or -1 */
} kb_relation_rule;

/** contexts.tsv: what stands over a term. */
typedef enum kb_over {
    KB_OVER_ARTICLE,
    KB_OVER_SECTION,
    KB_OVER_LEAD,
    KB_OVER_SPOKEN,
    KB_OVER_OPENING,
    KB_OVER_BEFORE,
    KB_OVER_FIELD,
    KB_OVER_COUNT
} kb_over;

/** Where the term itself stands: bits. */
typedef enum kb_stand {
    KB_STAND_LEAD = 1 << 0,    /* it is the lead of its block */
    KB_STAND_FIT = 1 << 1,     /* a heading names its kind (sections.tsv) */
    KB_STAND_BESIDE = 1 << 2,  /* its sentence names what is over it */
    KB_STAND_APART = 1 << 3,   /* its sentence does not */
    KB_STAND_LISTED = 1 << 4,  /* it is a member of an enumeration */
    KB_STAND_LOCATED = 1 << 5, /* "在X", "X领域" */
    KB_STAND_ROW = 1 << 6,     /* in a row of a table */
    KB_STAND_NEAR = 1 << 7     /* its sentence names that near it */
} kb_stand;

typedef struct kb_context_rule {
    kb_over over;
    unsigned stand; /* all bits of kb_stand that must hold */
    bool over_is_subject;
    uint32_t over_kinds, kinds; /* bits of kinds and sorts; kinds 0: the same */
    kb_predicate predicate;
    double sure;
} kb_context_rule;

/** promotion.tsv: words, and what a block with them is worth. */
typedef struct kb_promo_rule {
    double weight;
    bool opens;   /* proves that a zone is promotion */
    bool leads;   /* a heading with it leads to a zone that begins below */
    bool refuses; /* only a heading or a word or two: what follows is none */
} kb_promo_rule;

/** promotion-hashes.tsv: a paragraph that promotion repeats. */
typedef struct kb_template {
    uint64_t hash; /* kb_template_hash() */
    double weight;
} kb_template;

/** edges.tsv: where a word shows that something is no term, or ends one. */
typedef enum kb_edge {
    KB_EDGE_BEGIN,
    KB_EDGE_END,
    KB_EDGE_PROPERTY,
    KB_EDGE_INSIDE,
    KB_EDGE_STOP,
    KB_EDGE_KEEP,
    KB_EDGE_BESIDE,
    KB_EDGE_BEHIND,
    KB_EDGE_TITLE,
    KB_EDGE_SURNAME,
    KB_EDGE_AHEAD,
    KB_EDGE_TAIL,
    KB_EDGE_COUNT
} kb_edge;

/** Where words may stand that are no part of a term. */
typedef enum kb_stands {
    KB_STANDS_NOT,
    KB_STANDS_BEHIND, /* right behind it, as 领域 does: read on behind them */
    KB_STANDS_BESIDE  /* on either side */
} kb_stands;

typedef KB_VEC(kb_str) kb_words;

typedef struct kb_rules {
    kb_arena *arena;
    KB_VEC(kb_head_rule) heads;
    KB_VEC(kb_section_rule) sections;
    kb_definition_rules definitions[KB_WORDING_COUNT];
    KB_VEC(kb_relation_rule) relations;
    KB_VEC(int) relation_words; /* matcher id -> first rule */
    int adjacent;        /* first rule of terms with no words between, or -1 */
    kb_words mitigating; /* words of rules that state mitigates */
    kb_matcher *relation_matcher;
    KB_VEC(kb_context_rule) contexts;
    KB_VEC(kb_promo_rule) promo; /* by matcher id */
    kb_matcher *promo_matcher;
    KB_VEC(kb_template) templates; /* by hash */
    kb_map head_index;             /* suffix -> heads */
    kb_map class_index;            /* words -> classes */
    KB_VEC(kb_type) classes;
    kb_map labels; /* folded */
    kb_words edges[KB_EDGE_COUNT];
    kb_map stands; /* words of edges -> kb_stands */
    kb_map names;  /* titles and surnames -> kb_edge */
    kb_words shields;
    kb_quantity_rules quantities; /* of figures and events */
} kb_rules;

/** Reads all tables.  @return KB_OK or KB_BAD_INPUT (FILE:LINE and why) */
kb_status kb_rules_init(kb_rules *out, kb_arena *arena,
                        const kb_embedded *files, kb_error *err);

/** What the longest suffix of `term` says, or NULL. */
const kb_type *kb_rules_head(const kb_rules *rules, kb_str term);

/** What these very words say of a name beside them ("公司"), or NULL. */
const kb_type *kb_rules_class(const kb_rules *rules, kb_str words);

/** A number below KB_SIEVE_BITS for the first code point of non-empty words. */
static inline unsigned kb_rules_sieve(kb_str words)
{
    unsigned char first = (unsigned char)words.ptr[0];
    if (first < 0x80)
        return first;
    /* The lower bits of the last bytes of a character: these differ most. */
    unsigned char a = (unsigned char)words.ptr[1];
    unsigned char b = (unsigned char)(first < 0xE0 ? first : words.ptr[2]);
    return (a & 31u) << 5 | (b & 31u);
}

/** The first rule whose words the heading holds, or NULL. */
const kb_section_rule *kb_rules_section(const kb_rules *rules, kb_str heading);

/** Whether a term begins behind these words (edges.tsv). */
bool kb_rules_is_stop(const kb_rules *rules, kb_str words);

/** Where these words may stand beside a term. */
kb_stands kb_rules_stands(const kb_rules *rules, kb_str words);

/** Whether a person's name may stand behind these words (KB_EDGE_TITLE), or
 * begin with them (KB_EDGE_SURNAME). */
bool kb_rules_names(const kb_rules *rules, kb_edge edge, kb_str words);

/** What a block with this hash is worth as promotion; 0 where unknown. */
double kb_rules_template(const kb_rules *rules, uint64_t hash);

bool kb_rules_is_label(const kb_rules *rules, kb_str fold);

#endif
