/* nearest.c - the names that are nearest to a word that nothing has. */
#include "query/nearest.h"

#include <string.h>

#include "aigckb/arena.h"
#include "query/distance.h"
#include "text/han.h"
#include "text/pinyin.h"
#include "text/utf8.h"

enum {
    CHANGES_SHARE = 3, /* one change is forgiven in so many characters */
    LETTERS_SHARE = 5, /* ... of pinyin, */
    LETTERS_MIN = 4    /* which says little where it is shorter */
};

/* Nearer ones first. */
typedef enum likeness {
    LIKE_SOUND,   /* less than one change away */
    LIKE_PREFIX,  /* its pinyin may be meant */
    LIKE_PART,    /* the form holds the word */
    LIKE_CHANGED, /* or its pinyin is */
    LIKE_WHOLE,   /* the word holds the form */
    UNLIKE
} likeness;

typedef struct near {
    uint64_t id; /* of the concept */
    likeness likeness;
    size_t distance; /* as KB_COST_EDIT counts */
    int64_t articles;
} near;

typedef struct search {
    kb_str text; /* folded */
    bool latin;  /* it may be pinyin */
    kb_heard wanted;
    kb_bag bag;              /* of it */
    size_t forgiven;         /* cost of changes */
    size_t forgiven_letters; /* the same in pinyin */
    near *best;              /* sorted, one a concept */
    size_t count, max;
} search;

static size_t gap(size_t a, size_t b)
{
    return (a > b ? a - b : b - a) * KB_COST_EDIT;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Characters beyond ASCII, which mostly have three bytes. */
static size_t han_of(size_t bytes, size_t chars)
{
    return (bytes - chars) / 2;
}

/* What changes may cost to be worth a look: what the last of the best did. */
static size_t limit_of(const search *s, size_t forgiven)
{
    const near *last = &s->best[s->max - 1];

    if (s->count == s->max && last->likeness <= LIKE_CHANGED)
        return least(forgiven, last->likeness == LIKE_CHANGED ? last->distance
                                                              : KB_COST_EDIT);
    return forgiven;
}

/* How many changes away the form is; not if nothing of either stays. */
static void try_changes(const search *s, near *n, const kb_letters *form)
{
    size_t limit = limit_of(s, s->forgiven);
    size_t shorter = least(s->wanted.word.len, form->len) * KB_COST_EDIT;

    if (kb_distance_least(&s->wanted, form) > limit)
        return;
    size_t cost = kb_distance(&s->wanted, form, limit);
    if (cost > limit || cost >= shorter)
        return;
    if (cost < KB_COST_EDIT)
        n->likeness = LIKE_SOUND;
    else if (n->likeness > LIKE_CHANGED)
        n->likeness = LIKE_CHANGED;
    else
        return; /* it is more than that */
    n->distance = cost;
}

/* The same for the letters of its pinyin. */
static void try_pinyin(const search *s, near *n, const kb_name *name)
{
    kb_letters pinyin;
    kb_bag bag;
    size_t limit = limit_of(s, s->forgiven_letters);
    size_t most = s->wanted.word.len + limit / KB_COST_EDIT;
    size_t han = han_of(name->len, name->chars);
    size_t longest = name->chars + han * (KB_SYLLABLE_MAX - 1);

    /* Of syllables of one letter, which are rare, one is allowed for. */
    if (han == 0 || name->chars + han > most + 1 ||
        longest * KB_COST_EDIT + limit < s->wanted.word.len * KB_COST_EDIT)
        return;
    pinyin.len = kb_pinyin_write(pinyin.chars, least(most, KB_LETTERS_MAX),
                                 (kb_str){name->fold, name->len});
    if (pinyin.len == 0 || gap(pinyin.len, s->wanted.word.len) > limit)
        return;
    kb_bag_fill(&bag, &pinyin);
    if (kb_bag_apart(&s->bag, &bag) * KB_COST_EDIT > limit)
        return;
    size_t cost = kb_distance(&s->wanted, &pinyin, limit);
    if (cost <= limit) {
        n->likeness = LIKE_CHANGED;
        n->distance = cost;
    }
}

static bool holds(kb_str whole, kb_str part)
{
    return kb_str_find(whole, part, 0) != KB_STR_NONE;
}

/* Whether so few changes may do that the form is worth reading. */
static bool may_be_changed(const search *s, const kb_name *name)
{
    size_t len = s->wanted.word.len;
    size_t limit = limit_of(s, s->forgiven);

    return len > 1 && gap(len, name->chars) <= limit &&
           gap(han_of(s->text.len, len), han_of(name->len, name->chars)) <=
               limit;
}

static void compare(const search *s, near *n, const kb_name *name)
{
    kb_str fold = {name->fold, name->len};
    size_t len = s->wanted.word.len;
    kb_letters form;

    n->distance = gap(len, name->chars);
    if (name->chars > len && holds(fold, s->text))
        n->likeness = kb_str_starts(fold, s->text) ? LIKE_PREFIX : LIKE_PART;
    if (may_be_changed(s, name) && kb_letters_read(&form, &s->wanted, fold))
        try_changes(s, n, &form);
    if (s->latin && name->canonical && n->likeness > LIKE_CHANGED)
        try_pinyin(s, n, name);
    if (n->likeness == UNLIKE && name->chars > 1 && name->chars < len &&
        holds(s->text, fold))
        n->likeness = LIKE_WHOLE;
}

static bool before(const near *a, const near *b)
{
    if (a->likeness != b->likeness)
        return a->likeness < b->likeness;
    if (a->distance != b->distance)
        return a->distance < b->distance;
    if (a->articles != b->articles)
        return a->articles > b->articles;
    return a->id < b->id;
}

/* Puts `n` at its place; a concept keeps its best form. */
static void insert(search *s, near n)
{
    size_t at = 0, end = 0;

    while (at < s->count && !before(&n, &s->best[at])) {
        if (s->best[at].id == n.id)
            return;
        at++;
    }
    for (end = at; end < s->count; end++) {
        if (s->best[end].id == n.id)
            break;
    }
    if (end == s->count && s->count < s->max)
        s->count++;
    else if (end == s->count)
        end--; /* the last one falls out */
    if (at >= s->count)
        return;
    memmove(&s->best[at + 1], &s->best[at], (end - at) * sizeof n);
    s->best[at] = n;
}

static kb_status try_name(void *context, const kb_name *name)
{
    search *s = context;
    near n = {
        .id = name->concept, .likeness = UNLIKE, .articles = name->articles};

    compare(s, &n, name);
    if (n.likeness != UNLIKE)
        insert(s, n);
    return KB_OK;
}

static size_t forgiven(size_t len, size_t share)
{
    return (len + share - 1) / share * KB_COST_EDIT;
}

static bool is_latin(kb_str word)
{
    size_t letters = 0;

    for (size_t i = 0; i < word.len; i++) {
        if ((unsigned char)word.ptr[i] >= 0x80)
            return false;
        letters += word.ptr[i] >= 'a' && word.ptr[i] <= 'z';
    }
    return letters >= LETTERS_MIN;
}

kb_status kb_nearest_find(uint64_t *out, size_t *count, size_t max,
                          kb_store *store, kb_str word, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    search s = {.text = word, .latin = is_latin(word), .max = max};
    kb_status status = KB_OK;

    if (max > 0 && word.len > 0 && kb_heard_read(&s.wanted, arena, word)) {
        kb_bag_fill(&s.bag, &s.wanted.word);
        s.forgiven = forgiven(s.wanted.word.len, CHANGES_SHARE);
        s.forgiven_letters = forgiven(s.wanted.word.len, LETTERS_SHARE);
        s.best = kb_arena_alloc(arena, max * sizeof *s.best);
        status = kb_store_names(store, try_name, &s, err);
    }
    *count = s.count;
    for (size_t i = 0; i < s.count; i++)
        out[i] = s.best[i].id;
    kb_arena_free(arena);
    return status;
}
