/* printed.h - what a writer prints: standard output is a file of no name, read
 * back after each run. */
#ifndef KB_TESTS_FUZZ_PRINTED_H
#define KB_TESTS_FUZZ_PRINTED_H

#include "fuzz.h"

#include <unistd.h>

#include "output/display.h"
#include "output/writer.h"
#include "text/utf8.h"

/** The file's descriptor; call it before anything is printed. */
static inline int printed_begin(void)
{
    static FILE *file;
    if (!file) {
        file = tmpfile();
        HOLDS(file && dup2(fileno(file), STDOUT_FILENO) == STDOUT_FILENO);
    }
    return STDOUT_FILENO;
}

/** Prints records, which stay the caller's. */
static inline void print_records(const kb_writer_options *options,
                                 const kb_view *view, kb_node *const *records,
                                 size_t n)
{
    kb_writer *writer = kb_writer_new(options);
    kb_error err;

    kb_writer_envelope(writer)->command = "list";
    HOLDS(kb_writer_begin(writer, view, &err) == KB_OK);
    for (size_t i = 0; i < n; i++)
        HOLDS(kb_writer_record(writer, kb_node_select(records[i], "")) ==
              KB_OK);
    HOLDS(kb_writer_end(writer, KB_OK, NULL, &err) == KB_OK);
    kb_writer_free(writer);
}

/** Takes what was printed: UTF-8, and nothing that steers a terminal. */
static inline void printed_take(kb_buf *out)
{
    char piece[4096];
    ssize_t n;

    HOLDS(lseek(STDOUT_FILENO, 0, SEEK_SET) == 0);
    while ((n = read(STDOUT_FILENO, piece, sizeof piece)) > 0)
        kb_buf_add(out, (kb_str){piece, (size_t)n});
    HOLDS(ftruncate(STDOUT_FILENO, 0) == 0);
    HOLDS(lseek(STDOUT_FILENO, 0, SEEK_SET) == 0);

    kb_str text = kb_buf_str(out);
    HOLDS(kb_utf8_valid(text));
    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_utf8_next(text, &at);
        HOLDS(c == '\n' || c == '\t' || !kb_display_unsafe(c));
    }
}

#endif
