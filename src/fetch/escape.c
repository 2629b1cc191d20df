/* escape.c - one spelling for what an address escapes. */
#include "fetch/escape.h"

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)((at - digits) % 16) : -1;
}

static bool is_unreserved(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && c < 0x80 && strchr("-._~", c));
}

void kb_escape_add(kb_buf *out, kb_str path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        int high = i + 2 < path.len ? hex_digit(path.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(path.ptr[i + 2]) : -1;
        if (c == '%' && low >= 0) {
            int byte = high * 16 + low;
            i += 2;
            if (is_unreserved(byte))
                kb_buf_add_char(out, (char)byte);
            else
                kb_buf_printf(out, "%%%02X", (unsigned)byte);
        } else if (c < 0x80 && c != '%') {
            kb_buf_add_char(out, (char)c);
        } else {
            kb_buf_printf(out, "%%%02X", c);
        }
    }
}
