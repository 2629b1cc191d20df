/* manual.c - the manual pages. */
#include "cli/manual.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/command.h"

enum { PATH_BYTES = 4096 };

extern char **environ; // NOLINT(readability-redundant-declaration)

/* ---- which there are ---------------------------------------------------- */

static const kb_manual topics[] = {
    {"aigckb", "aigckb", 1, "knowledge base of the AIGC industry"},
    {"json", "aigckb-json", 5, "what aigckb prints for programs"},
    {"lexicon", "aigckb-lexicon", 5, "files of terms, and of corrections"},
    {"query", "aigckb-query", 7, "how aigckb understands queries and terms"}};

enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

static kb_manual manual_of(const kb_command *command)
{
    kb_manual manual = {
        .name = command->name, .section = 1, .summary = command->summary};

    snprintf(manual.page, sizeof manual.page, "aigckb-%s", command->name);
    return manual;
}

bool kb_manual_at(kb_manual *out, int n)
{
    if (n < TOPIC_COUNT) {
        *out = topics[n];
        return true;
    }
    if (!kb_commands[n - TOPIC_COUNT])
        return false;
    *out = manual_of(kb_commands[n - TOPIC_COUNT]);
    return true;
}

bool kb_manual_find(kb_manual *out, const char *name)
{
    const kb_command *command = kb_command_find(name);

    if (command) {
        *out = manual_of(command);
        return true;
    }
    for (int n = 0; n < TOPIC_COUNT; n++) {
        *out = topics[n];
        if (strcmp(out->name, name) == 0)
            return true;
    }
    return false;
}

/* ---- where they are ----------------------------------------------------- */

/* Beside the program in a build; where they are installed to; packed by who
 * made a package of it. */
static const char *const folders[] = {"man", KB_MAN_PATH};
static const char *const suffixes[] = {"", ".gz", ".xz", ".zst", ".bz2"};

static bool find_in(char path[PATH_BYTES], const char *program,
                    const char *folder, const kb_manual *manual)
{
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        int len = snprintf(path, PATH_BYTES, "%s/%s/man%d/%s.%d%s", program,
                           folder, manual->section, manual->page,
                           manual->section, suffixes[i]);
        if (len < PATH_BYTES && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

static bool find_page(char path[PATH_BYTES], const kb_manual *manual)
{
    char program[PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);

    if (len <= 0)
        return false;
    program[len] = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (find_in(path, program, folders[i], manual))
            return true;
    }
    return false;
}

/* ---- how they are shown ------------------------------------------------- */

static int spawn(pid_t *out, char **argv)
{
    posix_spawnattr_t attributes;
    sigset_t usual;

    sigemptyset(&usual);
    sigaddset(&usual, SIGINT); /* we ignore it meanwhile */
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int failed = posix_spawnp(out, argv[0], NULL, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

/* Runs a program to its end; Ctrl-C is for it alone.
 * @return whether it did what it should, or was ended by the reader */
static bool run(char **argv)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    int state = 0;
    pid_t child;

    sigaction(SIGINT, &ignore, &before);
    bool done = spawn(&child, argv) == 0;
    while (done && waitpid(child, &state, 0) < 0 && errno == EINTR)
        ;
    sigaction(SIGINT, &before, NULL);
    return done && (WIFSIGNALED(state) ||
                    (WIFEXITED(state) && WEXITSTATUS(state) == 0));
}

/* man and mandoc know their own variables only. */
static void choose_pager(bool paged)
{
    const char *pager = paged ? getenv("AIGCKB_PAGER") : "";

    if (pager)
        setenv("MANPAGER", *pager ? pager : "cat", 1);
}

bool kb_manual_show(const kb_manual *manual, bool paged)
{
    char path[PATH_BYTES], man[] = "man", mandoc[] = "mandoc";
    char utf8[] = "-Tutf8", pager[] = "-a"; /* through a pager */
    char *by_man[] = {man, path, NULL};
    char *by_mandoc[] = {mandoc, utf8, paged ? pager : path,
                         paged ? path : NULL, NULL};

    if (!find_page(path, manual))
        return false;
    choose_pager(paged);
    return run(by_man) || run(by_mandoc);
}
