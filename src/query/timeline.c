/* timeline.c - events that tell of one happening. */
#include "aigckb/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "aigckb/conflict.h"
#include "base/alloc.h"
#include "base/buf.h"
#include "base/vec.h"
#include "query/conflict_class.h"
#include "query/happening.h"
#include "query/statement.h"

enum {
    MEANING_MAX = 1 << 20,
    YEAR = 4,        /* letters */
    WORDS_LEAST = 12 /* bytes of words that may be found in others */
};

/* An event, with what it is compared by. */
typedef struct told {
    const kb_event *event;
    const char *letters;
    kb_happened happened;
} told;

/* Events that tell the same. */
typedef struct bundle {
    KB_VEC(told) events;
    const char *date;
    int64_t sources; /* of its events, one by one */
} bundle;

typedef struct merging {
    kb_arena *arena;
    kb_arena *work; /* of one concept and year */
    kb_store *store;
    bool copies_count;
    KB_VEC(bundle) bundles; /* of one concept and year */
    KB_VEC(kb_happening) found;
} merging;

/* ---- bundles ------------------------------------------------------------ */

static bool is_period(const char *date)
{
    return strchr(date, '/') != NULL;
}

static bool dates_agree(const char *a, const char *b)
{
    if (is_period(a) || is_period(b))
        return strcmp(a, b) == 0;
    return !kb_dates_disagree(a, b);
}

static bool holds(const char *words, const char *other)
{
    return strlen(other) >= WORDS_LEAST && strstr(words, other);
}

static bool tells_of(const bundle *b, const told *t)
{
    if (!dates_agree(b->date, t->event->date))
        return false;
    for (size_t i = 0; i < b->events.len; i++) {
        const told *other = &b->events.data[i];
        if ((t->happened != KB_HAPPENED_OTHER &&
             t->happened == other->happened) ||
            holds(other->letters, t->letters) ||
            holds(t->letters, other->letters))
            return true;
    }
    return false;
}

static void add(merging *m, const told *t)
{
    bundle *best = NULL;

    for (size_t i = 0; i < m->bundles.len; i++) {
        bundle *b = &m->bundles.data[i];
        if ((!best || b->sources > best->sources) && tells_of(b, t))
            best = b;
    }
    if (!best) {
        bundle fresh = {.date = t->event->date};
        kb_vec_push(m->work, &m->bundles, fresh);
        best = &m->bundles.data[m->bundles.len - 1];
    }
    best->sources += t->event->sources;
    kb_vec_push(m->work, &best->events, *t);
}

/* The most precise dates first: the others then join what they may mean. */
static int compare_told(const void *a, const void *b)
{
    const told *x = a, *y = b;
    size_t x_len = strlen(x->event->date), y_len = strlen(y->event->date);
    int order;

    if (x_len != y_len)
        return x_len > y_len ? -1 : 1;
    if (x->event->sources != y->event->sources)
        return x->event->sources > y->event->sources ? -1 : 1;
    order = strcmp(x->event->date, y->event->date);
    return order != 0 ? order : strcmp(x->letters, y->letters);
}

/* ---- happenings --------------------------------------------------------- */

/* What most sources say; of equals what is plain, then what is short. */
static const told *choose(const bundle *b)
{
    const told *best = &b->events.data[0];

    for (size_t i = 1; i < b->events.len; i++) {
        const told *t = &b->events.data[i];
        int64_t more = t->event->sources - best->event->sources;
        int plainer = (t->happened != KB_HAPPENED_OTHER) -
                      (best->happened != KB_HAPPENED_OTHER);
        bool shorter = strlen(t->event->what) < strlen(best->event->what);
        if (more > 0 || (more == 0 && plainer > 0) ||
            (more == 0 && plainer == 0 && shorter))
            best = t;
    }
    return best;
}

/* Counts the places of several events together. */
static void count_places(kb_happening *h, const merging *m, const bundle *b)
{
    KB_VEC(kb_statement) all = {0};

    for (size_t i = 0; i < b->events.len; i++) {
        const kb_event *event = b->events.data[i].event;
        for (size_t n = 0; n < event->place_count; n++) {
            kb_statement statement = {.place = event->places[n]};
            kb_vec_push(m->work, &all, statement);
        }
    }
    kb_tally t =
        kb_tally_of(m->arena, all.data, all.data + all.len, m->copies_count);
    h->sources = t.sources;
    h->articles = t.articles;
    h->places = t.places;
    h->place_count = t.place_count;
}

static kb_happening happening_of(const merging *m, const bundle *b)
{
    const told *best = choose(b);
    kb_happening h = {.concept = best->event->concept,
                      .date = b->date,
                      .what = best->event->what,
                      .wordings = b->events.len,
                      .sources = best->event->sources,
                      .articles = best->event->articles,
                      .places = best->event->places,
                      .place_count = best->event->place_count};

    for (size_t i = 0; i < b->events.len; i++) {
        if (b->events.data[i].happened != KB_HAPPENED_OTHER)
            h.happened = b->events.data[i].happened;
    }
    if (b->events.len > 1)
        count_places(&h, m, b);
    return h;
}

/* ---- rivals ------------------------------------------------------------- */

static bool share_a_source(const kb_happening *a, const kb_happening *b)
{
    for (size_t i = 0; i < a->place_count; i++) {
        for (size_t n = 0; n < b->place_count; n++) {
            if (a->places[i].cluster == b->places[n].cluster)
                return true;
        }
    }
    return false;
}

static bool disagree(const kb_happening *a, const kb_happening *b)
{
    return a->happened != KB_HAPPENED_OTHER && a->happened == b->happened &&
           !is_period(a->date) && !is_period(b->date) &&
           kb_dates_disagree(a->date, b->date) && !share_a_source(a, b);
}

/* Among those of one concept, [from, end). */
static size_t set_rivals(kb_arena *arena, kb_happening *from,
                         const kb_happening *end)
{
    size_t n = (size_t)(end - from), count = 0;

    for (size_t i = 0; i < n; i++) {
        KB_VEC(kb_happening) rivals = {0};
        if (from[i].happened == KB_HAPPENED_OTHER)
            continue;
        for (size_t k = 0; k < n; k++) {
            if (k != i && disagree(&from[i], &from[k]))
                kb_vec_push(arena, &rivals, from[k]);
        }
        from[i].rivals = rivals.data;
        from[i].rival_count = rivals.len;
        count += rivals.len;
    }
    return count;
}

/* Things of a class are released again and again. */
static kb_status forgive_class(merging *m, size_t first, kb_error *err)
{
    bool is_class = false;
    kb_status status = kb_concept_is_class(
        &is_class, m->store, m->found.data[first].concept.id, err);

    for (size_t i = first; i < m->found.len && is_class; i++)
        m->found.data[i].rival_count = 0;
    return status;
}

/* ---- the timeline ------------------------------------------------------- */

/* Merges the events [from, end), all of one concept and year. */
static void merge_year(merging *m, const kb_event *from, const kb_event *end)
{
    size_t n = (size_t)(end - from);
    told *all = kb_arena_take(m->work, n * sizeof *all);

    for (size_t i = 0; i < n; i++)
        all[i] =
            (told){.event = &from[i],
                   .letters = from[i].letters,
                   .happened = kb_happening_of(&from[i].concept, from[i].what)};
    qsort(all, n, sizeof *all, compare_told);
    for (size_t i = 0; i < n; i++)
        add(m, &all[i]);
    for (size_t i = 0; i < m->bundles.len; i++)
        kb_vec_push(m->arena, &m->found, happening_of(m, &m->bundles.data[i]));
    kb_arena_clear(m->work);
    memset(&m->bundles, 0, sizeof m->bundles);
}

static bool same_concept(const kb_event *a, const kb_event *b)
{
    return a->concept.id == b->concept.id;
}

static kb_status merge_concept(merging *m, const kb_event *from,
                               const kb_event *end, kb_error *err)
{
    size_t first = m->found.len;

    while (from < end) {
        const kb_event *next = from + 1;
        while (next < end && strncmp(from->date, next->date, YEAR) == 0)
            next++;
        merge_year(m, from, next);
        from = next;
    }
    return set_rivals(m->arena, m->found.data + first,
                      m->found.data + m->found.len) > 0
               ? forgive_class(m, first, err)
               : KB_OK;
}

/* A happening that is put in order. */
typedef struct dated {
    uint64_t date; /* kb_text_head() */
    int64_t sources;
    const kb_happening *happening;
} dated;

static int compare(const void *a, const void *b)
{
    const dated *x = a, *y = b;

    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    const kb_happening *p = x->happening, *q = y->happening;
    int order = strcmp(p->date, q->date);
    if (order != 0)
        return order;
    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    order = kb_texts_compare(p->concept.fold, q->concept.fold);
    return order != 0 ? order : strcmp(p->what, q->what);
}

/* Those that have enough sources, by date. */
static kb_timeline put_in_order(const merging *m, int64_t min_sources)
{
    size_t kept = 0;
    dated *all = kb_arena_take(m->arena, m->found.len * sizeof *all);

    for (size_t i = 0; i < m->found.len; i++) {
        const kb_happening *h = &m->found.data[i];
        if (h->sources >= min_sources)
            all[kept++] = (dated){kb_text_head(h->date), h->sources, h};
    }
    if (kept > 0)
        qsort(all, kept, sizeof *all, compare);
    kb_timeline timeline = {
        kb_arena_take(m->arena, kept * sizeof *timeline.data), kept};
    for (size_t i = 0; i < kept; i++)
        timeline.data[i] = *all[i].happening;
    return timeline;
}

static kb_status merge_all(merging *m, const kb_events *events, kb_error *err)
{
    const kb_event *at = events->data, *end = at + events->len;
    kb_status status = KB_OK;

    /* no more happenings than events: the list need not grow */
    m->found.data = kb_arena_take(m->arena, events->len * sizeof(kb_happening));
    m->found.cap = events->len;
    m->work = kb_arena_new();
    while (at < end && status == KB_OK) {
        const kb_event *next = at + 1;
        while (next < end && same_concept(at, next))
            next++;
        status = merge_concept(m, at, next, err);
        at = next;
    }
    kb_arena_free(m->work);
    return status;
}

kb_status kb_timeline_find(kb_timeline *out, kb_store *store, kb_arena *arena,
                           const kb_event_query *query,
                           const kb_statement_filter *filter, kb_error *err)
{
    kb_statement_filter all = *filter;
    merging m = {.arena = arena,
                 .store = store,
                 .copies_count = filter->with_duplicates};
    kb_events events;

    *out = (kb_timeline){0};
    all.min_sources = 0; /* several events together may have them */
    kb_status status = kb_events_find(&events, store, arena, query, &all, err);
    if (status != KB_OK || events.len == 0)
        return status;
    status = merge_all(&m, &events, err);
    *out = put_in_order(&m, filter->min_sources);
    return status;
}

void kb_happening_id(char out[KB_MEANING_ID], const kb_happening *happening)
{
    kb_arena *arena = kb_arena_new();
    kb_buf meaning = KB_BUF_INIT(MEANING_MAX);
    const char *fold = happening->concept.fold;

    kb_buf_printf(&meaning, "%s\t%s\t%s", fold ? fold : "", happening->date,
                  kb_letters_of(arena, happening->what));
    kb_meaning_id(out, 'e', kb_buf_str(&meaning));
    kb_buf_dispose(&meaning);
    kb_arena_free(arena);
}

/* How well a happening of a timeline is supported. */
typedef struct support {
    int64_t sources;
    size_t at;
    bool plain;
} support;

/* Of equals what is plain, then what is later. */
static int compare_support(const void *a, const void *b)
{
    const support *x = a, *y = b;

    if (x->sources != y->sources)
        return x->sources > y->sources ? -1 : 1;
    if (x->plain != y->plain)
        return x->plain ? -1 : 1;
    return (x->at < y->at) - (x->at > y->at);
}

static int compare_places(const void *a, const void *b)
{
    const support *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

void kb_timeline_choose(kb_timeline *timeline, size_t skip, size_t wanted)
{
    size_t len = timeline->len;
    support *all = kb_malloc(len * sizeof *all);

    for (size_t i = 0; i < len; i++) {
        const kb_happening *h = &timeline->data[i];
        all[i] = (support){.sources = h->sources,
                           .at = i,
                           .plain = h->happened != KB_HAPPENED_OTHER};
    }
    if (len > 0)
        qsort(all, len, sizeof *all, compare_support);
    skip = skip < len ? skip : len;
    len = wanted > 0 && wanted < len - skip ? wanted : len - skip;
    if (len > 0)
        qsort(all + skip, len, sizeof *all, compare_places);
    for (size_t i = 0; i < len; i++) /* by date, as they were */
        timeline->data[i] = timeline->data[all[skip + i].at];
    timeline->len = len;
    free(all);
}
