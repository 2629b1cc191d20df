/* lexicon.c - a user's lexicon: rows with tabs between.  Its forms are found in
 * the text of the rows themselves. */
#include "fuzz.h"

#include "extract/lexicon.h"
#include "text/utf8.h"

static void check_entries(const kb_lexicon *lexicon)
{
    for (size_t i = 0; i < lexicon->entries.len; i++) {
        const kb_entry_row *e = &lexicon->entries.data[i];
        int count = (int)lexicon->entries.len;
        HOLDS(e->kind < KB_KIND_COUNT && e->layer < KB_LAYER_COUNT);
        HOLDS(kb_lexicon_str(lexicon, e->name).len > 0);
        HOLDS(e->maker >= KB_NO_ENTRY && e->maker < count);
        HOLDS(e->hypernym >= KB_NO_ENTRY && e->hypernym < count);
        HOLDS(e->first_sense + e->sense_count <= lexicon->senses.len);
        HOLDS(kb_lexicon_entry(lexicon, kb_lexicon_str(lexicon, e->fold)) ==
              (int)i);
    }
    for (size_t i = 0; i < lexicon->senses.len; i++) {
        HOLDS(lexicon->senses.data[i].entry < lexicon->entries.len);
        HOLDS(lexicon->senses.data[i].next < (int)i);
    }
}

/* What is found is on borders of code points, in order, and folds to its form.
 */
static void check_found(const kb_lexicon *lexicon, kb_arena *arena, kb_str text)
{
    kb_folded folded = kb_fold_text(arena, text);
    kb_founds founds = {0};
    uint32_t from = 0;

    kb_lexicon_find(lexicon, arena, &folded, &founds);
    for (size_t i = 0; i < founds.len; i++) {
        const kb_found *f = &founds.data[i];
        HOLDS(f->start >= from && f->start < f->end && f->end <= text.len);
        HOLDS(fuzz_is_border(text, f->start) && fuzz_is_border(text, f->end));
        HOLDS(f->form < lexicon->forms.len);
        from = f->end;
        int sense = lexicon->forms.data[f->form];
        HOLDS(sense >= 0);
        kb_str fold = kb_lexicon_str(lexicon, lexicon->senses.data[sense].fold);
        kb_str here = kb_str_cut(text, f->start, f->end);
        HOLDS(kb_str_equal(kb_str_of(kb_fold_dup(arena, here)), fold));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str text = fuzz_input(data, size);
    bool user = fuzz_byte(&text) & 1;
    kb_arena *arena = kb_arena_new();
    kb_lexicon lexicon;
    kb_error err = {.message = ""};

    kb_lexicon_init(&lexicon, arena);
    lexicon.user = user;
    kb_status status = kb_lexicon_add(&lexicon, "user.tsv", text, &err);
    if (status == KB_OK)
        status = kb_lexicon_build(&lexicon, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    HOLDS(status == KB_OK || strncmp(err.message, "user.tsv:", 9) == 0);
    if (status == KB_OK) {
        check_entries(&lexicon);
        check_found(&lexicon, arena, text);
    }
    kb_arena_free(arena);
    return 0;
}
