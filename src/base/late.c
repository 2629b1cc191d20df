/* late.c - libraries that few runs need. */
#include "base/late.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

enum { EXIT_NOT_LOADED = 127 }; /* as of the loader */

_Noreturn static void die(void)
{
    kb_no_memory_check();
    fprintf(stderr, "aigckb: %s\n", dlerror());
    _Exit(EXIT_NOT_LOADED); /* other threads may be at work */
}

void kb_late_load(const char *library, const kb_late_symbol *symbols, size_t n)
{
    errno = 0;
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);

    if (!handle)
        die();
    for (size_t i = 0; i < n; i++) {
        void *found = dlsym(handle, symbols[i].name);
        if (!found)
            die();
        *(void **)symbols[i].to = found; /* POSIX: functions fit in void * */
    }
}
