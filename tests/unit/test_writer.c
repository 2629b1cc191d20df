/* test_writer.c - records in every format, and what a screen is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "output/card.h"
#include "output/display.h"
#include "output/writer.h"
#include "text/utf8.h"

enum { OUTPUT_MAX = 1 << 26 };

typedef struct fixture {
    char path[64]; /* where the writer writes */
    kb_writer_options options;
    kb_buf printed;
    kb_error err;
} fixture;

static const kb_column columns[] = {
    {.header = "Name", .path = "name", .narrow = 8},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Says", .path = "evidence.quote", .narrow = 6},
    {0},
};
static const char *const fields[] = {"id",       "name",           "sources",
                                     "evidence", "evidence.quote", NULL};
static const kb_view rows = {.columns = columns, .fields = fields};

static int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    int fd;

    strcpy(f->path, "writer-XXXXXX");
    fd = mkstemp(f->path);
    if (fd < 0)
        return -1;
    close(fd);
    f->options.output = f->path;
    f->printed = (kb_buf)KB_BUF_INIT(OUTPUT_MAX);
    unsetenv("COLUMNS");
    unsetenv("NO_COLOR");
    unsetenv("CLICOLOR_FORCE");
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    unlink(f->path);
    kb_buf_dispose(&f->printed);
    free(f);
    return 0;
}

static kb_node *record(const char *name, int sources, const char *quote)
{
    kb_node *node = kb_node_object();
    kb_node_text(node, "id", "c:x");
    kb_node_text(node, "name", name);
    kb_node_int(node, "sources", sources);
    kb_node *evidence = kb_node_add_list(node, "evidence");
    if (quote)
        kb_node_text(kb_node_add_object(evidence, NULL), "quote", quote);
    return node;
}

/* Prints `n` of two sample records, and keeps what came out. */
static kb_status print(fixture *f, const kb_view *view, int n)
{
    kb_writer *writer = kb_writer_new(&f->options);
    kb_writer_envelope(writer)->command = "list";
    kb_status status = kb_writer_begin(writer, view, &f->err);

    if (status == KB_OK && n > 0)
        status = kb_writer_record(writer, record("文心一言", 71, "发布"));
    if (status == KB_OK && n > 1)
        status = kb_writer_record(writer, record("GPT-4", 8, NULL));
    status = kb_writer_end(writer, status, NULL, &f->err);
    kb_writer_free(writer);
    kb_buf_clear(&f->printed);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    return status;
}

static void assert_printed(fixture *f, kb_format format, int n,
                           const char *expected)
{
    f->options.format = format;
    assert_int_equal(print(f, &rows, n), KB_OK);
    assert_string_equal(f->printed.ptr, expected);
}

/* ---- formats ------------------------------------------------------------ */

#define HEAD(count)                                                            \
    "{\"schema\":\"aigckb/1\",\"command\":\"list\",\"ok\":true,"               \
    "\"store\":null,\"query\":{\"terms\":[],\"filters\":{},"                   \
    "\"matched_by\":null},\"count\":" count ",\"total\":" count ","            \
    "\"truncated\":false,\"next\":null,\"complete\":true,\"warnings\":[],\n"

static void json_is_one_document_with_a_result_a_line(void **state)
{
    assert_printed(*state, KB_FORMAT_JSON, 2,
                   HEAD("2") "\"results\":[\n"
                             "{\"id\":\"c:x\",\"name\":\"文心一言\","
                             "\"sources\":71,"
                             "\"evidence\":[{\"quote\":\"发布\"}]},\n"
                             "{\"id\":\"c:x\",\"name\":\"GPT-4\",\"sources\":8,"
                             "\"evidence\":[]}\n]}\n");
}

static void json_is_a_document_also_when_empty(void **state)
{
    assert_printed(*state, KB_FORMAT_JSON, 0, HEAD("0") "\"results\":[]}\n");
}

static void jsonl_is_an_object_a_line(void **state)
{
    fixture *f = *state;
    f->options.fields = "sources,evidence.quote,evidence.0.quote";
    assert_printed(f, KB_FORMAT_JSONL, 2,
                   "{\"sources\":71,\"evidence.quote\":[\"发布\"],"
                   "\"evidence.0.quote\":\"发布\"}\n"
                   "{\"sources\":8,\"evidence.quote\":[],"
                   "\"evidence.0.quote\":null}\n");
    assert_printed(f, KB_FORMAT_JSONL, 0, "");
}

static void a_pipe_gets_lines_without_a_header(void **state)
{
    assert_printed(*state, KB_FORMAT_AUTO, 2,
                   "文心一言\t71\t发布\nGPT-4\t8\t\n");
    assert_printed(*state, KB_FORMAT_AUTO, 0, "");
}

static void tsv_and_csv_begin_with_field_names(void **state)
{
    assert_printed(*state, KB_FORMAT_TSV, 1,
                   "name\tsources\tevidence.quote\n文心一言\t71\t发布\n");
    assert_printed(*state, KB_FORMAT_CSV, 2,
                   "name,sources,evidence.quote\n文心一言,71,发布\nGPT-4,8,\n");
    assert_printed(*state, KB_FORMAT_CSV, 0, "name,sources,evidence.quote\n");
}

static void markdown_is_a_pipe_table(void **state)
{
    assert_printed(*state, KB_FORMAT_MD, 1,
                   "| Name | Sources | Says |\n| --- | ---: | --- |\n"
                   "| 文心一言 | 71 | 发布 |\n");
}

static void a_template_makes_the_lines(void **state)
{
    fixture *f = *state;
    f->options.pattern = "{sources}\\t{{{name}}}\\\\{evidence.quote}";
    assert_printed(f, KB_FORMAT_TEMPLATE, 2,
                   "71\t{文心一言}\\发布\n8\t{GPT-4}\\\n");
}

static void a_template_names_only_fields(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_TEMPLATE;
    f->options.pattern = "{nmae}";
    assert_int_equal(print(f, &rows, 0), KB_USAGE);
    f->options.pattern = "{name";
    assert_int_equal(print(f, &rows, 0), KB_USAGE);
}

static void print0_ends_records_with_nul(void **state)
{
    fixture *f = *state;
    f->options.print0 = true;
    assert_int_equal(print(f, &rows, 2), KB_OK);
    assert_int_equal(f->printed.len, sizeof "文心一言\0GPT-4");
    assert_memory_equal(f->printed.ptr, "文心一言\0GPT-4", f->printed.len);

    f->options.format = KB_FORMAT_CSV;
    assert_int_equal(print(f, &rows, 2), KB_USAGE);
}

/* ---- fields ------------------------------------------------------------- */

static void an_unknown_field_is_refused_with_the_valid_ones(void **state)
{
    fixture *f = *state;
    f->options.fields = "name,evidence.quot";
    assert_int_equal(print(f, &rows, 0), KB_USAGE);
    assert_string_equal(f->err.message,
                        "no field 'evidence.quot'; there are: id, name, "
                        "sources, evidence, evidence.quote");
    f->options.fields = "";
    assert_int_equal(print(f, &rows, 0), KB_USAGE);
}

static void fields_keep_their_order_in_every_format(void **state)
{
    fixture *f = *state;
    f->options.fields = "sources, name";
    assert_printed(f, KB_FORMAT_CSV, 1, "sources,name\n71,文心一言\n");
    assert_printed(f, KB_FORMAT_TABLE, 1, "Sources  Name\n     71  文心一言\n");
    assert_printed(f, KB_FORMAT_AUTO, 1, "71\t文心一言\n");
}

/* ---- cells -------------------------------------------------------------- */

static void print_one(fixture *f, const char *name, const char *quote)
{
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    assert_int_equal(kb_writer_record(writer, record(name, -1, quote)), KB_OK);
    assert_int_equal(kb_writer_end(writer, KB_OK, NULL, &f->err), KB_OK);
    kb_writer_free(writer);
    kb_buf_clear(&f->printed);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
}

static void csv_quotes_commas_and_disarms_formulas(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_CSV;
    print_one(f, "甲,\"乙\"", "=HYPERLINK(1)");
    assert_string_equal(f->printed.ptr,
                        "name,sources,evidence.quote\n"
                        "\"甲,\"\"乙\"\"\",-1,'=HYPERLINK(1)\n");
    print_one(f, " ＝1", "@SUM(1,\"2\")");
    assert_string_equal(f->printed.ptr, "name,sources,evidence.quote\n"
                                        "' ＝1,-1,\"'@SUM(1,\"\"2\"\")\"\n");
}

static void a_record_stays_on_one_line(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_LINES;
    print_one(f, "a\tb\nc\x1b[2J", KB_HIT_BEGIN "甲" KB_HIT_END "\xe2\x80\xae");
    assert_string_equal(f->printed.ptr, "a b c[2J\t-1\t甲\n");
}

static void markdown_escapes_markup(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_MD;
    f->options.fields = "name,evidence.quote";
    print_one(f, "a|b_c*", KB_HIT_BEGIN "甲" KB_HIT_END "<乙>");
    assert_non_null(
        strstr(f->printed.ptr, "| a\\|b\\_c\\* | **甲**\\<乙\\> |\n"));
}

/* ---- tables ------------------------------------------------------------- */

static void columns_are_aligned_by_display_width(void **state)
{
    assert_printed(*state, KB_FORMAT_TABLE, 2,
                   "Name      Sources  Says\n"
                   "文心一言       71  发布\n"
                   "GPT-4           8  -\n");
    assert_printed(*state, KB_FORMAT_TABLE, 0, "");
}

static void the_widest_column_is_cut_between_characters(void **state)
{
    fixture *f = *state;
    setenv("COLUMNS", "30", 1);
    f->options.format = KB_FORMAT_TABLE;
    print_one(f, "文心一言", "百度在三月发布了它的大模型");
    assert_string_equal(f->printed.ptr, "Name      Sources  Says\n"
                                        "文心一言       -1  百度在三月…\n");
}

static void hits_are_bracketed_or_coloured(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_TABLE;
    f->options.fields = "evidence.quote";
    print_one(f, "甲", "在" KB_HIT_BEGIN "三月" KB_HIT_END "发布");
    assert_non_null(strstr(f->printed.ptr, "在[三月]发布\n"));

    f->options.color = KB_COLOR_ALWAYS;
    print_one(f, "甲", "在" KB_HIT_BEGIN "三月" KB_HIT_END "发布");
    assert_non_null(strstr(f->printed.ptr, "\033[1mSays\033[0m\n"));
    assert_non_null(strstr(f->printed.ptr, "在\033[1;31m三月\033[0m发布\n"));
}

static void a_colour_ends_where_its_text_is_cut(void **state)
{
    (void)state;
    kb_buf cut = KB_BUF_INIT(100), painted = KB_BUF_INIT(100);
    kb_display_cut(&cut, KB_STR("在" KB_HIT_BEGIN "三月发布" KB_HIT_END), 7);
    kb_display_paint(&painted, kb_buf_str(&cut));
    assert_string_equal(painted.ptr, "在\033[1;31m三月…\033[0m");
    kb_buf_dispose(&cut);
    kb_buf_dispose(&painted);
}

static void a_cut_never_exceeds_its_columns(void **state)
{
    static const char text[] = "AI模型，“引号”🚀e\xcc\x81 end";
    (void)state;
    for (size_t room = 0; room < 30; room++) {
        kb_buf cut = KB_BUF_INIT(100);
        kb_display_cut(&cut, kb_str_of(text), room);
        assert_true(kb_utf8_columns(kb_buf_str(&cut)) <= room);
        assert_true(kb_utf8_valid(kb_buf_str(&cut)));
        kb_buf_dispose(&cut);
    }
}

static void many_rows_are_aligned_page_by_page(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_TABLE;
    f->options.fields = "sources";
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    for (int i = 0; i < 25000; i++)
        assert_int_equal(kb_writer_record(writer, record("x", i, NULL)), KB_OK);
    assert_int_equal(kb_writer_end(writer, KB_OK, NULL, &f->err), KB_OK);
    kb_writer_free(writer);

    size_t lines = 0;
    kb_buf_clear(&f->printed);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    for (size_t i = 0; i < f->printed.len; i++)
        lines += f->printed.ptr[i] == '\n';
    assert_int_equal(lines, 25001); /* one header */
}

/* ---- cards -------------------------------------------------------------- */

static void print_card(kb_writer *writer, const kb_node *node)
{
    kb_card_title(writer, kb_node_get_text(node, "name"), "2 sources");
    kb_card_field(writer, "is", "一种把文字变成图像的模型，由（甲公司）发布。");
    kb_card_field(writer, "unknown", NULL);
    kb_card_para(writer, 4, "one two three four five six seven");
}

static void a_card_wraps_under_its_text(void **state)
{
    fixture *f = *state;
    const kb_view card = {.columns = columns,
                          .fields = fields,
                          .card = print_card,
                          .card_in_pipes = true};
    setenv("COLUMNS", "34", 1);
    assert_int_equal(print(f, &card, 1), KB_OK);
    assert_string_equal(f->printed.ptr, "文心一言                 2 sources\n"
                                        "  is         一种把文字变成图像的\n"
                                        "             模型，由（甲公司）发\n"
                                        "             布。\n"
                                        "    one two three four five six\n"
                                        "    seven\n");
}

static void fields_turn_a_card_into_columns(void **state)
{
    fixture *f = *state;
    const kb_view card = {.columns = columns,
                          .fields = fields,
                          .card = print_card,
                          .card_in_pipes = true};
    f->options.fields = "name";
    assert_int_equal(print(f, &card, 1), KB_OK);
    assert_string_equal(f->printed.ptr, "文心一言\n");
}

static void a_line_neither_begins_nor_ends_wrongly(void **state)
{
    (void)state;
    kb_str rest = KB_STR("模型很大，发展（快）。"), line;
    assert_true(kb_display_wrap(&rest, 8, &line));
    assert_true(kb_str_equal(line, KB_STR("模型很")));
    assert_true(kb_display_wrap(&rest, 10, &line));
    assert_true(kb_str_equal(line, KB_STR("大，发展")));
    assert_true(kb_display_wrap(&rest, 80, &line));
    assert_true(kb_str_equal(line, KB_STR("（快）。")));
    assert_false(kb_display_wrap(&rest, 80, &line));
}

/* ---- limits, failures --------------------------------------------------- */

static void more_than_the_limit_is_noted(void **state)
{
    fixture *f = *state;
    f->options.format = KB_FORMAT_JSON;
    kb_writer *writer = kb_writer_new(&f->options);
    kb_writer_limit(writer, 1, 40);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    assert_int_equal(kb_writer_record(writer, record("a", 1, NULL)), KB_OK);
    assert_false(kb_writer_truncated(writer));
    assert_int_equal(kb_writer_record(writer, record("b", 1, NULL)), KB_OK);
    assert_true(kb_writer_truncated(writer));
    kb_writer_warn(writer, "careful");
    assert_int_equal(kb_writer_end(writer, KB_OK, NULL, &f->err), KB_OK);
    kb_writer_free(writer);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    assert_non_null(
        strstr(f->printed.ptr,
               "\"count\":1,\"total\":null,\"truncated\":true,\"next\":\"41\","
               "\"complete\":true,\"warnings\":[\"careful\"],"));
    assert_null(strstr(f->printed.ptr, "\"name\":\"b\""));
}

static void a_failed_command_leaves_the_file_as_it_was(void **state)
{
    fixture *f = *state;
    assert_printed(f, KB_FORMAT_CSV, 1,
                   "name,sources,evidence.quote\n文心一言,71,发布\n");
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    assert_int_equal(kb_writer_record(writer, record("a", 1, NULL)), KB_OK);
    kb_fail(&f->err, KB_NOT_FOUND, "no such thing");
    assert_int_equal(kb_writer_end(writer, KB_NOT_FOUND, NULL, &f->err),
                     KB_NOT_FOUND);
    kb_writer_free(writer);
    kb_buf_clear(&f->printed);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    assert_non_null(strstr(f->printed.ptr, "文心一言"));
}

static void a_full_disk_is_reported(void **state)
{
    fixture *f = *state;
    f->options.output = "/dev/full";
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    kb_status status = KB_OK;
    for (int i = 0; i < 10000 && status == KB_OK; i++)
        status = kb_writer_record(writer, record("甲", i, "乙"));
    assert_int_equal(status, KB_INTERRUPTED); /* it stops the command */
    assert_int_equal(kb_writer_end(writer, status, NULL, &f->err), KB_INTERNAL);
    assert_string_equal(f->err.message,
                        "cannot write /dev/full: No space left on device");
    kb_writer_free(writer);
}

static void an_interruption_stops_behind_a_record(void **state)
{
    fixture *f = *state;
    const volatile sig_atomic_t stop = 1;
    f->options.stop = &stop;
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    assert_int_equal(kb_writer_record(writer, record("a", 1, NULL)),
                     KB_INTERRUPTED);
    assert_int_equal(kb_writer_end(writer, KB_INTERRUPTED, NULL, &f->err),
                     KB_INTERRUPTED);
    kb_writer_free(writer);
}

static void a_document_of_any_size_needs_little_memory(void **state)
{
    fixture *f = *state;
    char text[1001] = {0};
    memset(text, 'x', sizeof text - 1);
    f->options.format = KB_FORMAT_JSON;
    kb_writer *writer = kb_writer_new(&f->options);
    assert_int_equal(kb_writer_begin(writer, &rows, &f->err), KB_OK);
    for (int i = 0; i < 5000; i++) /* five times what is held in memory */
        assert_int_equal(kb_writer_record(writer, record(text, i, NULL)),
                         KB_OK);
    assert_int_equal(kb_writer_end(writer, KB_OK, NULL, &f->err), KB_OK);
    kb_writer_free(writer);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    assert_non_null(strstr(f->printed.ptr, "\"count\":5000,"));
    assert_non_null(strstr(f->printed.ptr, "\"sources\":4999,"));
    assert_true(
        kb_str_ends(kb_buf_str(&f->printed), KB_STR("\"evidence\":[]}\n]}\n")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(json_is_one_document_with_a_result_a_line),
        TEST(json_is_a_document_also_when_empty),
        TEST(jsonl_is_an_object_a_line),
        TEST(a_pipe_gets_lines_without_a_header),
        TEST(tsv_and_csv_begin_with_field_names),
        TEST(markdown_is_a_pipe_table),
        TEST(a_template_makes_the_lines),
        TEST(a_template_names_only_fields),
        TEST(print0_ends_records_with_nul),
        TEST(an_unknown_field_is_refused_with_the_valid_ones),
        TEST(fields_keep_their_order_in_every_format),
        TEST(csv_quotes_commas_and_disarms_formulas),
        TEST(a_record_stays_on_one_line),
        TEST(markdown_escapes_markup),
        TEST(columns_are_aligned_by_display_width),
        TEST(the_widest_column_is_cut_between_characters),
        TEST(hits_are_bracketed_or_coloured),
        TEST(a_colour_ends_where_its_text_is_cut),
        TEST(a_cut_never_exceeds_its_columns),
        TEST(many_rows_are_aligned_page_by_page),
        TEST(a_card_wraps_under_its_text),
        TEST(fields_turn_a_card_into_columns),
        TEST(a_line_neither_begins_nor_ends_wrongly),
        TEST(more_than_the_limit_is_noted),
        TEST(a_failed_command_leaves_the_file_as_it_was),
        TEST(a_full_disk_is_reported),
        TEST(an_interruption_stops_behind_a_record),
        TEST(a_document_of_any_size_needs_little_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
