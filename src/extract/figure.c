/* figure.c - figures: numbers that say something of the industry. */
#include "extract/figure.h"

#include <stdio.h>
#include <stdlib.h>

#include "extract/amount.h"
#include "extract/subject.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Least values: of a number that counts by its size, and of one that is
 * hedged. */
enum { LARGE = 1000, HEDGED = 10 };
enum { YEAR_MIN = 1900, YEAR_END = 2100, YEAR_DIGITS = 4 };
static const double LETTER_B = 1e9;

/* How many figures of one value are looked at for the same one. */
enum { ALIKE = 64 };

static const kb_quantity_rules *rules_of(const kb_scene *scene)
{
    return &scene->r->x->rules.quantities;
}

static bool is_latin(kb_str text, size_t at)
{
    char c = text.ptr[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static size_t before_blank(kb_str text, size_t at)
{
    return at > 0 && text.ptr[at - 1] == ' ' ? at - 1 : at;
}

/* ---- whether it counts -------------------------------------------------- */

static bool has_han(kb_str text, size_t from, size_t to)
{
    for (size_t n = 0; from < to;) {
        if (kb_char_class_of(kb_utf8_next(text, &from)) == KB_CHAR_HAN &&
            ++n > 1)
            return true;
    }
    return false;
}

static bool is_row(const kb_scene *scene, uint32_t block)
{
    return scene->r->doc->blocks[block].type == KB_BLOCK_ROW;
}

/* The cell of a row that the number stands in. */
static kb_stretch cell_of(const kb_amount *a, const kb_scene *scene)
{
    kb_stretch cell = {a->words.start, a->words.end};
    while (cell.start > a->sentence.start &&
           scene->text.ptr[cell.start - 1] != '|')
        cell.start--;
    while (cell.end < a->sentence.end && scene->text.ptr[cell.end] != '|')
        cell.end++;
    return cell;
}

/* Whether words of some language stand beside the number, not just cells and
 * prompts. */
static bool is_told(const kb_amount *a, const kb_scene *scene)
{
    kb_str text = scene->text;
    bool row = is_row(scene, (uint32_t)scene->block);
    kb_stretch around = row ? cell_of(a, scene) : a->sentence;
    if (has_han(text, around.start, a->words.start) ||
        has_han(text, a->words.end, around.end))
        return true;
    return a->quantity == KB_QUANTITY_MONEY && a->number.scaled;
}

static bool is_large(const kb_amount *a)
{
    return a->number.value >= LARGE || (a->hedged && a->number.value >= HEDGED);
}

/* Whether the Latin word that ends at byte `end` looks like a name: it has a
 * capital or a digit. */
static bool ends_name(kb_str text, size_t end)
{
    for (size_t at = end; at > 0 && is_latin(text, at - 1); at--) {
        if (text.ptr[at - 1] < 'a')
            return true;
    }
    return false;
}

/* "Llama 7B", "LAION - 5B", "第1000名", "每百万", "成百上千": the number is a
 * part of a name, a unit or a saying. */
static bool is_name(const kb_amount *a, const kb_scene *scene)
{
    kb_str text = scene->text;
    size_t at = before_blank(text, a->number.start);
    kb_str left = kb_str_cut(text, 0, at);
    if (kb_str_ends(left, KB_STR("第")) || kb_str_ends(left, KB_STR("每")) ||
        kb_str_ends(left, KB_STR("成百")) ||
        kb_str_ends(left, KB_STR("成百上")))
        return true;
    if (at > 0 && text.ptr[at - 1] == '-')
        at = before_blank(text, at - 1);
    return a->number.letter == 'B' && a->number.value >= a->number.max &&
           a->words.end == a->number.end && ends_name(text, at);
}

/* "2023人工智能…", "Zhang等，2023b": a year and the next word. */
static bool is_year(const kb_amount *a)
{
    size_t digits = a->number.end - a->number.start;
    double year = a->number.value;
    if (a->number.letter == 'B' && a->quantity == KB_QUANTITY_PARAMS) {
        digits--;
        year /= LETTER_B;
    }
    return digits == YEAR_DIGITS && year >= YEAR_MIN && year < YEAR_END &&
           !a->hedged &&
           (a->quantity == KB_QUANTITY_COUNT ||
            a->quantity == KB_QUANTITY_PARAMS);
}

/* "千行百业", "通义万相", "二元": one numeral that counts nothing; "亿级" does.
 */
static bool is_idiom(const kb_amount *a)
{
    bool level =
        a->quantity == KB_QUANTITY_BARE && a->words.end > a->number.end;
    bool counts = a->number.value < LARGE && a->quantity != KB_QUANTITY_MONEY;
    return a->number.written && !level && !counts && !a->hedged &&
           a->number.end - a->number.start == sizeof "千" - 1;
}

/* "（20/30）", "2/3": parts of a series, not of a whole. */
static bool is_part(const kb_amount *a, const kb_scene *scene)
{
    kb_str before = kb_str_cut(scene->text, 0, a->words.start);
    size_t at = before.len;
    return a->number.ratio && !a->number.written &&
           (at == 0 ||
            kb_char_class_of(kb_utf8_prev(before, &at)) != KB_CHAR_HAN);
}

/* A bare number has the unit of its measure; one with "级" may have none, and
 * one in digits that is hedged counts something ("超过200万在线网友"). */
static bool take_measure_unit(kb_amount *a, const kb_scene *scene)
{
    const char *unit = a->measure == KB_NO_MEASURE
                           ? NULL
                           : rules_of(scene)->measures.data[a->measure].unit;
    bool counts = a->words.start < a->number.start && !a->number.written &&
                  !a->number.letter && a->need != KB_NEED_NEVER;
    if (unit) {
        a->unit = unit;
        a->need = KB_NEED_MEASURE;
    } else if (!a->unit && counts) {
        a->unit = "count";
        a->need = KB_NEED_SIZE;
    }
    return a->unit && a->number.scaled && a->number.value >= LARGE &&
           (unit || !a->number.letter);
}

static bool is_needed(const kb_amount *a, const kb_scene *scene)
{
    bool measured = a->measure != KB_NO_MEASURE;
    bool effort = kb_scene_last(scene, KB_CUE_EFFORT, a->clause.start,
                                a->number.start) != NULL;
    switch (a->need) {
    case KB_NEED_SIZE:
        return is_large(a);
    case KB_NEED_MEASURE:
        return measured;
    case KB_NEED_BOTH:
        return measured && is_large(a);
    case KB_NEED_EFFORT:
        return effort && !a->number.vague;
    case KB_NEED_WORD:
        return measured || effort || a->hedged;
    case KB_NEED_NEVER:
        return false;
    case KB_NEED_NOTHING:
    case KB_NEED_COUNT:
        break;
    }
    return true;
}

static bool is_figure(kb_amount *a, const kb_scene *scene)
{
    if (a->number.value <= 0 || is_name(a, scene) || !is_told(a, scene) ||
        kb_scene_is_foreign(scene, a->number.start))
        return false;
    if (a->quantity == KB_QUANTITY_BARE && !take_measure_unit(a, scene))
        return false;
    if (is_year(a) || is_idiom(a) || is_part(a, scene))
        return false;
    if (a->quantity == KB_QUANTITY_PERCENT && a->number.max > 99.9 &&
        a->number.max < 100.1 && a->measure == KB_NO_MEASURE)
        return false; /* "100%": a manner of speaking */
    return is_needed(a, scene);
}

/* ---- when, of what, by whom --------------------------------------------- */

/* Whether a figure of this date is a forecast: of a year to come, or behind
 * words such as 预计, unless its own year is over. */
static bool is_forecast(const kb_amount *a, const kb_scene *scene,
                        const kb_date *date, kb_dated dated)
{
    if (dated == KB_DATED_SENTENCE && scene->today.year) {
        if (date->year != scene->today.year)
            return date->year > scene->today.year;
    }
    return kb_scene_last(scene, KB_CUE_FORECAST, a->sentence.start,
                         a->number.start) != NULL;
}

static void date_figure(kb_figure *f, const kb_amount *a, const kb_scene *scene)
{
    kb_date date;
    f->dated = kb_scene_date(&date, scene, a->sentence, a->words);
    if (f->dated != KB_DATED_NOT)
        f->date = kb_date_iso(scene->r->arena, &date);
    f->forecast = is_forecast(a, scene, &date, f->dated);
}

/* 2.49 times 100,000,000 without what a double adds: its decimal digits are
 * those of the words. */
static double times(double number, double factor)
{
    enum { DIGITS = 15, TEXT = 40 };
    char text[TEXT];

    snprintf(text, sizeof text, "%.*g", DIGITS, number * factor);
    return strtod(text, NULL);
}

static kb_figure make(const kb_amount *a, const kb_scene *scene)
{
    kb_stretch number = {a->number.start, a->number.end};
    kb_figure f = {.value = times(a->number.value, a->factor),
                   .max = times(a->number.max, a->factor),
                   .unit = a->unit,
                   .approx = a->hedged,
                   .block = (uint32_t)scene->block,
                   .start = (uint32_t)a->words.start,
                   .end = (uint32_t)a->words.end};
    if (a->measure != KB_NO_MEASURE)
        f.measure = rules_of(scene)->measures.data[a->measure].measure;
    else if (a->quantity == KB_QUANTITY_PARAMS)
        f.measure = "参数量";
    kb_issuer issuer = kb_subject_issuer(scene, a->sentence, a->number.start);
    f.term =
        kb_subject_of_figure(scene, a->quantity, a->sentence, number, issuer);
    f.issuer = issuer.name;
    date_figure(&f, a, scene);
    return f;
}

/* ---- each once ---------------------------------------------------------- */

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether two figures of one value say the same: of the same thing, or of the
 * same measure in one block or below a heading; not for different dates. */
static bool is_same(const kb_scene *scene, const kb_figure *a,
                    const kb_figure *b)
{
    bool dated = a->dated == KB_DATED_SENTENCE && b->dated == KB_DATED_SENTENCE;
    bool measured = a->measure && is_same_text(a->measure, b->measure);
    if (dated && !is_same_text(a->date, b->date))
        return false;
    if (is_row(scene, b->block) && a->block != b->block)
        return false;
    if (is_same_text(a->unit, b->unit) && a->term == b->term)
        return true;
    return measured &&
           (a->block == b->block ||
            scene->r->doc->blocks[a->block].type == KB_BLOCK_HEADING);
}

/* Adds a figure unless the article gave it before; a heading gives way to the
 * text below. */
static void add(kb_figures *out, const kb_scene *scene, kb_figure f)
{
    double key[] = {f.value, f.max};
    bool fresh;
    out->values.arena = scene->r->arena;
    uint32_t *slot = kb_map_add(
        &out->values,
        (kb_str){kb_arena_copy(scene->r->arena, (const char *)key, sizeof key),
                 sizeof key},
        &fresh);
    f.alike = fresh ? -1 : (int)*slot;
    for (int i = f.alike, n = 0; i >= 0 && n < ALIKE; n++) {
        kb_figure *g = &out->list.data[i];
        bool heading = scene->r->doc->blocks[g->block].type == KB_BLOCK_HEADING;
        if (is_same(scene, g, &f) && !heading)
            return;
        if (is_same(scene, g, &f))
            g->dropped = true;
        i = g->alike;
    }
    *slot = (uint32_t)out->list.len;
    kb_vec_push(scene->r->arena, &out->list, f);
}

/* ---- the walk ----------------------------------------------------------- */

static bool is_date(const kb_scene *scene, const kb_number *number)
{
    size_t i = kb_scene_dated(scene, number->end);
    const kb_date *date = i > 0 ? &scene->dates.data[i - 1] : NULL;
    return date && date->end > number->start && !date->bare;
}

static void read_sentence(kb_figures *out, const kb_scene *scene,
                          kb_stretch sentence)
{
    kb_str text = kb_str_cut(scene->text, 0, sentence.end);
    kb_number number;
    kb_amount amount;
    size_t at = sentence.start;
    while (kb_number_next(&number, rules_of(scene), text, &at)) {
        if (is_date(scene, &number) ||
            !kb_amount_read(&amount, scene, sentence, &number) ||
            !is_figure(&amount, scene))
            continue;
        add(out, scene, make(&amount, scene));
        at = amount.words.end > at ? amount.words.end : at;
    }
}

void kb_figures_read(kb_figures *out, const kb_scene *scene)
{
    kb_stretch sentence;
    size_t at = 0;
    while (kb_sentence_next(scene->text, &at, &sentence.start, &sentence.end))
        read_sentence(out, scene, sentence);
}
