/* network.c - a graph in GraphML. */
#include "output/network.h"

#include <inttypes.h>

#include "output/display.h"
#include "text/utf8.h"

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void kb_network_escape(kb_buf *out, const char *text)
{
    kb_str s = kb_str_of(text);

    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t c = kb_utf8_next(s, &at);
        if (entity(c))
            kb_buf_add_text(out, entity(c));
        else if (c == '\n' || c == '\t')
            kb_buf_add_char(out, ' ');
        else if (!kb_display_unsafe(c) && c != 0xFFFE && c != 0xFFFF)
            kb_buf_add(out, kb_str_cut(s, from, at));
    }
}

void kb_network_begin(kb_buf *out, const kb_network_key *keys)
{
    kb_buf_add_text(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
             " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
             " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
             " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    for (; keys->of; keys++)
        kb_buf_printf(out,
                      "<key id=\"%c-%s\" for=\"%s\" attr.name=\"%s\""
                      " attr.type=\"%s\"/>\n",
                      keys->of[0], keys->name, keys->of, keys->name,
                      keys->type);
    kb_buf_add_text(out, "<graph id=\"G\" edgedefault=\"directed\">\n");
}

void kb_network_finish(kb_buf *out)
{
    kb_buf_add_text(out, "</graph>\n</graphml>\n");
}

static void add_attribute(kb_buf *out, const char *name, const char *value)
{
    kb_buf_printf(out, " %s=\"", name);
    kb_network_escape(out, value);
    kb_buf_add_char(out, '"');
}

void kb_network_node(kb_buf *out, const char *id)
{
    kb_buf_add_text(out, "<node");
    add_attribute(out, "id", id);
    kb_buf_add_char(out, '>');
}

void kb_network_edge(kb_buf *out, const char *id, const char *source,
                     const char *target)
{
    kb_buf_add_text(out, "<edge");
    add_attribute(out, "id", id);
    add_attribute(out, "source", source);
    add_attribute(out, "target", target);
    kb_buf_add_char(out, '>');
}

static void begin_data(kb_buf *out, const kb_network_key *key)
{
    kb_buf_printf(out, "<data key=\"%c-%s\">", key->of[0], key->name);
}

void kb_network_text(kb_buf *out, const kb_network_key *key, const char *text)
{
    if (!text)
        return;
    begin_data(out, key);
    kb_network_escape(out, text);
    kb_buf_add_text(out, "</data>");
}

void kb_network_int(kb_buf *out, const kb_network_key *key, int64_t value)
{
    begin_data(out, key);
    kb_buf_printf(out, "%" PRId64 "</data>", value);
}

void kb_network_real(kb_buf *out, const kb_network_key *key, double value)
{
    begin_data(out, key);
    kb_buf_printf(out, "%.3f</data>", value);
}

void kb_network_end(kb_buf *out, const kb_network_key *key)
{
    kb_buf_printf(out, "</%s>\n", key->of);
}
