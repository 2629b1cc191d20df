/* headroom.h - a limit on the memory that a call into a library may take.
 *
 * For a library that believes what a file says of itself: its allocations fail
 * behind the limit, and it says so.  The limit is the process's, so it should
 * be wide, and the call short: other threads that ask for memory meanwhile
 * have the same one. */
#ifndef KB_BASE_HEADROOM_H
#define KB_BASE_HEADROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>

typedef struct kb_headroom {
    struct rlimit before;
    bool set;
} kb_headroom;

/** From here on the process may take `bytes` more than it has.  Where the
 * system does not say how much that is (no /proc), nothing is limited. */
void kb_headroom_begin(kb_headroom *out, size_t bytes);

/** Ends that.  errno stays as it is. */
void kb_headroom_end(const kb_headroom *headroom);

#endif
