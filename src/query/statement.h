/* statement.h - what articles say, gathered and counted.  Private to query/. */
#ifndef KB_QUERY_STATEMENT_H
#define KB_QUERY_STATEMENT_H

#include "aigckb/query.h"
#include "base/str.h"
#include "base/vec.h"

/** One statement of one article. */
typedef struct kb_statement {
    uint64_t s, o;
    kb_predicate p;
    kb_place place;
    const char *words; /* of definitions */
} kb_statement;

typedef KB_VEC(kb_statement) kb_statements;

/** Appends the facts that the query asks for, in the order of the store. */
kb_status kb_statements_read(kb_statements *out, kb_store *store,
                             kb_arena *arena, const kb_fact_query *query,
                             kb_error *err);

/** Statements that say the same, counted. */
typedef struct kb_tally {
    kb_basis basis;
    double confidence;
    int64_t sources, articles;
    int64_t clusters; /* sources, were copied sentences as good as others */
    const char *first_date, *last_date;
    const kb_place *places; /* one of each source first */
    size_t place_count;
} kb_tally;

/** Counts the statements [from, end): at least one.
 * @param copies_count  copies of one text are sources of their own */
kb_tally kb_tally_of(kb_arena *arena, const kb_statement *from,
                     const kb_statement *end, bool copies_count);

/** Order of places that say the same: the newest article first, then as the
 * store has them. */
int kb_places_compare(const kb_place *a, const kb_place *b);

/** Whether what is said of a concept, or of none (.fold NULL), counts. */
bool kb_statement_is_of(const kb_statement_filter *filter,
                        const kb_concept *concept);

/** The letters and digits of a text, folded: what differs in the rest says the
 * same.  "" for NULL. */
const char *kb_letters_of(kb_arena *arena, const char *text);

/** Order of texts; NULL is behind all. */
int kb_texts_compare(const char *a, const char *b);

/** The first bytes of a text as a number: two that differ are in the order of
 * kb_texts_compare(), and are beside what is compared. */
uint64_t kb_text_head(const char *text);

/** A row that is put in order by its concept and a date first. */
typedef struct kb_row_key {
    const void *row;
    uint64_t date; /* kb_text_head() */
    uint32_t rank; /* kb_names_rank_of() */
} kb_row_key;

/** The order of both; 0: that of the rows counts. */
static inline int kb_row_keys_compare(const kb_row_key *a, const kb_row_key *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->date > b->date) - (a->date < b->date);
}

/** The public id of a meaning: the type, ":" and 12 hex digits.  The same on
 * any machine: of what is said, not of who says it. */
void kb_meaning_id(char out[KB_MEANING_ID], char type, kb_str meaning);

#endif
