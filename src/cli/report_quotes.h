/* report_quotes.h - the sentences that facts stand in, each once.
 *
 *     kb_quotes_want(&quotes, place);              for each fact
 *     kb_quotes_read(&quotes, cli, err);           once
 *     kb_quotes_find(&at, &quotes, place);         the number of its sentence
 *
 * They are read in the order of their articles, so that each article is read
 * once: reading is what a report takes most of its time for. */
#ifndef KB_CLI_REPORT_QUOTES_H
#define KB_CLI_REPORT_QUOTES_H

#include "aigckb/query.h"
#include "base/map.h"
#include "base/vec.h"
#include "cli/command.h"

/** A sentence. */
typedef struct kb_quote {
    size_t source; /* place in the sources */
    uint32_t para; /* number of the block */
    const char *text;
} kb_quote;

typedef struct kb_quotes {
    kb_arena *arena;
    kb_map numbers; /* of the places that are wanted */
    KB_VEC(kb_place) wanted;
    size_t *quote_of; /* by these numbers; KB_QUOTE_NONE: it is gone */
    KB_VEC(kb_quote) quotes;
    KB_VEC(kb_source) sources; /* the articles that they stand in */
} kb_quotes;

#define KB_QUOTE_NONE SIZE_MAX

void kb_quotes_want(kb_quotes *quotes, const kb_place *place);

/** Reads the sentences around all wanted places.
 * @return KB_OK, or KB_INTERRUPTED where `cli` says so */
kb_status kb_quotes_read(kb_quotes *quotes, const kb_cli *cli, kb_error *err);

/** The number of the sentence around a place; false where its article was
 * removed meanwhile, and where nobody wanted it. */
bool kb_quotes_find(size_t *out, const kb_quotes *quotes,
                    const kb_place *place);

#endif
