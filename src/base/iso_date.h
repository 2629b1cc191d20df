/* iso_date.h - dates as precise as they are known: "2024", "2024-11",
 * "2024-11-11" (ISO 8601). */
#ifndef KB_BASE_ISO_DATE_H
#define KB_BASE_ISO_DATE_H

#include <stdbool.h>

#include "aigckb/arena.h"
#include "base/str.h"

/** Whether text is such a date. */
bool kb_iso_date_valid(kb_str text);

/** How precise a date, or a period of two with '/' between, is by its form:
 * "year", "month", "day" or "period". */
const char *kb_iso_date_precision(const char *date);

/** Such a date of a text that begins with one, "2024-11-11T10:00:00Z", or has
 * one as mail has it (RFC 822), "Mon, 11 Nov 2024 10:00:00 GMT", in the arena;
 * else NULL. */
const char *kb_iso_date_read(kb_arena *arena, const char *text);

#endif
