/* test_curate.c - corrections: as text, what they come to, and in a store:
 * whatever the order of events, the same corrections and articles give the same
 * rows. */
#include "shelf.h"

#include "aigckb/company.h"
#include "aigckb/curate.h"
#include "aigckb/edges.h"
#include "base/buf.h"
#include "store/sqlite/sqlite.h"

enum { LIST_MAX = 1 << 20, ROUNDS = 300, MOST = 12, WORDS_MAX = 40 };

static const sample articles[] = {
    {.key = "1",
     .date = "2023-02-01",
     .text = "百度的文心一言，又叫ERNIE Bot。",
     .names = {"文心一言", "百度"},
     .alias = "ERNIE Bot",
     .kind = KB_MODEL},
    {.key = "2",
     .date = "2024-05",
     .text = "百度的ERNIE Bot很好。",
     .names = {"ERNIE Bot", "百度"},
     .kind = KB_PRODUCT},
    {.key = "3",
     .text = "文心一言和ERNIE Bot是百度的。",
     .names = {"文心一言", "ERNIE Bot", "百度"},
     .kind = KB_MODEL},
    {.key = "4",
     .date = "2022",
     .text = "谷歌做了文心大模型。",
     .names = {"文心大模型", "谷歌"},
     .alias = "谷歌",
     .kind = KB_PRODUCT},
    {.key = "5",
     .text = "文心大模型用昇腾，昇腾用文心一言。",
     .names = {"昇腾", "文心一言", "文心大模型"},
     .alias = "文心",
     .kind = KB_INFRASTRUCTURE},
    {0},
};

static int setup(void **state)
{
    static shelf s;
    *state = &s;
    return shelf_open(&s, articles);
}

/* ---- what a store has --------------------------------------------------- */

/* Every row that is derived: what commands print is made of these. */
static const char *const derived[] = {
    "SELECT * FROM concept ORDER BY id",
    "SELECT * FROM form ORDER BY fold, concept",
    "SELECT * FROM edge ORDER BY s, p, o",
    "SELECT * FROM tally WHERE n <> 0 ORDER BY list, value",
    "SELECT concept FROM arrival ORDER BY concept",
    "SELECT * FROM spelling ORDER BY letters, initials, concept",
    "SELECT pack, hex(names) FROM name_pack ORDER BY pack",
    "SELECT * FROM touched",
    "SELECT * FROM touched_edge",
};

static const char *rows_of(shelf *s, kb_arena *arena)
{
    sqlite3 *db = kb_sqlite_of(s->store)->db;
    kb_buf text = KB_BUF_INIT(LIST_MAX);

    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++) {
        sqlite3_stmt *q = NULL;
        assert_int_equal(sqlite3_prepare_v2(db, derived[i], -1, &q, NULL),
                         SQLITE_OK);
        while (sqlite3_step(q) == SQLITE_ROW) {
            for (int c = 0; c < sqlite3_column_count(q); c++) {
                const char *cell = (const char *)sqlite3_column_text(q, c);
                kb_buf_printf(&text, "%s|", cell ? cell : "NULL");
            }
            kb_buf_add_char(&text, '\n');
        }
        sqlite3_finalize(q);
    }
    const char *copy = kb_arena_copy(arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

static kb_status print_problem(void *context, const char *line)
{
    print_error("%s\n", line);
    return *(int *)context = 1, KB_OK;
}

static void check(shelf *s)
{
    int problems = 0;
    kb_store_check(s->store, print_problem, &problems, &s->err);
    assert_int_equal(problems, 0);
}

/* ---- corrections in a store --------------------------------------------- */

static kb_corrections parse(shelf *s, const char *text)
{
    kb_corrections all;
    if (kb_corrections_parse(&all, s->arena, "t", text, strlen(text),
                             &s->err) != KB_OK)
        fail_msg("%s", s->err.message);
    return all;
}

static kb_status curate(shelf *s, const kb_corrections *corrections)
{
    kb_curation curation;
    kb_status status =
        kb_curation_of(&curation, s->arena, corrections, "t", &s->err);
    return status == KB_OK ? kb_store_curate(s->store, &curation, &s->err)
                           : status;
}

static void curate_text(shelf *s, const char *text)
{
    kb_corrections all = parse(s, text);
    if (curate(s, &all) != KB_OK)
        fail_msg("%s", s->err.message);
    check(s);
}

static const char *meaning(shelf *s, const char *word)
{
    kb_term term;
    kb_status status =
        kb_term_find_exact(&term, s->store, s->arena, word, &s->err);
    if (status != KB_OK)
        return kb_status_name(status);
    return kb_arena_printf(s->arena, "%s %s %s %d/%d/%d", term.concept.name,
                           kb_kind_word(term.concept.kind)->name,
                           kb_layer_word(term.concept.layer)->name,
                           (int)term.concept.counts.mentions,
                           (int)term.concept.counts.articles,
                           (int)term.concept.counts.sources);
}

static const char *makers(shelf *s, const char *word)
{
    kb_relation_query query = {
        .s = shelf_concept(s, word),
        .filter = {.basis = KB_ANY, .predicates = 1U << KB_MADE_BY},
        .places = 1};
    kb_relations found;
    const char *list = "";

    assert_int_equal(
        kb_relations_find(&found, s->store, s->arena, &query, &s->err), KB_OK);
    for (size_t i = 0; i < found.len; i++)
        list = kb_arena_printf(s->arena, "%s%s(%d/%d) ", list,
                               found.data[i].o.name, (int)found.data[i].sources,
                               (int)found.data[i].articles);
    query.places = 0; /* from the statements: the same */
    kb_relations again;
    assert_int_equal(
        kb_relations_find(&again, s->store, s->arena, &query, &s->err), KB_OK);
    assert_int_equal(again.len, found.len);
    for (size_t i = 0; i < found.len; i++) {
        assert_string_equal(again.data[i].id, found.data[i].id);
        assert_int_equal(again.data[i].sources, found.data[i].sources);
        assert_int_equal(again.data[i].articles, found.data[i].articles);
        assert_true(again.data[i].confidence == found.data[i].confidence);
    }
    return list;
}

typedef struct line {
    kb_arena *arena;
    const char *text;
} line;

static kb_status add_presence(void *context, const kb_presence *p)
{
    static const char *const folds[] = {"文心一言", "erniebot", "百度"};
    line *l = context;

    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        if (p->concept == kb_concept_id(folds[i]))
            l->text = kb_arena_printf(l->arena, "%s%s ", l->text, folds[i]);
    }
    return KB_OK;
}

/* Those of its company that are named above, article by article. */
static const char *company(shelf *s, const char *fold)
{
    line l = {s->arena, ""};
    kb_company_query query = {.concept = kb_concept_id(fold)};
    int64_t sources;

    assert_int_equal(
        kb_store_company(s->store, &query, &sources, add_presence, &l, &s->err),
        KB_OK);
    assert_int_equal(sources, 5);
    return l.text;
}

/* ---- each of them ------------------------------------------------------- */

static void an_alias_is_of_one_concept_alone(void **state)
{
    shelf *s = *state;
    assert_string_equal(meaning(s, "文心"), "昇腾 infrastructure none 2/1/1");
    curate_text(s, "alias\t文心大模型\t文心\n");
    assert_string_equal(meaning(s, "文心"), meaning(s, "文心大模型"));
    curate_text(s, "alias\t文心大模型\t文心\nalias\t百度\t文心\n");
    assert_string_equal(meaning(s, "文心"), meaning(s, "百度"));
    curate_text(s, "alias\t文心大模型\t文心\nunalias\t文心大模型\t文心\n");
    assert_string_equal(meaning(s, "文心"), "昇腾 infrastructure none 2/1/1");
    curate_text(s, "unalias\t昇腾\t文心\n");
    assert_string_equal(meaning(s, "文心"), "not_found");
}

static void a_merge_counts_both_under_one(void **state)
{
    shelf *s = *state;
    assert_string_equal(meaning(s, "文心一言"), "文心一言 model none 3/3/3");
    assert_string_equal(makers(s, "文心一言"), "ERNIE Bot(1/1) 百度(1/1) ");
    curate_text(s, "merge\t文心一言\tERNIE Bot\n");
    assert_string_equal(meaning(s, "文心一言"), "文心一言 model none 5/4/4");
    assert_string_equal(meaning(s, "c:erniebot"), meaning(s, "文心一言"));
    assert_string_equal(makers(s, "文心一言"), "百度(2/2) ");
    assert_string_equal(makers(s, "昇腾"), "文心一言(1/1) ");
    curate_text(s, "merge\t文心一言\tERNIE Bot\nmerge\tERNIE Bot\t文心一言\n");
    assert_string_equal(meaning(s, "c:文心一言"), "ERNIE Bot model none 5/4/4");
    curate_text(s, "merge\t文心一言\tERNIE Bot\n"
                   "never-merge\t文心一言\tERNIE Bot\n");
    assert_string_equal(meaning(s, "文心一言"), "文心一言 model none 3/3/3");
    assert_string_equal(meaning(s, "ERNIE Bot"), "ERNIE Bot model none 2/2/2");
}

static void a_new_name_leads_from_the_old_one(void **state)
{
    shelf *s = *state;
    curate_text(s, "rename\t文心一言\tWenxin Yiyan\n"
                   "kind\t文心一言\tproduct\nlayer\t文心一言\tmodel\n");
    assert_string_equal(meaning(s, "文心一言"),
                        "Wenxin Yiyan product model 3/3/3");
    assert_string_equal(meaning(s, "c:wenxinyiyan"), meaning(s, "文心一言"));
    curate_text(s, "rename\t百度\t百 度\n");
    assert_string_equal(meaning(s, "百 度"), "百 度 model none 3/3/3");
}

static void what_is_hidden_is_nowhere(void **state)
{
    shelf *s = *state;
    kb_article_facts facts;
    curate_text(s, "hide\t百度\n");
    assert_string_equal(meaning(s, "百度"), "not_found");
    assert_string_equal(makers(s, "文心一言"), "ERNIE Bot(1/1) ");
    assert_int_equal(kb_article_facts_read(&facts, s->store, s->arena,
                                           kb_article_id("1"), &s->err),
                     KB_OK);
    assert_int_equal(facts.concept_count, 1);
    assert_int_equal(facts.relations, 0);
}

static void company_is_of_all_parts(void **state)
{
    shelf *s = *state;
    assert_string_equal(company(s, "erniebot"),
                        "百度 erniebot 文心一言 百度 erniebot ");
    curate_text(s, "merge\t文心一言\tERNIE Bot\n");
    assert_string_equal(company(s, "文心一言"),
                        "文心一言 百度 文心一言 百度 文心一言 百度 文心一言 ");
    curate_text(s, "merge\t文心一言\tERNIE Bot\nhide\t百度\n");
    assert_string_equal(company(s, "文心一言"),
                        "文心一言 文心一言 文心一言 文心一言 ");
}

static void what_is_rejected_is_no_fact(void **state)
{
    shelf *s = *state;
    curate_text(s, "reject\t文心一言\tmade_by\tERNIE Bot\n");
    assert_string_equal(makers(s, "文心一言"), "百度(1/1) ");
    curate_text(s, "reject\tERNIE Bot\tmade_by\t百度\n"
                   "merge\t文心一言\tERNIE Bot\n");
    assert_string_equal(makers(s, "文心一言"), "");
}

/* ---- what cannot be ----------------------------------------------------- */

static void refuses(shelf *s, const char *text, const char *message)
{
    kb_corrections all = {0};
    kb_curation curation;
    kb_status status =
        kb_corrections_parse(&all, s->arena, "t", text, strlen(text), &s->err);
    if (status == KB_OK)
        status = kb_curation_of(&curation, s->arena, &all, "t", &s->err);
    assert_int_equal(status, KB_BAD_INPUT);
    assert_string_equal(s->err.message, message);
}

static void a_wrong_line_is_named(void **state)
{
    shelf *s = *state;
    refuses(s, "# x\n\nalias\tA\n",
            "t:3: alias takes 2 words with tabs between, not 1");
    refuses(s, "hide\tA\tB\n",
            "t:1: hide takes 1 word with tabs between, not 2");
    refuses(s, "alias A B\n",
            "t:1: no correction 'alias A B': alias, unalias, merge, "
            "never-merge, kind, layer, hide, rename, reject");
    refuses(s, "layer\tA\ttop\n",
            "t:1: no layer 'top': none, infrastructure, model, application");
    refuses(s, "hide\t - \n", "t:1: '-' is no name");
    refuses(s, "hide\t\xFF\xFE\n", "t:1: not UTF-8");
    refuses(s, "\nhide\tA\x1b[1m\n", "t:2: a control character");
    refuses(s, "merge\tA\ta\n", "t:1: 'a' is one concept already");
    refuses(s, "alias\tGPT-4\tgpt4\n", "t:1: 'gpt4' is its name already");
    refuses(s, "merge\tA\tB\nunalias\tA\tB\n", "t:2: 'B' is its name");
    refuses(s, "merge\tA\tB\nrename\tC\tB\n", "t:2: 'B' is a part of 'A'");
    refuses(s, "never-merge\tA\tB\nmerge\tC\tA\nmerge\tC\tB\n",
            "t:3: 'A' would become one with 'B': never-merge, line 1");
}

static void only_what_changes_anything_is_new(void **state)
{
    shelf *s = *state;
    kb_corrections have = parse(s, "merge\tA\tB\nhide\tB\nkind\tC\tmodel\n");
    kb_corrections more = parse(
        s, "hide\tA\nmerge\tA\tb\nkind\tC\trisk\nkind\tC\trisk\nalias\tC\tD\n");
    kb_corrections fresh;
    assert_int_equal(
        kb_curation_new_of(&fresh, s->arena, &have, &more, "t", &s->err),
        KB_OK);
    assert_int_equal(fresh.len, 2);
    assert_int_equal(fresh.data[0].op, KB_CORRECT_KIND);
    assert_int_equal(fresh.data[1].op, KB_CORRECT_ALIAS);
}

/* ---- at random ---------------------------------------------------------- */

/* xorshift (G. Marsaglia, 2003): the same on every machine. */
static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static const char *pick(uint32_t *seed, const char *const *from, size_t n)
{
    return from[next(seed) % n];
}

static const char *const some_names[] = {
    "文心一言", "ERNIE Bot", "百度", "文心大模型", "谷歌", "昇腾", "文心", "X"};
enum { SOME_NAMES = sizeof some_names / sizeof *some_names };

static kb_correction random_correction(uint32_t *seed)
{
    static const char *const kinds[] = {"model", "product", "risk"};
    static const char *const layers[] = {"none", "model"};
    kb_correction c = {
        .op = (kb_correction_op)(next(seed) % KB_CORRECTION_OP_COUNT)};

    c.words[0] = pick(seed, some_names, SOME_NAMES);
    c.words[1] = c.op == KB_CORRECT_KIND    ? pick(seed, kinds, 3)
                 : c.op == KB_CORRECT_LAYER ? pick(seed, layers, 2)
                 : c.op == KB_CORRECT_REJECT
                     ? "made_by"
                     : pick(seed, some_names, SOME_NAMES);
    if (c.op == KB_CORRECT_HIDE)
        c.words[1] = NULL;
    if (c.op == KB_CORRECT_REJECT)
        c.words[2] = pick(seed, some_names, SOME_NAMES);
    return c;
}

static void put_one(shelf *s, size_t n, int64_t version)
{
    kb_entry entry = sample_entry(s->arena, &articles[n]);
    kb_put_report report;
    assert_int_equal(
        kb_store_put(s->store, &entry, 1, version, &report, &s->err), KB_OK);
    assert_int_equal(kb_store_derive(s->store, &s->err), KB_OK);
}

/* Takes an article out, or in again, or reads it by force. */
static void disturb(shelf *s, uint32_t *seed, int64_t version)
{
    size_t n = next(seed) % (sizeof articles / sizeof *articles - 1);
    if (next(seed) % 2) {
        assert_int_equal(
            kb_store_remove(s->store, kb_article_id(articles[n].key), &s->err),
            KB_OK);
        assert_int_equal(kb_store_derive(s->store, &s->err), KB_OK);
    }
    put_one(s, n, version);
}

/* A store that never had anything else. */
static void same_as_fresh(shelf *s, const kb_corrections *corrections)
{
    shelf fresh;
    assert_int_equal(shelf_open(&fresh, articles), 0);
    assert_int_equal(curate(&fresh, corrections), KB_OK);
    assert_string_equal(rows_of(s, s->arena), rows_of(&fresh, s->arena));
    kb_reader_free(fresh.reader);
    kb_store_close(fresh.store);
    kb_arena_free(fresh.arena);
}

static void any_order_ends_in_the_same(void **state)
{
    shelf *s = *state;
    kb_correction all[MOST];
    kb_corrections held = {all, 0};
    uint32_t seed = 20260101;

    for (int round = 0; round < ROUNDS; round++) {
        const char *before = rows_of(s, s->arena);
        bool undo = held.len == MOST || (held.len > 0 && next(&seed) % 3 == 0);
        if (undo) {
            held.len--;
            assert_int_equal(curate(s, &held), KB_OK);
        } else {
            all[held.len++] = random_correction(&seed);
            if (curate(s, &held) != KB_OK) {
                held.len--; /* refused: nothing has changed */
                assert_string_equal(rows_of(s, s->arena), before);
                continue;
            }
            held.len--; /* do and undo leave no trace */
            assert_int_equal(curate(s, &held), KB_OK);
            assert_string_equal(rows_of(s, s->arena), before);
            held.len++;
            assert_int_equal(curate(s, &held), KB_OK);
        }
        if (next(&seed) % 2)
            disturb(s, &seed, round + 2);
        check(s);
        if (round % 7 == 0)
            same_as_fresh(s, &held);
    }
    held.len = 0;
    assert_int_equal(curate(s, &held), KB_OK);
    same_as_fresh(s, &held);
}

/* Whatever stands in a file: it is read, or refused with a line. */
static void no_text_harms_the_parser(void **state)
{
    static const char *const pieces[] = {
        "alias",  "merge", "kind",   "reject", "never-merge", "rename",
        "\t",     "\t",    "\t",     "\n",     "\n",          "#",
        "\r\n",   " ",     "A",      "百度",   "\xE7\x99",    "\xEF\xBB\xBF",
        "\x1B[m", "model", "made_by"};
    shelf *s = *state;
    uint32_t seed = 7;

    for (int round = 0; round < ROUNDS * 20; round++) {
        kb_buf text = KB_BUF_INIT(LIST_MAX);
        kb_corrections read, again;
        for (uint32_t n = next(&seed) % WORDS_MAX; n > 0; n--)
            kb_buf_add_text(
                &text, pick(&seed, pieces, sizeof pieces / sizeof *pieces));
        kb_status status = kb_corrections_parse(&read, s->arena, "t", text.ptr,
                                                text.len, &s->err);
        kb_buf_clear(&text);
        if (status != KB_OK)
            assert_true(status == KB_BAD_INPUT &&
                        strncmp(s->err.message, "t:", 2) == 0);
        for (size_t i = 0; status == KB_OK && i < read.len; i++)
            kb_buf_printf(&text, "%s\n",
                          kb_correction_line(s->arena, &read.data[i]));
        if (status == KB_OK) { /* what is written is read as it was */
            assert_int_equal(kb_corrections_parse(&again, s->arena, "t",
                                                  text.ptr, text.len, &s->err),
                             KB_OK);
            assert_int_equal(again.len, read.len);
        }
        kb_buf_dispose(&text);
        kb_arena_clear(s->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_alias_is_of_one_concept_alone, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(a_merge_counts_both_under_one, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(a_new_name_leads_from_the_old_one,
                                        setup, shelf_close),
        cmocka_unit_test_setup_teardown(what_is_hidden_is_nowhere, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(company_is_of_all_parts, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(what_is_rejected_is_no_fact, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(a_wrong_line_is_named, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(only_what_changes_anything_is_new,
                                        setup, shelf_close),
        cmocka_unit_test_setup_teardown(any_order_ends_in_the_same, setup,
                                        shelf_close),
        cmocka_unit_test_setup_teardown(no_text_harms_the_parser, setup,
                                        shelf_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
