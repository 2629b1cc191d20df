/* test_rule_rows.c - what each row of heads.tsv, labels.tsv, edges.tsv and
 * promotion*.tsv says holds for invented words. */
#include "rule_table.h"

#include <stdlib.h>

#include "extract/bound.h"
#include "extract/shape.h"
#include "extract/worth.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Characters that no row begins or ends with. */
#define STEM "鹭溪"

/* A fault of the row, or NULL. */
typedef const char *check_fn(const rule_setting *s, const kb_tsv *row);

static void check_rows(void **state, const char *file, check_fn *check)
{
    const rule_setting *s = *state;
    kb_tsv row = rule_rows(file);
    size_t wrong = 0;
    while (kb_tsv_next(&row)) {
        const char *fault = check(s, &row);
        if (fault)
            blame(&row, fault);
        wrong += fault != NULL;
    }
    assert_int_equal(wrong, 0);
}

static kb_str join(const rule_setting *s, kb_str before, kb_str after)
{
    return kb_str_of(kb_arena_printf(s->arena, "%.*s%.*s", (int)before.len,
                                     before.ptr, (int)after.len, after.ptr));
}

static bool is_row(const kb_tsv *row, size_t at, const char *word)
{
    return kb_str_equal(row->cells[at], kb_str_of(word));
}

/* ---- heads.tsv ---------------------------------------------------------- */

static const char *check_head(const rule_setting *s, const kb_tsv *row)
{
    const kb_rules *rules = &s->x->rules;
    kb_str words = join(s, KB_STR(STEM), row->cells[0]);
    kb_type type = kb_shape_type(rules, words, NULL);
    bool refuses = is_row(row, 1, "-");

    if (refuses)
    return type.concept ? "gives a kind" : NULL;
    if (!type.concept || !is_row(row, 1, kb_kind_word(type.kind)->name))
        return "does not give its kind";
    if (row->cells[2].len > 0 &&
        !is_row(row, 2, kb_layer_word(type.layer)->name))
        return "does not give its layer";
    return kb_shape_is_term(rules, words) ? NULL
                                          : "edges.tsv or labels.tsv refuses "
                                            "every term with this head";
}

static void each_head_gives_its_kind_to_a_term_that_ends_with_it(void **state)
{
    check_rows(state, "heads.tsv", check_head);
}

static void the_longest_head_wins(void **state)
{
    const rule_setting *s = *state;
    const kb_rules *rules = &s->x->rules;
    kb_tsv row = rule_rows("heads.tsv");
    for (size_t i = 0; kb_tsv_next(&row); i++) {
        kb_str words = join(s, KB_STR(STEM), row.cells[0]);
        assert_ptr_equal(kb_rules_head(rules, words),
                         &rules->heads.data[i].type);
    }
    assert_null(kb_rules_head(rules, KB_STR(STEM)));
}

static void a_hint_types_what_has_no_head(void **state)
{
    const rule_setting *s = *state;
    const kb_type hint = {true, KB_APPLICATION, KB_LAYER_APPLICATION};
    kb_type type = kb_shape_type(&s->x->rules, KB_STR(STEM), &hint);
    assert_true(type.concept);
    assert_int_equal(type.kind, KB_APPLICATION);
    assert_false(kb_shape_type(&s->x->rules, KB_STR(STEM), NULL).concept);
}

/* ---- labels.tsv --------------------------------------------------------- */

static const char *check_label(const rule_setting *s, const kb_tsv *row)
{
    const kb_rules *rules = &s->x->rules;
    kb_str fold = kb_str_of(kb_fold_dup(s->arena, row->cells[0]));
    if (!kb_rules_is_label(rules, fold))
        return "is no label";
    return kb_shape_is_term(rules, row->cells[0]) ? "is a term" : NULL;
}

static void a_label_is_never_a_term(void **state)
{
    check_rows(state, "labels.tsv", check_label);
}

/* ---- edges.tsv ---------------------------------------------------------- */

/* The term begins right behind a word that stops the walk to the left. */
static const char *check_stop(const rule_setting *s, kb_str word)
{
    kb_str before = join(s, KB_STR(STEM), word);
    kb_str text = join(s, before, KB_STR(STEM "模型"));
    size_t begin = kb_shape_begin(&s->x->rules, text, text.len);
    return begin == before.len ? NULL : "does not stop the walk";
}

/* The walk goes on over a word that only holds one that stops it. */
static const char *check_keep(const rule_setting *s, kb_str word)
{
    kb_str text = join(s, word, KB_STR(STEM));
    size_t begin = kb_shape_begin(&s->x->rules, text, text.len);
    return begin == 0 ? NULL : "does not keep the walk going";
}

/* A term may stand on either side of the word, or before it only. */
static const char *check_beside(const rule_setting *s, kb_str word, bool behind)
{
    const kb_rules *rules = &s->x->rules;
    kb_str stem = KB_STR(STEM), after = join(s, stem, word);
    if (!kb_bound_right(rules, after, stem.len))
        return "does not end a term";
    if (behind)
        return kb_bound_right(rules, join(s, after, stem), stem.len)
                   ? "is not passed over"
                   : NULL;
    return kb_bound_left(rules, join(s, word, stem), word.len) &&
                   kb_bound_right(rules, join(s, after, stem), stem.len)
               ? NULL
               : "is part of a term";
}

/* A person is named behind the word, or with it first. */
static const char *check_person(const rule_setting *s, kb_str word,
                                kb_edge edge)
{
    return kb_rules_names(&s->x->rules, edge, word) ? NULL : "names nobody";
}

/* Whether the row is about what stands beside terms and names: *fault says
 * what is wrong with it, if anything is. */
static bool check_neighbour(const rule_setting *s, const kb_tsv *row,
                            const char **fault)
{
    kb_str word = row->cells[0];
    if (is_row(row, 1, "beside") || is_row(row, 1, "behind"))
        *fault = check_beside(s, word, is_row(row, 1, "behind"));
    else if (is_row(row, 1, "title"))
        *fault = check_person(s, word, KB_EDGE_TITLE);
    else if (is_row(row, 1, "surname"))
        *fault = check_person(s, word, KB_EDGE_SURNAME);
    else
        /* test_discover.c has them */
        return is_row(row, 1, "ahead") || is_row(row, 1, "tail");
    return true;
}

static const char *check_edge(const rule_setting *s, const kb_tsv *row)
{
    const char *fault = NULL;
    if (check_neighbour(s, row, &fault))
        return fault;
    kb_str stem = KB_STR(STEM), word = row->cells[0], words = stem;

    if (is_row(row, 1, "stop"))
        return check_stop(s, word);
    if (is_row(row, 1, "keep"))
        return check_keep(s, word);
    if (is_row(row, 1, "begin"))
        words = join(s, word, stem);
    else if (is_row(row, 1, "end") || is_row(row, 1, "property"))
        words = join(s, stem, word);
    else
        words = join(s, join(s, stem, word), stem);
    return kb_shape_is_term(&s->x->rules, words) ? "refuses nothing" : NULL;
}

static void each_edge_word_refuses_or_ends_a_term(void **state)
{
    const rule_setting *s = *state;
    assert_true(kb_shape_is_term(&s->x->rules, KB_STR(STEM)));
    assert_true(kb_shape_is_term(&s->x->rules, KB_STR(STEM STEM)));
    check_rows(state, "edges.tsv", check_edge);
}

static const char *check_edge_twice(const rule_setting *s, const kb_tsv *row)
{
    kb_tsv first = rule_rows("edges.tsv");
    (void)s;
    find_row(&first, row, 2);
    return first.line == row->line ? NULL : "an earlier row says the same";
}

static void no_edge_stands_twice(void **state)
{
    check_rows(state, "edges.tsv", check_edge_twice);
}

/* ---- promotion.tsv ------------------------------------------------------ */

/* What a heading with these words is worth. */
static kb_worth worth_of(const rule_setting *s, kb_str words)
{
    kb_block block = {.type = KB_BLOCK_HEADING,
                      .heading = KB_NO_BLOCK,
                      .text = words.ptr,
                      .len = words.len};
    kb_doc doc = {.blocks = &block, .block_count = 1};
    kb_folded folded = kb_fold_text(s->arena, words);
    return *kb_worth_of_blocks(&doc, &folded, s->arena, &s->x->rules);
}

static const char *check_promo(const rule_setting *s, const kb_tsv *row)
{
    double plain = worth_of(s, KB_STR(STEM)).value;
    kb_worth worth = worth_of(s, join(s, row->cells[0], KB_STR("")));
    bool less = row->cells[1].ptr[0] == '-';

    if (less ? worth.value >= plain : worth.value <= plain)
        return less ? "takes no worth" : "gives no worth";
    if (worth.opens != is_row(row, 2, "yes"))
        return worth.opens ? "opens a zone" : "opens no zone";
    if (worth.leads != is_row(row, 2, "leads"))
        return worth.leads ? "leads to a zone" : "leads to no zone";
    if (worth.refuses != is_row(row, 2, "refuses"))
        return worth.refuses ? "refuses lists" : "refuses no list";
    return NULL;
}

static void each_promotion_word_gives_its_block_worth(void **state)
{
    check_rows(state, "promotion.tsv", check_promo);
}

/* ---- promotion-hashes.tsv ----------------------------------------------- */

static const char *check_hash(const rule_setting *s, const kb_tsv *row)
{
    uint64_t hash = strtoull(cell(s->arena, row, 0), NULL, 16);
    double weight = kb_rules_template(&s->x->rules, hash);
    if (weight != strtod(cell(s->arena, row, 1), NULL))
        return "is not found with its weight";
    return weight >= 1 && weight <= 3 ? NULL : "weighs too little or too much";
}

static void each_hash_is_found_with_its_weight(void **state)
{
    const rule_setting *s = *state;
    check_rows(state, "promotion-hashes.tsv", check_hash);
    assert_true(kb_rules_template(&s->x->rules, 0) == 0);
    assert_true(kb_rules_template(&s->x->rules, UINT64_MAX) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_head_gives_its_kind_to_a_term_that_ends_with_it),
        cmocka_unit_test(the_longest_head_wins),
        cmocka_unit_test(a_hint_types_what_has_no_head),
        cmocka_unit_test(a_label_is_never_a_term),
        cmocka_unit_test(each_edge_word_refuses_or_ends_a_term),
        cmocka_unit_test(no_edge_stands_twice),
        cmocka_unit_test(each_promotion_word_gives_its_block_worth),
        cmocka_unit_test(each_hash_is_found_with_its_weight),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
