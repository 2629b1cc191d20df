/* test_sentence.c - sentences of Chinese text with Latin in it. */
#include "check.h"

#include "base/buf.h"
#include "text/sentence.h"

/* Checks the sentences of a text, written with '|' between. */
static void check_sentences(const char *text, const char *sentences)
{
    kb_buf found = KB_BUF_INIT(1000);
    kb_str all = kb_str_of(text);
    size_t start, end;
    for (size_t at = 0; kb_sentence_next(all, &at, &start, &end);) {
        if (found.len > 0)
            kb_buf_add_char(&found, '|');
        kb_buf_add(&found, kb_str_cut(all, start, end));
        assert_true(end <= at);
    }
    assert_string_equal(found.ptr, sentences);
    kb_buf_dispose(&found);
}

static void sentences_end_at_wide_and_narrow_marks(void **state)
{
    (void)state;
    check_sentences("模型很大。它能写！真的？是；完",
                    "模型很大。|它能写！|真的？|是；|完");
    check_sentences("Yes! No? Well; end", "Yes!|No?|Well;|end");
}

static void a_full_stop_ends_only_before_a_blank(void **state)
{
    (void)state;
    check_sentences("GPT-3.5 beats it. See example.com now.",
                    "GPT-3.5 beats it.|See example.com now.");
}

static void commas_and_colons_end_nothing(void **state)
{
    (void)state;
    check_sentences("例如：文本，图像、音频 (a, b)",
                    "例如：文本，图像、音频 (a, b)");
}

static void closing_marks_belong_to_the_sentence_before(void **state)
{
    (void)state;
    check_sentences("他说：“好。”然后走了。", "他说：“好。”|然后走了。");
    check_sentences("（这是大模型。）下一句。", "（这是大模型。）|下一句。");
    check_sentences("「对！」『真？』", "「对！」|『真？』");
}

static void marks_in_a_row_end_one_sentence(void **state)
{
    (void)state;
    check_sentences("真的吗？！是的。。。好", "真的吗？！|是的。。。|好");
    check_sentences("Really?! Yes", "Really?!|Yes");
}

static void a_line_end_ends_a_sentence(void **state)
{
    (void)state;
    check_sentences("第一行\n第二行\n\n 第三行 \n", "第一行|第二行|第三行");
}

static void blanks_around_are_left_out(void **state)
{
    (void)state;
    check_sentences("  一。  二 ", "一。|二");
}

static void a_text_without_words_has_no_sentence(void **state)
{
    (void)state;
    check_sentences("", "");
    check_sentences(" \n \n", "");
}

static void the_sentence_around_a_byte_is_found(void **state)
{
    kb_str text = KB_STR("第一句。 第二句！第三句");
    static const struct {
        size_t at;
        const char *sentence;
    } cases[] = {{0, "第一句。"},  {11, "第一句。"}, {13, "第二句！"},
                 {24, "第二句！"}, {25, "第三句"},   {33, "第三句"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t start, end;
        kb_sentence_around(text, cases[i].at, &start, &end);
        assert_str(kb_str_cut(text, start, end), cases[i].sentence);
    }
}

static void there_is_nothing_around_in_an_empty_text(void **state)
{
    size_t start = 7, end = 7;
    (void)state;
    kb_sentence_around(KB_STR(""), 0, &start, &end);
    assert_int_equal(start, 0);
    assert_int_equal(end, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_at_wide_and_narrow_marks),
        cmocka_unit_test(a_full_stop_ends_only_before_a_blank),
        cmocka_unit_test(commas_and_colons_end_nothing),
        cmocka_unit_test(closing_marks_belong_to_the_sentence_before),
        cmocka_unit_test(marks_in_a_row_end_one_sentence),
        cmocka_unit_test(a_line_end_ends_a_sentence),
        cmocka_unit_test(blanks_around_are_left_out),
        cmocka_unit_test(a_text_without_words_has_no_sentence),
        cmocka_unit_test(the_sentence_around_a_byte_is_found),
        cmocka_unit_test(there_is_nothing_around_in_an_empty_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
