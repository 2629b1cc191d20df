/* test_distance.c - how far a name is from a word. */
#include "check.h"

#include "query/distance.h"
#include "text/utf8.h"

enum { FAR = 1000, WORD_MAX = 8 };

static size_t distance(const char *a, const char *b)
{
    kb_arena *arena = kb_arena_new();
    kb_heard heard;
    kb_letters letters;

    assert_true(kb_heard_read(&heard, arena, kb_str_of(a)));
    assert_true(kb_letters_read(&letters, &heard, kb_str_of(b)));
    size_t cost = kb_distance(&heard, &letters, FAR);
    assert_true(kb_distance_least(&heard, &letters) <= cost);
    assert_true(kb_distance(&heard, &letters, cost) == cost);
    assert_true(cost == 0 || kb_distance(&heard, &letters, cost - 1) >= cost);
    kb_arena_free(arena);
    return cost;
}

static void edits_are_counted(void **state)
{
    (void)state;
    assert_int_equal(distance("openai", "openai"), 0);
    assert_int_equal(distance("openai", "openia"), KB_COST_EDIT); /* swapped */
    assert_int_equal(distance("openai", "opena"), KB_COST_EDIT);
    assert_int_equal(distance("openai", "opennai"), KB_COST_EDIT);
    assert_int_equal(distance("openai", "openci"), KB_COST_EDIT);
    assert_int_equal(distance("ab", "xyz"), 3 * KB_COST_EDIT);
    assert_int_equal(distance("", "xyz"), 3 * KB_COST_EDIT);
    assert_int_equal(distance("模型", "模板"), KB_COST_EDIT);
}

static void what_sounds_alike_is_nearer(void **state)
{
    (void)state;
    assert_int_equal(distance("文新一言", "文心一言"), KB_COST_SAME);
    assert_int_equal(distance("文心一严", "文新一言"), 2 * KB_COST_SAME);
    assert_int_equal(distance("自能", "智能"), KB_COST_ALIKE);
    assert_int_equal(distance("生层", "生成"), KB_COST_ALIKE);
    assert_int_equal(distance("信息", "星系"), KB_COST_ALIKE + KB_COST_SAME);
    assert_int_equal(distance("牛", "流"), KB_COST_ALIKE);
    assert_int_equal(distance("一言", "亿言"), KB_COST_SAME);
    assert_int_equal(distance("银行", "引航"), 2 * KB_COST_SAME);
}

static void long_words_are_refused(void **state)
{
    char text[KB_LETTERS_MAX + 2];
    kb_arena *arena = kb_arena_new();
    kb_heard heard;
    kb_letters letters;

    (void)state;
    memset(text, 'a', sizeof text);
    kb_str most = {text, KB_LETTERS_MAX}, more = {text, KB_LETTERS_MAX + 1};
    assert_false(kb_heard_read(&heard, arena, more));
    assert_true(kb_heard_read(&heard, arena, most));
    assert_false(kb_letters_read(&letters, &heard, more));
    assert_true(kb_letters_read(&letters, &heard, most));
    assert_int_equal(kb_distance(&heard, &letters, 0), 0);
    kb_arena_free(arena);
}

static size_t apart(const char *a, const char *b)
{
    kb_arena *arena = kb_arena_new();
    kb_heard heard;
    kb_letters letters;
    kb_bag x, y;

    assert_true(kb_heard_read(&heard, arena, kb_str_of(a)));
    assert_true(kb_letters_read(&letters, &heard, kb_str_of(b)));
    kb_bag_fill(&x, &heard.word);
    kb_bag_fill(&y, &letters);
    kb_arena_free(arena);
    return kb_bag_apart(&x, &y);
}

static void letters_apart_are_changes_at_least(void **state)
{
    (void)state;
    assert_int_equal(apart("openai", "openia"), 0);
    assert_int_equal(apart("openai", "open"), 2);
    assert_int_equal(apart("abc", "xyz"), 3);
    assert_int_equal(apart("aab", "abbcc"), 3);
    assert_int_equal(apart("", ""), 0);
}

static void random_word(kb_buf *out, uint64_t *seed)
{
    static const uint32_t chars[] = {'a',    'b',    'n',   0x6587, 0x7EB9,
                                     0x5FC3, 0x65B0, 0x884C}; /* 文纹心新行 */
    kb_buf_clear(out);
    for (uint32_t n = next_random(seed, WORD_MAX); n > 0; n--)
        kb_utf8_add(out, chars[next_random(seed, WORD_MAX)]);
}

/* distance() checks the bounds; and both ways it is the same. */
static void bounds_hold_for_any_words(void **state)
{
    uint64_t seed = 7;
    kb_buf a = KB_BUF_INIT(1 << 10), b = KB_BUF_INIT(1 << 10);

    (void)state;
    for (int i = 0; i < 2000; i++) {
        random_word(&a, &seed);
        random_word(&b, &seed);
        assert_int_equal(distance(a.ptr, b.ptr), distance(b.ptr, a.ptr));
    }
    kb_buf_dispose(&a);
    kb_buf_dispose(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(what_sounds_alike_is_nearer),
        cmocka_unit_test(long_words_are_refused),
        cmocka_unit_test(letters_apart_are_changes_at_least),
        cmocka_unit_test(bounds_hold_for_any_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
