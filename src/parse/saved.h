/* saved.h - the address that what saved a page has left in it. */
#ifndef KB_PARSE_SAVED_H
#define KB_PARSE_SAVED_H

#include "base/str.h"
#include "parse/source.h"

/** Sets the address from the comment that browsers ("saved from url=(0024)...")
 * and SingleFile put before a page. */
void kb_saved_address(kb_source *source, kb_str page);

#endif
