/* robots.h - what a site asks of programs that read it: RFC 9309. */
#ifndef KB_FETCH_ROBOTS_H
#define KB_FETCH_ROBOTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

enum { KB_ROBOTS_MAX = 512000 /* bytes of robots.txt: what is over is left */ };

typedef struct kb_robots_rule {
    const char *pattern; /* in the spelling that is compared */
    bool allow;
} kb_robots_rule;

/** The rules for one program, which the arena owns.  No rules: all is allowed.
 */
typedef struct kb_robots {
    KB_VEC(kb_robots_rule) rules;
    int64_t delay_ms; /* Crawl-delay, which is no part of the RFC; 0: none */
} kb_robots;

/** Reads the rules of the groups that name `agent`, without regard to case, or
 * else of those for "*".  Bytes that make no sense are passed over. */
void kb_robots_read(kb_robots *out, kb_arena *arena, kb_str text,
                    const char *agent);

/** Whether `path`, with its query, may be asked for: the longest pattern that
 * fits decides, and of equals the one that allows. */
bool kb_robots_allow(const kb_robots *robots, const char *path);

#endif
