/* match.c - Aho-Corasick over code points. */
#include "text/match.h"

#include "text/utf8.h"

enum { ROOT = 0 };
static const uint32_t NO_FORM = UINT32_MAX;

/* A large automaton has a direct table for its first step, which fails most
 * often; for a small one that would cost more than it saves. */
enum { ROOT_CHARS = 0x10000, ROOT_TABLE_FROM = 4096 };

/* What no form begins with is most of a text: a bit by the lower bits of each
 * first character. */
enum { SIEVE_BITS = 4096 };

/* A state of the automaton: a prefix of some form. */
typedef struct node {
    uint32_t c;              /* the character that leads here */
    uint32_t parent;         /* and from where */
    uint32_t child, sibling; /* first child, next of the parent's; 0: none */
    uint32_t fail;           /* the longest proper suffix that is a state */
    uint32_t output;         /* nearest state by fail links with a form, or 0 */
    uint32_t form;           /* that ends here, or NO_FORM */
    uint32_t depth;
    uint64_t leads; /* bits of the lower six bits of what leads on from here:
                       most characters do not, and need no look-up */
} node;

/* A transition, in an open-addressing table. */
typedef struct edge {
    uint32_t from, c;
    uint32_t to; /* 0 in a free slot: nothing leads to the root */
} edge;

struct kb_matcher {
    kb_arena *arena;
    KB_VEC(node) nodes;
    edge *edges;
    size_t edge_count, edge_cap; /* cap is a power of two */
    uint32_t *root; /* from the root by character below ROOT_CHARS, or NULL */
    uint32_t forms;
    uint64_t sieve[SIEVE_BITS / 64];
};

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

/* Whether a form may begin with `c`. */
static inline bool may_begin(const kb_matcher *matcher, uint32_t c)
{
    return matcher->sieve[c % SIEVE_BITS / 64] >> c % 64 & 1;
}

/* The state behind `from` by `c`, or 0. */
static inline uint32_t step(const kb_matcher *matcher, uint32_t from,
                            uint32_t c)
{
    if (from == ROOT && matcher->root && c < ROOT_CHARS)
        return matcher->root[c];
    if (from == ROOT ? !may_begin(matcher, c)
                     : !(matcher->nodes.data[from].leads >> c % 64 & 1))
        return 0;
    return slot_of(matcher, from, c)->to;
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
    node added = {.c = c, .parent = from, .form = NO_FORM};
    added.sibling = matcher->nodes.data[from].child;
    added.depth = matcher->nodes.data[from].depth + 1;
    kb_vec_push(matcher->arena, &matcher->nodes, added);
    matcher->nodes.data[from].child = id;
    matcher->nodes.data[from].leads |= UINT64_C(1) << c % 64;
    if (from == ROOT)
        matcher->sieve[c % SIEVE_BITS / 64] |= UINT64_C(1) << c % 64;

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
        uint32_t next = step(matcher, at, c);
        at = next ? next : add_node(matcher, at, c);
    }
    node *end = &matcher->nodes.data[at];
    if (end->form == NO_FORM)
        end->form = matcher->forms++;
    return end->form;
}

/* The state for `c` behind the suffixes of `from`. */
static uint32_t follow(const kb_matcher *matcher, uint32_t from, uint32_t c)
{
    for (;;) {
        uint32_t next = step(matcher, from, c);
        if (next || from == ROOT)
            return next;
        from = matcher->nodes.data[from].fail;
    }
}

static void link_node(kb_matcher *matcher, uint32_t id)
{
    node *nodes = matcher->nodes.data;
    node *n = &nodes[id];
    n->fail =
        n->parent == ROOT ? ROOT : follow(matcher, nodes[n->parent].fail, n->c);
    const node *fail = &nodes[n->fail];
    n->output = fail->form != NO_FORM ? n->fail : fail->output;
}

static void add_root_table(kb_matcher *matcher)
{
    const node *nodes = matcher->nodes.data;
    if (matcher->nodes.len < ROOT_TABLE_FROM)
        return;
    matcher->root =
        kb_arena_alloc(matcher->arena, ROOT_CHARS * sizeof *matcher->root);
    for (uint32_t id = nodes[ROOT].child; id; id = nodes[id].sibling) {
        if (nodes[id].c < ROOT_CHARS)
            matcher->root[nodes[id].c] = id;
    }
}

void kb_matcher_build(kb_matcher *matcher)
{
    add_root_table(matcher);
    /* Breadth first: a state's suffixes are shorter, so linked before it. */
    uint32_t *queue =
        kb_arena_alloc(matcher->arena, matcher->nodes.len * sizeof *queue);
    size_t head = 0, tail = 1; /* queue[0] is the root */
    while (head < tail) {
        uint32_t id = queue[head++];
        if (id != ROOT)
            link_node(matcher, id);
        for (uint32_t c = matcher->nodes.data[id].child; c;
             c = matcher->nodes.data[c].sibling)
            queue[tail++] = c;
    }
}

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
    uint32_t state = ROOT;
    for (size_t i = 0; i < text->len; i++) {
        if (state == ROOT && !may_begin(matcher, text->chars[i]))
            continue;
        state = follow(matcher, state, text->chars[i]);
        uint32_t at = state;
        if (matcher->nodes.data[at].form == NO_FORM)
            at = matcher->nodes.data[at].output;
        for (; at; at = matcher->nodes.data[at].output) {
            const node *n = &matcher->nodes.data[at];
            kb_found f = {text->starts[i + 1 - n->depth], text->ends[i],
                          n->form};
            if (!word_began_before(text->text, f.start) &&
                !word_goes_on(text->text, f.end))
                kb_vec_push(arena, out, f);
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
