/* date.c - dates and years as texts write them. */
#include "extract/date.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2099, YEAR_DIGITS = 4, CENTURY = 2000 };

/* How many bytes behind a date its year goes without saying; the first byte of
 * Chinese signs, which that of Chinese characters is not below. */
enum { NEAR = 240, SIGN_LEAD = 0xE3 };

static bool is_digit(kb_str text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static bool is_word(kb_str text, size_t at)
{
    if (at >= text.len)
        return false;
    char c = (char)(text.ptr[at] | 0x20);
    return is_digit(text, at) || (c >= 'a' && c <= 'z') || c == '_';
}

static bool takes(kb_str text, size_t *at, kb_str words)
{
    if (!kb_str_starts(kb_str_cut(text, *at, text.len), words))
        return false;
    *at += words.len;
    return true;
}

static void pass_blanks(kb_str text, size_t *at)
{
    while (*at < text.len && text.ptr[*at] == ' ')
        ++*at;
}

/* A number of up to `most` digits that is all there is, or -1. */
static int take_number(kb_str text, size_t *at, size_t most)
{
    size_t from = *at;
    int value = 0;
    while (is_digit(text, *at) && *at - from < most)
        value = value * 10 + (text.ptr[(*at)++] - '0');
    if (*at == from || is_digit(text, *at)) {
        *at = from;
        return -1;
    }
    return value;
}

static int take_year(kb_str text, size_t *at)
{
    size_t from = *at;
    int year = take_number(text, at, YEAR_DIGITS);
    if (*at - from == YEAR_DIGITS && year >= YEAR_MIN && year <= YEAR_MAX)
        return year;
    *at = from;
    return 0;
}

/* A month or day behind blanks and before one of two signs, or 0. */
static int take_part(kb_str text, size_t *at, int most, kb_str sign,
                     kb_str other)
{
    size_t next = *at;
    pass_blanks(text, &next);
    int value = take_number(text, &next, 2);
    pass_blanks(text, &next);
    if (value < 1 || value > most ||
        (!takes(text, &next, sign) && !takes(text, &next, other)))
        return 0;
    *at = next;
    return value;
}

static int take_month(kb_str text, size_t *at)
{
    return take_part(text, at, 12, KB_STR("月份"), KB_STR("月"));
}

static int take_day(kb_str text, size_t *at)
{
    return take_part(text, at, 31, KB_STR("日"), KB_STR("号"));
}

static bool takes_dash(kb_str text, size_t *at)
{
    static const kb_str dashes[] = {
        KB_STR_INIT("-"),  KB_STR_INIT("~"),  KB_STR_INIT("–"),
        KB_STR_INIT("—"),  KB_STR_INIT("～"), KB_STR_INIT("至"),
        KB_STR_INIT("到"),
    };
    pass_blanks(text, at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (takes(text, at, dashes[i])) {
            pass_blanks(text, at);
            return true;
        }
    }
    return false;
}

/* "-1990", "到1990年", "-至今" behind a year. */
static void join_period(kb_date *out, kb_str text)
{
    size_t at = out->end;
    if (!takes_dash(text, &at))
        return;
    takes_dash(text, &at);
    int until = take_year(text, &at);
    if (until > out->year) {
        size_t sign = at;
        out->until = until;
        pass_blanks(text, &sign);
        if (takes(text, &sign, KB_STR("年")))
            at = sign;
        out->bare = false;
        out->end = (uint32_t)at;
    } else if (takes(text, &at, KB_STR("至今")) ||
               takes(text, &at, KB_STR("今"))) {
        out->bare = false;
        out->end = (uint32_t)at;
    }
}

/* "-04-17" or "/4/17" or ".4" behind a year. */
static bool take_numeric(kb_date *out, kb_str text, size_t *at)
{
    if (*at >= text.len)
        return false;
    char sign = text.ptr[*at];
    size_t next = *at + 1;
    if (sign != '-' && sign != '/' && sign != '.')
        return false;
    int month = take_number(text, &next, 2);
    if (month < 1 || month > 12)
        return false;
    size_t unit = next;
    pass_blanks(text, &unit);
    if (takes(text, &unit, KB_STR("年")))
        return false; /* "2007-08年" */
    out->month = month;
    *at = next;
    if (takes(text, at, KB_STR("月"))) {
        out->day = take_day(text, at);
        return true;
    }
    if (next < text.len && text.ptr[next] == sign) {
        next++;
        int day = take_number(text, &next, 2);
        if (day >= 1 && day <= 31) {
            out->day = day;
            *at = next;
        }
    }
    return true;
}

/* "至23日" behind a day: an event is dated by its first one. */
static void pass_last_day(kb_date *out, kb_str text)
{
    size_t at = out->end;
    if (!takes_dash(text, &at))
        return;
    take_month(text, &at);
    if (take_day(text, &at))
        out->end = (uint32_t)at;
}

static bool read_year_date(kb_date *out, kb_str text, size_t from)
{
    size_t at = from;
    *out = (kb_date){.start = (uint32_t)from, .year = take_year(text, &at)};
    if (!out->year)
        return false;
    size_t next = at;
    pass_blanks(text, &next);
    if (takes(text, &next, KB_STR("年"))) {
        if (takes(text, &next, KB_STR("代")))
            return false;
        at = next;
        out->month = take_month(text, &at);
        if (out->month)
            out->day = take_day(text, &at);
    } else if (!take_numeric(out, text, &at)) {
        if (is_word(text, at))
            return false;
        out->bare = true;
    }
    out->end = (uint32_t)at;
    if (!out->month)
        join_period(out, text);
    else if (out->day)
        pass_last_day(out, text);
    return true;
}

/* What a date without its year counts from. */
typedef struct calendar {
    const kb_date *today; /* or NULL */
    int near;             /* the year of a date not far before, or 0 */
} calendar;

/* The year of 今年, 去年, 明年 and 同年, or 0. */
static int take_year_word(kb_str text, size_t *at, const calendar *c)
{
    static const kb_str words[] = {KB_STR_INIT("去年"), KB_STR_INIT("今年"),
                                   KB_STR_INIT("明年")};
    if (c->near && takes(text, at, KB_STR("同年")))
        return c->near;
    for (int i = 0; i < 3 && c->today; i++) {
        if (takes(text, at, words[i]))
            return c->today->year + i - 1;
    }
    return 0;
}

/* "23年" before a month. */
static int take_short_year(kb_str text, size_t *at)
{
    size_t from = *at;
    int year = take_number(text, at, 2);
    bool two = *at - from == 2;
    pass_blanks(text, at);
    bool named = takes(text, at, KB_STR("年"));
    size_t month = *at;
    if (two && named && take_month(text, &month))
        return CENTURY + year;
    *at = from;
    return 0;
}

/* "5月3日", "今年5月", "23年5月"; "5月" where its year goes without saying. */
static bool read_relative(kb_date *out, kb_str text, size_t from,
                          const calendar *c)
{
    size_t at = from;
    int year = take_year_word(text, &at, c);
    *out = (kb_date){.start = (uint32_t)from};
    if (!year)
        year = take_short_year(text, &at);
    out->month = take_month(text, &at);
    if (out->month)
        out->day = take_day(text, &at);
    if (!year && !out->day && !(out->month && c->near))
        return false;
    if (!year)
        year = c->near ? c->near : c->today ? c->today->year : 0;
    out->year = year;
    out->end = (uint32_t)at;
    return year != 0;
}

/* Whether 今年, 去年, 明年 or 同年 may stand at `at`: 年 is rare. */
static bool begins_relative(kb_str text, size_t at)
{
    const size_t year = at + sizeof "今" - 1;
    return year < text.len && text.ptr[year] == *"年" &&
           kb_str_starts(kb_str_cut(text, year, text.len), KB_STR("年"));
}

/* Whether digits at `at` go on a word or another number; "bilibili2023年" is
 * a name and a year. */
static bool goes_on(kb_str text, size_t at)
{
    static const char joints[] = "-._/=#";
    size_t behind = at;
    if (at == 0)
        return false;
    if (is_word(text, at - 1))
        return is_digit(text, at - 1) || !take_year(text, &behind) ||
               !takes(text, &behind, KB_STR("年"));
    if (text.ptr[at - 1] == ':')
        return at > 1 && is_digit(text, at - 2);
    return text.ptr[at - 1] && strchr(joints, text.ptr[at - 1]);
}

static int depth_change(kb_str text, size_t at)
{
    size_t in = at;
    if ((unsigned char)text.ptr[at] != SIGN_LEAD)
        return 0;
    if (takes(text, &in, KB_STR("《")) || takes(text, &in, KB_STR("「")))
        return 1;
    if (takes(text, &in, KB_STR("》")) || takes(text, &in, KB_STR("」")))
        return -1;
    return 0;
}

/* The date that begins at `at`. */
static bool read_date(kb_date *out, kb_str text, size_t at, const calendar *c)
{
    if (!is_digit(text, at))
        return begins_relative(text, at) && read_relative(out, text, at, c);
    return !goes_on(text, at) &&
           (read_year_date(out, text, at) || read_relative(out, text, at, c));
}

/* Behind the digits, or the byte, at `at`. */
static size_t behind_digits(kb_str text, size_t at)
{
    bool digit = is_digit(text, at++);
    while (digit && is_digit(text, at))
        at++;
    return at;
}

/* The year that a day without one is of, behind this date. */
static void keep_year(calendar *c, size_t *last, const kb_date *date)
{
    if (date->bare || date->titled)
        return;
    c->near = date->year;
    *last = date->end;
}

void kb_dates_find(kb_dates *out, kb_arena *arena, kb_str text,
                   const kb_date *today)
{
    calendar c = {.today = today};
    size_t last = 0; /* behind the date that gave the year */
    int depth = 0;
    for (size_t at = 0; at < text.len;) {
        kb_date date;
        if ((unsigned char)text.ptr[at] < SIGN_LEAD && !is_digit(text, at)) {
            at++;
            continue;
        }
        depth += depth_change(text, at);
        depth = depth < 0 ? 0 : depth;
        c.near = at - last <= NEAR ? c.near : 0;
        if (!read_date(&date, text, at, &c)) {
            at = behind_digits(text, at);
            continue;
        }
        date.titled = depth > 0;
        keep_year(&c, &last, &date);
        kb_vec_push(arena, out, date);
        at = date.end;
    }
}

bool kb_date_read(kb_date *out, const char *iso)
{
    kb_str text = kb_str_of(iso);
    size_t at = 0;
    *out = (kb_date){.year = take_year(text, &at)};
    return out->year && (at == text.len || take_numeric(out, text, &at));
}

const char *kb_date_iso(kb_arena *arena, const kb_date *date)
{
    if (date->until)
        return kb_arena_printf(arena, "%04d/%04d", date->year, date->until);
    if (date->day)
        return kb_arena_printf(arena, "%04d-%02d-%02d", date->year, date->month,
                               date->day);
    if (date->month)
        return kb_arena_printf(arena, "%04d-%02d", date->year, date->month);
    return kb_arena_printf(arena, "%04d", date->year);
}

bool kb_date_is_after(const kb_date *date, const kb_date *today)
{
    if (date->year != today->year)
        return date->year > today->year;
    if (!date->month || !today->month || date->month != today->month)
        return date->month > today->month && today->month;
    return date->day && today->day && date->day > today->day;
}
