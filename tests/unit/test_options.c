/* test_options.c - command lines: what is taken, and what is refused how. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "cli/args.h"
#include "cli/exit.h"
#include "cli/nearest.h"

/* A command with an option of each kind. */
typedef struct own {
    int sort;
    unsigned predicates;
    bool tree;
} own;

static const char *const sorts[] = {"sources", "name", NULL};
static const kb_option own_options[] = {
    {.name = "sort",
     .arg = "ORDER",
     .type = KB_OPTION_CHOICE,
     .words = sorts,
     .offset = offsetof(own, sort)},
    {.name = "predicate",
     .letter = 'p',
     .arg = "P,..",
     .type = KB_OPTION_PREDICATES,
     .offset = offsetof(own, predicates)},
    {.name = "tree",
     .letter = 't',
     .type = KB_OPTION_FLAG,
     .offset = offsetof(own, tree)},
    {0},
};
static const own own_default = {.sort = 1};

static const kb_command find = {
    .name = "find",
    .alias = "f",
    .args = "TERM...",
    .min_args = 1,
    .max_args = 2,
    .accepts = KB_TAKES_LIMIT | KB_TAKES_CONCEPTS | KB_TAKES_TERMS,
    .own_options = own_options,
    .own_size = sizeof(own),
    .own_default = &own_default,
};
static const kb_command plain = {
    .name = "plain", .max_args = 0, .accepts = KB_TAKES_ARTICLES};

/* Stands in for the real table, which the tests do not link. */
const kb_command *const kb_commands[] = {&find, &plain, NULL};

const kb_command *kb_command_find(const char *name)
{
    for (size_t i = 0; kb_commands[i]; i++) {
        if (strcmp(kb_commands[i]->name, name) == 0)
            return kb_commands[i];
    }
    return NULL;
}

typedef struct fixture {
    kb_cli cli;
    kb_error err;
} fixture;

static int setup(void **state)
{
    static fixture f;
    f = (fixture){.cli = {.arena = kb_arena_new()}};
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_node_free(f->cli.suggestions);
    kb_arena_free(f->cli.arena);
    return 0;
}

/* Reads a command line, given as words with blanks between. */
static kb_status read_line(fixture *f, const char *line)
{
    char *words = kb_arena_strdup(f->cli.arena, line);
    char *argv[32] = {words};
    int argc = 1;

    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    return kb_args_read(&f->cli, argc, argv, &f->err);
}

static void assert_refused(fixture *f, const char *line, const char *message)
{
    assert_int_equal(read_line(f, line), KB_USAGE);
    assert_string_equal(f->err.message, message);
}

static const char *suggestion(const fixture *f)
{
    return f->cli.suggestions ? kb_node_get_text(f->cli.suggestions, "name")
                              : NULL;
}

/* ---- what is taken ------------------------------------------------------ */

static void options_and_operands_may_mix(void **state)
{
    fixture *f = *state;
    assert_int_equal(read_line(f, "--json find 模型 --kind=models -n 5 GPT-4"),
                     KB_OK);
    assert_ptr_equal(f->cli.command, &find);
    assert_int_equal(f->cli.arg_count, 2);
    assert_string_equal(f->cli.args[0], "模型");
    assert_string_equal(f->cli.args[1], "GPT-4");
    assert_int_equal(f->cli.options.writer.format, KB_FORMAT_JSON);
    assert_int_equal(f->cli.options.kind, KB_MODEL);
    assert_int_equal(f->cli.options.limit, 5);
}

static void letters_combine_and_hold_their_value(void **state)
{
    fixture *f = *state;
    assert_int_equal(read_line(f, "find -tqvvn7 x -pmade_by,is_a"), KB_OK);
    const own *o = f->cli.own;
    assert_true(o->tree);
    assert_true(f->cli.options.quiet);
    assert_int_equal(f->cli.options.verbose, 2);
    assert_int_equal(f->cli.options.limit, 7);
    assert_int_equal(o->predicates, 1U << KB_MADE_BY | 1U << KB_IS_A);
}

static void two_dashes_end_the_options(void **state)
{
    fixture *f = *state;
    assert_int_equal(read_line(f, "find -- --json -n"), KB_OK);
    assert_int_equal(f->cli.arg_count, 2);
    assert_string_equal(f->cli.args[0], "--json");
    assert_int_equal(f->cli.options.writer.format, KB_FORMAT_AUTO);
}

static void an_own_struct_begins_with_its_defaults(void **state)
{
    fixture *f = *state;
    assert_int_equal(read_line(f, "find x"), KB_OK);
    assert_int_equal(((const own *)f->cli.own)->sort, 1);
    assert_int_equal(read_line(f, "find x --sort sources"), KB_OK);
    assert_int_equal(((const own *)f->cli.own)->sort, 0);
}

static void filters_show_what_was_not_given_as_null(void **state)
{
    fixture *f = *state;
    assert_int_equal(read_line(f, "find x --layer model"), KB_OK);
    kb_node *filters = kb_options_filters(&f->cli.options, find.accepts);
    assert_null(kb_node_get_text(filters, "kind"));
    assert_non_null(kb_node_find(filters, "kind"));
    assert_string_equal(kb_node_get_text(filters, "layer"), "model");
    assert_null(kb_node_find(filters, "since"));
    kb_node_free(filters);
}

static void terms_come_from_stdin_too(void **state)
{
    fixture *f = *state;
    char text[] = "模型\n\n GPT 4 \n";
    FILE *in = fmemopen(text, sizeof text - 1, "r");

    assert_int_equal(read_line(f, "find 扩散 -"), KB_OK);
    assert_int_equal(kb_args_expand(&f->cli, in, &f->err), KB_OK);
    assert_int_equal(f->cli.arg_count, 3);
    assert_string_equal(f->cli.args[1], "模型");
    assert_string_equal(f->cli.args[2], "GPT 4");
    fclose(in);
}

/* ---- what is refused ---------------------------------------------------- */

static void an_unknown_option_suggests_the_nearest(void **state)
{
    fixture *f = *state;
    assert_refused(f, "find x --knd model", "no option --knd");
    assert_string_equal(suggestion(f), "--kind");
}

static void an_unknown_command_suggests_the_nearest(void **state)
{
    fixture *f = *state;
    assert_refused(f, "fnid x --json", "no command 'fnid'");
    assert_string_equal(suggestion(f), "find");
    assert_int_equal(f->cli.options.writer.format, KB_FORMAT_JSON);
}

static void a_command_refuses_what_it_does_not_take(void **state)
{
    assert_refused(*state, "--kind model plain",
                   "no option --kind for this command");
    assert_refused(*state, "plain -n 3", "no option --limit for this command");
}

static void values_are_checked(void **state)
{
    fixture *f = *state;
    assert_refused(f, "find x -n 0",
                   "--limit: '0' is no whole number from 1 up");
    assert_refused(f, "find x -n 1e3",
                   "--limit: '1e3' is no whole number from 1 up");
    assert_refused(f, "find x -n 99999999999999999999",
                   "--limit: '99999999999999999999' is no whole number from 1 "
                   "up");
    assert_refused(f, "find x --layer top",
                   "--layer: no 'top'; there are: none, infrastructure, model, "
                   "application");
    assert_refused(f, "find x --sort age",
                   "--sort: no 'age'; there are: sources, name");
    assert_refused(f, "find x --json=1", "--json takes no value");
    assert_refused(f, "find x --limit", "--limit needs a value: N");
    assert_refused(f, "find x --db=", "--db: '' is no FILE");
    assert_refused(f, "find x --json --csv",
                   "only one of --json --jsonl --csv --tsv --md --table and "
                   "--format");
}

static void dates_may_be_less_than_a_day(void **state)
{
    static const char *const good[] = {"2024", "2024-02", "2024-12-31"};
    static const char *const bad[] = {"24",          "2024-",    "2024-13",
                                      "2024-00",     "2024-1-1", "2024-01-32",
                                      "2024-01-01x", "x024",     "2024/01"};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(
            read_line(
                f, kb_arena_printf(f->cli.arena, "plain --since %s", good[i])),
            KB_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(
            read_line(
                f, kb_arena_printf(f->cli.arena, "plain --since %s", bad[i])),
            KB_USAGE);
}

static void operands_are_counted(void **state)
{
    assert_refused(*state, "find", "usage: aigckb find [OPTION...] TERM...");
    assert_refused(*state, "find a b c", "one argument too many: 'c'");
    assert_int_equal(read_line(*state, "find --help"), KB_OK);
}

static void an_argument_must_be_utf8(void **state)
{
    assert_refused(*state, "find \xff", "argument 2 is not UTF-8");
}

/* ---- the rest ----------------------------------------------------------- */

static void the_nearest_name_is_near(void **state)
{
    (void)state;
    kb_nearest best = kb_nearest_to(KB_STR("serach"));
    kb_nearest_try(&best, "show");
    kb_nearest_try(&best, "search");
    assert_string_equal(best.name, "search");

    best = kb_nearest_to(KB_STR("frobnicate"));
    kb_nearest_try(&best, "search");
    assert_null(best.name);

    best = kb_nearest_to(KB_STR("conf"));
    kb_nearest_try(&best, "confidence");
    assert_string_equal(best.name, "confidence");
}

static void every_status_has_its_exit_code(void **state)
{
    static const int codes[KB_STATUS_COUNT] = {
        [KB_OK] = 0,          [KB_NOT_FOUND] = 1,     [KB_AMBIGUOUS] = 1,
        [KB_USAGE] = 2,       [KB_BAD_INPUT] = 3,     [KB_LIMIT] = 3,
        [KB_PARTIAL] = 3,     [KB_STORE_MISSING] = 4, [KB_STORE_DAMAGED] = 4,
        [KB_STORE_NEWER] = 4, [KB_NETWORK] = 5,       [KB_SCHEMA] = 6,
        [KB_BUSY] = 75,       [KB_INTERRUPTED] = 130, [KB_INTERNAL] = 70,
        [KB_NO_MEMORY] = 71,
    };
    (void)state;
    for (int i = 0; i < KB_STATUS_COUNT; i++)
        assert_int_equal(kb_exit_code((kb_status)i), codes[i]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(options_and_operands_may_mix),
        TEST(letters_combine_and_hold_their_value),
        TEST(two_dashes_end_the_options),
        TEST(an_own_struct_begins_with_its_defaults),
        TEST(filters_show_what_was_not_given_as_null),
        TEST(terms_come_from_stdin_too),
        TEST(an_unknown_option_suggests_the_nearest),
        TEST(an_unknown_command_suggests_the_nearest),
        TEST(a_command_refuses_what_it_does_not_take),
        TEST(values_are_checked),
        TEST(dates_may_be_less_than_a_day),
        TEST(operands_are_counted),
        TEST(an_argument_must_be_utf8),
        TEST(the_nearest_name_is_near),
        TEST(every_status_has_its_exit_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
