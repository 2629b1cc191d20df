/* interrupt.c - the signals that ask the program to end. */
#include "cli/interrupt.h"

#include <limits.h>
#include <stddef.h>
#include <unistd.h>

enum { GRACE = 2 }; /* seconds to finish after a timeout */

/* A handler can reach nothing but such a variable. */
static volatile sig_atomic_t stop;

static void on_signal(int number)
{
    stop = 1;
    if (number == SIGALRM)
        alarm(GRACE); /* the next one ends the program: SA_RESETHAND */
}

const volatile sig_atomic_t *kb_interrupt_catch(int64_t timeout)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGALRM};
    struct sigaction action = {0};

    action.sa_handler = on_signal;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        sigaction(caught[i], &action, NULL);

    action = (struct sigaction){0};
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    if (timeout > 0)
        alarm(timeout < UINT_MAX ? (unsigned)timeout : UINT_MAX);
    return &stop;
}
