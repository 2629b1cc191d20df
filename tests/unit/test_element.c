/* test_element.c - selectors find the elements that they describe. */
#include "check.h"

#include "parse/element.h"

static const char *const attributes[] = {"id",       "post-1",
                                         "class",    "entry post  wide",
                                         "style",    "x: y; display: none",
                                         "itemprop", "author",
                                         "hidden",   NULL,
                                         NULL};

static bool matches(const char *selector)
{
    kb_element e = kb_element_of("div", attributes);
    kb_selector s;
    assert_true(kb_selector_read(&s, kb_str_of(selector)));
    return kb_selector_matches(&s, &e);
}

static void all_parts_of_a_selector_must_fit(void **state)
{
    (void)state;
    assert_true(matches("div"));
    assert_true(matches("#post-1"));
    assert_true(matches(".post"));
    assert_true(matches(".wide"));
    assert_true(matches("div#post-1.entry[itemprop=author]"));
    assert_true(matches("[itemprop]"));
    assert_false(matches("p"));
    assert_false(matches("#post"));
    assert_false(matches(".pos"));
    assert_false(matches("div.other"));
    assert_false(matches("[itemprop=name]"));
    assert_false(matches("[href]"));
}

static void what_is_no_selector_is_refused(void **state)
{
    static const char *const bad[] = {"",   "#",    "a.",  "[x",
                                      "[]", "#a#b", ".a.b"};
    kb_selector s;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(kb_selector_read(&s, kb_str_of(bad[i])));
}

static void an_element_knows_its_attributes(void **state)
{
    kb_element e = kb_element_of("div", attributes);
    kb_element bare = kb_element_of("p", NULL);
    (void)state;
    assert_str(kb_element_get(&e, KB_STR("itemprop")), "author");
    assert_str(kb_element_get(&e, KB_STR("hidden")), "");
    assert_null(kb_element_get(&e, KB_STR("href")).ptr);
    assert_null(kb_element_get(&bare, KB_STR("href")).ptr);
    assert_true(kb_element_is_hidden(&e));
    assert_false(kb_element_is_hidden(&bare));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_parts_of_a_selector_must_fit),
        cmocka_unit_test(what_is_no_selector_is_refused),
        cmocka_unit_test(an_element_knows_its_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
