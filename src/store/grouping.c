/* grouping.c - texts into groups of copies: those that share a band of their
 * sketches are candidates (locality-sensitive hashing, P. Indyk and
 * R. Motwani, 1998), and are compared in full. */
#include "store/grouping.h"

#include <string.h>

#include "base/map.h"
#include "base/unions.h"

enum { NOBODY = -1, LEAST_HEADS = 16 };

typedef struct work {
    const kb_grouped *texts;
    size_t n;
    kb_grouping_fn *fn;
    void *context;
    kb_arena *arena;
    kb_unions unions;
    kb_map other; /* pairs that are no copies */

    /* Loose texts by a key: the last one of each chain, and the one before
     * each. */
    int32_t *heads, *before;
    size_t mask;
    bool
        *copies; /* of a loose text, letter by letter: that one stands for it */
} work;

/* ---- comparing ---------------------------------------------------------- */

static kb_status compare(work *w, uint32_t a, uint32_t b)
{
    bool same = false, fresh;

    if (kb_unions_find(&w->unions, a) == kb_unions_find(&w->unions, b))
        return KB_OK;
    uint64_t pair = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    if (kb_map_find_id(&w->other, pair))
        return KB_OK;
    kb_status status = w->fn(w->context, a, b, &same);
    if (status == KB_OK && same)
        kb_unions_join(&w->unions, a, b);
    else
        kb_map_add_id(&w->other, pair, &fresh);
    return status;
}

/* ---- chains ------------------------------------------------------------- */

static void make_chains(work *w)
{
    size_t loose = 0, heads = LEAST_HEADS;

    for (size_t i = 0; i < w->n; i++)
        loose += w->texts[i].loose;
    while (heads < 2 * loose)
        heads *= 2;
    w->mask = heads - 1;
    w->heads = kb_arena_alloc(w->arena, heads * sizeof *w->heads);
    w->before = kb_arena_alloc(w->arena, w->n * sizeof *w->before);
    w->copies = kb_arena_alloc(w->arena, w->n * sizeof *w->copies);
}

static void clear_chains(work *w)
{
    memset(w->heads, 0xFF, (w->mask + 1) * sizeof *w->heads);
}

/* Chains a text.  @return the one before it, or NOBODY */
static int32_t chain(work *w, uint64_t key, uint32_t text)
{
    int32_t *head = &w->heads[key & w->mask];
    int32_t last = *head;

    w->before[text] = last;
    *head = (int32_t)text;
    return last;
}

/* ---- the same letters --------------------------------------------------- */

/* All before it that are equal are one already. */
static void join_equal(work *w, uint32_t text, int32_t at)
{
    uint64_t digest = w->texts[text].digest;

    while (at != NOBODY && w->texts[at].digest != digest)
        at = w->before[at];
    if (at == NOBODY)
        return;
    kb_unions_join(&w->unions, text, (uint32_t)at);
    w->copies[text] = true;
}

/* Digests are spread evenly: their lower bits do as a key. */
static void join_by_digest(work *w)
{
    clear_chains(w);
    for (uint32_t i = 0; i < w->n; i++) {
        if (w->texts[i].loose && w->texts[i].digest != 0)
            join_equal(w, i, chain(w, w->texts[i].digest, i));
    }
    for (uint32_t i = 0; i < w->n; i++) {
        uint64_t digest = w->texts[i].digest;
        if (!w->texts[i].loose && digest != 0)
            join_equal(w, i, w->heads[digest & w->mask]);
    }
}

/* ---- the same band ------------------------------------------------------ */

static bool is_compared(const work *w, uint32_t text)
{
    return w->texts[text].bands && !w->copies[text];
}

static kb_status compare_chain(work *w, uint32_t text, int32_t at, size_t band)
{
    uint32_t key = w->texts[text].bands[band];
    kb_status status = KB_OK;

    for (; at != NOBODY && status == KB_OK; at = w->before[at]) {
        if (w->texts[at].bands[band] == key)
            status = compare(w, text, (uint32_t)at);
    }
    return status;
}

static kb_status join_by_band(work *w, size_t band)
{
    kb_status status = KB_OK;

    clear_chains(w);
    for (uint32_t i = 0; i < w->n && status == KB_OK; i++) {
        const kb_grouped *text = &w->texts[i];
        if (text->loose && is_compared(w, i))
            status = compare_chain(w, i, chain(w, text->bands[band], i), band);
    }
    for (uint32_t i = 0; i < w->n && status == KB_OK; i++) {
        const kb_grouped *text = &w->texts[i];
        if (!text->loose && is_compared(w, i))
            status = compare_chain(w, i, w->heads[text->bands[band] & w->mask],
                                   band);
    }
    return status;
}

/* ---- groups ------------------------------------------------------------- */

/* Those that stay together. */
static void join_as_before(work *w)
{
    kb_map firsts = {.arena = w->arena};
    bool fresh;

    for (uint32_t i = 0; i < w->n; i++) {
        if (w->texts[i].loose)
            continue;
        uint32_t *first = kb_map_add_id(&firsts, w->texts[i].group, &fresh);
        if (fresh)
            *first = i;
        kb_unions_join(&w->unions, *first, i);
    }
}

static void name_groups(uint64_t *groups, work *w)
{
    for (uint32_t i = 0; i < w->n; i++)
        groups[i] = w->texts[i].id;
    for (uint32_t i = 0; i < w->n; i++) {
        uint32_t first = kb_unions_find(&w->unions, i);
        if (groups[i] < groups[first])
            groups[first] = groups[i];
    }
    for (uint32_t i = 0; i < w->n; i++)
        groups[i] = groups[kb_unions_find(&w->unions, i)];
}

kb_status kb_grouping(uint64_t *groups, const kb_grouped *texts, size_t n,
                      kb_grouping_fn *fn, void *context)
{
    kb_arena *arena = kb_arena_new();
    work w = {.texts = texts,
              .n = n,
              .fn = fn,
              .context = context,
              .arena = arena,
              .unions = kb_unions_new(arena, n),
              .other = {.arena = arena}};
    kb_status status = KB_OK;

    make_chains(&w);
    join_as_before(&w);
    join_by_digest(&w);
    for (size_t band = 0; band < KB_IMPRINT_BANDS && status == KB_OK; band++)
        status = join_by_band(&w, band);
    name_groups(groups, &w);
    kb_arena_free(arena);
    return status;
}
