/* test_file.c - reading files whole, and listing trees.  Each test has a
 * folder of its own, which is removed behind it. */
#include "check.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

typedef struct fixture {
    kb_arena *arena;
    char folder[64];
    kb_error err;
    const char **files;
    size_t count;
    const char *lost; /* what a walk could not have */
} fixture;

static int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    if (!f)
        return -1;
    f->arena = kb_arena_new();
    strcpy(f->folder, "test_file_XXXXXX");
    return mkdtemp(f->folder) ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *info, int type,
                        struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

static int teardown(void **state)
{
    fixture *f = *state;
    nftw(f->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    kb_arena_free(f->arena);
    free(f);
    return 0;
}

static const char *in(const fixture *f, const char *name)
{
    return kb_arena_printf(f->arena, "%s/%s", f->folder, name);
}

static void write_file(const char *path, kb_str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static void touch(const fixture *f, const char *name)
{
    write_file(in(f, name), KB_STR("x"));
}

static void make_folder(const fixture *f, const char *name)
{
    assert_int_equal(mkdir(in(f, name), 0700), 0);
}

static bool want_md(const char *name)
{
    assert_null(strchr(name, '/')); /* it is asked about names, not paths */
    return kb_str_ends(kb_str_of(name), KB_STR(".md"));
}

static kb_status list(fixture *f, const char *path)
{
    const kb_file_walk articles = {.want = want_md};
    return kb_file_tree(&f->files, &f->count, f->arena, path, &articles,
                        &f->err);
}

/* What was listed, without the folder, as "a.md b/c.md". */
static const char *listed(const fixture *f)
{
    const char *names = "";
    for (size_t i = 0; i < f->count; i++)
        names = kb_arena_printf(f->arena, "%s%s%s", names, i > 0 ? " " : "",
                                f->files[i] + strlen(f->folder) + 1);
    return names;
}

/* ---- reading ------------------------------------------------------------ */

static void a_file_is_read_whole_behind_what_is_there(void **state)
{
    fixture *f = *state;
    kb_buf buf = KB_BUF_INIT(100);
    write_file(in(f, "a"), (kb_str){"x\0模型\n", 9});
    kb_buf_add_text(&buf, "> ");
    assert_int_equal(kb_file_read(&buf, in(f, "a"), &f->err), KB_OK);
    assert_int_equal(buf.len, 11);
    assert_memory_equal(buf.ptr, "> x\0模型\n", 12);
    kb_buf_dispose(&buf);
}

static void a_large_file_is_read_whole(void **state)
{
    fixture *f = *state;
    const size_t size = 300 * 1000 + 7;
    char *bytes = kb_arena_alloc(f->arena, size);
    kb_buf buf = KB_BUF_INIT(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * i >> 3);
    write_file(in(f, "a"), (kb_str){bytes, size});
    assert_int_equal(kb_file_read(&buf, in(f, "a"), &f->err), KB_OK);
    assert_true(kb_str_equal(kb_buf_str(&buf), (kb_str){bytes, size}));
    kb_buf_dispose(&buf);
}

static void an_empty_file_is_read(void **state)
{
    fixture *f = *state;
    kb_buf buf = KB_BUF_INIT(0);
    write_file(in(f, "a"), KB_STR(""));
    assert_int_equal(kb_file_read(&buf, in(f, "a"), &f->err), KB_OK);
    assert_int_equal(buf.len, 0);
    kb_buf_dispose(&buf);
}

static void a_file_may_be_as_large_as_the_ceiling_and_no_larger(void **state)
{
    fixture *f = *state;
    kb_buf fits = KB_BUF_INIT(5), small = KB_BUF_INIT(4);
    write_file(in(f, "a"), KB_STR("12345"));
    assert_int_equal(kb_file_read(&fits, in(f, "a"), &f->err), KB_OK);
    assert_string_equal(fits.ptr, "12345");
    assert_int_equal(kb_file_read(&small, in(f, "a"), &f->err), KB_LIMIT);
    assert_string_equal(
        f->err.message,
        kb_arena_printf(f->arena, "%s: larger than 4 bytes", in(f, "a")));
    kb_buf_dispose(&fits);
    kb_buf_dispose(&small);
}

static void a_file_that_grows_while_it_is_read_stops_at_the_ceiling(void **st)
{
    fixture *f = *st; /* an endless file says that it has no size */
    kb_buf buf = KB_BUF_INIT(100000);
    assert_int_equal(kb_file_read(&buf, "/dev/zero", &f->err), KB_LIMIT);
    assert_true(buf.len <= 100000);
    kb_buf_dispose(&buf);
}

static void what_cannot_be_read_is_bad_input_and_named(void **state)
{
    fixture *f = *state;
    kb_buf buf = KB_BUF_INIT(100);
    assert_int_equal(kb_file_read(&buf, in(f, "none"), &f->err), KB_BAD_INPUT);
    assert_string_equal(f->err.message,
                        kb_arena_printf(f->arena,
                                        "%s: No such file or directory",
                                        in(f, "none")));
    assert_int_equal(kb_file_read(&buf, f->folder, &f->err), KB_BAD_INPUT);
    assert_true(kb_str_starts(kb_str_of(f->err.message), kb_str_of(f->folder)));
    assert_int_equal(buf.len, 0);
    kb_buf_dispose(&buf);
}

static void a_stamp_is_the_size_and_the_time_in_nanoseconds(void **state)
{
    fixture *f = *state;
    const struct timespec times[2] = {{1700000000, 1}, {1700000000, 123456789}};
    kb_file_stamp stamp;
    write_file(in(f, "a"), KB_STR("12345"));
    assert_int_equal(utimensat(AT_FDCWD, in(f, "a"), times, 0), 0);
    assert_int_equal(kb_file_stat(&stamp, in(f, "a"), &f->err), KB_OK);
    assert_int_equal(stamp.size, 5);
    assert_int_equal(stamp.mtime, 1700000000123456789);
    assert_int_equal(kb_file_stat(&stamp, in(f, "b"), &f->err), KB_BAD_INPUT);
}

/* ---- listing ------------------------------------------------------------ */

static void a_tree_is_listed_in_byte_order_of_the_paths(void **state)
{
    fixture *f = *state;
    static const char *const folders[] = {"a", "a/b", "B", "a-"};
    static const char *const files[] = {"b.md",   "a/c.md",   "a.md",
                                        "B/z.md", "a/b/x.md", "a0.md",
                                        "模.md",  "a-/y.md",  "a/Z.md"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(f, folders[i]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        touch(f, files[i]);
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_string_equal(listed(f), "B/z.md a-/y.md a.md a/Z.md a/b/x.md a/c.md "
                                   "a0.md b.md 模.md");
}

static void only_wanted_files_are_listed(void **state)
{
    fixture *f = *state;
    touch(f, "a.md");
    touch(f, "b.png");
    make_folder(f, "c.md"); /* a folder, whatever its name */
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_string_equal(listed(f), "a.md");
}

static void hidden_entries_are_left_out(void **state)
{
    fixture *f = *state;
    make_folder(f, ".git");
    touch(f, ".git/a.md");
    touch(f, ".b.md");
    touch(f, "c.md");
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_string_equal(listed(f), "c.md");
}

static void symbolic_links_inside_are_left_out(void **state)
{
    fixture *f = *state;
    touch(f, "a.md");
    make_folder(f, "b");
    assert_int_equal(symlink("a.md", in(f, "c.md")), 0);
    assert_int_equal(symlink("..", in(f, "b/up")), 0); /* an endless walk */
    assert_int_equal(symlink("none", in(f, "d.md")), 0);
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_string_equal(listed(f), "a.md");
}

static void hear(void *context, const char *path, kb_status status,
                 const kb_error *error)
{
    fixture *f = context;
    assert_int_equal(status, KB_BAD_INPUT);
    assert_true(kb_str_starts(kb_str_of(error->message), kb_str_of(path)));
    f->lost = kb_arena_printf(f->arena, "%s %s", f->lost,
                              path + strlen(f->folder) + 1);
}

static void who_listens_hears_of_links_that_lead_out(void **state)
{
    fixture *f = *state;
    kb_file_walk how = {.want = want_md, .trouble = hear, .context = f};
    f->lost = "";
    make_folder(f, "a");
    make_folder(f, "out");
    touch(f, "out/x.md");
    touch(f, "out/x.png");
    touch(f, "a/b.md");
    assert_int_equal(symlink("../out", in(f, "a/folder")), 0);
    assert_int_equal(symlink("../out/x.md", in(f, "a/file.md")), 0);
    assert_int_equal(symlink("../out/x.png", in(f, "a/unwanted.png")), 0);
    assert_int_equal(symlink("b.md", in(f, "a/inside.md")), 0);
    assert_int_equal(symlink("..", in(f, "a/above")), 0);
    assert_int_equal(symlink(".", in(f, "a/itself")), 0);
    assert_int_equal(
        kb_file_tree(&f->files, &f->count, f->arena, in(f, "a"), &how, &f->err),
        KB_OK);
    assert_string_equal(listed(f), "a/b.md");
    assert_true(strstr(f->lost, "a/folder") && strstr(f->lost, "a/file.md") &&
                strstr(f->lost, "a/above"));
    assert_false(strstr(f->lost, "inside") || strstr(f->lost, "itself") ||
                 strstr(f->lost, "unwanted"));
}

static void a_folder_that_cannot_be_listed_does_not_end_a_heard_walk(void **st)
{
    fixture *f = *st;
    kb_file_walk how = {.want = want_md, .trouble = hear, .context = f};
    f->lost = "";
    make_folder(f, "a");
    make_folder(f, "b");
    touch(f, "b/x.md");
    assert_int_equal(chmod(in(f, "a"), 0), 0);
    bool readable = access(in(f, "a"), R_OK) == 0; /* root reads all */
    assert_int_equal(
        kb_file_tree(&f->files, &f->count, f->arena, f->folder, &how, &f->err),
        KB_OK);
    assert_string_equal(listed(f), "b/x.md");
    assert_string_equal(f->lost, readable ? "" : " a/");
    assert_int_equal(chmod(in(f, "a"), 0700), 0);
}

static void a_link_that_the_user_names_is_followed(void **state)
{
    fixture *f = *state;
    make_folder(f, "a");
    touch(f, "a/b.md");
    assert_int_equal(symlink("a", in(f, "link")), 0);
    assert_int_equal(list(f, in(f, "link")), KB_OK);
    assert_string_equal(listed(f), "link/b.md");
}

static void a_file_that_the_user_names_is_always_wanted(void **state)
{
    fixture *f = *state;
    touch(f, "a.png");
    assert_int_equal(list(f, in(f, "a.png")), KB_OK);
    assert_string_equal(listed(f), "a.png");
}

static void a_slash_behind_the_folder_changes_nothing(void **state)
{
    fixture *f = *state;
    touch(f, "a.md");
    assert_int_equal(list(f, in(f, "")), KB_OK);
    assert_string_equal(listed(f), "a.md");
}

static void an_empty_folder_has_no_files(void **state)
{
    fixture *f = *state;
    f->count = 7;
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_int_equal(f->count, 0);
}

static void a_path_that_is_not_there_is_bad_input(void **state)
{
    fixture *f = *state;
    assert_int_equal(list(f, in(f, "none")), KB_BAD_INPUT);
    assert_int_equal(list(f, ""), KB_BAD_INPUT);
}

static void folders_may_be_nested_but_not_without_end(void **state)
{
    fixture *f = *state;
    const char *path = "d";
    make_folder(f, path);
    for (int depth = 1; depth < 64; depth++) {
        path = kb_arena_printf(f->arena, "%s/d", path);
        make_folder(f, path);
    }
    touch(f, kb_arena_printf(f->arena, "%s/a.md", path));
    assert_int_equal(list(f, f->folder), KB_OK);
    assert_int_equal(f->count, 1);

    make_folder(f, kb_arena_printf(f->arena, "%s/d", path));
    assert_int_equal(list(f, f->folder), KB_LIMIT);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_file_is_read_whole_behind_what_is_there),
        WITH_FOLDER(a_large_file_is_read_whole),
        WITH_FOLDER(an_empty_file_is_read),
        WITH_FOLDER(a_file_may_be_as_large_as_the_ceiling_and_no_larger),
        WITH_FOLDER(a_file_that_grows_while_it_is_read_stops_at_the_ceiling),
        WITH_FOLDER(what_cannot_be_read_is_bad_input_and_named),
        WITH_FOLDER(a_stamp_is_the_size_and_the_time_in_nanoseconds),
        WITH_FOLDER(a_tree_is_listed_in_byte_order_of_the_paths),
        WITH_FOLDER(only_wanted_files_are_listed),
        WITH_FOLDER(hidden_entries_are_left_out),
        WITH_FOLDER(symbolic_links_inside_are_left_out),
        WITH_FOLDER(who_listens_hears_of_links_that_lead_out),
        WITH_FOLDER(a_folder_that_cannot_be_listed_does_not_end_a_heard_walk),
        WITH_FOLDER(a_link_that_the_user_names_is_followed),
        WITH_FOLDER(a_file_that_the_user_names_is_always_wanted),
        WITH_FOLDER(a_slash_behind_the_folder_changes_nothing),
        WITH_FOLDER(an_empty_folder_has_no_files),
        WITH_FOLDER(a_path_that_is_not_there_is_bad_input),
        WITH_FOLDER(folders_may_be_nested_but_not_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
