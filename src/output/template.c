/* template.c - lines after the user's own pattern: '{id}\t{name}'. */
#include "base/vec.h"
#include "output/fields.h"
#include "output/format.h"
#include "output/render.h"

/* A stretch of the pattern: text as it is, or a field. */
typedef struct piece {
    kb_str text;      /* where .path is NULL */
    const char *path; /* into the record */
} piece;

typedef KB_VEC(piece) pieces;

static char unescaped(char c)
{
    switch (c) {
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case '0':
        return '\0';
    default:
        return c;
    }
}

/* One character of plain text at *at, which moves behind it. */
static char next_char(kb_str text, size_t *at)
{
    char c = text.ptr[(*at)++];
    bool more = *at < text.len;

    if (c == '\\' && more)
        return unescaped(text.ptr[(*at)++]);
    if ((c == '{' || c == '}') && more && text.ptr[*at] == c)
        (*at)++; /* doubled: a brace */
    return c;
}

static bool begins_field(kb_str text, size_t at)
{
    return text.ptr[at] == '{' &&
           !(at + 1 < text.len && text.ptr[at + 1] == '{');
}

static kb_str plain_piece(kb_writer *writer, kb_str text, size_t *at)
{
    kb_buf plain = KB_BUF_INIT(KB_RECORD_MAX);
    while (*at < text.len && !begins_field(text, *at))
        kb_buf_add_char(&plain, next_char(text, at));

    kb_str copy = {kb_arena_copy(writer->arena, plain.ptr, plain.len),
                   plain.len};
    kb_buf_dispose(&plain);
    return copy;
}

static kb_status field_piece(piece *out, kb_writer *writer, kb_str text,
                             size_t *at, kb_error *err)
{
    ptrdiff_t end = kb_str_find(text, KB_STR("}"), *at);
    if (end < 0)
        return kb_fail(err, KB_USAGE, "no '}' behind '%s'", text.ptr + *at);

    kb_str name = kb_str_trim(kb_str_cut(text, *at + 1, (size_t)end));
    *at = (size_t)end + 1;
    *out = (piece){.path = kb_arena_copy(writer->arena, name.ptr, name.len)};
    return kb_fields_check(writer->view, name, err);
}

static kb_status template_begin(kb_writer *writer, kb_error *err)
{
    pieces *found = kb_arena_alloc(writer->arena, sizeof *found);
    kb_str text = kb_str_of(writer->options.pattern);

    writer->state = found;
    for (size_t at = 0; at < text.len;) {
        piece next = {0};
        kb_status status = KB_OK;
        if (begins_field(text, at))
            status = field_piece(&next, writer, text, &at, err);
        else
            next.text = plain_piece(writer, text, &at);
        if (status != KB_OK)
            return status;
        kb_vec_push(writer->arena, found, next);
    }
    return KB_OK;
}

static void template_record(kb_writer *writer, const kb_node *record)
{
    const pieces *all = writer->state;
    kb_buf *line = kb_format_line(writer);

    for (size_t i = 0; i < all->len; i++) {
        const piece *at = &all->data[i];
        if (at->path)
            kb_render_cell(line, record, at->path, KB_HITS_DROP);
        else
            kb_buf_add(line, at->text);
    }
    kb_buf_add_char(line, writer->options.print0 ? '\0' : '\n');
    kb_format_put(writer);
}

const kb_format_row kb_format_template = {
    .name = "format", .begin = template_begin, .record = template_record};
