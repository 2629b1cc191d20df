/* spot.h - what surrounds a form shows that it is not meant. */
#ifndef KB_EXTRACT_SPOT_H
#define KB_EXTRACT_SPOT_H

#include <stdbool.h>

#include "base/str.h"

/** Whether bytes [start, end) are a part of an address or a file name:
 * "huggingface.co", "gan_model.h5"; not where they are all of it
 * ("Character.ai"). */
bool kb_spot_is_address(kb_str text, size_t start, size_t end);

/** Whether the words that end at byte `end` only say what somebody does:
 * "产品设计" in "产品设计师". */
bool kb_spot_is_trade(kb_str text, size_t end);

#endif
