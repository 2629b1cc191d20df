/* clock.h - the time of day, and how long things take. */
#ifndef KB_BASE_CLOCK_H
#define KB_BASE_CLOCK_H

#include <stdint.h>

/** Milliseconds since 1970. */
int64_t kb_clock_ms(void);

/** Milliseconds since some time before, for durations: never set back. */
int64_t kb_clock_steady_ms(void);

#endif
