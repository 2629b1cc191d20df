/* scene.c - the dates and clues of one block. */
#include "extract/scene.h"

#include "text/utf8.h"

enum { NAME_CHARS = 24 };

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

void kb_scene_init(kb_scene *out, const kb_reading *r, size_t block)
{
    *out = (kb_scene){
        .r = r, .block = block, .text = kb_block_str(&r->doc->blocks[block])};
    bool dated = kb_date_read(&out->today, r->doc->date);
    kb_dates_find(&out->dates, r->arena, out->text, dated ? &out->today : NULL);
    find_clues(out);
}

const kb_clue *kb_scene_first(const kb_scene *scene, kb_cue cue, size_t from,
                              size_t to)
{
    for (size_t i = 0; i < scene->clues.len; i++) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start >= to)
            break;
        if (clue->start >= from && clue->end <= to && clue->cues & cue)
            return clue;
    }
    return NULL;
}

const kb_clue *kb_scene_last(const kb_scene *scene, kb_cue cue, size_t from,
                             size_t to)
{
    for (size_t i = scene->clues.len; i-- > 0;) {
        const kb_clue *clue = &scene->clues.data[i];
        if (clue->start < from)
            break;
        if (clue->end <= to && clue->cues & cue)
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
    kb_stretch clause = sentence;
    for (size_t i = sentence.start; i < sentence.end;) {
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

bool kb_scene_names(const kb_scene *scene, const kb_date *date)
{
    if (date->titled)
        return true;
    const kb_clue *name =
        kb_scene_first(scene, KB_CUE_NAME, date->end, scene->text.len);
    return name && is_phrase(scene->text, date->end, name->start) &&
           !kb_scene_first(scene, KB_CUE_RELEASE, date->end, name->start);
}

bool kb_scene_is_foreign(const kb_scene *scene, size_t at)
{
    const kb_block *b = &scene->r->doc->blocks[scene->block];
    for (size_t i = 0; i < b->mark_count; i++) {
        const kb_mark *m = &b->marks[i];
        bool whole = m->type == KB_MARK_LINK && m->end - m->start >= b->len / 2;
        if (m->start > at)
            break;
        if (m->end > at && (m->type == KB_MARK_CODE || whole))
            return true;
    }
    return false;
}
