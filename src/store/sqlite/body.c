/* body.c - the text of an article as the store keeps it. */
#include "store/sqlite/body.h"

#include "base/vec.h"
#include "store/sqlite/lists.h"
#include "text/utf8.h"

enum { BLOCK_NUMBERS = 6 };

typedef KB_VEC(kb_block_ref) refs;

static size_t joined_length(const kb_doc *doc)
{
    size_t len = 0;
    for (size_t i = 0; i < doc->block_count; i++)
        len += doc->blocks[i].len + (i > 0);
    return len;
}

kb_body kb_body_of(kb_arena *arena, const kb_doc *doc)
{
    char *text = kb_arena_take(arena, joined_length(doc) + 1);
    kb_body body = {.block_count = doc->block_count};
    char *at = text;
    size_t start = 0;

    body.blocks = kb_arena_take(arena, doc->block_count * sizeof *body.blocks);
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        size_t chars = kb_utf8_count((kb_str){b->text, b->len});
        if (i > 0) {
            *at++ = '\n';
            start++;
        }
        body.blocks[i] =
            (kb_block_ref){b->type,  b->level,        b->up,
                           b->promo, (uint32_t)start, (uint32_t)chars};
        if (b->len > 0)
            memcpy(at, b->text, b->len);
        at += b->len;
        start += chars;
    }
    *at = '\0';
    body.text = (kb_str){text, (size_t)(at - text)};
    body.chars = start;
    return body;
}

void kb_body_write_blocks(kb_buf *out, const kb_body *body)
{
    kb_lists_begin(out);
    for (size_t i = 0; i < body->block_count; i++) {
        const kb_block_ref *b = &body->blocks[i];
        const int64_t numbers[BLOCK_NUMBERS] = {b->type, b->start, b->len,
                                                b->up,   b->level, b->promo};
        kb_lists_add(out, numbers, BLOCK_NUMBERS);
    }
    kb_lists_end(out);
}

bool kb_body_read_blocks(kb_body *body, kb_arena *arena, const char *json)
{
    kb_lists lists = kb_lists_of(json);
    refs found = {0};
    int64_t n[BLOCK_NUMBERS], start = 0;

    while (kb_lists_next(&lists, n, BLOCK_NUMBERS)) {
        if (n[0] < 0 || n[0] >= KB_BLOCK_TYPE_COUNT || n[1] != start ||
            n[2] < 0 || n[2] > INT32_MAX - start - 1 || n[3] < KB_NO_BLOCK ||
            n[3] >= (int64_t)found.len || n[4] < 0 || n[4] > INT32_MAX)
            return false;
        start += n[2] + 1; /* a line end stands between */
        kb_vec_push(arena, &found,
                    (kb_block_ref){.type = (kb_block_type)n[0],
                                   .start = (uint32_t)n[1],
                                   .len = (uint32_t)n[2],
                                   .up = (int)n[3],
                                   .level = (int)n[4],
                                   .promo = n[5] != 0});
    }
    body->blocks = found.data;
    body->block_count = found.len;
    return kb_lists_ended(&lists);
}

size_t kb_body_chars(const kb_body *body)
{
    size_t n = body->block_count;
    return n ? (size_t)body->blocks[n - 1].start + body->blocks[n - 1].len : 0;
}

static void add_line(char **at, kb_str line)
{
    if (line.ptr)
        memcpy(*at, line.ptr, line.len);
    *at += line.len;
    *(*at)++ = '\n';
}

void kb_body_cut(kb_arena *arena, const kb_body *body, kb_str *headings,
                 kb_str *rest)
{
    /* a line end for each block, of which a damaged store may have any number
     */
    size_t room = body->text.len + body->block_count + 1;
    char *out[2] = {kb_arena_take(arena, room), kb_arena_take(arena, room)};
    char *at[2] = {out[0], out[1]};
    kb_str left = body->text;

    for (size_t i = 0; i < body->block_count; i++) {
        const kb_block_ref *b = &body->blocks[i];
        size_t len = kb_utf8_offset(left, b->len);
        if (!b->promo && b->type != KB_BLOCK_CODE)
            add_line(&at[b->type != KB_BLOCK_HEADING],
                     kb_str_cut(left, 0, len));
        left = kb_str_cut(left, len < left.len ? len + 1 : len, left.len);
    }
    *headings = (kb_str){out[0], (size_t)(at[0] - out[0])};
    *rest = (kb_str){out[1], (size_t)(at[1] - out[1])};
}

kb_doc kb_body_doc(const kb_body *body, kb_arena *arena)
{
    kb_doc doc = {.block_count = body->block_count};
    kb_str left = body->text;

    doc.blocks = kb_arena_alloc(arena, doc.block_count * sizeof *doc.blocks);
    for (size_t i = 0; i < doc.block_count; i++) {
        const kb_block_ref *b = &body->blocks[i];
        size_t len = kb_utf8_offset(left, b->len);
        doc.blocks[i] = (kb_block){
            .type = b->type, .text = left.ptr, .len = len, .promo = b->promo};
        left = kb_str_cut(left, len < left.len ? len + 1 : len, left.len);
    }
    return doc;
}
