/* mhtml.c - pages that a browser saved: header fields, parts, encodings. */
#include "article.h"

#include "parse/mhtml.h"
#include "parse/mime.h"

static void check_inside(kb_str whole, kb_str part)
{
    HOLDS(part.len == 0 || (part.ptr >= whole.ptr &&
                            part.ptr + part.len <= whole.ptr + whole.len));
}

static void check_text(kb_str value)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);

    kb_mime_text(&out, value);
    HOLDS(kb_utf8_valid(kb_buf_str(&out)));
    kb_buf_clear(&out);
    if (kb_mime_date(&out, value))
        HOLDS(kb_iso_date_valid(kb_buf_str(&out)) && out.len == 10);
    kb_buf_dispose(&out);
}

/* A part, and those in it; none is larger decoded than it was. */
static void check_part(kb_str message, const kb_mime *part, int depth)
{
    static const char *const fields[] = {"Content-Type", "Subject", "Date",
                                         "Content-Location"};
    kb_mime_parts walk = {.body = part->body,
                          .boundary = kb_mime_parameter(part, "boundary")};
    kb_buf body = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_mime inner;

    check_inside(message, part->header);
    check_inside(message, part->body);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        check_inside(part->header, kb_mime_field(part, fields[i]));
        check_text(kb_mime_field(part, fields[i]));
    }
    kb_mime_decode(&body, part);
    HOLDS(body.len <= part->body.len);
    kb_buf_dispose(&body);
    for (size_t last = 0;
         depth > 0 && walk.boundary.len > 0 && kb_mime_next(&walk, &inner);
         last = walk.at) {
        HOLDS(walk.ended || walk.at > last);
        check_part(message, &inner, depth - 1);
    }
}

static void check_page(kb_str bytes)
{
    const kb_raw raw = {
        .name = "a.mhtml", .bytes = bytes.ptr, .len = bytes.len};
    kb_arena *arena = kb_arena_new();
    kb_buf room = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_saved_page page;
    kb_error err;
    kb_doc doc;

    kb_status status = kb_mhtml_open(&page, &room, arena, &raw, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    if (status == KB_OK) {
        HOLDS(page.html.len <= bytes.len);
        check_date(page.date);
    }
    fuzz_parse(&doc, arena, raw.name, bytes);
    kb_buf_dispose(&room);
    kb_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str bytes = fuzz_input(data, size);
    kb_mime message = kb_mime_split(bytes);

    check_part(bytes, &message, 4);
    check_page(bytes);
    return 0;
}
