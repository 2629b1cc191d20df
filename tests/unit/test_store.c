/* test_store.c - the store: what is put in comes out, counted and in order. */
#include "open_store.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aigckb/bulk.h"
#include "sample.h"
#include "store/sqlite/sqlite.h"
#include "text/fold.h"

enum { PATH_ROOM = 256 };

static const sample baidu = {.key = "1",
                             .title = "文心一言",
                             .date = "2023-03-16",
                             .site = "csdn",
                             .tag = "AI",
                             .text =
                                 "# 模型\n百度发布文心一言。文心一言会写诗。",
                             .names = {"文心一言", "百度"},
                             .alias = "文心",
                             .kind = KB_MODEL};
static const sample later = {.key = "2",
                             .title = "再谈",
                             .date = "2024-06",
                             .site = "juejin",
                             .text = "文心一言来自百度，不来自OpenAI。",
                             .names = {"文心一言", "百度", "OpenAI"},
                             .kind = KB_PRODUCT};

static kb_put_report put(fixture *f, const sample *s)
{
    kb_put_report report;
    kb_entry entry = sample_entry(f->arena, s);
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1000, &report, &f->err),
                     KB_OK);
    return report;
}

static void derive(fixture *f)
{
    assert_int_equal(kb_store_derive(f->store, &f->err), KB_OK);
}

static kb_store_info info(fixture *f)
{
    kb_store_info got;
    assert_int_equal(kb_store_info_get(f->store, &got, &f->err), KB_OK);
    return got;
}

static uint64_t id_of(fixture *f, const char *name)
{
    return kb_concept_id(kb_fold_dup(f->arena, kb_str_of(name)));
}

/* Walks write what they meet into f->list. */

static kb_status add_concept(void *context, const kb_concept *c)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s:%s:%d/%d/%d ", c->name,
                  kb_kind_word(c->kind)->name, (int)c->counts.mentions,
                  (int)c->counts.articles, (int)c->counts.sources);
    return KB_OK;
}

static const char *concepts(fixture *f, kb_concept_query query)
{
    kb_buf_clear(&f->list);
    assert_int_equal(
        kb_store_concepts(f->store, &query, add_concept, f, &f->err), KB_OK);
    return f->list.ptr;
}

static const kb_concept_query all_concepts = {.kind = KB_ANY, .layer = KB_ANY};

static kb_status add_fact(void *context, const kb_fact *fact)
{
    fixture *f = context;
    bool first = fact->article == kb_article_id("1");
    kb_buf_printf(&f->list, "%s:%s:%d-%d ", first ? "1" : "?",
                  fact->text ? fact->text : "", (int)fact->start,
                  (int)fact->end);
    return KB_OK;
}

static const char *facts(fixture *f, kb_fact_query query)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_facts(f->store, &query, add_fact, f, &f->err),
                     KB_OK);
    return f->list.ptr;
}

static kb_status add_form(void *context, const kb_form *form)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s%s:%d ", form->canonical ? "=" : "", form->form,
                  (int)form->articles);
    return KB_OK;
}

static const char *forms(fixture *f, kb_form_by by, const char *text)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_forms(f->store, by, text, add_form, f, &f->err),
                     KB_OK);
    return f->list.ptr;
}

static kb_status add_count(void *context, const kb_count *count)
{
    fixture *f = context;
    if (count->count > 0)
        kb_buf_printf(&f->list, "%s:%d ", count->name ? count->name : "NULL",
                      (int)count->count);
    return KB_OK;
}

static const char *counts(fixture *f, kb_count_by by)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_count(f->store, by, add_count, f, &f->err),
                     KB_OK);
    return f->list.ptr;
}

static kb_status add_article(void *context, const kb_article *a)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s(%d) ", a->key, (int)a->cluster_size);
    return KB_OK;
}

static const char *articles(fixture *f, kb_article_query query)
{
    kb_buf_clear(&f->list);
    assert_int_equal(
        kb_store_articles(f->store, &query, add_article, f, &f->err), KB_OK);
    return f->list.ptr;
}

static kb_status add_line(void *context, const char *line)
{
    fixture *f = context;
    kb_buf_printf(&f->list, "%s\n", line);
    return KB_OK;
}

static const char *problems(fixture *f)
{
    kb_buf_clear(&f->list);
    kb_status status = kb_store_check(f->store, add_line, f, &f->err);
    assert_int_equal(status, f->list.len > 0 ? KB_STORE_DAMAGED : KB_OK);
    return f->list.ptr;
}

/* ---- opening ------------------------------------------------------------ */

static void write_file(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static kb_status open_at(const char *path, kb_access access, kb_error *err)
{
    kb_store *store;
    kb_status status = kb_store_open(&store, path, access, err);
    assert_true((store != NULL) == (status == KB_OK));
    kb_store_close(store);
    return status;
}

/* Unlinks a store, whole. */
static void forget(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char name[2 * PATH_ROOM];
        snprintf(name, sizeof name, "%s%s", path, tails[i]);
        unlink(name);
    }
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void opening_tells_what_is_wrong(void **state)
{
    char folder[] = "/tmp/aigckb-store-XXXXXX";
    char path[PATH_ROOM];
    kb_error err;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/kb.db", folder);

    assert_int_equal(open_at(path, KB_READ, &err), KB_STORE_MISSING);
    assert_non_null(strstr(err.message, "aigckb ingest"));
    assert_int_equal(open_at(folder, KB_READ, &err), KB_STORE_DAMAGED);
    assert_int_equal(open_at("x://y/z", KB_READ, &err), KB_USAGE);
    assert_int_equal(open_at("", KB_WRITE, &err), KB_USAGE);

    write_file(path, "", 0);
    assert_int_equal(open_at(path, KB_READ, &err), KB_STORE_DAMAGED);
    write_file(path, "no database, but some text", 26);
    assert_int_equal(open_at(path, KB_READ, &err), KB_STORE_DAMAGED);
    assert_int_equal(open_at(path, KB_WRITE, &err), KB_STORE_DAMAGED);

    unlink(path);
    run_sql(path, "CREATE TABLE other (x)");
    assert_int_equal(open_at(path, KB_READ, &err), KB_STORE_DAMAGED);
    assert_int_equal(open_at(path, KB_WRITE, &err), KB_STORE_DAMAGED);

    unlink(path);
    assert_int_equal(open_at(path, KB_WRITE, &err), KB_OK);
    assert_int_equal(open_at(path, KB_READ, &err), KB_OK);
    run_sql(path, "PRAGMA user_version = 99");
    assert_int_equal(open_at(path, KB_READ, &err), KB_STORE_NEWER);
    assert_int_equal(open_at(path, KB_WRITE, &err), KB_STORE_NEWER);

    forget(path);
    assert_int_equal(rmdir(folder), 0);
}

static void a_new_store_is_for_its_owner_alone(void **state)
{
    char folder[] = "/tmp/aigckb-store-XXXXXX";
    char path[PATH_ROOM], inner[PATH_ROOM], outer[PATH_ROOM];
    struct stat about;
    kb_error err;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(outer, sizeof outer, "%s/a", folder);
    snprintf(inner, sizeof inner, "%s/a/b", folder);
    snprintf(path, sizeof path, "%s/a/b/kb.db", folder);

    assert_int_equal(open_at(path, KB_WRITE, &err), KB_OK);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(stat(inner, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);

    unlink(path);
    rmdir(inner);
    rmdir(outer);
    assert_int_equal(rmdir(folder), 0);
}

static void one_writes_at_a_time_and_all_may_read(void **state)
{
    char path[] = "/tmp/aigckb-store-XXXXXX";
    kb_store *one, *two, *reader;
    kb_put_report report;
    kb_store_info seen;
    fixture *f = *state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(kb_store_open(&one, path, KB_WRITE, &f->err), KB_OK);
    assert_int_equal(kb_store_open(&two, path, KB_WRITE, &f->err), KB_OK);
    sqlite3_busy_timeout(kb_sqlite_of(two)->db, 10);

    kb_entry entry = sample_entry(f->arena, &baidu);
    assert_int_equal(kb_sqlite_begin(kb_sqlite_of(one), &f->err), KB_OK);
    assert_int_equal(kb_store_put(two, &entry, 1, 1, &report, &f->err),
                     KB_BUSY);
    assert_int_equal(kb_store_open(&reader, path, KB_READ, &f->err), KB_OK);
    assert_int_equal(kb_store_info_get(reader, &seen, &f->err), KB_OK);
    assert_int_equal(kb_sqlite_end(kb_sqlite_of(one), KB_OK, &f->err), KB_OK);
    assert_int_equal(kb_store_put(two, &entry, 1, 1, &report, &f->err), KB_OK);
    assert_int_equal(kb_store_info_get(reader, &seen, &f->err), KB_OK);
    assert_int_equal(seen.articles, 0); /* what it saw first */
    kb_store_close(reader);
    assert_int_equal(kb_store_open(&reader, path, KB_READ, &f->err), KB_OK);
    assert_int_equal(kb_store_info_get(reader, &seen, &f->err), KB_OK);
    assert_int_equal(seen.articles, 1);
    assert_int_not_equal(kb_store_put(reader, &entry, 1, 1, &report, &f->err),
                         KB_OK);

    kb_store_close(reader);
    kb_store_close(one);
    kb_store_close(two);
    forget(path);
}

/* ---- writing ------------------------------------------------------------ */

static void putting_twice_changes_nothing_but_the_version(void **state)
{
    fixture *f = *state;
    assert_int_equal(put(f, &baidu).added, 1);
    derive(f);
    kb_store_info before = info(f);
    assert_int_equal(before.revision, 1);

    assert_int_equal(put(f, &baidu).changed, 1);
    derive(f);
    kb_store_info after = info(f);
    assert_int_equal(after.revision, 2);
    after.revision = before.revision;
    after.bytes = before.bytes;
    assert_memory_equal(&after, &before, sizeof before);
    assert_string_equal(problems(f), "");
}

/* Rows of concepts are held back while a put goes on. */
static void the_last_of_one_key_in_a_put_stays(void **state)
{
    fixture *f = *state;
    sample again = later;
    again.key = baidu.key;
    kb_put_report report;
    kb_entry entries[] = {sample_entry(f->arena, &baidu),
                          sample_entry(f->arena, &again)};
    assert_int_equal(kb_store_put(f->store, entries, 2, 1000, &report, &f->err),
                     KB_OK);
    assert_int_equal(report.added, 1);
    assert_int_equal(report.changed, 1);
    derive(f);
    assert_string_equal(concepts(f, all_concepts),
                        "OpenAI:product:1/1/1 文心一言:product:1/1/1 "
                        "百度:product:1/1/1 ");
}

static void gathered_puts_come_to_the_same(void **state)
{
    fixture *f = *state;
    sample again = later;
    again.key = baidu.key;
    kb_store_gather(f->store, true);
    assert_int_equal(put(f, &baidu).added, 1);
    assert_int_equal(put(f, &again).changed, 1);
    assert_int_equal(put(f, &later).added, 1);
    assert_true(kb_sqlite_is_open(kb_sqlite_of(f->store)));
    derive(f);
    assert_false(kb_sqlite_is_open(kb_sqlite_of(f->store)));
    assert_string_equal(concepts(f, all_concepts),
                        "OpenAI:product:2/2/1 文心一言:product:2/2/1 "
                        "百度:product:2/2/1 ");
    assert_string_equal(problems(f), "");
    assert_int_equal(put(f, &baidu).changed, 1); /* no longer gathered */
    assert_false(kb_sqlite_is_open(kb_sqlite_of(f->store)));
}

/* What was put before it stays. */
static void a_wrong_article_spoils_no_gathered_put(void **state)
{
    fixture *f = *state;
    kb_put_report report;
    kb_span outside = {0, 5, 500};
    kb_entry entry = sample_entry(f->arena, &later);
    kb_facts facts = *entry.facts;
    kb_figure_fact figure = {.value_text = "5", .span = outside};

    facts.figures = &figure;
    facts.figure_count = 1;
    entry.facts = &facts;
    kb_store_gather(f->store, true);
    put(f, &baidu);
    assert_int_equal(kb_store_put(f->store, &entry, 1, 1000, &report, &f->err),
                     KB_BAD_INPUT);
    derive(f);
    assert_int_equal(info(f).articles, 1);
    assert_string_equal(problems(f), "");
}

static void deriving_without_a_change_does_nothing(void **state)
{
    fixture *f = *state;
    derive(f);
    assert_int_equal(info(f).revision, 0);
    put(f, &(sample){.key = "9", .text = "没有概念的文章"});
    derive(f);
    derive(f);
    assert_int_equal(info(f).revision, 1);
}

static void removing_takes_what_only_it_said(void **state)
{
    fixture *f = *state;
    put(f, &later);
    derive(f);
    char *before = kb_arena_strdup(f->arena, concepts(f, all_concepts));
    put(f, &baidu);
    derive(f);
    assert_string_not_equal(concepts(f, all_concepts), before);

    assert_int_equal(kb_store_remove(f->store, kb_article_id("1"), &f->err),
                     KB_OK);
    derive(f);
    assert_string_equal(concepts(f, all_concepts), before);
    assert_int_equal(info(f).inputs, 1);
    assert_string_equal(forms(f, KB_FORM_FOLD, "文心"), "");
    assert_string_equal(problems(f), "");
    assert_int_equal(kb_store_remove(f->store, kb_article_id("1"), &f->err),
                     KB_NOT_FOUND);
}

static void an_article_without_number_is_replaced_by_its_file(void **state)
{
    fixture *f = *state;
    kb_put_report report;
    kb_entry old = sample_entry(f->arena, &baidu);
    kb_entry new = sample_entry(f->arena, &later);

    new.input.path = old.input.path;
    assert_int_equal(kb_store_put(f->store, &old, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(kb_store_put(f->store, &new, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(report.changed, 1);
    assert_string_equal(articles(f, (kb_article_query){0}), "2(1) ");
}

static void all_or_nothing_is_put(void **state)
{
    fixture *f = *state;
    kb_put_report report;
    kb_entry entries[] = {sample_entry(f->arena, &baidu),
                          sample_entry(f->arena, &later)};
    kb_facts bad = *entries[1].facts;
    kb_concept_fact nowhere = bad.concepts[0];
    const kb_span outside = {0, 5, 500};

    nowhere.mentions = &outside;
    nowhere.mention_count = 1;
    bad.concepts = &nowhere;
    bad.concept_count = 1;
    bad.relation_count = bad.definition_count = 0;
    entries[1].facts = &bad;
    assert_int_equal(kb_store_put(f->store, entries, 2, 1, &report, &f->err),
                     KB_BAD_INPUT);
    assert_int_equal(report.added, 0);
    assert_int_equal(info(f).articles, 0);
}

static void inputs_are_known_with_their_failures(void **state)
{
    fixture *f = *state;
    kb_put_report report;
    kb_known known[3];
    const char *const paths[] = {"/articles/1", "/broken", "/unknown"};
    const kb_entry broken = {.input = {.path = "/broken",
                                       .size = 7,
                                       .mtime = 8,
                                       .status = KB_BAD_INPUT,
                                       .message = "binary"}};

    put(f, &baidu);
    assert_int_equal(kb_store_put(f->store, &broken, 1, 1, &report, &f->err),
                     KB_OK);
    assert_int_equal(report.added + report.changed, 0);
    assert_int_equal(kb_store_known(f->store, paths, 3, known, &f->err), KB_OK);
    assert_true(known[0].present && known[0].status == KB_OK);
    assert_string_equal(known[0].hash, "00000000000000aa");
    assert_true(known[1].present && known[1].status == KB_BAD_INPUT);
    assert_string_equal(known[1].hash, "");
    assert_int_equal(known[1].size, 7);
    assert_int_equal(known[1].mtime, 8);
    assert_false(known[2].present);
    assert_int_equal(info(f).failed_inputs, 1);
}

/* ---- counting ----------------------------------------------------------- */

static void exact_copies_count_once_as_sources(void **state)
{
    fixture *f = *state;
    sample copy = baidu;
    copy.key = "3";
    copy.title = "转载";
    copy.text = "# 模型\n百度发布文心一言；文心一言会写诗！\n! 扫码\n> x = 1";
    put(f, &baidu);
    put(f, &copy);
    derive(f);
    assert_string_equal(concepts(f, all_concepts),
                        "文心一言:model:4/2/1 百度:model:2/2/1 ");
    assert_string_equal(articles(f, (kb_article_query){0}), "1(2) 3(2) ");
    assert_int_equal(info(f).sources, 1);
}

static void most_sources_decide_name_and_kind(void **state)
{
    fixture *f = *state;
    put(f, &(sample){.key = "1",
                     .text = "GPT-4 一",
                     .names = {"GPT-4"},
                     .kind = KB_PRODUCT});
    put(f,
        &(sample){.key = "2", .text = "GPT4 二", .names = {"GPT4"}, .kind = 0});
    derive(f); /* a tie: the earlier bytes, the earlier kind */
    assert_string_equal(concepts(f, all_concepts), "GPT-4:model:2/2/2 ");
    put(f,
        &(sample){.key = "3", .text = "GPT4 三", .names = {"GPT4"}, .kind = 0});
    derive(f);
    assert_string_equal(concepts(f, all_concepts), "GPT4:model:3/3/3 ");
    assert_string_equal(problems(f), "");
}

static void concepts_come_sorted_and_filtered(void **state)
{
    fixture *f = *state;
    kb_concept_query q = all_concepts;
    put(f, &baidu);
    put(f, &later);
    derive(f);

    q.sort = KB_SORT_NAME;
    assert_string_equal(
        concepts(f, q),
        "OpenAI:product:1/1/1 文心一言:model:3/2/2 百度:model:2/2/2 ");
    q.sort = KB_SORT_MENTIONS;
    q.limit = 1;
    q.skip = 1;
    assert_string_equal(concepts(f, q), "百度:model:2/2/2 ");
    q = all_concepts;
    q.min_sources = 2;
    q.prefix = "百";
    assert_string_equal(concepts(f, q), "百度:model:2/2/2 ");
    q = all_concepts;
    q.kind = KB_PRODUCT;
    assert_string_equal(concepts(f, q), "OpenAI:product:1/1/1 ");

    const uint64_t ids[] = {id_of(f, "OpenAI"), id_of(f, "文心一言"), 7};
    q = (kb_concept_query){
        .ids = ids, .id_count = 3, .kind = KB_ANY, .layer = KB_ANY};
    assert_string_equal(concepts(f, q),
                        "文心一言:model:3/2/2 OpenAI:product:1/1/1 ");
    q.articles.until = "2023";
    assert_string_equal(concepts(f, q), "文心一言:model:2/1/1 ");
    q = all_concepts;
    q.articles.site = "juejin";
    q.min_sources = 1;
    assert_string_equal(
        concepts(f, q),
        "OpenAI:product:1/1/1 文心一言:model:1/1/1 百度:model:1/1/1 ");
}

static void many_concepts_come_as_they_are_asked_for(void **state)
{
    enum { ROUNDS = 100 };
    fixture *f = *state;
    uint64_t ids[ROUNDS * 3];
    kb_buf wanted = KB_BUF_INIT(1 << 16);
    put(f, &baidu);
    put(f, &later);
    derive(f);
    for (size_t i = 0; i < ROUNDS; i++) {
        ids[3 * i] = id_of(f, "OpenAI");
        ids[3 * i + 1] = 7; /* there is none */
        ids[3 * i + 2] = id_of(f, "文心一言");
        kb_buf_add_text(&wanted, "OpenAI:product:1/1/1 文心一言:model:3/2/2 ");
    }
    kb_concept_query q = {.ids = ids,
                          .id_count = 3,
                          .kind = KB_ANY,
                          .layer = KB_ANY,
                          .sort = KB_SORT_GIVEN};
    assert_string_equal(concepts(f, q),
                        "OpenAI:product:1/1/1 文心一言:model:3/2/2 ");
    q.id_count = ROUNDS * 3;
    assert_string_equal(concepts(f, q), wanted.ptr);
    kb_buf_dispose(&wanted);
}

static void concepts_in_short_have_no_names_but_all_else(void **state)
{
    fixture *f = *state;
    kb_concept_query q = all_concepts;
    put(f, &baidu);
    put(f, &later);
    derive(f);
    q.in_short = true;
    q.kind = KB_MODEL;
    assert_string_equal(concepts(f, q), ":model:3/2/2 :model:2/2/2 ");
    q.kind = KB_ANY; /* what has no quicker way may have them */
    assert_int_not_equal(strlen(concepts(f, q)), 0);
}

static void forms_lead_to_concepts(void **state)
{
    fixture *f = *state;
    put(f, &baidu);
    derive(f);
    assert_string_equal(forms(f, KB_FORM_FOLD, "文心"), "文心:1 ");
    assert_string_equal(forms(f, KB_FORM_PREFIX, "文心"),
                        "文心:1 =文心一言:1 ");
    assert_string_equal(forms(f, KB_FORM_PREFIX, ""),
                        "文心:1 =文心一言:1 =百度:1 ");
    assert_string_equal(forms(f, KB_FORM_PREFIX, "无"), "");
}

static void names_are_found_as_they_are_typed(void **state)
{
    fixture *f = *state;
    put(f, &baidu);
    derive(f);
    assert_string_equal(forms(f, KB_FORM_PINYIN, "wenxinyiyan"),
                        "=文心一言:1 ");
    assert_string_equal(forms(f, KB_FORM_INITIALS, "wxyy"), "=文心一言:1 ");
    assert_string_equal(forms(f, KB_FORM_PINYIN, "wenxin"), ""); /* alias */
    assert_string_equal(forms(f, KB_FORM_INITIALS, "wenxinyiyan"), "");

    kb_store_remove(f->store, kb_article_id("1"), &f->err);
    derive(f);
    assert_string_equal(forms(f, KB_FORM_PINYIN, "wenxinyiyan"), "");
    assert_string_equal(problems(f), "");
}

static kb_status add_name(void *context, const kb_name *name)
{
    fixture *f = context;
    assert_int_equal(name->chars,
                     kb_utf8_count((kb_str){name->fold, name->len}));
    kb_buf_printf(&f->list, "%s%.*s:%d ", name->canonical ? "=" : "",
                  (int)name->len, name->fold, (int)name->articles);
    return KB_OK;
}

static const char *names(fixture *f)
{
    kb_buf_clear(&f->list);
    assert_int_equal(kb_store_names(f->store, add_name, f, &f->err), KB_OK);
    return f->list.ptr;
}

/* Those of one concept stand together. */
static void all_names_are_walked(void **state)
{
    fixture *f = *state;
    assert_string_equal(names(f), "");
    put(f, &baidu);
    derive(f);
    assert_non_null(strstr(names(f), "=文心一言:1 文心:1 "));
    assert_non_null(strstr(names(f), "=百度:1 "));
    put(f, &later);
    derive(f);
    assert_non_null(strstr(names(f), "=文心一言:2 文心:1 "));
    assert_non_null(strstr(names(f), "=openai:1 "));
    kb_store_remove(f->store, kb_article_id("1"), &f->err);
    kb_store_remove(f->store, kb_article_id("2"), &f->err);
    derive(f);
    assert_string_equal(names(f), "");
}

static void values_are_counted(void **state)
{
    fixture *f = *state;
    put(f, &baidu);
    put(f, &later);
    put(f, &(sample){.key = "3", .text = "无"});
    derive(f);
    assert_string_equal(counts(f, KB_COUNT_KINDS), "model:2 product:1 ");
    assert_string_equal(counts(f, KB_COUNT_LAYERS), "none:3 ");
    assert_string_equal(counts(f, KB_COUNT_PREDICATES), "made_by:1 ");
    assert_string_equal(counts(f, KB_COUNT_SITES), "csdn:1 juejin:1 NULL:1 ");
    assert_string_equal(counts(f, KB_COUNT_YEARS), "2023:1 2024:1 NULL:1 ");
}

/* ---- articles and facts ------------------------------------------------- */

static kb_status compare_article(void *context, const kb_article *a)
{
    const kb_doc *doc = context;
    if (!a->text)
        return KB_INTERNAL;
    assert_string_equal(a->key, doc->key);
    assert_string_equal(a->title, doc->title);
    assert_string_equal(a->date, doc->date);
    assert_null(a->url);
    assert_int_equal(a->version, 1000);
    assert_int_equal(a->tag_count, 1);
    assert_string_equal(a->tags[0], "AI");
    assert_int_equal(a->block_count, doc->block_count);
    for (size_t i = 0; i < a->block_count; i++) {
        kb_str text = kb_str_of(a->text);
        size_t start = kb_utf8_offset(text, a->blocks[i].start);
        size_t end =
            kb_utf8_offset(text, a->blocks[i].start + a->blocks[i].len);
        assert_true(
            kb_str_equal(kb_str_cut(text, start, end),
                         (kb_str){doc->blocks[i].text, doc->blocks[i].len}));
        assert_int_equal(a->blocks[i].type, doc->blocks[i].type);
        assert_int_equal(a->blocks[i].up, doc->blocks[i].up);
    }
    assert_int_equal(a->chars, kb_utf8_count(kb_str_of(a->text)));
    return KB_OK;
}

static void an_article_comes_back_as_it_was(void **state)
{
    fixture *f = *state;
    kb_article_query query = {.with_tags = true, .with_text = true};
    put(f, &baidu);
    assert_int_equal(kb_store_articles(f->store, &query, compare_article,
                                       sample_doc(f->arena, &baidu), &f->err),
                     KB_OK);
}

static void articles_come_newest_first_or_as_asked(void **state)
{
    fixture *f = *state;
    const uint64_t ids[] = {kb_article_id("3"), 5, kb_article_id("1"),
                            kb_article_id("2")};
    put(f, &(sample){.key = "3", .text = ""});
    put(f, &baidu);
    put(f, &later);
    assert_string_equal(articles(f, (kb_article_query){0}), "2(1) 1(1) 3(1) ");
    assert_string_equal(
        articles(f, (kb_article_query){.ids = ids, .id_count = 4}),
        "3(1) 1(1) 2(1) ");
    assert_string_equal(
        articles(f, (kb_article_query){.filter = {.since = "2023-03"}}),
        "2(1) 1(1) ");
    assert_string_equal(
        articles(f, (kb_article_query){.filter = {.until = "2023-03"}}),
        "1(1) ");
    assert_string_equal(
        articles(f, (kb_article_query){.filter = {.tag = "AI"}, .limit = 5}),
        "1(1) ");
    assert_string_equal(articles(f, (kb_article_query){.limit = 1, .skip = 1}),
                        "1(1) ");
}

static void facts_come_newest_first_in_reading_order(void **state)
{
    fixture *f = *state;
    uint64_t s = id_of(f, "文心一言"), o = id_of(f, "百度");
    kb_fact_query q = {.predicate = KB_ANY, .basis = KB_ANY, .s = s};
    put(f, &baidu);
    put(f, &later);

    q.type = KB_FACT_MENTION;
    assert_string_equal(facts(f, q), "?::0-4 1::7-11 1::12-16 ");
    q.article = kb_article_id("1");
    q.limit = 1;
    assert_string_equal(facts(f, q), "1::7-11 ");
    q = (kb_fact_query){.predicate = KB_ANY, .basis = KB_ANY, .o = o};
    q.type = KB_FACT_RELATION;
    assert_string_equal(facts(f, q), "?::0-4 1::7-11 ");
    q.s = s;
    q.articles.until = "2023";
    assert_string_equal(facts(f, q), "1::7-11 ");
    q.predicate = KB_IS_A;
    assert_string_equal(facts(f, q), "");
    q.predicate = KB_ANY;
    q.min_confidence = 0.6;
    assert_string_equal(facts(f, q), "");
    q = (kb_fact_query){.predicate = KB_ANY, .basis = KB_ANY};
    q.type = KB_FACT_ALIAS;
    assert_string_equal(facts(f, q), "1:文心:0-0 ");
    q.type = KB_FACT_DEFINITION;
    assert_string_equal(facts(f, q), "?:某报:0-4 1:某报:7-11 ");
    q.type = KB_FACT_CONCEPT;
    q.article = kb_article_id("1");
    q.s = s;
    assert_string_equal(facts(f, q), "1:文心一言:0-0 ");
    q.basis = KB_BASIS_PATTERN;
    assert_string_equal(facts(f, q), "");
}

static void facts_of_a_concept_in_an_article(void **state)
{
    fixture *f = *state;
    kb_fact_query q = {.predicate = KB_ANY,
                       .basis = KB_ANY,
                       .s = id_of(f, "文心一言"),
                       .article = kb_article_id("1")};
    put(f, &baidu);
    put(f, &later);

    q.type = KB_FACT_RELATION;
    assert_string_equal(facts(f, q), "1::7-11 ");
    q.o = id_of(f, "OpenAI");
    assert_string_equal(facts(f, q), "");
    q.o = 0;
    q.s = id_of(f, "OpenAI");
    assert_string_equal(facts(f, q), "");
    q.type = KB_FACT_DEFINITION;
    assert_string_equal(facts(f, q), "");
    q.s = id_of(f, "文心一言");
    assert_string_equal(facts(f, q), "1:某报:7-11 ");
    q.articles.since = "2024";
    assert_string_equal(facts(f, q), "");
}

static kb_status ask_again(void *context, const kb_fact *fact)
{
    fixture *f = context;
    kb_fact_query q = {.predicate = KB_ANY, .basis = KB_ANY, .s = fact->s};
    return kb_store_facts(f->store, &q, add_fact, f, &f->err);
}

static void a_row_function_may_ask_the_same_again(void **state)
{
    fixture *f = *state;
    kb_fact_query q = {
        .predicate = KB_ANY, .basis = KB_ANY, .s = id_of(f, "百度")};
    put(f, &baidu);
    put(f, &later);
    assert_int_equal(kb_store_facts(f->store, &q, ask_again, f, &f->err),
                     KB_OK);
    assert_string_equal(f->list.ptr,
                        "?:百度:0-0 1:百度:0-0 ?:百度:0-0 1:百度:0-0 ");
}

/* ---- care --------------------------------------------------------------- */

static void damage_is_named(void **state)
{
    static const struct {
        const char *harm, *word;
    } harms[] = {
        {"UPDATE article_concept SET places = '[[0,0,999]]'", "mention"},
        {"UPDATE definition SET end = start", "definition"},
        {"DELETE FROM article_text", "text is missing"},
        {"DELETE FROM article WHERE key = '1'", "gone"},
        {"UPDATE concept SET sources = 7", "counts"},
        {"UPDATE article_concept SET places = '[]'", "by its count"},
        {"DELETE FROM article_concept", "no article has it"},
        {"INSERT INTO touched VALUES (1, 'x')", "wait"},
        {"INSERT INTO touched_edge VALUES (1, 1, 1)", "relations wait"},
        {"UPDATE edge SET sources = 7", "the summary"},
        {"UPDATE edge SET confidence = 0.9", "the summary"},
        {"UPDATE edge SET start = start + 1", "says the summary"},
        {"DELETE FROM edge", "the summary"},
        {"DELETE FROM relation", "says the summary"},
        {"UPDATE tally SET n = n + 1", "too high"},
        {"DELETE FROM tally WHERE list = 'kind'", "too high"},
        {"UPDATE definition SET words = 'x'", "its words"},
        {"INSERT INTO touched VALUES (7, 'x')", "nothing says so"},
        {"UPDATE index_title SET words = zeroblob(4000)", "full-text"},
        {"DELETE FROM index_block", "block 1 is gone"},
    };
    fixture *f = *state;

    put(f, &baidu);
    derive(f);
    assert_string_equal(problems(f), "");
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        sqlite3 *db = kb_sqlite_of(f->store)->db;
        assert_int_equal(kb_sqlite_begin(kb_sqlite_of(f->store), &f->err),
                         KB_OK);
        assert_int_equal(sqlite3_exec(db, harms[i].harm, NULL, NULL, NULL),
                         SQLITE_OK);
        if (!strstr(problems(f), harms[i].word))
            fail_msg("%s: %s", harms[i].harm, f->list.ptr);
        kb_sqlite_end(kb_sqlite_of(f->store), KB_BUSY, &f->err);
    }
    assert_string_equal(problems(f), "");
}

static bool is_waiting(fixture *f)
{
    kb_store_info info;
    assert_int_equal(kb_store_identity(f->store, &info, &f->err), KB_OK);
    return info.waiting;
}

static void what_is_to_be_derived_is_no_damage(void **state)
{
    fixture *f = *state;

    put(f, &baidu);
    assert_string_equal(problems(f), "");
    assert_true(is_waiting(f));
    derive(f);
    assert_false(is_waiting(f));
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_tells_what_is_wrong),
        cmocka_unit_test(a_new_store_is_for_its_owner_alone),
        WITH_STORE(one_writes_at_a_time_and_all_may_read),
        WITH_STORE(putting_twice_changes_nothing_but_the_version),
        WITH_STORE(the_last_of_one_key_in_a_put_stays),
        WITH_STORE(gathered_puts_come_to_the_same),
        WITH_STORE(a_wrong_article_spoils_no_gathered_put),
        WITH_STORE(deriving_without_a_change_does_nothing),
        WITH_STORE(removing_takes_what_only_it_said),
        WITH_STORE(an_article_without_number_is_replaced_by_its_file),
        WITH_STORE(all_or_nothing_is_put),
        WITH_STORE(inputs_are_known_with_their_failures),
        WITH_STORE(exact_copies_count_once_as_sources),
        WITH_STORE(most_sources_decide_name_and_kind),
        WITH_STORE(concepts_come_sorted_and_filtered),
        WITH_STORE(concepts_in_short_have_no_names_but_all_else),
        WITH_STORE(many_concepts_come_as_they_are_asked_for),
        WITH_STORE(forms_lead_to_concepts),
        WITH_STORE(names_are_found_as_they_are_typed),
        WITH_STORE(all_names_are_walked),
        WITH_STORE(values_are_counted),
        WITH_STORE(an_article_comes_back_as_it_was),
        WITH_STORE(articles_come_newest_first_or_as_asked),
        WITH_STORE(facts_come_newest_first_in_reading_order),
        WITH_STORE(facts_of_a_concept_in_an_article),
        WITH_STORE(a_row_function_may_ask_the_same_again),
        WITH_STORE(damage_is_named),
        WITH_STORE(what_is_to_be_derived_is_no_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
