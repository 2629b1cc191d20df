/* sketch.c - a graph as a drawing language has it. */
#include "output/sketch.h"

#include <string.h>

#include "output/format.h"
#include "output/look.h"

enum { WORDS_MAX = 1 << 16 };

kb_kind kb_sketch_kind(const kb_node *record)
{
    const char *name = kb_node_get_text(record, "kind");
    kb_kind kind = KB_MODEL;

    if (name)
        kb_kind_find(&kind, name);
    return kind;
}

const char *kb_sketch_word(const kb_drawing *drawing, const kb_word *word)
{
    return drawing->zh ? word->zh : word->en;
}

/* ---- concepts ----------------------------------------------------------- */

static int64_t community_of(const kb_node *record)
{
    const kb_node *at = kb_node_find(record, "community");
    bool known = at && kb_node_type_of(at) == KB_NODE_NUMBER;
    return known ? kb_node_get_int(record, "community") : KB_NO_COMMUNITY;
}

static void add_concept(kb_sketch *sketch, const kb_node *record, kb_buf *text)
{
    kb_arena *arena = sketch->arena;
    const char *name = kb_node_get_text(record, "name");
    kb_spot spot = {.id =
                        kb_arena_strdup(arena, kb_node_get_text(record, "id")),
                    .name = kb_arena_strdup(arena, name ? name : ""),
                    .community = community_of(record)};
    bool fresh;

    uint32_t *number = kb_map_add(&sketch->numbers, kb_str_of(spot.id), &fresh);
    if (!fresh)
        return;
    *number = (uint32_t)sketch->spots.len;
    kb_vec_push(arena, &sketch->spots, spot);
    sketch->kinds |= 1U << kb_sketch_kind(record);
    sketch->language->concept(sketch, text, record, *number);
}

/* ---- arrows ------------------------------------------------------------- */

static void finish_arrow(kb_sketch *sketch, kb_buf *text)
{
    kb_arrow *arrow = &sketch->arrow;

    if (!arrow->words.ptr)
        return;
    sketch->language->arrow(sketch, text, arrow);
    kb_vec_push(sketch->arena, &sketch->widths, kb_look_width(arrow->sources));
    kb_buf_dispose(&arrow->words);
    *arrow = (kb_arrow){0};
}

static void begin_arrow(kb_sketch *sketch, uint32_t from, uint32_t to)
{
    sketch->arrow = (kb_arrow){.s = &sketch->spots.data[from],
                               .o = &sketch->spots.data[to],
                               .from = from,
                               .to = to,
                               .words = KB_BUF_INIT(WORDS_MAX)};
}

static void add_relation(kb_sketch *sketch, const kb_node *record, kb_buf *text)
{
    kb_arrow *arrow = &sketch->arrow;
    const char *s = kb_node_get_text(record, "s.id");
    const char *o = kb_node_get_text(record, "o.id");
    const char *p = kb_node_get_text(record, "p");
    int64_t sources = kb_node_get_int(record, "sources");
    const uint32_t *from = kb_map_find(&sketch->numbers, kb_str_of(s));
    const uint32_t *to = o ? kb_map_find(&sketch->numbers, kb_str_of(o)) : NULL;
    kb_predicate predicate;

    if (!from || !to || !p || !kb_predicate_find(&predicate, p))
        return;
    if (arrow->words.ptr && (arrow->from != *from || arrow->to != *to))
        finish_arrow(sketch, text);
    if (!arrow->words.ptr)
        begin_arrow(sketch, *from, *to);
    else
        kb_buf_add_text(&arrow->words, ", ");
    kb_buf_add_text(
        &arrow->words,
        kb_sketch_word(sketch->drawing, kb_predicate_word(predicate)));
    if (sources > arrow->sources)
        arrow->sources = sources;
}

/* ---- the whole ---------------------------------------------------------- */

void kb_sketch_begin(kb_sketch *out, const kb_sketch_language *language,
                     const kb_drawing *drawing, kb_arena *arena, kb_buf *text)
{
    *out = (kb_sketch){.language = language,
                       .drawing = drawing,
                       .arena = arena,
                       .numbers = {.arena = arena}};
    language->begin(out, text);
}

void kb_sketch_record(kb_sketch *sketch, const kb_node *record, kb_buf *text)
{
    if (kb_node_get_text(record, "s.id"))
        add_relation(sketch, record, text);
    else if (kb_node_get_text(record, "id"))
        add_concept(sketch, record, text);
}

void kb_sketch_end(kb_sketch *sketch, kb_buf *text)
{
    finish_arrow(sketch, text);
    sketch->language->end(sketch, text);
}

/* ---- as a format -------------------------------------------------------- */

kb_status kb_sketch_format_begin(kb_writer *writer, kb_error *err)
{
    kb_sketch *sketch = kb_arena_alloc(writer->arena, sizeof *sketch);

    (void)err;
    writer->state = sketch;
    kb_sketch_begin(sketch, writer->format->language, writer->view->drawing,
                    writer->arena, kb_format_line(writer));
    kb_format_put(writer);
    return KB_OK;
}

void kb_sketch_format_record(kb_writer *writer, const kb_node *record)
{
    kb_sketch_record(writer->state, record, kb_format_line(writer));
    kb_format_put(writer);
}

void kb_sketch_format_end(kb_writer *writer, const kb_outcome *outcome)
{
    (void)outcome;
    kb_sketch_end(writer->state, kb_format_line(writer));
    kb_format_put(writer);
}
