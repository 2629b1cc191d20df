/* program.h - one run of the program: a command line, its output and its exit
 * code. */
#ifndef KB_CLI_PROGRAM_H
#define KB_CLI_PROGRAM_H

/** Runs the command that argv names, as main() is given it.
 * @return the exit code */
int kb_program_run(int argc, char **argv);

#endif
