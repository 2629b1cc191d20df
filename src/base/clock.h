/* clock.h - the time of day. */
#ifndef KB_BASE_CLOCK_H
#define KB_BASE_CLOCK_H

#include <stdint.h>

/** Milliseconds since 1970. */
int64_t kb_clock_ms(void);

#endif
