/* interrupt.h - the signals that ask the program to end. */
#ifndef KB_CLI_INTERRUPT_H
#define KB_CLI_INTERRUPT_H

#include <signal.h>
#include <stdint.h>

/** From now on Ctrl-C, a termination and the end of `timeout` seconds (0: no
 * end) set the flag, so that what is under way can be finished; asked again, or
 * two seconds late, the program ends at once.  A reader who goes away is a
 * failed write, no signal.
 * @return the flag, for kb_writer_options.stop */
const volatile sig_atomic_t *kb_interrupt_catch(int64_t timeout);

#endif
