/* tell_dated.c - the figures and events of a brief. */
#include <string.h>

#include "query/readable.h"
#include "query/telling.h"
#include "text/utf8.h"

enum {
    FIGURES = 6,
    EVENTS = 8,
    LOOKED_AT = 16,  /* of either: their sentences are read */
    EVENT_CHARS = 90 /* code points of a sentence that tells an event */
};

/* From here on a sentence is better than a part of it. */
static const double telling = 0.6;

static size_t cut(size_t n)
{
    return n < LOOKED_AT ? n : LOOKED_AT;
}

/* The sentence of the first place. */
static kb_status read_quote(const char **out, kb_telling *t,
                            const kb_place *places)
{
    kb_evidence evidence;

    *out = "";
    kb_status status =
        kb_reader_quote(&evidence, t->reader, t->arena, places, t->err);
    if (status == KB_OK)
        *out = evidence.quote;
    return status == KB_NOT_FOUND ? KB_OK : status;
}

/* How well the sentence of a fact tells of the concept. */
static kb_status rate_quote(double *out, const char **quote, kb_telling *t,
                            const kb_place *places)
{
    kb_status status = read_quote(quote, t, places);
    kb_str text = kb_str_of(*quote);
    ptrdiff_t at = kb_telling_place(t, *quote);

    *out = kb_readable(text);
    if (kb_utf8_count(text) > t->query->max_chars)
        *out = 0;
    if (at != 0)
        *out *= at == KB_STR_NONE ? 0.25 : 0.9;
    return status;
}

/* What says what it measures, and when, by many, goes before what does not. */
static double rate_figure(const kb_figure *f)
{
    double worth = 1 + (double)f->sources;

    worth *= f->measure ? 2 : 0.7;
    worth *= f->date && f->dated != KB_DATED_ARTICLE ? 1.5 : 0.8;
    worth *= f->issuer ? 1.3 : 1;
    return worth * (f->rival_count > 0 ? 1.2 : 1);
}

static double figure_at(const kb_telling *t, size_t at)
{
    return rate_figure(&t->profile.figures.data[at]);
}

kb_status kb_tell_figures(kb_telling *t)
{
    const kb_figures *all = &t->profile.figures;
    kb_rated *order = kb_rate(t, all->len, figure_at);
    size_t looked = cut(all->len), n = 0;
    const char **quotes = kb_arena_alloc(t->arena, all->len * sizeof *quotes);
    kb_figures *out = &t->out->figures;
    kb_status status = KB_OK;

    for (size_t i = 0; i < looked && status == KB_OK; i++) {
        double reads;
        size_t at = order[i].at;
        status = rate_quote(&reads, &quotes[at], t, all->data[at].places);
        order[i].worth *= reads < KB_LEAST_READABLE ? 0 : reads;
    }
    kb_rated_sort(order, looked);
    for (size_t i = 0; i < looked && n < FIGURES && order[i].worth > 0; i++) {
        if (kb_telling_is_news(t, quotes[order[i].at]))
            order[n++] = order[i];
    }
    kb_rated_restore(order, n);
    out->data = kb_arena_alloc(t->arena, n * sizeof *out->data);
    for (size_t i = 0; i < n; i++)
        out->data[out->len++] = all->data[order[i].at];
    return status;
}

static double event_at(const kb_telling *t, size_t at)
{
    const kb_event *e = &t->profile.events.data[at];
    double worth = kb_readable_clause(kb_str_of(e->what));

    if (kb_telling_place(t, e->what) == KB_STR_NONE)
        worth *= 0.6;
    if (strlen(e->date) > 4 && !strchr(e->date, '/')) /* month or day */
        worth *= 1.4;
    return worth * (1 + 0.3 * (double)(e->sources - 1));
}

/* Its sentence, where that is short and reads well: the words that say what
 * happened may begin in the middle of it. */
static kb_status tell_event(kb_rated *event, kb_event *out, kb_telling *t)
{
    const char *quote;
    double reads;
    kb_status status = rate_quote(&reads, &quote, t, out->places);
    size_t chars = kb_utf8_count(kb_str_of(quote));

    if (reads >= telling && chars <= EVENT_CHARS)
        out->what = quote;
    else if (kb_utf8_count(kb_str_of(out->what)) > EVENT_CHARS)
        event->worth = 0;
    event->worth *= reads > KB_LEAST_READABLE ? 1 : 0.6;
    return status;
}

kb_status kb_tell_events(kb_telling *t)
{
    kb_events *all = &t->profile.events, *out = &t->out->events;
    kb_rated *order = kb_rate(t, all->len, event_at);
    size_t looked = cut(all->len), n = 0;
    kb_status status = KB_OK;

    for (size_t i = 0; i < looked && status == KB_OK; i++)
        status = tell_event(&order[i], &all->data[order[i].at], t);
    kb_rated_sort(order, looked);
    for (size_t i = 0; i < looked && n < EVENTS; i++) {
        if (order[i].worth >= KB_LEAST_READABLE &&
            kb_telling_is_news(t, all->data[order[i].at].what))
            order[n++] = order[i];
    }
    kb_rated_restore(order, n);
    out->data = kb_arena_alloc(t->arena, n * sizeof *out->data);
    for (size_t i = 0; i < n; i++)
        out->data[out->len++] = all->data[order[i].at];
    return status;
}
