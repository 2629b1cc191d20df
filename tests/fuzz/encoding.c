/* encoding.c - bytes of any encoding to clean text.  The first byte says what
 * the sender calls the encoding. */
#include "fuzz.h"

#include "parse/charset.h"
#include "parse/encoding.h"
#include "text/nfc.h"
#include "text/utf8.h"

static const char *const names[] = {
    NULL,      "utf-8",       "gbk",      "gb2312",       "gb18030",
    "big5",    "utf-16le",    "utf-16be", "windows-1252", "utf-16",
    "no such", "utf-32le",    "euc-jp",   "shift_jis",    "koi8-r",
    "utf-7",   "iso-2022-cn", "hz",       "euc-kr",       "",
};
enum { NAMES = sizeof names / sizeof *names };

static void check_clean(kb_str text)
{
    HOLDS(kb_utf8_valid(text));
    HOLDS(kb_str_find(text, KB_STR("\r"), 0) < 0);
    HOLDS(kb_str_find(text, (kb_str){"", 1}, 0) < 0);
    kb_buf composed = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_nfc_add(&composed, text);
    HOLDS(kb_str_equal(kb_buf_str(&composed), text));
    kb_buf_dispose(&composed);
}

/* What is clean text already, and surely UTF-8, stays as it is. */
static void check_stable(kb_str text)
{
    kb_raw raw = {.name = "x", .bytes = text.ptr, .len = text.len};
    kb_buf room = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_decoded again;
    kb_error err;
    bool han = text.len > 0 && kb_utf8_is_han_lead(text.ptr[0]);

    if (han) {
        HOLDS(kb_decode(&again, &room, &raw, &err) == KB_OK);
        HOLDS(again.replaced == 0 && kb_str_equal(again.text, text));
    }
    kb_buf_dispose(&room);
}

static void check_conversion(kb_str bytes, const char *name)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);
    char declared[KB_CHARSET_NAME_MAX];
    size_t replaced = SIZE_MAX;

    if (kb_charset_convert(&out, &replaced, name, bytes, true)) {
        HOLDS(kb_utf8_valid(kb_buf_str(&out)));
        HOLDS(replaced <= bytes.len);
    } else {
        HOLDS(out.len == 0 && replaced == SIZE_MAX);
    }
    if (kb_charset_declared(declared, bytes))
        HOLDS(strlen(declared) < KB_CHARSET_NAME_MAX);
    kb_buf_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str bytes = fuzz_input(data, size);
    const char *name = names[fuzz_byte(&bytes) % NAMES];
    kb_raw raw = {
        .name = "x", .bytes = bytes.ptr, .len = bytes.len, .charset = name};
    kb_buf room = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_decoded out;
    kb_error err;

    kb_status status = kb_decode(&out, &room, &raw, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    if (status == KB_OK) {
        HOLDS(out.replaced <= bytes.len);
        check_clean(out.text);
        check_stable(out.text);
    }
    if (name)
        check_conversion(bytes, name);
    kb_buf_dispose(&room);
    return 0;
}
