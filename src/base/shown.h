/* shown.h - addresses as messages show them. */
#ifndef KB_BASE_SHOWN_H
#define KB_BASE_SHOWN_H

#include "aigckb/arena.h"

/** `text` without the user and the password of an address in it, whatever its
 * scheme is, and also where it is none that can be read; all other text as it
 * is.  The arena's, or `text` itself. */
const char *kb_shown_address(kb_arena *arena, const char *text);

#endif
