/* number.h - numbers as Chinese and English texts write them. */
#ifndef KB_EXTRACT_NUMBER_H
#define KB_EXTRACT_NUMBER_H

#include <stdint.h>

#include "extract/quantity.h"

/** A number, a range ("10-20亿") or a short list of sizes ("7B/13B"). */
typedef struct kb_number {
    uint32_t start, end; /* bytes: its first digit, behind its scale */
    double value, max;   /* with the scale; max is value where it is one */
    bool vague;          /* "数亿", "100多万", "40+" */
    bool scaled;         /* has 万, 亿, B ... */
    bool written;        /* in Chinese numerals alone: "两万", "千亿" */
    bool ratio;          /* "三分之一", "1/8": value is in percent */
    bool percent; /* "百分之三十", or a range that has its "%" twice */
    char letter;  /* the scale, where it is one letter: 'B', 'K' */
} kb_number;

/** The next number at or behind byte `*at`, which moves behind it.  Digits
 * inside words ("GPT-4", "mp3"), of versions ("1.2.3") and of times ("12:30")
 * are none.  false at the end of the text. */
bool kb_number_next(kb_number *out, const kb_quantity_rules *rules, kb_str text,
                    size_t *at);

/** Whether there can be a number or a date in the text: quick. */
bool kb_number_possible(kb_str text);

#endif
