/* score.c - compares what an article gives with its annotation. */
#include "eval/matching.h"
#include "eval/normal.h"
#include "text/utf8.h"

enum { PREFIX_CHARS = 24, WHOLE_CHARS = 6 /* of a block that may be cut */ };

/* ---- one to one --------------------------------------------------------- */

/* Facts that each use up one annotation, in order: the first that fits. */
typedef struct using_up {
    kb_matching *m;
    kb_score_part part;
    size_t count; /* annotations */
    bool *used;
    bool (*fits)(const kb_gold *gold, size_t n, kb_str words);
} using_up;

static using_up use(kb_matching *m, kb_score_part part, size_t count,
                    bool (*fits)(const kb_gold *gold, size_t n, kb_str words))
{
    return (using_up){m, part, count, kb_arena_alloc(m->arena, count + 1),
                      fits};
}

/* @param words  of the fact, as they are compared
 * @param text   as they are shown */
static void take(using_up *u, kb_str words, const char *text)
{
    kb_tallied *tally = &u->m->score->parts[u->part];
    size_t n = 0;

    while (n < u->count && (u->used[n] || !u->fits(u->m->gold, n, words)))
        n++;
    tally->found++;
    if (n < u->count) {
        tally->right++;
        u->used[n] = true;
    } else {
        kb_matching_tell(u->m, u->part, "wrong", text);
    }
}

/* Counts an annotation, which shows as `text`. */
static void want(using_up *u, size_t n, kb_str text)
{
    kb_tallied *tally = &u->m->score->parts[u->part];

    tally->wanted++;
    tally->got += u->used[n];
    if (!u->used[n])
        kb_matching_tell(u->m, u->part, "missed",
                         kb_arena_copy(u->m->arena, text.ptr, text.len));
}

/* ---- definitions, figures, events --------------------------------------- */

static bool begins_in(const kb_gold *gold, size_t n, kb_str words)
{
    return kb_normal_holds(words, gold->definitions.data[n]);
}

static void match_definitions(kb_matching *m)
{
    const kb_facts *f = m->facts;
    using_up u =
        use(m, KB_SCORE_DEFINITIONS, m->gold->definitions.len, begins_in);

    for (size_t i = 0; i < f->definition_count; i++)
        take(&u, kb_normal(m->arena, kb_str_of(f->definitions[i].text)),
             f->definitions[i].text);
    for (size_t i = 0; i < u.count; i++)
        want(&u, i, m->gold->definitions.data[i]);
}

/* One may write more of it than the other. */
static bool is_value(const kb_gold *gold, size_t n, kb_str words)
{
    kb_str value = gold->figures.data[n].value;
    return words.len > 0 &&
           (kb_normal_holds(value, words) || kb_normal_holds(words, value));
}

static void match_figures(kb_matching *m)
{
    const kb_facts *f = m->facts;
    using_up u = use(m, KB_SCORE_FIGURES, m->gold->figures.len, is_value);

    for (size_t i = 0; i < f->figure_count; i++)
        take(&u, kb_normal(m->arena, kb_str_of(f->figures[i].value_text)),
             f->figures[i].value_text);
    for (size_t i = 0; i < u.count; i++) {
        if (m->gold->figures.data[i].core)
            want(&u, i, m->gold->figures.data[i].value);
    }
}

/* As precise as annotated, or more so. */
static bool is_date(const kb_gold *gold, size_t n, kb_str words)
{
    return kb_str_starts(words, gold->events.data[n]);
}

static void match_events(kb_matching *m)
{
    const kb_facts *f = m->facts;
    using_up u = use(m, KB_SCORE_EVENTS, m->gold->events.len, is_date);

    for (size_t i = 0; i < f->event_count; i++)
        take(&u, kb_str_of(f->events[i].date),
             kb_arena_printf(m->arena, "%s %s", f->events[i].date,
                             f->events[i].what));
    for (size_t i = 0; i < u.count; i++)
        want(&u, i, m->gold->events.data[i]);
}

/* ---- promotion ---------------------------------------------------------- */

/* A block begins as annotated, or all of it is how an annotation begins. */
static bool begins_so(kb_str block, kb_str prefix)
{
    return kb_str_starts(block, kb_normal_front(prefix, PREFIX_CHARS)) ||
           (kb_utf8_count(block) >= WHOLE_CHARS &&
            kb_str_starts(prefix, block));
}

static void match_block(kb_matching *m, const kb_block *block, bool *found)
{
    kb_tallied *tally = &m->score->parts[KB_SCORE_PROMO];
    kb_str text = kb_normal(m->arena, (kb_str){block->text, block->len});
    bool wanted = false;

    if (text.len == 0)
        return;
    for (size_t i = 0; i < m->gold->promo.len; i++) {
        bool fits = begins_so(text, m->gold->promo.data[i]);
        wanted = wanted || fits;
        found[i] = found[i] || (fits && block->promo);
    }
    tally->found += block->promo;
    tally->right += block->promo && wanted;
    if (block->promo != wanted)
        kb_matching_tell(m, KB_SCORE_PROMO, wanted ? "missed" : "wrong",
                         block->text);
}

/* More blocks than one may begin as annotated: each is right. */
static void match_promo(kb_matching *m)
{
    kb_tallied *tally = &m->score->parts[KB_SCORE_PROMO];
    bool *found = kb_arena_alloc(m->arena, m->gold->promo.len + 1);

    for (size_t i = 0; i < m->doc->block_count; i++)
        match_block(m, &m->doc->blocks[i], found);
    for (size_t i = 0; i < m->gold->promo.len; i++) {
        tally->wanted++;
        tally->got += found[i];
    }
}

/* ---- all of it ---------------------------------------------------------- */

void kb_score_add(kb_score *score, kb_arena *arena, const kb_gold *gold,
                  const kb_doc *doc, const kb_facts *facts)
{
    static const kb_doc no_doc = {.key = ""};
    static const kb_facts no_facts = {.concept_count = 0};
    kb_matching m = {.arena = arena,
                     .gold = gold,
                     .doc = doc ? doc : &no_doc,
                     .facts = facts ? facts : &no_facts,
                     .score = score,
                     .forms = {.arena = arena}};

    kb_match_concepts(&m);
    kb_match_relations(&m);
    match_definitions(&m);
    match_figures(&m);
    match_events(&m);
    match_promo(&m);
}

/* ---- reading it --------------------------------------------------------- */

const char *kb_score_name(kb_score_part part)
{
    static const char *const names[KB_SCORE_COUNT] = {
        [KB_SCORE_CONCEPTS] = "concepts",
        [KB_SCORE_RELATIONS] = "relations",
        [KB_SCORE_DEFINITIONS] = "definitions",
        [KB_SCORE_FIGURES] = "figures",
        [KB_SCORE_EVENTS] = "events",
        [KB_SCORE_PROMO] = "promo",
    };
    return names[part];
}

static double share(size_t part, size_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 0;
}

double kb_score_precision(const kb_tallied *t)
{
    return share(t->right, t->found);
}

double kb_score_recall(const kb_tallied *t)
{
    return share(t->got, t->wanted);
}

double kb_score_f1(const kb_tallied *t)
{
    double p = kb_score_precision(t), r = kb_score_recall(t);
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}
