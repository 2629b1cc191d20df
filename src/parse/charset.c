/* charset.c - encodings by name, and their conversion. */
#include "parse/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <strings.h>

/* Names that stand for a smaller set than the texts really use. */
static const char *const supersets[][2] = {
    {"gb2312", "GB18030"},        {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},         {"cp936", "GB18030"},
    {"hz-gb-2312", "HZ-GB-2312"}, {"big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},       {"iso-8859-1", "WINDOWS-1252"},
};

static const char *widest(const char *encoding)
{
    for (size_t i = 0; i < sizeof supersets / sizeof *supersets; i++) {
        if (strcasecmp(encoding, supersets[i][0]) == 0)
            return supersets[i][1];
    }
    return encoding;
}

bool kb_charset_convert(kb_buf *out, size_t *replaced, const char *name,
                        kb_str bytes, bool whole)
{
    iconv_t cd = iconv_open("UTF-8", widest(name));
    if ((intptr_t)cd == -1)
        return false;
    kb_buf_clear(out);
    *replaced = 0;
    union {
        const char *given;
        char *wanted; /* iconv() does not write through it */
    } in = {bytes.ptr};
    size_t left = bytes.len;
    while (left > 0 && kb_buf_reserve(out, left + 16)) {
        char *to = out->ptr + out->len;
        size_t room = out->cap - out->len - 1;
        size_t done = iconv(cd, &in.wanted, &left, &to, &room);
        out->len = (size_t)(to - out->ptr);
        out->ptr[out->len] = '\0';
        if (done != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !whole)
            break; /* a cut end */
        kb_buf_add_text(out, "\xEF\xBF\xBD");
        ++*replaced;
        in.given++;
        left--;
    }
    iconv_close(cd);
    return true;
}
