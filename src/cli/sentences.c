/* sentences.c - the sentences of a fact, as a person reads them. */
#include "cli/sentences.h"

enum { INDENT = 6 };

static void print(kb_writer *writer, const kb_node *evidence)
{
    const char *date = kb_node_get_text(evidence, "date");

    kb_card_para(writer, INDENT, kb_node_get_text(evidence, "quote"));
    kb_card_line(writer, "%*s%s#p%d  %s  %s", INDENT + 2, "",
                 kb_node_get_text(evidence, "source"),
                 (int)kb_node_get_int(evidence, "para"), date ? date : "-",
                 kb_node_get_text(evidence, "title"));
}

void kb_print_sentences(kb_writer *writer, const kb_node *record)
{
    const kb_node *at = kb_node_first(kb_node_find(record, "evidence"));

    for (; at; at = kb_node_next(at))
        print(writer, at);
}
