/* main.c - where the program begins. */
#include "base/warm.h"
#include "cli/program.h"

int main(int argc, char **argv)
{
    kb_warm_code();
    return kb_program_run(argc, argv);
}
