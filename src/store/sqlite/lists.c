/* lists.c - short lists of small numbers as JSON. */
#include "store/sqlite/lists.h"

#include <string.h>

enum {
    NUMBER_ROOM = 21, /* a sign, 19 digits, and what stands before */
    BASE = 10,
    DIGITS_MAX = 15 /* that are read */
};

/* ---- writing ------------------------------------------------------------ */

/* Writes before `end`.  @return where it begins.  (printf() would take longer
 * than all else that is done to a block.) */
static char *write_number(char *end, int64_t value)
{
    int64_t rest = value < 0 ? -value : value;

    do
        *--end = (char)('0' + rest % BASE);
    while ((rest /= BASE) > 0);
    if (value < 0)
        *--end = '-';
    return end;
}

void kb_lists_begin(kb_buf *out)
{
    kb_buf_add_char(out, '[');
}

void kb_lists_end(kb_buf *out)
{
    kb_buf_add_char(out, ']');
}

void kb_lists_add(kb_buf *out, const int64_t *numbers, size_t n)
{
    char text[KB_LIST_MAX * NUMBER_ROOM + 2];
    char *end = text + sizeof text, *at = end;

    while (n > 1 && numbers[n - 1] == 0)
        n--;
    *--at = ']';
    for (size_t i = n; i > 0; i--) {
        at = write_number(at, numbers[i - 1]);
        *--at = i > 1 ? ',' : '[';
    }
    if (out->len > 0 && out->ptr[out->len - 1] == ']')
        *--at = ',';
    kb_buf_add(out, (kb_str){at, (size_t)(end - at)});
}

/* ---- reading ------------------------------------------------------------ */

kb_lists kb_lists_of(const char *json)
{
    return (kb_lists){.at = *json == '[' ? json + 1 : NULL};
}

/* Reads a number at `*at`, which moves behind it. */
static bool read_number(const char **at, int64_t *number)
{
    const char *c = *at;
    bool negative = *c == '-';
    int64_t value = 0;

    c += negative;
    const char *first = c;
    for (; *c >= '0' && *c <= '9' && c - first < DIGITS_MAX; c++)
        value = value * BASE + (*c - '0');
    *number = negative ? -value : value;
    *at = c;
    return c > first;
}

/* Reads "[1,2,...]". */
static bool read_list(const char **at, int64_t *numbers, size_t n)
{
    memset(numbers, 0, n * sizeof *numbers);
    if (*(*at)++ != '[')
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!read_number(at, &numbers[i]))
            return false;
        char behind = *(*at)++;
        if (behind != ',')
            return behind == ']';
    }
    return false;
}

bool kb_lists_ended(const kb_lists *lists)
{
    return lists->at && strcmp(lists->at, "]") == 0;
}

bool kb_lists_next(kb_lists *lists, int64_t *numbers, size_t n)
{
    const char *at = lists->at;

    if (!at || kb_lists_ended(lists))
        return false;
    if (lists->begun && *at++ != ',')
        at = NULL;
    lists->begun = true;
    bool read = at && read_list(&at, numbers, n);
    lists->at = read ? at : NULL;
    return read;
}
