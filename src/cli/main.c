/* main.c - where the program begins. */
#include <string.h>
#include <unistd.h>

#include "aigckb/memory.h"
#include "base/warm.h"
#include "cli/exit.h"
#include "cli/program.h"

/* Nothing that it calls takes memory, and no exit handler waits for a lock that
 * another thread holds. */
static void die_of_memory(size_t wanted)
{
    static const char line[] = "aigckb: out of memory\n";

    (void)wanted;
    ssize_t told = write(STDERR_FILENO, line, strlen(line));
    (void)told; /* there may be nobody to tell */
    _exit(kb_exit_code(KB_NO_MEMORY));
}

int main(int argc, char **argv)
{
    kb_on_no_memory(die_of_memory);
    kb_warm_code();
    return kb_program_run(argc, argv);
}
