/* rule_table.h - the tables of data/rules and the samples of tests/rules-data,
 * row by row, and the extractor that the samples are read with. */
#ifndef KB_TESTS_RULE_TABLE_H
#define KB_TESTS_RULE_TABLE_H

#include "check.h"

#include "base/embed.h"
#include "base/file.h"
#include "base/tsv.h"
#include "extract/extractor.h"

#define RULE_DATA KB_SOURCE_DIR "/tests/rules-data/"

/** What the tests of one program share. */
typedef struct rule_setting {
    kb_extractor *x; /* the built-in one, and the invented names */
    kb_arena *arena;
} rule_setting;

static inline int open_setting(void **state)
{
    static const char *const names[] = {RULE_DATA "names.tsv"};
    rule_setting *s = test_malloc(sizeof *s);
    kb_error err;
    s->arena = kb_arena_new();
    if (kb_extractor_new(&s->x, names, 1, &err) != KB_OK)
        fail_msg("%s", err.message);
    *state = s;
    return 0;
}

static inline int close_setting(void **state)
{
    rule_setting *s = *state;
    kb_extractor_free(s->x);
    kb_arena_free(s->arena);
    test_free(s);
    return 0;
}

/** The rows of a table of data/rules. */
static inline kb_tsv rule_rows(const char *file)
{
    const kb_embedded *f = kb_rule_files;
    while (f->name && strcmp(f->name, file) != 0)
        f++;
    assert_non_null(f->name);
    return (kb_tsv){.name = f->name, .rest = {f->text, f->len}};
}

/** The rows of a table of samples. */
static inline kb_tsv sample_rows(kb_arena *arena, const char *file)
{
    kb_buf text = KB_BUF_INIT(1 << 20);
    const char *path = kb_arena_printf(arena, RULE_DATA "%s", file);
    kb_error err;
    if (kb_file_read(&text, path, &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_str copy = {kb_arena_copy(arena, text.ptr, text.len), text.len};
    kb_buf_dispose(&text);
    return (kb_tsv){.name = file, .rest = copy};
}

/** Moves to the row whose first `keys` cells are those of `row`. */
static inline bool find_row(kb_tsv *rows, const kb_tsv *row, size_t keys)
{
    while (kb_tsv_next(rows)) {
        size_t same = 0;
        while (same < keys && kb_str_equal(rows->cells[same], row->cells[same]))
            same++;
        if (same == keys)
            return true;
    }
    return false;
}

/** A cell as a C string. */
static inline const char *cell(kb_arena *arena, const kb_tsv *row, size_t at)
{
    return kb_arena_copy(arena, row->cells[at].ptr, row->cells[at].len);
}

/** Prints "FILE:LINE: why" for a row that does not hold. */
static inline void blame(const kb_tsv *row, const char *why)
{
    print_error("%s:%zu: %.*s %.*s: %s\n", row->name, row->line,
                (int)row->cells[0].len, row->cells[0].ptr,
                (int)row->cells[1].len,
                row->cells[1].len ? row->cells[1].ptr : "", why);
}

#endif
