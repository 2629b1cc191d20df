/* mhtml.c - pages that a browser saved in one file. */
#include "parse/mhtml.h"

#include "parse/mime.h"

enum {
    DEPTH_MAX = 4,   /* of multiparts in each other */
    FIELD_MAX = 8192 /* bytes of a title or an address */
};

/* What is known while the parts are looked through. */
typedef struct search {
    kb_mime page;
    bool found;
    bool cut;         /* the page has no end */
    bool no_boundary; /* of some multipart */
} search;

static bool is_html(const kb_mime *part)
{
    return kb_mime_is(part, "text/html") ||
           kb_mime_is(part, "application/xhtml+xml");
}

/* Takes the first page, unless `start` names another one. */
static void find_page(search *s, const kb_mime *part, bool cut, int depth)
{
    kb_mime_parts walk = {.body = part->body,
                          .boundary = kb_mime_parameter(part, "boundary")};
    kb_str start = kb_mime_parameter(part, "start");
    kb_mime inner;

    if (is_html(part))
        *s = (search){.page = *part, .found = true, .cut = cut};
    if (depth == DEPTH_MAX || !kb_mime_is(part, "multipart/"))
        return;
    s->no_boundary = walk.boundary.len == 0;
    while (!s->no_boundary && kb_mime_next(&walk, &inner)) {
        search one = {0};
        kb_str id = kb_mime_field(&inner, "Content-ID");
        bool named = start.len > 0 && kb_str_equal(id, start);
        if (!s->found || named)
            find_page(&one, &inner, walk.cut, depth + 1);
        if (one.found)
            *s = one;
        if (s->found && (named || start.len == 0))
            return;
    }
}

/* A field as text, or NULL where it is not there, or no title or address. */
static const char *text_of(kb_arena *arena, const kb_mime *part,
                           const char *name)
{
    kb_buf text = KB_BUF_INIT(SIZE_MAX);
    kb_str value = kb_mime_field(part, name);
    if (value.len <= FIELD_MAX)
        kb_mime_text(&text, value);
    const char *copy =
        text.len > 0 ? kb_arena_copy(arena, text.ptr, text.len) : NULL;
    kb_buf_dispose(&text);
    return copy;
}

static const char *address_of(kb_arena *arena, const kb_mime *message,
                              const kb_mime *page)
{
    const char *url = text_of(arena, page, "Content-Location");
    return url ? url : text_of(arena, message, "Snapshot-Content-Location");
}

static void describe(kb_saved_page *out, kb_arena *arena,
                     const kb_mime *message, const kb_mime *page)
{
    kb_str charset = kb_mime_parameter(page, "charset");
    kb_buf date = KB_BUF_INIT(16);

    out->html.type = "text/html";
    if (charset.len > 0)
        out->html.charset = kb_arena_copy(arena, charset.ptr, charset.len);
    if (!out->html.url)
        out->html.url = address_of(arena, message, page);
    out->title = text_of(arena, message, "Subject");
    if (kb_mime_date(&date, kb_mime_field(message, "Date")))
        out->date = kb_arena_copy(arena, date.ptr, date.len);
    kb_buf_dispose(&date);
}

kb_status kb_mhtml_open(kb_saved_page *out, kb_buf *room, kb_arena *arena,
                        const kb_raw *raw, kb_error *err)
{
    kb_mime message = kb_mime_split((kb_str){raw->bytes, raw->len});
    search s = {0};

    *out = (kb_saved_page){.html = *raw};
    find_page(&s, &message, false, 0);
    if (s.no_boundary && !s.found)
        return kb_fail(err, KB_BAD_INPUT, "%s: MHTML without a boundary",
                       raw->name);
    if (!s.found)
        return kb_fail(err, KB_BAD_INPUT, "%s: MHTML without an HTML part",
                       raw->name);
    if (s.cut)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s: MHTML is cut off inside its HTML part", raw->name);
    kb_mime_decode(room, &s.page);
    out->html.bytes = room->ptr;
    out->html.len = room->len;
    describe(out, arena, &message, &s.page);
    return KB_OK;
}
