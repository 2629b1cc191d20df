/* ledger.c - the file of corrections: locked, changed, and the store with it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "aigckb/curate.h"
#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"

enum {
    TEXT_MAX = 16 * 1024 * 1024,
    WAIT_MS = 5000, /* for who has the lock */
    STEP_MS = 50,
    NANOSECONDS = 1000000,
    OWN_MODE = 0600
};

static const char header[] =
    "# Corrections of a store of aigckb, one a line, in the order in which\n"
    "# they hold; words have tabs between.  `aigckb help curate` names them.\n";

struct kb_ledger {
    kb_store *store;
    kb_arena *arena;
    const char *path; /* of the file itself, where a link leads to it */
    int lock;         /* its folder, open and locked; -1: none */
    kb_buf text;
    kb_corrections corrections;
};

const char *kb_ledger_path(kb_arena *arena, const char *store)
{
    static const char suffix[] = ".db";
    size_t len = strlen(store), tail = sizeof suffix - 1;

    if (len > tail && strcmp(store + len - tail, suffix) == 0 &&
        store[len - tail - 1] != '/')
        len -= tail;
    return kb_arena_printf(arena, "%.*s.corrections", (int)len, store);
}

/* ---- reading ------------------------------------------------------------ */

static kb_status add_line(void *context, const kb_correction *c)
{
    kb_ledger *ledger = context;
    kb_buf_printf(&ledger->text, "%s\n", kb_correction_line(ledger->arena, c));
    return KB_OK;
}

/* Nothing is lost with the file: the store has it too. */
static kb_status read_store(kb_ledger *ledger, kb_error *err)
{
    kb_buf_add_text(&ledger->text, header);
    return kb_store_corrections(ledger->store, add_line, ledger, err);
}

static kb_status parse(kb_ledger *ledger, kb_error *err)
{
    if (ledger->text.over)
        return kb_fail(err, KB_LIMIT, "%s: more than %d bytes", ledger->path,
                       TEXT_MAX);
    return kb_corrections_parse(&ledger->corrections, ledger->arena,
                                ledger->path, ledger->text.ptr,
                                ledger->text.len, err);
}

static kb_status read_all(kb_ledger *ledger, kb_error *err)
{
    kb_status status = access(ledger->path, F_OK) == 0
                           ? kb_file_read(&ledger->text, ledger->path, err)
                           : read_store(ledger, err);

    return status == KB_OK ? parse(ledger, err) : status;
}

/* ---- locking ------------------------------------------------------------ */

static const char *folder_of(kb_arena *arena, const char *path)
{
    size_t len = (size_t)(kb_file_base(path) - path);
    return len > 0 ? kb_arena_copy(arena, path, len) : ".";
}

/* The file is replaced when it changes, so its folder is what is locked. */
static kb_status lock(kb_ledger *ledger, kb_error *err)
{
    static const struct timespec step = {0, (long)STEP_MS * NANOSECONDS};
    const char *folder = folder_of(ledger->arena, ledger->path);

    ledger->lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (ledger->lock < 0)
        return kb_fail(err, KB_BAD_INPUT, "%s: %s", folder, strerror(errno));
    for (int waited = 0; flock(ledger->lock, LOCK_EX | LOCK_NB) != 0;
         waited += STEP_MS) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return kb_fail(err, KB_BAD_INPUT, "cannot lock %s: %s", folder,
                           strerror(errno));
        if (waited >= WAIT_MS)
            return kb_fail(err, KB_BUSY,
                           "another process changes the corrections: try "
                           "again");
        nanosleep(&step, NULL);
    }
    return KB_OK;
}

static kb_ledger *ledger_new(kb_store *store, const char *path)
{
    kb_ledger *ledger = kb_alloc(sizeof *ledger);
    char *real = kb_file_real(path);

    *ledger = (kb_ledger){.store = store,
                          .arena = kb_arena_new(),
                          .lock = -1,
                          .text = KB_BUF_INIT(TEXT_MAX)};
    ledger->path = kb_arena_strdup(ledger->arena, real ? real : path);
    free(real);
    return ledger;
}

kb_status kb_ledger_open(kb_ledger **out, kb_store *store, const char *path,
                         kb_error *err)
{
    kb_ledger *ledger = ledger_new(store, path);
    kb_status status = lock(ledger, err);

    if (status == KB_OK)
        status = read_all(ledger, err);
    *out = status == KB_OK ? ledger : NULL;
    if (status != KB_OK)
        kb_ledger_close(ledger);
    return status;
}

void kb_ledger_close(kb_ledger *ledger)
{
    if (!ledger)
        return;
    if (ledger->lock >= 0)
        close(ledger->lock);
    kb_buf_dispose(&ledger->text);
    kb_arena_free(ledger->arena);
    free(ledger);
}

const kb_corrections *kb_ledger_corrections(const kb_ledger *ledger)
{
    return &ledger->corrections;
}

const char *kb_ledger_text(const kb_ledger *ledger)
{
    return ledger->text.ptr;
}

/* ---- changing ----------------------------------------------------------- */

kb_status kb_ledger_add(kb_ledger *ledger, const kb_corrections *more,
                        const char *name, kb_corrections *added, kb_error *err)
{
    kb_status status = kb_curation_new_of(
        added, ledger->arena, &ledger->corrections, more, name, err);

    if (status != KB_OK || added->len == 0)
        return status;
    if (ledger->text.len == 0)
        kb_buf_add_text(&ledger->text, header);
    if (ledger->text.ptr[ledger->text.len - 1] != '\n')
        kb_buf_add_char(&ledger->text, '\n');
    for (size_t i = 0; i < added->len; i++)
        add_line(ledger, &added->data[i]);
    return parse(ledger, err);
}

kb_status kb_ledger_drop(kb_ledger *ledger, size_t n, kb_error *err)
{
    kb_buf text = KB_BUF_INIT(TEXT_MAX);
    kb_str rest = kb_buf_str(&ledger->text), line;

    if (ledger->corrections.len == 0)
        return kb_fail(err, KB_NOT_FOUND, "there are no corrections");
    if (n == 0 || n > ledger->corrections.len)
        return kb_fail(err, KB_NOT_FOUND, "there are %zu corrections, not %zu",
                       ledger->corrections.len, n);
    size_t gone = ledger->corrections.data[n - 1].line;
    for (size_t at = 1; kb_str_split(&rest, '\n', &line); at++) {
        if (at == gone)
            continue;
        kb_buf_add(&text, line);
        if (rest.ptr)
            kb_buf_add_char(&text, '\n');
    }
    kb_buf_dispose(&ledger->text);
    ledger->text = text;
    return parse(ledger, err);
}

/* ---- writing ------------------------------------------------------------ */

static kb_status cannot_write(const char *path, kb_error *err)
{
    return kb_fail(err, KB_INTERNAL, "cannot write %s: %s", path,
                   strerror(errno));
}

static kb_status write_to(int fd, const kb_buf *text, const char *path,
                          kb_error *err)
{
    for (size_t at = 0; at < text->len;) {
        ssize_t n = write(fd, text->ptr + at, text->len - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_write(path, err);
        at += (size_t)n;
    }
    return fsync(fd) == 0 ? KB_OK : cannot_write(path, err);
}

/* Writes a file beside, which is on the disk when this returns.
 * @param[out] beside its name, to be freed */
static kb_status write_beside(char **beside, const kb_ledger *ledger,
                              kb_error *err)
{
    int fd = kb_file_beside(beside, ledger->path, OWN_MODE);

    if (fd < 0)
        return cannot_write(ledger->path, err);
    kb_status status = write_to(fd, &ledger->text, ledger->path, err);
    if (close(fd) != 0 && status == KB_OK)
        status = cannot_write(ledger->path, err);
    return status;
}

static kb_status curate(const kb_ledger *ledger, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_curation curation;
    kb_status status = kb_curation_of(&curation, arena, &ledger->corrections,
                                      ledger->path, err);

    if (status == KB_OK)
        status = kb_store_curate(ledger->store, &curation, err);
    kb_arena_free(arena);
    return status;
}

/* What can fail comes before the store is changed, and only the new name of a
 * file that is on the disk behind it. */
kb_status kb_ledger_commit(kb_ledger *ledger, kb_error *err)
{
    char *beside;
    kb_status status = write_beside(&beside, ledger, err);

    if (status == KB_OK)
        status = curate(ledger, err);
    if (status == KB_OK && rename(beside, ledger->path) != 0)
        status = cannot_write(ledger->path, err);
    if (status != KB_OK)
        unlink(beside);
    else
        (void)fsync(ledger->lock); /* some file systems cannot */
    free(beside);
    return status;
}

/* ---- replaying ---------------------------------------------------------- */

/* Whether the store has other corrections than the file. */
static kb_status differs(kb_ledger *ledger, bool *out, kb_error *err)
{
    char stamp[sizeof((kb_curation *)NULL)->stamp] = "";
    kb_curation curation;
    kb_status status = kb_curation_of(&curation, ledger->arena,
                                      &ledger->corrections, ledger->path, err);

    if (status == KB_OK)
        status = kb_store_curated(ledger->store, stamp, err);
    *out = status == KB_OK && strcmp(stamp, curation.stamp) != 0;
    return status;
}

kb_status kb_ledger_replay(kb_store *store, const char *path, kb_error *err)
{
    bool other = false;
    kb_ledger *ledger;

    if (access(path, F_OK) != 0)
        return KB_OK;
    ledger = ledger_new(store, path);
    kb_status status = read_all(ledger, err);
    if (status == KB_OK)
        status = differs(ledger, &other, err);
    kb_ledger_close(ledger);
    if (status != KB_OK || !other)
        return status;
    status = kb_ledger_open(&ledger, store, path, err); /* who is at it? */
    if (status == KB_OK)
        status = curate(ledger, err);
    kb_ledger_close(ledger);
    return status;
}
