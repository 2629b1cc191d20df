/* test_shingle.c - how much of two texts is the same, exactly and about. */
#include "open_arena.h"

#include <math.h>

#include "text/shingle.h"

enum { CASES = 200, SET = 600 };

static kb_letters letters_of(const char *text)
{
    kb_letters letters = {0};
    kb_letters_add(&letters, arena, kb_str_of(text));
    return letters;
}

static kb_shingles shingles_of(const char *text)
{
    kb_letters letters = letters_of(text);
    return kb_shingles_of(arena, &letters);
}

static uint64_t digest(const char *text)
{
    kb_letters letters = letters_of(text);
    return kb_letters_digest(&letters, 0, letters.len);
}

static void letters_are_folded_and_the_rest_is_left_out(void **state)
{
    (void)state;
    assert_int_equal(letters_of("ＡＩ 绘画：2024!").len, 8);
    assert_true(digest("ＡＩ 繪畫，2024 年") == digest("AI绘画2024年。"));
    assert_true(digest("AI绘画") != digest("绘画AI"));
    assert_int_equal(letters_of("…… 、\n").len, 0);
    assert_true(digest("") != 0);
}

static void likeness_of_sets_is_exact(void **state)
{
    kb_shingles a = shingles_of("abcdefgh"), b = shingles_of("ABC-DEFGX");
    kb_shingles repeated = shingles_of("aaaaaaaaa"), none = shingles_of("abcd");
    (void)state;

    assert_int_equal(a.len, 4);
    assert_int_equal(kb_shingles_common(&a, &b), 3);
    assert_true(fabs(kb_shingles_jaccard(&a, &b) - 0.6) < 1e-9);
    assert_true(fabs(kb_shingles_containment(&a, &b) - 0.75) < 1e-9);
    assert_int_equal(repeated.len, 1);
    assert_int_equal(none.len, 0);
    assert_true(kb_shingles_jaccard(&none, &none) == 0);
    assert_true(kb_shingles_containment(&none, &a) == 0);
}

static void a_sketch_needs_a_shingle(void **state)
{
    kb_letters none = letters_of("abcd"), one = letters_of("abcde");
    kb_sketch sketch;
    (void)state;

    assert_false(kb_sketch_make(&sketch, &none));
    assert_true(kb_sketch_make(&sketch, &one));
    for (size_t i = 1; i < KB_SKETCH_VALUES; i++)
        assert_int_equal(sketch.values[i], sketch.values[0]);
}

/* Letters that hardly ever make one shingle twice. */
static void add_random(kb_letters *out, uint64_t *seed, size_t n)
{
    for (size_t i = 0; i < n; i++)
        kb_vec_push(arena, out, 0x4E00 + next_random(seed, 5000));
}

/* Two texts that share their first `same` of SET letters. */
static double error_of(uint64_t *seed, size_t same)
{
    kb_letters a = {0}, b = {0};
    kb_sketch x, y;

    add_random(&a, seed, SET);
    for (size_t i = 0; i < same; i++)
        kb_vec_push(arena, &b, a.data[i]);
    add_random(&b, seed, SET - same);
    assert_true(kb_sketch_make(&x, &a) && kb_sketch_make(&y, &b));
    kb_shingles s = kb_shingles_of(arena, &a), t = kb_shingles_of(arena, &b);
    return fabs(kb_sketch_likeness(&x, &y) - kb_shingles_jaccard(&s, &t));
}

/* As 128 hash functions would be off: sqrt(J (1 - J) / 128) is 0.044 at most,
 * and so 0.035 in the mean. */
static void sketches_estimate_as_well_as_128_functions(void **state)
{
    uint64_t seed = 7;
    double sum = 0;
    (void)state;

    for (int i = 0; i < CASES; i++) {
        double error = error_of(&seed, SET / 4 + (size_t)i * SET / 2 / CASES);
        assert_true(error < 0.2);
        sum += error;
    }
    assert_true(sum / CASES < 0.035);
}

/* Half of the parts are empty. */
static void sketches_of_short_texts_estimate_too(void **state)
{
    uint64_t seed = 11;
    double sum = 0;
    (void)state;

    for (int i = 0; i < CASES; i++) {
        kb_letters a = {0}, b = {0};
        kb_sketch x, y;
        add_random(&a, &seed, 100);
        for (size_t k = 0; k < 80; k++)
            kb_vec_push(arena, &b, a.data[k]);
        add_random(&b, &seed, 20);
        assert_true(kb_sketch_make(&x, &a) && kb_sketch_make(&y, &b));
        sum += kb_sketch_likeness(&x, &y);
    }
    assert_true(fabs(sum / CASES - 76.0 / 116) < 0.02); /* not biased */
}

static void bands_are_the_same_where_their_values_are(void **state)
{
    kb_letters letters = letters_of("扩散模型逐步去除噪声");
    uint32_t one[KB_SKETCH_BANDS], two[KB_SKETCH_BANDS];
    kb_sketch sketch;
    (void)state;

    assert_true(kb_sketch_make(&sketch, &letters));
    kb_sketch_bands(one, &sketch);
    sketch.values[4 * 5] ^= 1;
    kb_sketch_bands(two, &sketch);
    for (size_t i = 0; i < KB_SKETCH_BANDS; i++)
        assert_int_equal(one[i] == two[i], i != 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded_and_the_rest_is_left_out),
        cmocka_unit_test(likeness_of_sets_is_exact),
        cmocka_unit_test(a_sketch_needs_a_shingle),
        cmocka_unit_test(sketches_estimate_as_well_as_128_functions),
        cmocka_unit_test(sketches_of_short_texts_estimate_too),
        cmocka_unit_test(bands_are_the_same_where_their_values_are),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
