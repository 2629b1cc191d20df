/* exit.c - what a status is to the shell. */
#include "cli/exit.h"

#include <stdlib.h>

enum {
    EXIT_NOTHING = 1,
    EXIT_USAGE = 2,
    EXIT_PARTIAL = 3,
    EXIT_STORE = 4,
    EXIT_NETWORK = 5,
    EXIT_SCHEMA = 6,
    EXIT_DEFECT = 70,  /* EX_SOFTWARE of sysexits.h */
    EXIT_MEMORY = 71,  /* EX_OSERR */
    EXIT_BUSY = 75,    /* EX_TEMPFAIL */
    EXIT_STOPPED = 130 /* 128 + SIGINT */
};

int kb_exit_code(kb_status status)
{
    switch (status) { /* no default: a new status must choose */
    case KB_OK:
        return EXIT_SUCCESS;
    case KB_NOT_FOUND:
    case KB_AMBIGUOUS:
        return EXIT_NOTHING;
    case KB_USAGE:
        return EXIT_USAGE;
    case KB_BAD_INPUT:
    case KB_LIMIT:
    case KB_PARTIAL:
        return EXIT_PARTIAL;
    case KB_STORE_MISSING:
    case KB_STORE_DAMAGED:
    case KB_STORE_NEWER:
        return EXIT_STORE;
    case KB_NETWORK:
        return EXIT_NETWORK;
    case KB_SCHEMA:
        return EXIT_SCHEMA;
    case KB_BUSY:
        return EXIT_BUSY;
    case KB_INTERRUPTED:
        return EXIT_STOPPED;
    case KB_NO_MEMORY:
        return EXIT_MEMORY;
    case KB_INTERNAL:
    case KB_STATUS_COUNT:
        return EXIT_DEFECT;
    }
    return EXIT_DEFECT;
}
