/* grouping.h - texts into groups of copies. */
#ifndef KB_STORE_GROUPING_H
#define KB_STORE_GROUPING_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/imprint.h"
#include "aigckb/status.h"

/** A text to group. */
typedef struct kb_grouped {
    int64_t doc;           /* for the caller */
    uint64_t id;           /* of the article */
    uint64_t group;        /* before: the least id in it */
    uint64_t digest;       /* 0: no letters, and no copy of anything */
    const uint32_t *bands; /* NULL: compared by its digest alone */
    bool loose;            /* it is new, or its group is to be made anew */
} kb_grouped;

/** Whether two texts that may be copies are: numbers of the array. */
typedef kb_status kb_grouping_fn(void *context, uint32_t a, uint32_t b,
                                 bool *same);

/** Brings the groups up to date: those without a loose text are as they were,
 * but for texts that join them.  Texts are joined where their digests are the
 * same, or a band is and `fn` says so, and with all that those are joined with:
 * so it makes no difference in which order texts come, and when.
 * @param groups  the new group of each, the least id of all in it
 * @return KB_OK, or what `fn` failed with */
kb_status kb_grouping(uint64_t *groups, const kb_grouped *texts, size_t n,
                      kb_grouping_fn *fn, void *context);

#endif
