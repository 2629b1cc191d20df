/* test_vocabulary.c - the closed vocabularies, and the names of statuses. */
#include "check.h"

#include "aigckb/status.h"
#include "aigckb/vocabulary.h"

typedef struct vocabulary {
    const kb_word *(*word)(int value);
    int (*find)(const char *name); /* -1: none */
    int count;
} vocabulary;

/* The vocabularies behind one face. */
#define FACE(noun, COUNT)                                                      \
    static const kb_word *noun##_word(int value)                               \
    {                                                                          \
        return kb_##noun##_word((kb_##noun)value);                             \
    }                                                                          \
    static int noun##_find(const char *name)                                   \
    {                                                                          \
        kb_##noun out = (kb_##noun)(COUNT);                                    \
        bool found = kb_##noun##_find(&out, name);                             \
        assert_true(found || (int)out == (COUNT)); /* untouched */             \
        return found ? (int)out : -1;                                          \
    }

FACE(kind, KB_KIND_COUNT)
FACE(layer, KB_LAYER_COUNT)
FACE(predicate, KB_PREDICATE_COUNT)
FACE(basis, KB_BASIS_COUNT)
FACE(dated, KB_DATED_COUNT)

static const vocabulary all[] = {
    {kind_word, kind_find, KB_KIND_COUNT},
    {layer_word, layer_find, KB_LAYER_COUNT},
    {predicate_word, predicate_find, KB_PREDICATE_COUNT},
    {basis_word, basis_find, KB_BASIS_COUNT},
    {dated_word, dated_find, KB_DATED_COUNT},
};
enum { VOCABULARIES = sizeof all / sizeof *all };

static void every_value_is_found_by_its_name_and_plural(void **state)
{
    (void)state;
    for (int v = 0; v < VOCABULARIES; v++) {
        for (int i = 0; i < all[v].count; i++) {
            const kb_word *word = all[v].word(i);
            assert_int_equal(all[v].find(word->name), i);
            if (word->plural)
                assert_int_equal(all[v].find(word->plural), i);
        }
    }
}

static void every_value_has_words_to_show(void **state)
{
    (void)state;
    for (int v = 0; v < VOCABULARIES; v++) {
        for (int i = 0; i < all[v].count; i++) {
            assert_non_null(all[v].word(i)->en);
            assert_non_null(all[v].word(i)->zh);
        }
    }
    for (int i = 0; i < KB_KIND_COUNT; i++)
        assert_non_null(kb_kind_word((kb_kind)i)->plural);
    for (int i = 0; i < KB_PREDICATE_COUNT; i++) {
        assert_non_null(kb_predicate_word((kb_predicate)i)->inverse_en);
        assert_non_null(kb_predicate_word((kb_predicate)i)->inverse_zh);
    }
}

static void a_name_that_is_none_is_not_found(void **state)
{
    static const char *const wrong[] = {"", "Model", "mode", "models ", "模型"};
    (void)state;
    for (int v = 0; v < VOCABULARIES; v++) {
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
            assert_int_equal(all[v].find(wrong[i]), -1);
    }
}

static void kinds_have_the_layer_of_the_design(void **state)
{
    (void)state;
    assert_int_equal(kb_kind_layer(KB_MODEL), KB_LAYER_MODEL);
    assert_int_equal(kb_kind_layer(KB_TECHNIQUE), KB_LAYER_MODEL);
    assert_int_equal(kb_kind_layer(KB_APPLICATION), KB_LAYER_APPLICATION);
    assert_int_equal(kb_kind_layer(KB_PRODUCT), KB_LAYER_APPLICATION);
    assert_int_equal(kb_kind_layer(KB_DATASET), KB_LAYER_INFRASTRUCTURE);
    assert_int_equal(kb_kind_layer(KB_INFRASTRUCTURE), KB_LAYER_INFRASTRUCTURE);
    assert_int_equal(kb_kind_layer(KB_RISK), KB_LAYER_NONE);
    assert_int_equal(kb_kind_layer(KB_PERSON), KB_LAYER_NONE);
}

static void statuses_have_names_of_their_own(void **state)
{
    (void)state;
    for (int i = 0; i < KB_STATUS_COUNT; i++) {
        const char *name = kb_status_name((kb_status)i);
        assert_true(strspn(name, "abcdefghijklmnopqrstuvwxyz_") > 1);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(name, kb_status_name((kb_status)j));
    }
    assert_string_equal(kb_status_name(KB_STORE_DAMAGED), "store_damaged");
}

static void a_failure_gives_its_status_and_writes_its_message(void **state)
{
    kb_error err = {.message = "old"};
    (void)state;
    assert_int_equal(kb_fail(&err, KB_USAGE, "no '%s' in %d", "x", 3),
                     KB_USAGE);
    assert_string_equal(err.message, "no 'x' in 3");
    assert_int_equal(kb_fail(NULL, KB_BUSY, "nobody listens"), KB_BUSY);
}

static void a_long_message_is_cut_and_ends(void **state)
{
    struct {
        kb_error err;
        char behind;
    } m = {.behind = 'x'};
    (void)state;
    kb_fail(&m.err, KB_LIMIT, "%2000d", 1);
    assert_int_equal(strlen(m.err.message), sizeof m.err.message - 1);
    assert_int_equal(m.behind, 'x');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_is_found_by_its_name_and_plural),
        cmocka_unit_test(every_value_has_words_to_show),
        cmocka_unit_test(a_name_that_is_none_is_not_found),
        cmocka_unit_test(kinds_have_the_layer_of_the_design),
        cmocka_unit_test(statuses_have_names_of_their_own),
        cmocka_unit_test(a_failure_gives_its_status_and_writes_its_message),
        cmocka_unit_test(a_long_message_is_cut_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
