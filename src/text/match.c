/* match.c - Aho-Corasick over code points. */
#include "text/match.h"

#include <stdlib.h>

#include "text/utf8.h"

enum { ROOT = 0 };
static const uint32_t NO_FORM = UINT32_MAX;

/* The first step fails most often: it has a table by the lower bits of the
 * character. */
enum { BUCKETS = 4096 };

/* Children that are tried one by one; more are halved. */
enum { FEW = 4 };

/* A prefix of some form, while forms are added. */
typedef struct node {
    uint32_t c;              /* the character that leads here */
    uint32_t child, sibling; /* first child, next of the parent's; 0: none */
    uint32_t form;           /* that ends here, or NO_FORM */
} node;

/* A transition, in an open-addressing table. */
typedef struct edge {
    uint32_t from, c;
    uint32_t to; /* 0 in a free slot: nothing leads to the root */
} edge;

/* A prefix of some form, in the finished automaton: states are numbered by
 * their depth, and side by side those that one state leads to, in the order of
 * their characters (those that the root leads to: of their buckets).  So what a
 * text visits often lies close together. */
typedef struct state {
    uint64_t leads;    /* bits of the lower six bits of what leads on: most
                          characters do not, and need no search */
    uint32_t children; /* the first; the next state's is behind the last */
    uint32_t fail;     /* the longest proper suffix that is a state */
    uint32_t hit;      /* the nearest by fail links with a form, from itself
                          on, or 0 */
} state;

/* What ends with a state. */
typedef struct ending {
    uint32_t form;   /* or NO_FORM */
    uint32_t output; /* the nearest by fail links behind it with a form, or 0 */
    uint32_t depth;
} ending;

struct kb_matcher {
    kb_arena *arena;
    uint32_t forms;
    /* while forms are added */
    KB_VEC(node) nodes;
    edge *edges;
    size_t edge_count, edge_cap; /* cap is a power of two */
    /* finished: one more state than there are, which ends the last children */
    size_t count;
    const state *states;
    const ending *endings;   /* by state */
    const uint32_t *chars;   /* by state: what leads to it */
    const uint32_t *buckets; /* the first state that one of these characters
                                leads to from the root, or 0 */
};

/* ---- adding forms ------------------------------------------------------- */

kb_matcher *kb_matcher_new(kb_arena *arena)
{
    kb_matcher *matcher = kb_arena_alloc(arena, sizeof *matcher);
    matcher->arena = arena;
    matcher->edge_cap = 64;
    matcher->edges =
        kb_arena_alloc(arena, matcher->edge_cap * sizeof *matcher->edges);
    kb_vec_push(arena, &matcher->nodes, (node){.form = NO_FORM});
    return matcher;
}

static edge *slot_of(const kb_matcher *matcher, uint32_t from, uint32_t c)
{
    uint64_t key = (uint64_t)from << 21 | c;
    size_t at = (key * 0x9e3779b97f4a7c15u) >> 40 & (matcher->edge_cap - 1);
    while (matcher->edges[at].to &&
           (matcher->edges[at].from != from || matcher->edges[at].c != c))
        at = (at + 1) & (matcher->edge_cap - 1);
    return &matcher->edges[at];
}

static void grow_edges(kb_matcher *matcher)
{
    edge *old = matcher->edges;
    size_t old_cap = matcher->edge_cap;
    matcher->edge_cap *= 2;
    matcher->edges = kb_arena_alloc(matcher->arena,
                                    matcher->edge_cap * sizeof *matcher->edges);
    for (size_t i = 0; i < old_cap; i++) {
        if (old[i].to)
            *slot_of(matcher, old[i].from, old[i].c) = old[i];
    }
}

static uint32_t add_node(kb_matcher *matcher, uint32_t from, uint32_t c)
{
    uint32_t id = (uint32_t)matcher->nodes.len;
    node added = {.c = c, .form = NO_FORM};
    added.sibling = matcher->nodes.data[from].child;
    kb_vec_push(matcher->arena, &matcher->nodes, added);
    matcher->nodes.data[from].child = id;

    if (++matcher->edge_count * 2 > matcher->edge_cap)
        grow_edges(matcher);
    *slot_of(matcher, from, c) = (edge){from, c, id};
    return id;
}

uint32_t kb_matcher_add(kb_matcher *matcher, kb_str form)
{
    uint32_t at = ROOT;
    for (size_t i = 0; i < form.len;) {
        uint32_t c = kb_utf8_next(form, &i);
        uint32_t next = slot_of(matcher, at, c)->to;
        at = next ? next : add_node(matcher, at, c);
    }
    node *end = &matcher->nodes.data[at];
    if (end->form == NO_FORM)
        end->form = matcher->forms++;
    return end->form;
}

/* ---- the automaton ------------------------------------------------------ */

/* Of the states [low, high) the one that `c` leads to, or 0. */
static uint32_t search(const uint32_t *chars, uint32_t low, uint32_t high,
                       uint32_t c)
{
    while (high - low > FEW) {
        uint32_t middle = low + (high - low) / 2;
        if (chars[middle] <= c)
            low = middle;
        else
            high = middle;
    }
    for (; low < high; low++) {
        if (chars[low] == c)
            return low;
    }
    return 0;
}

/* The state behind the root by `c`, or 0. */
static inline uint32_t first_step(const kb_matcher *matcher, uint32_t c)
{
    uint32_t id = matcher->buckets[c % BUCKETS];
    uint32_t end = matcher->states[1].children;
    if (id == 0)
        return 0;
    for (; id < end && matcher->chars[id] % BUCKETS == c % BUCKETS; id++) {
        if (matcher->chars[id] == c)
            return id;
    }
    return 0;
}

/* The state behind `from` by `c`, or 0. */
static inline uint32_t step(const kb_matcher *matcher, uint32_t from,
                            uint32_t c)
{
    const state *s = &matcher->states[from];
    if (from == ROOT)
        return first_step(matcher, c);
    if (!(s->leads >> c % 64 & 1))
        return 0;
    return search(matcher->chars, s[0].children, s[1].children, c);
}

/* The state for `c` behind the suffixes of `from`. */
static inline uint32_t follow(const kb_matcher *matcher, uint32_t from,
                              uint32_t c)
{
    for (;;) {
        uint32_t next = step(matcher, from, c);
        if (next || from == ROOT)
            return next;
        from = matcher->states[from].fail;
    }
}

static int by_key(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* The children of a node in order; returns how many.  `keys` has room for them.
 */
static uint32_t put_children(const kb_matcher *matcher, uint32_t parent,
                             uint32_t *out, uint64_t *keys)
{
    const node *nodes = matcher->nodes.data;
    uint32_t n = 0;
    for (uint32_t id = nodes[parent].child; id; id = nodes[id].sibling) {
        uint64_t c = nodes[id].c;
        uint64_t rank =
            parent == ROOT ? c % BUCKETS * BUCKETS + c / BUCKETS : c;
        keys[n++] = rank << 32 | id;
    }
    if (n > 1)
        qsort(keys, n, sizeof *keys, by_key);
    for (uint32_t i = 0; i < n; i++)
        out[i] = (uint32_t)keys[i];
    return n;
}

/* Numbers the states, and tells each what leads on from it. */
static void number_states(kb_matcher *matcher, state *states, ending *endings,
                          uint32_t *chars)
{
    size_t count = matcher->count;
    uint32_t *order = kb_arena_alloc(matcher->arena, count * sizeof *order);
    uint64_t *keys = kb_arena_alloc(matcher->arena, count * sizeof *keys);
    uint32_t next = 1;
    for (uint32_t id = 0; id < count; id++) {
        uint32_t n = put_children(matcher, order[id], order + next, keys);
        states[id].children = next;
        endings[id].form = matcher->nodes.data[order[id]].form;
        for (; n > 0; n--, next++) {
            chars[next] = matcher->nodes.data[order[next]].c;
            states[id].leads |= UINT64_C(1) << chars[next] % 64;
            endings[next].depth = endings[id].depth + 1;
        }
    }
    states[count].children = next;
}

static void add_buckets(kb_matcher *matcher)
{
    uint32_t *buckets =
        kb_arena_alloc(matcher->arena, BUCKETS * sizeof *buckets);
    for (uint32_t id = matcher->states[1].children; --id > 0;)
        buckets[matcher->chars[id] % BUCKETS] = id;
    matcher->buckets = buckets;
}

static void link_state(const kb_matcher *matcher, state *states,
                       ending *endings, uint32_t id, uint32_t parent)
{
    state *s = &states[id];
    if (parent != ROOT)
        s->fail = follow(matcher, states[parent].fail, matcher->chars[id]);
    endings[id].output = states[s->fail].hit;
    s->hit = endings[id].form != NO_FORM ? id : endings[id].output;
}

void kb_matcher_build(kb_matcher *matcher)
{
    size_t count = matcher->count = matcher->nodes.len;
    state *states =
        kb_arena_alloc(matcher->arena, (count + 1) * sizeof *states);
    ending *endings = kb_arena_alloc(matcher->arena, count * sizeof *endings);
    uint32_t *chars =
        kb_arena_alloc(matcher->arena, (count + 1) * sizeof *chars);
    matcher->states = states;
    matcher->endings = endings;
    matcher->chars = chars;
    number_states(matcher, states, endings, chars);
    add_buckets(matcher);
    /* A state's suffixes are shorter, so linked before it. */
    for (uint32_t parent = 0; parent < count; parent++) {
        uint32_t end = states[parent + 1].children;
        for (uint32_t id = states[parent].children; id < end; id++)
            link_state(matcher, states, endings, id, parent);
    }
}

void kb_matcher_parts(const kb_matcher *matcher, kb_str out[KB_MATCHER_PARTS])
{
    const kb_matcher *m = matcher;
    size_t n = m->count;
    out[0] = (kb_str){(const char *)m->states, (n + 1) * sizeof *m->states};
    out[1] = (kb_str){(const char *)m->endings, n * sizeof *m->endings};
    out[2] = (kb_str){(const char *)m->chars, (n + 1) * sizeof *m->chars};
    out[3] = (kb_str){(const char *)m->buckets, BUCKETS * sizeof *m->buckets};
}

kb_matcher *kb_matcher_of_parts(kb_arena *arena,
                                const kb_str parts[KB_MATCHER_PARTS])
{
    kb_matcher *matcher = kb_arena_alloc(arena, sizeof *matcher);
    *matcher = (kb_matcher){.arena = arena,
                            .count = parts[1].len / sizeof(ending),
                            .states = (const void *)parts[0].ptr,
                            .endings = (const void *)parts[1].ptr,
                            .chars = (const void *)parts[2].ptr,
                            .buckets = (const void *)parts[3].ptr};
    return matcher;
}

/* ---- searching ---------------------------------------------------------- */

static bool is_word(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_LATIN || class == KB_CHAR_DIGIT;
}

static bool word_goes_on(kb_str text, size_t end)
{
    size_t at = end, last = end;
    uint32_t before = kb_utf8_prev(text, &last);
    if (end == text.len || !is_word(before))
        return false;
    uint32_t c = kb_utf8_next(text, &at);
    if (is_word(c))
        return true;
    if (at == text.len)
        return false;
    uint32_t after = kb_utf8_next(text, &at);
    bool digits = kb_char_class_of(before) == KB_CHAR_DIGIT &&
                  kb_char_class_of(after) == KB_CHAR_DIGIT;
    return c == '.' && digits;
}

static bool word_began_before(kb_str text, size_t start)
{
    size_t at = start, first = start;
    return start > 0 && is_word(kb_utf8_next(text, &first)) &&
           is_word(kb_utf8_prev(text, &at));
}

static void collect(const kb_matcher *matcher, kb_arena *arena,
                    const kb_folded *text, kb_founds *out)
{
    uint32_t at = ROOT;
    for (size_t i = 0; i < text->len; i++) {
        at = follow(matcher, at, text->chars[i]);
        uint32_t hit = at ? matcher->states[at].hit : 0;
        while (hit) {
            const ending *e = &matcher->endings[hit];
            kb_found f = {text->starts[i + 1 - e->depth], text->ends[i],
                          e->form};
            if (!word_began_before(text->text, f.start) &&
                !word_goes_on(text->text, f.end))
                kb_vec_push(arena, out, f);
            hit = e->output;
        }
    }
}

static bool goes_first(const kb_found *a, const kb_found *b)
{
    return a->start != b->start ? a->start < b->start : a->end > b->end;
}

/* Leftmost first, then longest.  They come in the order of their ends: none has
 * far to go. */
static void sort(kb_founds *all)
{
    for (size_t i = 1; i < all->len; i++) {
        kb_found found = all->data[i];
        size_t at = i;
        for (; at > 0 && goes_first(&found, &all->data[at - 1]); at--)
            all->data[at] = all->data[at - 1];
        all->data[at] = found;
    }
}

void kb_matcher_find(const kb_matcher *matcher, kb_arena *arena,
                     const kb_folded *text, kb_match_accept *accept,
                     const void *context, kb_founds *out)
{
    kb_founds all = {0};
    uint32_t free_from = 0;

    collect(matcher, arena, text, &all);
    sort(&all);
    for (size_t i = 0; i < all.len; i++) {
        const kb_found *f = &all.data[i];
        if (f->start < free_from || (accept && !accept(context, text->text, f)))
            continue;
        kb_vec_push(arena, out, *f);
        free_from = f->end;
    }
}
