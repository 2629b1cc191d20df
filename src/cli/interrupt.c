/* interrupt.c - the signals that ask the program to end. */
#include "cli/interrupt.h"

#include <limits.h>
#include <stddef.h>
#include <unistd.h>

enum { GRACE = 2 }; /* seconds to finish after a timeout */

/* A handler can reach nothing but such a variable. */
static volatile sig_atomic_t stop;

static void end_by(int number)
{
    signal(number, SIG_DFL);
    raise(number);
}

/* The second of any of them ends the program. */
static void on_signal(int number)
{
    if (stop)
        end_by(number);
    stop = number;
    if (number == SIGALRM)
        alarm(GRACE);
}

/* A write fails instead, and what is under way comes to an end. */
static void on_lost_reader(int number)
{
    (void)number;
}

static bool is_ignored(int number)
{
    struct sigaction now;
    return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

/* Not where who started us wants it to be ignored. */
static void handle(int number, void (*handler)(int))
{
    struct sigaction action = {0};

    if (is_ignored(number))
        return;
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

const volatile sig_atomic_t *kb_interrupt_catch(int64_t timeout)
{
    handle(SIGINT, on_signal);
    handle(SIGTERM, on_signal);
    handle(SIGPIPE, on_lost_reader);
    signal(SIGALRM, on_signal);
    if (timeout > 0)
        alarm(timeout < UINT_MAX ? (unsigned)timeout : UINT_MAX);
    return &stop;
}

bool kb_interrupt_by_user(void)
{
    return stop && stop != SIGALRM;
}

void kb_interrupt_lost_reader(void)
{
    if (!is_ignored(SIGPIPE))
        end_by(SIGPIPE);
}
