/* iso_date.c - dates as precise as they are known. */
#include "base/iso_date.h"

#include <stdio.h>
#include <string.h>

/* Reads `digits` digits at the start of `rest`, and cuts them off.  @return
 * their number, or -1 */
static int take_number(kb_str *rest, size_t digits)
{
    int number = 0;

    if (rest->len < digits)
        return -1;
    for (size_t i = 0; i < digits; i++) {
        if (rest->ptr[i] < '0' || rest->ptr[i] > '9')
            return -1;
        number = number * 10 + (rest->ptr[i] - '0');
    }
    *rest = kb_str_cut(*rest, digits, rest->len);
    return number;
}

bool kb_iso_date_valid(kb_str text)
{
    static const struct {
        size_t digits;
        int first, last;
    } parts[] = {{4, 0, 9999}, {2, 1, 12}, {2, 1, 31}};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int number = take_number(&text, parts[i].digits);
        if (number < parts[i].first || number > parts[i].last)
            return false;
        if (text.len == 0)
            return true;
        if (text.ptr[0] != '-')
            return false;
        text = kb_str_cut(text, 1, text.len);
    }
    return false;
}

/* "Wed, 02 Oct 2002 13:00:00 GMT": RFC 822, also with a year of four digits */
static const char *read_mail_date(kb_arena *arena, const char *text)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const char *comma = strchr(text, ',');
    char month[16] = "";
    int day = 0, year = -1;

    /* NOLINTNEXTLINE(cert-err34-c): what is out of range is no date */
    if (sscanf(comma ? comma + 1 : text, "%2d %15s %4d", &day, month, &year) !=
            3 ||
        strlen(month) < 3 || year < 0)
        return NULL;
    month[3] = '\0'; /* of "September" too */
    const char *at = strstr(months, month);
    if (!at || (at - months) % 3 != 0)
        return NULL;
    if (year < 100)
        year += year < 50 ? 2000 : 1900;
    return kb_arena_printf(arena, "%04d-%02d-%02d", year,
                           (int)(at - months) / 3 + 1, day);
}

const char *kb_iso_date_read(kb_arena *arena, const char *text)
{
    kb_str day = kb_str_cut(kb_str_of(text), 0, strcspn(text, "T "));
    const char *found = kb_iso_date_valid(day)
                            ? kb_arena_copy(arena, day.ptr, day.len)
                            : read_mail_date(arena, text);
    return found && kb_iso_date_valid(kb_str_of(found)) ? found : NULL;
}

const char *kb_iso_date_precision(const char *date)
{
    const char *dash = strchr(date, '-');

    if (strchr(date, '/'))
        return "period";
    if (!dash)
        return "year";
    return dash == strrchr(date, '-') ? "month" : "day";
}
