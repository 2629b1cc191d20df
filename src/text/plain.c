/* plain.c - whether a file that people write is text. */
#include "text/plain.h"

#include "text/utf8.h"

static bool has_controls(kb_str line)
{
    if (kb_str_ends(line, KB_STR("\r")))
        line.len--;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        if ((c < ' ' && c != '\t') || c == 0x7F)
            return true;
    }
    return false;
}

kb_status kb_plain_check(const char *name, kb_str text, kb_error *err)
{
    kb_str line;
    for (size_t number = 1; kb_str_split(&text, '\n', &line); number++) {
        const char *why = !kb_utf8_valid(line) ? "not UTF-8"
                          : has_controls(line) ? "a control character"
                                               : NULL;
        if (why)
            return kb_fail(err, KB_BAD_INPUT, "%s:%zu: %s", name, number, why);
    }
    return KB_OK;
}
