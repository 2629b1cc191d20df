/* export_graphml.c - the whole store as a graph: concepts are nodes, relations
 * are edges. */
#include "cli/export.h"
#include "output/network.h"

enum {
    NAME,
    KIND,
    LAYER,
    MENTIONS,
    ARTICLES,
    SOURCES,
    PREDICATE,
    BASIS,
    CONFIDENCE,
    EDGE_ARTICLES,
    EDGE_SOURCES,
    FIRST_DATE,
    LAST_DATE,
    EVIDENCE,
    QUOTE
};

static const kb_network_key keys[] = {
    [NAME] = {"node", "label", "string"},
    [KIND] = {"node", "kind", "string"},
    [LAYER] = {"node", "layer", "string"},
    [MENTIONS] = {"node", "mentions", "long"},
    [ARTICLES] = {"node", "articles", "long"},
    [SOURCES] = {"node", "sources", "long"},
    [PREDICATE] = {"edge", "predicate", "string"},
    [BASIS] = {"edge", "basis", "string"},
    [CONFIDENCE] = {"edge", "confidence", "double"},
    [EDGE_ARTICLES] = {"edge", "articles", "long"},
    [EDGE_SOURCES] = {"edge", "sources", "long"},
    [FIRST_DATE] = {"edge", "first_date", "string"},
    [LAST_DATE] = {"edge", "last_date", "string"},
    [EVIDENCE] = {"edge", "evidence", "string"},
    [QUOTE] = {"edge", "quote", "string"},
    {0},
};

typedef struct graph {
    kb_export *x;
    kb_sink *out;
    kb_buf text;
} graph;

static kb_status flush(graph *g)
{
    return kb_export_flush(g->x, g->out, &g->text);
}

static const char *id_of(const graph *g, const kb_concept *concept)
{
    return kb_arena_printf(g->x->work, "c:%s", concept->fold);
}

static kb_status add_node(void *context, const kb_concept *concept)
{
    graph *g = context;
    kb_buf *out = &g->text;

    kb_arena_clear(g->x->work);
    kb_network_node(out, id_of(g, concept));
    kb_network_text(out, &keys[NAME], concept->name);
    kb_network_text(out, &keys[KIND], kb_kind_word(concept->kind)->name);
    kb_network_text(out, &keys[LAYER], kb_layer_word(concept->layer)->name);
    kb_network_int(out, &keys[MENTIONS], concept->counts.mentions);
    kb_network_int(out, &keys[ARTICLES], concept->counts.articles);
    kb_network_int(out, &keys[SOURCES], concept->counts.sources);
    kb_network_end(out, &keys[NAME]);
    return flush(g);
}

static kb_status add_evidence(graph *g, const kb_relation *r)
{
    kb_evidence evidence;
    kb_arena *arena = g->x->work;

    kb_status status = kb_reader_quote(&evidence, g->x->reader, arena,
                                       &r->places[0], g->x->err);
    if (status != KB_OK)
        return status == KB_NOT_FOUND ? KB_OK : status;
    kb_network_text(&g->text, &keys[EVIDENCE],
                    kb_arena_printf(arena, "s:%s", evidence.source.key));
    kb_network_text(&g->text, &keys[QUOTE], evidence.quote);
    return KB_OK;
}

static kb_status add_edge(graph *g, const kb_relation *r)
{
    kb_buf *out = &g->text;

    kb_network_edge(out, r->id, id_of(g, &r->s), id_of(g, &r->o));
    kb_network_text(out, &keys[PREDICATE], kb_predicate_word(r->p)->name);
    kb_network_text(out, &keys[BASIS], kb_basis_word(r->basis)->name);
    kb_network_real(out, &keys[CONFIDENCE], r->confidence);
    kb_network_int(out, &keys[EDGE_ARTICLES], r->articles);
    kb_network_int(out, &keys[EDGE_SOURCES], r->sources);
    kb_network_text(out, &keys[FIRST_DATE], r->first_date);
    kb_network_text(out, &keys[LAST_DATE], r->last_date);
    kb_status status = r->place_count > 0 ? add_evidence(g, r) : KB_OK;
    kb_network_end(out, &keys[PREDICATE]);
    return status;
}

static kb_status add_edges(void *context, const kb_concept *concept)
{
    graph *g = context;
    const kb_relation_query query = {
        .s = concept->id, .filter = KB_STATEMENT_FILTER_ALL, .places = 1};
    kb_relations found;

    kb_arena_clear(g->x->work);
    kb_status status = kb_relations_find(&found, g->x->cli->store, g->x->work,
                                         &query, g->x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++)
        status = add_edge(g, &found.data[i]);
    return status == KB_OK ? flush(g) : status;
}

kb_status kb_export_graphml(kb_export *x, kb_sink *out)
{
    const kb_concept_query all = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    graph g = {.x = x, .out = out, .text = KB_BUF_INIT(KB_EXPORT_PIECE)};

    kb_network_begin(&g.text, keys);
    kb_status status =
        kb_concepts_walk(x->cli->store, &all, add_node, &g, x->err);
    if (status == KB_OK)
        status = kb_concepts_walk(x->cli->store, &all, add_edges, &g, x->err);
    kb_network_finish(&g.text);
    if (status == KB_OK)
        status = flush(&g);
    kb_buf_dispose(&g.text);
    return status;
}
