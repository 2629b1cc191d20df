/* test_score.c - annotations: read, and compared with facts made by hand. */
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "aigckb/eval.h"
#include "article.h"
#include "base/buf.h"
#include "eval/gold.h"
#include "eval/normal.h"

enum { PATH_ROOM = 64, LIST_CEILING = 4096 };

typedef struct fixture {
    kb_arena *arena;
    kb_error err;
    char path[PATH_ROOM]; /* of the annotation */
    kb_score score;
    kb_buf list; /* what was told, a line each */
} fixture;

static int setup(void **state)
{
    static fixture f;
    f = (fixture){.arena = kb_arena_new(),
                  .path = "/tmp/aigckb-gold-XXXXXX",
                  .list = KB_BUF_INIT(LIST_CEILING)};
    *state = &f;
    int fd = mkstemp(f.path);
    if (fd >= 0)
        close(fd);
    return fd >= 0 ? 0 : -1;
}

static int teardown(void **state)
{
    fixture *f = *state;
    unlink(f->path);
    kb_arena_free(f->arena);
    kb_buf_dispose(&f->list);
    return 0;
}

static kb_status read_gold(fixture *f, kb_gold **out, const char *json)
{
    FILE *file = fopen(f->path, "w");
    assert_non_null(file);
    fputs(json, file);
    fclose(file);
    return kb_gold_read(out, f->arena, f->path, &f->err);
}

static void tell(void *context, kb_score_part part, const char *verdict,
                 const char *what)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s %s: %s\n", kb_score_name(part), verdict, what);
}

/* Compares; returns what was told. */
static const char *score(fixture *f, const char *json, const kb_doc *doc,
                         const kb_facts *facts)
{
    kb_gold *gold;
    assert_int_equal(read_gold(f, &gold, json), KB_OK);
    kb_buf_clear(&f->list);
    f->score = (kb_score){.fn = tell, .context = f};
    kb_score_add(&f->score, f->arena, gold, doc, facts);
    return f->list.ptr;
}

static void assert_tally(const kb_tallied *t, size_t found, size_t right,
                         size_t wanted, size_t got)
{
    assert_int_equal(t->found, found);
    assert_int_equal(t->right, right);
    assert_int_equal(t->wanted, wanted);
    assert_int_equal(t->got, got);
}

/* ---- texts -------------------------------------------------------------- */

static void texts_are_compared_without_their_dress(void **state)
{
    static const char *const pairs[][2] = {
        {"ＧＰＴ－４", "gpt-4"},
        {"GPT‑4", "gpt-4"},
        {"**Stable Diffusion**", "stablediffusion"},
        {"《“智能”时代》", "智能时代"},
        {"见 [论文](https://a.example/x) 一节", "见论文一节"},
        {"![图][1](a)", "![图]1"},
        {"![图](a.png)后", "图后"},
        {"[没有地址] (x)", "[没有地址](x)"},
        {"", ""},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_str(kb_normal(f->arena, kb_str_of(pairs[i][0])), pairs[i][1]);
}

/* ---- reading ------------------------------------------------------------ */

static void an_annotation_is_read(void **state)
{
    fixture *f = *state;
    kb_gold *gold;
    assert_int_equal(
        read_gold(f, &gold,
                  "{\"artid\": 77, \"concepts\": [{\"name\": \"GAN\","
                  "\"surface\": [\"GAN\", \"生成对抗网络\"], \"kind\":"
                  "\"model\", \"layer\": \"model\", \"weight\": \"core\"},"
                  "{\"name\": \"GAN \", \"kind\": \"risk\", \"layer\":"
                  "\"none\"}]}"),
        KB_OK);
    assert_string_equal(kb_gold_artid(gold), "77");
    assert_int_equal(kb_gold_find(gold, KB_STR("生成对抗网络")), 0);
    assert_int_equal(kb_gold_find(gold, KB_STR("gan")), 0);
    assert_int_equal(kb_gold_find(gold, KB_STR("vae")), KB_NO_GOLD);
}

static void a_wrong_annotation_is_named(void **state)
{
    static const struct {
        const char *json, *word;
    } cases[] = {
        {"{", "not JSON"},
        {"\xff", "not UTF-8"},
        {"{}", "artid"},
        {"{\"artid\":\"1\",\"concepts\":[{\"name\":\"A\"}]}", "'A'"},
        {"{\"artid\":\"1\",\"concepts\":[{\"name\":\"A\",\"kind\":\"risk\","
         "\"layer\":\"no\"}]}",
         "layer"},
        {"{\"artid\":\"1\",\"relations\":[{\"s\":\"A\",\"p\":\"eats\","
         "\"o\":\"B\"}]}",
         "'eats'"},
        {"{\"artid\":\"1\",\"definitions\":[{}]}", "definition"},
        {"{\"artid\":\"1\",\"figures\":[{}]}", "figure"},
        {"{\"artid\":\"1\",\"events\":[{}]}", "event"},
    };
    fixture *f = *state;
    kb_gold *gold;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_gold(f, &gold, cases[i].json), KB_BAD_INPUT);
        if (!strstr(f->err.message, cases[i].word))
            fail_msg("%s: %s", cases[i].json, f->err.message);
    }
    assert_int_equal(kb_gold_read(&gold, f->arena, "/nowhere.json", &f->err),
                     KB_BAD_INPUT);
}

/* ---- comparing ---------------------------------------------------------- */

#define CONCEPT(name, kind, weight)                                            \
    "{\"name\":\"" name "\",\"kind\":\"" kind "\",\"layer\":\"model\","        \
    "\"weight\":\"" weight "\"}"
static const char concepts_json[] = "{\"artid\":\"1\",\"concepts\":[" CONCEPT(
    "GAN", "model", "core") "," CONCEPT("VAE", "model",
                                        "core") "," CONCEPT("CNN", "model",
                                                            "minor") "]}";

static void concepts_match_one_to_one_by_any_form(void **state)
{
    static const char *const alias[] = {"gan"};
    fixture *f = *state;
    kb_concept_fact found[] = {
        {.name = "生成网络",
         .kind = KB_MODEL,
         .layer = KB_LAYER_MODEL,
         .aliases = alias,
         .alias_count = 1},
        {.name = "ＧＡＮ", .kind = KB_MODEL},
        {.name = "CNN", .kind = KB_RISK},
        {.name = "RNN"},
    };
    const kb_facts facts = {.concepts = found, .concept_count = 4};

    assert_string_equal(score(f, concepts_json, NULL, &facts),
                        "concepts wrong: ＧＡＮ (GAN again)\n"
                        "concepts wrong: RNN\n"
                        "concepts missed: VAE [model]\n");
    assert_tally(&f->score.parts[KB_SCORE_CONCEPTS], 4, 2, 2, 1);
    assert_tally(&f->score.kinds[KB_MODEL], 0, 0, 2, 1);
    assert_int_equal(f->score.typed, 1);
    assert_int_equal(f->score.kind_right, 1);
    assert_int_equal(f->score.layer_right, 1);
}

static void what_is_not_there_is_missed(void **state)
{
    fixture *f = *state;
    assert_string_equal(score(f, concepts_json, NULL, NULL),
                        "concepts missed: GAN [model]\n"
                        "concepts missed: VAE [model]\n");
    assert_tally(&f->score.parts[KB_SCORE_CONCEPTS], 0, 0, 2, 0);
    assert_true(kb_score_f1(&f->score.parts[KB_SCORE_CONCEPTS]) == 0);
}

static void relations_match_by_what_their_ends_mean(void **state)
{
    static const char json[] = "{\"artid\":\"1\",\"concepts\":[" CONCEPT(
        "A", "model",
        "core") "," CONCEPT("B", "model",
                            "core") "],\"relations\":["
                                    "{\"s\":\"A\",\"p\":\"is_a\",\"o\":\"B\","
                                    "\"weight\":\"core\"},"
                                    "{\"s\":\"A\",\"p\":\"competes_with\","
                                    "\"o\":"
                                    "\"B\",\"weight\":\"core\"},"
                                    "{\"s\":\"B\",\"p\":\"based_on\",\"o\":"
                                    "\"A\","
                                    "\"weight\":\"minor\"}]}";
    static const char *const alias[] = {"B"};
    fixture *f = *state;
    kb_concept_fact concepts[] = {
        {.name = "A"},
        {.name = "乙", .aliases = alias, .alias_count = 1},
        {.name = "C"},
    };
    kb_relation_fact found[] = {{.s = 0, .p = KB_IS_A, .o = 1},
                                {.s = 1, .p = KB_COMPETES_WITH, .o = 0},
                                {.s = 1, .p = KB_BASED_ON, .o = 0},
                                {.s = 0, .p = KB_IS_A, .o = 2}};
    const kb_facts facts = {.concepts = concepts,
                            .concept_count = 3,
                            .relations = found,
                            .relation_count = 4};

    assert_string_equal(score(f, json, NULL, &facts),
                        "concepts wrong: C\nrelations wrong: A is_a C\n");
    assert_tally(&f->score.parts[KB_SCORE_RELATIONS], 4, 3, 2, 2);
}

static void each_annotation_is_used_up_once(void **state)
{
    static const char json[] =
        "{\"artid\":\"1\",\"definitions\":[{\"starts\":\"AIGC 即生成式内容，"
        "它在别处还有下文\"}],"
        "\"figures\":[{\"value\":\"170亿元\",\"weight\":\"core\"},"
        "{\"value\":\"35%\",\"weight\":\"minor\"}],"
        "\"events\":[{\"date\":\"2021-02\"},{\"date\":\"2022\"}]}";
    fixture *f = *state;
    kb_definition_fact definitions[] = {
        {.text = "所谓AIGC即生成式内容，它新。"},
        {.text = "AIGC即生成式内容，它旧。"}};
    kb_figure_fact figures[] = {{.value_text = "约170亿元"},
                                {.value_text = "170亿"},
                                {.value_text = "35%"}};
    kb_event_fact events[] = {{.date = "2021-02-26", .what = "甲"},
                              {.date = "2021", .what = "乙"}};
    const kb_facts facts = {.definitions = definitions,
                            .definition_count = 2,
                            .figures = figures,
                            .figure_count = 3,
                            .events = events,
                            .event_count = 2};

    assert_string_equal(score(f, json, NULL, &facts),
                        "definitions wrong: AIGC即生成式内容，它旧。\n"
                        "figures wrong: 170亿\n"
                        "events wrong: 2021 乙\n"
                        "events missed: 2022\n");
    assert_tally(&f->score.parts[KB_SCORE_DEFINITIONS], 2, 1, 1, 1);
    assert_tally(&f->score.parts[KB_SCORE_FIGURES], 3, 2, 1, 1);
    assert_tally(&f->score.parts[KB_SCORE_EVENTS], 2, 1, 2, 1);
}

static void promotion_is_compared_block_by_block(void **state)
{
    static const char json[] =
        "{\"artid\":\"1\",\"promo\":[\"扫码加入学习群领取\",\"关注我\"]}";
    fixture *f = *state;
    kb_doc doc = article_of(f->arena, "扫码加入学习群领取资料大礼包\n"
                                      "扫码加入学习\n"
                                      "扫码\n"
                                      "关注我，不迷路\n"
                                      "正文");
    const kb_facts facts = {.concept_count = 0};

    doc.blocks[0].promo = doc.blocks[1].promo = true;
    doc.blocks[4].promo = true;
    assert_string_equal(score(f, json, &doc, &facts),
                        "promo missed: 关注我，不迷路\npromo wrong: 正文\n");
    assert_tally(&f->score.parts[KB_SCORE_PROMO], 3, 2, 2, 1);
}

static void shares_are_of_what_is_there(void **state)
{
    const kb_tallied t = {.found = 4, .right = 2, .wanted = 8, .got = 2};
    (void)state;
    assert_true(kb_score_precision(&t) == 0.5);
    assert_true(kb_score_recall(&t) == 0.25);
    assert_true(kb_score_f1(&t) > 0.333 && kb_score_f1(&t) < 0.334);
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(texts_are_compared_without_their_dress),
        WITH_FILE(an_annotation_is_read),
        WITH_FILE(a_wrong_annotation_is_named),
        WITH_FILE(concepts_match_one_to_one_by_any_form),
        WITH_FILE(what_is_not_there_is_missed),
        WITH_FILE(relations_match_by_what_their_ends_mean),
        WITH_FILE(each_annotation_is_used_up_once),
        WITH_FILE(promotion_is_compared_block_by_block),
        WITH_FILE(shares_are_of_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
