/* term_rows.c - kb_term(WORD): the concept that a word means. */
#include "aigckb/term.h"

#include "extension/table.h"

static void add(kb_cells *out, kb_arena *arena, const kb_concept *concept,
                const char *matched_by)
{
    kb_vec_push(arena, out,
                kb_cell_text(kb_arena_printf(arena, "c:%s", concept->fold)));
    kb_vec_push(arena, out, kb_cell_text(concept->name));
    kb_vec_push(arena, out, kb_cell_text(kb_kind_word(concept->kind)->name));
    kb_vec_push(arena, out, kb_cell_integer(concept->counts.sources));
    kb_vec_push(arena, out, kb_cell_text(matched_by));
}

static kb_status fill(kb_cells *out, const kb_asked *asked, kb_error *err)
{
    kb_term term;

    kb_status status =
        kb_term_find(&term, asked->store, asked->arena, asked->text, err);
    if (status == KB_OK)
        add(out, asked->arena, &term.concept, term.matched_by);
    for (size_t i = 0; status == KB_AMBIGUOUS && i < term.candidate_count &&
                       (asked->most == 0 || (int64_t)i < asked->most);
         i++)
        add(out, asked->arena, &term.candidates[i], "ambiguous");
    return status == KB_AMBIGUOUS || status == KB_NOT_FOUND ? KB_OK : status;
}

const kb_table kb_table_term = {
    .name = "kb_term",
    .schema = "CREATE TABLE t (concept TEXT, name TEXT, kind TEXT, "
              "sources INTEGER, matched_by TEXT, word TEXT HIDDEN, "
              "most INTEGER HIDDEN)",
    .columns = 5,
    .fill = fill,
};
