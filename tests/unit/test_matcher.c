/* test_matcher.c - the forms of a dictionary in folded text, also against a
 * model that tries every form at every place. */
#include "check.h"

#include <ctype.h>

#include "text/match.h"

static int setup(void **state)
{
    *state = kb_arena_new();
    return 0;
}

static int teardown(void **state)
{
    kb_arena_free(*state);
    return 0;
}

/* ---- what is found ------------------------------------------------------ */

static kb_matcher *matcher_of(kb_arena *arena, const char *forms)
{
    kb_matcher *matcher = kb_matcher_new(arena);
    kb_str rest = kb_str_of(forms), form;
    while (kb_str_split(&rest, '|', &form))
        kb_matcher_add(matcher, kb_str_of(kb_fold_dup(arena, form)));
    kb_matcher_build(matcher);
    return matcher;
}

static kb_founds find(kb_arena *arena, const kb_matcher *matcher, kb_str text,
                      kb_match_accept *accept)
{
    kb_founds found = {0};
    kb_folded folded = kb_fold_text(arena, text);
    kb_matcher_find(matcher, arena, &folded, accept, NULL, &found);
    return found;
}

/* Checks what the forms, written with '|' between, find in a text. */
static void check_found(kb_arena *arena, const char *forms, const char *text,
                        const char *expected)
{
    kb_str all = kb_str_of(text);
    kb_founds found = find(arena, matcher_of(arena, forms), all, NULL);
    const char *words = "";
    for (size_t i = 0; i < found.len; i++) {
        kb_str here = kb_str_cut(all, found.data[i].start, found.data[i].end);
        words = kb_arena_printf(arena, "%s%s%.*s", words, i > 0 ? "|" : "",
                                (int)here.len, here.ptr);
    }
    assert_string_equal(words, expected);
}

/* These two share a bucket of the first step. */
static void a_second_character_is_no_first_one(void **state)
{
    check_found(*state, "一帀", "帀", "");
    check_found(*state, "一帀", "一帀", "一帀");
    check_found(*state, "一帀|帀", "帀一", "帀");
}

static void the_same_form_has_the_same_id(void **state)
{
    kb_matcher *matcher = kb_matcher_new(*state);
    assert_int_equal(kb_matcher_add(matcher, KB_STR("大模型")), 0);
    assert_int_equal(kb_matcher_add(matcher, KB_STR("模型")), 1);
    assert_int_equal(kb_matcher_add(matcher, KB_STR("大模型")), 0);
    assert_int_equal(kb_matcher_add(matcher, KB_STR("大")), 2);
}

static void an_empty_matcher_finds_nothing(void **state)
{
    kb_matcher *matcher = kb_matcher_new(*state);
    kb_matcher_build(matcher);
    assert_int_equal(find(*state, matcher, KB_STR("大模型"), NULL).len, 0);
    check_found(*state, "", "大模型", "");
}

static void the_leftmost_and_then_the_longest_is_found(void **state)
{
    check_found(*state, "模型|大模型|大", "大模型", "大模型");
    check_found(*state, "语言模型|大语言|型号", "大语言模型号", "大语言|型号");
    check_found(*state, "生成|生成式人工智能|人工智能", "生成式人工", "生成");
    check_found(*state, "人工智能|工智", "人工智障人工智能", "工智|人工智能");
}

static void found_forms_do_not_overlap(void **state)
{
    check_found(*state, "哈哈", "哈哈哈哈哈", "哈哈|哈哈");
}

static void width_case_and_dashes_in_the_text_do_not_count(void **state)
{
    check_found(*state, "GPT-4", "用ＧＰＴ４、gpt 4、Gpt_4和GPT–4",
                "ＧＰＴ４|gpt 4|Gpt_4|GPT–4");
    check_found(*state, "大模型", "大 模型", "大 模型");
}

static void blanks_around_are_no_part_of_what_is_found(void **state)
{
    check_found(*state, "AI", "- AI - ", "AI");
}

static void latin_forms_are_found_at_word_borders_only(void **state)
{
    check_found(*state, "RAG", "storage, DRAG, RAGE, rag", "rag");
    check_found(*state, "AI", "OpenAI 和 AI2 的 AI", "AI");
    check_found(*state, "AI", "AI绘画、用AI画", "AI|AI");
    check_found(*state, "AI", "ÉAI AIé", "");
}

static void a_blank_or_dash_is_a_word_border(void **state)
{
    check_found(*state, "GPT", "GPT-4 Chat-GPT my_GPT", "GPT|GPT|GPT");
    check_found(*state, "AI", "❤️AI⚠️ ✨AI", "AI|AI");
}

static void a_version_is_not_found_in_a_longer_one(void **state)
{
    check_found(*state, "GPT-3", "GPT-3.5 GPT-35 GPT-3", "GPT-3");
    check_found(*state, "GPT-3|GPT-3.5", "GPT-3.5", "GPT-3.5");
    check_found(*state, "GPT-3", "我用GPT-3. 5个", "GPT-3");
    check_found(*state, "GPT-3", "GPT-3.", "GPT-3");
}

static void han_forms_need_no_border(void **state)
{
    check_found(*state, "模型", "模型A和B模型化", "模型|模型");
    check_found(*state, "AI绘画", "OpenAI绘画 AI绘画师", "AI绘画");
}

static bool not_upper(const void *context, kb_str text, const kb_found *found)
{
    (void)context;
    return !isupper((unsigned char)text.ptr[found->start]);
}

static void a_refused_form_makes_way_for_others(void **state)
{
    const kb_matcher *matcher = matcher_of(*state, "rag system|rag|system");
    kb_str text = KB_STR("RAG system, rag system");
    kb_founds found = find(*state, matcher, text, not_upper);
    assert_int_equal(found.len, 2);
    assert_int_equal(found.data[0].start, 4);
    assert_int_equal(found.data[0].form, 2);
    assert_int_equal(found.data[1].start, 12);
    assert_int_equal(found.data[1].form, 0);
}

/* ---- against the model -------------------------------------------------- */

enum { FORMS = 40, TEXTS = 400, TEXT_CHARS = 60, FILLERS = 5000 };

static const char *const alphabet[] = {"a", "b",  "1",  "2",  ".",  " ", "-",
                                       "A", "Ｂ", "模", "型", "，", "a", "模"};

static kb_str random_text(kb_arena *arena, uint64_t *seed, uint32_t chars)
{
    const char *text = "";
    for (uint32_t n = 1 + next_random(seed, chars); n > 0; n--)
        text = kb_arena_printf(
            arena, "%s%s", text,
            alphabet[next_random(seed, sizeof alphabet / sizeof *alphabet)]);
    return kb_str_of(text);
}

static bool is_word_byte(kb_str text, size_t at)
{
    return at < text.len &&
           (isalnum((unsigned char)text.ptr[at]) ||
            kb_str_starts(kb_str_cut(text, at, text.len), KB_STR("Ｂ")));
}

/* The byte where the character before `at` begins. */
static size_t before(kb_str text, size_t at)
{
    do
        at--;
    while (((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return at;
}

static bool is_whole(kb_str text, size_t start, size_t end)
{
    size_t last = before(text, end);
    bool digit = isdigit((unsigned char)text.ptr[last]);
    if (start > 0 && is_word_byte(text, start) &&
        is_word_byte(text, before(text, start)))
        return false;
    if (is_word_byte(text, last) && is_word_byte(text, end))
        return false;
    return !(digit && end + 1 < text.len && text.ptr[end] == '.' &&
             isdigit((unsigned char)text.ptr[end + 1]));
}

static bool refuse_some(const void *context, kb_str text, const kb_found *found)
{
    (void)context;
    (void)text;
    return (found->form + found->start) % 3 != 0;
}

typedef KB_VEC(kb_folded) form_list;

static bool stands_at(const kb_folded *form, const kb_folded *text, size_t at)
{
    return form->len > 0 && form->len <= text->len - at &&
           memcmp(form->chars, text->chars + at,
                  form->len * sizeof *form->chars) == 0;
}

/* The longest form that counts at a place; .end is 0 where there is none. */
static kb_found longest_at(const form_list *forms, kb_str text,
                           const kb_folded *folded, size_t at)
{
    kb_found best = {0};
    for (uint32_t i = 0; i < forms->len; i++) {
        const kb_folded *form = &forms->data[i];
        if (!stands_at(form, folded, at))
            continue;
        kb_found f = {folded->starts[at], folded->ends[at + form->len - 1], i};
        if (f.end > best.end && is_whole(text, f.start, f.end) &&
            refuse_some(NULL, text, &f))
            best = f;
    }
    return best;
}

static kb_founds model(kb_arena *arena, const form_list *forms, kb_str text)
{
    kb_founds found = {0};
    kb_folded folded = kb_fold_text(arena, text);
    uint32_t free_from = 0;
    for (size_t at = 0; at < folded.len; at++) {
        if (folded.starts[at] < free_from)
            continue;
        kb_found best = longest_at(forms, text, &folded, at);
        if (best.end == 0)
            continue;
        kb_vec_push(arena, &found, best);
        free_from = best.end;
    }
    return found;
}

static void check_against_model(kb_arena *arena, uint64_t seed, int fillers)
{
    kb_matcher *matcher = kb_matcher_new(arena);
    form_list forms = {0};
    for (int i = 0; i < FORMS; i++) {
        kb_str form = kb_str_of(
            kb_fold_dup(arena, random_text(arena, &seed, 1 + (uint32_t)i / 8)));
        uint32_t id = form.len ? kb_matcher_add(matcher, form) : 0;
        if (form.len && id == forms.len)
            kb_vec_push(arena, &forms, kb_fold_text(arena, form));
    }
    for (int i = 0; i < fillers; i++) /* that no text holds */
        kb_matcher_add(matcher, kb_str_of(kb_arena_printf(arena, "a%d占", i)));
    kb_matcher_build(matcher);

    for (int i = 0; i < TEXTS; i++) {
        kb_str text = random_text(arena, &seed, TEXT_CHARS);
        kb_founds got = find(arena, matcher, text, refuse_some);
        kb_founds wanted = model(arena, &forms, text);
        bool same = got.len == wanted.len &&
                    (got.len == 0 || memcmp(got.data, wanted.data,
                                            got.len * sizeof *got.data) == 0);
        if (!same)
            fail_msg("another result in: %s", text.ptr);
    }
}

static void random_texts_give_what_the_model_gives(void **state)
{
    for (uint64_t seed = 1; seed <= 5; seed++)
        check_against_model(*state, seed * 0x9e3779b97f4a7c15u, 0);
}

static void a_large_automaton_gives_the_same(void **state)
{
    check_against_model(*state, 4711, FILLERS);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(a_second_character_is_no_first_one),
        WITH_ARENA(the_same_form_has_the_same_id),
        WITH_ARENA(an_empty_matcher_finds_nothing),
        WITH_ARENA(the_leftmost_and_then_the_longest_is_found),
        WITH_ARENA(found_forms_do_not_overlap),
        WITH_ARENA(width_case_and_dashes_in_the_text_do_not_count),
        WITH_ARENA(blanks_around_are_no_part_of_what_is_found),
        WITH_ARENA(latin_forms_are_found_at_word_borders_only),
        WITH_ARENA(a_blank_or_dash_is_a_word_border),
        WITH_ARENA(a_version_is_not_found_in_a_longer_one),
        WITH_ARENA(han_forms_need_no_border),
        WITH_ARENA(a_refused_form_makes_way_for_others),
        WITH_ARENA(random_texts_give_what_the_model_gives),
        WITH_ARENA(a_large_automaton_gives_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
