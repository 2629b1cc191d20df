/* xref.h - the parts of `aigckb xref`. */
#ifndef KB_CLI_XREF_H
#define KB_CLI_XREF_H

#include "aigckb/neighbours.h"
#include "cli/command.h"

typedef struct kb_xref_options {
    unsigned predicates;
    bool in, out, tree, cooccur;
    int64_t evidence, depth;
    int64_t each; /* below 0: not given */
} kb_xref_options;

/** One run of it. */
typedef struct kb_xref {
    kb_cli *cli;
    const kb_xref_options *own;
    kb_reader *reader;
    kb_fact_choice choice;
    int64_t skip; /* records that are left out before the first */
    bool card;    /* for a person to read: with headings */
    struct {
        uint64_t concept;
        kb_predicate p;
        bool out, shared;
    } group; /* of the last record: it has a heading */
    bool begun;
    kb_error *err;
} kb_xref;

/** A fact as seen from a concept. */
typedef struct kb_seen {
    const kb_relation *relation;
    bool out;
    unsigned depth;
    int64_t more; /* like it that are left out behind it */
} kb_seen;

/** Prints a fact, or what two concepts share. */
kb_status kb_xref_give(kb_xref *x, const kb_seen *seen);
kb_status kb_xref_give_shared(kb_xref *x, const kb_shared *shared);

/** Prints the facts around a concept as a tree. */
kb_status kb_xref_tree(kb_xref *x, const kb_concept *root,
                       const kb_around *around);

/** Prints what stands with a concept, though no fact joins them. */
kb_status kb_xref_cooccur(kb_xref *x, const kb_concept *concept);

/** The fields of the records, and how they are shown. */
extern const kb_view kb_xref_view, kb_xref_tree_view;

#endif
