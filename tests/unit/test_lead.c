/* test_lead.c - what a block says it is about. */
#include "check.h"

#include "article.h"
#include "extract/lead.h"

/* Checks the lead of a block, and the text behind it. */
static void check(const kb_block *block, const char *lead, const char *body)
{
    kb_str text = {block->text, block->len};
    kb_lead found = kb_lead_of(block);
    assert_str(kb_str_cut(text, found.start, found.end), lead);
    if (found.end > found.start)
        assert_str(kb_str_cut(text, found.body, text.len), body);
}

static void check_text(kb_block_type type, const char *text, const char *lead,
                       const char *body)
{
    kb_block block = block_of(type, text);
    check(&block, lead, body);
}

/* A block whose first words, up to `bold`, are bold behind `from` bytes. */
static void check_bold(kb_block_type type, const char *text, uint32_t from,
                       const char *bold, const char *lead)
{
    const kb_mark mark = {KB_MARK_BOLD, from, from + (uint32_t)strlen(bold)};
    kb_block block = block_of(type, text);
    block.marks = &mark;
    block.mark_count = 1;
    kb_lead found = kb_lead_of(&block);
    assert_str(kb_str_cut((kb_str){text, block.len}, found.start, found.end),
               lead);
}

static void check_number(const char *text, const char *rest)
{
    kb_str all = kb_str_of(text);
    assert_str(kb_str_cut(all, kb_lead_number(all), all.len), rest);
}

static void numbers_before_a_title_are_passed_over(void **state)
{
    (void)state;
    check_number("1. 概述", "概述");
    check_number("1.2.3 概述", "概述");
    check_number("一、概述", "概述");
    check_number("十二、概述", "概述");
    check_number("(3) 概述", "概述");
    check_number("（三）概述", "概述");
    check_number("1）概述", "概述");
    check_number("第一章 概述", "概述");
    check_number("第 3 节 概述", "第 3 节 概述");
    check_number("第3步：概述", "概述");
    check_number("第二部分 1.1 概述", "概述");
    check_number("① 概述", "概述");
    check_number("● 概述", "概述");
    check_number("⚠️ 概述", "概述");
}

static void digits_that_belong_to_a_name_stay(void **state)
{
    (void)state;
    check_number("3D生成", "3D生成");
    check_number("一个模型", "一个模型");
    check_number("2024年", "2024年");
    check_number("2024 年", "2024 年");
    check_number("1. 2024 年", "2024 年");
    check_number("1000 家企业", "1000 家企业");
    check_number("第一性原理", "第一性原理");
    check_number("《三体》", "《三体》");
    check_number("（大模型）", "（大模型）");
}

static void a_text_of_numbers_only_is_kept_whole(void **state)
{
    (void)state;
    check_number("1.2.3", "1.2.3");
    check_number("", "");
}

static void a_heading_is_its_own_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_HEADING, "二、扩散模型", "扩散模型", "");
    check_text(KB_BLOCK_HEADING, "“文生图”", "文生图", "");
    check_text(KB_BLOCK_HEADING, "扩散模型：原理", "扩散模型", "原理");
}

static void what_stands_before_a_colon_is_a_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_ITEM, "1. 扩散模型： 由噪声生成图像。", "扩散模型",
               "由噪声生成图像。");
    check_text(KB_BLOCK_PARA, "GAN: 生成对抗网络", "GAN", "生成对抗网络");
    check_text(KB_BLOCK_QUOTE, "【定义】：一种模型", "定义", "一种模型");
}

static void a_colon_far_away_or_behind_a_sentence_makes_no_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_PARA, "模型很大。原因：数据多", "", "");
    check_text(KB_BLOCK_PARA, "一方面，原因：数据多", "", "");
    check_text(
        KB_BLOCK_PARA,
        "这一段文字在冒号之前写得太长所以冒号之前的话再也不是标题了吧：是", "",
        "");
    check_text(KB_BLOCK_PARA, "https://example.com 是一个网站", "", "");
}

static void a_bold_beginning_is_a_lead(void **state)
{
    (void)state;
    check_bold(KB_BLOCK_PARA, "扩散模型 由噪声生成图像", 0, "扩散模型",
               "扩散模型");
    check_bold(KB_BLOCK_ITEM, "1. 扩散模型 由噪声生成一幅完整的图像", 3,
               "扩散模型", "扩散模型");
    check_bold(KB_BLOCK_PARA, "我们说扩散模型 由噪声生成", 9, "扩散模型", "");
    check_bold(KB_BLOCK_PARA, "全文都是粗体", 0, "全文都是粗体", "");
}

static void other_marks_make_no_lead(void **state)
{
    const kb_mark mark = {KB_MARK_LINK, 0, 6};
    kb_block block = block_of(KB_BLOCK_PARA, "链接后面的话");
    (void)state;
    block.marks = &mark;
    block.mark_count = 1;
    check(&block, "", "");
}

static void a_short_item_is_all_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_ITEM, "- 智能客服；", "智能客服", "");
    check_text(KB_BLOCK_ITEM, "C++", "C++", "");
    check_text(KB_BLOCK_ITEM, "大语言模型（LLM）", "大语言模型", "");
    check_text(KB_BLOCK_PARA, "智能客服", "", "");
    check_text(KB_BLOCK_ITEM,
               "这一项写成了一个相当长的完整句子所以它整个并不是标题", "", "");
}

static void code_has_no_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_CODE, "name: value", "", "");
}

static void the_first_cell_leads_a_row(void **state)
{
    (void)state;
    check_text(KB_BLOCK_ROW, "晴岚 | 听澜科技 | 会写诗", "晴岚",
               "听澜科技 | 会写诗");
    check_text(KB_BLOCK_ROW, "晴岚", "", "");
    check_text(KB_BLOCK_ROW,
               "这一格里的话太长了，一直长到谁也不会把它当成一个名字来看 | 完",
               "", "");
}

static void the_header_of_a_table_has_no_lead(void **state)
{
    kb_block header = block_of(KB_BLOCK_ROW, "模型 | 机构");
    (void)state;
    header.level = 1;
    kb_lead lead = kb_lead_of(&header);
    assert_int_equal(lead.start, lead.end);
}

static void a_block_of_punctuation_has_no_lead(void **state)
{
    (void)state;
    check_text(KB_BLOCK_HEADING, "", "", "");
    check_text(KB_BLOCK_HEADING, "“”", "", "");
    check_text(KB_BLOCK_ITEM, "：", "", "");
}

static void trimming_keeps_signs_that_end_a_name(void **state)
{
    static const char *const cases[][2] = {{"“C++”", "C++"},
                                           {" C# ", "C#"},
                                           {"《AIGC（2023）》", "AIGC（2023）"},
                                           {"、。！", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kb_str text = kb_str_of(cases[i][0]);
        uint32_t start = 0, end = (uint32_t)text.len;
        kb_lead_trim(text, &start, &end);
        assert_str(kb_str_cut(text, start, end), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_before_a_title_are_passed_over),
        cmocka_unit_test(digits_that_belong_to_a_name_stay),
        cmocka_unit_test(a_text_of_numbers_only_is_kept_whole),
        cmocka_unit_test(a_heading_is_its_own_lead),
        cmocka_unit_test(what_stands_before_a_colon_is_a_lead),
        cmocka_unit_test(a_colon_far_away_or_behind_a_sentence_makes_no_lead),
        cmocka_unit_test(a_bold_beginning_is_a_lead),
        cmocka_unit_test(other_marks_make_no_lead),
        cmocka_unit_test(a_short_item_is_all_lead),
        cmocka_unit_test(code_has_no_lead),
        cmocka_unit_test(the_first_cell_leads_a_row),
        cmocka_unit_test(the_header_of_a_table_has_no_lead),
        cmocka_unit_test(a_block_of_punctuation_has_no_lead),
        cmocka_unit_test(trimming_keeps_signs_that_end_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
