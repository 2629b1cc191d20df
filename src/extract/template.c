/* template.c - paragraphs that many articles repeat, known by their hashes. */
#include "extract/template.h"

#include "text/utf8.h"

enum { LETTERS_MIN = 6 };

/* Whether a web address begins here. */
static bool is_address(const kb_folded *text, size_t at)
{
    static const char http[] = "http";
    for (size_t i = 0; i < sizeof http - 1; i++) {
        if (at + i >= text->len || text->chars[at + i] != (uint32_t)http[i])
            return false;
    }
    return true;
}

/* FNV-1a over whole code points, with a final mix.  Files hold these numbers:
 * a change here makes promotion-hashes.tsv anew. */
uint64_t kb_template_hash(const kb_folded *text)
{
    uint64_t h = 0xcbf29ce484222325u;
    size_t letters = 0;

    for (size_t i = 0; i < text->len; i++) {
        while (is_address(text, i)) {
            while (i < text->len && text->chars[i] < 0x80)
                i++;
        }
        if (i == text->len)
            break;
        kb_char_class class = kb_char_class_of(text->chars[i]);
        if (class != KB_CHAR_HAN && class != KB_CHAR_LATIN)
            continue;
        h = (h ^ text->chars[i]) * 0x100000001b3u;
        letters++;
    }
    h ^= h >> 32;
    h *= 0x9e3779b97f4a7c15u;
    return letters < LETTERS_MIN ? 0 : h | 1;
}
