/* spot.c - what surrounds a form shows that it is not meant. */
#include "extract/spot.h"

static bool is_address_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("._/@:%~=&?#-", c) != NULL);
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Whether a dot and one of these words end a part of the token. */
static bool has_ending(kb_str token)
{
    static const char *const endings[] = {
        "com", "cn", "org", "net", "io",   "ai", "co",  "edu", "gov",  "int",
        "app", "py", "js",  "h5",  "json", "md", "txt", "pdf", "html", "ipynb"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        for (size_t at = 1; at + len < token.len + 1; at++) {
            if (token.ptr[at - 1] == '.' &&
                strncmp(token.ptr + at, endings[i], len) == 0 &&
                (at + len == token.len || !is_word_byte(token.ptr[at + len])))
                return true;
        }
    }
    return false;
}

enum { ADDRESS_MOST = 120 /* bytes of an address that are read on a side */ };

/* The run of address characters around bytes [start, end), without the
 * punctuation that ends a sentence. */
static kb_str token_around(kb_str text, size_t start, size_t end)
{
    size_t first = start > ADDRESS_MOST ? start - ADDRESS_MOST : 0;
    size_t last = text.len - end > ADDRESS_MOST ? end + ADDRESS_MOST : text.len;
    size_t from = start, to = end;
    while (from > first && is_address_byte(text.ptr[from - 1]))
        from--;
    while (to < last && is_address_byte(text.ptr[to]))
        to++;
    while (to > end && !is_word_byte(text.ptr[to - 1]))
        to--;
    return kb_str_cut(text, from, to);
}

bool kb_spot_is_address(kb_str text, size_t start, size_t end)
{
    if (!is_word_byte(text.ptr[start]))
        return false;
    kb_str token = token_around(text, start, end);
    return token.len > end - start &&
           (kb_str_find(token, KB_STR("://"), 0) != KB_STR_NONE ||
            kb_str_starts(token, KB_STR("www.")) || has_ending(token));
}

bool kb_spot_is_trade(kb_str text, size_t end)
{
    /* A person or a firm, unless another word begins there. */
    static const struct {
        kb_str suffix;
        const char *unless; /* characters behind it */
    } trades[] = {
        {KB_STR_INIT("师"), "生傅"},
        {KB_STR_INIT("员"), "工"},
        {KB_STR_INIT("者"), ""},
        {KB_STR_INIT("工程师"), ""},
        {KB_STR_INIT("经理"), ""},
        {KB_STR_INIT("专员"), ""},
        {KB_STR_INIT("家"), "居庭具长电装"},
        {KB_STR_INIT("商"), "业务品城机"},
        {KB_STR_INIT("主"), "要题动流体导机"},
    };
    kb_str rest = kb_str_cut(text, end, text.len);
    for (size_t i = 0; i < sizeof trades / sizeof *trades; i++) {
        kb_str suffix = trades[i].suffix;
        if (!kb_str_starts(rest, suffix))
            continue;
        kb_str next = kb_str_cut(rest, suffix.len, rest.len);
        size_t len = sizeof "家" - 1;
        kb_str unless = kb_str_of(trades[i].unless);
        return next.len < len ||
               kb_str_find(unless, kb_str_cut(next, 0, len), 0) == KB_STR_NONE;
    }
    return false;
}
