/* network.c - concepts and the relations between them. */
#include "query/network.h"

#include <math.h>

#define TOLL_OF_DOUBLE 300 /* thousandths, for twice the neighbours */

uint32_t kb_network_point(kb_network *network, uint64_t concept)
{
    bool fresh;

    network->ids.arena = network->arena;
    uint32_t *at = kb_map_add_id(&network->ids, concept, &fresh);
    if (fresh) {
        *at = (uint32_t)network->points.len;
        kb_point point = {.id = concept, .met_by = *at};
        kb_vec_push(network->arena, &network->points, point);
    }
    return *at;
}

/* ---- opening ------------------------------------------------------------ */

typedef struct opening {
    kb_network *network;
    uint32_t point;
    KB_VEC(kb_arc) arcs;
} opening;

static bool is_avoided(const kb_network *network, uint64_t concept)
{
    for (size_t i = 0; i < network->avoid_count; i++) {
        if (network->avoid[i] == concept)
            return true;
    }
    return false;
}

static kb_cost cost_of(const kb_link *link)
{
    double sources = (double)link->sources;
    double support = link->confidence * sources / (sources + 1);

    if (support < 0.001)
        support = 0.001;
    return KB_COST_HOP + (kb_cost)lround(-KB_COST_HOP * log2(support));
}

/* The same whichever end is asked. */
static bool is_better(const kb_arc *a, const kb_arc *b, uint64_t from)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->link.p != b->link.p)
        return a->link.p < b->link.p;
    return a->link.out != b->link.out && a->link.out == (from < a->link.other);
}

static kb_status add_link(void *context, const kb_link *link)
{
    opening *o = context;
    kb_network *network = o->network;
    uint64_t from = network->points.data[o->point].id;

    if (link->other == from || is_avoided(network, link->other))
        return KB_OK;
    kb_arc arc = {kb_network_point(network, link->other), cost_of(link), *link};
    kb_point *to = &network->points.data[arc.to];
    if (to->met_by != o->point) {
        to->met_by = o->point;
        to->place = (uint32_t)o->arcs.len;
        kb_vec_push(network->arena, &o->arcs, arc);
    } else if (is_better(&arc, &o->arcs.data[to->place], from)) {
        o->arcs.data[to->place] = arc;
    }
    return KB_OK;
}

kb_status kb_network_open(kb_network *network, uint32_t point, kb_error *err)
{
    opening o = {.network = network, .point = point};

    if (network->points.data[point].open)
        return KB_OK;
    uint64_t id = network->points.data[point].id;
    kb_status status = network->links(network->context, id, add_link, &o, err);
    kb_point *opened = &network->points.data[point];
    opened->open = true;
    opened->arcs = o.arcs.data;
    opened->arc_count = o.arcs.len;
    if (o.arcs.len > 0)
        opened->toll = lround(TOLL_OF_DOUBLE * log2((double)o.arcs.len));
    network->opened++;
    return status;
}

const kb_arc *kb_network_arc(const kb_network *network, uint32_t from,
                             uint32_t to)
{
    const kb_point *point = &network->points.data[from];

    for (size_t i = 0; i < point->arc_count; i++) {
        if (point->arcs[i].to == to)
            return &point->arcs[i];
    }
    return NULL;
}
