/* retry.h - what is worth another try, and when. */
#ifndef KB_FETCH_RETRY_H
#define KB_FETCH_RETRY_H

#include <stdbool.h>
#include <stdint.h>

/** Whether an answer with this status of HTTP may be another one later. */
bool kb_retry_answer(long status);

/** Whether what failed with this code of libcurl may succeed later. */
bool kb_retry_failure(int code);

/** The wait that Retry-After asks for: seconds, or a date (RFC 9110, 10.2.3).
 * @param value  of the field, or NULL
 * @param now_ms milliseconds since 1970
 * @return milliseconds; 0 for a time that is over; -1 where it says nothing */
int64_t kb_retry_after(const char *value, int64_t now_ms);

/** The wait before try `number` + 1: `base_ms` doubled for each try so far, at
 * most `max_ms`, of which half is left to chance, so that many who failed
 * together do not come back together.
 * @param seed any number but 0, kept between calls */
int64_t kb_retry_wait(int number, int64_t base_ms, int64_t max_ms,
                      uint64_t *seed);

#endif
