/* person.c - people of no lexicon, named behind what they are. */
#include "extract/person.h"

#include "extract/bound.h"
#include "extract/shape.h"
#include "text/utf8.h"

/* The byte behind `n` Han characters from `at` on, or 0. */
static size_t behind_han(kb_str text, size_t at, int n)
{
    while (n-- > 0) {
        if (at >= text.len ||
            kb_char_class_of(kb_utf8_next(text, &at)) != KB_CHAR_HAN)
            return 0;
    }
    return at;
}

/* Whether what would be a name is one: it does not end in a word that may
 * follow it ("郭耀在"), and is no other word ("顾问"). */
static bool is_name(const kb_rules *rules, kb_str words)
{
    size_t last = words.len;
    kb_utf8_prev(words, &last);
    return kb_rules_stands(rules, kb_str_cut(words, last, words.len)) ==
               KB_STANDS_NOT &&
           kb_shape_is_name(rules, words);
}

/* The Chinese name that begins at byte `at`: a surname, and one or two
 * characters up to where words end. */
static kb_str name_at(const kb_rules *rules, kb_str text, size_t at)
{
    enum { LONGEST = 3, SHORTEST = 2 };
    size_t end = behind_han(text, at, 1);
    if (end == 0 ||
        !kb_rules_names(rules, KB_EDGE_SURNAME, kb_str_cut(text, at, end)))
        return (kb_str){0};
    for (int n = LONGEST; n >= SHORTEST; n--) {
        end = behind_han(text, at, n);
        if (end > 0 && kb_bound_right(rules, text, end) &&
            is_name(rules, kb_str_cut(text, at, end)))
            return kb_str_cut(text, at, end);
    }
    return (kb_str){0};
}

void kb_person_discover(kb_reading *r, size_t block)
{
    const kb_type person = {true, KB_PERSON, kb_kind_layer(KB_PERSON)};
    const kb_rules *rules = &r->x->rules;
    const kb_founds *known = &r->known[block];
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    for (size_t i = 0; i < known->len; i++) {
        const kb_found *f = &known->data[i];
        kb_str words = kb_str_cut(text, f->start, f->end);
        if (r->x->lexicon.forms.data[f->form] >= 0 ||
            !kb_rules_names(rules, KB_EDGE_TITLE, words))
            continue;
        kb_str name = name_at(rules, text, f->end);
        if (name.len > 0)
            kb_reading_add(r, name, person);
    }
}
