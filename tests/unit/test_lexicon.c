/* test_lexicon.c - the rows of a lexicon, and what their forms link to. */
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "aigckb/extract.h"
#include "article.h"
#include "extract/extractor.h"

typedef struct fixture {
    kb_extractor x;
    kb_error err;
} fixture;

static int setup(void **state)
{
    static const kb_embedded no_rules[] = {{0}};
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    if (!f)
        return -1;
    f->x.arena = kb_arena_new();
    kb_lexicon_init(&f->x.lexicon, f->x.arena);
    return kb_rules_init(&f->x.rules, f->x.arena, no_rules, &f->err);
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_arena_free(f->x.arena);
    free(f);
    return 0;
}

static kb_status add(fixture *f, const char *rows)
{
    return kb_lexicon_add(&f->x.lexicon, "own.tsv", kb_str_of(rows), &f->err);
}

/* A lexicon of these rows, ready. */
static void build(fixture *f, const char *rows)
{
    assert_int_equal(add(f, rows), KB_OK);
    assert_int_equal(kb_lexicon_build(&f->x.lexicon, &f->err), KB_OK);
}

/* The same, with rows of a user's lexicon behind. */
static void build_with_user(fixture *f, const char *rows, const char *own)
{
    assert_int_equal(
        kb_lexicon_add(&f->x.lexicon, "ours.tsv", kb_str_of(rows), &f->err),
        KB_OK);
    f->x.lexicon.user = true;
    build(f, own);
}

static const kb_entry_row *entry(const fixture *f, const char *name)
{
    const kb_lexicon *x = &f->x.lexicon;
    int at =
        kb_lexicon_entry(x, kb_str_of(kb_fold_dup(x->arena, kb_str_of(name))));
    assert_int_not_equal(at, KB_NO_ENTRY);
    return &x->entries.data[at];
}

/* Checks the names of the concepts that an article has, joined by '|'. */
static void check_titled(fixture *f, const char *title, const char *article,
                         const char *expected)
{
    kb_arena *arena = f->x.arena;
    kb_doc doc = article_of(arena, article);
    kb_facts facts;
    const char *names = "";
    doc.title = title;
    kb_extract(&facts, arena, &doc, &f->x);
    for (size_t i = 0; i < facts.concept_count; i++)
        names = kb_arena_printf(arena, "%s%s%s", names, i > 0 ? "|" : "",
                                facts.concepts[i].name);
    assert_string_equal(names, expected);
}

static void check(fixture *f, const char *article, const char *expected)
{
    check_titled(f, "", article, expected);
}

/* ---- rows --------------------------------------------------------------- */

static void a_row_says_all_of_an_entry(void **state)
{
    fixture *f = *state;
    build(f, "# name kind layer aliases maker is_a flags\n"
             "OpenAI\torganization\n"
             "大语言模型\tmodel\n"
             "GPT-4\tmodel\tapplication\tGPT4\tOpenAI\t大语言模型\tgeneric\n");
    const kb_entry_row *gpt = entry(f, "gpt 4");
    assert_string_equal(kb_lexicon_str(&f->x.lexicon, gpt->name).ptr, "GPT-4");
    assert_int_equal(gpt->kind, KB_MODEL);
    assert_int_equal(gpt->layer, KB_LAYER_APPLICATION);
    assert_true(gpt->generic);
    assert_ptr_equal(&f->x.lexicon.entries.data[gpt->maker],
                     entry(f, "OpenAI"));
    assert_ptr_equal(&f->x.lexicon.entries.data[gpt->hypernym],
                     entry(f, "大语言模型"));
}

static void what_a_row_leaves_out_has_its_usual_value(void **state)
{
    fixture *f = *state;
    build(f, "ImageNet\tdataset\n");
    const kb_entry_row *row = entry(f, "ImageNet");
    assert_int_equal(row->layer, kb_kind_layer(KB_DATASET));
    assert_int_equal(row->maker, KB_NO_ENTRY);
    assert_int_equal(row->hypernym, KB_NO_ENTRY);
    assert_false(row->generic);
}

static void a_maker_may_stand_in_a_later_row(void **state)
{
    fixture *f = *state;
    build(f, "Sora\tmodel\t\t\topenai\n"
             "OpenAI\torganization\n");
    assert_int_equal(entry(f, "Sora")->maker, 1);
}

static void names_and_aliases_are_found_in_any_width_and_case(void **state)
{
    fixture *f = *state;
    build(f, "通义千问\tmodel\t\tQwen | 千问大模型 | |Tongyi Qianwen\n");
    check(f, "ｑｗｅｎ，千问大模型", "通义千问");
    check(f, "TONGYI QIANWEN", "通义千问");
    check(f, "千问", "");
}

/* ---- flags -------------------------------------------------------------- */

static void a_short_abbreviation_counts_only_as_written(void **state)
{
    fixture *f = *state;
    build(f, "检索增强生成\ttechnique\t\tRAG|retrieval augmented\n"
             "V2X\ttechnique\n");
    check(f, "用 RAG 做", "检索增强生成");
    check(f, "wipe with a rag", "");
    check(f, "Retrieval Augmented", "检索增强生成");
    check(f, "v2x", "");
}

static void the_flag_case_makes_all_forms_exact(void **state)
{
    fixture *f = *state;
    build(f, "Gemini\tmodel\t\tGemini Pro|Bard?\t\t\tcase\n");
    check(f, "Gemini", "Gemini");
    check(f, "gemini GEMINI gemini pro", "");
    check(f, "Gemini与bard", "Gemini"); /* supported, but not as written */
}

static void exact_forms_do_not_mind_dashes_and_blanks(void **state)
{
    fixture *f = *state;
    build(f, "Qwen-VL\tmodel\t\t\t\t\tcase\n");
    check(f, "Qwen VL", "Qwen-VL");
    check(f, "Qwen‑VL", "Qwen-VL");
    check(f, "QwenVL", "Qwen-VL");
    check(f, "QWen-VL", "");
}

static void a_generic_concept_counts_where_the_article_is_about_it(void **state)
{
    fixture *f = *state;
    build(f, "人工智能\ttechnique\t\t\t\t\tgeneric\n"
             "大模型\tmodel\n");
    check(f, "人工智能和大模型", "大模型");
    check_titled(f, "什么是人工智能", "人工智能和大模型", "人工智能|大模型");
}

static void flags_may_be_several(void **state)
{
    fixture *f = *state;
    build(f, "Runway\tproduct\t\t\t\t\tcase, ambiguous\n"
             "文生视频\tapplication\n");
    assert_true(f->x.lexicon.senses.data[0].exact);
    assert_true(f->x.lexicon.senses.data[0].ambiguous);
}

/* ---- ambiguous forms ---------------------------------------------------- */

static const char AMBIGUOUS[] = "Stability AI\torganization\n"
                                "扩散模型\tmodel\n"
                                "Claude\tmodel\t\tClaude 3\t\t\tambiguous\n"
                                "Stable Diffusion\tmodel\t\tSD?|稳定扩散"
                                "\tStability AI\t扩散模型\n"
                                "自动驾驶\tapplication\t\tSD?\n";

static void an_ambiguous_form_alone_links_to_nothing(void **state)
{
    fixture *f = *state;
    build(f, AMBIGUOUS);
    check(f, "SD 和 Claude", "");
}

static void an_ambiguous_form_links_with_another_form_beside_it(void **state)
{
    fixture *f = *state;
    build(f, "文心一言\tproduct\t\t文心?\n文心出版社\torganization\t\t文心?\n");
    check(f, "文心\n又说文心一言", "文心一言");
    check(f, "文心出版社\n文心", "文心出版社");
}

static void an_ambiguous_form_links_with_its_maker_or_class(void **state)
{
    fixture *f = *state;
    build(f, AMBIGUOUS);
    check(f, "SD 来自 Stability AI", "Stable Diffusion|Stability AI");
    check(f, "扩散模型\nSD", "扩散模型|Stable Diffusion");
}

static void a_form_with_two_supported_meanings_links_to_nothing(void **state)
{
    fixture *f = *state;
    build(f, AMBIGUOUS);
    check(f, "SD、自动驾驶", "自动驾驶");
    check(f, "SD、自动驾驶、稳定扩散", "自动驾驶|Stable Diffusion");
    kb_doc doc = article_of(f->x.arena, "SD、自动驾驶、稳定扩散");
    kb_facts facts;
    kb_extract(&facts, f->x.arena, &doc, &f->x);
    assert_int_equal(facts.concepts[0].mention_count, 1);
    assert_int_equal(facts.concepts[1].mention_count, 1);
}

static void the_flag_ambiguous_holds_for_every_form_of_the_row(void **state)
{
    fixture *f = *state;
    build(f, AMBIGUOUS);
    check(f, "Claude 3 和 Claude", "");
}

/* ---- errors ------------------------------------------------------------- */

static void a_wrong_row_is_named_by_file_and_line(void **state)
{
    static const char *const wrong[][2] = {
        {"Sora\tmodle\n", "own.tsv:1: unknown kind 'modle'"},
        {"Sora\n", "own.tsv:1: unknown kind ''"},
        {"#\n\nSora\tmodel\tup\n", "own.tsv:3: unknown layer 'up'"},
        {"Sora\tmodel\t\t\t\t\tcase,rare\n", "own.tsv:1: unknown flag 'rare'"},
        {"\tmodel\n", "own.tsv:1: a form without letters: ''"},
        {"Sora\tmodel\t\t--\n", "own.tsv:1: a form without letters: '--'"},
        {"Sora\tmodel\nSORA\tproduct\n",
         "own.tsv:2: another row has this name: 'SORA'"},
        {"Sora\tmodel\nVideo\tproduct\t\tsora\n",
         "own.tsv:2: another row has this form: 'sora'"},
        {"Sora\tmodel\nVideo\tproduct\t\tsora?\n",
         "own.tsv:2: another row has this form: 'sora'"},
        {"Sora\tmodel\t\t\xFF\n", "own.tsv:1: not UTF-8"},
        {"Sora\tmodel\n\nVi\x1b[1mdeo\tmodel\n",
         "own.tsv:3: a control character"},
        {"Sora\tmodel\t\t\t\t\t\tmore\n",
         "own.tsv:1: more than seven columns: 'more'"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        fixture *f;
        void *own = NULL;
        assert_int_equal(setup(&own), 0);
        f = own;
        assert_int_equal(add(f, wrong[i][0]), KB_BAD_INPUT);
        assert_string_equal(f->err.message, wrong[i][1]);
        teardown(&own);
    }
}

static void a_maker_or_class_that_no_row_names_is_an_error(void **state)
{
    fixture *f = *state;
    assert_int_equal(add(f, "\nSora\tmodel\t\t\tOpenAI\n"), KB_OK);
    assert_int_equal(kb_lexicon_build(&f->x.lexicon, &f->err), KB_BAD_INPUT);
    assert_string_equal(f->err.message,
                        "own.tsv:2: no row for the maker 'OpenAI'");
}

static void a_class_that_no_row_names_is_an_error(void **state)
{
    fixture *f = *state;
    assert_int_equal(add(f, "Sora\tmodel\t\t\t\t视频模型\n"), KB_OK);
    assert_int_equal(kb_lexicon_build(&f->x.lexicon, &f->err), KB_BAD_INPUT);
    assert_string_equal(f->err.message,
                        "own.tsv:1: no row for the class '视频模型'");
}

static void a_form_may_stand_twice_in_its_own_row(void **state)
{
    fixture *f = *state;
    build(f, "GPT-4\tmodel\t\tGPT4|gpt 4|GPT–4\n");
    assert_int_equal(f->x.lexicon.senses.len, 1);
}

/* ---- a user's rows ------------------------------------------------------ */

static void a_users_form_wins(void **state)
{
    fixture *f = *state;
    build_with_user(f, "Sora\tmodel\t\t索拉\n",
                    "索拉集团\torganization\t\t索拉\n");
    check(f, "索拉", "索拉集团");
    check(f, "Sora", "Sora");
}

static void a_users_row_replaces_the_entry_of_its_name(void **state)
{
    fixture *f = *state;
    build_with_user(f, "Sora\tmodel\t\t索拉\n", "sora\tproduct\n");
    assert_int_equal(entry(f, "Sora")->kind, KB_PRODUCT);
    assert_int_equal(f->x.lexicon.entries.len, 1);
    check(f, "索拉", "sora");
}

static void a_users_row_changes_the_flags_of_a_form(void **state)
{
    fixture *f = *state;
    build_with_user(f, "Runway\tproduct\t\t\t\t\tambiguous\n",
                    "Runway\tproduct\n");
    check(f, "Runway", "Runway");
}

static void a_users_row_settles_an_ambiguous_form(void **state)
{
    fixture *f = *state;
    build_with_user(
        f, "文心一言\tproduct\t\t文心?\n文心社\torganization\t\t文心?\n",
        "文心一言\tproduct\t\t文心\n");
    check(f, "文心", "文心一言");
}

static void a_users_ambiguous_forms_join_each_other(void **state)
{
    fixture *f = *state;
    build_with_user(f, "Sora\tmodel\n",
                    "甲模型\tmodel\t\tJia?\n甲公司\torganization\t\tJia?\n");
    check(f, "Jia", "");
    check(f, "Jia 和甲模型", "甲模型");
    check(f, "Jia 和甲公司", "甲公司");
}

static void a_users_later_file_wins_over_an_earlier_one(void **state)
{
    fixture *f = *state;
    f->x.lexicon.user = true;
    assert_int_equal(kb_lexicon_add(&f->x.lexicon, "first.tsv",
                                    KB_STR("甲模型\tmodel\t\tJia\n"), &f->err),
                     KB_OK);
    build(f, "乙模型\tmodel\t\tJia\n");
    check(f, "Jia", "乙模型");
}

static void two_rows_of_a_users_file_do_not_share_a_form(void **state)
{
    fixture *f = *state;
    f->x.lexicon.user = true;
    assert_int_equal(add(f, "甲模型\tmodel\t\tJia\n乙模型\tmodel\t\tJia\n"),
                     KB_BAD_INPUT);
    assert_string_equal(f->err.message,
                        "own.tsv:2: another row has this form: 'Jia'");
}

static void two_rows_of_a_users_file_do_not_share_a_name(void **state)
{
    fixture *f = *state;
    f->x.lexicon.user = true;
    assert_int_equal(add(f, "Sora\tmodel\n\nSORA\tproduct\n"), KB_BAD_INPUT);
    assert_string_equal(f->err.message,
                        "own.tsv:3: another row has this name: 'SORA'");
}

static void what_a_maker_or_class_may_not_be_is_an_error(void **state)
{
    static const char *const wrong[][2] = {
        {"Sora\tmodel\t\t\tGPT\nGPT\tmodel\n",
         "own.tsv:1: the maker 'GPT' is no organization or person"},
        {"Sora\tmodel\t\t\t\tSora\n",
         "own.tsv:1: 'Sora' is its own maker or class"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        void *own = NULL;
        assert_int_equal(setup(&own), 0);
        fixture *f = own;
        assert_int_equal(add(f, wrong[i][0]), KB_OK);
        assert_int_equal(kb_lexicon_build(&f->x.lexicon, &f->err),
                         KB_BAD_INPUT);
        assert_string_equal(f->err.message, wrong[i][1]);
        teardown(&own);
    }
}

/* ---- the whole extractor ------------------------------------------------ */

static void the_lexicon_and_rules_of_the_program_are_right(void **state)
{
    kb_extractor *x = NULL;
    kb_error err = {.message = ""};
    (void)state;
    assert_int_equal(kb_extractor_new(&x, NULL, 0, &err), KB_OK);
    assert_string_equal(err.message, "");
    assert_true(kb_extractor_concepts(x) > 1000);
    assert_true(kb_extractor_forms(x) > kb_extractor_concepts(x));
    kb_extractor_free(x);
}

static void a_users_file_that_cannot_be_read_is_bad_input(void **state)
{
    static const char *const dicts[] = {"no such lexicon.tsv"};
    kb_extractor *x = NULL;
    kb_error err;
    (void)state;
    assert_int_equal(kb_extractor_new(&x, dicts, 1, &err), KB_BAD_INPUT);
    assert_null(x);
    assert_non_null(strstr(err.message, "no such lexicon.tsv"));
}

static void a_wrong_row_of_a_users_file_is_named(void **state)
{
    char path[] = "test_lexicon_XXXXXX";
    const char *dicts[] = {path};
    const char rows[] = "# mine\n甲模型\tmodel\t\t\t无此公司\n";
    kb_extractor *x = NULL;
    kb_error err;
    int fd = mkstemp(path);
    (void)state;
    assert_int_equal(write(fd, rows, sizeof rows - 1), sizeof rows - 1);
    close(fd);
    kb_status status = kb_extractor_new(&x, dicts, 1, &err);
    unlink(path);
    assert_int_equal(status, KB_BAD_INPUT);
    assert_non_null(strstr(err.message, ":2: no row for the maker '无此公司'"));
    assert_true(kb_str_starts(kb_str_of(err.message), kb_str_of(path)));
}

#define WITH_LEXICON(test)                                                     \
    cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LEXICON(a_row_says_all_of_an_entry),
        WITH_LEXICON(what_a_row_leaves_out_has_its_usual_value),
        WITH_LEXICON(a_maker_may_stand_in_a_later_row),
        WITH_LEXICON(names_and_aliases_are_found_in_any_width_and_case),
        WITH_LEXICON(a_short_abbreviation_counts_only_as_written),
        WITH_LEXICON(the_flag_case_makes_all_forms_exact),
        WITH_LEXICON(exact_forms_do_not_mind_dashes_and_blanks),
        WITH_LEXICON(a_generic_concept_counts_where_the_article_is_about_it),
        WITH_LEXICON(flags_may_be_several),
        WITH_LEXICON(an_ambiguous_form_alone_links_to_nothing),
        WITH_LEXICON(an_ambiguous_form_links_with_another_form_beside_it),
        WITH_LEXICON(an_ambiguous_form_links_with_its_maker_or_class),
        WITH_LEXICON(a_form_with_two_supported_meanings_links_to_nothing),
        WITH_LEXICON(the_flag_ambiguous_holds_for_every_form_of_the_row),
        cmocka_unit_test(a_wrong_row_is_named_by_file_and_line),
        WITH_LEXICON(a_maker_or_class_that_no_row_names_is_an_error),
        WITH_LEXICON(a_class_that_no_row_names_is_an_error),
        WITH_LEXICON(a_form_may_stand_twice_in_its_own_row),
        WITH_LEXICON(a_users_form_wins),
        WITH_LEXICON(a_users_row_replaces_the_entry_of_its_name),
        WITH_LEXICON(a_users_row_changes_the_flags_of_a_form),
        WITH_LEXICON(a_users_row_settles_an_ambiguous_form),
        WITH_LEXICON(a_users_ambiguous_forms_join_each_other),
        WITH_LEXICON(a_users_later_file_wins_over_an_earlier_one),
        WITH_LEXICON(two_rows_of_a_users_file_do_not_share_a_form),
        WITH_LEXICON(two_rows_of_a_users_file_do_not_share_a_name),
        cmocka_unit_test(what_a_maker_or_class_may_not_be_is_an_error),
        cmocka_unit_test(the_lexicon_and_rules_of_the_program_are_right),
        cmocka_unit_test(a_users_file_that_cannot_be_read_is_bad_input),
        cmocka_unit_test(a_wrong_row_of_a_users_file_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
