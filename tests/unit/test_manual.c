/* test_manual.c - documents and tables as mdoc(7). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "man/markdown.h"
#include "man/mdoc.h"

static bool page_of(kb_buf *out, kb_str document)
{
    bool known = kb_str_equal(document, KB_STR("json.md")) ||
                 kb_str_equal(document, KB_STR("query.md"));

    if (known)
        kb_buf_printf(out, "Xr aigckb-%.*s 5", (int)document.len - 3,
                      document.ptr);
    return known;
}

static const kb_man_style style = {"Cm", page_of, "Xr aigckb-query 5"};

static void expect(const char *markdown, const char *mdoc, kb_man_notes *notes)
{
    kb_buf out = KB_BUF_INIT(KB_PAGE_MAX);

    kb_man_markdown(&out, kb_str_of(markdown), &style, notes);
    assert_string_equal(out.ptr, mdoc);
    kb_buf_dispose(&out);
}

static void sentences_begin_lines(void **state)
{
    (void)state;
    expect("One is. Another (V. D. Blondel) is. 扩散模型 is.\n\nA new one.",
           "One is.\nAnother (V. D. Blondel) is.\n扩散模型 is.\n"
           ".Pp\nA new one.\n",
           NULL);
}

static void code_says_what_it_is(void **state)
{
    (void)state;
    expect("Give `--limit N` (`-n`), `AIGCKB_DB`, `a/b`, `made_by`, `FILE`s, "
           "`x:y`, `\"id\"` or `show TERM`.",
           "Give\n.Fl \\-limit Ar N\n.Pf ( Fl n ) ,\n.Ev AIGCKB_DB ,\n"
           ".Pa a/b ,\n.Cm made_by ,\n.Ar FILE Ns No s ,\n.Ql x:y ,\n"
           ".No \\(dqid\\(dq\nor\n.Cm show Ar TERM .\n",
           NULL);
}

static void nothing_is_taken_for_a_macro(void **state)
{
    (void)state;
    expect(".first 'and\n`.Ar` `In` \\\\ -x\n\n```\n.code \\ -x\n```\n",
           "\\&.first 'and\n.Ql .Ar\n.Cm \\&In\n\\e \\-x\n"
           ".Bd -literal -offset indent\n\\&.code \\e \\-x\n.Ed\n",
           NULL);
}

static void links_lead_to_pages(void **state)
{
    (void)state;
    expect(
        "See [json.md](json.md#ids), [this](query.md), [query.md](query.md), "
        "[what](json.md), [size.md](size.md) and [SKOS](https://x.y/).",
        "See\n.Xr aigckb-json 5 ,\nthis, below, what\n"
        ".Pf ( Xr aigckb-json 5 ) ,\n.Pa size.md\nand\n"
        ".Lk https://x.y/ SKOS .\n",
        NULL);
}

static void tables_are_lists(void **state)
{
    (void)state;
    expect("| key | value | note |\n|---|---|---|\n"
           "| `id`, `n` | what it is | |\n| a\\|b | x, y, z | `a\\|b` |\n",
           ".Bl -tag -width nnnnn\n"
           ".It Em key\n.Em value ;\n.Em note\n"
           ".It Cm id , Cm n\nWhat it is.\n"
           ".It No a|b\nx, y, z;\n.Ql a|b .\n.El\n",
           NULL);
}

static void options_are_told_of_in_their_list(void **state)
{
    kb_man_notes notes = {0};

    (void)state;
    expect("| option | |\n|---|---|\n| `--depth N` | so deep: 1 |\n"
           "| `--by year` | by year |\n| `--in --out` | only these |\n",
           ".Bl -tag -width nnnnnnnnnn\n"
           ".It Fl \\-by Cm year\nBy year.\n"
           ".It Fl \\-in Fl \\-out\nOnly these.\n.El\n",
           &notes);
    assert_int_equal(notes.count, 1);
    assert_string_equal(notes.notes[0].option, "depth");
    assert_string_equal(notes.notes[0].text, "So deep: 1.\n");
    kb_man_notes_dispose(&notes);
}

static void lists_and_headings_keep_their_place(void **state)
{
    (void)state;
    expect("Some:\n\n- one, *so*\n- two\n\n### In short\n\nText.\n\n1. x\n",
           "Some:\n.Bl -bullet\n.It\none,\n.Em so\n.It\ntwo\n.El\n"
           ".Ss \\&In short\nText.\n.Bl -enum\n.It\nx\n.El\n",
           NULL);
}

static void a_section_ends_at_the_next(void **state)
{
    kb_str text = KB_STR("# T\nintro\n\n## A\na\n```\n## no\n```\n### B\nb\n"
                         "## C\nc\n");
    kb_str found = kb_man_section(text, KB_STR("A"));

    (void)state;
    assert_true(kb_str_equal(found, KB_STR("a\n```\n## no\n```\n### B\nb")));
    assert_true(
        kb_str_equal(kb_man_section(text, KB_STR("-")), KB_STR("intro\n")));
    assert_true(
        kb_str_ends(kb_man_section(text, KB_STR("")), KB_STR("C\nc\n")));
    assert_null(kb_man_section(text, KB_STR("D")).ptr);
}

static void table_texts_become_sentences(void **state)
{
    kb_buf out = KB_BUF_INIT(KB_PAGE_MAX);
    kb_mdoc mdoc = kb_mdoc_begin(&out, false);

    (void)state;
    kb_mdoc_plain(&mdoc, KB_STR("at most N facts: `list kinds`; see --all"));
    kb_mdoc_end(&mdoc);
    assert_string_equal(out.ptr, "At most\n.Ar N\nfacts:\n.Cm list Cm kinds ;\n"
                                 "see\n.Fl \\-all .\n");
    kb_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_begin_lines),
        cmocka_unit_test(code_says_what_it_is),
        cmocka_unit_test(nothing_is_taken_for_a_macro),
        cmocka_unit_test(links_lead_to_pages),
        cmocka_unit_test(tables_are_lists),
        cmocka_unit_test(options_are_told_of_in_their_list),
        cmocka_unit_test(lists_and_headings_keep_their_place),
        cmocka_unit_test(a_section_ends_at_the_next),
        cmocka_unit_test(table_texts_become_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
