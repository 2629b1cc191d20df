/* element.c - elements of a page, and what selects them. */
#include "parse/element.h"

static uint32_t letter_of(kb_str word)
{
    return word.len > 0 ? UINT32_C(1) << (word.ptr[0] & 31) : 0;
}

static uint32_t letters_of(kb_str words)
{
    uint32_t letters = 0;
    kb_str word;
    while (kb_str_split(&words, ' ', &word))
        letters |= letter_of(word);
    return letters;
}

kb_element kb_element_of(const char *name, const char *const *attributes)
{
    kb_element e = {.name = name, .attributes = attributes};
    for (const char *const *at = attributes; at && *at; at += 2) {
        if (!at[1])
            continue;
        if (strcmp(*at, "class") == 0)
            e.classes = kb_str_of(at[1]);
        else if (strcmp(*at, "id") == 0)
            e.id = kb_str_of(at[1]);
        else if (strcmp(*at, "style") == 0)
            e.style = kb_str_of(at[1]);
    }
    e.letters = letter_of(e.id) | letters_of(e.classes);
    return e;
}

kb_str kb_element_get(const kb_element *e, kb_str attribute)
{
    for (const char *const *at = e->attributes; at && *at; at += 2) {
        if (kb_str_equal(kb_str_of(*at), attribute))
            return kb_str_of(at[1] ? at[1] : "");
    }
    return (kb_str){0};
}

bool kb_element_is_hidden(const kb_element *e)
{
    return e->style.len > 0 &&
           (kb_str_find(e->style, KB_STR("display:none"), 0) >= 0 ||
            kb_str_find(e->style, KB_STR("display: none"), 0) >= 0);
}

/* ---- selectors ---------------------------------------------------------- */

/* The part of `text` from *at to the next sign of a selector. */
static kb_str read_part(kb_str text, size_t *at)
{
    size_t start = *at;
    while (*at < text.len && !strchr("#.[", text.ptr[*at]))
        ++*at;
    return kb_str_cut(text, start, *at);
}

static bool read_attribute(kb_selector *out, kb_str text, size_t *at)
{
    ptrdiff_t end = kb_str_find(text, KB_STR("]"), *at);
    if (end < 0)
        return false;
    kb_str inner = kb_str_cut(text, *at, (size_t)end);
    ptrdiff_t equals = kb_str_find(inner, KB_STR("="), 0);
    out->key = equals < 0 ? inner : kb_str_cut(inner, 0, (size_t)equals);
    if (equals >= 0)
        out->value = kb_str_cut(inner, (size_t)equals + 1, inner.len);
    *at = (size_t)end + 1;
    return out->key.len > 0;
}

bool kb_selector_read(kb_selector *out, kb_str text)
{
    size_t at = 0;
    bool right = text.len > 0;

    *out = (kb_selector){0};
    out->name = read_part(text, &at);
    while (right && at < text.len) {
        char sign = text.ptr[at++];
        if (sign == '[') {
            right = read_attribute(out, text, &at);
            continue;
        }
        kb_str *part = sign == '#' ? &out->id : &out->class_word;
        right = part->len == 0;
        *part = read_part(text, &at);
        right = right && part->len > 0;
    }
    out->letters = letter_of(out->id) | letter_of(out->class_word);
    return right;
}

static bool has_class(const kb_element *e, kb_str word)
{
    kb_str rest = e->classes, piece;
    while (kb_str_split(&rest, ' ', &piece)) {
        if (kb_str_equal(piece, word))
            return true;
    }
    return false;
}

static bool has_value(const kb_element *e, const kb_selector *s)
{
    kb_str value = kb_element_get(e, s->key);
    return value.ptr && (s->value.len == 0 || kb_str_equal(value, s->value));
}

bool kb_selector_matches(const kb_selector *s, const kb_element *e)
{
    return (s->letters & ~e->letters) == 0 &&
           (s->name.len == 0 || kb_str_equal(s->name, kb_str_of(e->name))) &&
           (s->id.len == 0 || kb_str_equal(s->id, e->id)) &&
           (s->class_word.len == 0 || has_class(e, s->class_word)) &&
           (s->key.len == 0 || has_value(e, s));
}
