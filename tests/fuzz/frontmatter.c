/* frontmatter.c - the lines before an article. */
#include "fuzz.h"

#include "base/iso_date.h"
#include "parse/frontmatter.h"
#include "text/utf8.h"

static void check_field(const char *field)
{
    HOLDS(!field || field[0] != '\0');
    HOLDS(!field || kb_utf8_valid(kb_str_of(field)));
}

static void check_source(const kb_source *s)
{
    const char *const fields[] = {s->artid,  s->title,  s->date, s->url,
                                  s->author, s->origin, s->site};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        check_field(fields[i]);
    HOLDS(!s->date || kb_iso_date_valid(kb_str_of(s->date)));
    for (size_t i = 0; i < s->tags.len; i++) {
        check_field(s->tags.data[i]);
        for (size_t j = 0; j < i; j++)
            HOLDS(strcmp(s->tags.data[i], s->tags.data[j]) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_arena *arena = kb_arena_new();
    kb_source source = {.arena = arena};
    kb_buf room = KB_BUF_INIT(FUZZ_BYTES_MAX);

    kb_utf8_repair(&room, fuzz_input(data, size));
    kb_str text = {fuzz_text(arena, kb_buf_str(&room)), 0};
    text.len = strlen(text.ptr); /* what is decoded has no NUL */
    kb_str body = kb_frontmatter_read(&source, text);
    HOLDS(body.len == 0 || body.ptr + body.len == text.ptr + text.len);
    HOLDS(body.len <= text.len);
    check_source(&source);
    kb_source_complete(&source, "2024-01-02-12345.md");
    check_source(&source);
    kb_buf_dispose(&room);
    kb_arena_free(arena);
    return 0;
}
