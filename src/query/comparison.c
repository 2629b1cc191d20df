/* comparison.c - several concepts side by side. */
#include "aigckb/comparison.h"

#include <string.h>

#include "aigckb/conflict.h"
#include "base/vec.h"

#define BIT(n) (1U << (n))

enum { NO_PREDICATE = -1 };

/* What an aspect is read from. */
static const struct {
    const char *name;
    int predicate;
    bool reverse;   /* the concept is the object */
    bool symmetric; /* either */
} aspects[] = {
    [KB_ASPECT_KIND] = {"kind", NO_PREDICATE, false, false},
    [KB_ASPECT_LAYER] = {"layer", NO_PREDICATE, false, false},
    [KB_ASPECT_SOURCES] = {"sources", NO_PREDICATE, false, false},
    [KB_ASPECT_CLASS] = {"is_a", KB_IS_A, false, false},
    [KB_ASPECT_MAKER] = {"made_by", KB_MADE_BY, false, false},
    [KB_ASPECT_BASIS] = {"based_on", KB_BASED_ON, false, false},
    [KB_ASPECT_DATA] = {"trained_on", KB_TRAINED_ON, false, false},
    [KB_ASPECT_USE] = {"used_for", KB_USED_FOR, false, false},
    [KB_ASPECT_RISK] = {"has_risk", KB_HAS_RISK, false, false},
    [KB_ASPECT_PART] = {"parts", KB_PART_OF, true, false},
    [KB_ASPECT_WHOLE] = {"part_of", KB_PART_OF, false, false},
    [KB_ASPECT_RIVAL] = {"competes_with", KB_COMPETES_WITH, false, true},
    [KB_ASPECT_FIGURE] = {"figures", NO_PREDICATE, false, false},
    [KB_ASPECT_DATE] = {"first_date", NO_PREDICATE, false, false},
};
_Static_assert(sizeof aspects / sizeof *aspects == KB_ASPECT_COUNT,
               "an aspect without a name");

const char *kb_aspect_name(kb_aspect aspect)
{
    return aspects[aspect].name;
}

typedef struct comparing {
    kb_comparison *out;
    kb_store *store;
    kb_arena *arena;
    const kb_statement_filter *filter;
    size_t places;
} comparing;

typedef KB_VEC(kb_value) values;

/* ---- relations ---------------------------------------------------------- */

static bool has(const values *found, uint64_t other)
{
    for (size_t i = 0; i < found->len; i++) {
        if (found->data[i].other->id == other)
            return true;
    }
    return false;
}

static kb_status add_relations(values *out, const comparing *c,
                               const kb_concept *concept, kb_predicate p,
                               bool reverse, kb_error *err)
{
    kb_relation_query query = {.s = reverse ? 0 : concept->id,
                               .o = reverse ? concept->id : 0,
                               .filter = *c->filter,
                               .places = c->places};
    const bool fresh = out->len == 0; /* nothing can be there twice */
    kb_relations found;

    query.filter.predicates = BIT(p);
    kb_status status =
        kb_relations_find(&found, c->store, c->arena, &query, err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        const kb_relation *r = &found.data[i];
        kb_value value = {.relation = r,
                          .other = reverse ? &r->s : &r->o,
                          .sources = r->sources};
        if (value.other->id != concept->id &&
            (fresh || !has(out, value.other->id)))
            kb_vec_push(c->arena, out, value);
    }
    return status;
}

/* Most sources first; the rest as it was. */
static void sort(values *found)
{
    for (size_t i = 1; i < found->len; i++) {
        kb_value value = found->data[i];
        size_t at = i;
        while (at > 0 && found->data[at - 1].sources < value.sources) {
            found->data[at] = found->data[at - 1];
            at--;
        }
        found->data[at] = value;
    }
}

static kb_status mark_disputed(values *found, const comparing *c,
                               const kb_concept *concept, kb_error *err)
{
    kb_relations disputed;

    kb_status status =
        kb_disputes_find(&disputed, c->store, c->arena, concept, err);
    for (size_t i = 0; i < disputed.len && status == KB_OK; i++) {
        for (size_t n = 0; n < found->len; n++) {
            kb_value *value = &found->data[n];
            if (value->relation->p == disputed.data[i].p &&
                value->relation->o.id == disputed.data[i].o.id)
                value->disputed = true;
        }
    }
    return status;
}

static kb_status read_relations(values *out, const comparing *c, size_t at,
                                kb_aspect aspect, kb_error *err)
{
    const kb_concept *concept = &c->out->concepts[at];
    kb_predicate p = (kb_predicate)aspects[aspect].predicate;

    kb_status status =
        add_relations(out, c, concept, p, aspects[aspect].reverse, err);
    if (status == KB_OK && aspects[aspect].symmetric) {
        status = add_relations(out, c, concept, p, true, err);
        sort(out);
    }
    if (status == KB_OK && !aspects[aspect].reverse)
        status = mark_disputed(out, c, concept, err);
    return status;
}

/* ---- figures and dates -------------------------------------------------- */

static kb_status read_figures(values *out, const comparing *c, size_t at,
                              kb_error *err)
{
    kb_figure_query query = {
        .ids = &c->out->concepts[at].id, .id_count = 1, .forecast = KB_ANY};
    kb_figures found;

    kb_status status =
        kb_figures_find(&found, c->store, c->arena, &query, c->filter, err);
    kb_figures_rank(&found, c->arena);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_value value = {.figure = &found.data[i],
                          .sources = found.data[i].sources,
                          .disputed = found.data[i].rival_count > 0};
        if (found.data[i].measure) /* else nobody knows what it compares */
            kb_vec_push(c->arena, out, value);
    }
    return status;
}

static kb_status read_dates(values *out, const comparing *c, size_t at,
                            kb_error *err)
{
    kb_event_query query = {.ids = &c->out->concepts[at].id, .id_count = 1};
    kb_timeline found;

    kb_status status =
        kb_timeline_find(&found, c->store, c->arena, &query, c->filter, err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_value value = {.happening = &found.data[i],
                          .sources = found.data[i].sources,
                          .disputed = found.data[i].rival_count > 0};
        if (found.data[i].happened != KB_HAPPENED_OTHER)
            kb_vec_push(c->arena, out, value);
    }
    sort(out);
    return status;
}

/* ---- what only one has -------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Figures compare by what they measure, dates by what happened when. */
static bool are_equal(const kb_value *a, const kb_value *b)
{
    if (a->figure)
        return same_text(a->figure->measure, b->figure->measure) &&
               same_text(a->figure->unit, b->figure->unit);
    if (a->happening)
        return strcmp(a->happening->date, b->happening->date) == 0;
    return a->other->id == b->other->id;
}

static bool cell_has(const kb_cell *cell, const kb_value *value)
{
    for (size_t i = 0; i < cell->len; i++) {
        if (are_equal(&cell->values[i], value))
            return true;
    }
    return false;
}

static void mark_only(kb_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t v = 0; v < cells[i].len; v++) {
            kb_value *value = &cells[i].values[v];
            value->only = count > 1;
            for (size_t n = 0; n < count && value->only; n++)
                value->only = n == i || !cell_has(&cells[n], value);
        }
    }
}

/* ---- the comparison ----------------------------------------------------- */

static kb_status read_cell(kb_cell *out, const comparing *c, size_t at,
                           kb_aspect aspect, kb_error *err)
{
    values found = {0};
    kb_status status = KB_OK;

    if (aspects[aspect].predicate != NO_PREDICATE)
        status = read_relations(&found, c, at, aspect, err);
    else if (aspect == KB_ASPECT_FIGURE)
        status = read_figures(&found, c, at, err);
    else if (aspect == KB_ASPECT_DATE)
        status = read_dates(&found, c, at, err);
    *out = (kb_cell){found.data, found.len};
    return status;
}

kb_status kb_comparison_make(kb_comparison *out, kb_store *store,
                             kb_arena *arena, const kb_comparison_query *query,
                             kb_error *err)
{
    const comparing c = {.out = out,
                         .store = store,
                         .arena = arena,
                         .filter = &query->filter,
                         .places = query->places};
    const size_t count = query->count;
    kb_status status = KB_OK;

    *out = (kb_comparison){.concepts = query->concepts, .count = count};
    for (int a = 0; a < KB_ASPECT_COUNT && status == KB_OK; a++) {
        if (!(query->aspects & BIT(a)))
            continue;
        out->cells[a] = kb_arena_alloc(arena, count * sizeof **out->cells);
        for (size_t i = 0; i < count && status == KB_OK; i++)
            status = read_cell(&out->cells[a][i], &c, i, (kb_aspect)a, err);
        mark_only(out->cells[a], count);
    }
    return status;
}
