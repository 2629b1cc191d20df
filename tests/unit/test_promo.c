/* test_promo.c - zones of promotion. */
#include "check.h"

#include <stdlib.h>

#include "aigckb/extract.h"
#include "article.h"
#include "base/hash.h"
#include "extract/promo.h"
#include "extract/template.h"

/* Words far above any threshold, words that weigh but open nothing, a heading
 * that leads to a zone and one over references. */
static const char WORDS[] = "扫码\t20\tyes\n资料\t20\t\n关注\t0.5\tyes\n"
                            "福利\t5\tyes\n阶段\t4\n"
                            "闲话\t1\tleads\n参考\t-3\trefuses\n";

/* Longer than any title, and about something. */
#define TEXT      "扩散模型从随机噪声出发，一步一步地去噪，最后得到一幅清晰的图像。"
#define SIX_TEXTS TEXT "\n" TEXT "\n" TEXT "\n" TEXT "\n" TEXT "\n" TEXT

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

/* ---- zones -------------------------------------------------------------- */

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

static void a_word_counts_once_a_block(void **state)
{
    check(*state, SIX_TEXTS "\n福利福利福利福利\n" SIX_TEXTS, ".............");
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

static void a_zone_at_an_end_needs_less(void **state)
{
    check(*state, "本周福利\n" SIX_TEXTS "\n本周福利", "p......p");
    check(*state, SIX_TEXTS "\n本周福利\n" SIX_TEXTS, ".............");
}

static void code_parts_zones(void **state)
{
    check(*state, "扫码领取\n` a\n` b\n` c\n` d\n` e\n` f\n扫码领取",
          "p......p");
}

static void a_plain_section_parts_zones(void **state)
{
    check(*state, TEXT "\n福利\n- 一项\n福利\n" TEXT, ".ppp.");
    check(*state,
          TEXT "\n" TEXT "\n福利\n# 小节\n" TEXT "\n# 小节\n" TEXT
               "\n福利\n" TEXT "\n" TEXT,
          "..........");
}

static void two_zones_of_one_article_are_found(void **state)
{
    check(*state, "扫码领取\n" SIX_TEXTS "\n扫码领取\n资料", "p......pp");
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

/* ---- what belongs to a zone --------------------------------------------- */

static void the_heading_right_before_belongs_to_the_zone(void **state)
{
    check(*state, TEXT "\n# 说明\n扫码领取", ".pp");
    check(*state, TEXT "\n# 写在最后\n" TEXT "\n扫码领取", "...p");
}

static void a_heading_over_more_than_the_zone_stays(void **state)
{
    check(*state, "# 说明\n扫码领取\n" SIX_TEXTS, ".p......");
}

static void a_heading_of_the_same_level_heads_nothing(void **state)
{
    check(*state, TEXT "\n# 模型一览\n# 说明\n扫码领取", "..pp");
}

static void a_heading_that_leads_takes_what_is_between(void **state)
{
    check(*state, TEXT "\n# 闲话\n" TEXT "\n" TEXT "\n扫码领取", ".pppp");
    check(*state, TEXT "\n# 闲话\n" TEXT "\n# 说明\n扫码领取", "...pp");
}

static void a_section_under_such_a_heading_is_promotion(void **state)
{
    check(*state, TEXT "\n# 扫码领取\n" TEXT "\n短句\n# 结语\n" TEXT, ".ppp..");
    check(*state, "# 扫码领取\n" SIX_TEXTS "\n" SIX_TEXTS, "p............");
    check(*state,
          TEXT "\n# 扫码领取\n" TEXT "\n## 灯下\n" TEXT "\n## 窗外\n" TEXT
               "\n# 结语\n" TEXT,
          ".pppppp..");
}

static void the_stages_of_a_road_map_belong_together(void **state)
{
    check(*state,
          TEXT "\n# 阶段一\n- 提示词\n- 大模型\n- 微调\n# 阶段二\n- 部署\n" TEXT
               "\n# 阶段三\n扫码领取",
          ".ppppppppp");
    check(*state, "# 阶段一\n" SIX_TEXTS "\n" SIX_TEXTS "\n# 阶段三\n扫码领取",
          ".............pp");
}

static void a_list_of_which_half_is_in_the_zone_ends_with_it(void **state)
{
    check(*state, TEXT "\n- 扫码领取\n- 资料\n- " TEXT "\n- " TEXT "\n" TEXT,
          ".pppp.");
    check(*state, TEXT "\n- 扫码领取\n- " TEXT "\n- " TEXT "\n- " TEXT,
          ".p...");
}

static void a_list_that_the_zone_announces_belongs_to_it(void **state)
{
    check(*state, TEXT "\n扫码领取\n- " TEXT "\n- " TEXT "\n" TEXT, ".ppp.");
    check(*state, TEXT "\n> 扫码领取\n- " TEXT "\n- " TEXT "\n" TEXT, ".ppp.");
}

static void a_list_between_two_zones_belongs_to_them(void **state)
{
    check(*state,
          TEXT "\n> 扫码领取\n- " TEXT "\n- " TEXT "\n- " TEXT "\n- " TEXT
               "\n- " TEXT "\n> 扫码领取\n" TEXT,
          ".ppppppp.");
}

static void a_few_words_behind_the_last_zone_belong_to_it(void **state)
{
    check(*state, TEXT "\n扫码领取\n完", ".pp");
    check(*state, TEXT "\n扫码领取\n" TEXT, ".p.");
}

/* ---- links -------------------------------------------------------------- */

enum { LINKS = 10 };

/* An article that ends with a list of links under `lead`. */
static kb_doc linked(kb_arena *arena, const char *lead)
{
    static const kb_mark whole = {KB_MARK_LINK, 0, sizeof TEXT - 1};
    kb_doc doc = article_of(arena, TEXT "\n" TEXT);
    kb_block *blocks = kb_arena_alloc(arena, (3 + LINKS) * sizeof *blocks);
    memcpy(blocks, doc.blocks, 2 * sizeof *blocks);
    blocks[2] = block_of(KB_BLOCK_HEADING, lead);
    for (int i = 0; i < LINKS; i++) {
        blocks[3 + i] = block_of(KB_BLOCK_ITEM, TEXT);
        blocks[3 + i].marks = &whole;
        blocks[3 + i].mark_count = 1;
    }
    doc.blocks = blocks;
    doc.block_count = 3 + LINKS;
    return doc;
}

static void a_long_list_of_links_at_the_end_is_promotion(void **state)
{
    kb_doc doc = linked(*state, "其他");
    mark(*state, &doc);
    assert_false(doc.blocks[1].promo);
    for (int i = 0; i < LINKS; i++)
        assert_true(doc.blocks[3 + i].promo);
}

static void references_are_none(void **state)
{
    kb_doc doc = linked(*state, "参考");
    mark(*state, &doc);
    for (size_t i = 0; i < doc.block_count; i++)
        assert_false(doc.blocks[i].promo);
}

/* ---- templates ---------------------------------------------------------- */

#define OFTEN "这一段话许多人都在文章末尾写过一遍又一遍。"

static void mark_knowing(kb_arena *arena, kb_doc *doc, const char *weight)
{
    char hex[KB_HEX];
    kb_rules rules;
    kb_error err;
    kb_folded folded = kb_fold_text(arena, KB_STR(OFTEN));
    kb_hex(hex, kb_template_hash(&folded));
    const char *row = kb_arena_printf(arena, "%s\t%s\n", hex, weight);
    const kb_embedded files[] = {{"promotion-hashes.tsv", row, strlen(row)},
                                 {0}};
    assert_int_equal(kb_rules_init(&rules, arena, files, &err), KB_OK);
    kb_promo_mark(doc, arena, &rules);
}

static void known_paragraphs_make_a_zone(void **state)
{
    kb_doc doc = article_of(*state, TEXT "\n" OFTEN "\n" OFTEN "\n" TEXT);
    mark_knowing(*state, &doc, "3");
    assert_false(doc.blocks[0].promo);
    assert_true(doc.blocks[1].promo && doc.blocks[2].promo);
    assert_false(doc.blocks[3].promo);
}

static void light_ones_open_nothing(void **state)
{
    kb_doc doc = article_of(*state, TEXT "\n" OFTEN "\n" OFTEN "\n" OFTEN
                                         "\n" OFTEN "\n" OFTEN);
    mark_knowing(*state, &doc, "1");
    for (size_t i = 0; i < doc.block_count; i++)
        assert_false(doc.blocks[i].promo);
}

/* ---- with the tables of the program ------------------------------------- */

static void check_real(kb_arena *arena, const char *text, const char *marks)
{
    kb_extractor *x;
    kb_facts facts;
    kb_error err;
    kb_doc doc = article_of(arena, text);
    char *found = kb_arena_alloc(arena, doc.block_count + 1);

    assert_int_equal(kb_extractor_new(&x, NULL, 0, &err), KB_OK);
    kb_extract(&facts, arena, &doc, x);
    for (size_t i = 0; i < doc.block_count; i++)
        found[i] = doc.blocks[i].promo ? 'p' : '.';
    assert_string_equal(found, marks);
    for (size_t i = 0; i < facts.concept_count; i++) {
        const kb_concept_fact *c = &facts.concepts[i];
        for (size_t k = 0; k < c->mention_count; k++)
            assert_false(doc.blocks[c->mentions[k].block].promo);
    }
    for (size_t i = 0; i < facts.relation_count; i++)
        assert_false(doc.blocks[facts.relations[i].span.block].promo);
    for (size_t i = 0; i < facts.definition_count; i++)
        assert_false(doc.blocks[facts.definitions[i].span.block].promo);
    kb_extractor_free(x);
}

static void a_reposted_article_is_content(void **state)
{
    check_real(*state,
               "多模态大模型能同时理解文字和图像。\n" TEXT
               "\n检索增强生成先查资料，再写回答，因此幻觉更少。",
               "...");
}

static void promotional_words_have_honest_uses(void **state)
{
    check_real(*state,
               "# 许可\n模型权重采用宽松许可证，可以免费商业使用。\n"
               "新用户每月有一定的免费额度，超出后按量计费。\n"
               "小程序支持扫码登录，后台会记录登录时间。\n" TEXT,
               ".....");
    check_real(*state,
               "电商用大模型写文案：用户回答问题，就能领取优惠券。\n" TEXT
               "\n自媒体作者用它给公众号写稿。\n" TEXT,
               "....");
}

static void the_stages_of_a_method_are_content(void **state)
{
    check_real(*state,
               "# 训练方法\n第一阶段在通用语料上预训练，得到基座模型。\n"
               "第二阶段用指令数据做监督微调。\n"
               "第三阶段以人类反馈做强化学习。\n" TEXT,
               ".....");
}

static void a_road_map_gives_no_concepts(void **state)
{
    check_real(*state,
               TEXT "\n# 如何学习大模型？\n"
                    "生成式人工智能的前景十分广阔，各行各业都离不开它。\n"
                    "# 第一阶段（10天）：入门应用\n- 检索增强生成（RAG）\n"
                    "- LoRA微调\n- Transformer结构\n"
                    "# 第二阶段（20天）：模型训练\n- 向量数据库\n"
                    "整套学习资料已经整理好，需要的小伙伴扫码免费领取！",
               ".ppppppppp");
}

static void figures_of_promotion_are_no_facts(void **state)
{
    check_real(*state,
               TEXT "\n# 题外话\n去年大模型岗位平均年薪33万元，缺口80万人。\n"
                    "零基础也能高薪就业，学习路线和全套视频教程在这里：\n"
                    "点击下方卡片免费领取，先到先得！",
               ".pppp");
}

static void a_post_about_jobs_is_content(void **state)
{
    check_real(*state,
               "# 岗位\n产品经理转行做大模型，需要了解课程之外的真实项目。\n"
               "就业市场看重实战项目，薪资差距也因此很大。\n" TEXT
               "\n面试题往往围绕业务场景展开，答案没有唯一标准。\n" TEXT,
               "......");
}

static void words_of_everyday_are_content(void **state)
{
    check_real(*state,
               "监管机构关注模型的偏见，评论区的数据也被收藏和分析。\n"
               "# 实战案例\n" TEXT "\n# 项目\n" TEXT,
               ".....");
}

static void a_zone_ends_where_the_conclusion_begins(void **state)
{
    check_real(*state,
               TEXT "\n👉大模型学习资料包👈免费分享，需要的小伙伴扫码领取！\n"
                    "# 总结\n" TEXT "\n" TEXT "\n完",
               ".p....");
    check_real(*state,
               TEXT "\n# 题外话\n新岗位总是由先学会的人得到，后来者就难了。\n"
                    "👉大模型学习资料包👈免费分享，需要的小伙伴扫码领取！\n完",
               ".pppp");
}

static void cards_of_authors_are_promotion(void **state)
{
    check_real(*state,
               "💝欢迎来到我的博客，期待与你一起成长💝\n" SIX_TEXTS
               "\n如果对你有帮助，请点赞、收藏、关注，欢迎评论区留言交流！",
               "p......p");
    check_real(*state,
               "> 作者：渡口老周，博客专家，写过三本讲灯的书\n"
               "> 热门文章推荐：\n- 《灯怎么点》\n- 《灯怎么修》\n" SIX_TEXTS
               "\n制作不易，能否留下免费的赞",
               "pppp......p");
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(an_article_without_such_words_has_none),
        WITH_ARENA(a_block_with_heavy_words_is_promotion_alone),
        WITH_ARENA(words_are_found_as_names_are),
        WITH_ARENA(a_word_counts_once_a_block),
        WITH_ARENA(words_that_open_nothing_mark_nothing),
        WITH_ARENA(words_that_weigh_join_a_zone_that_opens),
        WITH_ARENA(a_light_word_is_not_enough),
        WITH_ARENA(a_zone_at_an_end_needs_less),
        WITH_ARENA(code_parts_zones),
        WITH_ARENA(a_plain_section_parts_zones),
        WITH_ARENA(two_zones_of_one_article_are_found),
        WITH_ARENA(an_empty_article_is_fine),
        WITH_ARENA(a_long_run_that_nothing_opens_is_read_once),
        WITH_ARENA(the_heading_right_before_belongs_to_the_zone),
        WITH_ARENA(a_heading_over_more_than_the_zone_stays),
        WITH_ARENA(a_heading_of_the_same_level_heads_nothing),
        WITH_ARENA(a_heading_that_leads_takes_what_is_between),
        WITH_ARENA(a_section_under_such_a_heading_is_promotion),
        WITH_ARENA(the_stages_of_a_road_map_belong_together),
        WITH_ARENA(a_list_of_which_half_is_in_the_zone_ends_with_it),
        WITH_ARENA(a_list_that_the_zone_announces_belongs_to_it),
        WITH_ARENA(a_list_between_two_zones_belongs_to_them),
        WITH_ARENA(a_few_words_behind_the_last_zone_belong_to_it),
        WITH_ARENA(a_long_list_of_links_at_the_end_is_promotion),
        WITH_ARENA(references_are_none),
        WITH_ARENA(known_paragraphs_make_a_zone),
        WITH_ARENA(light_ones_open_nothing),
        WITH_ARENA(a_reposted_article_is_content),
        WITH_ARENA(promotional_words_have_honest_uses),
        WITH_ARENA(the_stages_of_a_method_are_content),
        WITH_ARENA(a_road_map_gives_no_concepts),
        WITH_ARENA(figures_of_promotion_are_no_facts),
        WITH_ARENA(a_post_about_jobs_is_content),
        WITH_ARENA(words_of_everyday_are_content),
        WITH_ARENA(a_zone_ends_where_the_conclusion_begins),
        WITH_ARENA(cards_of_authors_are_promotion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
