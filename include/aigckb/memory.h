/* memory.h - what happens where there is no memory.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_MEMORY_H
#define AIGCKB_MEMORY_H

#include <stddef.h>

#include "aigckb/api.h"

KB_API_BEGIN

/** Hears that `wanted` bytes (0: unknown) cannot be had, in whichever thread
 * wanted them.  It must not return: it ends the process, and should do so
 * without exit handlers, for other threads are at work.  A store stays whole:
 * what was not committed yet is as if it never was. */
typedef void kb_no_memory_fn(size_t wanted);

/** Sets it; NULL: back to the one that writes a line and aborts.  To be called
 * before the first thread of this library works.
 *
 * There is no status for this failure (but where SQLite alone fails, which is
 * KB_NO_MEMORY): a program whose memory is short can do little else, and a
 * path that is never taken is one that does not work. */
void kb_on_no_memory(kb_no_memory_fn *fn);

KB_API_END

#endif
