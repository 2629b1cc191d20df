/* lexicon.h - the known concepts of the field and the forms they go by. */
#ifndef KB_EXTRACT_LEXICON_H
#define KB_EXTRACT_LEXICON_H

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/vocabulary.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/match.h"

enum { KB_NO_ENTRY = -1 };

/** A string in the lexicon's pool: no address, so that an image of the lexicon
 * can be used where it lies (image.h).  See kb_lexicon_str(). */
typedef struct kb_pooled {
    uint32_t at, len;
} kb_pooled;

/** A row: one concept. */
typedef struct kb_entry_row {
    kb_pooled name; /* canonical */
    kb_pooled fold;
    kb_kind kind;
    kb_layer layer;
    int maker, hypernym; /* entries, or KB_NO_ENTRY */
    uint32_t first_sense, sense_count;
    bool generic;  /* so common that a bare mention says nothing */
    bool is_class; /* another entry is one */
} kb_entry_row;

/** Of a row until kb_lexicon_build(): whom it names, and where it stands. */
typedef struct kb_entry_source {
    kb_str maker, hypernym; /* as written in the row */
    const char *file;
    size_t line;
} kb_entry_source;

/** One meaning of a form. */
typedef struct kb_sense {
    uint32_t entry;
    bool ambiguous; /* an everyday word too: link only with support */
    bool exact;     /* letter case must be as written */
    bool user;      /* from a user's row */
    bool joined;    /* a form of its maker and another of its own: never found,
                       for both of them are */
    kb_pooled written; /* the form as the row has it */
    kb_pooled fold;
    int next; /* another meaning of the same form, or -1 */
} kb_sense;

typedef struct kb_lexicon {
    kb_arena *arena;
    KB_VEC(kb_entry_row) entries;
    KB_VEC(kb_entry_source) sources; /* by entry */
    KB_VEC(kb_sense) senses;
    KB_VEC(int) forms;      /* matcher id -> first sense */
    KB_VEC(uint32_t) names; /* by hash of the folded name: entry + 1, or 0 */
    KB_VEC(char) pool;
    kb_matcher *matcher;
    bool user; /* rows being added win over those that came before */
} kb_lexicon;

/** An empty lexicon whose memory is the arena's. */
void kb_lexicon_init(kb_lexicon *out, kb_arena *arena);

/** Adds the rows of one file.  `text` must live as long as the lexicon.
 * Columns: name kind layer aliases maker is_a flags (see docs/HACKING.md).
 * @return KB_OK or KB_BAD_INPUT: a wrong row, or two of one file with the same
 * name or, where that is not ambiguous in both, form */
kb_status kb_lexicon_add(kb_lexicon *lexicon, const char *file, kb_str text,
                         kb_error *err);

/** Adds an everyday word that holds the form of a term: where it stands, the
 * form is not found ("扩大模型" names no 大模型). */
void kb_lexicon_shield(kb_lexicon *lexicon, kb_str word);

/** Links makers and classes, and makes the matcher ready.
 * @return KB_OK or KB_BAD_INPUT (a maker or class that no row names or that may
 * be none) */
kb_status kb_lexicon_build(kb_lexicon *lexicon, kb_error *err);

/** A string of the lexicon; a NUL stands behind it. */
static inline kb_str kb_lexicon_str(const kb_lexicon *lexicon, kb_pooled s)
{
    return (kb_str){lexicon->pool.data + s.at, s.len};
}

/** The entry with this canonical name, or KB_NO_ENTRY. */
int kb_lexicon_entry(const kb_lexicon *lexicon, kb_str fold);

/** Finds the forms in a text; see kb_matcher_find(). */
void kb_lexicon_find(const kb_lexicon *lexicon, kb_arena *arena,
                     const kb_folded *text, kb_founds *out);

#endif
