/* interrupt.h - the signals that ask the program to end. */
#ifndef KB_CLI_INTERRUPT_H
#define KB_CLI_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/** From now on Ctrl-C, a termination and the end of `timeout` seconds (0: no
 * end) set the flag, so that what is under way can be finished; asked again, or
 * two seconds late, the program ends at once.  A reader who goes away is a
 * failed write.  What was ignored before stays so.
 * @return the flag, for kb_writer_options.stop */
const volatile sig_atomic_t *kb_interrupt_catch(int64_t timeout);

/** Whether the flag was set, and not by the end of the time. */
bool kb_interrupt_by_user(void);

/** Ends the program as one ends that writes to a pipe which nobody reads, and
 * without a word; returns where that signal is ignored. */
void kb_interrupt_lost_reader(void);

#endif
