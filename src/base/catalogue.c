/* catalogue.c - messages in the language of the user: the format is that of
 * the GNU gettext manual, "The Format of GNU MO Files". */
#include "base/catalogue.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

enum { FILE_MAX = 1 << 22, MAGIC = 0, COUNT = 2, SOURCES = 3, TEXTS = 4 };

static const uint32_t magic = 0x950412de; /* also says the order of bytes */

static kb_buf file = KB_BUF_INIT(FILE_MAX);
static size_t count; /* of messages; 0: none is open */

/* The number at `at`, counted in numbers; the file is not aligned. */
static uint32_t number(size_t at)
{
    uint32_t n;
    memcpy(&n, file.ptr + at * sizeof n, sizeof n);
    return n;
}

/* The n-th text of a table: a length and a place each. */
static const char *text_at(size_t table, size_t n)
{
    return file.ptr + number(number(table) / sizeof(uint32_t) + 2 * n + 1);
}

/* Whether a table lies in the file, and all its texts, each with its NUL. */
static bool is_whole(size_t table, size_t n)
{
    size_t begin = number(table), size = n * 2 * sizeof(uint32_t);
    size_t first = begin / sizeof(uint32_t);

    if (begin % sizeof(uint32_t) != 0 || begin > file.len ||
        size > file.len - begin)
        return false;
    for (size_t i = 0; i < n; i++) {
        size_t len = number(first + 2 * i), at = number(first + 2 * i + 1);
        if (at >= file.len || len >= file.len - at || file.ptr[at + len])
            return false;
    }
    return true;
}

bool kb_catalogue_open(const char *path)
{
    kb_error ignored;

    count = 0;
    kb_buf_clear(&file);
    if (kb_file_read(&file, path, &ignored) != KB_OK ||
        file.len < (TEXTS + 1) * sizeof(uint32_t) || number(MAGIC) != magic)
        return false;
    size_t n = number(COUNT);
    if (n <= file.len && is_whole(SOURCES, n) && is_whole(TEXTS, n))
        count = n;
    return count > 0;
}

void kb_catalogue_close(void)
{
    count = 0;
}

bool kb_catalogue_is_open(void)
{
    return count > 0;
}

/* The text, or NULL. */
static const char *find(const char *text)
{
    size_t from = 0, to = count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(text, text_at(SOURCES, middle));
        if (order == 0)
            return text_at(TEXTS, middle);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

const char *kb_tr(const char *text)
{
    /* the text of "" is about the catalogue */
    const char *found = text && *text ? find(text) : NULL;
    return found ? found : text;
}

/* The catalogue has it under the text for one, with the other behind its NUL.
 * Chinese has one form for all numbers, which stands there first. */
const char *kb_trn(const char *one, const char *many, long long n)
{
    const char *found = find(one);
    return found ? found : n == 1 ? one : many;
}
