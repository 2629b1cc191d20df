/* shape.c - whether words look like a term, and what kind of term. */
#include "extract/shape.h"

#include "text/utf8.h"

/* Code points of a Han term; bytes and words of a Latin one. */
enum { HAN_LEAST = 2, HAN_MOST = 14, LATIN_MOST = 40, LATIN_WORDS = 5 };
enum { DIGITS_MOST = 2 /* more is a number in a list, not a version */ };
enum { WALK_MOST = 14 }; /* code points back from a bracket */

bool kb_shape_is_latin(kb_str words)
{
    bool letter = false;
    for (size_t at = 0; at < words.len;) {
        kb_char_class class = kb_char_class_of(kb_utf8_next(words, &at));
        if (class == KB_CHAR_HAN)
            return false;
        letter |= class == KB_CHAR_LATIN;
    }
    return letter;
}

typedef bool edge_test(kb_str words, kb_str edge);

static bool holds(kb_str words, kb_str edge)
{
    return kb_str_find(words, edge, 0) != KB_STR_NONE;
}

static bool any(const kb_words *edges, edge_test *test, kb_str words)
{
    for (size_t i = 0; i < edges->len; i++) {
        if (test(words, edges->data[i]))
            return true;
    }
    return false;
}

static bool is_latin_term(kb_str words)
{
    size_t spaces = 0, digits = 0, dots = 0;
    for (size_t i = 0; i < words.len; i++) {
        spaces += words.ptr[i] == ' ';
        dots += words.ptr[i] == '.';
        digits += words.ptr[i] >= '0' && words.ptr[i] <= '9';
    }
    return words.len >= 2 && words.len <= LATIN_MOST && spaces < LATIN_WORDS &&
           digits <= DIGITS_MOST && dots <= 1;
}

static bool has_han(kb_str words)
{
    for (size_t at = 0; at < words.len;) {
        if (kb_char_class_of(kb_utf8_next(words, &at)) == KB_CHAR_HAN)
            return true;
    }
    return false;
}

/* "图3-1", "表2". */
static bool is_caption(kb_str words)
{
    size_t len = sizeof "图" - 1;
    return (kb_str_starts(words, KB_STR("图")) ||
            kb_str_starts(words, KB_STR("表"))) &&
           words.len > len && words.ptr[len] >= '0' && words.ptr[len] <= '9';
}

/* Digits and a measure word, or Chinese numerals alone: "10款工具", "十八". */
static bool is_counted(kb_str words)
{
    static const kb_str numerals = KB_STR_INIT("一二三四五六七八九十百千两");
    static const kb_str measures =
        KB_STR_INIT("款个大种项类步年月日天章节位家条");
    size_t at = 0, digits = 0, count = 0;
    for (size_t n = 0; at < words.len; n++) {
        size_t next = at;
        uint32_t c = kb_utf8_next(words, &next);
        kb_str here = kb_str_cut(words, at, next);
        if (kb_char_class_of(c) == KB_CHAR_DIGIT)
            digits++;
        else if (n > 0 && digits == n &&
                 kb_str_find(measures, here, 0) != KB_STR_NONE)
            return true;
        else if (kb_str_find(numerals, here, 0) != KB_STR_NONE)
            count++;
        else
            return false;
        at = next;
    }
    return count > 0 || digits > 0;
}

/* "趋势2" is a label as "趋势" is. */
static kb_str without_number(kb_str words)
{
    kb_str han = words;
    while (han.len > 0 && han.ptr[han.len - 1] >= '0' &&
           han.ptr[han.len - 1] <= '9')
        han.len--;
    return has_han(han) ? han : words;
}

/* Whether a longer word to keep begins where `edge` does: 对话, not 对. */
static bool is_kept(const kb_rules *rules, kb_str words, kb_str edge)
{
    const kb_words *keeps = &rules->edges[KB_EDGE_KEEP];
    for (size_t i = 0; i < keeps->len; i++) {
        if (keeps->data[i].len > edge.len &&
            kb_str_starts(words, keeps->data[i]))
            return true;
    }
    return false;
}

static bool begins_badly(const kb_rules *rules, kb_str words)
{
    const kb_words *begins = &rules->edges[KB_EDGE_BEGIN];
    for (size_t i = 0; i < begins->len; i++) {
        if (kb_str_starts(words, begins->data[i]) &&
            !is_kept(rules, words, begins->data[i]))
            return true;
    }
    return false;
}

bool kb_shape_is_name(const kb_rules *rules, kb_str words)
{
    kb_buf fold = KB_BUF_INIT((size_t)4 * LATIN_MOST);
    size_t count = kb_utf8_count(words);
    bool fits = kb_shape_is_latin(words)
                    ? is_latin_term(words)
                    : has_han(words) && count >= HAN_LEAST && count <= HAN_MOST;

    if (!fits || is_counted(words) || is_caption(words) ||
        begins_badly(rules, words) ||
        any(&rules->edges[KB_EDGE_END], kb_str_ends, words) ||
        any(&rules->edges[KB_EDGE_INSIDE], holds, words))
        return false;
    kb_fold_name(&fold, without_number(words));
    bool label = kb_rules_is_label(rules, kb_buf_str(&fold));
    kb_buf_dispose(&fold);
    return !label;
}

bool kb_shape_is_term(const kb_rules *rules, kb_str words)
{
    const kb_type *head = kb_rules_head(rules, words);
    bool headed = head && head->concept; /* 量化 is one, though 化 ends it */
    return kb_shape_is_name(rules, words) &&
           (headed ||
            !any(&rules->edges[KB_EDGE_PROPERTY], kb_str_ends, words));
}

/* Kinds whose head nouns are so telling that no surroundings outweigh them. */
static bool is_telling(kb_kind kind)
{
    const unsigned telling = 1u << KB_MODEL | 1u << KB_ORGANIZATION |
                             1u << KB_POLICY | 1u << KB_DATASET |
                             1u << KB_LAYER | 1u << KB_INFRASTRUCTURE |
                             1u << KB_RISK;
    return telling >> kind & 1;
}

kb_type kb_shape_type(const kb_rules *rules, kb_str words, const kb_type *hint)
{
    const kb_type *head = kb_rules_head(rules, words);
    if (head && (!head->concept || !hint || is_telling(head->kind)))
        return *head;
    return hint ? *hint : (kb_type){0};
}

bool kb_shape_in_word(const kb_rules *rules, kb_str text, size_t at)
{
    const kb_words *keeps = &rules->edges[KB_EDGE_KEEP];
    size_t before = at;
    kb_utf8_prev(text, &before);
    for (size_t i = 0; i < keeps->len; i++) {
        if (kb_str_starts(kb_str_cut(text, before, text.len), keeps->data[i]) ||
            kb_str_ends(kb_str_cut(text, 0, at), keeps->data[i]))
            return true;
    }
    return false;
}

size_t kb_shape_begin(const kb_rules *rules, kb_str text, size_t end)
{
    size_t at = end;
    for (int n = 0; at > 0 && n < WALK_MOST; n++) {
        size_t prev = at;
        kb_char_class class = kb_char_class_of(kb_utf8_prev(text, &prev));
        if (class == KB_CHAR_PUNCT || class == KB_CHAR_CONTROL)
            break;
        kb_str before = kb_str_cut(text, 0, at);
        if (class == KB_CHAR_HAN &&
            any(&rules->edges[KB_EDGE_STOP], kb_str_ends, before) &&
            !kb_shape_in_word(rules, text, at))
            break;
        at = prev;
    }
    while (at < end && text.ptr[at] == ' ')
        at++;
    return at;
}
