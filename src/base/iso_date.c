/* iso_date.c - dates as precise as they are known. */
#include "base/iso_date.h"

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
