/* markdown.c - Markdown to blocks: md4c's events to the builder's. */
#include "parse/markdown.h"

#include <errno.h>
#include <md4c.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "parse/emphasis.h"
#include "parse/late.h"
#include "parse/normalize.h"
#include "text/utf8.h"

enum { NORMALIZED_MAX = 256 * 1024 * 1024, ENTITY_MAX = 32 };

typedef struct reader {
    kb_builder *b;
    int images; /* open ones: their text is no text of the article */
} reader;

/* What a block does; a heading and a cell need more than this. */
typedef struct action {
    void (*begin)(kb_builder *b);
    void (*end)(kb_builder *b);
} action;

static const action actions[] = {
    [MD_BLOCK_DOC] = {NULL, NULL},
    [MD_BLOCK_QUOTE] = {kb_builder_quote_begin, kb_builder_quote_end},
    [MD_BLOCK_UL] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_OL] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_LI] = {kb_builder_item_begin, kb_builder_item_end},
    [MD_BLOCK_HR] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_H] = {NULL, kb_builder_heading_end},
    [MD_BLOCK_CODE] = {kb_builder_code_begin, kb_builder_code_end},
    [MD_BLOCK_HTML] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_P] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_TABLE] = {kb_builder_para, kb_builder_para},
    [MD_BLOCK_THEAD] = {NULL, NULL},
    [MD_BLOCK_TBODY] = {NULL, NULL},
    [MD_BLOCK_TR] = {kb_builder_row_begin, kb_builder_row_end},
    [MD_BLOCK_TH] = {NULL, NULL},
    [MD_BLOCK_TD] = {NULL, NULL},
};

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    kb_builder *b = ((reader *)context)->b;
    if (type == MD_BLOCK_H)
        kb_builder_heading_begin(b, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        kb_builder_cell_begin(b, type == MD_BLOCK_TH);
    else if (actions[type].begin)
        actions[type].begin(b);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    if (actions[type].end)
        actions[type].end(((reader *)context)->b);
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    reader *r = context;
    if (type == MD_SPAN_IMG) {
        r->images++;
    } else if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        kb_builder_link_begin(r->b, (kb_str){link->href.text, link->href.size});
    } else if (type == MD_SPAN_STRONG) {
        kb_builder_mark_begin(r->b, KB_MARK_BOLD);
    } else if (type == MD_SPAN_CODE) {
        kb_builder_mark_begin(r->b, KB_MARK_CODE);
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    reader *r = context;
    (void)detail;
    if (type == MD_SPAN_IMG)
        r->images--;
    else if (type == MD_SPAN_A)
        kb_builder_link_end(r->b);
    else if (type == MD_SPAN_STRONG)
        kb_builder_mark_end(r->b, KB_MARK_BOLD);
    else if (type == MD_SPAN_CODE)
        kb_builder_mark_end(r->b, KB_MARK_CODE);
    return 0;
}

/* Text with the signs of the normalising pass in it. */
static void add_text(kb_builder *b, kb_str text)
{
    size_t start = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c < KB_SIGN_BREAK || c > KB_SIGN_LAST)
            continue;
        kb_builder_text(b, kb_str_cut(text, start, at));
        if (c == KB_SIGN_BREAK)
            kb_builder_break(b);
        else if (c > KB_SIGN_STARS)
            kb_builder_stars(b, (kb_stars)(c - KB_SIGN_STARS));
        start = at + 1;
    }
    kb_builder_text(b, kb_str_cut(text, start, text.len));
}

/* The character of "&name;", "&#10;" or "&#xA;"; 0 when there is none. */
static uint32_t entity_char(kb_str entity)
{
    char name[ENTITY_MAX];
    if (entity.len < 3 || entity.len >= ENTITY_MAX)
        return 0;
    memcpy(name, entity.ptr + 1, entity.len - 2);
    name[entity.len - 2] = '\0';
    if (name[0] == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        unsigned long c = strtoul(name + 1 + hex, NULL, hex ? 16 : 10);
        bool surrogate = c >= 0xD800 && c < 0xE000;
        return c <= 0x10FFFF && !surrogate ? (uint32_t)c : 0;
    }
    const htmlEntityDesc *found = kb_xml_load()->entity((const xmlChar *)name);
    return found ? found->value : 0;
}

static void add_entity(kb_builder *b, kb_str entity)
{
    uint32_t c = entity_char(entity);
    kb_buf utf8 = KB_BUF_INIT(ENTITY_MAX);
    if (c)
        kb_utf8_add(&utf8, c);
    else
        kb_buf_add(&utf8, entity);
    kb_builder_text(b, kb_buf_str(&utf8));
    kb_buf_dispose(&utf8);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size,
                void *context)
{
    reader *r = context;
    kb_str piece = {bytes, size};
    if (r->images > 0)
        return 0;
    switch (type) {
    case MD_TEXT_BR:
        kb_builder_break(r->b);
        break;
    case MD_TEXT_SOFTBR:
        kb_builder_text(r->b, KB_STR("\n"));
        break;
    case MD_TEXT_ENTITY:
        add_entity(r->b, piece);
        break;
    case MD_TEXT_NORMAL:
        add_text(r->b, piece);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        kb_builder_text(r->b, piece);
        break;
    }
    return 0;
}

/* Cuts off a last line that is the address in hex. */
static kb_str take_address(kb_source *source, kb_str body)
{
    kb_str end = body;
    while (end.len > 0 && strchr(" \n", end.ptr[end.len - 1]))
        end.len--;
    size_t start = end.len;
    while (start > 0 && end.ptr[start - 1] != '\n')
        start--;
    kb_str line = kb_str_cut(end, start, end.len);
    if (!kb_source_is_hex(line))
        return body;
    kb_source_set_address(source, line);
    return kb_str_cut(body, 0, start);
}

bool kb_markdown_read(kb_builder *b, kb_source *source, kb_str body)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTML | MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    kb_buf normal = KB_BUF_INIT(NORMALIZED_MAX);
    reader r = {.b = b};

    body = take_address(source, body);
    kb_normalize(&normal, body, source);
    errno = 0;
    int failed =
        kb_md_load()->parse(normal.ptr, (MD_SIZE)normal.len, &parser, &r);
    if (failed != 0)
        kb_no_memory_check();
    kb_buf_dispose(&normal);
    return failed == 0;
}
