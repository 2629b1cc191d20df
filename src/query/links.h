/* links.h - the facts of a concept, in short.  Private to query/. */
#ifndef KB_QUERY_LINKS_H
#define KB_QUERY_LINKS_H

#include "aigckb/edges.h"
#include "aigckb/neighbours.h"

/** A fact; where it had to be counted anew, with all that is known of it. */
typedef struct kb_told_link {
    kb_link link;
    const kb_relation *relation; /* or NULL */
} kb_told_link;

typedef struct kb_links {
    kb_told_link *data; /* in the order of kb_store_links() */
    size_t len;
} kb_links;

/** The facts of a concept that were chosen. */
kb_status kb_links_read(kb_links *out, kb_store *store, kb_arena *arena,
                        uint64_t concept, const kb_fact_choice *choice,
                        kb_error *err);

/** The whole of one.  KB_NOT_FOUND: it is gone by now. */
kb_status kb_links_relation(kb_relation *out, kb_store *store, kb_arena *arena,
                            const kb_told_link *link,
                            const kb_fact_choice *choice, kb_error *err);

#endif
