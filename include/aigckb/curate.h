/* curate.h - corrections: what a reader puts right, whatever articles say.
 *
 * A text file has them, one a line; the store is given what follows from all of
 * them, and keeps it where it derives concepts, names and edges.  Statements of
 * articles stay as they are.  docs/curate.md says what each correction means.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_CURATE_H
#define AIGCKB_CURATE_H

#include "aigckb/api.h"
#include "aigckb/store.h"

KB_API_BEGIN

/** What a correction does, to what it names. */
typedef enum kb_correction_op {
    KB_CORRECT_ALIAS,       /* concept, form */
    KB_CORRECT_UNALIAS,     /* concept, form */
    KB_CORRECT_MERGE,       /* concept, what counts under it */
    KB_CORRECT_NEVER_MERGE, /* two concepts */
    KB_CORRECT_KIND,        /* concept, word of a kind */
    KB_CORRECT_LAYER,       /* concept, word of a layer */
    KB_CORRECT_HIDE,        /* concept */
    KB_CORRECT_RENAME,      /* concept, name */
    KB_CORRECT_REJECT,      /* subject, word of a predicate, object */
    KB_CORRECTION_OP_COUNT
} kb_correction_op;

enum { KB_CORRECTION_WORDS = 3, KB_CORRECTION_BYTES_MAX = 255 };

/** One correction.  Concepts are named: by any name that folds to their id. */
typedef struct kb_correction {
    kb_correction_op op;
    const char *words[KB_CORRECTION_WORDS]; /* NULL behind the last */
    size_t line;                            /* of its file, from 1; 0: none */
} kb_correction;

/** Several of them, in order. */
typedef struct kb_corrections {
    kb_correction *data;
    size_t len;
} kb_corrections;

/** What the file calls it: "never-merge". */
const char *kb_correction_name(kb_correction_op op);
/** @return KB_CORRECTION_OP_COUNT where there is none of that name */
kb_correction_op kb_correction_find(const char *name);
size_t kb_correction_words(kb_correction_op op); /* how many it takes */

/** Checks one that did not come out of a text: words, their number, and that a
 * kind, layer or predicate is one.  `where` stands before the message.
 * @return KB_OK or KB_BAD_INPUT */
kb_status kb_correction_check(const kb_correction *correction,
                              const char *where, kb_error *err);

/** Reads a text: a correction a line, words with tabs between; blank lines and
 * those that begin with '#' are passed over.  All lives in the arena.
 * @return KB_OK or KB_BAD_INPUT: "NAME:LINE: ..." */
kb_status kb_corrections_parse(kb_corrections *out, kb_arena *arena,
                               const char *name, const char *text, size_t len,
                               kb_error *err);

/** The line of a correction, without a line end. */
const char *kb_correction_line(kb_arena *arena, const kb_correction *c);

/* ---- what follows from them --------------------------------------------- */

/** What a ruling decides. */
typedef enum kb_ruling_type {
    KB_RULE_PART,   /* `part` counts under `concept` */
    KB_RULE_AMEND,  /* name, kind, layer or hidden of `concept` */
    KB_RULE_FORM,   /* `concept` has the form `fold`, or has it not */
    KB_RULE_REJECT, /* no edge from `part` to `concept` with kind `p` */
    KB_RULING_TYPE_COUNT
} kb_ruling_type;

/** Something that holds in the store, of all corrections together. */
typedef struct kb_ruling {
    kb_ruling_type type;
    uint64_t concept;         /* id; of REJECT the object's */
    uint64_t part;            /* id of a part; of REJECT the subject's */
    const char *concept_fold; /* NULL in REJECT */
    const char *fold;         /* of a part, or a form; else NULL */
    const char *text;         /* name of a part or concept, form; or NULL */
    int kind, layer;          /* AMEND: or KB_ANY; REJECT: .kind is predicate */
    bool gone;                /* AMEND: hidden; FORM: it has it not */
} kb_ruling;

/** Corrections, and what follows from them. */
typedef struct kb_curation {
    kb_corrections corrections;
    kb_ruling *rulings;
    size_t count;
    char stamp[17]; /* of the corrections: equal where they are */
} kb_curation;

/** Works out what corrections come to, in their order.
 * @return KB_OK or KB_BAD_INPUT: "NAME:LINE: ..." where one cannot be, for one
 *         before it */
kb_status kb_curation_of(kb_curation *out, kb_arena *arena,
                         const kb_corrections *corrections, const char *name,
                         kb_error *err);

/** The corrections of `more` that change what `have` comes to: in `out`, which
 * may be the same as `more`. */
kb_status kb_curation_new_of(kb_corrections *out, kb_arena *arena,
                             const kb_corrections *have,
                             const kb_corrections *more, const char *name,
                             kb_error *err);

/* ---- the store ---------------------------------------------------------- */

/** Lets these corrections hold, and no others: all or none.  What they change
 * is brought up to date when it returns. */
kb_status kb_store_curate(kb_store *store, const kb_curation *curation,
                          kb_error *err);

typedef kb_status kb_correction_fn(void *context, const kb_correction *c);
typedef kb_status kb_ruling_fn(void *context, const kb_ruling *ruling);

/** The corrections that hold, in order; .line is their number. */
kb_status kb_store_corrections(kb_store *store, kb_correction_fn *fn,
                               void *context, kb_error *err);

/** What follows from them, by type. */
kb_status kb_store_rulings(kb_store *store, kb_ruling_fn *fn, void *context,
                           kb_error *err);

/** The stamp of the corrections that hold, "" for none. */
kb_status kb_store_curated(kb_store *store, char stamp[17], kb_error *err);

/* ---- the file ----------------------------------------------------------- */

/** A file of corrections, locked against others who would change it. */
typedef struct kb_ledger kb_ledger;

/** The file that goes with a store: "kb.corrections" beside "kb.db". */
const char *kb_ledger_path(kb_arena *arena, const char *store);

/** Locks the file and reads it; where there is none, it is as if it had what
 * the store has.
 * @return KB_OK, KB_BUSY (somebody else has it, for five seconds), KB_BAD_INPUT
 */
kb_status kb_ledger_open(kb_ledger **out, kb_store *store, const char *path,
                         kb_error *err);
void kb_ledger_close(kb_ledger *ledger); /* NULL is fine */

/** The corrections, as they stand. */
const kb_corrections *kb_ledger_corrections(const kb_ledger *ledger);

/** Its text, as it stands. */
const char *kb_ledger_text(const kb_ledger *ledger);

/** Appends those of `more` that change anything; `name` is for messages.
 * @param[out] added  those */
kb_status kb_ledger_add(kb_ledger *ledger, const kb_corrections *more,
                        const char *name, kb_corrections *added, kb_error *err);

/** Takes the n-th correction back, from 1.
 * @return KB_OK, or KB_NOT_FOUND */
kb_status kb_ledger_drop(kb_ledger *ledger, size_t n, kb_error *err);

/** Lets the store and the file have what was added and dropped: the store
 * first, then the file, which is written beside and renamed. */
kb_status kb_ledger_commit(kb_ledger *ledger, kb_error *err);

/** Lets the store have what the file says, where it says something else than
 * the last time.  A file that is missing changes nothing. */
kb_status kb_ledger_replay(kb_store *store, const char *path, kb_error *err);

KB_API_END

#endif
