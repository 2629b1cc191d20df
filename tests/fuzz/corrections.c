/* corrections.c - a file of corrections, and what they come to. */
#include "fuzz.h"

#include "aigckb/curate.h"

static const char name[] = "x.corrections";

static void check_status(kb_status status, const kb_error *err)
{
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    HOLDS(status == KB_OK || strncmp(err->message, name, sizeof name - 1) == 0);
}

/* Written as lines they are read back as they are. */
static void check_lines(kb_arena *arena, const kb_corrections *all)
{
    kb_buf text = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_corrections again;
    kb_error err;

    for (size_t i = 0; i < all->len; i++) {
        const kb_correction *c = &all->data[i];
        HOLDS(c->op < KB_CORRECTION_OP_COUNT && c->line > 0);
        HOLDS(i == 0 || c[-1].line < c->line);
        HOLDS(kb_correction_check(c, "x", &err) == KB_OK);
        kb_buf_printf(&text, "%s\n", kb_correction_line(arena, c));
    }
    HOLDS(kb_corrections_parse(&again, arena, name, text.ptr, text.len, &err) ==
          KB_OK);
    HOLDS(again.len == all->len);
    for (size_t i = 0; i < all->len; i++)
        HOLDS(strcmp(kb_correction_line(arena, &all->data[i]),
                     kb_correction_line(arena, &again.data[i])) == 0);
    kb_buf_dispose(&text);
}

/* What counts under a concept does so at once and under no other, and the
 * concept counts under itself. */
static void check_part(const kb_curation *curation, const kb_ruling *part)
{
    bool rooted = false;
    for (size_t i = 0; i < curation->count; i++) {
        const kb_ruling *r = &curation->rulings[i];
        if (r->type != KB_RULE_PART)
            continue;
        HOLDS(r == part || r->part != part->part);
        if (r->part == part->concept)
        rooted = r->concept == part->concept;
    }
    HOLDS(rooted);
}

static void check_rulings(const kb_curation *curation)
{
    for (size_t i = 0; i < curation->count; i++) {
        const kb_ruling *r = &curation->rulings[i];
        HOLDS(r->type < KB_RULING_TYPE_COUNT && r->concept != 0);
        HOLDS((r->concept_fold == NULL) == (r->type == KB_RULE_REJECT));
        if (r->type == KB_RULE_PART)
            check_part(curation, r);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool has_ruling(const kb_curation *curation, const kb_ruling *wanted)
{
    for (size_t i = 0; i < curation->count; i++) {
        const kb_ruling *r = &curation->rulings[i];
        if (r->type == wanted->type && r->concept == wanted->concept &&
            r->part == wanted->part && same_text(r->fold, wanted->fold) &&
            same_text(r->text, wanted->text) && r->kind == wanted->kind &&
            r->layer == wanted->layer && r->gone == wanted->gone)
            return true;
    }
    return false;
}

/* Those that change something come to the same as all. */
static void check_curation(kb_arena *arena, const kb_corrections *all)
{
    const kb_corrections none = {NULL, 0};
    kb_curation curation, again;
    kb_corrections kept;
    kb_error err;

    kb_status status = kb_curation_of(&curation, arena, all, name, &err);
    check_status(status, &err);
    if (status != KB_OK)
        return;
    check_rulings(&curation);
    HOLDS(kb_curation_new_of(&kept, arena, &none, all, name, &err) == KB_OK);
    HOLDS(kb_curation_of(&again, arena, &kept, name, &err) == KB_OK);
    HOLDS(kept.len <= all->len && again.count == curation.count);
    for (size_t i = 0; i < again.count; i++)
        HOLDS(has_ruling(&curation, &again.rulings[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str text = fuzz_input(data, size);
    kb_arena *arena = kb_arena_new();
    kb_corrections all;
    kb_error err;

    kb_status status =
        kb_corrections_parse(&all, arena, name, text.ptr, text.len, &err);
    check_status(status, &err);
    if (status == KB_OK) {
        check_lines(arena, &all);
        check_curation(arena, &all);
    }
    kb_arena_free(arena);
    return 0;
}
