/* test_recoded.c - the sample articles in other encodings give the blocks that
 * they give in UTF-8. */
#include "check.h"

#include <iconv.h>
#include <stdio.h>

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"

typedef struct recoding {
    const char *encoding; /* as iconv calls it */
    kb_str mark;
    const char *declared; /* by the sender, rightly or wrongly, or NULL */
} recoding;

static const recoding recodings[] = {
    {"GBK//IGNORE", KB_STR_INIT(""), NULL},
    {"GBK//IGNORE", KB_STR_INIT(""), "utf-8"},
    {"GB18030", KB_STR_INIT(""), NULL},
    {"GB18030", KB_STR_INIT(""), "big5"},
    {"GB18030", KB_STR_INIT(""), "gb2312"},
    {"UTF-16LE", KB_STR_INIT("\xFF\xFE"), NULL},
    {"UTF-16BE", KB_STR_INIT("\xFE\xFF"), "gbk"},
    {"UTF-16LE", KB_STR_INIT(""), NULL},
    {"UTF-16BE", KB_STR_INIT(""), "utf-8"},
    {"UTF-8", KB_STR_INIT("\xEF\xBB\xBF"), "gbk"},
};

static const char *const articles[] = {
    "2024-03-18-900000001.md", "2025-03-22-900000005.md",
    "2025-02-11-900000006.md", "html/2024-05-14-900000007.md",
    "digital-human.txt",
};

enum { ROOM = 1 << 20 };

/* Appends `text`, converted; what the encoding lacks is left out. */
static void convert(kb_buf *out, kb_str text, const char *to, const char *from)
{
    static char given[ROOM], made[ROOM];
    char *in = given, *end = made;
    size_t left = text.len, room = sizeof made;
    iconv_t cd = iconv_open(to, from);

    assert_true(text.len <= sizeof given);
    memcpy(given, text.ptr, text.len);
    iconv(cd, &in, &left, &end, &room); /* -1 where it left something out */
    assert_int_equal(left, 0);
    iconv_close(cd);
    kb_buf_add(out, (kb_str){made, (size_t)(end - made)});
}

static void parse(kb_doc *doc, kb_arena *arena, const char *name, kb_str bytes,
                  const char *charset)
{
    kb_error err = {0};
    kb_raw raw = {
        .name = name, .bytes = bytes.ptr, .len = bytes.len, .charset = charset};
    kb_parse(doc, arena, &raw, &err);
    assert_string_equal(err.message, "");
}

static void assert_same(const kb_doc *got, const kb_doc *wanted)
{
    assert_int_equal(got->replaced, 0);
    assert_string_equal(got->title, wanted->title);
    assert_int_equal(got->block_count, wanted->block_count);
    for (size_t i = 0; i < got->block_count; i++) {
        assert_int_equal(got->blocks[i].type, wanted->blocks[i].type);
        assert_string_equal(got->blocks[i].text, wanted->blocks[i].text);
    }
}

static void check(const char *article, const recoding *r)
{
    kb_arena *arena = kb_arena_new();
    kb_buf file = KB_BUF_INIT(ROOM), bytes = KB_BUF_INIT(ROOM);
    kb_buf text = KB_BUF_INIT(ROOM);
    kb_doc got, wanted;
    kb_error err;
    const char *path =
        kb_arena_printf(arena, "%s/data/articles/%s", KB_SOURCE_DIR, article);

    assert_int_equal(kb_file_read(&file, path, &err), KB_OK);
    kb_buf_add(&bytes, r->mark);
    convert(&bytes, kb_buf_str(&file), r->encoding, "UTF-8");
    const char *back =
        strncmp(r->encoding, "GBK", 3) == 0 ? "GBK" : r->encoding;
    convert(&text, kb_str_cut(kb_buf_str(&bytes), r->mark.len, bytes.len),
            "UTF-8", back);
    parse(&got, arena, path, kb_buf_str(&bytes), r->declared);
    parse(&wanted, arena, path, kb_buf_str(&text), NULL);
    assert_same(&got, &wanted);
    kb_buf_dispose(&file);
    kb_buf_dispose(&bytes);
    kb_buf_dispose(&text);
    kb_arena_free(arena);
}

static void any_encoding_gives_the_same_blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        for (size_t k = 0; k < sizeof recodings / sizeof *recodings; k++)
            check(articles[i], &recodings[k]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_encoding_gives_the_same_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
