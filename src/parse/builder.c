/* builder.c - makes a document's blocks out of what a parser sees. */
#include "parse/builder.h"

#include "parse/code.h"
#include "parse/label.h"

enum {
    CODE_MAX = 256 * 1024 * 1024,
    LAYOUT_PARAS = 4 /* paragraphs in a row that is no data but layout */
};

void kb_builder_init(kb_builder *b, kb_arena *arena, size_t text_max)
{
    *b = (kb_builder){.code = KB_BUF_INIT(CODE_MAX)};
    kb_run_init(&b->run, arena);
    kb_outline_init(&b->outline, arena, text_max);
}

void kb_builder_dispose(kb_builder *b)
{
    kb_run_dispose(&b->run);
    kb_buf_dispose(&b->code);
}

static void end_row(kb_builder *b)
{
    size_t paras = 0;
    for (size_t i = 0; i < b->run.cuts.len; i++)
        paras += b->run.cuts.data[i].para;
    if (b->cells < 2 || paras >= LAYOUT_PARAS)
        kb_outline_add_paras(&b->outline, &b->run);
    else
        kb_outline_add_row(&b->outline, &b->run, b->level);
}

/* Ends what is open and makes blocks of it. */
static void flush(kb_builder *b)
{
    kb_run *run = &b->run;
    kb_run_finish(run);
    if (run->seen > 0 && b->state == KB_IN_HEADING)
        kb_outline_add_heading(&b->outline, run, b->level);
    else if (run->seen > 0 && run->anchored == run->seen)
        kb_outline_drop_contents(&b->outline); /* and the run: a line of it */
    else if (run->seen > 0 && b->state == KB_IN_ROW)
        end_row(b);
    else if (run->seen > 0 && !kb_label_is_void(kb_buf_str(&run->text)))
        kb_outline_add_paras(&b->outline, run);
    kb_run_clear(run);
}

void kb_builder_text(kb_builder *b, kb_str text)
{
    if (b->state == KB_IN_CODE)
        kb_buf_add(&b->code, text);
    else
        kb_run_text(&b->run, text);
}

void kb_builder_break(kb_builder *b)
{
    if (b->state == KB_IN_CODE)
        kb_buf_add_char(&b->code, '\n');
    else
        kb_run_gap(&b->run, KB_GAP_BREAK);
}

void kb_builder_para(kb_builder *b)
{
    if (b->state == KB_IN_FLOW)
        flush(b);
    else if (b->state != KB_IN_CODE)
        kb_run_gap(&b->run, KB_GAP_PARA);
}

void kb_builder_heading_begin(kb_builder *b, int level)
{
    kb_builder_para(b);
    if (b->state != KB_IN_FLOW)
        return;
    b->state = KB_IN_HEADING;
    b->level = level;
}

void kb_builder_heading_end(kb_builder *b)
{
    if (b->state == KB_IN_HEADING) {
        flush(b);
        b->state = KB_IN_FLOW;
    } else {
        kb_builder_para(b);
    }
}

void kb_builder_item_begin(kb_builder *b)
{
    kb_builder_para(b);
    kb_outline_begin(&b->outline, false);
}

void kb_builder_item_end(kb_builder *b)
{
    kb_builder_para(b);
    kb_outline_end(&b->outline, false);
}

void kb_builder_quote_begin(kb_builder *b)
{
    kb_builder_para(b);
    kb_outline_begin(&b->outline, true);
}

void kb_builder_quote_end(kb_builder *b)
{
    kb_builder_para(b);
    kb_outline_end(&b->outline, true);
}

void kb_builder_row_begin(kb_builder *b)
{
    kb_builder_para(b);
    if (b->state == KB_IN_ROW)
        b->nested++;
    if (b->state != KB_IN_FLOW)
        return;
    b->state = KB_IN_ROW;
    b->level = 2;
    b->nested = b->cells = 0;
}

void kb_builder_row_end(kb_builder *b)
{
    if (b->state == KB_IN_ROW && b->nested-- == 0) {
        flush(b);
        b->state = KB_IN_FLOW;
    } else {
        kb_builder_para(b);
    }
}

void kb_builder_cell_begin(kb_builder *b, bool header)
{
    if (b->state != KB_IN_ROW || b->nested > 0) {
        kb_builder_para(b);
        return;
    }
    if (b->cells++ > 0)
        kb_run_bar(&b->run);
    if (header)
        b->level = 1;
}

void kb_builder_code_begin(kb_builder *b)
{
    kb_builder_para(b);
    if (b->state == KB_IN_CODE)
        b->nested++;
    if (b->state != KB_IN_FLOW)
        return;
    b->state = KB_IN_CODE;
    b->nested = 0;
    kb_buf_clear(&b->code);
}

static void end_code(kb_builder *b)
{
    kb_buf clean = KB_BUF_INIT(CODE_MAX);
    kb_code_clean(&clean, kb_buf_str(&b->code));
    if (clean.len > 0)
        kb_outline_add_code(&b->outline, kb_buf_str(&clean));
    kb_buf_dispose(&clean);
}

void kb_builder_code_end(kb_builder *b)
{
    if (b->state == KB_IN_CODE && b->nested-- == 0) {
        end_code(b);
        b->state = KB_IN_FLOW;
    } else {
        kb_builder_para(b);
    }
}

void kb_builder_stars(kb_builder *b, kb_stars stars)
{
    kb_run_bold(&b->run, stars, 1);
}

void kb_builder_mark_begin(kb_builder *b, kb_mark_type type)
{
    kb_run_mark_begin(&b->run, type);
}

void kb_builder_mark_end(kb_builder *b, kb_mark_type type)
{
    kb_run_mark_end(&b->run, type);
}

void kb_builder_link_begin(kb_builder *b, kb_str target)
{
    b->run.anchor = target.len > 1 && target.ptr[0] == '#';
    kb_run_mark_begin(&b->run, KB_MARK_LINK);
}

void kb_builder_link_end(kb_builder *b)
{
    b->run.anchor = false;
    kb_run_mark_end(&b->run, KB_MARK_LINK);
}

void kb_builder_finish(kb_builder *b, kb_doc *out)
{
    if (b->state == KB_IN_CODE)
        end_code(b);
    else
        flush(b);
    out->blocks = b->outline.blocks.data;
    out->block_count = b->outline.blocks.len;
    if (b->outline.title)
        out->title = b->outline.title;
}
