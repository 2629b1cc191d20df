/* outline.c - a document's blocks, and what each stands under. */
#include "parse/outline.h"

#include "aigckb/parse.h"
#include "parse/label.h"
#include "parse/marker.h"

void kb_outline_init(kb_outline *o, kb_arena *arena, size_t text_max)
{
    *o = (kb_outline){.arena = arena,
                      .text_max = text_max,
                      .blocks_max = text_max / KB_TEXT_OF_BLOCK + 1};
    for (int level = 0; level <= KB_LEVEL_MAX; level++)
        o->headings[level] = KB_NO_BLOCK;
}

/* What is longer is no heading, but a paragraph that was marked as one: all
 * that stands under a heading is read with it. */
enum { HEADING_MAX = 1024 };

bool kb_outline_over(const kb_outline *o)
{
    return o->text > o->text_max || o->blocks.len > o->blocks_max;
}

static kb_frame *top_frame(kb_outline *o)
{
    return o->frames.len ? &o->frames.data[o->frames.len - 1] : NULL;
}

/* The item that what comes now stands under, or KB_NO_BLOCK. */
static int holder(kb_outline *o)
{
    const kb_frame *top = top_frame(o);
    if (!top)
        return KB_NO_BLOCK;
    return top->block != KB_NO_BLOCK ? top->block : top->outer;
}

/* The last heading of a level smaller than `level`. */
static int heading_above(const kb_outline *o, int level)
{
    int last = KB_NO_BLOCK;
    for (int above = 1; above < level; above++) {
        if (o->headings[above] > last)
            last = o->headings[above];
    }
    return last;
}

/* What a block that is no heading stands under. */
static int place(kb_outline *o)
{
    int item = holder(o);
    return item != KB_NO_BLOCK ? item : heading_above(o, KB_LEVEL_MAX + 1);
}

void kb_outline_begin(kb_outline *o, bool quote)
{
    const kb_frame *top = top_frame(o);
    kb_frame frame = {.quote = quote,
                      .block = KB_NO_BLOCK,
                      .outer = holder(o),
                      .depth = (top ? top->depth : 0) + !quote};
    kb_vec_push(o->arena, &o->frames, frame);
}

void kb_outline_end(kb_outline *o, bool quote)
{
    const kb_frame *top = top_frame(o);
    if (top && top->quote == quote)
        o->frames.len--;
}

/* The bytes [start, end) of a run. */
typedef struct stretch {
    const kb_run *run;
    size_t start, end;
} stretch;

static kb_str text_of(stretch s)
{
    return kb_str_cut(kb_buf_str(&s.run->text), s.start, s.end);
}

static stretch trim(stretch s)
{
    const char *text = s.run->text.ptr;
    while (s.start < s.end && text[s.start] == ' ')
        s.start++;
    while (s.end > s.start && text[s.end - 1] == ' ')
        s.end--;
    return s;
}

/* Gives the block the marks inside the stretch. */
static void copy_marks(kb_outline *o, kb_block *block, stretch s)
{
    KB_VEC(kb_mark) marks = {0};
    for (size_t i = 0; i < s.run->marks.len; i++) {
        kb_mark mark = s.run->marks.data[i];
        if (mark.end <= s.start || mark.start >= s.end)
            continue;
        mark.start = mark.start > s.start ? mark.start - (uint32_t)s.start : 0;
        mark.end = (uint32_t)((mark.end < s.end ? mark.end : s.end) - s.start);
        kb_vec_push(o->arena, &marks, mark);
    }
    block->marks = marks.data;
    block->mark_count = marks.len;
}

static int add(kb_outline *o, kb_block block, stretch s)
{
    kb_str text = text_of(s);
    o->text += text.len;
    if (kb_outline_over(o))
        return KB_NO_BLOCK;
    block.text = kb_arena_copy(o->arena, text.ptr, text.len);
    block.len = text.len;
    copy_marks(o, &block, s);
    kb_vec_push(o->arena, &o->blocks, block);
    return (int)o->blocks.len - 1;
}

static void add_heading(kb_outline *o, int level, stretch s)
{
    int block = add(o,
                    (kb_block){.type = KB_BLOCK_HEADING,
                               .level = level,
                               .up = heading_above(o, level)},
                    s);
    if (kb_label_is_contents(text_of(s)))
        return; /* nothing stands under it */
    o->headings[level] = block;
    for (int deeper = level + 1; deeper <= KB_LEVEL_MAX; deeper++)
        o->headings[deeper] = KB_NO_BLOCK;
}

/* Adds a paragraph as what its frames and its marker make it. */
static void add_flow(kb_outline *o, stretch s)
{
    kb_frame *top = top_frame(o);
    kb_block block = {.type = KB_BLOCK_PARA, .up = place(o)};
    size_t marker = kb_marker_len(text_of(s));
    bool opens = top && !top->quote && top->block == KB_NO_BLOCK;

    if (opens || marker > 0) {
        block.type = KB_BLOCK_ITEM;
        block.level = (top ? top->depth : 0) + !opens;
    } else if (top && top->quote) {
        block.type = KB_BLOCK_QUOTE;
    }
    s.start += marker;
    int added = add(o, block, s);
    if (opens)
        top->block = added;
}

static bool is_label(const kb_outline *o, stretch s)
{
    return o->frames.len == 0 && kb_label_is_heading(s.run, s.start, s.end);
}

/* Whether the text breaks between `line` and `next` into two paragraphs.  In a
 * quote it always does: converters write both alike there. */
static bool splits(kb_outline *o, kb_cut cut, stretch line, stretch next)
{
    const kb_frame *top = top_frame(o);
    return cut.para || (top && top->quote) ||
           kb_marker_len(text_of(next)) > 0 || is_label(o, line);
}

static void add_para(kb_outline *o, stretch s)
{
    int level = o->written_level > 0 ? o->written_level : 1;
    size_t marker;
    s = trim(s);
    if (s.start == s.end)
        return;
    bool may_head = s.end - s.start <= HEADING_MAX;
    int written = may_head ? kb_marker_heading(text_of(s), &marker) : 0;
    if (written > 0) {
        s.start += marker;
        o->written_level = written;
        add_heading(o, written, s);
    } else if (may_head && is_label(o, s))
        add_heading(o, level < KB_LEVEL_MAX ? level + 1 : level, s);
    else
        add_flow(o, s);
}

void kb_outline_add_heading(kb_outline *o, const kb_run *run, int level)
{
    stretch all = {run, 0, run->text.len};
    bool first = !o->any_heading;

    if (run->text.len > HEADING_MAX) {
        add_flow(o, all);
        return;
    }
    o->any_heading = true;
    if (first && level == 1) {
        o->title = kb_arena_copy(o->arena, run->text.ptr, run->text.len);
        o->written_level = 1;
        return;
    }
    o->written_level = level;
    add_heading(o, level, all);
}

void kb_outline_add_paras(kb_outline *o, const kb_run *run)
{
    stretch line = {run, 0, run->text.len};
    for (size_t i = 0; i < run->cuts.len; i++) {
        kb_cut cut = run->cuts.data[i];
        stretch next = {run, cut.at + 1, run->text.len};
        line.end = cut.at;
        if (splits(o, cut, line, next)) {
            add_para(o, line);
            line.start = next.start;
        }
    }
    line.end = run->text.len;
    add_para(o, line);
}

void kb_outline_add_row(kb_outline *o, const kb_run *run, int level)
{
    stretch cells = {run, 0, run->text.len};
    while (cells.end > 0 && strchr(" |", run->text.ptr[cells.end - 1]))
        cells.end--; /* empty cells at the end */
    if (cells.end > 0)
        add(o, (kb_block){.type = KB_BLOCK_ROW, .level = level, .up = place(o)},
            cells);
}

void kb_outline_add_code(kb_outline *o, kb_str text)
{
    o->text += text.len;
    if (kb_outline_over(o))
        return;
    kb_vec_push(o->arena, &o->blocks,
                (kb_block){.type = KB_BLOCK_CODE,
                           .up = place(o),
                           .text = kb_arena_copy(o->arena, text.ptr, text.len),
                           .len = text.len});
}

/* Nothing stands under a block that is taken back. */
static void forget(kb_outline *o, int block)
{
    for (size_t i = 0; i < o->frames.len; i++) {
        kb_frame *f = &o->frames.data[i];
        if (f->block == block)
            f->block = KB_NO_BLOCK;
        if (f->outer == block)
            f->outer = i > 0 ? f[-1].outer : KB_NO_BLOCK;
    }
}

void kb_outline_drop_contents(kb_outline *o)
{
    if (o->blocks.len == 0)
        return;
    const kb_block *last = &o->blocks.data[o->blocks.len - 1];
    if (!kb_label_is_contents((kb_str){last->text, last->len}))
        return;
    o->blocks.len--;
    forget(o, (int)o->blocks.len);
}
