/* test_builder.c - the rules about blocks that both formats share. */
#include "check.h"

#include "aigckb/parse.h"
#include "parse/builder.h"

typedef struct fixture {
    kb_arena *arena;
    kb_builder b;
    kb_doc doc;
} fixture;

static int setup(void **state)
{
    kb_arena *arena = kb_arena_new();
    fixture *f = kb_arena_alloc(arena, sizeof *f);
    f->arena = arena;
    kb_builder_init(&f->b, arena, KB_TEXT_MAX);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_builder_dispose(&f->b);
    kb_arena_free(f->arena);
    return 0;
}

static void say(fixture *f, const char *text)
{
    kb_builder_text(&f->b, kb_str_of(text));
}

static void para(fixture *f, const char *text)
{
    kb_builder_para(&f->b);
    say(f, text);
    kb_builder_para(&f->b);
}

static void heading(fixture *f, int level, const char *text)
{
    kb_builder_heading_begin(&f->b, level);
    say(f, text);
    kb_builder_heading_end(&f->b);
}

static void bold(fixture *f, const char *text)
{
    kb_builder_mark_begin(&f->b, KB_MARK_BOLD);
    say(f, text);
    kb_builder_mark_end(&f->b, KB_MARK_BOLD);
}

static void check_block(const fixture *f, size_t at, kb_block_type type, int up,
                        const char *text)
{
    const kb_block *block = &f->doc.blocks[at];
    assert_true(at < f->doc.block_count);
    assert_string_equal(block->text, text);
    assert_int_equal(block->len, strlen(text));
    assert_int_equal(block->type, type);
    assert_int_equal(block->up, up);
}

/* Checks one mark of a block, by the words under it. */
static void check_mark(const fixture *f, size_t block, size_t at,
                       kb_mark_type type, const char *words)
{
    const kb_block *b = &f->doc.blocks[block];
    assert_true(at < b->mark_count);
    assert_int_equal(b->marks[at].type, type);
    assert_str(kb_str_cut((kb_str){b->text, b->len}, b->marks[at].start,
                          b->marks[at].end),
               words);
}

static void blanks_collapse_and_zero_width_goes(void **state)
{
    fixture *f = *state;
    para(f, " \t甲 \xC2\xA0\xE3\x80\x80 a\xE2\x80\x8B"
            "b\xEF\xBB\xBF \x01 c\n ");
    para(f, " \n\xC2\xA0\xE2\x80\x8B ");
    kb_builder_finish(&f->b, &f->doc);
    assert_int_equal(f->doc.block_count, 1);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK, "甲 ab c");
}

static void full_width_marks_want_no_blank(void **state)
{
    fixture *f = *state;
    para(f, "设定 ： 让（ 甲 ）来 。");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK, "设定：让（甲）来。");
}

static void only_the_first_heading_of_level_one_is_the_title(void **state)
{
    fixture *f = *state;
    heading(f, 1, "题");
    heading(f, 1, "一");
    kb_builder_finish(&f->b, &f->doc);
    assert_string_equal(f->doc.title, "题");
    assert_int_equal(f->doc.block_count, 1);
    check_block(f, 0, KB_BLOCK_HEADING, KB_NO_BLOCK, "一");
}

static void a_heading_stands_under_the_last_of_a_smaller_level(void **state)
{
    fixture *f = *state;
    heading(f, 2, "一");
    heading(f, 4, "甲");
    heading(f, 3, "乙");
    para(f, "文");
    heading(f, 2, "二");
    para(f, "文");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 1, KB_BLOCK_HEADING, 0, "甲");
    check_block(f, 2, KB_BLOCK_HEADING, 0, "乙");
    check_block(f, 3, KB_BLOCK_PARA, 2, "文");
    check_block(f, 4, KB_BLOCK_HEADING, KB_NO_BLOCK, "二");
    check_block(f, 5, KB_BLOCK_PARA, 4, "文");
}

static void a_short_bold_paragraph_is_a_heading(void **state)
{
    fixture *f = *state;
    heading(f, 3, "节");
    bold(f, "应用");
    say(f, " ");
    bold(f, "场景");
    say(f, "：");
    kb_builder_para(&f->b);
    bold(f, "这是一句话。");
    kb_builder_para(&f->b);
    bold(f, "开头");
    para(f, "后面");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 1, KB_BLOCK_HEADING, 0, "应用 场景：");
    assert_int_equal(f->doc.blocks[1].level, 4);
    check_mark(f, 1, 0, KB_MARK_BOLD, "应用 场景");
    check_block(f, 2, KB_BLOCK_PARA, 1, "这是一句话。");
    check_block(f, 3, KB_BLOCK_HEADING, 0, "开头");
}

static void a_bold_line_over_its_text_is_a_heading(void **state)
{
    fixture *f = *state;
    bold(f, "一、背景");
    kb_builder_break(&f->b);
    say(f, "正文");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 0, KB_BLOCK_HEADING, KB_NO_BLOCK, "一、背景");
    check_block(f, 1, KB_BLOCK_PARA, 0, "正文");
}

static void lists_written_as_text_become_items(void **state)
{
    static const char *const lines[][2] = {
        {"1、甲", "甲"},  {"2. 乙", "乙"},
        {"3.丙", "丙"},   {"（4）丁", "丁"},
        {"(5) 戊", "戊"}, {"⑥己", "己"},
        {"• 庚", "庚"},   {"- 辛", "辛"},
        {"7) 壬", "壬"},  {"8\xEF\xB8\x8F\xE2\x83\xA3 癸", "癸"},
    };
    static const char *const texts[] = {"1.5 倍",  "2024年", "1.2 节",
                                        "3.js 库", "-5 度",  "1、"};
    enum { ITEMS = sizeof lines / sizeof *lines };
    fixture *f = *state;
    for (size_t i = 0; i < ITEMS; i++)
        para(f, lines[i][0]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        para(f, texts[i]);
    kb_builder_finish(&f->b, &f->doc);
    for (size_t i = 0; i < ITEMS; i++)
        check_block(f, i, KB_BLOCK_ITEM, KB_NO_BLOCK, lines[i][1]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_block(f, ITEMS + i, KB_BLOCK_PARA, KB_NO_BLOCK, texts[i]);
}

static void breaks_split_before_a_marker_and_where_they_are_double(void **state)
{
    fixture *f = *state;
    say(f, "共有");
    kb_builder_break(&f->b);
    say(f, "两点");
    kb_builder_break(&f->b);
    say(f, "1、");
    bold(f, "甲");
    kb_builder_break(&f->b);
    kb_builder_break(&f->b);
    say(f, "完");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK, "共有 两点");
    check_block(f, 1, KB_BLOCK_ITEM, KB_NO_BLOCK, "甲");
    check_mark(f, 1, 0, KB_MARK_BOLD, "甲");
    check_block(f, 2, KB_BLOCK_PARA, KB_NO_BLOCK, "完");
}

static void nested_items_stand_under_their_item(void **state)
{
    fixture *f = *state;
    heading(f, 2, "节");
    kb_builder_item_begin(&f->b);
    say(f, "外");
    kb_builder_item_begin(&f->b);
    say(f, "内");
    kb_builder_item_end(&f->b);
    para(f, "续");
    kb_builder_item_end(&f->b);
    para(f, "后");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 1, KB_BLOCK_ITEM, 0, "外");
    check_block(f, 2, KB_BLOCK_ITEM, 1, "内");
    assert_int_equal(f->doc.blocks[2].level, 2);
    check_block(f, 3, KB_BLOCK_PARA, 1, "续");
    check_block(f, 4, KB_BLOCK_PARA, 0, "后");
}

static void an_item_without_text_holds_nothing(void **state)
{
    fixture *f = *state;
    kb_builder_item_begin(&f->b);
    kb_builder_item_begin(&f->b);
    say(f, "内");
    kb_builder_finish(&f->b, &f->doc);
    assert_int_equal(f->doc.block_count, 1);
    check_block(f, 0, KB_BLOCK_ITEM, KB_NO_BLOCK, "内");
}

static void marks_keep_their_words(void **state)
{
    fixture *f = *state;
    say(f, "用 ");
    kb_builder_link_begin(&f->b, KB_STR("http://e.org"));
    bold(f, " Stable ");
    bold(f, "Diffusion");
    kb_builder_link_end(&f->b);
    say(f, "\n画图 ");
    kb_builder_mark_begin(&f->b, KB_MARK_CODE);
    say(f, "a**b**");
    kb_builder_mark_end(&f->b, KB_MARK_CODE);
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK,
                "用 Stable Diffusion画图 a**b**");
    assert_int_equal(f->doc.blocks[0].mark_count, 3);
    check_mark(f, 0, 0, KB_MARK_LINK, "Stable Diffusion");
    check_mark(f, 0, 1, KB_MARK_BOLD, "Stable Diffusion");
    check_mark(f, 0, 2, KB_MARK_CODE, "a**b**");
}

static void stars_in_text_are_bold(void **state)
{
    fixture *f = *state;
    para(f, "说 **甲**：一，2**8，**乙");
    kb_builder_finish(&f->b, &f->doc);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK, "说 甲：一，2**8，乙");
    assert_int_equal(f->doc.blocks[0].mark_count, 1);
    check_mark(f, 0, 0, KB_MARK_BOLD, "甲");
}

static void bold_goes_on_over_paragraphs(void **state)
{
    fixture *f = *state;
    kb_builder_mark_begin(&f->b, KB_MARK_BOLD);
    para(f, "甲。");
    para(f, "乙。");
    kb_builder_mark_end(&f->b, KB_MARK_BOLD);
    kb_builder_finish(&f->b, &f->doc);
    check_mark(f, 0, 0, KB_MARK_BOLD, "甲。");
    check_mark(f, 1, 0, KB_MARK_BOLD, "乙。");
}

static void cells_are_joined_and_empty_rows_dropped(void **state)
{
    fixture *f = *state;
    for (int row = 0; row < 2; row++) {
        kb_builder_row_begin(&f->b);
        kb_builder_cell_begin(&f->b, false);
        say(f, row ? "甲" : " ");
        kb_builder_cell_begin(&f->b, false);
        kb_builder_cell_begin(&f->b, false);
        say(f, row ? "丙" : "");
        kb_builder_cell_begin(&f->b, false);
        kb_builder_row_end(&f->b);
    }
    kb_builder_finish(&f->b, &f->doc);
    assert_int_equal(f->doc.block_count, 1);
    check_block(f, 0, KB_BLOCK_ROW, KB_NO_BLOCK, "甲 | | 丙");
}

static void lines_that_say_nothing_are_dropped(void **state)
{
    fixture *f = *state;
    para(f, "------");
    para(f, "[toc]");
    para(f, "登录后复制");
    kb_builder_finish(&f->b, &f->doc);
    assert_int_equal(f->doc.block_count, 0);
}

static void ends_without_a_beginning_are_no_harm(void **state)
{
    fixture *f = *state;
    kb_builder_item_end(&f->b);
    kb_builder_quote_end(&f->b);
    kb_builder_row_end(&f->b);
    kb_builder_code_end(&f->b);
    kb_builder_heading_end(&f->b);
    kb_builder_mark_end(&f->b, KB_MARK_BOLD);
    kb_builder_link_end(&f->b);
    kb_builder_cell_begin(&f->b, true);
    say(f, "文");
    kb_builder_code_begin(&f->b);
    say(f, "x");
    kb_builder_finish(&f->b, &f->doc);
    assert_int_equal(f->doc.block_count, 2);
    check_block(f, 0, KB_BLOCK_PARA, KB_NO_BLOCK, "文");
    check_block(f, 1, KB_BLOCK_CODE, KB_NO_BLOCK, "x");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blanks_collapse_and_zero_width_goes),
        TEST(full_width_marks_want_no_blank),
        TEST(only_the_first_heading_of_level_one_is_the_title),
        TEST(a_heading_stands_under_the_last_of_a_smaller_level),
        TEST(a_short_bold_paragraph_is_a_heading),
        TEST(a_bold_line_over_its_text_is_a_heading),
        TEST(lists_written_as_text_become_items),
        TEST(breaks_split_before_a_marker_and_where_they_are_double),
        TEST(nested_items_stand_under_their_item),
        TEST(an_item_without_text_holds_nothing),
        TEST(marks_keep_their_words),
        TEST(stars_in_text_are_bold),
        TEST(bold_goes_on_over_paragraphs),
        TEST(cells_are_joined_and_empty_rows_dropped),
        TEST(lines_that_say_nothing_are_dropped),
        TEST(ends_without_a_beginning_are_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
