/* plain.c - plain text to blocks. */
#include "parse/plain.h"

#include "parse/wrap.h"

void kb_plain_read(kb_builder *b, kb_str body)
{
    kb_str line, last = {0};
    while (kb_str_split(&body, '\n', &line)) {
        line = kb_str_trim(line);
        if (line.len == 0 || last.len == 0 || !kb_wrap_continues(last, line))
            kb_builder_para(b);
        kb_builder_text(b, line);
        kb_builder_text(b, KB_STR("\n"));
        last = line;
    }
}
