/* test_drawing.c - graphs in the languages that draw them, with names that are
 * up to no good. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "output/look.h"
#include "output/writer.h"
#include "output/xml.h"

enum { OUTPUT_MAX = 1 << 20 };

typedef struct fixture {
    char path[64];
    kb_drawing drawing;
    kb_view view;
    kb_buf printed;
    kb_error err;
} fixture;

static const kb_column columns[] = {{.header = "Name", .path = "name"}, {0}};
static const char *const fields[] = {"name", NULL};

static int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);

    strcpy(f->path, "drawing-XXXXXX");
    int fd = mkstemp(f->path);
    if (fd < 0)
        return -1;
    close(fd);
    f->drawing = (kb_drawing){.zh = true, .nodes = 3};
    f->view =
        (kb_view){.columns = columns, .fields = fields, .drawing = &f->drawing};
    f->printed = (kb_buf)KB_BUF_INIT(OUTPUT_MAX);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    unlink(f->path);
    kb_buf_dispose(&f->printed);
    free(f);
    return 0;
}

static kb_node *concept(const char *id, const char *name, int community)
{
    kb_node *node = kb_node_object();
    kb_node_text(node, "id", id);
    kb_node_text(node, "name", name);
    kb_node_text(node, "kind", "risk");
    kb_node_int(node, "sources", 3);
    kb_node_int(node, "community", community);
    return node;
}

static kb_node *relation(const char *s, const char *p, const char *o,
                         int sources)
{
    kb_node *node = kb_node_object();
    kb_node_text(node, "id", "r:0");
    kb_node_text(kb_node_add_object(node, "s"), "id", s);
    kb_node_text(node, "p", p);
    kb_node_text(kb_node_add_object(node, "o"), "id", o);
    kb_node_int(node, "sources", sources);
    return node;
}

/* Draws two concepts, of which the first has this name, and what relates them:
 * two relations are one arrow, and one has an end that is not there. */
static const char *draw(fixture *f, kb_format format, const char *name)
{
    kb_writer_options options = {.format = format, .output = f->path};
    kb_writer *writer = kb_writer_new(&options);

    kb_writer_envelope(writer)->command = "graph";
    assert_int_equal(kb_writer_begin(writer, &f->view, &f->err), KB_OK);
    kb_writer_record(writer, concept("c:a", name, 0));
    kb_writer_record(writer, concept("c:b", "乙", 1));
    kb_writer_record(writer, relation("c:a", "is_a", "c:b", 2));
    kb_writer_record(writer, relation("c:a", "based_on", "c:b", 30));
    kb_writer_record(writer, relation("c:a", "is_a", "c:x", 1));
    assert_int_equal(kb_writer_end(writer, KB_OK, NULL, &f->err), KB_OK);
    kb_writer_free(writer);
    kb_buf_clear(&f->printed);
    assert_int_equal(kb_file_read(&f->printed, f->path, NULL), KB_OK);
    return f->printed.ptr;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no %s in\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("%s in\n%s", part, text);
}

static void dot_has_concepts_and_arrows(void **state)
{
    const char *text = draw(*state, KB_FORMAT_DOT, "甲");

    assert_has(text, "digraph aigckb {\n");
    assert_has(text, "\"c:a\" [label=\"甲\", tooltip=\"甲 · 风险 · 3\"");
    assert_has(text, "\"c:a\" -> \"c:b\" [label=\"属于, 基于\", "
                     "tooltip=\"甲 → 乙 · 30\"");
    assert_lacks(text, "c:x");
    assert_has(text, "<FONT POINT-SIZE=\"11\">风险</FONT>");
}

static void dot_is_safe_from_names(void **state)
{
    assert_has(draw(*state, KB_FORMAT_DOT, "\"];evil[label=\""),
               "[label=\"\\\"];evil[label=\\\"\",");
    assert_has(draw(*state, KB_FORMAT_DOT, "C:\\N\\"),
               "[label=\"C:\\\\N\\\\\",");
    assert_has(draw(*state, KB_FORMAT_DOT, "a\nb\r\n\tc"),
               "[label=\"a b   c\",");
    assert_has(draw(*state, KB_FORMAT_DOT, "<b>AT&T</b>"),
               "[label=\"<b>AT&T</b>\",");
    assert_has(draw(*state, KB_FORMAT_DOT, "&lt;&#60;&;"),
               "[label=\"＆lt;＆#60;＆;\",");
}

static void dot_shows_communities(void **state)
{
    fixture *f = *state;
    f->drawing.grouped = true;
    f->drawing.zh = false;
    const char *text = draw(f, KB_FORMAT_DOT, "甲");

    assert_has(text, "class=\"community0\"");
    assert_has(text, "class=\"community1\"");
    assert_has(text, "label=\"is a, based on\"");
    assert_has(text, "len=3");
}

static void mermaid_has_concepts_and_arrows(void **state)
{
    assert_string_equal(
        draw(*state, KB_FORMAT_MERMAID, "甲"),
        "flowchart LR\n"
        "  n0{{\"甲\"}}:::risk\n"
        "  n1{{\"乙\"}}:::risk\n"
        "  n0 -->|\"属于, 基于\"| n1\n"
        "  subgraph legend[\"图例\"]\n"
        "  kind_risk{{\"风险\"}}:::risk\n"
        "  end\n"
        "  linkStyle 0 stroke-width:4px\n"
        "  classDef risk fill:#EE8866,stroke:#555555,color:#000000\n");
}

static void mermaid_is_safe_from_names(void **state)
{
    assert_has(draw(*state, KB_FORMAT_MERMAID, "a\"]\nend"),
               "n0{{\"a#34;#93; end\"}}");
    assert_has(draw(*state, KB_FORMAT_MERMAID, "#quot;`x`"),
               "n0{{\"#35;quot#59;#96;x#96;\"}}");
    assert_has(draw(*state, KB_FORMAT_MERMAID, "%%{init: 1}%%"),
               "n0{{\"#37;#37;#123;init#58; 1#125;#37;#37;\"}}");
    assert_has(draw(*state, KB_FORMAT_MERMAID, "<img>&amp;\\n"),
               "n0{{\"#60;img#62;#38;amp#59;#92;n\"}}");
}

static void mermaid_boxes_communities(void **state)
{
    fixture *f = *state;
    f->drawing.grouped = true;
    assert_has(draw(f, KB_FORMAT_MERMAID, "甲"),
               "  subgraph community0[\"甲\"]\n"
               "  n0{{\"甲\"}}:::risk\n"
               "  end\n"
               "  subgraph community1[\"乙\"]\n"
               "  n1{{\"乙\"}}:::risk\n"
               "  end\n"
               "  n0 -->");
}

static void graphml_has_what_is_known(void **state)
{
    const char *text = draw(*state, KB_FORMAT_GRAPHML, "<\"&'>\x01\n\x7f");

    assert_has(text, "<node id=\"c:a\"><data key=\"n_concept\">c:a</data>"
                     "<data key=\"n_name\">&lt;&quot;&amp;'&gt; </data>");
    assert_has(text, "<data key=\"n_community\">1</data></node>");
    assert_has(text, "<edge source=\"c:a\" target=\"c:b\">");
    assert_has(text, "<data key=\"e_predicate\">based_on</data>"
                     "<data key=\"e_sources\">30</data></edge>");
    assert_has(text, "<key id=\"e_sources\" for=\"edge\" attr.name=\"sources\" "
                     "attr.type=\"long\"/>");
    assert_lacks(text, "first_date\">2"); /* nobody said */
}

static void ids_become_tokens(void **state)
{
    kb_buf out = KB_BUF_INIT(OUTPUT_MAX);
    (void)state;

    kb_xml_token(&out, "c:gpt4.5-文心一言");
    kb_buf_add_char(&out, ' ');
    kb_xml_token(&out, "c:c++");
    kb_buf_add_char(&out, ' ');
    kb_xml_token(&out, "c:a\"😀");
    assert_string_equal(out.ptr,
                        "c:gpt4.5-文心一言 c:c_2b__2b_ c:a_22__1f600_");
    kb_buf_dispose(&out);
}

static void xml_keeps_to_its_characters(void **state)
{
    kb_buf out = KB_BUF_INIT(OUTPUT_MAX);
    (void)state;

    kb_xml_text(&out, "a\xef\xbf\xbf"
                      "b\xef\xbf\xbe"
                      "c\xef\xbf\xbd");
    assert_string_equal(out.ptr, "abc\xef\xbf\xbd");
    kb_buf_dispose(&out);
}

static void lines_grow_with_their_sources(void **state)
{
    (void)state;
    assert_int_equal(kb_look_width(0), 1);
    assert_int_equal(kb_look_width(2), 1);
    assert_int_equal(kb_look_width(3), 2);
    assert_int_equal(kb_look_width(27), 4);
    assert_int_equal(kb_look_width(1 << 30), KB_WIDTHS);
}

static kb_status begin(fixture *f, kb_writer_options options)
{
    options.output = options.output ? options.output : f->path;
    kb_writer *writer = kb_writer_new(&options);
    kb_status status = kb_writer_begin(writer, &f->view, &f->err);
    kb_writer_end(writer, status, NULL, &f->err);
    kb_writer_free(writer);
    return status;
}

static void only_graphs_are_drawn(void **state)
{
    fixture *f = *state;

    assert_int_equal(begin(f, (kb_writer_options){.format = KB_FORMAT_DOT,
                                                  .fields = "name"}),
                     KB_USAGE);
    f->drawing.nodes = 1000000;
    assert_int_equal(begin(f, (kb_writer_options){.format = KB_FORMAT_SVG}),
                     KB_LIMIT);
    f->view.drawing = NULL;
    assert_int_equal(begin(f, (kb_writer_options){.format = KB_FORMAT_DOT}),
                     KB_USAGE);
    assert_string_equal(f->err.message, "--dot: the results are no graph");
}

#define UNIT(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(dot_has_concepts_and_arrows),
        UNIT(dot_is_safe_from_names),
        UNIT(dot_shows_communities),
        UNIT(mermaid_has_concepts_and_arrows),
        UNIT(mermaid_is_safe_from_names),
        UNIT(mermaid_boxes_communities),
        UNIT(graphml_has_what_is_known),
        UNIT(ids_become_tokens),
        UNIT(xml_keeps_to_its_characters),
        UNIT(lines_grow_with_their_sources),
        UNIT(only_graphs_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
