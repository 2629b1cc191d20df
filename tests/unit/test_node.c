/* test_node.c - trees of values: building, paths, and how they are rendered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/node.h"
#include "output/render.h"

/* {"id":"c:clip","n":3,"tags":["a","b"],"none":null,
 *  "maker":{"id":"c:x","name":"甲公司"},
 *  "evidence":[{"quote":"甲","para":1},{"quote":"乙","para":2}]} */
static kb_node *sample(void)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "id", "c:clip");
    kb_node_int(record, "n", 3);

    kb_node *tags = kb_node_add_list(record, "tags");
    kb_node_text(tags, NULL, "a");
    kb_node_text(tags, NULL, "b");
    kb_node_text(record, "none", NULL);

    kb_node *maker = kb_node_add_object(record, "maker");
    kb_node_text(maker, "id", "c:x");
    kb_node_text(maker, "name", "甲公司");

    kb_node *evidence = kb_node_add_list(record, "evidence");
    const char *const quotes[] = {"甲", "乙"};
    for (int i = 0; i < 2; i++) {
        kb_node *one = kb_node_add_object(evidence, NULL);
        kb_node_text(one, "quote", quotes[i]);
        kb_node_int(one, "para", i + 1);
    }
    return record;
}

static void assert_json(const kb_node *node, const char *expected)
{
    kb_buf out = KB_BUF_INIT(4096);
    kb_render_json(&out, node, false);
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
}

static void assert_selected(const char *path, const char *expected)
{
    kb_node *record = sample();
    kb_node *selected = kb_node_select(record, path);
    assert_json(selected, expected);
    kb_node_free(selected);
    kb_node_free(record);
}

static void assert_cell(const char *path, const char *expected)
{
    kb_node *record = sample();
    kb_buf out = KB_BUF_INIT(4096);
    kb_render_cell(&out, record, path, KB_HITS_DROP);
    assert_string_equal(out.ptr, expected);
    kb_buf_dispose(&out);
    kb_node_free(record);
}

static void an_object_keeps_the_order_of_its_keys(void **state)
{
    (void)state;
    kb_node *record = sample();
    assert_json(record, "{\"id\":\"c:clip\",\"n\":3,\"tags\":[\"a\",\"b\"],"
                        "\"none\":null,"
                        "\"maker\":{\"id\":\"c:x\",\"name\":\"甲公司\"},"
                        "\"evidence\":[{\"quote\":\"甲\",\"para\":1},"
                        "{\"quote\":\"乙\",\"para\":2}]}");
    kb_node_free(record);
}

static void a_path_selects_one_value_or_every_element(void **state)
{
    (void)state;
    assert_selected("id", "\"c:clip\"");
    assert_selected("maker.name", "\"甲公司\"");
    assert_selected("evidence.1.quote", "\"乙\"");
    assert_selected("evidence.quote", "[\"甲\",\"乙\"]");
    assert_selected("evidence.0", "{\"quote\":\"甲\",\"para\":1}");
    assert_selected("tags", "[\"a\",\"b\"]");
}

static void a_path_to_nothing_selects_null(void **state)
{
    (void)state;
    assert_selected("absent", "null");
    assert_selected("none", "null");
    assert_selected("id.deeper", "null");
    assert_selected("evidence.7.quote", "null");
    assert_selected("evidence.absent", "[null,null]");
}

static void known_paths_are_read_with_their_type(void **state)
{
    (void)state;
    kb_node *record = sample();
    assert_string_equal(kb_node_get_text(record, "evidence.quote"), "甲");
    assert_int_equal(kb_node_get_int(record, "evidence.1.para"), 2);
    assert_null(kb_node_get_text(record, "n"));
    assert_int_equal(kb_node_get_int(record, "id"), 0);
    assert_false(kb_node_get_bool(record, "absent"));
    kb_node_free(record);
}

static void a_cell_joins_lists_and_names_objects(void **state)
{
    (void)state;
    assert_cell("tags", "a, b");
    assert_cell("maker", "甲公司");
    assert_cell("evidence.quote", "甲, 乙");
    assert_cell("n", "3");
    assert_cell("none", "");
    assert_cell("absent", "");
}

static void numbers_have_at_most_three_decimals(void **state)
{
    (void)state;
    kb_node *list = kb_node_list();
    kb_node_real(list, NULL, 0.8666666);
    kb_node_real(list, NULL, 8.5);
    kb_node_real(list, NULL, -0.0001);
    kb_node_real(list, NULL, 0.0 / 0.0);
    kb_node_int(list, NULL, 17000000000);
    kb_node_int(list, NULL, -9007199254740991);
    kb_node_bool(list, NULL, true);
    assert_json(list, "[0.867,8.5,0,null,17000000000,-9007199254740991,true]");
    kb_node_free(list);
}

static void json_escapes_what_it_must(void **state)
{
    (void)state;
    kb_node *list = kb_node_list();
    kb_node_text(list, NULL, "a\"b\\c\n\t\x1b[31m");
    kb_node_text(list, NULL, "左\xe2\x80\xae右"); /* U+202E turns text round */
    kb_node_text(list, NULL, "坏\xff字节");
    kb_node_text(list, NULL, KB_HIT_BEGIN "众安" KB_HIT_END "保险");
    assert_json(list, "[\"a\\\"b\\\\c\\n\\t\\u001b[31m\",\"左\\u202e右\","
                      "\"坏\xef\xbf\xbd字节\",\"众安保险\"]");
    kb_node_free(list);
}

static void ascii_escapes_all_else(void **state)
{
    (void)state;
    kb_node *text = kb_node_list();
    kb_buf out = KB_BUF_INIT(4096);

    kb_node_text(text, NULL, "AI\"模型🚀\xff");
    kb_render_json(&out, text, true);
    assert_string_equal(out.ptr,
                        "[\"AI\\\"\\u6a21\\u578b\\ud83d\\ude80\\ufffd\"]");
    kb_buf_dispose(&out);
    kb_node_free(text);
}

static void a_long_list_is_built_in_linear_time(void **state)
{
    (void)state;
    kb_node *list = kb_node_list();
    for (int i = 0; i < 300000; i++)
        kb_node_int(list, NULL, i);
    kb_node *last = kb_node_select(list, "299999");
    assert_json(last, "299999");
    kb_node_free(last);
    kb_node_free(list);
}

static void exact_numbers_keep_all_digits(void **state)
{
    kb_node *record = kb_node_object();
    (void)state;

    kb_node_real(record, "rounded", 0.00125);
    kb_node_exact(record, "exact", 0.00125);
    kb_node_exact(record, "third", 1.0 / 3);
    kb_node_exact(record, "whole", 17000000000);
    kb_node_exact(record, "large", 1e21);
    kb_node *copy = kb_node_select(record, "");
    assert_json(copy, "{\"rounded\":0.001,\"exact\":0.00125,"
                      "\"third\":0.3333333333333333,"
                      "\"whole\":17000000000,\"large\":1e+21}");
    kb_node_free(copy);
    kb_node_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_numbers_keep_all_digits),
        cmocka_unit_test(an_object_keeps_the_order_of_its_keys),
        cmocka_unit_test(a_path_selects_one_value_or_every_element),
        cmocka_unit_test(a_path_to_nothing_selects_null),
        cmocka_unit_test(known_paths_are_read_with_their_type),
        cmocka_unit_test(a_cell_joins_lists_and_names_objects),
        cmocka_unit_test(numbers_have_at_most_three_decimals),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(ascii_escapes_all_else),
        cmocka_unit_test(a_long_list_is_built_in_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
