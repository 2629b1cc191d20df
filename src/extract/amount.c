/* amount.c - a number with the words beside it. */
#include "extract/amount.h"

#include "text/utf8.h"

/* Code points in which a measure may stand behind a number, or before the
 * clause of a bare one; how many hedges stand together. */
enum { BEHIND = 14, HEDGES = 3 };

static const kb_quantity_rules *rules_of(const kb_scene *scene)
{
    return &scene->r->x->rules.quantities;
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

static void take_unit(kb_amount *a, const kb_unit_rule *unit)
{
    a->unit = unit->unit;
    a->factor = unit->factor;
    a->quantity = unit->quantity;
    a->need = unit->need;
}

/* The unit behind or before the number.  false where the number goes on as a
 * word ("3D", "%E4"), or has neither a unit nor a scale. */
static bool find_unit(kb_amount *a, const kb_scene *scene)
{
    kb_str text = scene->text;
    const kb_unit_rule *unit =
        kb_unit_before(rules_of(scene), text, a->number.start);
    if (unit) {
        take_unit(a, unit);
        a->words.start -= unit->words.len;
        return true;
    }
    size_t at = behind_blank(text, a->number.end);
    unit = kb_unit_behind(rules_of(scene), text, at);
    if (unit && unit->need != KB_NEED_NEVER) {
        take_unit(a, unit);
        a->words.end = at + unit->words.len;
        return a->quantity != KB_QUANTITY_PERCENT ||
               !is_latin(text, a->words.end);
    }
    if (a->number.ratio) {
        a->quantity = KB_QUANTITY_PERCENT;
        a->unit = "%";
        a->need = a->number.percent ? KB_NEED_NOTHING : KB_NEED_WORD;
        return true;
    }
    if (a->number.letter == 'B' && unit)
        return false; /* "2B市场": to business */
    if (a->number.letter == 'B') {
        a->quantity = KB_QUANTITY_PARAMS;
        a->unit = "params";
        a->need = KB_NEED_NOTHING;
        return true;
    }
    a->need = unit ? KB_NEED_NEVER : KB_NEED_MEASURE;
    return a->number.scaled &&
           (a->number.letter || !is_latin(text, a->number.end));
}

/* Takes in a hedge right before. */
static bool take_about(kb_amount *a, const kb_scene *scene)
{
    size_t at = before_blank(scene->text, a->words.start);
    size_t hedge = kb_beside_before(rules_of(scene), KB_BESIDE_ABOUT,
                                    kb_str_cut(scene->text, 0, at));
    if (hedge > 0)
        a->words.start = at - hedge;
    return hedge > 0;
}

static bool take_beyond(kb_amount *a, const kb_scene *scene)
{
    size_t at = behind_blank(scene->text, a->words.end);
    size_t hedge =
        kb_beside_behind(rules_of(scene), KB_BESIDE_BEYOND,
                         kb_str_cut(scene->text, at, scene->text.len));
    if (hedge > 0)
        a->words.end = at + hedge;
    return hedge > 0;
}

static void find_hedges(kb_amount *a, const kb_scene *scene)
{
    a->hedged = a->number.vague;
    for (int i = 0; i < HEDGES && take_about(a, scene); i++)
        a->hedged = true;
    if (take_beyond(a, scene))
        a->hedged = true;
}

/* ---- what it measures --------------------------------------------------- */

static bool fits(const kb_amount *a, const kb_scene *scene, const kb_clue *clue)
{
    return clue->measure != KB_NO_MEASURE &&
           rules_of(scene)->measures.data[clue->measure].quantities >>
                   a->quantity &
               1;
}

/* The nearest fitting measure left of the number from byte `from` on. */
static int measure_before(const kb_amount *a, const kb_scene *scene,
                          size_t from)
{
    for (size_t i = kb_scene_clue(scene, a->number.start); i-- > 0;) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start < from)
            break;
        if (clue->end <= a->number.start && fits(a, scene, clue))
            return clue->measure;
    }
    return KB_NO_MEASURE;
}

static int measure_behind(const kb_amount *a, const kb_scene *scene)
{
    for (size_t i = kb_scene_clue(scene, a->number.end); i < scene->clues.len;
         i++) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start >= a->clause.end)
            break;
        if (fits(a, scene, clue) &&
            kb_is_near(scene->text, a->number.end, clue->start, BEHIND))
            return clue->measure;
    }
    return KB_NO_MEASURE;
}

/* Where a measure of a bare number may stand in the clause before. */
static size_t nearby(const kb_amount *a, const kb_scene *scene)
{
    size_t at = a->number.start;
    for (int n = 0; n < BEHIND && at > a->sentence.start; n++)
        kb_utf8_prev(scene->text, &at);
    return at;
}

static void find_measure(kb_amount *a, const kb_scene *scene)
{
    bool bare = a->quantity == KB_QUANTITY_BARE;
    size_t from = bare && a->number.letter ? nearby(a, scene) : a->clause.start;
    size_t far = bare ? nearby(a, scene) : a->sentence.start;
    if (bare && a->number.letter) /* "128K上下文" */
        a->measure = measure_behind(a, scene);
    if (a->measure == KB_NO_MEASURE)
        a->measure = measure_before(a, scene, from);
    if (a->measure == KB_NO_MEASURE)
        a->measure = measure_behind(a, scene);
    if (a->measure == KB_NO_MEASURE)
        a->measure = measure_before(a, scene, far);
}

bool kb_amount_read(kb_amount *out, const kb_scene *scene, kb_stretch sentence,
                    const kb_number *number)
{
    *out = (kb_amount){.number = *number,
                       .words = {number->start, number->end},
                       .factor = 1,
                       .measure = KB_NO_MEASURE};
    if (!find_unit(out, scene))
        return false;
    out->sentence = kb_scene_near(scene, sentence, number->start);
    out->clause = kb_scene_clause(scene, out->sentence, number->start);
    find_hedges(out, scene);
    find_measure(out, scene);
    return true;
}
