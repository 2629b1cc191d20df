/* series.c - what the leads beside one are. */
#include "extract/series.h"

#include "extract/discover.h"

enum { LEADS_LEAST = 3 };

/* The least share of known terms among the leads of a series, and of one kind
 * among the known ones. */
static const double KNOWN_LEAST = 0.4, KIND_LEAST = 0.5;

typedef struct row {
    size_t leads, known;
    size_t votes[KB_KIND_COUNT];
    kb_type types[KB_KIND_COUNT];
} row;

struct kb_series {
    const kb_doc *doc;
    row **rows; /* by what is over the leads, and by the sort of block */
};

enum { SORTS = 3 };

/* Where the row of a block is, or -1 for a block that is in no series. */
static ptrdiff_t place_of(const kb_block *b)
{
    static const kb_block_type sorts[SORTS] = {KB_BLOCK_HEADING, KB_BLOCK_ITEM,
                                               KB_BLOCK_PARA};
    ptrdiff_t under = b->up == KB_NO_BLOCK ? 0 : (ptrdiff_t)b->up + 1;
    for (ptrdiff_t i = 0; i < SORTS; i++) {
        if (b->type == sorts[i])
            return under * SORTS + i;
    }
    return -1;
}

/* Counts one lead. */
static void count(const kb_reading *r, row *out, size_t block,
                  const kb_lead *lead)
{
    size_t from, to;
    out->leads++;
    if (!kb_discover_knows(r, block, lead->start, lead->end))
        return;
    kb_reading_within(r, block, lead->start, lead->end, &from, &to);
    kb_type type = r->terms.data[r->places.data[to - 1].term].type;
    out->known++;
    out->votes[type.kind]++;
    out->types[type.kind] = type;
}

const kb_series *kb_series_of(const kb_reading *r)
{
    size_t n = r->doc->block_count;
    kb_series *series = kb_arena_alloc(r->arena, sizeof *series);
    series->doc = r->doc;
    series->rows = kb_arena_alloc(r->arena, (n + 1) * SORTS * sizeof(row *));
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t at = place_of(&r->doc->blocks[i]);
        kb_lead lead = r->leads[i];
        if (at < 0 || lead.start == lead.end || !kb_reading_reads(r, i))
            continue;
        if (!series->rows[at])
            series->rows[at] = kb_arena_alloc(r->arena, sizeof(row));
        count(r, series->rows[at], i, &lead);
    }
    return series;
}

const kb_type *kb_series_type(const kb_series *series, size_t block)
{
    ptrdiff_t at = place_of(&series->doc->blocks[block]);
    const row *all = at >= 0 ? series->rows[at] : NULL;
    size_t best = 0;
    if (!all || all->leads < LEADS_LEAST ||
        (double)all->known < KNOWN_LEAST * (double)all->leads)
        return NULL;
    for (size_t i = 1; i < KB_KIND_COUNT; i++)
        best = all->votes[i] > all->votes[best] ? i : best;
    return (double)all->votes[best] >= KIND_LEAST * (double)all->known
               ? &all->types[best]
               : NULL;
}
