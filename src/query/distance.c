/* distance.c - how far a name is from a word that was meant to be one. */
#include "query/distance.h"

#include "text/han.h"
#include "text/utf8.h"

enum {
    ROWS = 3,
    SYLLABLE_ROOM = KB_SYLLABLE_MAX + 2,
    SOUNDS = 64, /* bits of a kb_sounds */
    HASH_FACTOR = 31
};

/* ---- sounds ------------------------------------------------------------- */

/* A syllable without what many speakers do not tell apart. */
static void simplify(char out[SYLLABLE_ROOM], const char *syllable)
{
    size_t len = 0;

    for (const char *at = syllable; *at; at++) {
        bool hissed = at == syllable + 1 && *at == 'h';
        bool nasal = at > syllable && *at == 'g' && at[-1] == 'n';
        if (!hissed && !nasal)
            out[len++] = *at;
    }
    out[len] = '\0';
    if (out[0] == 'n' && len > 1)
        out[0] = 'l';
}

/* The bit of each syllable: the same for those that are alike. */
static const unsigned char *bits_of_syllables(kb_arena *arena)
{
    unsigned char *bits = kb_arena_alloc(arena, kb_syllable_count() + 1);
    char plain[SYLLABLE_ROOM];

    bits[0] = 0;
    for (size_t i = 1; i <= kb_syllable_count(); i++) {
        unsigned hash = 0;
        simplify(plain, kb_syllable((uint16_t)i));
        for (const char *at = plain; *at; at++)
            hash = hash * HASH_FACTOR + (unsigned char)*at;
        bits[i] = (unsigned char)(hash % SOUNDS);
    }
    return bits;
}

static kb_sounds sounds_of(const kb_heard *heard, uint32_t c)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t count = kb_han_readings_of(readings, c);
    kb_sounds sounds = 0;

    if (count == 0)
        return (kb_sounds)1 << c % SOUNDS;
    for (size_t i = 0; i < count; i++)
        sounds |= (kb_sounds)1 << heard->bits[readings[i]];
    return sounds;
}

/* What each syllable costs in the place of this one. */
static void hear(unsigned char *costs, uint16_t syllable)
{
    char own[SYLLABLE_ROOM], other[SYLLABLE_ROOM];

    simplify(own, kb_syllable(syllable));
    for (size_t i = 1; i <= kb_syllable_count(); i++) {
        simplify(other, kb_syllable((uint16_t)i));
        if (costs[i] > KB_COST_ALIKE && strcmp(own, other) == 0)
            costs[i] = KB_COST_ALIKE;
    }
    costs[syllable] = KB_COST_SAME;
}

static const unsigned char *costs_of(kb_arena *arena, uint32_t c)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t count = kb_han_readings_of(readings, c);

    if (count == 0)
        return NULL;
    unsigned char *costs = kb_arena_alloc(arena, kb_syllable_count() + 1);
    memset(costs, KB_COST_EDIT, kb_syllable_count() + 1);
    for (size_t i = 0; i < count; i++)
        hear(costs, readings[i]);
    return costs;
}

bool kb_letters_read(kb_letters *out, const kb_heard *heard, kb_str text)
{
    out->len = 0;
    out->sounds = 0;
    for (size_t at = 0; at < text.len;) {
        if (out->len == KB_LETTERS_MAX)
            return false;
        uint32_t c = kb_utf8_next(text, &at);
        out->sounds |= sounds_of(heard, c);
        out->chars[out->len++] = c;
    }
    return true;
}

bool kb_heard_read(kb_heard *out, kb_arena *arena, kb_str text)
{
    out->bits = bits_of_syllables(arena);
    if (!kb_letters_read(&out->word, out, text))
        return false;
    for (size_t i = 0; i < out->word.len; i++) {
        out->sounds[i] = sounds_of(out, out->word.chars[i]);
        out->costs[i] = costs_of(arena, out->word.chars[i]);
    }
    return true;
}

size_t kb_distance_least(const kb_heard *a, const kb_letters *b)
{
    size_t cost = 0;

    for (size_t i = 0; i < a->word.len; i++)
        cost += (a->sounds[i] & b->sounds) ? 0 : KB_COST_EDIT;
    return cost;
}

void kb_bag_fill(kb_bag *out, const kb_letters *letters)
{
    *out = (kb_bag){{0}};
    for (size_t i = 0; i < letters->len; i++)
        out->counts[letters->chars[i] % KB_BAG_SIZE]++;
}

size_t kb_bag_apart(const kb_bag *a, const kb_bag *b)
{
    int more = 0, apart = 0;

    for (size_t i = 0; i < KB_BAG_SIZE; i++) {
        int n = a->counts[i] - b->counts[i];
        more += n;
        apart += n < 0 ? -n : n;
    }
    return (size_t)(apart + (more < 0 ? -more : more)) / 2;
}

/* ---- changes ------------------------------------------------------------ */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t cost_of(const kb_heard *a, size_t i, uint32_t c)
{
    uint16_t readings[KB_READINGS_MAX];
    size_t best = KB_COST_EDIT;

    if (a->word.chars[i] == c)
        return 0;
    if (!a->costs[i])
        return best;
    for (size_t k = kb_han_readings_of(readings, c); k-- > 0;)
        best = least(best, a->costs[i][readings[k]]);
    return best;
}

/* Three rows of the table at a time: before last, last, this one. */
typedef struct table {
    size_t rows[ROWS][KB_LETTERS_MAX + 1];
    size_t *before, *last, *this;
} table;

/* What it costs to write the first j letters. */
static void begin(table *t, size_t letters)
{
    t->before = t->rows[0];
    t->last = t->rows[1];
    t->this = t->rows[2];
    for (size_t j = 0; j <= letters; j++)
        t->last[j] = j * KB_COST_EDIT;
}

static void turn(table *t)
{
    size_t *spare = t->before;
    t->before = t->last;
    t->last = t->this;
    t->this = spare;
}

/* Fills the row of character `i`.  @return the least in it */
static size_t fill(table *t, const kb_heard *a, size_t i, const kb_letters *b)
{
    const uint32_t *x = a->word.chars, *y = b->chars;
    size_t lowest = t->this[0] = (i + 1) * KB_COST_EDIT;

    for (size_t j = 0; j < b->len; j++) {
        size_t cost = least(t->last[j + 1], t->this[j]) + KB_COST_EDIT;
        if (t->last[j] < cost)
            cost = least(cost, t->last[j] + cost_of(a, i, y[j]));
        if (i > 0 && j > 0 && x[i] == y[j - 1] && x[i - 1] == y[j])
            cost = least(cost, t->before[j - 1] + KB_COST_EDIT);
        t->this[j + 1] = cost;
        lowest = least(lowest, cost);
    }
    return lowest;
}

size_t kb_distance(const kb_heard *a, const kb_letters *b, size_t limit)
{
    table t = {.last = NULL};
    size_t lowest = 0;

    begin(&t, b->len);
    for (size_t i = 0; i < a->word.len; i++) {
        size_t lowest_before = lowest;
        lowest = fill(&t, a, i, b);
        if (lowest > limit && lowest_before > limit)
            return limit + 1; /* a swap reaches back one row, not two */
        turn(&t);
    }
    return t.last[b->len];
}
