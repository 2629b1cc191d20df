/* plain.h - whether a file that people write is text. */
#ifndef KB_TEXT_PLAIN_H
#define KB_TEXT_PLAIN_H

#include "aigckb/status.h"
#include "base/str.h"

/** Whether `text` is UTF-8 without control characters but tabs and line ends.
 * @param name of the file, for the message, which names the line
 * @return KB_OK or KB_BAD_INPUT */
kb_status kb_plain_check(const char *name, kb_str text, kb_error *err);

#endif
