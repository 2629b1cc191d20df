/* make_case.c - writes articles that nobody would write: make_case NAME [N|/N].
 *
 * A case is a row of the table: pieces of text, each so many times; with N,
 * each that comes more than once so many times more often, with /N less. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { PIECES = 4 };

typedef struct piece {
    kb_str text;
    int times;
    kb_str growing; /* stands i times before the text at its i-th time */
    kb_str behind;  /* stands behind the text and the number i */
} piece;

typedef struct article {
    const char *name;
    piece pieces[PIECES];
} article;

#define TIMES(n, text)                                                         \
    {                                                                          \
        KB_STR_INIT(text), (n), KB_STR_INIT(""), KB_STR_INIT("")               \
    }
#define GROWING(n, before, text)                                               \
    {                                                                          \
        KB_STR_INIT(text), (n), KB_STR_INIT(before), KB_STR_INIT("")           \
    }
#define COUNTED(n, text, behind)                                               \
    {                                                                          \
        KB_STR_INIT(text), (n), KB_STR_INIT(""), KB_STR_INIT(behind)           \
    }

static const article articles[] = {
    /* nesting */
    {"html-deep-tags",
     {TIMES(100000, "<div>"), TIMES(1, "大模型"), TIMES(100000, "</div>")}},
    {"html-deep-lists",
     {TIMES(100000, "<ul><li>大模型"), TIMES(100000, "</li></ul>")}},
    {"html-deep-quotes", {TIMES(100000, "<blockquote>GPT-4")}},
    {"html-deep-tables", {TIMES(20000, "<table><tr><td>GPT-4")}},
    {"html-open-tags", {TIMES(50000, "<b>大模型<i>GPT-4<a href=x><p>")}},
    {"md-deep-quotes", {TIMES(100000, "> "), TIMES(1, "大模型\n")}},
    {"md-deep-quote-lines", {GROWING(1000, "> ", "> 大模型\n")}},
    {"md-deep-lists", {TIMES(100000, "- "), TIMES(1, "大模型\n")}},
    {"md-deep-list-lines", {GROWING(1500, "  ", "- GPT-4\n")}},
    {"md-deep-mixed", {TIMES(33333, "> - 1. "), TIMES(1, "大模型\n")}},

    {"html-page-deep",
     {TIMES(1, "<html><body>"), TIMES(100000, "<div class=a>"),
      TIMES(1, "大模型由OpenAI推出，用于内容生成。"), TIMES(100000, "</div>")}},
    {"html-page-open",
     {TIMES(1, "<html><body>"), TIMES(50000, "<div>大模型<a href=x>GPT-4")}},

    /* length */
    {"html-page-line",
     {TIMES(1, "<html><body>"),
      TIMES(40000, "大模型由OpenAI推出，用于内容生成。")}},
    {"html-page-boxes",
     {TIMES(1, "<html><body>"),
      TIMES(40000,
            "<div id=comment><h3>相关推荐</h3><p>大模型的应用</p></div>")}},
    {"html-page-links",
     {TIMES(1, "<html><body><p>大模型由OpenAI推出，用于内容生成。</p>"),
      TIMES(50000,
            "<ul><li><a href=x>大模型</a><li><a href=x>GPT-4</a></ul>")}},
    {"html-page-sayings",
     {TIMES(1, "<html><head>"),
      TIMES(20000, "<meta property=article:tag content=大模型>"
                   "<meta name=keywords content='a,b,c'>"),
      TIMES(1, "<body><p>大模型由OpenAI推出，用于内容生成。</p>")}},
    {"html-page-json",
     {TIMES(1, "<html><script type=application/ld+json>"),
      TIMES(20000, "[{\"a\":"),
      TIMES(1, "</script><body><p>大模型由OpenAI推出，用于内容生成。</p>")}},
    {"md-long-line", {TIMES(150000, "大模型由OpenAI推出，用于内容生成。")}},
    {"md-long-sentence", {TIMES(40000, "大模型由OpenAI推出，用于内容生成，")}},
    {"md-long-word", {TIMES(10000000, "a")}},
    {"txt-long-line", {TIMES(50000, "扩散模型是指一种生成模型。")}},
    {"html-long-line",
     {TIMES(1, "<p>"), TIMES(40000, "AIGC（人工智能生成内容）的风险，")}},
    {"md-long-heading", {TIMES(1, "# "), TIMES(100000, "大模型与GPT-4、")}},
    {"md-long-enumeration", {TIMES(40000, "GPT-4、Claude、新模型、")}},

    {"md-long-path",
     {TIMES(1, "# 题\n## "), TIMES(50000, "大模型与GPT-4"),
      TIMES(50000, "\n\n- 甲")}},

    /* many of one thing */
    {"html-one-tag", {TIMES(500000, "<b>")}},
    {"html-many-attributes",
     {TIMES(1, "<p "), COUNTED(50000, "a", "=\"b\" "), TIMES(1, ">大模型")}},
    {"html-entity-bomb",
     {TIMES(1, "<!DOCTYPE html [<!ENTITY a \"大模型\">"
               "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
               "<!ENTITY d SYSTEM \"file:///etc/passwd\">"
               "<!ENTITY % e SYSTEM \"http://127.0.0.1/\">%e;]><p>"),
      TIMES(20000, "&c;&d;大模型")}},
    {"html-spanned-cells",
     {TIMES(1, "<table>"),
      TIMES(20000, "<tr><td rowspan=1000000000 colspan=1000000000>GPT-4<td>"
                   "OpenAI")}},
    {"md-footnotes",
     {COUNTED(30000, "大模型[^", "] "), TIMES(1, "\n\n"),
      COUNTED(30000, "[^", "]: GPT-4\n\n")}},
    {"md-aliases",
     {COUNTED(30000, "扩散模型", "（Diffusion Model）是一种模型。")}},
    {"md-names", {COUNTED(30000, "新模型", "公司、")}},
    {"md-relations", {TIMES(30000, "GPT-4由OpenAI基于Transformer推出，")}},
    {"md-items", {COUNTED(50000, "- 模型", "\n")}},
    {"md-figures", {COUNTED(30000, "2023年AIGC市场规模达", "亿元，")}},
    {"md-frontmatter",
     {TIMES(1, "---\n"), COUNTED(50000, "key", ": 大模型\n"),
      TIMES(1, "---\n大模型\n")}},
    {"md-tags",
     {TIMES(1, "---\ntitle: 题\ntags: ["), COUNTED(50000, "标签", ", "),
      TIMES(1, "]\n---\n大模型\n")}},
    {"md-links", {TIMES(50000, "[GPT-4](https://example.com/a) ")}},
    {"md-images",
     {TIMES(50000, "![GPT-4](https://example.com/a.png)大模型\n")}},
    {"md-references",
     {TIMES(25000, "[GPT-4][a]\n"), TIMES(1, "\n"), TIMES(25000, "[a]: /b\n")}},
    {"md-headings", {TIMES(50000, "# 大模型的应用场景\n")}},
    {"md-definitions",
     {TIMES(50000, "**大模型**：大模型是指参数很多的一种模型。\n\n")}},
    {"md-promotion", {TIMES(100000, "- 学习路线\n")}},
    {"md-rules", {TIMES(50000, "---\n大模型\n***\n")}},
    {"md-html-blocks", {TIMES(50000, "<div>\n\n大模型\n\n")}},
    {"html-entities", {TIMES(50000, "&amp;&#x5927;&nosuch;&#xD800;&#0;&")}},
    {"html-attributes",
     {TIMES(1, "<p "), TIMES(100000, "a=\"b\" c "), TIMES(1, ">大模型")}},
    {"html-table",
     {TIMES(1, "<table>"), TIMES(50000, "<tr><td>GPT-4<td>OpenAI")}},
    {"html-table-row",
     {TIMES(1, "<table><tr>"), TIMES(100000, "<td>GPT-4</td>")}},
    {"md-table",
     {TIMES(1, "|a|b|\n|---|---|\n"), TIMES(50000, "|GPT-4|OpenAI|\n")}},
    {"md-table-row",
     {TIMES(1000, "|a"), TIMES(1, "|\n"), TIMES(1000, "|---"),
      TIMES(10000, "|\n|GPT-4")}},

    /* openings without end */
    {"md-open-brackets", {TIMES(50000, "["), TIMES(1, "大模型")}},
    {"md-open-links", {TIMES(50000, "[大模型](")}},
    {"md-open-images", {TIMES(50000, "![")}},
    {"md-open-stars", {TIMES(50000, "*大 **模 ")}},
    {"md-open-marks", {TIMES(50000, "*a _b ~~c `d ")}},
    {"md-open-comments", {TIMES(1, "大模型"), TIMES(50000, "<!--")}},
    {"md-only-stars", {TIMES(50000, "*"), TIMES(1, "大模型")}},
    {"md-open-ticks", {GROWING(2000, "`", "e")}},
    {"md-open-wide-brackets", {TIMES(50000, "大模型（")}},
    {"md-open-quotes", {TIMES(50000, "“大模型《")}},
    {"md-open-fence", {TIMES(1, "```\n"), TIMES(100000, "大模型\n")}},
    {"md-open-frontmatter",
     {TIMES(1, "---\n"), TIMES(100000, "title: 大模型\n")}},
    {"md-open-tags", {TIMES(50000, "<a <!-- <![CDATA[ <? ")}},
    {"html-open-comment", {TIMES(50000, "<p>大模型<!-- ")}},
    {"html-open-script", {TIMES(1, "<script>"), TIMES(100000, "大模型<p>")}},
    {"html-open-angle", {TIMES(1000000, "<")}},

    /* bytes */
    {"md-broken-utf8",
     {TIMES(50000, "模\xFF\xE6\xA8z\xED\xA0\x80\xC0\xAF型\xF5\x80 ")}},
    {"md-some-broken-utf8",
     {TIMES(50000, "大模型与扩散模型\xE6\xA8，GPT-4\n")}},
    {"html-broken-utf8", {TIMES(50000, "<p>\xE5\xA4\xA7\xE6\xA8 \xFE<\xC3")}},
    {"md-nul", {TIMES(50000, "大模型\0GPT-4\n")}},
    {"html-nul", {TIMES(50000, "<p>大模型\0</p>")}},
    {"md-nul-only", {TIMES(1000000, "\0")}},
    {"md-controls", {TIMES(50000, "\x01\x08\x0B\x1B\x7F大模型\r")}},
    {"md-marks", {TIMES(1, "a"), TIMES(1000000, "\xCC\x81")}},
    {"md-bidi",
     {TIMES(50000,
            "\xE2\x80\xAE\xE2\x81\xA6大模型\xE2\x81\xA9\xF3\xA0\x81\x81")}},
    {"md-byte-order-marks",
     {TIMES(100000, "\xEF\xBB\xBF"), TIMES(1, "大模型")}},
    {"md-empty", {TIMES(0, "")}},
    {"html-empty", {TIMES(0, "")}},
    {"md-spaces", {TIMES(1000000, " ")}},
    {"md-lines", {TIMES(200000, "\n \r\n\t")}},
    {"txt-spaces", {TIMES(500000, " \n")}},
    {"html-spaces", {TIMES(100000, "<p> &nbsp;</p>\n")}},
};

static void write_bytes(kb_str bytes)
{
    fwrite(bytes.ptr, 1, bytes.len, stdout);
}

static void write_piece(const piece *p, int more, int less)
{
    int times = p->times > 1 ? p->times * more / less : p->times;
    for (int i = 0; i < times && !ferror(stdout); i++) {
        for (int j = 0; p->growing.len > 0 && j < i; j++)
            write_bytes(p->growing);
        write_bytes(p->text);
        if (p->behind.len > 0)
            printf("%d", i);
        write_bytes(p->behind);
    }
}

int main(int argc, char **argv)
{
    const char *size = argc > 2 ? argv[2] : "1";
    int more = *size == '/' ? 1 : (int)strtol(size, NULL, 10);
    int less = *size == '/' ? (int)strtol(size + 1, NULL, 10) : 1;

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        const article *a = &articles[i];
        if (argc < 2 || strcmp(a->name, argv[1]) != 0)
            continue;
        for (int n = 0; n < PIECES; n++)
            write_piece(&a->pieces[n], more, less);
        return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    fprintf(stderr, "make_case: no such case\n");
    return EXIT_FAILURE;
}
