/* test_token.c - the words of the search index and of queries. */
#include "check.h"

#include "base/buf.h"
#include "text/token.h"

enum { LINE_MAX_BYTES = 4096 };

/* Writes tokens as "gpt =gpt4 4": '=' for joined, '.' behind a lone one. */
static int write_token(void *context, const kb_token *token)
{
    kb_buf *line = context;
    if (line->len > 0)
        kb_buf_add_char(line, ' ');
    if (token->joined)
        kb_buf_add_char(line, '=');
    kb_buf_add(line, token->text);
    if (token->lone)
        kb_buf_add_char(line, '.');
    return 0;
}

static void expect(const char *text, const char *tokens)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    assert_int_equal(kb_tokenize(kb_str_of(text), write_token, &line), 0);
    assert_string_equal(line.ptr, tokens);
    kb_buf_dispose(&line);
}

static void han_runs_give_pairs_and_their_last_character(void **state)
{
    (void)state;
    expect("扩散模型", "扩散 散模 模型 型.");
    expect("图", "图.");
    expect("图，文", "图. 文.");
    expect("用AI画图", "用. ai 画图 图.");
}

static void latin_words_are_folded(void **state)
{
    (void)state;
    expect("OpenAI Ｓｏｒａ", "openai sora");
    expect("Café Zürich", "café zürich");
}

static void marks_inside_a_word_give_parts_and_the_whole(void **state)
{
    (void)state;
    expect("GPT-4", "gpt =gpt4 4");
    expect("GPT‑4 GPT–4", "gpt =gpt4 4 gpt =gpt4 4");
    expect("gpt-3.5_turbo", "gpt =gpt35turbo 3 5 turbo");
    expect("-x- a--b c.", "x a b c");
}

static void letters_before_a_number_are_a_word_too(void **state)
{
    (void)state;
    expect("Python3", "python3 =python");
    expect("vue3-router", "vue3 =vue =vue3router router");
    expect("x86 3d v2x", "x86 3d v2x");
    expect("c++11", "c++ 11");
}

static void signs_belong_to_the_letter_before_them(void **state)
{
    (void)state;
    expect("C++ 与 C#", "c++ 与. c#");
    expect("C++17", "c++ 17");
    expect("AI+教育", "ai+ 教育 育.");
    expect("a+b 1+ ++", "a b 1");
}

static void everything_else_separates(void **state)
{
    (void)state;
    expect("", "");
    expect(" \t\n!\"$%&'()*,/:;<=>?@[\\]^`{|}~ 。、《》🙂", "");
    expect("多\n行", "多. 行.");
}

static void long_words_are_cut_between_characters(void **state)
{
    char word[80];
    (void)state;
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    memcpy(word + 63, "é", 2); /* does not fit: 63 + 2 bytes */

    char cut[64];
    memset(cut, 'a', 63);
    cut[63] = '\0';
    expect(word, cut);
}

static void invalid_bytes_separate(void **state)
{
    (void)state;
    expect("a\xFF"
           "b \xE6\x89",
           "a b");
}

/* Tokens must survive being tokenised again: queries are made of them. */
static int again(void *context, const kb_token *token)
{
    (void)context;
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_buf copy = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_buf_add(&copy, token->text);
    kb_tokenize(kb_buf_str(&copy), write_token, &line);
    assert_true(kb_str_starts(kb_buf_str(&line), kb_buf_str(&copy)));
    kb_buf_dispose(&copy);
    kb_buf_dispose(&line);
    return 0;
}

static void tokens_are_their_own_tokens(void **state)
{
    (void)state;
    kb_tokenize(kb_str_of("GPT-4 C++ ＡＩ＋教育 İstanbul ﬁne ſ 3.5 ｶﾞ ㍿ Ⅻ"),
                again, NULL);
}

static int record_span(void *context, const kb_token *token)
{
    size_t *span = context;
    span[0] = token->start;
    span[1] = token->end;
    return token->joined ? 7 : 0;
}

static void spans_are_bytes_and_a_result_stops_the_walk(void **state)
{
    size_t span[2];
    (void)state;
    assert_int_equal(kb_tokenize(kb_str_of("模型 GPT-4 后"), record_span, span),
                     7);
    assert_int_equal(span[0], 7);
    assert_int_equal(span[1], 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(han_runs_give_pairs_and_their_last_character),
        cmocka_unit_test(latin_words_are_folded),
        cmocka_unit_test(marks_inside_a_word_give_parts_and_the_whole),
        cmocka_unit_test(letters_before_a_number_are_a_word_too),
        cmocka_unit_test(signs_belong_to_the_letter_before_them),
        cmocka_unit_test(everything_else_separates),
        cmocka_unit_test(long_words_are_cut_between_characters),
        cmocka_unit_test(invalid_bytes_separate),
        cmocka_unit_test(tokens_are_their_own_tokens),
        cmocka_unit_test(spans_are_bytes_and_a_result_stops_the_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
