/* mermaid.c - flowcharts of Mermaid (mermaid.js.org), as Markdown may hold
 * them. */
#include <inttypes.h>
#include <string.h>

#include "output/display.h"
#include "output/format.h"
#include "output/look.h"
#include "output/sketch.h"

/* What quotes do not protect: entities by number are all that Mermaid undoes
 * in every version, and % may begin a comment or directive. */
static void add_quoted(kb_buf *out, const char *text)
{
    kb_buf clean = KB_BUF_INIT(KB_RECORD_MAX);

    kb_display_clean(&clean, kb_str_of(text), KB_HITS_DROP);
    kb_buf_add_char(out, '"');
    for (size_t i = 0; i < clean.len; i++) {
        char c = clean.ptr[i];
        if (strchr("\"#&<>`%:;\\*_[](){}|", c))
            kb_buf_printf(out, "#%d;", c);
        else
            kb_buf_add_char(out, c);
    }
    kb_buf_add_char(out, '"');
    kb_buf_dispose(&clean);
}

static void mermaid_begin(kb_sketch *sketch, kb_buf *out)
{
    (void)sketch;
    kb_buf_add_text(out, "flowchart LR\n");
}

static bool is_grouped(const kb_sketch *sketch, const kb_spot *spot)
{
    return sketch->drawing->grouped && spot->community >= 0;
}

/* A community is a box, named by its first concept. */
static void change_group(kb_sketch *sketch, kb_buf *out, uint32_t number)
{
    const kb_spot *spot = &sketch->spots.data[number];
    const kb_spot *before = number > 0 ? spot - 1 : NULL;

    if (before && before->community == spot->community)
        return;
    if (before)
        kb_buf_add_text(out, "  end\n");
    kb_buf_printf(out, "  subgraph community%" PRId64 "[", spot->community);
    add_quoted(out, spot->name);
    kb_buf_add_text(out, "]\n");
}

static void mermaid_concept(kb_sketch *sketch, kb_buf *out,
                            const kb_node *record, uint32_t number)
{
    const kb_spot *spot = &sketch->spots.data[number];
    kb_kind kind = kb_sketch_kind(record);
    const kb_look *look = kb_look_of(kind);

    if (is_grouped(sketch, spot))
        change_group(sketch, out, number);
    kb_buf_printf(out, "  n%" PRIu32 "%s", number, look->open);
    add_quoted(out, spot->name);
    kb_buf_printf(out, "%s:::%s\n", look->close, kb_kind_word(kind)->name);
    if (kb_node_get_bool(record, "seed"))
        kb_buf_printf(out, "  style n%" PRIu32 " stroke-width:4px\n", number);
}

static void mermaid_arrow(kb_sketch *sketch, kb_buf *out, const kb_arrow *arrow)
{
    if (sketch->widths.len == 0 && is_grouped(sketch, arrow->s))
        kb_buf_add_text(out, "  end\n");
    kb_buf_printf(out, "  n%" PRIu32 " -->|", arrow->from);
    add_quoted(out, arrow->words.ptr);
    kb_buf_printf(out, "| n%" PRIu32 "\n", arrow->to);
}

static void add_widths(kb_sketch *sketch, kb_buf *out, int width)
{
    const char *before = "  linkStyle ";

    for (size_t i = 0; i < sketch->widths.len; i++) {
        if (sketch->widths.data[i] != width)
            continue;
        kb_buf_printf(out, "%s%zu", before, i);
        before = ",";
    }
    if (*before == ',')
        kb_buf_printf(out, " stroke-width:%dpx\n", width);
}

static void add_legend(kb_sketch *sketch, kb_buf *out)
{
    kb_buf_printf(out, "  subgraph legend[\"%s\"]\n",
                  sketch->drawing->zh ? "图例" : "Legend");
    for (int k = 0; k < KB_KIND_COUNT; k++) {
        const kb_word *word = kb_kind_word((kb_kind)k);
        const kb_look *look = kb_look_of((kb_kind)k);
        if (sketch->kinds >> k & 1)
            kb_buf_printf(out, "  kind_%s%s\"%s\"%s:::%s\n", word->name,
                          look->open, kb_sketch_word(sketch->drawing, word),
                          look->close, word->name);
    }
    kb_buf_add_text(out, "  end\n");
}

static void mermaid_end(kb_sketch *sketch, kb_buf *out)
{
    bool open = sketch->widths.len == 0 && sketch->spots.len > 0 &&
                is_grouped(sketch, &sketch->spots.data[0]);

    if (open)
        kb_buf_add_text(out, "  end\n");
    if (sketch->kinds)
        add_legend(sketch, out);
    for (int width = 1; width <= KB_WIDTHS; width++)
        add_widths(sketch, out, width);
    for (int kind = 0; kind < KB_KIND_COUNT; kind++) {
        if (sketch->kinds >> kind & 1)
            kb_buf_printf(
                out, "  classDef %s fill:%s,stroke:#555555,color:#000000\n",
                kb_kind_word((kb_kind)kind)->name,
                kb_look_of((kb_kind)kind)->fill);
    }
}

static const kb_sketch_language language = {.begin = mermaid_begin,
                                            .concept = mermaid_concept,
                                            .arrow = mermaid_arrow,
                                            .end = mermaid_end};

const kb_format_row kb_format_mermaid = {
    .name = "mermaid",
    .suffixes = {".mmd", ".mermaid"},
    .draws = true,
    .begin = kb_sketch_format_begin,
    .record = kb_sketch_format_record,
    .end = kb_sketch_format_end,
    .language = &language,
};
