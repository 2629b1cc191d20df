/* test_lexicon_data.c - the rows of data/lexicon: each is valid, and together
 * they contradict nowhere. */
#include "rule_table.h"

#include "text/fold.h"
#include "text/utf8.h"

/* Columns of a row. */
enum { NAME, KIND, LAYER, ALIASES, MAKER, CLASS, FLAGS };

enum { CONCEPTS_LEAST = 2000, FORM_CHARS = 64, CLASS_DEPTH = 16 };

/** A way to write a concept. */
typedef struct form {
    kb_str words, fold;
    bool ambiguous;
} form;

typedef KB_VEC(form) forms;

static form form_of(kb_arena *arena, kb_str words, bool ambiguous)
{
    words = kb_str_trim(words);
    if (kb_str_ends(words, KB_STR("?"))) {
        words.len--;
        ambiguous = true;
    }
    return (form){words, kb_str_of(kb_fold_dup(arena, words)), ambiguous};
}

static bool has_flag(const kb_tsv *row, const char *flag)
{
    kb_str rest = row->cells[FLAGS], word;
    while (rest.len > 0 && kb_str_split(&rest, ',', &word)) {
        if (kb_str_equal(kb_str_trim(word), kb_str_of(flag)))
            return true;
    }
    return false;
}

static forms forms_of(kb_arena *arena, const kb_tsv *row)
{
    forms all = {0};
    bool ambiguous = has_flag(row, "ambiguous");
    kb_str rest = row->cells[ALIASES], words;
    kb_vec_push(arena, &all, form_of(arena, row->cells[NAME], ambiguous));
    while (rest.len > 0 && kb_str_split(&rest, '|', &words)) {
        if (kb_str_trim(words).len > 0)
            kb_vec_push(arena, &all, form_of(arena, words, ambiguous));
    }
    return all;
}

/** A fault of the row, or NULL. */
typedef const char *check_fn(const rule_setting *s, const kb_tsv *row);

static void check_rows(void **state, check_fn *check)
{
    size_t wrong = 0;
    for (const kb_embedded *f = kb_lexicon_files; f->name; f++) {
        kb_tsv row = {.name = f->name, .rest = {f->text, f->len}};
        while (kb_tsv_next(&row)) {
            const char *fault = check(*state, &row);
            if (fault)
                blame(&row, fault);
            wrong += fault != NULL;
        }
    }
    assert_int_equal(wrong, 0);
}

static const char *about(const rule_setting *s, const form *f, const char *why)
{
    return kb_arena_printf(s->arena, "'%.*s' %s", (int)f->words.len,
                           f->words.ptr, why);
}

/* ---- forms -------------------------------------------------------------- */

static bool is_one_han(kb_str words)
{
    size_t at = 0;
    return words.len > 0 &&
           kb_char_class_of(kb_utf8_next(words, &at)) == KB_CHAR_HAN &&
           at == words.len;
}

/* A label may be a form only where a bare mention counts for nothing. */
static const char *form_fault(const rule_setting *s, const form *f,
                              bool generic)
{
    if (kb_utf8_count(f->words) > FORM_CHARS)
        return "is too long";
    if (is_one_han(f->words))
        return "is a single character";
    if (!f->ambiguous && !generic && kb_rules_is_label(&s->x->rules, f->fold))
        return "is a label (data/rules/labels.tsv)";
    return NULL;
}

static const char *check_forms(const rule_setting *s, const kb_tsv *row)
{
    forms all = forms_of(s->arena, row);
    bool generic = has_flag(row, "generic");
    for (size_t i = 0; i < all.len; i++) {
        const char *fault = form_fault(s, &all.data[i], generic);
        if (fault)
            return about(s, &all.data[i], fault);
    }
    return NULL;
}

static void forms_are_names_and_no_labels(void **state)
{
    check_rows(state, check_forms);
}

/* Which row has a form: its number, and whether it is ambiguous there. */
typedef struct owners {
    kb_map map; /* fold -> 2 * row + ambiguous */
    uint32_t row;
} owners;

static const char *claim(const rule_setting *s, owners *o, const kb_tsv *row)
{
    forms all = forms_of(s->arena, row);
    const char *fault = NULL;
    o->row++;
    for (size_t i = 0; i < all.len; i++) {
        const form *f = &all.data[i];
        bool fresh;
        uint32_t *slot = kb_map_add(&o->map, f->fold, &fresh);
        if (fresh)
            *slot = 2 * o->row + f->ambiguous;
        else if (*slot / 2 != o->row && !(*slot % 2 && f->ambiguous))
            fault = about(s, f, "is a form of another row too");
    }
    return fault;
}

static void a_form_of_two_rows_is_ambiguous_in_both(void **state)
{
    const rule_setting *s = *state;
    owners o = {.map.arena = s->arena};
    size_t wrong = 0;
    for (const kb_embedded *f = kb_lexicon_files; f->name; f++) {
        kb_tsv row = {.name = f->name, .rest = {f->text, f->len}};
        while (kb_tsv_next(&row)) {
            const char *fault = claim(s, &o, &row);
            if (fault)
                blame(&row, fault);
            wrong += fault != NULL;
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- rows named by others ----------------------------------------------- */

static const kb_entry_row *entry_of(const rule_setting *s, kb_str name)
{
    const kb_lexicon *x = &s->x->lexicon;
    int at = kb_lexicon_entry(x, kb_str_of(kb_fold_dup(s->arena, name)));
    return at == KB_NO_ENTRY ? NULL : &x->entries.data[at];
}

static const char *check_maker(const rule_setting *s, const kb_tsv *row)
{
    if (row->cells[MAKER].len == 0)
        return NULL;
    const kb_entry_row *maker = entry_of(s, row->cells[MAKER]);
    if (!maker)
        return "no row has its maker's name";
    if (maker->kind != KB_ORGANIZATION && maker->kind != KB_PERSON)
        return "its maker is neither an organization nor a person";
    return NULL;
}

static void makers_are_organizations_or_persons(void **state)
{
    check_rows(state, check_maker);
}

static const char *check_class(const rule_setting *s, const kb_tsv *row)
{
    const kb_lexicon *x = &s->x->lexicon;
    const kb_entry_row *at = entry_of(s, row->cells[NAME]);
    int steps = 0;
    if (row->cells[CLASS].len > 0 && !entry_of(s, row->cells[CLASS]))
        return "no row has its class's name";
    while (at && at->hypernym != KB_NO_ENTRY) {
        if (steps++ > CLASS_DEPTH)
            return "its classes run in a circle";
        at = &x->entries.data[at->hypernym];
    }
    return NULL;
}

static void classes_exist_and_run_in_no_circle(void **state)
{
    check_rows(state, check_class);
}

static void there_are_thousands_of_concepts(void **state)
{
    const rule_setting *s = *state;
    assert_true(kb_extractor_concepts(s->x) >= CONCEPTS_LEAST);
    assert_true(kb_extractor_forms(s->x) > kb_extractor_concepts(s->x));
}

/* The setting is the test that every row loads. */
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_names_and_no_labels),
        cmocka_unit_test(a_form_of_two_rows_is_ambiguous_in_both),
        cmocka_unit_test(makers_are_organizations_or_persons),
        cmocka_unit_test(classes_exist_and_run_in_no_circle),
        cmocka_unit_test(there_are_thousands_of_concepts),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
