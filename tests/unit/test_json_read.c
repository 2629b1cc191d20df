/* test_json_read.c - reading JSON. */
#include "check.h"

#include <stdlib.h>

#include "base/json_read.h"

static int setup(void **state)
{
    *state = kb_json_parse(
        KB_STR("{\"name\": \"文心一言\", \"list\": [1, \"b\", null, -2.5],"
               " \"yes\": true, \"no\": false, \"deep\": {\"name\": \"x\"},"
               " \"Name\": 3, \"escaped\": \"\\u6a21\\n\\ud83d\\ude42\"}\n"));
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    kb_json_free(*state);
    return 0;
}

static void members_are_found_by_their_exact_name(void **state)
{
    const kb_json *json = *state;
    assert_string_equal(kb_json_text(kb_json_get(json, "name")), "文心一言");
    assert_int_equal(kb_json_number(kb_json_get(json, "Name"), 0), 3);
    assert_null(kb_json_get(json, "NAME"));
    assert_null(kb_json_get(json, ""));
}

static void what_is_missing_can_be_asked_on(void **state)
{
    const kb_json *none = kb_json_get(*state, "none");
    assert_null(none);
    assert_null(kb_json_get(none, "name"));
    assert_null(kb_json_first(none));
    assert_int_equal(kb_json_count(none), 0);
    assert_null(kb_json_text(none));
    assert_int_equal(kb_json_number(none, 7), 7);
    assert_false(kb_json_true(none));
}

static void a_value_of_another_type_is_none(void **state)
{
    const kb_json *name = kb_json_get(*state, "name");
    const kb_json *list = kb_json_get(*state, "list");
    assert_int_equal(kb_json_number(name, 7), 7);
    assert_null(kb_json_text(list));
    assert_null(kb_json_get(list, "name"));
    assert_null(kb_json_first(name));
    assert_false(kb_json_true(kb_json_get(*state, "Name")));
}

static void a_list_is_walked_in_order(void **state)
{
    const kb_json *list = kb_json_get(*state, "list");
    const kb_json *item = kb_json_first(list);
    assert_int_equal(kb_json_count(list), 4);
    assert_int_equal(kb_json_number(item, 0), 1);
    item = kb_json_next(item);
    assert_string_equal(kb_json_text(item), "b");
    item = kb_json_next(kb_json_next(item));
    assert_true(kb_json_number(item, 0) < -2.4);
    assert_null(kb_json_next(item));
}

static void true_is_true_and_nothing_else_is(void **state)
{
    assert_true(kb_json_true(kb_json_get(*state, "yes")));
    assert_false(kb_json_true(kb_json_get(*state, "no")));
}

static void escapes_are_read(void **state)
{
    assert_string_equal(kb_json_text(kb_json_get(*state, "escaped")),
                        "模\n🙂");
}

static void what_is_not_one_document_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",    "{",           "{\"a\":}", "{\"a\" 1}",   "[1,]",       "nul",
        "'a'", "\"\\ud800\"", "[1] [2]",  "{\"a\":1} x", "{\"a\":1}}", "\"a",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        kb_json *json = kb_json_parse(kb_str_of(wrong[i]));
        if (json)
            fail_msg("taken for JSON: %s", wrong[i]);
    }
    assert_null(kb_json_parse((kb_str){NULL, 0}));
}

static void only_the_slice_is_read(void **state)
{
    kb_json *json = kb_json_parse((kb_str){"[1]garbage", 3});
    (void)state;
    assert_int_equal(kb_json_count(json), 1);
    kb_json_free(json);
    assert_null(kb_json_parse((kb_str){"[12]", 3}));
}

static void nesting_without_end_is_refused(void **state)
{
    enum { DEPTH = 200000 };
    char *text = malloc(DEPTH);
    (void)state;
    assert_non_null(text);
    memset(text, '[', DEPTH);
    assert_null(kb_json_parse((kb_str){text, DEPTH}));
    free(text);
}

static void freeing_no_document_is_fine(void **state)
{
    (void)state;
    kb_json_free(NULL);
}

static void the_place_of_a_mistake_is_told(void **state)
{
    size_t at = 0;
    (void)state;
    assert_null(kb_json_parse_at(&at, KB_STR("{\"a\":\n }")));
    assert_int_equal(at, 7);
    assert_null(kb_json_parse_at(&at, KB_STR("[1] x")));
    assert_int_equal(at, 3);
    assert_null(kb_json_parse_at(&at, (kb_str){NULL, 0}));
    assert_int_equal(at, 0);
}

static void the_line_of_an_item_is_told(void **state)
{
    kb_str text = KB_STR("{\n\"b\": [\"a,\\\"\",\n [1,\n 2], {\"a\": [7]}],\n"
                         "\"a\":[\n\n1\n,\n\"a\"]\n}\n");
    (void)state;
    assert_int_equal(kb_json_line(text, "b", 0), 2);
    assert_int_equal(kb_json_line(text, "b", 1), 3);
    assert_int_equal(kb_json_line(text, "b", 2), 4);
    assert_int_equal(kb_json_line(text, "a", 0), 7);
    assert_int_equal(kb_json_line(text, "a", 1), 9);
    assert_int_equal(kb_json_line(text, "none", 0), 11);
}

#define WITH_JSON(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_JSON(members_are_found_by_their_exact_name),
        WITH_JSON(what_is_missing_can_be_asked_on),
        WITH_JSON(a_value_of_another_type_is_none),
        WITH_JSON(a_list_is_walked_in_order),
        WITH_JSON(true_is_true_and_nothing_else_is),
        WITH_JSON(escapes_are_read),
        cmocka_unit_test(what_is_not_one_document_is_refused),
        cmocka_unit_test(only_the_slice_is_read),
        cmocka_unit_test(nesting_without_end_is_refused),
        cmocka_unit_test(freeing_no_document_is_fine),
        cmocka_unit_test(the_place_of_a_mistake_is_told),
        cmocka_unit_test(the_line_of_an_item_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
