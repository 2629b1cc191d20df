/* markdown.c - Markdown, with front matter or without, to documents. */
#include "article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char name[] = "2024-01-02-12345.md";
    kb_str bytes = fuzz_input(data, size);
    kb_arena *arena = kb_arena_new();
    kb_doc doc;

    if (fuzz_parse(&doc, arena, name, bytes) == KB_OK)
        check_line_ends(&doc, arena, name, bytes);
    kb_arena_free(arena);
    return 0;
}
