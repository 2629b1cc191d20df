/* test_promo.c - zones of promotion. */
#include "check.h"

#include <stdlib.h>

#include "article.h"
#include "extract/promo.h"

/* Words far above any threshold, and words that weigh but open nothing. */
static const char WORDS[] = "扫码\t20\tyes\n资料\t20\t\n关注\t0.5\tyes\n";

/* Longer than any title, and about something. */
#define TEXT "扩散模型从随机噪声出发，一步一步地去噪，最后得到一幅清晰的图像。"

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

static void mark(kb_arena *arena, kb_doc *doc)
{
    const kb_embedded files[] = {{"promotion.tsv", WORDS, sizeof WORDS - 1},
                                 {0}};
    kb_rules rules;
    kb_error err;
    assert_int_equal(kb_rules_init(&rules, arena, files, &err), KB_OK);
    kb_promo_mark(doc, arena, &rules);
}

/* Checks which lines of an article are promotion: 'p', others '.'. */
static void check(kb_arena *arena, const char *text, const char *marks)
{
    kb_doc doc = article_of(arena, text);
    char *found = kb_arena_alloc(arena, doc.block_count + 1);
    mark(arena, &doc);
    for (size_t i = 0; i < doc.block_count; i++)
        found[i] = doc.blocks[i].promo ? 'p' : '.';
    assert_string_equal(found, marks);
}

static void an_article_without_such_words_has_none(void **state)
{
    check(*state, "# 标题\n" TEXT "\n- 一项\n` code", "....");
}

static void a_block_with_heavy_words_is_promotion_alone(void **state)
{
    check(*state, TEXT "\n扫码领取\n" TEXT, ".p.");
}

static void words_are_found_as_names_are(void **state)
{
    check(*state, TEXT "\n扫 码 领 取", ".p");
}

static void words_that_open_nothing_mark_nothing(void **state)
{
    check(*state, TEXT "\n资料整理\n资料展示\n" TEXT, "....");
}

static void words_that_weigh_join_a_zone_that_opens(void **state)
{
    check(*state, TEXT "\n资料整理\n扫码领取\n资料展示\n" TEXT, ".ppp.");
    check(*state, TEXT "\n扫码领取\n短句\n资料展示\n" TEXT, ".ppp.");
}

static void a_light_word_is_not_enough(void **state)
{
    check(*state, TEXT "\n请关注\n" TEXT, "...");
}

static void the_headings_right_before_belong_to_the_zone(void **state)
{
    check(*state, TEXT "\n# 福利\n扫码领取", ".pp");
    check(*state, TEXT "\n# 写在最后\n" TEXT "\n扫码领取", "...p");
}

static void code_parts_zones(void **state)
{
    check(*state, "扫码领取\n` a\n` b\n` c\n` d\n` e\n` f\n扫码领取",
          "p......p");
}

static void two_zones_of_one_article_are_found(void **state)
{
    check(*state,
          "扫码领取\n" TEXT "\n" TEXT "\n" TEXT "\n" TEXT "\n" TEXT "\n" TEXT
          "\n" TEXT "\n扫码领取\n资料",
          "p.......pp");
}

static void an_empty_article_is_fine(void **state)
{
    kb_doc doc = {0};
    mark(*state, &doc);
    assert_int_equal(doc.block_count, 0);
}

/* Each of these blocks could begin a zone: trying all of them to the end would
 * take minutes. */
static void a_long_run_that_nothing_opens_is_read_once(void **state)
{
    enum { BLOCKS = 100000 };
    kb_doc doc = {.block_count = BLOCKS};
    doc.blocks = kb_arena_alloc(*state, BLOCKS * sizeof *doc.blocks);
    for (size_t i = 0; i < BLOCKS; i++)
        doc.blocks[i] = block_of(KB_BLOCK_ITEM, "资料");
    mark(*state, &doc);
    for (size_t i = 0; i < BLOCKS; i++)
        assert_false(doc.blocks[i].promo);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(an_article_without_such_words_has_none),
        WITH_ARENA(a_block_with_heavy_words_is_promotion_alone),
        WITH_ARENA(words_are_found_as_names_are),
        WITH_ARENA(words_that_open_nothing_mark_nothing),
        WITH_ARENA(words_that_weigh_join_a_zone_that_opens),
        WITH_ARENA(a_light_word_is_not_enough),
        WITH_ARENA(the_headings_right_before_belong_to_the_zone),
        WITH_ARENA(code_parts_zones),
        WITH_ARENA(two_zones_of_one_article_are_found),
        WITH_ARENA(an_empty_article_is_fine),
        WITH_ARENA(a_long_run_that_nothing_opens_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
