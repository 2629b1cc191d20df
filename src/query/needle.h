/* needle.h - a query made ready to be looked for in texts.  Private to query/.
 *
 * Its parts are the tokens that the index has (text/token.h).  One pass over a
 * text finds all of them; blanks, dashes and case do not matter. */
#ifndef KB_QUERY_NEEDLE_H
#define KB_QUERY_NEEDLE_H

#include "aigckb/match.h"
#include "aigckb/store.h"
#include "base/vec.h"
#include "text/fold.h"

/** Parts behind the 64th are left out: no user types so many. */
enum {
    KB_NEEDLE_PARTS = KB_MATCH_TOKENS,
    KB_NEEDLE_CHARS = 256,
    KB_NEEDLE_HEADS = 256
};

/** A set of parts: bit n is part n. */
typedef uint64_t kb_parts;

typedef struct kb_part {
    const char *text; /* the token */
    bool prefix;      /* one Han character: any pair that begins with it too */
    bool latin;       /* found only as a whole word, or before a number */
    double weight;    /* how much it counts beside the others */
    uint32_t start, end; /* folded characters of the query */
    kb_parts inside;     /* itself, and what it has found when it is found */
} kb_part;

typedef struct kb_needle {
    uint32_t chars[KB_NEEDLE_CHARS]; /* the query, folded */
    size_t len;
    kb_part parts[KB_NEEDLE_PARTS];
    size_t part_count;
    kb_parts all;
    /* chains of parts by the low bits of their last characters: part + 1, the
     * last part first; 0 ends them */
    uint8_t heads[KB_NEEDLE_HEADS], next[KB_NEEDLE_PARTS];
} kb_needle;

/** Where a part was found: bytes of the text. */
typedef struct kb_spot {
    uint32_t part, start, end;
} kb_spot;

typedef struct kb_spots {
    kb_arena *arena;
    KB_VEC(kb_spot) found; /* in order of their ends; may overlap */
    kb_parts parts;        /* all that were found */
} kb_spots;

/** Makes a needle of a query.  The texts of its parts live in the arena. */
void kb_needle_make(kb_needle *out, kb_arena *arena, kb_str query);

/** Its parts for the index. */
kb_match_token *kb_needle_tokens(kb_arena *arena, const kb_needle *needle);

/** Finds the parts in a block of text; adds to `out`. */
void kb_needle_find(kb_spots *out, const kb_needle *needle, kb_str text);

#endif
