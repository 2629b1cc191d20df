/* line.h - an article as a line of JSON: what is printed is read back. */
#ifndef KB_TESTS_FUZZ_LINE_H
#define KB_TESTS_FUZZ_LINE_H

#include "fuzz.h"

#include "cli/statements.h"
#include "ingest/record.h"
#include "output/render.h"

static inline void print_line(kb_buf *out, kb_arena *arena, const kb_doc *doc,
                              const kb_facts *facts)
{
    kb_node *record = kb_statements_record(arena, doc, facts);
    kb_render_json(out, record, false);
    kb_node_free(record);
}

/** Prints, reads and prints again: the lines are the same. */
static inline void check_line_of(const kb_doc *doc, const kb_facts *facts,
                                 kb_arena *arena)
{
    kb_buf once = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_buf twice = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_error err = {.message = ""};
    const kb_record_place at = {"x", 1, &err};
    kb_facts facts_again;
    kb_doc doc_again;

    print_line(&once, arena, doc, facts);
    kb_status status =
        kb_record_read(&doc_again, &facts_again, arena, kb_buf_str(&once), &at);
    if (status != KB_OK)
        fuzz_fail(__FILE__, __LINE__, err.message);
    print_line(&twice, arena, &doc_again, &facts_again);
    HOLDS(kb_str_equal(kb_buf_str(&once), kb_buf_str(&twice)));
    kb_buf_dispose(&once);
    kb_buf_dispose(&twice);
}

#endif
