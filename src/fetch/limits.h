/* limits.h - the defaults of kb_web_options. */
#ifndef KB_FETCH_LIMITS_H
#define KB_FETCH_LIMITS_H

#include "fetch/fetch.h"

/** Fills in what is 0.
 * @return KB_OK or KB_USAGE (a limit that is out of its range) */
kb_status kb_limits_fill(kb_web_options *options, kb_error *err);

#endif
