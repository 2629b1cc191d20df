/* test_migrate.c - a store of an older schema: read by nobody, brought up to
 * date by who writes. */
#include "check.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/embed.h"
#include "sample.h"
#include "store/sqlite/sqlite.h"

enum { PATH_ROOM = 64, OLDEST = 1 };

typedef struct fixture {
    char path[PATH_ROOM];
    kb_arena *arena;
    kb_error err;
} fixture;

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* A store of the oldest schema, with one input. */
static int setup(void **state)
{
    static fixture f;
    f = (fixture){.path = "/tmp/aigckb-old-XXXXXX", .arena = kb_arena_new()};
    *state = &f;
    int fd = mkstemp(f.path);
    assert_true(fd >= 0);
    close(fd);
    run_sql(f.path, kb_schema_files[0].text);
    run_sql(f.path, "PRAGMA user_version = 1;"
                    "INSERT INTO input VALUES"
                    " ('/articles/1', 7, 8, 'aa', NULL, 'ok', NULL),"
                    " ('/broken', 7, 8, 'bb', NULL, 'bad_input', 'binary')");
    return 0;
}

static int teardown(void **state)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char name[2 * PATH_ROOM];
        snprintf(name, sizeof name, "%s%s", f->path, tails[i]);
        unlink(name);
    }
    kb_arena_free(f->arena);
    return 0;
}

static void readers_are_told_what_to_do(void **state)
{
    fixture *f = *state;
    kb_store *store;
    assert_int_equal(kb_store_open(&store, f->path, KB_READ, &f->err),
                     KB_STORE_DAMAGED);
    assert_non_null(strstr(f->err.message, "older aigckb"));
    assert_non_null(strstr(f->err.message, "aigckb ingest"));
}

static void writers_bring_it_up_to_date(void **state)
{
    const sample article = {
        .key = "1", .text = "AIGC的规模", .names = {"AIGC"}};
    fixture *f = *state;
    kb_store *store;
    kb_put_report report;
    kb_store_info info;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(kb_store_info_get(store, &info, &f->err), KB_OK);
    assert_int_equal(info.schema, kb_sqlite_schema());
    assert_true(info.schema > OLDEST);

    kb_entry entry = sample_entry(f->arena, &article);
    kb_facts facts = *entry.facts;
    kb_figure_fact figure = {.value_text = "规模", .span = {0, 5, 7}};
    facts.figures = &figure;
    facts.figure_count = 1;
    entry.facts = &facts;
    assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    kb_store_close(store);

    assert_int_equal(kb_store_open(&store, f->path, KB_READ, &f->err), KB_OK);
    assert_int_equal(kb_store_info_get(store, &info, &f->err), KB_OK);
    assert_int_equal(info.figures, 1);
    kb_store_close(store);
}

static void what_was_read_before_is_read_again(void **state)
{
    const char *const paths[] = {"/articles/1", "/broken"};
    fixture *f = *state;
    kb_known known[2];
    kb_store *store;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(kb_store_known(store, paths, 2, known, &f->err), KB_OK);
    assert_true(known[0].present && known[0].mtime != 8);
    assert_string_equal(known[0].hash, "");
    assert_true(known[1].present && known[1].mtime == 8);
    kb_store_close(store);
}

static const char *schema_file(const char *name)
{
    const kb_embedded *file = kb_schema_files;
    while (file->name && strcmp(file->name, name) != 0)
        file++;
    assert_non_null(file->name);
    return file->text;
}

/* The articles that have a word, and whether the first has it in its title. */
static size_t find_word(fixture *f, kb_store *store, const char *word,
                        bool *in_title)
{
    const kb_match_token token = {.text = word, .weight = 1};
    const kb_match match = {.tokens = &token, .token_count = 1, .limit = 2};
    kb_matches found = {.arena = f->arena};

    assert_int_equal(kb_store_match(store, &match, &found, &f->err), KB_OK);
    *in_title = found.count > 0 && found.hits[0].title == 1;
    return found.count;
}

static void an_index_of_an_old_form_is_made_again(void **state)
{
    const sample article = {.key = "1", .title = "规模", .text = "AIGC"};
    fixture *f = *state;
    kb_store *store;
    kb_put_report report;
    bool in_title;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    kb_entry entry = sample_entry(f->arena, &article);
    assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                     KB_OK);
    kb_store_close(store);
    run_sql(f->path, "DROP TABLE index_title; CREATE TABLE index_length (x)");
    run_sql(f->path, schema_file("0003_titles.sql"));

    assert_int_equal(kb_store_open(&store, f->path, KB_READ, &f->err), KB_OK);
    assert_int_equal(find_word(f, store, "规模", &in_title), 0);
    kb_store_close(store);
    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(find_word(f, store, "规模", &in_title), 1);
    assert_true(in_title);
    assert_int_equal(find_word(f, store, "aigc", &in_title), 1);
    assert_false(in_title);
    kb_store_close(store);
}

static kb_status count_line(void *context, const char *line)
{
    (void)line;
    ++*(size_t *)context;
    return KB_OK;
}

/* Of what was stored before there were any. */
static void summaries_are_made_of_what_is_there(void **state)
{
    static const char older[] =
        "DROP TABLE edge; DROP TABLE touched_edge; DROP TABLE tally;"
        "DROP INDEX concept_kind; DROP INDEX article_brief;"
        "ALTER TABLE definition DROP COLUMN words;"
        "ALTER TABLE definition DROP COLUMN claim;";
    static const char
        newer[] = /* columns are in the order in which they came */
        "ALTER TABLE definition ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;";
    const sample article = {.key = "1",
                            .site = "csdn",
                            .date = "2023-02",
                            .text = "百度的文心一言",
                            .names = {"文心一言", "百度"}};
    fixture *f = *state;
    kb_store *store;
    kb_put_report report;
    size_t problems = 0;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    kb_entry entry = sample_entry(f->arena, &article);
    assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    kb_store_close(store);
    run_sql(f->path, older);
    run_sql(f->path, schema_file("0005_summary.sql"));
    run_sql(f->path, newer);

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    assert_int_equal(kb_store_check(store, count_line, &problems, &f->err),
                     KB_OK);
    assert_int_equal(problems, 0);
    kb_store_close(store);
}

static kb_status count_cluster(void *context, const kb_article *article)
{
    *(size_t *)context = article->cluster_size;
    return KB_OK;
}

static kb_status keep_claim(void *context, const kb_fact *fact)
{
    *(uint32_t *)context = fact->claim;
    return KB_OK;
}

/* Of articles that were stored before there were any. */
static void copies_are_found_among_what_is_there(void **state)
{
    static const char older[] =
        "DROP TABLE imprint; DROP TABLE touched_article;"
        "ALTER TABLE relation DROP COLUMN claim;"
        "ALTER TABLE definition DROP COLUMN claim;"
        "ALTER TABLE figure DROP COLUMN claim;"
        "ALTER TABLE event DROP COLUMN claim;"
        "UPDATE article SET cluster = 7 + doc;";
    const sample articles[] = {
        {.key = "1",
         .text = "# 前\n二〇二三年三月，百度在北京正式发布了大模型文心一言",
         .names = {"文心一言", "百度"}},
        {.key = "2",
         .text = "前，二〇二三年三月百度在北京正式发布了大模型文心一言！",
         .names = {"文心一言", "百度"}}};
    const kb_fact_query relations = {
        .type = KB_FACT_RELATION, .predicate = KB_ANY, .basis = KB_ANY};
    const kb_article_query all = {.limit = 0};
    fixture *f = *state;
    kb_store *store;
    kb_put_report report;
    size_t problems = 0, copies = 0;
    uint32_t claim = 0, former = 0;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    for (size_t i = 0; i < 2; i++) {
        kb_entry entry = sample_entry(f->arena, &articles[i]);
        assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                         KB_OK);
    }
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    assert_int_equal(
        kb_store_facts(store, &relations, keep_claim, &former, &f->err), KB_OK);
    assert_true(former != 0);
    kb_store_close(store);
    run_sql(f->path, older);
    run_sql(f->path, schema_file("0007_clusters.sql"));

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    assert_int_equal(
        kb_store_articles(store, &all, count_cluster, &copies, &f->err), KB_OK);
    assert_int_equal(copies, 2);
    assert_int_equal(
        kb_store_facts(store, &relations, keep_claim, &claim, &f->err), KB_OK);
    assert_int_equal(claim, former);
    assert_int_equal(kb_store_check(store, count_line, &problems, &f->err),
                     KB_OK);
    assert_int_equal(problems, 0);
    kb_store_close(store);
}

/* Rows of mentions, and blocks with all their numbers. */
static void mentions_and_blocks_are_made_compact(void **state)
{
    static const char older[] =
        "DROP VIEW v_mention; DROP VIEW v_block;"
        "ALTER TABLE article_concept DROP COLUMN places;"
        "CREATE TABLE mention (concept, doc, start, end, block,"
        " PRIMARY KEY (concept, doc, start, end)) WITHOUT ROWID;"
        "INSERT INTO mention SELECT concept, doc, n.start, n.end, n.block"
        " FROM article_concept, (SELECT 5 AS start, 9 AS end, 1 AS block"
        " UNION ALL SELECT 0, 4, 0) n;"
        "UPDATE article_text SET"
        " blocks = '[[0,1,-1,0,0,4],[1,0,0,1,5,4]]';"
        "CREATE VIEW v_block AS SELECT 1;"
        "CREATE VIEW v_mention AS SELECT 1;";
    static const char proof[] =
        "CREATE TABLE proof AS SELECT"
        " (SELECT group_concat(block || ' ' || start || ' ' || end || ' ' ||"
        " quote) FROM v_mention) AS mentions,"
        " (SELECT group_concat(n || type || level || up || promo || start ||"
        " text) FROM v_block) AS blocks;"
        "CREATE TABLE ok (x CHECK (x = 1));"
        "INSERT INTO ok SELECT mentions = '0 0 4 AIGC,1 5 9 AIGC' AND"
        " blocks = '0heading1-100AIGC,1para0015AIGC' FROM proof;";
    const sample article = {
        .key = "1", .text = "AIGC\nAIGC", .names = {"AIGC"}};
    fixture *f = *state;
    kb_store *store;
    kb_put_report report;

    assert_int_equal(kb_store_open(&store, f->path, KB_WRITE, &f->err), KB_OK);
    kb_entry entry = sample_entry(f->arena, &article);
    assert_int_equal(kb_store_put(store, &entry, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_derive(store, &f->err), KB_OK);
    kb_store_close(store);
    run_sql(f->path, older);
    run_sql(f->path, schema_file("0008_compact.sql"));
    run_sql(f->path, schema_file("0009_places.sql"));
    run_sql(f->path, proof);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STORE(readers_are_told_what_to_do),
        WITH_STORE(writers_bring_it_up_to_date),
        WITH_STORE(an_index_of_an_old_form_is_made_again),
        WITH_STORE(summaries_are_made_of_what_is_there),
        WITH_STORE(copies_are_found_among_what_is_there),
        WITH_STORE(what_was_read_before_is_read_again),
        WITH_STORE(mentions_and_blocks_are_made_compact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
