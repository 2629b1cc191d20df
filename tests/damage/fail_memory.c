/* fail_memory.c - a preload library that makes one allocation fail: the N-th of
 * a process, whoever wants it, the libraries as well.
 *
 * FAIL_AT=N: that one gives NULL.  FAIL_COUNT=FILE: how many there were is
 * written there at the end.  FAIL_NOT=NAME: those of libraries with this in
 * their name are neither counted nor failed.  For programs without a sanitizer:
 * those have an allocator of their own. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What glibc's own functions are called besides: these need no dlsym(), which
 * itself allocates. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t unit, size_t size);

enum { DIGITS = 24, DECIMAL = 10, OWN_MODE = 0600 };

static atomic_long calls;
static long fail_at; /* 0: never; before main() nothing fails */
static const char *spared;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT");
    atomic_store(&calls, 0);
    spared = getenv("FAIL_NOT");
    fail_at = at ? strtol(at, NULL, DECIMAL) : 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_COUNT");
    char digits[DIGITS];
    size_t at = DIGITS;
    long count = atomic_load(&calls);
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, OWN_MODE) : -1;

    if (fd < 0)
        return;
    do
        digits[--at] = (char)('0' + count % DECIMAL);
    while ((count /= DECIMAL) > 0);
    if (write(fd, digits + at, DIGITS - at) < 0)
        abort();
    close(fd);
}

static int fails(const void *caller)
{
    Dl_info where;
    if (spared && dladdr(caller, &where) && strstr(where.dli_fname, spared))
        return 0;
    if (atomic_fetch_add(&calls, 1) + 1 != fail_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL
                                              : __libc_realloc(old, size);
}

void *aligned_alloc(size_t unit, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL
                                              : __libc_memalign(unit, size);
}

int posix_memalign(void **out, size_t unit, size_t size)
{
    void *memory =
        fails(__builtin_return_address(0)) ? NULL : __libc_memalign(unit, size);
    if (!memory)
        return ENOMEM;
    *out = memory;
    return 0;
}
