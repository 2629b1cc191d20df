/* manual.c - the manual pages. */
#include "cli/manual.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "cli/command.h"
#include "cli/installed.h"

enum { FILE_BYTES = 512 };

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

/* Packed by who made a package of them, or not. */
static const char *const suffixes[] = {"", ".gz", ".xz", ".zst", ".bz2"};

static bool find_page(char path[KB_PATH_BYTES], const kb_manual *manual)
{
    char beside[FILE_BYTES], installed[FILE_BYTES];

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        snprintf(beside, sizeof beside, "man/man%d/%s.%d%s", manual->section,
                 manual->page, manual->section, suffixes[i]);
        snprintf(installed, sizeof installed, KB_MAN_PATH "/man%d/%s.%d%s",
                 manual->section, manual->page, manual->section, suffixes[i]);
        if (kb_installed_find(path, beside, installed))
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
    char path[KB_PATH_BYTES], man[] = "man", mandoc[] = "mandoc";
    char utf8[] = "-Tutf8", pager[] = "-a"; /* through a pager */
    char *by_man[] = {man, path, NULL};
    char *by_mandoc[] = {mandoc, utf8, paged ? pager : path,
                         paged ? path : NULL, NULL};

    if (!find_page(path, manual))
        return false;
    choose_pager(paged);
    return run(by_man) || run(by_mandoc);
}
