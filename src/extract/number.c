/* number.c - numbers as Chinese and English texts write them. */
#include "extract/number.h"

#include <stdlib.h>

#include "extract/numeral.h"

enum {
    DIGITS_MAX = 15, /* more are no number that anybody reads */
    LIST_MAX = 6     /* sizes in one list */
};

/* ---- characters --------------------------------------------------------- */

static bool is_digit(kb_str text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static bool is_letter(kb_str text, size_t at)
{
    if (at >= text.len)
        return false;
    char c = (char)(text.ptr[at] | 0x20);
    return c >= 'a' && c <= 'z';
}

static bool is_at(kb_str text, size_t at, kb_str words)
{
    return kb_str_starts(kb_str_cut(text, at, text.len), words);
}

static size_t behind_blank(kb_str text, size_t at)
{
    return at < text.len && text.ptr[at] == ' ' ? at + 1 : at;
}

/* Whether a numeral at `at` may be more than a word: "一些" is not. */
static bool may_count(kb_str text, size_t at, const kb_numeral *n)
{
    size_t behind = at + KB_NUMERAL;
    return n->sort != KB_NUMERAL_DIGIT || kb_numeral_at(text, behind) ||
           is_at(text, behind, KB_STR("成")) ||
           is_at(text, behind, KB_STR("倍")) ||
           is_at(text, behind, KB_STR("分之"));
}

/* Whether 今年 or 去年 stand there, with 年 at `at`. */
static bool is_year_word(kb_str text, size_t at)
{
    kb_str left = kb_str_cut(text, 0, at);
    return is_at(text, at, KB_STR("年")) &&
           (kb_str_ends(left, KB_STR("今")) || kb_str_ends(left, KB_STR("去")));
}

bool kb_number_possible(kb_str text)
{
    for (size_t i = 0; i < text.len;) {
        if (!kb_utf8_is_han_lead(text.ptr[i])) {
            if (is_digit(text, i++))
                return true;
            continue;
        }
        const kb_numeral *n = kb_numeral_at(text, i);
        if ((n && may_count(text, i, n)) ||
            (text.ptr[i] == '\xE5' && is_year_word(text, i)))
            return true;
        i += KB_NUMERAL;
    }
    return false;
}

/* ---- one number --------------------------------------------------------- */

/* Whether a comma at `at` stands before three digits and no more. */
static bool is_group(kb_str text, size_t at)
{
    if (text.len - at <= 3 || text.ptr[at] != ',')
        return false;
    for (size_t i = 1; i <= 3; i++) {
        if (!is_digit(text, at + i))
            return false;
    }
    return !is_digit(text, at + 4);
}

/* Whether digits that end at `at` go on: a version, a time. */
static bool digits_go_on(kb_str text, size_t at)
{
    return at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ':') &&
           is_digit(text, at + 1);
}

/* Digits with commas and a point from `at`; false where they are too many, of a
 * version or a time, or the number of a section ("04"). */
static bool read_digits(double *value, kb_str text, size_t *at)
{
    char digits[DIGITS_MAX + 2];
    size_t n = 0, i = *at;
    bool point = false;
    for (; n < DIGITS_MAX; i++) {
        bool joins = !point && i < text.len && text.ptr[i] == '.' &&
                     is_digit(text, i + 1);
        if (!point && i < text.len && is_group(text, i))
            continue;
        if (!is_digit(text, i) && !joins)
            break;
        point = point || joins;
        digits[n++] = text.ptr[i];
    }
    digits[n] = '\0';
    *at = i;
    *value = strtod(digits, NULL);
    if (digits[0] == '0' && n > 1 && digits[1] != '.')
        return false;
    return n < DIGITS_MAX && !digits_go_on(text, i);
}

static bool takes(kb_str text, size_t *at, kb_str words)
{
    if (!is_at(text, *at, words))
        return false;
    *at += words.len;
    return true;
}

/* 多, 余, 几 and "+": somewhat more than said. */
static bool takes_more(kb_str text, size_t *at)
{
    return takes(text, at, KB_STR("多")) || takes(text, at, KB_STR("余")) ||
           takes(text, at, KB_STR("几")) || takes(text, at, KB_STR("+"));
}

/* A scale in Latin letters behind a number: " billion", "B", "k". */
static double latin_scale(kb_number *out, const kb_quantity_rules *rules,
                          kb_str text, size_t *at)
{
    size_t from = behind_blank(text, *at);
    for (size_t i = 0; i < rules->scales.len; i++) {
        const kb_scale_rule *rule = &rules->scales.data[i];
        size_t end = from + rule->words.len;
        bool ends = !is_letter(text, end) ||
                    is_at(text, end, KB_STR("token")) ||
                    is_at(text, end, KB_STR("Token"));
        if (!is_at(text, from, rule->words) || !ends || is_digit(text, end))
            continue;
        if (rule->words.len == 1 && from > *at)
            continue; /* "5 M" is a unit or a name */
        if (rule->words.len == 1)
            out->letter = (char)(rule->words.ptr[0] & ~0x20);
        out->scaled = true;
        *at = end;
        return rule->factor;
    }
    return 1;
}

/* "170亿", "100多万", "7B": digits and what multiplies them. */
static bool read_latin(kb_number *out, const kb_quantity_rules *rules,
                       kb_str text, size_t *at)
{
    if (!read_digits(&out->value, text, at))
        return false;
    size_t scale = behind_blank(text, *at);
    bool vague = takes_more(text, at);
    if (vague)
        scale = *at;
    const kb_numeral *n = kb_numeral_at(text, scale);
    if (n && n->sort >= KB_NUMERAL_PLACE &&
        !is_at(text, scale, KB_STR("百分"))) {
        out->value *= kb_numerals_read(&out->vague, &out->scaled, text, &scale);
        *at = scale;
    } else {
        out->value *= latin_scale(out, rules, text, at);
    }
    out->vague = vague;
    return true;
}

/* "两万", "十多亿". */
static void read_written(kb_number *out, kb_str text, size_t *at)
{
    out->written = true;
    out->value = kb_numerals_read(&out->vague, &out->scaled, text, at);
    if (out->value >= 10)
        out->vague = takes_more(text, at) || out->vague;
    const kb_numeral *n = kb_numeral_at(text, *at);
    if (n && n->sort == KB_NUMERAL_SCALE)
        out->value *= kb_numerals_read(&out->vague, &out->scaled, text, at);
}

/* One number from `at` without what joins it to others. */
static bool read_one(kb_number *out, const kb_quantity_rules *rules,
                     kb_str text, size_t at)
{
    *out = (kb_number){.start = (uint32_t)at};
    if (!is_digit(text, at))
        read_written(out, text, &at);
    else if (!read_latin(out, rules, text, &at))
        return false;
    if (out->letter)
        out->vague = takes(text, &at, KB_STR("+")) || out->vague;
    else if (out->scaled)
        out->vague = takes_more(text, &at) || out->vague;
    out->end = (uint32_t)at;
    out->max = out->value;
    return at > out->start;
}

/* ---- ratios, ranges, lists ---------------------------------------------- */

/* "三分之一", "百分之三十", "1/8". */
static void join_ratio(kb_number *out, const kb_quantity_rules *rules,
                       kb_str text)
{
    kb_number second;
    size_t at = out->end;
    if (out->value <= 0)
        return;
    if (takes(text, &at, KB_STR("分之"))) {
        if (!read_one(&second, rules, text, at) || second.scaled)
            return;
        out->ratio = true;
        out->percent = out->value > 99 && out->value < 101;
        out->value = 100 * second.value / out->value;
    } else if (takes(text, &at, KB_STR("/")) && is_digit(text, at)) {
        if (!read_one(&second, rules, text, at) || second.scaled ||
            second.value <= out->value || is_at(text, second.end, KB_STR("/")))
            return;
        out->ratio = true;
        out->value = 100 * out->value / second.value;
    } else {
        return;
    }
    out->max = out->value;
    out->end = second.end;
}

/* Behind what stands between the two ends of a range, or `at`. */
static size_t behind_range_sign(kb_str text, size_t at)
{
    static const kb_str signs[] = {
        KB_STR_INIT("-"),    KB_STR_INIT("~"),  KB_STR_INIT("–"),
        KB_STR_INIT("—"),    KB_STR_INIT("～"), KB_STR_INIT("到"),
        KB_STR_INIT("至"),   KB_STR_INIT("或"), KB_STR_INIT("甚至是"),
        KB_STR_INIT("甚至"),
    };
    size_t from = behind_blank(text, at), longest = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].len > longest && is_at(text, from, signs[i]))
            longest = signs[i].len;
    }
    return longest > 0 ? behind_blank(text, from + longest) : at;
}

static bool begins_number(kb_str text, size_t at)
{
    return is_digit(text, at) || kb_numeral_at(text, at);
}

/* "10-20亿", "10%~20%", "数百万或数十亿": the scale and the sign of the second
 * are the first's too, where it has none. */
static void join_range(kb_number *out, const kb_quantity_rules *rules,
                       kb_str text)
{
    kb_number second;
    size_t at = out->end;
    bool percent = takes(text, &at, KB_STR("%"));
    size_t next = behind_range_sign(text, at);
    if (next == at || !begins_number(text, next) ||
        !read_one(&second, rules, text, next) || second.value <= 0)
        return;
    if (percent && !is_at(text, second.end, KB_STR("%")))
        return;
    if (!out->scaled && second.scaled) {
        size_t unscaled = next;
        double plain;
        if (!is_digit(text, next) || !read_digits(&plain, text, &unscaled) ||
            plain <= 0)
            return;
        out->value *= second.value / plain;
    }
    if (second.value < out->value || out->written != second.written)
        return;
    out->max = second.value;
    out->end = second.end;
    out->scaled = second.scaled;
    out->letter = second.letter;
    out->vague = out->vague || second.vague;
}

/* Behind what stands between two sizes of a list, or `at`. */
static size_t behind_list_sign(kb_str text, size_t at)
{
    static const char signs[] = "/,+ ";
    size_t from = at;
    if (takes(text, &at, KB_STR("，")) || takes(text, &at, KB_STR("、")))
        return at;
    if (at < text.len && memchr(signs, text.ptr[at], sizeof signs - 1))
        return behind_blank(text, at + 1);
    return from;
}

/* "7B/13B", "2B，7B": sizes that differ and are one statement. */
static void join_list(kb_number *out, const kb_quantity_rules *rules,
                      kb_str text)
{
    kb_number next;
    for (int n = 0; n < LIST_MAX && out->letter == 'B'; n++) {
        size_t at = behind_list_sign(text, out->end);
        if (at == out->end || !is_digit(text, at) ||
            !read_one(&next, rules, text, at) || next.letter != out->letter)
            return;
        out->value = next.value < out->value ? next.value : out->value;
        out->max = next.value > out->max ? next.value : out->max;
        out->end = next.end;
    }
}

/* ---- the walk ----------------------------------------------------------- */

/* Whether digits at `at` go on what stands before them: a word, a version, a
 * time, an address. */
static bool goes_on(kb_str text, size_t at)
{
    static const char joints[] = "._/#@=&%:\\+";
    if (at == 0)
        return false;
    char before = text.ptr[at - 1];
    if (is_letter(text, at - 1) || is_digit(text, at - 1))
        return true;
    if (before == '-' && at > 1)
        return is_letter(text, at - 2) || is_digit(text, at - 2);
    if (before == ':' || before == '/')
        return at > 1 && !((unsigned char)text.ptr[at - 2] & 0x80);
    return before && strchr(joints, before);
}

/* Behind the Latin word or number that byte `at` is in. */
static size_t behind_word(kb_str text, size_t at)
{
    static const char joints[] = "._-:/";
    while (at < text.len &&
           (is_letter(text, at) || is_digit(text, at) ||
            (strchr(joints, text.ptr[at]) && text.ptr[at] &&
             (is_letter(text, at + 1) || is_digit(text, at + 1)))))
        at++;
    return at;
}

bool kb_number_next(kb_number *out, const kb_quantity_rules *rules, kb_str text,
                    size_t *at)
{
    while (*at < text.len) {
        bool digit = is_digit(text, *at);
        if (!digit && !kb_numeral_at(text, *at)) {
            *at += kb_utf8_is_han_lead(text.ptr[*at]) ? KB_NUMERAL : 1;
            continue;
        }
        if (digit && goes_on(text, *at)) {
            *at = behind_word(text, *at);
            continue;
        }
        if (!read_one(out, rules, text, *at)) {
            *at = behind_word(text, *at + 1);
            continue;
        }
        join_ratio(out, rules, text);
        join_range(out, rules, text);
        join_list(out, rules, text);
        *at = out->end;
        return true;
    }
    return false;
}
