/* test_catalogue.c - messages in another language, and files that are none. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aigckb/status.h"
#include "base/catalogue.h"

/* What msgfmt makes of: "", "%d file" with its plural, and "no '%s'". */
enum { TEXTS = 3, HEAD = 7, SIZE = 512 };

typedef struct mo {
    uint32_t numbers[HEAD + 4 * TEXTS];
    char text[SIZE];
    size_t len; /* of text */
} mo;

static void put(mo *out, size_t at, const char *text, size_t len)
{
    out->numbers[at] = (uint32_t)len;
    out->numbers[at + 1] = (uint32_t)(sizeof out->numbers + out->len);
    memcpy(out->text + out->len, text, len + 1);
    out->len += len + 1;
}

static mo make(void)
{
    static const char plural[] = "%d file\0%d files";
    mo out = {.numbers = {0x950412de, 0, TEXTS, HEAD * 4,
                          (HEAD + 2 * TEXTS) * 4, 0, 0}};

    put(&out, HEAD, "", 0);
    put(&out, HEAD + 2, plural, sizeof plural - 1);
    put(&out, HEAD + 4, "no '%s'", 7);
    put(&out, HEAD + 6, "Language: zh_CN\n", 16);
    put(&out, HEAD + 8, "%d 个文件", strlen("%d 个文件"));
    put(&out, HEAD + 10, "没有“%s”", strlen("没有“%s”"));
    return out;
}

static bool open_as(const mo *file, size_t size)
{
    char path[] = "/tmp/kb_catalogue_XXXXXX";
    int fd = mkstemp(path);
    size_t head = sizeof file->numbers;
    size_t first = size < head ? size : head;

    assert_true(fd >= 0);
    assert_int_equal(write(fd, file->numbers, first), (ssize_t)first);
    assert_int_equal(write(fd, file->text, size - first),
                     (ssize_t)(size - first));
    close(fd);
    bool opened = kb_catalogue_open(path);
    unlink(path);
    return opened;
}

static void texts_are_found_and_others_stay(void **state)
{
    const mo file = make();
    (void)state;
    assert_string_equal(kb_tr("no '%s'"), "no '%s'");
    assert_true(open_as(&file, sizeof file.numbers + file.len));
    assert_true(kb_catalogue_is_open());
    assert_string_equal(kb_tr("no '%s'"), "没有“%s”");
    assert_string_equal(kb_tr("no"), "no");
    assert_string_equal(kb_tr(""), "");
    assert_null(kb_tr(NULL));
    assert_string_equal(kb_trn("%d file", "%d files", 2), "%d 个文件");
    assert_string_equal(kb_trn("%d dog", "%d dogs", 2), "%d dogs");
    kb_catalogue_close();
    assert_string_equal(kb_trn("%d file", "%d files", 1), "%d file");
    assert_string_equal(kb_trn("%d file", "%d files", 0), "%d files");
}

static void a_failure_is_for_programs_and_for_people(void **state)
{
    const mo file = make();
    kb_error err, outer;
    (void)state;
    assert_true(open_as(&file, sizeof file.numbers + file.len));
    kb_fail(&err, KB_USAGE, "no '%s'", "x");
    kb_fail_at(&outer, KB_USAGE, "a.md", &err);
    kb_catalogue_close();
    assert_string_equal(err.message, "no 'x'");
    assert_string_equal(err.shown, "没有“x”");
    assert_string_equal(outer.message, "a.md: no 'x'");
    assert_string_equal(outer.shown, "a.md: 没有“x”");
    kb_fail_at(&err, KB_USAGE, NULL, &err);
    assert_string_equal(err.message, "no 'x'");
}

/* Whatever the bytes, what is opened can be searched. */
static void what_is_no_catalogue_is_not_opened(void **state)
{
    const mo whole = make();
    (void)state;
    for (size_t size = 0; size < sizeof whole.numbers + whole.len; size++) {
        assert_false(open_as(&whole, size));
        assert_string_equal(kb_tr("no '%s'"), "no '%s'");
    }
    for (size_t i = 0; i < HEAD + 4 * TEXTS; i++) {
        mo file = make();
        file.numbers[i] ^= 0x80000001;
        open_as(&file, sizeof file.numbers + file.len);
        assert_non_null(kb_tr("no '%s'"));
    }
    kb_catalogue_close();
    assert_false(kb_catalogue_open("no such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_found_and_others_stay),
        cmocka_unit_test(a_failure_is_for_programs_and_for_people),
        cmocka_unit_test(what_is_no_catalogue_is_not_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
