/* show_dated.c - figures and events on the card of a concept. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/sentences.h"
#include "cli/show.h"

enum { LINE_MAX_BYTES = 1 << 20, SHOWN_LINES = 6 };

/* ---- choosing ----------------------------------------------------------- */

/* The heaviest lines of a list; of equal ones the later. */
typedef struct choice {
    struct {
        int64_t line, weight;
    } best[SHOWN_LINES];
    int64_t lines; /* that there are */
} choice;

static void weigh(choice *c, int64_t weight)
{
    size_t least = 0;

    for (size_t i = 1; i < SHOWN_LINES; i++) {
        if (c->best[i].weight < c->best[least].weight ||
            (c->best[i].weight == c->best[least].weight &&
             c->best[i].line < c->best[least].line))
            least = i;
    }
    c->lines++; /* from 1: 0 is no line */
    if (weight >= c->best[least].weight) {
        c->best[least].line = c->lines;
        c->best[least].weight = weight;
    }
}

static bool is_chosen(const choice *c, int64_t line)
{
    for (size_t i = 0; i < SHOWN_LINES; i++) {
        if (c->best[i].line == line)
            return true;
    }
    return false;
}

/* ---- figures ------------------------------------------------------------ */

/* Whether a figure is another value of one of those from `first` on. */
static bool disagrees(const kb_node *from, const kb_node *to)
{
    for (; from != to; from = kb_node_next(from)) {
        const char *id = kb_node_get_text(from, "id");
        const kb_node *at = kb_node_first(kb_node_find(to, "conflicts_with"));
        while (at && strcmp(kb_node_get_text(at, ""), id) != 0)
            at = kb_node_next(at);
        if (at)
            return true;
    }
    return false;
}

/* The date that its words give; that of the article is none. */
static const char *own_date(const kb_node *figure)
{
    const char *dated = kb_node_get_text(figure, "dated");
    bool own = strcmp(dated, kb_dated_word(KB_DATED_ARTICLE)->name) != 0;

    return own ? kb_node_get_text(figure, "date") : NULL;
}

static void add_value(kb_buf *line, const kb_node *figure)
{
    const char *issuer = kb_node_get_text(figure, "issuer");

    kb_buf_printf(line, "%s (%" PRId64 ")",
                  kb_node_get_text(figure, "value_text"),
                  kb_node_get_int(figure, "sources"));
    if (issuer)
        kb_buf_printf(line, " %s", issuer);
}

/* "2023 市场规模: 170亿元 (2) 某研究院 | 143亿元 (1), disagree".  Returns what
 * comes behind. */
static const kb_node *add_figures(kb_buf *line, const kb_node *figure)
{
    const char *date = own_date(figure);
    const char *measure = kb_node_get_text(figure, "measure");
    const kb_node *next = kb_node_next(figure), *last = figure;

    if (date || measure)
        kb_buf_printf(line, "%s%s%s: ", date ? date : "",
                      date && measure ? " " : "", measure ? measure : "");
    add_value(line, figure);
    for (; next && disagrees(figure, next); next = kb_node_next(next)) {
        kb_buf_add_text(line, " | ");
        add_value(line, next);
        last = next;
    }
    if (last != figure)
        kb_buf_add_text(line, kb_tr(N_(", disagree")));
    if (kb_node_get_bool(figure, "forecast"))
        kb_buf_add_text(line, kb_tr(N_(", forecast")));
    return next;
}

/* What says what it measures, and when, goes before what does not. */
static const kb_node *weigh_figures(choice *c, const kb_node *figure)
{
    const bool measured = kb_node_get_text(figure, "measure") != NULL;
    const bool dated = own_date(figure) != NULL;
    const kb_node *next = kb_node_next(figure);
    int64_t sources = kb_node_get_int(figure, "sources");

    for (; next && disagrees(figure, next); next = kb_node_next(next))
        sources += kb_node_get_int(next, "sources");
    weigh(c, 4 * sources + (measured ? 2 : 0) + dated);
    return next;
}

void kb_show_figures(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *all = kb_node_first(kb_node_find(record, "figures"));
    const char *label = N_("figures");
    choice chosen = {.lines = 0};

    for (const kb_node *at = all; at;)
        at = weigh_figures(&chosen, at);
    int64_t n = 0;
    for (const kb_node *at = all; at;) {
        const kb_node *first = at;
        kb_buf_clear(&line);
        at = add_figures(&line, at);
        if (!is_chosen(&chosen, ++n))
            continue;
        kb_card_field(writer, label, line.ptr);
        for (; first != at; first = kb_node_next(first))
            kb_print_sentences(writer, first);
        label = "";
    }
    kb_card_more(writer, n - SHOWN_LINES);
    kb_buf_dispose(&line);
}

/* ---- events ------------------------------------------------------------- */

/* Events that stand alone have none. */
static void add_other_dates(kb_buf *line, const kb_node *event)
{
    const kb_node *list = kb_node_find(event, "conflicts");
    const kb_node *other = list ? kb_node_first(list) : NULL;

    for (const char *before = kb_tr(N_(", others say ")); other;
         before = ", ") {
        kb_buf_printf(line, "%s%s (%" PRId64 ")", before,
                      kb_node_get_text(other, "date"),
                      kb_node_get_int(other, "sources"));
        other = kb_node_next(other);
    }
}

void kb_show_events(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *all = kb_node_first(kb_node_find(record, "events"));
    const char *label = N_("timeline");
    choice chosen = {.lines = 0};
    int64_t n = 0;

    for (const kb_node *at = all; at; at = kb_node_next(at))
        weigh(&chosen, kb_node_get_int(at, "sources"));
    for (const kb_node *at = all; at; at = kb_node_next(at)) {
        if (!is_chosen(&chosen, ++n))
            continue;
        kb_buf_clear(&line);
        kb_buf_printf(
            &line, "%s %s (%" PRId64 ")", kb_node_get_text(at, "date"),
            kb_node_get_text(at, "what"), kb_node_get_int(at, "sources"));
        add_other_dates(&line, at);
        kb_card_field(writer, label, line.ptr);
        kb_print_sentences(writer, at);
        label = "";
    }
    kb_card_more(writer, n - SHOWN_LINES);
    kb_buf_dispose(&line);
}
