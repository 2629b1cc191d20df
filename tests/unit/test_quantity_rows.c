/* test_quantity_rows.c - each row of units.tsv, scales.tsv, measures.tsv and
 * cues.tsv does what it says, in a sentence made for it. */
#include "rule_table.h"

#include <stdlib.h>

#include "parse_text.h"

static const double NEARLY = 1e-6;

static kb_facts read_text(const rule_setting *s, const char *text)
{
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    kb_facts facts;
    kb_error err;
    if (parse_text(doc, s->arena, "sample.md", text, &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_extract(&facts, s->arena, doc, s->x);
    return facts;
}

/* The facts of a sentence with the words of a row in place of its "_". */
static kb_facts read_row(const rule_setting *s, const char *sentence,
                         const kb_tsv *row)
{
    const char *at = strchr(sentence, '_');
    assert_non_null(at);
    return read_text(s,
                     kb_arena_printf(s->arena, "%.*s%s%s", (int)(at - sentence),
                                     sentence, cell(s->arena, row, 0), at + 1));
}

typedef const char *check_fn(const rule_setting *s, const kb_tsv *row);

static void check_rows(void **state, const char *file, check_fn *check)
{
    kb_tsv row = rule_rows(file);
    size_t wrong = 0;
    while (kb_tsv_next(&row)) {
        const char *fault = check(*state, &row);
        if (fault)
            blame(&row, fault);
        wrong += fault != NULL;
    }
    assert_int_equal(wrong, 0);
}

static bool is_cell(const kb_tsv *row, size_t at, const char *word)
{
    return kb_str_equal(row->cells[at], kb_str_of(word));
}

/* ---- units.tsv, scales.tsv ---------------------------------------------- */

static bool has_unit(const kb_facts *facts, const kb_tsv *row)
{
    for (size_t i = 0; i < facts->figure_count; i++) {
        if (kb_str_equal(kb_str_of(facts->figures[i].unit), row->cells[1]))
            return true;
    }
    return false;
}

/* A sentence in which stands all that a unit can need. */
static const char *sentence_for(const kb_tsv *row)
{
    if (is_cell(row, 4, "never"))
        return "如此约5000_罢了。";
    if (is_cell(row, 5, "before"))
        return "如此约_5000万，罢了。";
    if (is_cell(row, 3, "percent"))
        return "如此约35_，罢了。";
    if (is_cell(row, 3, "time"))
        return "如此耗时35_，罢了。";
    if (is_cell(row, 3, "bare")) /* a measure would give its own unit */
        return "如此约5000万_，罢了。";
    return "如此的数据、上下文和得分约5000万_，罢了。";
}

static const char *check_unit(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, sentence_for(row), row);
    if (is_cell(row, 4, "never"))
        return facts.figure_count > 0 ? "is a unit" : NULL;
    return has_unit(&facts, row) ? NULL : "is no unit";
}

static void each_unit_makes_a_figure_or_prevents_one(void **state)
{
    check_rows(state, "units.tsv", check_unit);
}

static const char *check_scale(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "晴岚读过5_ token的旧稿数据。", row);
    double wanted = 5 * strtod(cell(s->arena, row, 1), NULL);
    if (facts.figure_count != 1)
        return "gives no figure";
    double value = facts.figures[0].value;
    return value > wanted * (1 - NEARLY) && value < wanted * (1 + NEARLY)
               ? NULL
               : "gives another value";
}

static void each_scale_multiplies(void **state)
{
    check_rows(state, "scales.tsv", check_scale);
}

/* ---- measures.tsv ------------------------------------------------------- */

/* A number of the first quantity that a measure can have. */
static const char *number_of(const kb_tsv *row)
{
    static const char *const numbers[][2] = {
        {"money", "5000万元"},     {"percent", "35%"},
        {"times", "5倍以上"},      {"params", "50亿参数"},
        {"tokens", "5000万token"}, {"count", "5000万个"},
        {"time", "5天"},           {"size", "50PB"},
        {"score", "50分"},         {"bare", "5000万"},
    };
    kb_str first = row->cells[2], name;
    kb_str_split(&first, ',', &name);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (kb_str_equal(kb_str_of(numbers[i][0]), name))
            return numbers[i][1];
    }
    return NULL;
}

static const char *check_measure(const rule_setting *s, const kb_tsv *row)
{
    const char *number = number_of(row);
    bool nothing = is_cell(row, 2, "-");
    kb_facts facts = read_text(
        s, kb_arena_printf(s->arena, "听澜的%s为%s，如此。",
                           cell(s->arena, row, 0), number ? number : "35%"));
    if (facts.figure_count != 1)
        return "gives no figure";
    const char *measure = facts.figures[0].measure;
    if (nothing)
        return measure ? "measures something" : NULL;
    return measure && kb_str_equal(kb_str_of(measure), row->cells[1])
               ? NULL
               : "is not what is measured";
}

static void each_measure_names_what_is_measured(void **state)
{
    check_rows(state, "measures.tsv", check_measure);
}

/* ---- cues.tsv ----------------------------------------------------------- */

static const char *check_hedge(const rule_setting *s, const kb_tsv *row)
{
    bool about = is_cell(row, 1, "about");
    kb_facts facts = read_row(
        s, about ? "听澜科技有_5000万元。" : "听澜科技有5000万元_。", row);
    if (facts.figure_count != 1 || !facts.figures[0].approx)
        return "leaves the number exact";
    kb_str words = kb_str_of(facts.figures[0].value_text);
    return about == kb_str_starts(words, row->cells[0]) &&
                   about != kb_str_ends(words, row->cells[0])
               ? NULL
               : "is not in the words of the value";
}

static const char *check_forecast(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年听澜科技_卖出5000万元。", row);
    return facts.figure_count == 1 && facts.figures[0].forecast
               ? NULL
               : "forecasts nothing";
}

static const char *issuer_in(const rule_setting *s, const char *format,
                             const kb_tsv *row)
{
    kb_facts facts = read_row(s, format, row);
    const char *issuer =
        facts.figure_count == 1 ? facts.figures[0].issuer : NULL;
    return issuer && strcmp(issuer, "枕石研究院") == 0 ? NULL
                                                       : "names no issuer";
}

static const char *check_source(const rule_setting *s, const kb_tsv *row)
{
    return issuer_in(s, "_枕石研究院的数据，晴岚卖出5000万元。", row);
}

static const char *check_study(const rule_setting *s, const kb_tsv *row)
{
    return issuer_in(s, "据枕石研究院_，晴岚卖出5000万元。", row);
}

static const char *check_credit(const rule_setting *s, const kb_tsv *row)
{
    return issuer_in(s, "《枕石研究院_晴岚卖出5000万元。", row);
}

static const char *check_happening(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年，渡口_，如此而已。", row);
    return facts.event_count == 1 ? NULL : "tells no event";
}

static const char *check_standing(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年：渡口灯火_如常", row);
    return facts.event_count > 0 ? "does not stand" : NULL;
}

static const char *check_name(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_text(s, "2023年：渡口灯火");
    if (facts.event_count != 1)
        return "a time line is none";
    facts = read_row(s, "渡口在2023年灯火_里亮相。", row);
    return facts.event_count > 0 ? "names nothing" : NULL;
}

static const char *check_release(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年渡口正式_一份报告。", row);
    return facts.event_count == 1 ? NULL : "releases nothing";
}

static const char *check_effort(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "渡口灯火_35天。", row);
    return facts.figure_count == 1 ? NULL : "is no effort";
}

static const char *check_life(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年渡口正式亮相，_如此。", row);
    return facts.event_count > 0 ? "does not tell of a life" : NULL;
}

/* Whether a sentence tells one event, in these words. */
static const char *check_told(const rule_setting *s, const char *sentence,
                              const kb_tsv *row)
{
    kb_facts facts = read_row(s, sentence, row);
    return facts.event_count == 1 &&
                   strcmp(facts.events[0].what, "渡口正式亮相") == 0
               ? NULL
               : "is left in the words of the event";
}

static const char *check_lead(const rule_setting *s, const kb_tsv *row)
{
    return check_told(s, "_2023年，渡口正式亮相。", row);
}

static const char *check_joint(const rule_setting *s, const kb_tsv *row)
{
    return check_told(s, "2023年_渡口正式亮相。", row);
}

static const char *check_until(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "_2023年，渡口正式亮相。", row);
    return facts.event_count > 0 ? "bounds nothing" : NULL;
}

static const char *check_since(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "2023年_，渡口正式亮相。", row);
    return facts.event_count > 0 ? "bounds nothing" : NULL;
}

static const char *check_tail(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts =
        read_row(s, "据渡口小报_数据显示，晴岚卖出5000万元。", row);
    const char *issuer =
        facts.figure_count == 1 ? facts.figures[0].issuer : NULL;
    return issuer && strcmp(issuer, "渡口小报") == 0 ? NULL
                                                     : "stays with the name";
}

static const char *check_nobody(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts = read_row(s, "据_渡口的数据显示，晴岚卖出5000万元。", row);
    return facts.figure_count != 1 || facts.figures[0].issuer ? "is somebody"
                                                              : NULL;
}

static const char *check_field(const rule_setting *s, const kb_tsv *row)
{
    kb_facts facts =
        read_row(s, "## 晴岚\n\n_：2023年3月2日\n\n渡口灯火。", row);
    return facts.event_count == 1 && strcmp(facts.events[0].what, "晴岚") == 0
               ? NULL
               : "does not date the heading";
}

static const char *check_cue(const rule_setting *s, const kb_tsv *row)
{
    static const struct {
        const char *cue;
        check_fn *check;
    } checks[] = {
        {"about", check_hedge},         {"beyond", check_hedge},
        {"forecast", check_forecast},   {"source", check_source},
        {"study", check_study},         {"credit", check_credit},
        {"happening", check_happening}, {"standing", check_standing},
        {"name", check_name},           {"release", check_release},
        {"effort", check_effort},       {"life", check_life},
        {"lead", check_lead},           {"joint", check_joint},
        {"until", check_until},         {"since", check_since},
        {"tail", check_tail},           {"nobody", check_nobody},
        {"field", check_field},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (is_cell(row, 1, checks[i].cue))
            return checks[i].check(s, row);
    }
    return "unknown cue";
}

static void each_cue_does_what_it_says(void **state)
{
    kb_facts facts = read_text(*state, "2023年，渡口灯火，如此而已。");
    assert_int_equal(facts.event_count, 0);
    facts = read_text(*state, "渡口灯火35天。");
    assert_int_equal(facts.figure_count, 0);
    check_rows(state, "cues.tsv", check_cue);
}

static const char *check_twice(const rule_setting *s, const kb_tsv *row)
{
    kb_tsv first = rule_rows(row->name);
    (void)s;
    find_row(&first, row, strcmp(row->name, "cues.tsv") == 0 ? 2 : 1);
    return first.line == row->line ? NULL : "an earlier row says the same";
}

static void no_row_stands_twice(void **state)
{
    check_rows(state, "units.tsv", check_twice);
    check_rows(state, "scales.tsv", check_twice);
    check_rows(state, "measures.tsv", check_twice);
    check_rows(state, "cues.tsv", check_twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_unit_makes_a_figure_or_prevents_one),
        cmocka_unit_test(each_scale_multiplies),
        cmocka_unit_test(each_measure_names_what_is_measured),
        cmocka_unit_test(each_cue_does_what_it_says),
        cmocka_unit_test(no_row_stands_twice),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
