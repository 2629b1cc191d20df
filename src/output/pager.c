/* pager.c - runs the reader's pager at the end of a pipe. */
#include "output/pager.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration)

#define USUAL                                                                  \
    "if command -v less >/dev/null; then exec less -FRX; else exec cat; fi"

static const char *chosen(void)
{
    const char *command = getenv("AIGCKB_PAGER");
    if (!command)
        command = getenv("PAGER");
    return command ? command : USUAL;
}

/* Runs `command` with `input` as its stdin. */
static int spawn(pid_t *out, const char *command, const int ends[2])
{
    char shell[] = "sh", flag[] = "-c";
    char *text = strdup(command);
    char *argv[] = {shell, flag, text, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;

    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE); /* we ignore it; the pager should not */
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);

    int failed =
        posix_spawn(out, "/bin/sh", &actions, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    free(text);
    return failed;
}

FILE *kb_pager_open(pid_t *out)
{
    const char *command = chosen();
    int ends[2];

    if (*command == '\0' || strcmp(command, "cat") == 0 || pipe(ends) != 0)
        return NULL;
    int failed = spawn(out, command, ends);
    close(ends[0]);
    FILE *stream = failed ? NULL : fdopen(ends[1], "w");
    if (!stream)
        close(ends[1]);
    return stream;
}

void kb_pager_close(FILE *stream, pid_t pager)
{
    fclose(stream);
    while (waitpid(pager, NULL, 0) < 0 && errno == EINTR)
        ;
}
