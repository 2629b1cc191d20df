/* member_name.h - the names that an archive gives to what is in it. */
#ifndef KB_INGEST_MEMBER_NAME_H
#define KB_INGEST_MEMBER_NAME_H

#include "base/buf.h"
#include "base/str.h"

/** Appends a name as UTF-8, without "./" before it.  Names that are no UTF-8
 * are GB18030: zips made by Windows in China are full of them, and say nothing
 * of it.  What is neither is UTF-8 with U+FFFD in it. */
void kb_member_name_decode(kb_buf *out, kb_str bytes);

/** Why a member of this name is refused, a piece of a message; NULL where it is
 * not.  A backslash parts folders too: on Windows it does. */
const char *kb_member_name_fault(kb_str name);

/** Whether it is hidden (a folder or the file begins with a '.'), or what macOS
 * puts beside files (__MACOSX/). */
bool kb_member_name_hidden(kb_str name);

#endif
