/* fault.c - a preload library that lets calls of the system fail: the N-th that
 * changes, reads or lists files below a folder, or all that follow.
 *
 * FAULT_UNDER  the folder, without links
 * FAULT_CALLS  what counts: change, read, list, share (see `call`)
 * FAULT_AT     which of these calls it is, from 1; 0: none, they are counted
 * FAULT_DO     kill, tear, full, error, broken, short (see `fault`)
 * FAULT_COUNT  a file that gets the number of calls when the program ends
 *
 * (stdio calls the system from inside of libc, where nothing can be put before
 * it: a limit of the size of files does for that, see RLIMIT_FSIZE.) */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is counted. */
typedef enum call {
    CALL_CHANGE, /* write, set the size, sync, make, name, remove */
    CALL_READ,
    CALL_LIST, /* the entries of a folder, and what they are */
    CALL_SHARE /* make, size or map the index that SQLite's log shares */
} call;

static const char *const call_words[] = {"change", "read", "list", "share",
                                         NULL};

/* What happens at the call. */
typedef enum fault {
    FAULT_NONE,
    FAULT_KILL,   /* SIGKILL before it is made */
    FAULT_TEAR,   /* SIGKILL where half of it is written */
    FAULT_FULL,   /* from here on nothing can grow or be made: ENOSPC */
    FAULT_ERROR,  /* EIO, once */
    FAULT_BROKEN, /* EIO, from here on */
    FAULT_SHORT   /* from here on only half is written or read */
} fault;

static const char *const fault_words[] = {"none",  "kill",   "tear",  "full",
                                          "error", "broken", "short", NULL};

/* What the environment says; set before main(). */
static const char *under;
static size_t under_len;
static int counted = -1, wanted;
static long at;
static atomic_long calls;

static int word_of(const char *const *words, const char *name)
{
    for (int i = 0; name && words[i]; i++) {
        if (strcmp(words[i], name) == 0)
            return i;
    }
    return -1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAULT_AT");

    under = getenv("FAULT_UNDER");
    under_len = under ? strlen(under) : 0;
    at = number ? strtol(number, NULL, 10) : 0;
    wanted = word_of(fault_words, getenv("FAULT_DO"));
    counted = under ? word_of(call_words, getenv("FAULT_CALLS")) : -1;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;

    if (file) {
        fprintf(file, "%ld\n", (long)calls);
        fclose(file);
    }
}

/* The function that the program would have called. */
static void find_real(void *to, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(to, &found, sizeof found);
}

#define REAL(name)                                                             \
    __typeof__(name) *real;                                                    \
    find_real(&real, #name)

/* ---- which call it is --------------------------------------------------- */

static bool is_below(const char *path)
{
    return strncmp(path, under, under_len) == 0 && path[under_len] == '/';
}

static bool is_shared(const char *path)
{
    static const char suffix[] = "-shm";
    size_t len = strlen(path), tail = sizeof suffix - 1;
    return len > tail && strcmp(path + len - tail, suffix) == 0;
}

/* What happens at a call of this sort for a file. */
static fault strike(call sort, const char *path)
{
    call count = is_shared(path) && counted == CALL_SHARE ? CALL_SHARE : sort;

    if ((int)count != counted || path[0] != '/' || !is_below(path))
        return FAULT_NONE;
    long n = ++calls;
    if (at == 0 || n < at)
        return FAULT_NONE;
    if (wanted == FAULT_KILL)
        kill(getpid(), SIGKILL);
    return n == at || wanted == FAULT_FULL || wanted == FAULT_BROKEN ||
                   wanted == FAULT_SHORT
               ? (fault)wanted
               : FAULT_NONE;
}

static fault strike_open(call sort, int fd)
{
    char link[64], path[PATH_MAX];
    int before = errno;

    if (counted < 0)
        return FAULT_NONE;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    errno = before;
    path[len > 0 ? len : 0] = '\0';
    return strike(sort, path);
}

/* By its name, which may begin in the working directory. */
static fault strike_named(call sort, const char *name)
{
    char path[PATH_MAX], folder[PATH_MAX];
    int before = errno;

    if (counted < 0)
        return FAULT_NONE;
    if (name[0] == '/')
        snprintf(path, sizeof path, "%s", name);
    else if (!getcwd(folder, sizeof folder) ||
             snprintf(path, sizeof path, "%s/%s", folder, name) >= PATH_MAX)
        path[0] = '\0';
    errno = before;
    return strike(sort, path);
}

/* The answer to a call that fails; 0: it may be made. */
static int failure(fault f)
{
    if (f == FAULT_ERROR || f == FAULT_BROKEN)
        return EIO;
    return f == FAULT_FULL ? ENOSPC : 0;
}

/* ---- writing and reading ------------------------------------------------ */

/* How much of a write that ends at `end` is made; -1: it fails. */
static ssize_t allowed(fault f, int fd, size_t n, off_t end)
{
    struct stat info;

    if (f == FAULT_TEAR || f == FAULT_SHORT)
        return (ssize_t)(n - n / 2);
    if (f == FAULT_FULL && fstat(fd, &info) == 0 && end <= info.st_size)
        return (ssize_t)n; /* it has its room already */
    errno = failure(f);
    return errno ? -1 : (ssize_t)n;
}

static ssize_t written(fault f, ssize_t n)
{
    if (f == FAULT_TEAR)
        kill(getpid(), SIGKILL);
    return n;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    REAL(write);
    fault f = strike_open(CALL_CHANGE, fd);
    if (f == FAULT_NONE)
        return real(fd, bytes, n);
    ssize_t some = allowed(f, fd, n, lseek(fd, 0, SEEK_CUR) + (off_t)n);
    return some < 0 ? -1 : written(f, real(fd, bytes, (size_t)some));
}

#define PWRITE(name)                                                           \
    ssize_t name(int fd, const void *bytes, size_t n, off_t offset)            \
    {                                                                          \
        REAL(name);                                                            \
        fault f = strike_open(CALL_CHANGE, fd);                                \
        if (f == FAULT_NONE)                                                   \
            return real(fd, bytes, n, offset);                                 \
        ssize_t some = allowed(f, fd, n, offset + (off_t)n);                   \
        return some < 0 ? -1                                                   \
                        : written(f, real(fd, bytes, (size_t)some, offset));   \
    }

PWRITE(pwrite)
PWRITE(pwrite64)

static bool reads(int fd, size_t *n)
{
    fault f = strike_open(CALL_READ, fd);

    if (f == FAULT_SHORT)
        *n -= *n / 2;
    else if (failure(f))
        errno = EIO;
    return failure(f) == 0;
}

ssize_t read(int fd, void *bytes, size_t n)
{
    REAL(read);
    return reads(fd, &n) ? real(fd, bytes, n) : -1;
}

#define PREAD(name)                                                            \
    ssize_t name(int fd, void *bytes, size_t n, off_t offset)                  \
    {                                                                          \
        REAL(name);                                                            \
        return reads(fd, &n) ? real(fd, bytes, n, offset) : -1;                \
    }

PREAD(pread)
PREAD(pread64)

/* ---- sizes, syncs, names ------------------------------------------------ */

static int refuse(int error)
{
    errno = error;
    return -1;
}

/* Setting a size makes a hole, which takes no room. */
static int outcome(fault f)
{
    int error = f == FAULT_FULL ? 0 : failure(f);
    return error ? refuse(error) : 0;
}

int fsync(int fd)
{
    REAL(fsync);
    return outcome(strike_open(CALL_CHANGE, fd)) ? -1 : real(fd);
}

int fdatasync(int fd)
{
    REAL(fdatasync);
    return outcome(strike_open(CALL_CHANGE, fd)) ? -1 : real(fd);
}

int ftruncate(int fd, off_t size)
{
    REAL(ftruncate);
    return outcome(strike_open(CALL_CHANGE, fd)) ? -1 : real(fd, size);
}

int ftruncate64(int fd, off_t size)
{
    REAL(ftruncate64);
    return outcome(strike_open(CALL_CHANGE, fd)) ? -1 : real(fd, size);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    return outcome(strike_named(CALL_CHANGE, to)) ? -1 : real(from, to);
}

int unlink(const char *path)
{
    REAL(unlink);
    return outcome(strike_named(CALL_CHANGE, path)) ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    int error = failure(strike_named(CALL_CHANGE, path));
    return error ? refuse(error) : real(path, mode);
}

static int makes(const char *path, int flags)
{
    struct stat info;
    bool fresh = flags & O_CREAT && stat(path, &info) != 0;
    return fresh || (counted == CALL_SHARE && is_shared(path))
               ? failure(strike_named(CALL_CHANGE, path))
               : 0;
}

#define OPEN(name)                                                             \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        REAL(name);                                                            \
        va_list args;                                                          \
        va_start(args, flags);                                                 \
        mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;              \
        va_end(args);                                                          \
        int before = errno, error = makes(path, flags);                        \
        errno = before;                                                        \
        return error ? refuse(error) : real(path, flags, mode);                \
    }

OPEN(open)
OPEN(open64)

/* ---- folders and shared memory ------------------------------------------ */

struct dirent *readdir(DIR *folder)
{
    REAL(readdir);
    int error = failure(strike_open(CALL_LIST, dirfd(folder)));
    if (!error)
        return real(folder);
    errno = error;
    return NULL;
}

int fstatat(int folder, const char *name, struct stat *out, int flags)
{
    REAL(fstatat);
    int error = failure(strike_open(CALL_LIST, folder));
    return error ? refuse(error) : real(folder, name, out, flags);
}

#define MMAP(name)                                                             \
    void *name(void *near, size_t size, int rights, int flags, int fd,         \
               off_t offset)                                                   \
    {                                                                          \
        REAL(name);                                                            \
        bool shared = fd >= 0 && counted == CALL_SHARE && flags & MAP_SHARED;  \
        if (!shared || !failure(strike_open(CALL_SHARE, fd)))                  \
            return real(near, size, rights, flags, fd, offset);                \
        errno = ENODEV; /* as where pages cannot be shared */                  \
        return MAP_FAILED;                                                     \
    }

MMAP(mmap)
MMAP(mmap64)
