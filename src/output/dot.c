/* dot.c - Graphviz's language (graphviz.org/doc/info/lang.html). */
#include "output/dot.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "output/display.h"
#include "output/format.h"
#include "output/look.h"
#include "output/xml.h"

/* The first of these that a machine has; Debian's fonts-noto-cjk and
 * fonts-wqy-zenhei have two of them. */
#define FONTS                                                                  \
    "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Zen Hei,"                   \
    "WenQuanYi Micro Hei,Microsoft YaHei,PingFang SC,sans-serif"

enum {
    MANY = 300,      /* concepts: neato takes seconds for more */
    CURVED = 200,    /* relations: curves take seconds for more */
    FONT_LEAST = 10, /* points */
    FONT_MORE = 8
};

const char *kb_dot_layout(size_t concepts)
{
    return concepts > MANY ? "sfdp" : "neato";
}

/* ---- strings ------------------------------------------------------------ */

/* Whether Graphviz takes an ampersand for the beginning of a character by name.
 * It reads such names in labels, writes them into SVG as they are, and has no
 * way to say that one is none. */
static bool begins_entity(kb_str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len &&
           (text.ptr[end] == '#' ||
            (text.ptr[end] >= '0' && text.ptr[end] <= '9') ||
            ((text.ptr[end] | 32) >= 'a' && (text.ptr[end] | 32) <= 'z')))
        end++;
    return end < text.len && text.ptr[end] == ';';
}

/* Text inside of quotes: one line; a backslash stands for itself. */
static void add_escaped(kb_buf *out, const char *text)
{
    kb_buf clean = KB_BUF_INIT(KB_RECORD_MAX);

    kb_display_clean(&clean, kb_str_of(text), KB_HITS_DROP);
    for (size_t i = 0; i < clean.len; i++) {
        char c = clean.ptr[i];
        if (c == '"' || c == '\\')
            kb_buf_add_char(out, '\\');
        if (c == '&' && begins_entity(kb_buf_str(&clean), i))
            kb_buf_add_text(out, "＆"); /* its wide twin */
        else
            kb_buf_add_char(out, c);
    }
    kb_buf_dispose(&clean);
}

static void add_quoted(kb_buf *out, const char *text)
{
    kb_buf_add_char(out, '"');
    add_escaped(out, text);
    kb_buf_add_char(out, '"');
}

/* ---- the parts ---------------------------------------------------------- */

static void dot_begin(kb_sketch *sketch, kb_buf *out)
{
    size_t n = sketch->drawing->nodes;

    kb_buf_printf(out,
                  "digraph aigckb {\n"
                  "  graph [layout=%s, overlap=prism, sep=\"+%s\", "
                  "splines=%s, outputorder=edgesfirst, bgcolor=white, pad=0.2, "
                  "fontname=\"" FONTS "\"];\n",
                  kb_dot_layout(n), n > MANY ? "4" : "10",
                  sketch->drawing->edges > CURVED ? "line" : "true");
    kb_buf_add_text(
        out, "  node [style=\"filled,rounded\", color=\"#555555\", "
             "penwidth=0.7, margin=\"0.08,0.04\", width=0.3, height=0.2, "
             "fontcolor=black, fontname=\"" FONTS "\"];\n"
             "  edge [color=\"#33333377\", fontcolor=\"#444444\", fontsize=8, "
             "arrowsize=0.5, fontname=\"" FONTS "\"];\n");
}

/* Larger where there is more to say of it. */
static double font_size(const kb_node *record)
{
    double weight = (double)kb_node_get_int(record, "weight");
    return FONT_LEAST + fmin(FONT_MORE, 0.8 * log2(1 + weight));
}

static void dot_concept(kb_sketch *sketch, kb_buf *out, const kb_node *record,
                        uint32_t number)
{
    const kb_spot *spot = &sketch->spots.data[number];
    kb_kind kind = kb_sketch_kind(record);
    const kb_look *look = kb_look_of(kind);
    bool grouped = sketch->drawing->grouped && spot->community >= 0;

    kb_buf_add_text(out, "  ");
    add_quoted(out, spot->id);
    kb_buf_add_text(out, " [label=");
    add_quoted(out, spot->name);
    kb_buf_add_text(out, ", tooltip=\"");
    add_escaped(out, spot->name);
    kb_buf_printf(out,
                  " · %s · %" PRId64 "\", shape=%s, fillcolor=\"%s\", "
                  "fontsize=%.1f",
                  kb_sketch_word(sketch->drawing, kb_kind_word(kind)),
                  kb_node_get_int(record, "sources"), look->shape, look->fill,
                  font_size(record));
    if (grouped)
        kb_buf_printf(out, ", class=\"community%" PRId64 "\", color=\"%s\"",
                      spot->community, kb_look_community(spot->community));
    if (kb_node_get_bool(record, "seed"))
        kb_buf_add_text(out, ", penwidth=3");
    else if (grouped)
        kb_buf_add_text(out, ", penwidth=2");
    kb_buf_add_text(out, "];\n");
}

/* Communities keep apart, and hold together by their colour. */
static void add_grouping(kb_buf *out, const kb_arrow *arrow)
{
    if (arrow->s->community == arrow->o->community)
        kb_buf_printf(out, ", color=\"%sAA\"",
                      kb_look_community(arrow->s->community));
    else
        kb_buf_add_text(out, ", color=\"#33333333\", len=3, weight=0.3");
}

static void dot_arrow(kb_sketch *sketch, kb_buf *out, const kb_arrow *arrow)
{
    kb_buf_add_text(out, "  ");
    add_quoted(out, arrow->s->id);
    kb_buf_add_text(out, " -> ");
    add_quoted(out, arrow->o->id);
    kb_buf_add_text(out, " [label=");
    add_quoted(out, arrow->words.ptr);
    kb_buf_add_text(out, ", tooltip=\"");
    add_escaped(out, arrow->s->name);
    kb_buf_add_text(out, " → ");
    add_escaped(out, arrow->o->name);
    kb_buf_printf(out, " · %" PRId64 "\", penwidth=%.1f", arrow->sources,
                  0.2 + 0.6 * kb_look_width(arrow->sources));
    if (sketch->drawing->grouped && arrow->s->community >= 0)
        add_grouping(out, arrow);
    kb_buf_add_text(out, "];\n");
}

static void add_kinds(kb_sketch *sketch, kb_buf *out)
{
    for (int k = 0; k < KB_KIND_COUNT; k++) {
        const kb_word *word = kb_kind_word((kb_kind)k);
        if (sketch->kinds >> k & 1)
            kb_buf_printf(out,
                          "<TD BGCOLOR=\"%s\"><FONT POINT-SIZE=\"11\">%s"
                          "</FONT></TD>",
                          kb_look_of((kb_kind)k)->fill,
                          kb_sketch_word(sketch->drawing, word));
    }
}

/* A community goes by its first concept; those of one have no lines. */
static void add_communities(kb_sketch *sketch, kb_buf *out)
{
    const kb_spot *spots = sketch->spots.data;
    int shown = 0;

    for (size_t i = 0; i + 1 < sketch->spots.len; i++) {
        bool first = i == 0 || spots[i - 1].community != spots[i].community;
        bool more = spots[i + 1].community == spots[i].community;
        if (!first || !more || shown == KB_LOOK_COMMUNITIES)
            continue;
        kb_buf_add_text(out, "<TD><FONT POINT-SIZE=\"11\" COLOR=\"");
        kb_buf_add_text(out, kb_look_community(spots[i].community));
        kb_buf_add_text(out, "\">● ");
        kb_xml_text(out, spots[i].name);
        kb_buf_add_text(out, "</FONT></TD>");
        shown++;
    }
}

static void add_row(kb_sketch *sketch, kb_buf *out,
                    void (*cells)(kb_sketch *sketch, kb_buf *out))
{
    kb_buf_add_text(out, "<TR><TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                         "CELLSPACING=\"4\" CELLPADDING=\"4\"><TR>");
    cells(sketch, out);
    kb_buf_add_text(out, "</TR></TABLE></TD></TR>");
}

/* Which colour is what, below the picture: labels alone may be tables. */
static void dot_end(kb_sketch *sketch, kb_buf *out)
{
    bool grouped = sketch->drawing->grouped && sketch->widths.len > 0;

    if (sketch->kinds) {
        kb_buf_add_text(out, "  labelloc=b; label=<<TABLE BORDER=\"0\" "
                             "CELLBORDER=\"0\" CELLSPACING=\"0\" "
                             "CELLPADDING=\"0\">");
        add_row(sketch, out, add_kinds);
        if (grouped)
            add_row(sketch, out, add_communities);
        kb_buf_add_text(out, "</TABLE>>;\n");
    }
    kb_buf_add_text(out, "}\n");
}

const kb_sketch_language kb_sketch_dot = {.begin = dot_begin,
                                          .concept = dot_concept,
                                          .arrow = dot_arrow,
                                          .end = dot_end};

const kb_format_row kb_format_dot = {
    .name = "dot",
    .suffixes = {".dot", ".gv"},
    .draws = true,
    .begin = kb_sketch_format_begin,
    .record = kb_sketch_format_record,
    .end = kb_sketch_format_end,
    .language = &kb_sketch_dot,
};
