/* event.c - events: dated happenings. */
#include "extract/event.h"

#include "extract/subject.h"
#include "extract/topic.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Bytes that an event must say, and code points that are kept of it. */
enum { LEAST = 6, MOST = 80 };

/* Code points of a short line. */
enum { LINE = 40 };

/* How many dates that are parts of names may stand before the next one. */
enum { AHEAD = 4 };

/* The words of an event: before and behind its date. */
typedef struct telling {
    const kb_scene *scene;
    const kb_date *date;
    size_t number;             /* of the date */
    kb_stretch sentence;       /* as far as it is near the date */
    kb_stretch before, behind; /* without what joins the date to them */
    kb_stretch reach;          /* up to the clause of the next date */
} telling;

static bool is_filler(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_SPACE ||
           (class == KB_CHAR_PUNCT && c != 0x300A && c != 0x300B &&
            c != 0x201C && c != 0x201D && c != '(' && c != ')' && c != 0xFF08 &&
            c != 0xFF09);
}

static bool opens_within(kb_str text, const kb_stretch *s)
{
    kb_str words = kb_str_cut(text, s->start, s->end);
    return kb_str_find(words, KB_STR("（"), 0) >= 0 ||
           kb_str_find(words, KB_STR("("), 0) >= 0;
}

static void trim(kb_str text, kb_stretch *s)
{
    while (s->start < s->end) {
        size_t next = s->start;
        uint32_t c = kb_utf8_next(text, &next);
        if (!is_filler(c) && c != ')' && c != 0xFF09)
            break;
        s->start = next;
    }
    while (s->end > s->start) {
        size_t prev = s->end;
        uint32_t c = kb_utf8_prev(text, &prev);
        bool closes = (c == 0xFF09 || c == ')') && !opens_within(text, s);
        if (!is_filler(c) && c != '(' && c != 0xFF08 && !closes)
            break;
        s->end = prev;
    }
}

/* ---- the words ---------------------------------------------------------- */

static const kb_quantity_rules *rules_of(const kb_scene *scene)
{
    return &scene->r->x->rules.quantities;
}

/* Drops words before a date that only lead to it. */
static void drop_lead(const kb_scene *scene, kb_stretch *s)
{
    size_t words;
    do {
        words = kb_beside_before(rules_of(scene), KB_BESIDE_LEAD,
                                 kb_str_cut(scene->text, s->start, s->end));
        s->end -= words;
    } while (words > 0);
}

/* Drops words that only lead on from a date, or into a sentence. */
static void drop_joint(const kb_scene *scene, kb_stretch *s)
{
    size_t words;
    do {
        words = kb_beside_behind(rules_of(scene), KB_BESIDE_JOINT,
                                 kb_str_cut(scene->text, s->start, s->end));
        s->start += words;
    } while (words > 0);
}

/* "2009年的…": without 的. */
static void drop_of(kb_str text, kb_stretch *s)
{
    if (kb_str_starts(kb_str_cut(text, s->start, s->end), KB_STR("的")))
        s->start += sizeof "的" - 1;
}

/* The next date of the sentence, or NULL. */
static const kb_date *next_date(const telling *t)
{
    const kb_dates *dates = &t->scene->dates;
    for (size_t i = t->number + 1; i < dates->len && i <= t->number + AHEAD;
         i++) {
        const kb_date *next = &dates->data[i];
        if (next->start >= t->sentence.end)
            break;
        if (!next->bare && !kb_scene_names(t->scene, next))
            return next;
    }
    return NULL;
}

/* Whether a date before this one stands in its clause. */
static bool is_second(const telling *t, kb_stretch clause)
{
    return t->number > 0 &&
           t->scene->dates.data[t->number - 1].start >= clause.start;
}

static size_t cut_at(kb_str text, kb_stretch s, size_t chars)
{
    size_t at = s.start, last = s.end;
    for (size_t n = 0; at < s.end; n++) {
        if (n >= chars)
            return last < s.end ? last : at;
        size_t here = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (c == 0xFF0C || c == ',')
            last = here;
    }
    return s.end;
}

/* "Sora（2024年2月发布）": the words are what stands in the bracket, and the
 * term before it.  false where the date opens no bracket. */
static bool find_bracketed(telling *t)
{
    const kb_scene *scene = t->scene;
    kb_str text = scene->text, left = kb_str_cut(text, 0, t->date->start);
    bool wide = kb_str_ends(left, KB_STR("（"));
    size_t open = left.len - (wide ? sizeof "（" - 1 : 1), from, to;
    if (!wide && !kb_str_ends(left, KB_STR("(")))
        return false;
    ptrdiff_t close =
        kb_str_find(kb_str_cut(text, 0, t->sentence.end),
                    wide ? KB_STR("）") : KB_STR(")"), t->date->end);
    if (close < 0 || (size_t)close == t->date->end)
        return false;
    kb_reading_within(scene->r, scene->block, t->sentence.start, open, &from,
                      &to);
    if (from == to || scene->r->places.data[to - 1].end != open)
        return false;
    t->before = (kb_stretch){scene->r->places.data[to - 1].start, open};
    t->behind = (kb_stretch){t->date->end, (size_t)close};
    t->reach = t->behind;
    return true;
}

/* The words before the date in its clause; all of them in a row, or where the
 * line ends with the date. */
static kb_stretch words_before(const telling *t, kb_stretch clause)
{
    const kb_scene *scene = t->scene;
    kb_str text = scene->text;
    bool whole =
        scene->r->doc->blocks[scene->block].type == KB_BLOCK_ROW ||
        (t->date->end == t->sentence.end && t->date->start == clause.start);
    kb_stretch words = {whole ? t->sentence.start : clause.start,
                        t->date->start};
    if (is_second(t, clause))
        words.start = words.end;
    drop_lead(scene, &words);
    trim(text, &words);
    drop_lead(scene, &words);
    drop_joint(scene, &words);
    if (kb_is_near(text, words.start, words.end, 1))
        words.end = words.start;
    return words;
}

/* The words around the date. */
static void find_words(telling *t)
{
    const kb_scene *scene = t->scene;
    kb_stretch clause = kb_scene_clause(scene, t->sentence, t->date->start);
    const kb_date *next = next_date(t);
    size_t end = t->sentence.end;

    if (find_bracketed(t))
        return;
    if (next) {
        kb_stretch other = kb_scene_clause(scene, t->sentence, next->start);
        end = other.start > t->date->end ? other.start : next->start;
    }
    t->before = words_before(t, clause);
    t->behind = (kb_stretch){t->date->end, end};
    t->reach = (kb_stretch){t->date->end, end > clause.end ? end : clause.end};
    drop_joint(scene, &t->behind);
    trim(scene->text, &t->behind);
    drop_lead(scene, &t->behind);
    if (t->before.start == t->before.end)
        drop_of(scene->text, &t->behind);
    t->behind.end = cut_at(scene->text, t->behind, MOST);
    trim(scene->text, &t->behind);
}

/* ---- whether it happened ------------------------------------------------ */

static bool has_cue(const telling *t, unsigned cues)
{
    return kb_scene_first(t->scene, cues, t->before.start, t->date->start) ||
           kb_scene_first(t->scene, cues, t->reach.start, t->reach.end);
}

/* "2021年之前", "截至2024年", "自2022年以来": a stretch of time; "自2022年11月
 * 发布以来" tells when that was. */
static bool is_stretch(const telling *t)
{
    const kb_scene *scene = t->scene;
    kb_str text = scene->text;
    kb_str left = kb_str_trim(kb_str_cut(text, 0, t->date->start));
    kb_str right = kb_str_cut(text, t->date->end, text.len);
    /* "到" bounds a stretch, "直到" leads to a date: the longer counts. */
    if (kb_beside_before(rules_of(scene), KB_BESIDE_UNTIL, left) >
            kb_beside_before(rules_of(scene), KB_BESIDE_LEAD, left) ||
        kb_beside_behind(rules_of(scene), KB_BESIDE_SINCE, right) > 0)
        return true;
    kb_stretch clause = kb_scene_clause(scene, t->sentence, t->date->start);
    ptrdiff_t since = kb_str_find(kb_str_cut(text, 0, clause.end),
                                  KB_STR("以来"), t->date->end);
    return since != KB_STR_NONE &&
           (!t->date->month || !kb_scene_first(scene, KB_CUE_RELEASE,
                                               t->date->end, (size_t)since));
}

/* Whether a figure stands in the words: "2023年融资超1900亿元" is one. */
static bool has_figure(const telling *t, const kb_figures *figures)
{
    const kb_figure *list = figures->list.data;
    size_t low = 0, high = figures->list.len, block = t->scene->block;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].block < block ||
            (list[middle].block == block &&
             list[middle].start < t->behind.start))
            low = middle + 1;
        else
            high = middle;
    }
    return low < figures->list.len && list[low].block == block &&
           list[low].start < t->behind.end;
}

/* Whether the line from byte `at` on is short. */
static bool is_short(kb_str text, size_t at)
{
    return kb_is_near(text, at, text.len, LINE);
}

/* Whether the date is all that a line or a cell begins with: a time line. */
static bool is_lead(const telling *t)
{
    const kb_block *b = &t->scene->r->doc->blocks[t->scene->block];
    kb_str text = t->scene->text;
    size_t at = t->date->end;
    if (b->type == KB_BLOCK_ROW)
        return t->date->start == 0 ||
               kb_str_ends(kb_str_cut(text, 0, t->date->start), KB_STR("| "));
    if (t->before.end > t->before.start || t->sentence.start > 0 ||
        at >= text.len)
        return false;
    uint32_t c = kb_utf8_next(text, &at);
    bool comma = c == 0xFF0C && t->date->month && is_short(text, at);
    return c == ':' || c == 0xFF1A || comma;
}

/* "2023年融资超1900亿元": the clause gives the figure of a year, and tells no
 * more. */
static bool is_figure_of_year(const telling *t, const kb_figures *figures)
{
    const kb_scene *scene = t->scene;
    kb_stretch clause = kb_scene_clause(scene, t->sentence, t->date->end);
    if (t->date->month || !has_figure(t, figures))
        return false;
    if (clause.end <= t->behind.start)
        clause = kb_scene_clause(scene, t->sentence, t->behind.start);
    for (size_t i = kb_scene_clue(scene, t->before.start); i < scene->clues.len;
         i++) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start >= clause.end)
            break;
        if (clue->cues & KB_CUE_HAPPENING && clue->measure == KB_NO_MEASURE)
            return false;
    }
    return true;
}

/* Whether the words end in a question. */
static bool asks(const telling *t)
{
    kb_str rest = kb_str_cut(t->scene->text, t->behind.end, t->sentence.end);
    return kb_str_starts(rest, KB_STR("？")) ||
           kb_str_starts(rest, KB_STR("?"));
}

/* Whether what the words tell is still to come: "2025年将达到…"; what follows
 * in a clause behind something that happened does not count. */
static bool is_to_come(const telling *t)
{
    const kb_scene *scene = t->scene;
    const kb_clue *done =
        kb_scene_first(scene, KB_CUE_HAPPENING, t->reach.start, t->reach.end);
    const kb_clue *will =
        kb_scene_first(scene, KB_CUE_FORECAST, t->reach.start, t->reach.end);
    if (kb_scene_first(scene, KB_CUE_FORECAST, t->before.start, t->date->start))
        return true;
    return will &&
           !(done && kb_scene_clause(scene, t->sentence, done->start).end <=
                         will->start);
}

/* Whether the date is of anything that happened: no name, no stretch of time,
 * no question, nothing to come. */
static bool is_past(const telling *t)
{
    const kb_scene *scene = t->scene;
    if (kb_scene_names(scene, t->date) || is_stretch(t) || asks(t) ||
        kb_scene_is_foreign(scene, t->date->start))
        return false;
    return !has_cue(t, KB_CUE_LIFE) && !is_to_come(t) &&
           !(scene->today.year && kb_date_is_after(t->date, &scene->today));
}

static bool is_event(const telling *t, const kb_figures *figures)
{
    size_t bytes =
        t->before.end - t->before.start + t->behind.end - t->behind.start;
    if (bytes < LEAST || !is_past(t) || is_figure_of_year(t, figures))
        return false;
    if (t->date->bare)
        return is_lead(t);
    if (t->date->until)
        return !has_figure(t, figures);
    if (has_cue(t, KB_CUE_HAPPENING))
        return true;
    return is_lead(t) && !has_cue(t, KB_CUE_STANDING) &&
           !has_figure(t, figures);
}

/* ---- the walk ----------------------------------------------------------- */

/* What the event happened to: named before the date, in the clause behind it,
 * in the sentence so far, or further on; in a row, in its first cells. */
static int subject_of(const telling *t)
{
    const kb_scene *scene = t->scene;
    kb_stretch clause = kb_scene_clause(scene, t->sentence, t->behind.start);
    kb_stretch places[] = {t->before,
                           {t->behind.start, t->behind.end},
                           {t->sentence.start, t->date->start},
                           t->behind};
    if (clause.end >= t->behind.start && clause.end < t->behind.end)
        places[1].end = clause.end;
    if (scene->r->doc->blocks[scene->block].type == KB_BLOCK_ROW)
        places[0].start = 0;
    return kb_subject_of_event(scene, places, sizeof places / sizeof *places);
}

static kb_event make(const telling *t)
{
    const kb_scene *scene = t->scene;
    kb_str text = scene->text;
    kb_str first = kb_str_cut(text, t->before.start, t->before.end);
    kb_str second = kb_str_cut(text, t->behind.start, t->behind.end);
    kb_event e = {.date = kb_date_iso(scene->r->arena, t->date),
                  .what = first.len == 0 ? second : first,
                  .block = (uint32_t)scene->block};
    bool apart =
        kb_str_starts(kb_str_cut(text, t->date->end, text.len), KB_STR("，"));
    if (first.len > 0 && second.len > 0)
        e.what = kb_str_of(kb_arena_printf(
            scene->r->arena, "%.*s%s%.*s", (int)first.len, first.ptr,
            apart ? "，" : "", (int)second.len, second.ptr));
    e.start = (uint32_t)(first.len > 0 ? t->before.start : t->date->start);
    e.end = (uint32_t)(second.len > 0 ? t->behind.end : t->date->end);
    e.term = subject_of(t);
    return e;
}

/* Whether a block is no more than a field with a date: "时间：2023年3月". */
static bool is_field(const kb_scene *scene)
{
    kb_str text = scene->text;
    if (scene->dates.len != 1)
        return false;
    const kb_date *date = &scene->dates.data[0];
    const kb_clue *field = kb_scene_first(scene, KB_CUE_FIELD, 0, date->start);
    kb_stretch joint = {field ? field->end : 0, date->start};
    kb_stretch rest = {date->end, text.len};
    trim(text, &joint);
    trim(text, &rest);
    return field && field->start <= kb_lead_number(text) &&
           joint.start == joint.end && rest.start == rest.end;
}

/* What the heading above names came when the field says. */
static void read_field(kb_events *out, const kb_scene *scene)
{
    const kb_doc *doc = scene->r->doc;
    int heading = doc->blocks[scene->block].heading;
    int term = kb_topic_section(scene->r, scene->block, -1);
    if (heading == KB_NO_BLOCK || term < 0 ||
        !kb_kind_is_named(scene->r->terms.data[term].type.kind))
        return;
    kb_str name = kb_block_str(&doc->blocks[heading]);
    kb_event e = {.date = kb_date_iso(scene->r->arena, &scene->dates.data[0]),
                  .what = kb_str_cut(name, kb_lead_number(name), name.len),
                  .block = (uint32_t)scene->block,
                  .end = (uint32_t)scene->text.len,
                  .term = term};
    kb_vec_push(scene->r->arena, out, e);
}

void kb_events_read(kb_events *out, const kb_scene *scene,
                    const kb_figures *figures)
{
    telling t = {.scene = scene};
    if (is_field(scene)) {
        read_field(out, scene);
        return;
    }
    kb_stretch sentence;
    size_t at = 0;
    while (kb_sentence_next(scene->text, &at, &sentence.start, &sentence.end)) {
        for (; t.number < scene->dates.len; t.number++) {
            t.date = &scene->dates.data[t.number];
            if (t.date->end > sentence.end)
                break;
            t.sentence = kb_scene_near(scene, sentence, t.date->start);
            find_words(&t);
            if (is_event(&t, figures))
                kb_vec_push(scene->r->arena, out, make(&t));
        }
    }
}
