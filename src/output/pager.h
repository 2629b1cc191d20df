/* pager.h - a program through which the reader leafs: AIGCKB_PAGER, else
 * PAGER, else less where there is one. */
#ifndef KB_OUTPUT_PAGER_H
#define KB_OUTPUT_PAGER_H

#include <stdio.h>
#include <sys/types.h>

/** Starts the pager on our stdout; what is written to the result goes there.
 * @return NULL where none is wanted (empty, or "cat") or it does not start */
FILE *kb_pager_open(pid_t *out);

/** Closes the stream and waits until the reader has left. */
void kb_pager_close(FILE *stream, pid_t pager);

#endif
