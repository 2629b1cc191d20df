/* iso_date.h - dates as precise as they are known: "2024", "2024-11",
 * "2024-11-11" (ISO 8601). */
#ifndef KB_BASE_ISO_DATE_H
#define KB_BASE_ISO_DATE_H

#include <stdbool.h>

#include "base/str.h"

/** Whether text is such a date. */
bool kb_iso_date_valid(kb_str text);

#endif
