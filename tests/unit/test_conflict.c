/* test_conflict.c - which figures and dates cannot both be true. */
#include "check.h"

#include "aigckb/conflict.h"

static kb_place place(uint64_t cluster, const char *speaker)
{
    return (kb_place){
        .article = cluster, .cluster = cluster, .speaker = speaker};
}

/* A market's size in 2023, as one article gives it. */
static kb_figure figure(const char *text, double value, const kb_place *at)
{
    return (kb_figure){
        .concept = {.id = 1, .fold = "aigc", .kind = KB_TECHNIQUE},
        .measure = "市场规模",
        .value_text = text,
        .value = value,
        .max = value,
        .unit = "CNY",
        .date = "2023",
        .dated = KB_DATED_SENTENCE,
        .places = at,
        .place_count = 1};
}

static bool disagree(kb_figure a, kb_figure b)
{
    assert_int_equal(kb_figures_disagree(&a, &b), kb_figures_disagree(&b, &a));
    return kb_figures_disagree(&a, &b);
}

static void values_disagree_beyond_rounding_and_words(void **state)
{
    const kb_place one = place(1, NULL), two = place(2, NULL);
    static const struct {
        const char *text;
        double value;
        bool approx, disagrees; /* with 170亿元 */
    } others[] = {
        {"143亿元", 143e8, false, true},
        {"约143亿元", 143e8, true, true},
        {"约160亿元", 160e8, true, false},
        {"171.2亿元", 171.2e8, false, false},
        {"166亿元", 166e8, false, false},
        {"200亿元", 200e8, false, true},
        {"超过100亿元", 100e8, true, false},
        {"超过180亿元", 180e8, true, true},
        {"近200亿元", 200e8, true, false},
        {"不超过200亿元", 200e8, true, false},
        {"上百亿元", 100e8, true, false},
        {"数十亿元", 10e8, true, true},
        {"百亿量级", 100e8, false, false},
        {"3万亿元", 3e12, false, false}, /* of another scope */
    };

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        kb_figure a = figure("170亿元", 170e8, &one);
        kb_figure b = figure(others[i].text, others[i].value, &two);
        b.approx = others[i].approx;
        if (disagree(a, b) != others[i].disagrees)
            fail_msg("%s", others[i].text);
    }
}

static void ranges_disagree_where_they_do_not_meet(void **state)
{
    const kb_place one = place(1, NULL), two = place(2, NULL);
    kb_figure range = figure("150亿至180亿元", 150e8, &one);

    (void)state;
    range.max = 180e8;
    assert_false(disagree(range, figure("170亿元", 170e8, &two)));
    assert_true(disagree(range, figure("143亿元", 143e8, &two)));
}

static void it_takes_a_measure_a_date_and_a_thing_that_has_one(void **state)
{
    const kb_place one = place(1, NULL), two = place(2, NULL);
    kb_figure a = figure("170亿元", 170e8, &one);
    kb_figure b = figure("143亿元", 143e8, &two);

    (void)state;
    assert_true(disagree(a, b));
    a.measure = b.measure = "占比"; /* of what? */
    assert_false(disagree(a, b));
    a.measure = b.measure = "营收"; /* of no technique */
    assert_false(disagree(a, b));
    a.concept.kind = b.concept.kind = KB_ORGANIZATION;
    assert_true(disagree(a, b));
    a.measure = b.measure = NULL;
    assert_false(disagree(a, b));
    a.measure = b.measure = "营收";
    b.dated = KB_DATED_ARTICLE;
    assert_false(disagree(a, b));
}

static void one_article_means_two_things_by_two_values(void **state)
{
    const kb_place mine = place(1, NULL), named = place(1, "甲"),
                   other = place(1, "乙");
    const kb_place both[] = {place(1, NULL), place(2, NULL)};
    kb_figure a = figure("170亿元", 170e8, &mine);
    kb_figure b = figure("143亿元", 143e8, &mine);

    (void)state;
    assert_false(disagree(a, b));
    b.places = both; /* whoever gives the first gives the second, too */
    b.place_count = 2;
    assert_false(disagree(a, b));
    assert_true(disagree(figure("170亿元", 170e8, &named),
                         figure("143亿元", 143e8, &other)));
}

static void dates_agree_as_far_as_they_go(void **state)
{
    (void)state;
    assert_false(kb_dates_disagree("2022", "2022-11-30"));
    assert_false(kb_dates_disagree("2022-11-30", "2022-11"));
    assert_true(kb_dates_disagree("2022-11", "2022-12-01"));
    assert_true(kb_dates_disagree("2022-11-30", "2022-11-29"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_disagree_beyond_rounding_and_words),
        cmocka_unit_test(ranges_disagree_where_they_do_not_meet),
        cmocka_unit_test(it_takes_a_measure_a_date_and_a_thing_that_has_one),
        cmocka_unit_test(one_article_means_two_things_by_two_values),
        cmocka_unit_test(dates_agree_as_far_as_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
