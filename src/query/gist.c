/* gist.c - which of some sentences say the same in other words. */
#include "query/gist.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"

/* A short sentence has few words to be typical by, and to share. */
enum { FEW = 8, LEAST = 5 };

/* The share of the smaller set that sentences of one gist have in common. */
static const double SAME = 0.6;

static const uint64_t WORD = (uint64_t)1 << 63; /* no pair of code points */

/* A pair of Han characters or a Latin word, in a sentence. */
typedef struct feature {
    uint64_t key;
    uint32_t sentence;
} feature;

typedef KB_VEC(feature) features;

/* One that so many sentences have; those of them that lead. */
typedef struct shared {
    uint32_t sentences;
    KB_VEC(uint32_t) leaders;
} shared;

typedef struct comparison {
    kb_arena *arena;
    const kb_sentence *sentences;
    size_t n;
    shared *features;
    uint32_t *ids;    /* of the features of each sentence in turn, */
    size_t *first;    /* where they begin, and end behind the last */
    uint32_t *common; /* with each leader, of the sentence at hand */
    kb_gist *gists;
} comparison;

/* ---- the words of a sentence -------------------------------------------- */

static void end_word(kb_arena *arena, features *out, uint64_t *word,
                     uint32_t sentence)
{
    if (*word)
        kb_vec_push(arena, out, (feature){WORD | *word, sentence});
    *word = 0;
}

/* Whether a name covers byte `start`; `*at` is the first that may. */
static bool is_named(const kb_founds *names, size_t *at, uint32_t start)
{
    while (*at < names->len && names->data[*at].end <= start)
        ++*at;
    return *at < names->len && names->data[*at].start <= start;
}

/* Whether a blank or the like stood before a character. */
static bool is_parted(const kb_folded *text, size_t i)
{
    return i > 0 && text->ends[i - 1] != text->starts[i];
}

static kb_char_class class_of(uint32_t c, bool named)
{
    kb_char_class class = named ? KB_CHAR_PUNCT : kb_char_class_of(c);
    return class == KB_CHAR_DIGIT ? KB_CHAR_LATIN : class;
}

static void read_sentence(kb_arena *arena, features *out, uint32_t sentence,
                          const kb_folded *text, const kb_founds *names)
{
    const uint64_t prime = 0x100000001b3u; /* of FNV */
    uint64_t word = 0, last = 0;

    for (size_t i = 0, at = 0; i < text->len; i++) {
        uint32_t c = text->chars[i];
        kb_char_class class =
            class_of(c, is_named(names, &at, text->starts[i]));
        if (class != KB_CHAR_LATIN || is_parted(text, i))
            end_word(arena, out, &word, sentence);
        if (class == KB_CHAR_LATIN)
            word = word * prime + c;
        if (class == KB_CHAR_HAN && last)
            kb_vec_push(arena, out, (feature){last << 32 | c, sentence});
        last = class == KB_CHAR_HAN ? c : 0;
    }
    end_word(arena, out, &word, sentence);
}

static features read_all(const comparison *c, const kb_matcher *names)
{
    features all = {0};

    for (size_t i = 0; i < c->n; i++) {
        kb_founds found = {0};
        kb_folded text =
            kb_fold_text(c->arena, kb_str_of(c->sentences[i].text));
        kb_matcher_find(names, c->arena, &text, NULL, NULL, &found);
        read_sentence(c->arena, &all, (uint32_t)i, &text, &found);
    }
    return all;
}

/* ---- who shares them ---------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const feature *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static void sort_once(features *all)
{
    size_t kept = 0;

    if (all->len > 0)
        qsort(all->data, all->len, sizeof *all->data, by_key);
    for (size_t i = 0; i < all->len; i++) {
        if (kept == 0 || by_key(&all->data[kept - 1], &all->data[i]) != 0)
            all->data[kept++] = all->data[i];
    }
    all->len = kept;
}

/* Numbers the features and gives each sentence its own. */
static void share(comparison *c, features *all)
{
    size_t *next = kb_arena_alloc(c->arena, (c->n + 1) * sizeof *next);
    uint32_t id = 0;

    sort_once(all);
    c->features =
        kb_arena_alloc(c->arena, (all->len + 1) * sizeof *c->features);
    c->ids = kb_arena_alloc(c->arena, (all->len + 1) * sizeof *c->ids);
    for (size_t i = 0; i < all->len; i++)
        c->first[all->data[i].sentence + 1]++;
    for (size_t i = 0; i < c->n; i++)
        c->first[i + 1] += c->first[i];
    memcpy(next, c->first, (c->n + 1) * sizeof *next);
    for (size_t i = 0; i < all->len; i++) {
        const feature *f = &all->data[i];
        id += i > 0 && f->key != f[-1].key;
        c->features[id].sentences++;
        c->ids[next[f->sentence]++] = id;
    }
}

static size_t size_of(const comparison *c, size_t sentence)
{
    return c->first[sentence + 1] - c->first[sentence];
}

static double typical(const comparison *c, size_t sentence)
{
    size_t sum = 0;

    for (size_t i = c->first[sentence]; i < c->first[sentence + 1]; i++)
        sum += c->features[c->ids[i]].sentences;
    return (double)sum / (double)((size_of(c, sentence) + FEW) * c->n);
}

/* ---- leaders ------------------------------------------------------------ */

static bool is_of_one(const kb_sentence *a, const kb_sentence *b)
{
    return a->by == b->by || (a->by && b->by && strcmp(a->by, b->by) == 0);
}

/* The share of what the two have in common, where a short one has LEAST. */
static double likeness(const comparison *c, uint32_t a, uint32_t b)
{
    size_t x = size_of(c, a), y = size_of(c, b), least = x < y ? x : y;

    if (!is_of_one(&c->sentences[a], &c->sentences[b]))
        return 0;
    return (double)c->common[b] / (double)(least > LEAST ? least : LEAST);
}

/* The leader that a sentence is most like, or itself; of equals the first. */
static uint32_t leader_of(comparison *c, uint32_t sentence,
                          const uint32_t *leaders, size_t count)
{
    uint32_t best = sentence;
    double most = 0;

    for (size_t i = c->first[sentence]; i < c->first[sentence + 1]; i++) {
        const shared *f = &c->features[c->ids[i]];
        for (size_t k = 0; k < f->leaders.len; k++)
            c->common[f->leaders.data[k]]++;
    }
    for (size_t i = 0; i < count; i++) {
        double like = likeness(c, sentence, leaders[i]);
        if (like >= SAME && like > most) {
            most = like;
            best = leaders[i];
        }
        c->common[leaders[i]] = 0;
    }
    return best;
}

static void lead(comparison *c, uint32_t sentence)
{
    for (size_t i = c->first[sentence]; i < c->first[sentence + 1]; i++)
        kb_vec_push(c->arena, &c->features[c->ids[i]].leaders, sentence);
}

/* What is sorted: a sentence, and how typical it is. */
typedef struct candidate {
    double typical;
    uint32_t sentence;
} candidate;

static int by_typical(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->typical != y->typical)
        return x->typical > y->typical ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static void follow(comparison *c)
{
    candidate *order = kb_arena_alloc(c->arena, (c->n + 1) * sizeof *order);
    uint32_t *leaders = kb_arena_alloc(c->arena, (c->n + 1) * sizeof *leaders);
    size_t count = 0;

    for (size_t i = 0; i < c->n; i++) {
        c->gists[i].typical = typical(c, i);
        order[i] = (candidate){c->gists[i].typical, (uint32_t)i};
    }
    qsort(order, c->n, sizeof *order, by_typical);
    for (size_t i = 0; i < c->n; i++) {
        uint32_t sentence = order[i].sentence;
        uint32_t leader = leader_of(c, sentence, leaders, count);
        c->gists[sentence].leader = leader;
        if (leader != sentence)
            continue;
        lead(c, sentence);
        leaders[count++] = sentence;
    }
}

kb_gist *kb_gists_find(kb_arena *arena, const kb_sentence *sentences, size_t n,
                       const kb_matcher *names)
{
    comparison c = {.arena = arena, .sentences = sentences, .n = n};

    c.first = kb_arena_alloc(arena, (n + 1) * sizeof *c.first);
    c.common = kb_arena_alloc(arena, (n + 1) * sizeof *c.common);
    c.gists = kb_arena_alloc(arena, (n + 1) * sizeof *c.gists);
    features all = read_all(&c, names);
    share(&c, &all);
    if (n > 0)
        follow(&c);
    return c.gists;
}
