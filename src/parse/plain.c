/* plain.c - plain text to blocks. */
#include "parse/plain.h"

#include "parse/wrap.h"

void kb_plain_read(kb_builder *b, kb_str body)
{
    kb_str above = KB_STR(""), line;
    while (kb_str_split(&body, '\n', &line)) {
        kb_str next = kb_str_trim(line);
        if (next.len == 0 || !kb_wrap_continues(above, next, false))
            kb_builder_para(b);
        kb_builder_text(b, next);
        kb_builder_text(b, KB_STR("\n"));
        above = next;
    }
}
