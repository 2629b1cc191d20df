/* event.h - events: dated happenings. */
#ifndef KB_EXTRACT_EVENT_H
#define KB_EXTRACT_EVENT_H

#include "extract/figure.h"

typedef struct kb_event {
    int term; /* what it happened to, or -1 */
    const char *date;
    kb_str what;
    uint32_t block, start, end; /* bytes: the clause, date included */
} kb_event;

typedef KB_VEC(kb_event) kb_events;

/** Adds the events of a block, one for each date with a happening. */
void kb_events_read(kb_events *out, const kb_scene *scene,
                    const kb_figures *figures);

#endif
