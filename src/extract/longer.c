/* longer.c - names of no lexicon that begin with a known one. */
#include "extract/longer.h"

#include "extract/bound.h"
#include "extract/shape.h"
#include "text/utf8.h"

/* "数据智能与交叉创新实验室" is one laboratory. */
static const kb_str JOINT = KB_STR_INIT("与");

/* Whether words name a part of an organization: "附属眼耳鼻喉科医院", but not
 * "等科技" or "母公司". */
static bool is_part(const kb_rules *rules, kb_str words)
{
    const kb_type *head = kb_rules_head(rules, words);
    return head && head->concept && head->kind == KB_ORGANIZATION &&
           !kb_str_ends(words, KB_STR("公司")) &&
           !kb_str_ends(words, KB_STR("科技")) &&
           !kb_str_starts(words, KB_STR("等")) &&
           !kb_str_starts(words, JOINT) &&
           (kb_str_find(words, KB_STR("联合"), 0) > 0 ||
            kb_shape_is_term(rules, words));
}

/* "复旦大学附属眼耳鼻喉科医院" is no university: where the words right behind
 * an organization end in the head of one, all of them name another. */
static void discover_part(kb_reading *r, size_t block, const kb_place *p)
{
    enum { PART_MOST = 18 };
    const kb_rules *rules = &r->x->rules;
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t at = p->end, end = p->end;
    for (int n = 0; at < text.len && n < PART_MOST; n++) {
        size_t next = at;
        kb_char_class class = kb_char_class_of(kb_utf8_next(text, &next));
        if ((class != KB_CHAR_HAN && class != KB_CHAR_LATIN) ||
            (kb_rules_is_stop(rules, kb_str_cut(text, at, next)) &&
             !kb_str_equal(kb_str_cut(text, at, next), JOINT)))
            break;
        at = next;
        if (is_part(rules, kb_str_cut(text, p->end, at)))
            end = at;
    }
    if (end > p->end)
        kb_reading_add(
            r, kb_str_cut(text, p->start, end),
            (kb_type){true, KB_ORGANIZATION, kb_kind_layer(KB_ORGANIZATION)});
}

/* ---- Latin names ---- */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The end of the word of a name at byte `at`: letters, digits, '-' and '.'
 * within. */
static size_t word_end(kb_str text, size_t at)
{
    size_t end = at;
    for (size_t i = at; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = is_upper(c) || is_lower(c) || is_digit(c);
        if (!letter && c != '-' && c != '.')
            break;
        end = letter ? i + 1 : end;
    }
    return end;
}

/* Whether "-Distil" or " Distributed" at byte `at` goes on with a name: a
 * hyphen and a capital or a digit, or a word that is no abbreviation. */
static bool goes_on(kb_str text, size_t at, size_t end)
{
    enum { WORD_LEAST = 5 };
    if (at + 1 >= end)
        return false;
    char first = text.ptr[at + 1];
    if (text.ptr[at] == '-')
        return is_upper(first) || is_digit(first);
    return is_upper(first) && end - at - 1 >= WORD_LEAST &&
           is_lower(text.ptr[at + 2]);
}

/* Whether the words around byte `at` are English rather than a name among Han
 * ones. */
static bool is_prose(kb_str text, size_t start, size_t end)
{
    bool before = start >= 2 && text.ptr[start - 1] == ' ' &&
                  (is_lower(text.ptr[start - 2]) || text.ptr[start - 2] == ',');
    bool behind = end + 1 < text.len && text.ptr[end] == ' ' &&
                  is_lower(text.ptr[end + 1]);
    return before || behind;
}

/* What a longer name is: what the known one is, but the work of a maker. */
static kb_type type_of(const kb_reading *r, const kb_place *p)
{
    const kb_type *known = &r->terms.data[p->term].type;
    return known->kind == KB_ORGANIZATION
               ? (kb_type){true, KB_PRODUCT, kb_kind_layer(KB_PRODUCT)}
               : *known;
}

/* Where a name that goes on at byte `at` ends; `at` where none does. */
static size_t name_end(kb_str text, size_t at)
{
    enum { WORDS_MOST = 3 };
    size_t end = at;
    for (int n = 0; n < WORDS_MOST && end < text.len; n++) {
        if (text.ptr[end] != ' ' && (n > 0 || text.ptr[end] != '-'))
            break;
        size_t next = word_end(text, end + 1);
        bool more = n > 0 && end + 1 < next && is_upper(text.ptr[end + 1]);
        if (!more && !goes_on(text, end, next))
            break;
        end = next;
    }
    return end;
}

/* "Qwen1.5-MoE" is not Qwen1.5, nor "PyTorch Distributed" PyTorch; but two
 * known names side by side are two. */
static void discover_latin(kb_reading *r, size_t block, const kb_place *p)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t from, to, end = name_end(text, p->end);
    kb_str words = kb_str_cut(text, p->start, end);
    kb_reading_within(r, block, p->end, end, &from, &to);
    if (end > p->end && from == to && kb_shape_is_latin(words) &&
        !is_prose(text, p->start, end))
        kb_reading_add(r, words, type_of(r, p));
}

/* ---- words that are part of a form ---- */

/* Where the form of a term begins that stands at byte `at`: before "智能". */
static size_t form_start(const kb_rules *rules, kb_str text, size_t at)
{
    const kb_words *ahead = &rules->edges[KB_EDGE_AHEAD];
    kb_str before = kb_str_cut(text, 0, at);
    while (before.len > 0 && before.ptr[before.len - 1] == ' ')
        before.len--;
    for (size_t i = 0; i < ahead->len; i++) {
        size_t start = before.len - ahead->data[i].len;
        if (kb_str_ends(before, ahead->data[i]) &&
            kb_bound_left(rules, text, start))
            return start;
    }
    return at;
}

/* Where the form of a term ends that ends at byte `at`: behind "系统". */
static size_t form_end(const kb_rules *rules, kb_str text, size_t at)
{
    const kb_words *tails = &rules->edges[KB_EDGE_TAIL];
    kb_str behind = kb_str_cut(text, at, text.len);
    for (size_t i = 0; i < tails->len; i++) {
        size_t end = at + tails->data[i].len;
        if (kb_str_starts(behind, tails->data[i]) &&
            kb_bound_right(rules, text, end))
            return end;
    }
    return at;
}

/* "智能客服系统" is 客服: words around a term that are part of its form. */
static void discover_form(kb_reading *r, size_t block, const kb_place *p)
{
    const kb_rules *rules = &r->x->rules;
    kb_kind kind = r->terms.data[p->term].type.kind;
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t start =
        kind == KB_APPLICATION ? form_start(rules, text, p->start) : p->start;
    size_t end = kb_bound_left(rules, text, start)
                     ? form_end(rules, text, p->end)
                     : p->end;
    if (start < p->start || end > p->end)
        kb_reading_alias(r, p->term, kb_str_cut(text, start, end));
}

static bool is_nameable(kb_kind kind)
{
    return kind == KB_MODEL || kind == KB_PRODUCT || kind == KB_ORGANIZATION;
}

void kb_longer_discover(kb_reading *r, size_t block)
{
    size_t from, to;
    kb_reading_block(r, block, &from, &to);
    for (; from < to; from++) {
        kb_place p = r->places.data[from];
        kb_kind kind = r->terms.data[p.term].type.kind;
        if (kind == KB_ORGANIZATION)
            discover_part(r, block, &p);
        if (is_nameable(kind))
            discover_latin(r, block, &p);
        if (kind == KB_APPLICATION || kind == KB_TECHNIQUE)
            discover_form(r, block, &p);
    }
}
