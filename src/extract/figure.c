/* figure.c - figures: numbers that say something of the industry. */
#include "extract/figure.h"

#include "extract/number.h"
#include "extract/subject.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Least values: of a number that counts by its size, and of one that is
 * hedged; code points in which a measure may stand behind a number. */
enum { LARGE = 1000, HEDGED = 10, BEHIND = 14, HEDGES = 3 };
enum { YEAR_MIN = 1900, YEAR_END = 2100, YEAR_DIGITS = 4 };

/* A number being judged. */
typedef struct candidate {
    const kb_scene *scene;
    kb_stretch sentence, clause;
    kb_number number;
    kb_stretch words; /* with hedges and unit */
    kb_quantity quantity;
    kb_need need;
    const char *unit; /* NULL: nobody says */
    double factor;
    bool hedged;
    int measure; /* rule, or KB_NO_MEASURE */
} candidate;

static const kb_quantity_rules *rules_of(const candidate *c)
{
    return &c->scene->r->x->rules.quantities;
}

static bool is_latin(kb_str text, size_t at)
{
    if (at >= text.len)
        return false;
    char c = text.ptr[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static size_t behind_blank(kb_str text, size_t at)
{
    return at < text.len && text.ptr[at] == ' ' ? at + 1 : at;
}

static size_t before_blank(kb_str text, size_t at)
{
    return at > 0 && text.ptr[at - 1] == ' ' ? at - 1 : at;
}

/* ---- the words around a number ------------------------------------------ */

static void take_unit(candidate *c, const kb_unit_rule *unit)
{
    c->unit = unit->unit;
    c->factor = unit->factor;
    c->quantity = unit->quantity;
    c->need = unit->need;
}

/* The unit behind or before the number.  false where the number goes on as a
 * word: "3D", "%E4". */
static bool find_unit(candidate *c)
{
    kb_str text = c->scene->text;
    const kb_unit_rule *unit =
        kb_unit_before(rules_of(c), text, c->number.start);
    if (unit) {
        take_unit(c, unit);
        c->words.start -= unit->words.len;
        return true;
    }
    size_t at = behind_blank(text, c->number.end);
    unit = kb_unit_behind(rules_of(c), text, at);
    if (unit && unit->need != KB_NEED_NEVER) {
        take_unit(c, unit);
        c->words.end = at + unit->words.len;
        return c->quantity != KB_QUANTITY_PERCENT ||
               !is_latin(text, c->words.end);
    }
    if (c->number.ratio) {
        c->quantity = KB_QUANTITY_PERCENT;
        c->unit = "%";
        c->need = c->number.percent ? KB_NEED_NOTHING : KB_NEED_WORD;
        return true;
    }
    if (c->number.letter == 'B' && unit)
        return false; /* "2B市场": to business */
    if (c->number.letter == 'B') {
        c->quantity = KB_QUANTITY_PARAMS;
        c->unit = "params";
        c->need = KB_NEED_NOTHING;
        return true;
    }
    c->need = KB_NEED_MEASURE;
    return c->number.letter || !is_latin(text, c->number.end);
}

/* Takes in the words of one cue right before or behind. */
static bool take_hedge(candidate *c, bool before)
{
    kb_str text = c->scene->text;
    const kb_quantity_rules *rules = rules_of(c);
    size_t count = before ? rules->about.len : rules->beyond.len, longest = 0;
    size_t at = before ? before_blank(text, c->words.start)
                       : behind_blank(text, c->words.end);
    kb_str rest =
        before ? kb_str_cut(text, 0, at) : kb_str_cut(text, at, text.len);
    for (size_t i = 0; i < count; i++) {
        kb_str hedge = before ? rules->about.data[i] : rules->beyond.data[i];
        if (hedge.len > longest &&
            (before ? kb_str_ends(rest, hedge) : kb_str_starts(rest, hedge)))
            longest = hedge.len;
    }
    if (longest == 0)
        return false;
    c->words.start = before ? at - longest : c->words.start;
    c->words.end = before ? c->words.end : at + longest;
    c->hedged = true;
    return true;
}

static void find_hedges(candidate *c)
{
    for (int i = 0; i < HEDGES && take_hedge(c, true); i++) {
    }
    take_hedge(c, false);
    c->hedged = c->hedged || c->number.vague;
}

/* ---- what it measures --------------------------------------------------- */

static bool fits(const candidate *c, const kb_clue *clue)
{
    return clue->measure != KB_NO_MEASURE &&
           rules_of(c)->measures.data[clue->measure].quantities >> c->quantity &
               1;
}

/* The nearest fitting measure left of the number from byte `from` on. */
static int measure_before(const candidate *c, size_t from)
{
    const kb_scene *scene = c->scene;
    for (size_t i = scene->clues.len; i-- > 0;) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start < from)
            break;
        if (clue->end <= c->number.start && fits(c, clue))
            return clue->measure;
    }
    return KB_NO_MEASURE;
}

static int measure_behind(const candidate *c)
{
    const kb_scene *scene = c->scene;
    for (size_t i = 0; i < scene->clues.len; i++) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start >= c->clause.end)
            break;
        if (clue->start >= c->number.end && fits(c, clue) &&
            kb_is_near(scene->text, c->number.end, clue->start, BEHIND))
            return clue->measure;
    }
    return KB_NO_MEASURE;
}

/* Where a measure of a bare number may stand in the clause before. */
static size_t nearby(const candidate *c)
{
    size_t at = c->number.start;
    for (int n = 0; n < BEHIND && at > c->sentence.start; n++)
        kb_utf8_prev(c->scene->text, &at);
    return at;
}

static void find_measure(candidate *c)
{
    c->measure = measure_before(c, c->clause.start);
    if (c->measure == KB_NO_MEASURE)
        c->measure = measure_behind(c);
    if (c->measure == KB_NO_MEASURE)
        c->measure = measure_before(
            c, c->quantity == KB_QUANTITY_BARE ? nearby(c) : c->sentence.start);
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

/* Whether words of some language stand beside the number, not just cells and
 * prompts. */
static bool is_told(const candidate *c)
{
    kb_str text = c->scene->text;
    kb_stretch around = c->sentence;
    if (c->scene->r->doc->blocks[c->scene->block].type == KB_BLOCK_ROW)
        around = c->clause;
    if (has_han(text, around.start, c->words.start) ||
        has_han(text, c->words.end, around.end))
        return true;
    return c->quantity == KB_QUANTITY_MONEY && c->number.scaled;
}

static bool is_large(const candidate *c)
{
    return c->number.value >= LARGE || (c->hedged && c->number.value >= HEDGED);
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

/* "Llama 7B", "第1000名": the number is a part of a name. */
static bool is_name(const candidate *c)
{
    kb_str text = c->scene->text;
    size_t at = before_blank(text, c->number.start);
    if (kb_str_ends(kb_str_cut(text, 0, at), KB_STR("第")))
        return true;
    return c->number.letter == 'B' && c->number.value >= c->number.max &&
           c->words.end == c->number.end && ends_name(text, at);
}

/* "2023人工智能…": a year and the next word. */
static bool is_year(const candidate *c)
{
    return c->number.end - c->number.start == YEAR_DIGITS &&
           c->number.value >= YEAR_MIN && c->number.value < YEAR_END &&
           !c->hedged && c->quantity == KB_QUANTITY_COUNT;
}

/* "千行百业", "通义万相": one numeral that counts nothing; "亿级" does. */
static bool is_idiom(const candidate *c)
{
    bool level =
        c->quantity == KB_QUANTITY_BARE && c->words.end > c->number.end;
    return c->number.written && c->number.value >= LARGE && !level &&
           !c->hedged && c->number.end - c->number.start == sizeof "千" - 1;
}

/* "（20/30）", "2/3": parts of a series, not of a whole. */
static bool is_part(const candidate *c)
{
    kb_str before = kb_str_cut(c->scene->text, 0, c->words.start);
    size_t at = before.len;
    return c->number.ratio && !c->number.written &&
           (at == 0 ||
            kb_char_class_of(kb_utf8_prev(before, &at)) != KB_CHAR_HAN);
}

/* A bare number has the unit of its measure; one with "级" may have none. */
static bool take_measure_unit(candidate *c)
{
    const char *unit = c->measure == KB_NO_MEASURE
                           ? NULL
                           : rules_of(c)->measures.data[c->measure].unit;
    if (unit)
        c->unit = unit;
    return c->unit && c->number.scaled && c->number.value >= LARGE &&
           (unit || !c->number.letter);
}

static bool is_needed(const candidate *c)
{
    bool measured = c->measure != KB_NO_MEASURE;
    bool effort = kb_scene_last(c->scene, KB_CUE_EFFORT, c->clause.start,
                                c->number.start) != NULL;
    switch (c->need) {
    case KB_NEED_SIZE:
        return is_large(c);
    case KB_NEED_MEASURE:
        return measured;
    case KB_NEED_BOTH:
        return measured && is_large(c);
    case KB_NEED_EFFORT:
        return effort;
    case KB_NEED_WORD:
        return measured || effort || c->hedged;
    case KB_NEED_NEVER:
        return false;
    case KB_NEED_NOTHING:
    case KB_NEED_COUNT:
        break;
    }
    return true;
}

static bool is_figure(candidate *c)
{
    if (c->number.value <= 0 || is_name(c) || !is_told(c) ||
        kb_scene_is_foreign(c->scene, c->number.start))
        return false;
    if (c->quantity == KB_QUANTITY_BARE && !take_measure_unit(c))
        return false;
    if (is_year(c) || is_idiom(c) || is_part(c))
        return false;
    if (c->quantity == KB_QUANTITY_PERCENT && c->number.max > 99.9 &&
        c->number.max < 100.1 && c->measure == KB_NO_MEASURE)
        return false; /* "100%": a manner of speaking */
    return is_needed(c);
}

/* ---- when, of what, by whom --------------------------------------------- */

static const kb_date *date_before(const kb_scene *scene, size_t from, size_t to)
{
    for (size_t i = scene->dates.len; i-- > 0;) {
        const kb_date *date = &scene->dates.data[i];
        if (date->start < from)
            break;
        if (date->end <= to && !date->bare && !kb_scene_names(scene, date))
            return date;
    }
    return NULL;
}

/* "170亿元（2023年）". */
static const kb_date *date_in_bracket(const candidate *c)
{
    kb_str text = c->scene->text;
    for (size_t i = 0; i < c->scene->dates.len; i++) {
        const kb_date *date = &c->scene->dates.data[i];
        kb_str between;
        if (date->start < c->words.end)
            continue;
        between = kb_str_cut(text, c->words.end, date->start);
        return kb_str_equal(between, KB_STR("（")) ||
                       kb_str_equal(between, KB_STR("("))
                   ? date
                   : NULL;
    }
    return NULL;
}

/* A date in the headings above. */
static bool date_of_heading(kb_date *out, const kb_scene *scene)
{
    const kb_doc *doc = scene->r->doc;
    int at = doc->blocks[scene->block].heading;
    for (; at != KB_NO_BLOCK; at = doc->blocks[at].heading) {
        kb_dates dates = {0};
        kb_dates_find(&dates, scene->r->arena, kb_block_str(&doc->blocks[at]),
                      scene->today.year ? &scene->today : NULL);
        for (size_t i = 0; i < dates.len; i++) {
            if (!dates.data[i].bare && !dates.data[i].titled) {
                *out = dates.data[i];
                return true;
            }
        }
    }
    return false;
}

/* The date that the figure is for: of its sentence, the headings above, the
 * paragraph, or the article. */
static kb_dated find_date(kb_date *out, const candidate *c)
{
    const kb_scene *scene = c->scene;
    const kb_date *date = date_before(scene, c->sentence.start, c->words.start);
    if (!date)
        date = date_in_bracket(c);
    if (date) {
        *out = *date;
        return KB_DATED_SENTENCE;
    }
    if (date_of_heading(out, scene))
        return KB_DATED_HEADING;
    date = date_before(scene, 0, c->sentence.start);
    if (date) {
        *out = *date;
        return KB_DATED_PARAGRAPH;
    }
    *out = scene->today;
    return out->year ? KB_DATED_ARTICLE : KB_DATED_NOT;
}

static void date_figure(kb_figure *f, const candidate *c)
{
    const kb_scene *scene = c->scene;
    kb_date date;
    f->dated = find_date(&date, c);
    if (f->dated != KB_DATED_NOT)
        f->date = kb_date_iso(scene->r->arena, &date);
    f->forecast = kb_scene_last(scene, KB_CUE_FORECAST, c->sentence.start,
                                c->number.start) != NULL;
    if (f->dated == KB_DATED_SENTENCE && scene->today.year &&
        date.year > scene->today.year)
        f->forecast = true;
}

static kb_figure make(const candidate *c)
{
    const kb_scene *scene = c->scene;
    kb_stretch number = {c->number.start, c->number.end};
    kb_figure f = {.value = c->number.value * c->factor,
                   .max = c->number.max * c->factor,
                   .unit = c->unit,
                   .approx = c->hedged,
                   .block = (uint32_t)scene->block,
                   .start = (uint32_t)c->words.start,
                   .end = (uint32_t)c->words.end};
    if (c->measure != KB_NO_MEASURE)
        f.measure = rules_of(c)->measures.data[c->measure].measure;
    else if (c->quantity == KB_QUANTITY_PARAMS)
        f.measure = "参数量";
    f.term = kb_subject_of_figure(scene, c->quantity, c->sentence, number);
    f.issuer = kb_subject_issuer(scene, c->sentence, c->number.start);
    date_figure(&f, c);
    return f;
}

/* ---- the walk ----------------------------------------------------------- */

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether two figures say the same: the same value of the same thing, or of
 * the same measure in one block or a heading; not for different dates. */
static bool is_same(const kb_scene *scene, const kb_figure *a,
                    const kb_figure *b)
{
    bool dated = a->dated == KB_DATED_SENTENCE && b->dated == KB_DATED_SENTENCE;
    bool measured = a->measure && is_same_text(a->measure, b->measure);
    if (a->value < b->value || a->value > b->value || a->max < b->max ||
        a->max > b->max || (dated && !is_same_text(a->date, b->date)))
        return false;
    if (is_same_text(a->unit, b->unit) && a->term == b->term)
        return true;
    return measured &&
           (a->block == b->block ||
            scene->r->doc->blocks[a->block].type == KB_BLOCK_HEADING);
}

/* Adds a figure unless the article gave it before; a heading gives way to the
 * text below. */
static void add(kb_figures *out, const kb_scene *scene, const kb_figure *f)
{
    for (size_t i = 0; i < out->len; i++) {
        kb_figure *g = &out->data[i];
        if (!is_same(scene, g, f))
            continue;
        if (scene->r->doc->blocks[g->block].type == KB_BLOCK_HEADING)
            *g = *f;
        return;
    }
    kb_vec_push(scene->r->arena, out, *f);
}

static bool is_date(const kb_scene *scene, const kb_number *number)
{
    for (size_t i = 0; i < scene->dates.len; i++) {
        const kb_date *date = &scene->dates.data[i];
        if (date->start < number->end && date->end > number->start &&
            !date->bare)
            return true;
    }
    return false;
}

static void read_sentence(kb_figures *out, const kb_scene *scene,
                          kb_stretch sentence)
{
    kb_str text = kb_str_cut(scene->text, 0, sentence.end);
    const kb_rules *rules = &scene->r->x->rules;
    kb_number number;
    size_t at = sentence.start;
    while (kb_number_next(&number, &rules->quantities, text, &at)) {
        candidate c = {.scene = scene,
                       .sentence = sentence,
                       .number = number,
                       .words = {number.start, number.end},
                       .factor = 1,
                       .measure = KB_NO_MEASURE};
        if (is_date(scene, &number) || !find_unit(&c))
            continue;
        c.clause = kb_scene_clause(scene, sentence, number.start);
        find_hedges(&c);
        find_measure(&c);
        if (!is_figure(&c))
            continue;
        kb_figure f = make(&c);
        add(out, scene, &f);
        at = c.words.end > at ? c.words.end : at;
    }
}

void kb_figures_read(kb_figures *out, const kb_scene *scene)
{
    kb_stretch sentence;
    size_t at = 0;
    while (kb_sentence_next(scene->text, &at, &sentence.start, &sentence.end))
        read_sentence(out, scene, sentence);
}
