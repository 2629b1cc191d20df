/* drawing.c - graphs in the languages of GraphML, Graphviz and Mermaid, read
 * back by libxml2, by Graphviz and by the rules of a line.  The first byte
 * chooses the language.  A line is a concept, or with ">" and two bytes a
 * relation. */
#include "printed.h"

#include <graphviz/cgraph.h>
#include <libxml/parser.h>

#include "aigckb/vocabulary.h"
#include "output/xml.h"

enum { NODES_MAX = 16, EDGES_MAX = 32, RECORDS_MAX = NODES_MAX + EDGES_MAX };

typedef struct drawn {
    kb_arena *arena;
    const char *ids[NODES_MAX], *names[NODES_MAX];
    size_t nodes, edges; /* edges: each pair once */
    bool between[NODES_MAX][NODES_MAX];
    kb_node *records[RECORDS_MAX];
    size_t count;
} drawn;

/* ---- graphs of the input ------------------------------------------------ */

static const char *clean_of(kb_arena *arena, kb_str line)
{
    kb_buf clean = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_display_clean(&clean, line, KB_HITS_DROP);
    const char *text = kb_arena_copy(arena, clean.ptr, clean.len);
    kb_buf_dispose(&clean);
    return text;
}

/* Ids are folded names: the same one is the same concept. */
static void add_concept(drawn *d, kb_str line)
{
    const char *name = clean_of(d->arena, line);
    const char *id = kb_arena_printf(d->arena, "c:%s", name);
    kb_kind kind = (kb_kind)(strlen(name) % KB_KIND_COUNT);

    for (size_t i = 0; i < d->nodes; i++) {
        if (strcmp(d->ids[i], id) == 0)
            return;
    }
    if (d->nodes == NODES_MAX)
        return;
    kb_node *record = d->records[d->count++] = kb_node_object();
    kb_node_text(record, "id", id);
    kb_node_text(record, "name", name);
    kb_node_text(record, "kind", kb_kind_word(kind)->name);
    kb_node_int(record, "sources", (int64_t)d->nodes);
    kb_node_bool(record, "seed", d->nodes == 0);
    kb_node_int(record, "community", (int64_t)d->nodes / 3);
    d->ids[d->nodes] = id;
    d->names[d->nodes++] = name;
}

static void add_relation(drawn *d, kb_str line)
{
    unsigned s = fuzz_byte(&line), o = fuzz_byte(&line), p = fuzz_byte(&line);

    if (d->nodes < 2 || d->count == RECORDS_MAX)
        return;
    s %= (unsigned)d->nodes;
    o %= (unsigned)d->nodes;
    if (d->between[s][o] || s == o)
        return;
    kb_node *record = d->records[d->count++] = kb_node_object();
    kb_node_text(kb_node_add_object(record, "s"), "id", d->ids[s]);
    kb_node_text(
        record, "p",
        kb_predicate_word((kb_predicate)(p % KB_PREDICATE_COUNT))->name);
    kb_node_text(kb_node_add_object(record, "o"), "id", d->ids[o]);
    kb_node_int(record, "sources", (int64_t)p);
    kb_node *evidence = kb_node_add_list(record, "evidence");
    kb_node_text(kb_node_add_object(evidence, NULL), "quote",
                 fuzz_text(d->arena, line));
    d->between[s][o] = true;
    d->edges++;
}

/* Concepts come before relations. */
static void read_graph(drawn *d, kb_str text)
{
    for (int pass = 0; pass < 2; pass++) {
        kb_str rest = text, line;
        while (rest.len > 0 && kb_str_split(&rest, '\n', &line)) {
            bool relates = kb_str_starts(line, KB_STR(">"));
            if (relates && pass == 1)
                add_relation(d, kb_str_cut(line, 1, line.len));
            else if (!relates && pass == 0)
                add_concept(d, line);
        }
    }
}

/* ---- GraphML ------------------------------------------------------------ */

static size_t count_elements(xmlNodePtr parent, const char *name)
{
    size_t n = 0;
    for (xmlNodePtr at = parent->children; at; at = at->next)
        n += at->type == XML_ELEMENT_NODE &&
             strcmp((const char *)at->name, name) == 0;
    return n;
}

/* Nodes come in their order, each with a token of its own. */
static void check_tokens(const drawn *d, xmlNodePtr graph)
{
    size_t n = 0;
    for (xmlNodePtr at = graph->children; at && n < d->nodes; at = at->next) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        kb_buf token = KB_BUF_INIT(FUZZ_BYTES_MAX);
        kb_xml_token(&token, d->ids[n++]);
        xmlChar *id = xmlGetProp(at, (const xmlChar *)"id");
        HOLDS(id && strcmp((const char *)id, token.ptr) == 0);
        xmlFree(id);
        kb_buf_dispose(&token);
    }
}

static void check_graphml(const drawn *d, kb_str text)
{
    xmlDocPtr doc = xmlReadMemory(text.ptr, (int)text.len, "x", NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING);
    HOLDS(doc);
    xmlNodePtr graph = xmlDocGetRootElement(doc)->last;
    while (graph && graph->type != XML_ELEMENT_NODE)
        graph = graph->prev;
    HOLDS(graph && strcmp((const char *)graph->name, "graph") == 0);
    HOLDS(count_elements(graph, "node") == d->nodes);
    HOLDS(count_elements(graph, "edge") == d->edges);
    check_tokens(d, graph);
    xmlFreeDoc(doc);
}

/* ---- Graphviz ----------------------------------------------------------- */

static void check_dot(const drawn *d, kb_str text)
{
    static char label[] = "label"; /* agget() asks for one to write into */
    Agraph_t *graph = agmemread(text.ptr);
    size_t labels = 0;

    HOLDS(graph);
    if (kb_str_find(text, KB_STR("＆"), 0) < 0) { /* two may be one there */
        HOLDS((size_t)agnnodes(graph) == d->nodes);
        HOLDS((size_t)agnedges(graph) == d->edges);
    }
    for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n))
        labels += agget(n, label) != NULL;
    HOLDS(labels <= d->nodes);
    agclose(graph);
}

/* ---- Mermaid ------------------------------------------------------------ */

/* Between quotes nothing but "#NUMBER;" is other than what it seems. */
static kb_buf unquoted(kb_str line)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);
    ptrdiff_t start = kb_str_find(line, KB_STR("\""), 0);
    ptrdiff_t end = kb_str_find(line, KB_STR("\""), (size_t)start + 1);

    HOLDS(start >= 0 && end > start);
    HOLDS(kb_str_find(line, KB_STR("\""), (size_t)end + 1) < 0);
    for (const char *c = line.ptr + start + 1; c < line.ptr + end; c++) {
        HOLDS(!strchr("&<>`%:;\\*_[](){}|", *c));
        if (*c == '#') {
            char *behind;
            kb_buf_add_char(&out, (char)strtol(c + 1, &behind, 10));
            HOLDS(*behind == ';');
            c = behind;
        } else {
            kb_buf_add_char(&out, *c);
        }
    }
    return out;
}

static void check_mermaid(const drawn *d, kb_str text)
{
    size_t nodes = 0, edges = 0;
    kb_str line;

    HOLDS(kb_str_starts(text, KB_STR("flowchart LR\n")));
    while (text.len > 0 && kb_str_split(&text, '\n', &line)) {
        bool numbered = line.len > 3 && kb_str_starts(line, KB_STR("  n")) &&
                        line.ptr[3] >= '0' && line.ptr[3] <= '9';
        bool arrow = kb_str_find(line, KB_STR(" -->|"), 0) >= 0;
        if (!numbered)
            continue;
        kb_buf words = unquoted(line);
        if (arrow)
            edges++;
        else
            HOLDS(nodes < d->nodes &&
                  strcmp(words.ptr, d->names[nodes++]) == 0);
        kb_buf_dispose(&words);
    }
    HOLDS(nodes == d->nodes && edges == d->edges);
}

/* ------------------------------------------------------------------------- */

static const struct {
    kb_format format;
    void (*check)(const drawn *d, kb_str text);
} languages[] = {
    {KB_FORMAT_GRAPHML, check_graphml},
    {KB_FORMAT_DOT, check_dot},
    {KB_FORMAT_MERMAID, check_mermaid},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str text = fuzz_input(data, size);
    unsigned how = fuzz_byte(&text);
    drawn d = {.arena = kb_arena_new()};
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);

    printed_begin();
    read_graph(&d, text);
    const kb_drawing drawing = {.zh = how & 64,
                                .grouped = how & 128,
                                .nodes = d.nodes,
                                .edges = d.edges};
    static const kb_column columns[] = {{.header = "Id", .path = "id"}, {0}};
    static const char *const fields[] = {"id", NULL};
    const kb_view view = {
        .columns = columns, .fields = fields, .drawing = &drawing};
    const kb_writer_options options = {.format = languages[how % 3].format};
    print_records(&options, &view, d.records, d.count);
    printed_take(&out);
    languages[how % 3].check(&d, kb_buf_str(&out));
    while (d.count > 0)
        kb_node_free(d.records[--d.count]);
    kb_buf_dispose(&out);
    kb_arena_free(d.arena);
    return 0;
}
