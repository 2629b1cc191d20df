/* network.c - concepts and the relations between them. */
#include "query/network.h"

#include <math.h>
#include <string.h>

enum {
    FIRST_PLACES = 4096,
    TOLL_OF_DOUBLE = 300 /* thousandths, for twice the neighbours */
};

/* Ids are hashes already, and there are too many points for kb_map, which keeps
 * keys. */
static uint32_t *place_of(const kb_network *network, uint64_t concept)
{
    size_t at = concept & (network->place_count - 1);

    while (network->places[at] &&
           network->points.data[network->places[at] - 1].id != concept)
        at = (at + 1) & (network->place_count - 1);
    return &network->places[at];
}

/* Never more than half full. */
static void grow(kb_network *network)
{
    size_t count = network->place_count;

    network->place_count = count ? count * 4 : FIRST_PLACES;
    network->places = kb_arena_alloc(
        network->arena, network->place_count * sizeof *network->places);
    for (uint32_t i = 0; i < network->points.len; i++)
        *place_of(network, network->points.data[i].id) = i + 1;
}

uint32_t kb_network_point(kb_network *network, uint64_t concept)
{
    if (network->points.len * 2 >= network->place_count)
        grow(network);
    uint32_t *place = place_of(network, concept);
    if (*place == 0) {
        uint32_t at = (uint32_t)network->points.len;
        kb_point point = {.id = concept, .met_by = at};
        kb_vec_push(network->arena, &network->points, point);
        *place = at + 1;
    }
    return *place - 1;
}

/* ---- opening ------------------------------------------------------------ */

typedef struct opening {
    kb_network *network;
    uint32_t point;
} opening;

static bool is_avoided(const kb_network *network, uint64_t concept)
{
    for (size_t i = 0; i < network->avoid_count; i++) {
        if (network->avoid[i] == concept)
            return true;
    }
    return false;
}

static uint32_t cost_of(const kb_link *link)
{
    double sources = (double)link->sources;
    double support = link->confidence * sources / (sources + 1);

    if (support < 0.001)
        support = 0.001;
    return KB_COST_HOP + (uint32_t)lround(-KB_COST_HOP * log2(support));
}

/* The same whichever end is asked. */
static bool is_better(const kb_arc *a, const kb_arc *b, bool is_smaller_id)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->p != b->p)
        return a->p < b->p;
    return a->out != b->out && a->out == is_smaller_id;
}

static kb_status add_link(void *context, const kb_link *link)
{
    const opening *o = context;
    kb_network *network = o->network;
    uint64_t from = network->points.data[o->point].id;

    if (link->other == from || is_avoided(network, link->other))
        return KB_OK;
    kb_arc arc = {.to = kb_network_point(network, link->other),
                  .cost = cost_of(link),
                  .p = (uint8_t)link->p,
                  .out = link->out};
    kb_point *to = &network->points.data[arc.to];
    if (to->met_by != o->point) {
        to->met_by = o->point;
        to->at = (uint32_t)network->opening.len;
        kb_vec_push(network->arena, &network->opening, arc);
    } else if (is_better(&arc, &network->opening.data[to->at],
                         from < link->other)) {
        network->opening.data[to->at] = arc;
    }
    return KB_OK;
}

kb_status kb_network_open(kb_network *network, uint32_t point, kb_error *err)
{
    opening o = {.network = network, .point = point};

    if (network->points.data[point].open)
        return KB_OK;
    network->opening.len = 0;
    uint64_t id = network->points.data[point].id;
    kb_status status = network->links(network->context, id, add_link, &o, err);
    size_t count = network->opening.len;
    kb_point *opened = &network->points.data[point];
    opened->open = true;
    opened->arc_count = (uint32_t)count;
    kb_arc *arcs = kb_arena_take(network->arena, count * sizeof *arcs);
    if (count > 0)
        memcpy(arcs, network->opening.data, count * sizeof *arcs);
    opened->arcs = arcs;
    if (count > 0)
        opened->toll = (uint32_t)lround(TOLL_OF_DOUBLE * log2((double)count));
    network->opened++;
    return status;
}

const kb_arc *kb_network_arc(const kb_network *network, uint32_t from,
                             uint32_t to)
{
    const kb_arc *arc = network->points.data[from].arcs;

    while (arc->to != to)
        arc++;
    return arc;
}
