/* test_reader.c - opening a store to read, whatever state its log is in. */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "sample.h"

enum { PATH_ROOM = 64, FILE_MAX = 1 << 24 };

typedef struct fixture {
    char path[PATH_ROOM];
    kb_arena *arena;
    kb_error err;
} fixture;

static const sample first = {.key = "1", .text = "百度。", .names = {"百度"}};
static const sample second = {
    .key = "2", .text = "OpenAI。", .names = {"OpenAI"}};

static const char *beside(const fixture *f, const char *tail)
{
    return kb_arena_printf(f->arena, "%s%s", f->path, tail);
}

static void forget(const fixture *f)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        unlink(beside(f, tails[i]));
}

static kb_store *open_store(fixture *f, const char *path, kb_access access)
{
    kb_store *store = NULL;
    if (kb_store_open(&store, path, access, &f->err) != KB_OK)
        fail_msg("%s", f->err.message);
    return store;
}

static void put(fixture *f, kb_store *store, const sample *s)
{
    kb_put_report report;
    kb_entry entry = sample_entry(f->arena, s);
    assert_int_equal(kb_store_put(store, &entry, 1, 1000, &report, &f->err),
                     KB_OK);
}

static int64_t articles(fixture *f, kb_store *store)
{
    kb_store_info info;
    assert_int_equal(kb_store_info_get(store, &info, &f->err), KB_OK);
    return info.articles;
}

static int64_t articles_for_a_reader(fixture *f, const char *path)
{
    kb_store *reader = open_store(f, path, KB_READ_ALONE);
    int64_t n = articles(f, reader);
    kb_store_close(reader);
    return n;
}

/* A store with one article, which nobody has open. */
static int setup(void **state)
{
    static fixture f;
    f = (fixture){.path = "/tmp/aigckb-read-XXXXXX", .arena = kb_arena_new()};
    *state = &f;
    int fd = mkstemp(f.path);
    assert_true(fd >= 0);
    close(fd);
    kb_store *writer = open_store(&f, f.path, KB_WRITE);
    put(&f, writer, &first);
    kb_store_close(writer);
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    forget(f);
    kb_arena_free(f->arena);
    return 0;
}

static void without_a_log_and_with_an_empty_one(void **state)
{
    fixture *f = *state;
    struct stat index;

    assert_int_equal(articles_for_a_reader(f, f->path), 1);
    assert_int_equal(stat(beside(f, "-wal"), &index), 0);
    assert_int_equal(index.st_size, 0); /* the first reader left it */

    /* it takes the index as it is, though there is nothing in it */
    assert_int_equal(truncate(beside(f, "-shm"), 0), 0);
    assert_int_equal(articles_for_a_reader(f, f->path), 1);
    assert_int_equal(stat(beside(f, "-shm"), &index), 0);
    assert_int_equal(index.st_size, 0);
}

static void beside_a_writer(void **state)
{
    fixture *f = *state;
    assert_int_equal(articles_for_a_reader(f, f->path), 1);

    kb_store *before = open_store(f, f->path, KB_READ);
    kb_store *writer = open_store(f, f->path, KB_WRITE);
    put(f, writer, &second);
    kb_store *after = open_store(f, f->path, KB_READ);
    assert_int_equal(articles(f, before), 1);
    assert_int_equal(articles(f, after), 2);
    kb_store_close(writer); /* may not move the log under the readers */
    assert_int_equal(articles(f, before), 1);
    assert_int_equal(articles(f, after), 2);
    kb_store_close(before);
    kb_store_close(after);
    assert_int_equal(articles_for_a_reader(f, f->path), 2);
}

static void copy_file(const fixture *f, const char *from, const char *to)
{
    kb_buf bytes = KB_BUF_INIT(FILE_MAX);
    kb_error err;

    assert_int_equal(kb_file_read(&bytes, beside(f, from), &err), KB_OK);
    FILE *file = fopen(beside(f, to), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
    kb_buf_dispose(&bytes);
}

static void with_what_a_writer_left_that_was_killed(void **state)
{
    static const char *const tails[] = {".killed", ".killed-wal",
                                        ".killed-shm"};
    fixture *f = *state;
    kb_store *writer = open_store(f, f->path, KB_WRITE);

    put(f, writer, &second);
    copy_file(f, "", ".killed");
    copy_file(f, "-wal", ".killed-wal");
    kb_store_close(writer);
    assert_int_equal(articles_for_a_reader(f, beside(f, ".killed")), 2);
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        unlink(beside(f, tails[i]));
}

static void names_that_mean_something_in_a_uri(void **state)
{
    fixture *f = *state;
    const char *odd = "?mode=rwc#%41 文";

    assert_int_equal(link(f->path, beside(f, odd)), 0);
    assert_int_equal(articles_for_a_reader(f, beside(f, odd)), 1);
    const char *doubled = kb_arena_printf(f->arena, "/%s", beside(f, odd));
    assert_int_equal(articles_for_a_reader(f, doubled), 1);
    unlink(beside(f, kb_arena_printf(f->arena, "%s-wal", odd)));
    unlink(beside(f, kb_arena_printf(f->arena, "%s-shm", odd)));
    unlink(beside(f, odd));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_log_and_with_an_empty_one,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(beside_a_writer, setup, teardown),
        cmocka_unit_test_setup_teardown(with_what_a_writer_left_that_was_killed,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(names_that_mean_something_in_a_uri,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
