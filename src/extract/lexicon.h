/* lexicon.h - the known concepts of the field and the forms they go by. */
#ifndef KB_EXTRACT_LEXICON_H
#define KB_EXTRACT_LEXICON_H

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/vocabulary.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/match.h"

enum { KB_NO_ENTRY = -1 };

/** A row: one concept. */
typedef struct kb_entry_row {
    const char *name; /* canonical */
    kb_str fold;
    kb_kind kind;
    kb_layer layer;
    kb_str maker_name, hypernym_name; /* as written in the row */
    int maker, hypernym;              /* entries, or KB_NO_ENTRY */
    const char *file;                 /* where the row stands, for messages */
    size_t line;
    uint32_t first_sense, sense_count;
    bool generic;  /* so common that a bare mention says nothing */
    bool is_class; /* another entry is one */
} kb_entry_row;

/** One meaning of a form. */
typedef struct kb_sense {
    uint32_t entry;
    bool ambiguous; /* an everyday word too: link only with support */
    bool exact;     /* letter case must be as written */
    bool user;      /* from a user's row */
    bool joined;    /* a form of its maker and another of its own: never found,
                       for both of them are */
    kb_str written; /* the form as the row has it */
    kb_str fold;
    int next; /* another meaning of the same form, or -1 */
} kb_sense;

typedef struct kb_lexicon {
    kb_arena *arena;
    KB_VEC(kb_entry_row) entries;
    KB_VEC(kb_sense) senses;
    KB_VEC(int) forms; /* matcher id -> first sense */
    kb_map names;      /* fold of canonical name -> entry */
    kb_matcher *matcher;
    bool user; /* rows being added win over those that came before */
} kb_lexicon;

/** An empty lexicon whose memory is the arena's. */
void kb_lexicon_init(kb_lexicon *out, kb_arena *arena);

/** Adds the rows of one file.  `text` must live as long as the lexicon.
 * Columns: name kind layer aliases maker is_a flags (see docs/HACKING.md).
 * @return KB_OK or KB_BAD_INPUT */
kb_status kb_lexicon_add(kb_lexicon *lexicon, const char *file, kb_str text,
                         kb_error *err);

/** Adds an everyday word that holds the form of a term: where it stands, the
 * form is not found ("扩大模型" names no 大模型). */
void kb_lexicon_shield(kb_lexicon *lexicon, kb_str word);

/** Links makers and classes, and makes the matcher ready.
 * @return KB_OK or KB_BAD_INPUT (a maker or class that no row names) */
kb_status kb_lexicon_build(kb_lexicon *lexicon, kb_error *err);

/** The entry with this canonical name, or KB_NO_ENTRY. */
int kb_lexicon_entry(const kb_lexicon *lexicon, kb_str fold);

/** Finds the forms in a text; see kb_matcher_find(). */
void kb_lexicon_find(const kb_lexicon *lexicon, kb_arena *arena,
                     const kb_folded *text, kb_founds *out);

#endif
