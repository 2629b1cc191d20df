/* headroom.c - a limit on the memory that a call into a library may take. */
#include "base/headroom.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 256, DATA_FIELD = 5 /* from 0 */ };

/* What RLIMIT_DATA counts, in bytes: the sixth number of proc(5)'s statm, in
 * pages.  false: it is not known. */
static bool bytes_taken(rlim_t *out)
{
    char line[LINE_MAX_BYTES];
    FILE *file = fopen("/proc/self/statm", "re");
    char *at = file ? fgets(line, sizeof line, file) : NULL;

    if (file)
        fclose(file);
    for (int i = 0; at && i < DATA_FIELD; i++) {
        at = strchr(at, ' ');
        at = at ? at + 1 : NULL;
    }
    *out =
        at ? (rlim_t)strtoul(at, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE) : 0;
    return *out > 0;
}

void kb_headroom_begin(kb_headroom *out, size_t bytes)
{
    rlim_t taken;

    *out = (kb_headroom){.set = false};
    if (!bytes_taken(&taken) || getrlimit(RLIMIT_DATA, &out->before) != 0)
        return;
    struct rlimit limit = {taken + bytes, out->before.rlim_max};
    out->set = limit.rlim_cur < out->before.rlim_cur &&
               setrlimit(RLIMIT_DATA, &limit) == 0;
}

void kb_headroom_end(const kb_headroom *headroom)
{
    int reason = errno;

    if (headroom->set)
        setrlimit(RLIMIT_DATA, &headroom->before);
    errno = reason;
}
