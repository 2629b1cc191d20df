/* graphml.c - GraphML (graphml.graphdrawing.org), for programs that work with
 * graphs.
 *
 * Any view with a kb_drawing gets it, however many records it has: each is
 * printed as it comes.  An attribute below is there where a record has it. */
#include "output/format.h"
#include "output/render.h"
#include "output/xml.h"

typedef struct attribute {
    const char *path; /* in the record, and its name; NULL ends the table */
    const char *name; /* where that is not the path */
    const char *type;
} attribute;

static const attribute of_nodes[] = {
    {"id", "concept", "string"}, {"name", NULL, "string"},
    {"kind", NULL, "string"},    {"layer", NULL, "string"},
    {"mentions", NULL, "long"},  {"articles", NULL, "long"},
    {"sources", NULL, "long"},   {"seed", NULL, "boolean"},
    {"hops", NULL, "long"},      {"degree", NULL, "long"},
    {"community", NULL, "long"}, {0},
};

static const attribute of_edges[] = {
    {"id", "relation", "string"},
    {"p", "predicate", "string"},
    {"basis", NULL, "string"},
    {"confidence", NULL, "double"},
    {"sources", NULL, "long"},
    {"articles", NULL, "long"},
    {"first_date", NULL, "string"},
    {"last_date", NULL, "string"},
    {"evidence.0.source", "evidence", "string"},
    {"evidence.0.quote", "quote", "string"},
    {0},
};

static const char *name_of(const attribute *a)
{
    return a->name ? a->name : a->path;
}

static void add_keys(kb_buf *out, const char *element, char prefix,
                     const attribute *table)
{
    for (const attribute *a = table; a->path; a++)
        kb_buf_printf(out,
                      "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" "
                      "attr.type=\"%s\"/>\n",
                      prefix, name_of(a), element, name_of(a), a->type);
}

static kb_status graphml_begin(kb_writer *writer, kb_error *err)
{
    kb_buf *out = kb_format_line(writer);

    (void)err;
    kb_buf_add_text(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
             " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
             " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
             " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    add_keys(out, "node", 'n', of_nodes);
    add_keys(out, "edge", 'e', of_edges);
    kb_buf_add_text(out, "  <graph id=\"aigckb\" edgedefault=\"directed\">\n");
    kb_format_put(writer);
    return KB_OK;
}

static void add_data(kb_buf *out, char prefix, const attribute *table,
                     const kb_node *record)
{
    kb_buf cell = KB_BUF_INIT(KB_RECORD_MAX);

    for (const attribute *a = table; a->path; a++) {
        const kb_node *value = kb_node_find(record, a->path);
        if (!value || kb_node_type_of(value) == KB_NODE_NULL)
            continue;
        kb_buf_clear(&cell);
        kb_render_cell(&cell, record, a->path, KB_HITS_DROP);
        kb_buf_printf(out, "<data key=\"%c_%s\">", prefix, name_of(a));
        kb_xml_text(out, cell.ptr);
        kb_buf_add_text(out, "</data>");
    }
    kb_buf_dispose(&cell);
}

static void add_token(kb_buf *out, const char *name, const char *id)
{
    kb_buf_printf(out, " %s=\"", name);
    kb_xml_token(out, id);
    kb_buf_add_char(out, '"');
}

static void graphml_record(kb_writer *writer, const kb_node *record)
{
    kb_buf *out = kb_format_line(writer);
    const char *s = kb_node_get_text(record, "s.id");
    const char *o = kb_node_get_text(record, "o.id");
    const char *id = kb_node_get_text(record, "id");

    if (s && o) {
        kb_buf_add_text(out, "    <edge");
        add_token(out, "source", s);
        add_token(out, "target", o);
        kb_buf_add_char(out, '>');
        add_data(out, 'e', of_edges, record);
        kb_buf_add_text(out, "</edge>\n");
    } else if (id && kb_node_get_text(record, "kind")) {
        kb_buf_add_text(out, "    <node");
        add_token(out, "id", id);
        kb_buf_add_char(out, '>');
        add_data(out, 'n', of_nodes, record);
        kb_buf_add_text(out, "</node>\n");
    }
    kb_format_put(writer);
}

static void graphml_end(kb_writer *writer, const kb_outcome *outcome)
{
    (void)outcome;
    kb_buf_add_text(kb_format_line(writer), "  </graph>\n</graphml>\n");
    kb_format_put(writer);
}

const kb_format_row kb_format_graphml = {.name = "graphml",
                                         .suffixes = {".graphml"},
                                         .draws = true,
                                         .begin = graphml_begin,
                                         .record = graphml_record,
                                         .end = graphml_end};
