/* date.h - dates and years as texts write them. */
#ifndef KB_EXTRACT_DATE_H
#define KB_EXTRACT_DATE_H

#include <stdint.h>

#include "aigckb/arena.h"
#include "base/str.h"
#include "base/vec.h"

typedef struct kb_date {
    uint32_t start, end;  /* bytes */
    int year, month, day; /* month and day 0 where not given */
    int until;            /* the last year of a period, or 0 */
    bool bare;            /* a year without 年: "2017" */
    bool titled;          /* inside 《》 or 「」: of a work's name */
} kb_date;

typedef KB_VEC(kb_date) kb_dates;

/** Reads "2024-04-17", "2024-04" or "2024"; false where it is none. */
bool kb_date_read(kb_date *out, const char *iso);

/** The dates of a text in reading order.  "5月3日" is of the year before it in
 * the text; that, 今年 and 去年 count from `today`, the date of the article,
 * and mean nothing where it is NULL. */
void kb_dates_find(kb_dates *out, kb_arena *arena, kb_str text,
                   const kb_date *today);

/** ISO 8601, as precise as known; "2024/2028" where it is a period. */
const char *kb_date_iso(kb_arena *arena, const kb_date *date);

/** Whether it begins behind the end of `today`, as far as both are known. */
bool kb_date_is_after(const kb_date *date, const kb_date *today);

#endif
