/* test_figure.c - figures and events of whole sentences: the rows of
 * tests/rules-data/figures.tsv and events.tsv, and what a row cannot show. */
#include "rule_table.h"

#include <stdlib.h>

#include "parse_text.h"

static const double NEARLY = 1e-6;

static kb_facts read_article(const rule_setting *s, const char *body)
{
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    const char *text = kb_arena_printf(
        s->arena, "---\ntitle: 样张\ndate: 2024-04-17\n---\n# 样张\n\n%s\n",
        body);
    kb_facts facts;
    kb_error err;
    if (parse_text(doc, s->arena, "sample.md", text, &err) != KB_OK)
        fail_msg("%s", err.message);
    doc->date = "2024-04-17";
    kb_extract(&facts, s->arena, doc, s->x);
    return facts;
}

static kb_facts read_sample(const rule_setting *s, const kb_tsv *sample)
{
    return read_article(s, cell(s->arena, sample, 0));
}

static bool is_text(const char *text, kb_str cell)
{
    return kb_str_equal(kb_str_of(text ? text : ""), cell);
}

static bool is_value(double value, const char *wanted)
{
    double number = strtod(wanted, NULL);
    return value > number * (1 - NEARLY) && value < number * (1 + NEARLY);
}

/* ---- figures ------------------------------------------------------------ */

enum { SENTENCE, VALUE, NUMBER, UNIT, MEASURE, DATE, FROM, FLAGS };

static bool has_flags(const kb_figure_fact *f, kb_str flags)
{
    bool approx = kb_str_find(flags, KB_STR("approx"), 0) >= 0;
    bool forecast = kb_str_find(flags, KB_STR("forecast"), 0) >= 0;
    kb_str by = flags, word;
    while (kb_str_split(&flags, ' ', &word))
        by = word;
    if (kb_str_equal(by, KB_STR("approx")) ||
        kb_str_equal(by, KB_STR("forecast")))
        by.len = 0;
    return f->approx == approx && f->forecast == forecast &&
           is_text(f->issuer, by);
}

static bool is_figure(const rule_setting *s, const kb_figure_fact *f,
                      const kb_tsv *sample)
{
    const kb_str *cells = sample->cells;
    return is_text(f->value_text, cells[VALUE]) &&
           is_value(f->value, cell(s->arena, sample, NUMBER)) &&
           is_text(f->unit, cells[UNIT]) &&
           (cells[MEASURE].len == 0 || is_text(f->measure, cells[MEASURE])) &&
           is_text(f->date, cells[DATE]) &&
           is_text(kb_dated_word(f->dated)->name, cells[FROM]) &&
           has_flags(f, cells[FLAGS]);
}

static const char *figures_of(const rule_setting *s, const kb_facts *facts)
{
    const char *all = "it gives";
    for (size_t i = 0; i < facts->figure_count; i++) {
        const kb_figure_fact *f = &facts->figures[i];
        all = kb_arena_printf(
            s->arena, "%s [%s %g %s %s %s %s%s%s %s]", all, f->value_text,
            f->value, f->unit, f->measure ? f->measure : "-",
            f->date ? f->date : "-", kb_dated_word(f->dated)->name,
            f->approx ? " approx" : "", f->forecast ? " forecast" : "",
            f->issuer ? f->issuer : "-");
    }
    return all;
}

static void each_sentence_gives_its_figure(void **state)
{
    const rule_setting *s = *state;
    kb_tsv sample = sample_rows(s->arena, "figures.tsv");
    size_t wrong = 0;
    while (kb_tsv_next(&sample)) {
        kb_facts facts = read_sample(s, &sample);
        bool none = is_text("-", sample.cells[VALUE]);
        bool right = none ? facts.figure_count == 0
                          : facts.figure_count == 1 &&
                                is_figure(s, &facts.figures[0], &sample);
        if (!right)
            blame(&sample, figures_of(s, &facts));
        wrong += !right;
    }
    assert_int_equal(wrong, 0);
}

static void dates_come_from_headings_and_paragraphs(void **state)
{
    kb_facts facts =
        read_article(*state, "## 2021年的听澜科技\n\n用户有3000万。\n\n"
                             "## 后来\n\n2022年灯灭了。用户有2000万。\n");
    assert_int_equal(facts.figure_count, 2);
    assert_string_equal(facts.figures[0].date, "2021");
    assert_int_equal(facts.figures[0].dated, KB_DATED_HEADING);
    assert_string_equal(facts.figures[1].date, "2022");
    assert_int_equal(facts.figures[1].dated, KB_DATED_PARAGRAPH);
}

static void a_figure_is_of_the_nearest_model_on_the_left(void **state)
{
    kb_facts facts =
        read_article(*state, "听澜科技的晴岚有1750亿参数，霁月有80亿参数。\n");
    assert_int_equal(facts.figure_count, 2);
    assert_string_equal(facts.concepts[facts.figures[0].concept].name, "晴岚");
    assert_string_equal(facts.concepts[facts.figures[1].concept].name, "霁月");
}

/* Nor is the article about AIGC产业, which is too generic without a size. */
static void who_reckons_a_market_is_not_what_it_is_of(void **state)
{
    static const char *const by[] = {"松烟数据", "枕石研究院"};
    kb_facts facts = read_article(
        *state, "松烟数据预测2023年AIGC产业规模约为143亿元，而枕石研究院则"
                "预测AIGC市场规模可达170亿元。\n");
    assert_int_equal(facts.figure_count, 2);
    for (size_t i = 0; i < facts.figure_count; i++) {
        const kb_figure_fact *f = &facts.figures[i];
        assert_string_equal(f->issuer, by[i]);
        assert_string_equal(facts.concepts[f->concept].name, "AIGC产业");
    }
}

static void what_was_said_is_not_said_again(void **state)
{
    kb_facts facts = read_article(
        *state, "## 晴岚的用户将达3000万\n\n晴岚的用户有3000万。\n\n"
                "再说一遍，晴岚的用户有3000万。\n");
    assert_int_equal(facts.figure_count, 1);
    assert_false(facts.figures[0].forecast); /* it is not the heading */
}

static void promotion_and_code_give_nothing(void **state)
{
    kb_facts facts = read_article(
        *state, "扫码免费领取2023年5月发布的价值3000元的资料，加群即送。\n\n"
                "```\nprice = 3000 元\n```\n\n用`pay 3000 USD`试试。\n");
    assert_int_equal(facts.figure_count, 0);
    assert_int_equal(facts.event_count, 0);
}

static void cells_without_words_are_no_figures(void **state)
{
    kb_facts facts = read_article(*state, "| 名字 | 甲 | 乙 |\n|---|---|---|\n"
                                          "| 晴岚 | 82.3% | 91.2% |\n"
                                          "| 霁月 | 开源的7B模型 | 快 |\n");
    assert_int_equal(facts.figure_count, 1);
    assert_string_equal(facts.figures[0].value_text, "7B");
    assert_string_equal(facts.concepts[facts.figures[0].concept].name, "霁月");
}

/* ---- events ------------------------------------------------------------- */

static bool is_event(const kb_facts *facts, const kb_tsv *sample)
{
    const kb_event_fact *e = &facts->events[0];
    const char *concept =
        e->concept >= 0 ? facts->concepts[e->concept].name : "-";
    return is_text(e->date, sample->cells[1]) &&
           is_text(concept, sample->cells[2]) &&
           is_text(e->what, sample->cells[3]);
}

static const char *events_of(const rule_setting *s, const kb_facts *facts)
{
    const char *all = "it tells";
    for (size_t i = 0; i < facts->event_count; i++) {
        const kb_event_fact *e = &facts->events[i];
        all = kb_arena_printf(
            s->arena, "%s [%s %s %s]", all, e->date,
            e->concept >= 0 ? facts->concepts[e->concept].name : "-", e->what);
    }
    return all;
}

static void each_sentence_tells_its_event(void **state)
{
    const rule_setting *s = *state;
    kb_tsv sample = sample_rows(s->arena, "events.tsv");
    size_t wrong = 0;
    while (kb_tsv_next(&sample)) {
        kb_facts facts = read_sample(s, &sample);
        bool none = is_text("-", sample.cells[1]);
        bool right = none ? facts.event_count == 0
                          : facts.event_count > 0 && is_event(&facts, &sample);
        if (!right)
            blame(&sample, events_of(s, &facts));
        wrong += !right;
    }
    assert_int_equal(wrong, 0);
}

static void each_date_of_a_sentence_has_its_own_event(void **state)
{
    kb_facts facts = read_article(
        *state, "2021年2月，听澜科技发布晴岚，2022年3月，又推出霁月。\n");
    assert_int_equal(facts.event_count, 2);
    assert_string_equal(facts.events[0].what, "听澜科技发布晴岚");
    assert_string_equal(facts.events[1].what, "又推出霁月");
}

static void rows_of_a_time_line_are_events(void **state)
{
    kb_facts facts =
        read_article(*state, "| 名字 | 事 |\n|---|---|\n"
                             "| 晴岚 | 2014年 真正教会机器写诗 |\n");
    assert_int_equal(facts.event_count, 1);
    assert_string_equal(facts.events[0].date, "2014");
}

/* ---- both --------------------------------------------------------------- */

static void any_mixture_of_pieces_has_spans_in_its_block(void **state)
{
    static const char *const pieces[] = {
        "2023年", "5月",   "6日", "（",   "）",   "《",      "》",   "，",
        "。",     "发布",  "亿",  "5",    "%",    "据",      "报告", "晴岚",
        "7B",     "/",     "~",   "万元", "用户", "至今",    "预计", " | ",
        "？",     "1,234", "约",  "以上", "-",    "听澜科技"};
    enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 400 };
    uint64_t seed = 88172645463325252;
    for (int round = 0; round < ROUNDS; round++) {
        kb_buf text = KB_BUF_INIT(2048);
        for (int i = 0; i < 40; i++)
            kb_buf_add_text(&text, pieces[next_random(&seed, PIECES)]);
        kb_facts facts = read_article(*state, text.ptr);
        kb_buf_dispose(&text);
        for (size_t i = 0; i < facts.figure_count; i++) {
            const kb_figure_fact *f = &facts.figures[i];
            assert_true(f->span.end > f->span.start);
            assert_true(f->value > 0 && f->max >= f->value && f->unit);
            assert_int_equal(f->dated == KB_DATED_NOT, f->date == NULL);
        }
        for (size_t i = 0; i < facts.event_count; i++) {
            const kb_event_fact *e = &facts.events[i];
            assert_true(e->span.end > e->span.start);
            assert_true(e->date && e->what[0]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sentence_gives_its_figure),
        cmocka_unit_test(dates_come_from_headings_and_paragraphs),
        cmocka_unit_test(a_figure_is_of_the_nearest_model_on_the_left),
        cmocka_unit_test(who_reckons_a_market_is_not_what_it_is_of),
        cmocka_unit_test(what_was_said_is_not_said_again),
        cmocka_unit_test(promotion_and_code_give_nothing),
        cmocka_unit_test(cells_without_words_are_no_figures),
        cmocka_unit_test(each_sentence_tells_its_event),
        cmocka_unit_test(each_date_of_a_sentence_has_its_own_event),
        cmocka_unit_test(rows_of_a_time_line_are_events),
        cmocka_unit_test(any_mixture_of_pieces_has_spans_in_its_block),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
