/* search_rows.c - kb_search(WORDS, MOST): the articles that a search finds. */
#include "aigckb/search.h"

#include "extension/table.h"

enum { MOST = 20 }; /* where nobody says */

static void add(kb_cells *out, kb_arena *arena, const kb_search_hit *hit)
{
    const kb_source *source = &hit->passage.source;

    kb_vec_push(arena, out,
                kb_cell_text(kb_arena_printf(arena, "s:%s", source->key)));
    kb_vec_push(arena, out, kb_cell_text(source->title));
    kb_vec_push(arena, out, kb_cell_text(source->date));
    kb_vec_push(arena, out, kb_cell_integer(hit->passage.para));
    kb_vec_push(arena, out, kb_cell_text(hit->passage.quote));
    kb_vec_push(arena, out, kb_cell_real(hit->score));
}

static kb_status fill(kb_cells *out, const kb_asked *asked, kb_error *err)
{
    kb_search_query query = {.text = asked->text,
                             .limit =
                                 asked->most > 0 ? (size_t)asked->most : MOST};
    kb_search_result found = {0};

    kb_status status =
        kb_search(&found, asked->store, asked->arena, &query, err);
    for (size_t i = 0; status == KB_OK && i < found.hit_count; i++)
        add(out, asked->arena, &found.hits[i]);
    return status == KB_NOT_FOUND ? KB_OK : status;
}

const kb_table kb_table_search = {
    .name = "kb_search",
    .schema = "CREATE TABLE t (article TEXT, title TEXT, date TEXT, "
              "block INTEGER, quote TEXT, score REAL, words TEXT HIDDEN, "
              "most INTEGER HIDDEN)",
    .columns = 6,
    .fill = fill,
};
