/* test_template.c - hashes of paragraphs that many articles repeat. */
#include "check.h"

#include "extract/template.h"

static uint64_t hash_of(const char *text)
{
    kb_arena *arena = kb_arena_new();
    kb_folded folded = kb_fold_text(arena, kb_str_of(text));
    uint64_t hash = kb_template_hash(&folded);
    kb_arena_free(arena);
    return hash;
}

#define TEXT "这份学习资料已经整理好"

static void only_letters_count(void **state)
{
    static const char *const same[] = {
        "这份学习资料，已经整理好！",
        "👉 这份 学习资料 已经整理好 👈",
        "3. 这份学习资料（2024）已经整理好",
        "这份学习资料已经整理好https://example.com/a-b?c=1",
        "https://example.com/这份学习资料已经整理好",
    };
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(hash_of(same[i]) == hash_of(TEXT));
}

static void width_and_case_do_not_count(void **state)
{
    (void)state;
    assert_true(hash_of("ＡＩ大模型学习资源包") ==
                hash_of("ai大模型学习资源包"));
}

static void other_letters_are_another_text(void **state)
{
    (void)state;
    assert_true(hash_of(TEXT) != hash_of(TEXT "了"));
    assert_true(hash_of("一二三四五六") != hash_of("六五四三二一"));
}

static void a_short_text_has_no_hash(void **state)
{
    (void)state;
    assert_true(hash_of("学习路线图") == 0);
    assert_true(hash_of("") == 0);
    assert_true(hash_of("https://example.com/a/long/address") == 0);
}

/* Files hold these numbers: whoever changes them makes the files anew. */
static void the_numbers_never_change(void **state)
{
    (void)state;
    assert_true(hash_of(TEXT) == UINT64_C(0x19c8e5741a66d9b9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_letters_count),
        cmocka_unit_test(width_and_case_do_not_count),
        cmocka_unit_test(other_letters_are_another_text),
        cmocka_unit_test(a_short_text_has_no_hash),
        cmocka_unit_test(the_numbers_never_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
