/* test_record.c - lines of `extract`, read back: figures and events. */
#include "check.h"

#include "aigckb/arena.h"
#include "ingest/record.h"

static int setup(void **state)
{
    *state = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(*state);
    return 0;
}

#define HEAD                                                                        \
    "{\"schema\":\"aigckb.extract/1\",\"source\":\"s:1\",\"blocks\":["              \
    "{\"type\":\"para\",\"level\":0,\"up\":null,\"text\":\"晴岚有70亿参数\"," \
    "\"promo\":false}],\"concepts\":[{\"name\":\"晴岚\",\"kind\":\"model\","      \
    "\"layer\":\"model\",\"aliases\":[],\"basis\":\"lexicon\",\"mentions\":["       \
    "{\"block\":0,\"start\":0,\"end\":2}]}],\"relations\":[],"                      \
    "\"definitions\":[],"
#define FIGURE                                                                       \
    "\"measure\":\"参数量\",\"value_text\":\"70亿参数\",\"value\":7000000000," \
    "\"max\":8000000000,\"approx\":true,\"unit\":\"params\","                        \
    "\"date\":\"2024\",\"forecast\":false,\"issuer\":null,"
#define SPAN "\"block\":0,\"start\":3,\"end\":8"

static kb_status read_line(void **state, kb_facts *facts, const char *line,
                           kb_error *err)
{
    kb_doc doc;
    kb_record_place at = {"lines", 1, err};
    return kb_record_read(&doc, facts, *state, kb_str_of(line), &at);
}

static void figures_and_events_come_back(void **state)
{
    kb_facts facts;
    kb_error err;
    kb_status status = read_line(
        state, &facts,
        HEAD
        "\"figures\":[{\"concept\":\"晴岚\"," FIGURE
        "\"dated\":\"article\"," SPAN "},{\"concept\":null," FIGURE
        "\"dated\":\"none\"," SPAN "}],\"events\":[{\"concept\":\"晴岚\","
        "\"date\":\"2024-05\",\"precision\":\"month\",\"what\":\"点灯\"," SPAN
        "}]}",
        &err);
    assert_int_equal(status, KB_OK);
    assert_int_equal(facts.figure_count, 2);
    const kb_figure_fact *f = &facts.figures[0];
    assert_int_equal(f->concept, 0);
    assert_string_equal(f->measure, "参数量");
    assert_string_equal(f->value_text, "70亿参数");
    assert_true(f->value > 6.9e9 && f->value < 7.1e9 && f->max > 7.9e9);
    assert_string_equal(f->unit, "params");
    assert_true(f->approx && !f->forecast);
    assert_string_equal(f->date, "2024");
    assert_int_equal(f->dated, KB_DATED_ARTICLE);
    assert_null(f->issuer);
    assert_int_equal(f->span.end, 8);
    assert_int_equal(facts.figures[1].concept, -1);
    assert_int_equal(facts.figures[1].dated, KB_DATED_NOT);
    assert_int_equal(facts.event_count, 1);
    assert_int_equal(facts.events[0].concept, 0);
    assert_string_equal(facts.events[0].date, "2024-05");
    assert_string_equal(facts.events[0].what, "点灯");
}

static void lines_without_them_are_fine(void **state)
{
    kb_facts facts;
    kb_error err;
    assert_int_equal(read_line(state, &facts, HEAD "\"x\":0}", &err), KB_OK);
    assert_int_equal(facts.figure_count + facts.event_count, 0);
}

static void what_is_no_figure_or_event_is_refused(void **state)
{
    static const char *const lines[] = {
        HEAD "\"figures\":[{\"concept\":\"霁月\"," FIGURE
             "\"dated\":\"article\"," SPAN "}]}",
        HEAD "\"figures\":[{\"concept\":null," FIGURE
             "\"dated\":\"somewhere\"," SPAN "}]}",
        HEAD "\"figures\":[{\"concept\":null," FIGURE
             "\"dated\":\"article\",\"block\":0,\"start\":3,\"end\":99}]}",
        HEAD "\"figures\":[{\"value_text\":\"7\",\"unit\":\"%\","
             "\"dated\":\"none\"," SPAN "}]}",
        HEAD "\"figures\":[{\"value_text\":\"7\",\"value\":7,\"max\":1e999,"
             "\"unit\":\"%\",\"dated\":\"none\"," SPAN "}]}",
        HEAD "\"figures\":[{\"value_text\":\"7\",\"value\":7,\"max\":6,"
             "\"unit\":\"%\",\"dated\":\"none\"," SPAN "}]}",
        HEAD "\"figures\":[{\"concept\":null," FIGURE
             "\"dated\":\"article\",\"block\":0,\"start\":3.2,\"end\":3.5}]}",
        HEAD "\"figures\":[{\"concept\":null," FIGURE "\"issuer\":\"\xFF\","
             "\"dated\":\"article\"," SPAN "}]}",
        HEAD "\"events\":[{\"what\":\"点\\u0001灯\",\"date\":\"2024\"," SPAN
             "}]}",
        HEAD "\"events\":[{\"what\":\"点\x02灯\",\"date\":\"2024\"," SPAN "}]}",
        HEAD "\"events\":[{\"concept\":null,\"what\":\"点灯\"," SPAN "}]}",
        HEAD "\"events\":[{\"concept\":null,\"date\":\"2024\"," SPAN "}]}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        kb_facts facts;
        kb_error err;
        assert_int_equal(read_line(state, &facts, lines[i], &err),
                         KB_BAD_INPUT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_and_events_come_back),
        cmocka_unit_test(lines_without_them_are_fine),
        cmocka_unit_test(what_is_no_figure_or_event_is_refused),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
