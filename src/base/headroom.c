/* headroom.c - a limit on the memory that a call into a library may take. */
#include "base/headroom.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* What RLIMIT_DATA counts, in bytes: the sixth number of proc(5)'s statm, in
 * pages.  false: it is not known. */
static bool bytes_taken(rlim_t *out)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    bool known = file && fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) == 1;

    if (file)
        fclose(file);
    *out = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
    return known;
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
