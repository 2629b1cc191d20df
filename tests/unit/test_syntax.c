/* test_syntax.c - the query language: what is read, and what is a mistake. */
#include "check.h"

#include "base/buf.h"
#include "query/syntax.h"

enum { SHOWN_MAX = 1 << 16 };

/* ---- what is read ------------------------------------------------------- */

static void show(kb_buf *out, const kb_expression *x)
{
    static const char *const names[] = {[KB_EXPRESSION_AND] = "and",
                                        [KB_EXPRESSION_OR] = "or",
                                        [KB_EXPRESSION_NOT] = "not"};
    if (x->type == KB_EXPRESSION_TEXT) {
        kb_buf_add_text(out, x->text);
        return;
    }
    if (x->type == KB_EXPRESSION_FIELD) {
        kb_buf_printf(out, "<%d %d %s %s %s>", (int)x->field, x->value,
                      x->text ? x->text : "-", x->since ? x->since : "-",
                      x->until ? x->until : "-");
        return;
    }
    kb_buf_printf(out, "(%s", names[x->type]);
    for (const kb_expression *part = x->first; part; part = part->next) {
        kb_buf_add_char(out, ' ');
        show(out, part);
    }
    kb_buf_add_char(out, ')');
}

static void expect(const char *query, const char *shown)
{
    kb_arena *arena = kb_arena_new();
    kb_buf text = KB_BUF_INIT(SHOWN_MAX);
    const kb_expression *x;
    kb_stretch place;
    kb_error err;
    if (kb_expression_parse(&x, arena, query, &place, &err) != KB_OK)
        fail_msg("%s: %s", query, err.message);
    show(&text, x);
    assert_string_equal(text.ptr, shown);
    kb_buf_dispose(&text);
    kb_arena_free(arena);
}

static void words_must_all_be_there(void **state)
{
    (void)state;
    expect("模型", "模型");
    expect("a b c", "(and a b c)");
    expect("a AND b c", "(and a b c)");
    expect("and or not", "(and and or not)");
}

static void operators_bind_not_then_and_then_or(void **state)
{
    (void)state;
    expect("a b OR c d", "(or (and a b) (and c d))");
    expect("a (b OR c)", "(and a (or b c))");
    expect("a -b", "(and a (not b))");
    expect("NOT a b", "(and (not a) b)");
    expect("NOT (a OR b)", "(not (or a b))");
}

static void a_dash_inside_a_word_belongs_to_it(void **state)
{
    (void)state;
    expect("GPT-4 -GPT-3", "(and GPT-4 (not GPT-3))");
}

static void phrases_keep_blanks_and_operators(void **state)
{
    (void)state;
    expect("\"a OR b\" c", "(and a OR b c)");
    expect("\"kind:model\"", "kind:model");
    expect("\"a \\\"b\\\"\"", "a \"b\"");
    expect("“大 模型”", "大 模型");
}

static void wide_signs_are_signs(void **state)
{
    (void)state;
    expect("（a OR b） kind：risk", "(and (or a b) <0 3 - - ->)");
}

static void fields_have_values(void **state)
{
    (void)state;
    expect("kind:风险", "<0 3 - - ->");
    expect("kind:models", "<0 0 - - ->");
    expect("layer:application", "<1 3 - - ->");
    expect("by:\"a b\"", "<2 0 a b - ->");
    expect("site:csdn", "<3 0 csdn - ->");
    expect("tag:AIGC", "<4 0 AIGC - ->");
    expect("date:2023", "<5 0 - 2023 2023>");
    expect("date:2022..2023-05", "<5 0 - 2022 2023-05>");
    expect("date:2023-03..", "<5 0 - 2023-03 ->");
    expect("date:..2023", "<5 0 - - 2023>");
    expect("has:definitions", "<6 2 - - ->");
    expect("-has:figure", "(not <6 4 - - ->)");
}

static void the_words_that_rank_are_not_behind_a_not(void **state)
{
    kb_arena *arena = kb_arena_new();
    const kb_expression *x;
    kb_stretch place;
    kb_error err;
    (void)state;
    assert_int_equal(kb_expression_parse(&x, arena,
                                         "a (\"b c\" OR kind:risk) -(d OR e)",
                                         &place, &err),
                     KB_OK);
    assert_string_equal(kb_expression_words(arena, x), "a b c");
    kb_arena_free(arena);
}

/* ---- mistakes ----------------------------------------------------------- */

static void expect_mistake(const char *query, uint32_t start, uint32_t end,
                           const char *message)
{
    kb_arena *arena = kb_arena_new();
    const kb_expression *x;
    kb_stretch place;
    kb_error err;
    assert_int_equal(kb_expression_parse(&x, arena, query, &place, &err),
                     KB_USAGE);
    if (!strstr(err.message, message))
        fail_msg("%s: %s", query, err.message);
    if (place.start != start || place.end != end)
        fail_msg("%s: at %u to %u", query, place.start, place.end);
    kb_arena_free(arena);
}

static void a_mistake_has_a_place(void **state)
{
    (void)state;
    expect_mistake("", 0, 0, "the query is empty");
    expect_mistake("a (b", 2, 3, "no ')'");
    expect_mistake("a )b", 2, 3, "no '('");
    expect_mistake("()", 0, 2, "nothing between");
    expect_mistake("a \"b", 2, 3, "no closing quote");
    expect_mistake("a “b", 2, 5, "no closing quote");
    expect_mistake("a”", 1, 4, "no opening quote");
    expect_mistake("a AND", 2, 5, "nothing behind 'AND'");
    expect_mistake("OR b", 0, 2, "nothing before 'OR'");
    expect_mistake("a OR AND b", 2, 4, "nothing behind 'OR'");
    expect_mistake("NOT", 0, 3, "nothing behind 'NOT'");
    expect_mistake("a - b", 2, 3, "right behind '-'");
    expect_mistake("a ，", 2, 5, "nothing to search for");
    expect_mistake("模型 kind:x", 12, 13, "at character 9: no kind 'x'");
    expect_mistake("http://a", 0, 5, "no field 'http'");
    expect_mistake("kind:", 0, 5, "no value behind 'kind:'");
    expect_mistake("kind: risk", 0, 5, "no value behind 'kind:'");
    expect_mistake("date:5", 5, 6, "no date");
    expect_mistake("date:..", 5, 7, "no date");
    expect_mistake("date:2024..2023", 5, 15, "is after");
    expect_mistake("has:x", 4, 5, "definitions");
}

static void depth_has_a_limit(void **state)
{
    char query[1000] = "";
    (void)state;
    for (int i = 0; i < 200; i++)
        strcat(query, "(");
    expect_mistake(query, 64, 65, "inside each other");
}

/* Any bytes at all: read or refused, never worse. */
static void whatever_is_typed_is_read_or_refused(void **state)
{
    static const char *const pieces[] = {
        "(",  ")",     "\"",    " ",  "OR ",  "AND ", "NOT ",
        "-",  ":",     "“",     "”",  "a",    "模",   "（",
        "\\", "kind:", "date:", "..", "🙂", "\x01", "2023"};
    uint64_t seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char query[128] = "";
        for (uint32_t n = next_random(&seed, 12); n > 0; n--)
            strcat(query,
                   pieces[next_random(&seed, sizeof pieces / sizeof *pieces)]);
        kb_arena *arena = kb_arena_new();
        const kb_expression *x;
        kb_stretch place;
        kb_error err;
        kb_status status = kb_expression_parse(&x, arena, query, &place, &err);
        assert_true(status == KB_OK || status == KB_USAGE);
        assert_true(place.start <= place.end && place.end <= strlen(query));
        kb_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_must_all_be_there),
        cmocka_unit_test(operators_bind_not_then_and_then_or),
        cmocka_unit_test(a_dash_inside_a_word_belongs_to_it),
        cmocka_unit_test(phrases_keep_blanks_and_operators),
        cmocka_unit_test(wide_signs_are_signs),
        cmocka_unit_test(fields_have_values),
        cmocka_unit_test(the_words_that_rank_are_not_behind_a_not),
        cmocka_unit_test(a_mistake_has_a_place),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(whatever_is_typed_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
