/* scene.c - the dates and clues of one block. */
#include "extract/scene.h"

#include "text/utf8.h"

/* Code points between a year and the word that makes it a part of a name; bytes
 * of a heading that are looked at, and of a sentence on either side of a
 * number; how many dates or marks before a place may be in its way. */
enum { NAME_CHARS = 24, HEADING_BYTES = 400, NEAR_BYTES = 600, STEPS = 8 };

static void find_clues(kb_scene *out)
{
    const kb_quantity_rules *rules = &out->r->x->rules.quantities;
    kb_founds found = {0};
    kb_matcher_find(rules->clue_matcher, out->r->arena,
                    &out->r->folded[out->block], NULL, NULL, &found);
    for (size_t i = 0; i < found.len; i++) {
        const kb_clue_rule *rule = &rules->clues.data[found.data[i].form];
        kb_vec_push(out->r->arena, &out->clues,
                    (kb_clue){found.data[i].start, found.data[i].end,
                              rule->cues, rule->measure});
    }
}

/* The nearest date in the headings above. */
static void find_above(kb_scene *out)
{
    const kb_doc *doc = out->r->doc;
    int at = doc->blocks[out->block].heading;
    for (; at != KB_NO_BLOCK && !out->above.year;
         at = doc->blocks[at].heading) {
        kb_dates dates = {0};
        kb_str text = kb_block_str(&doc->blocks[at]);
        text.len = text.len < HEADING_BYTES ? text.len : HEADING_BYTES;
        kb_dates_find(&dates, out->r->arena, text,
                      out->today.year ? &out->today : NULL);
        for (size_t i = 0; i < dates.len && !out->above.year; i++) {
            if (!dates.data[i].bare && !dates.data[i].titled)
                out->above = dates.data[i];
        }
    }
}

void kb_scene_init(kb_scene *out, const kb_reading *r, size_t block)
{
    *out = (kb_scene){
        .r = r, .block = block, .text = kb_block_str(&r->doc->blocks[block])};
    bool dated = kb_date_read(&out->today, r->doc->date);
    kb_dates_find(&out->dates, r->arena, out->text, dated ? &out->today : NULL);
    find_above(out);
    find_clues(out);
}

size_t kb_scene_clue(const kb_scene *scene, size_t at)
{
    size_t low = 0, high = scene->clues.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scene->clues.data[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t kb_scene_dated(const kb_scene *scene, size_t at)
{
    size_t low = 0, high = scene->dates.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scene->dates.data[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

kb_stretch kb_scene_near(const kb_scene *scene, kb_stretch sentence, size_t at)
{
    kb_stretch near = sentence;
    if (at - near.start > NEAR_BYTES)
        near.start = at - NEAR_BYTES;
    if (near.end > at && near.end - at > NEAR_BYTES)
        near.end = at + NEAR_BYTES;
    while (near.start < at && kb_utf8_goes_on(scene->text.ptr[near.start]))
        near.start++;
    while (near.end < sentence.end &&
           kb_utf8_goes_on(scene->text.ptr[near.end]))
        near.end++;
    return near;
}

const kb_clue *kb_scene_first(const kb_scene *scene, unsigned cues, size_t from,
                              size_t to)
{
    for (size_t i = kb_scene_clue(scene, from); i < scene->clues.len; i++) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start >= to)
            break;
        if (clue->end <= to && clue->cues & cues)
            return clue;
    }
    return NULL;
}

const kb_clue *kb_scene_last(const kb_scene *scene, unsigned cues, size_t from,
                             size_t to)
{
    for (size_t i = kb_scene_clue(scene, to); i-- > 0;) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start < from)
            break;
        if (clue->end <= to && clue->cues & cues)
            return clue;
    }
    return NULL;
}

/* Whether a clause ends at byte `at`; `*next` is behind what ends it. */
static bool ends_clause(kb_str text, size_t at, size_t *next)
{
    *next = at;
    uint32_t c = kb_utf8_next(text, next);
    bool digits = at > 0 && *next < text.len && text.ptr[at - 1] >= '0' &&
                  text.ptr[at - 1] <= '9' && text.ptr[*next] >= '0' &&
                  text.ptr[*next] <= '9';
    return c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == 0x3002 ||
           c == '|' || ((c == ',' || c == ':') && !digits);
}

kb_stretch kb_scene_clause(const kb_scene *scene, kb_stretch sentence,
                           size_t at)
{
    kb_stretch near = kb_scene_near(scene, sentence, at), clause = near;
    for (size_t i = near.start; i < near.end;) {
        size_t next;
        if (!ends_clause(scene->text, i, &next)) {
            i = next;
            continue;
        }
        if (i >= at) {
            clause.end = i;
            break;
        }
        clause.start = i = next;
    }
    return clause;
}

/* Whether no punctuation stands within [from, to), and it is not long. */
static bool is_phrase(kb_str text, size_t from, size_t to)
{
    if (!kb_is_near(text, from, to, NAME_CHARS))
        return false;
    while (from < to) {
        uint32_t c = kb_utf8_next(text, &from);
        if (c == 0x3002 || c == 0xFF0C || c == ',' || c == 0xFF1B || c == '|' ||
            c == 0x3001 || c == 0xFF1A)
            return false;
    }
    return true;
}

/* "…报告2024-01-03", "…报告（2023）". */
static bool follows_name(const kb_scene *scene, size_t at)
{
    size_t start = at;
    while (start > 0 && (scene->text.ptr[start - 1] == ' ' ||
                         scene->text.ptr[start - 1] == '('))
        start--;
    if (kb_str_ends(kb_str_cut(scene->text, 0, start), KB_STR("（")))
        start -= sizeof "（" - 1;
    size_t i = kb_scene_clue(scene, start);
    return i > 0 && scene->clues.data[i - 1].end == start &&
           scene->clues.data[i - 1].cues & KB_CUE_NAME;
}

bool kb_scene_names(const kb_scene *scene, const kb_date *date)
{
    if (date->titled || follows_name(scene, date->start))
        return true;
    kb_stretch near = kb_scene_near(
        scene, (kb_stretch){date->end, scene->text.len}, date->end);
    const kb_clue *name =
        kb_scene_first(scene, KB_CUE_NAME, near.start, near.end);
    return name && is_phrase(scene->text, date->end, name->start) &&
           !kb_scene_first(scene, KB_CUE_RELEASE, date->end, name->start);
}

/* The last date within [from, to) that is no part of a name, or NULL. */
static const kb_date *date_before(const kb_scene *scene, size_t from, size_t to)
{
    size_t i = kb_scene_dated(scene, to);
    for (int n = 0; i-- > 0 && n < STEPS; n++) {
        const kb_date *date = &scene->dates.data[i];
        if (date->start < from)
            break;
        if (date->end <= to && !date->bare && !kb_scene_names(scene, date))
            return date;
    }
    return NULL;
}

/* "170亿元（2023年）": the date in a bracket right behind byte `at`. */
static const kb_date *date_in_bracket(const kb_scene *scene, size_t at)
{
    size_t i = kb_scene_dated(scene, at);
    if (i == scene->dates.len)
        return NULL;
    kb_str between = kb_str_cut(scene->text, at, scene->dates.data[i].start);
    return kb_str_equal(between, KB_STR("（")) ||
                   kb_str_equal(between, KB_STR("("))
               ? &scene->dates.data[i]
               : NULL;
}

kb_dated kb_scene_date(kb_date *out, const kb_scene *scene, kb_stretch sentence,
                       kb_stretch words)
{
    const kb_date *date = date_before(scene, sentence.start, words.start);
    if (!date)
        date = date_in_bracket(scene, words.end);
    if (date) {
        *out = *date;
        return KB_DATED_SENTENCE;
    }
    *out = scene->above;
    if (out->year)
        return KB_DATED_HEADING;
    date = date_before(scene, 0, sentence.start);
    if (date) {
        *out = *date;
        return KB_DATED_PARAGRAPH;
    }
    *out = scene->today;
    return out->year ? KB_DATED_ARTICLE : KB_DATED_NOT;
}

/* The number of marks that begin at or before a byte. */
static size_t marks_before(const kb_block *b, size_t at)
{
    size_t low = 0, high = b->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->marks[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a mark is code, not just Chinese words that are set as code. */
static bool is_code(kb_str text, const kb_mark *m)
{
    if (m->type != KB_MARK_CODE)
        return false;
    for (size_t at = m->start; at < m->end;) {
        if (kb_char_class_of(kb_utf8_next(text, &at)) == KB_CHAR_HAN)
            return false;
    }
    return true;
}

bool kb_scene_is_foreign(const kb_scene *scene, size_t at)
{
    const kb_block *b = &scene->r->doc->blocks[scene->block];
    size_t i = marks_before(b, at);
    for (int n = 0; i-- > 0 && n < STEPS; n++) {
        const kb_mark *m = &b->marks[i];
        bool whole = m->type == KB_MARK_LINK && m->end - m->start >= b->len / 2;
        if (m->end > at && (whole || is_code(scene->text, m)))
            return true;
    }
    return false;
}
