/* plot.c - numbers as bars of Unicode blocks. */
#include "output/plot.h"

#include <math.h>

#include "base/catalogue.h"
#include "output/display.h"
#include "text/utf8.h"

enum {
    INDENT = 2,
    GAP = 2,         /* between label and bar */
    ROOM_LEAST = 8,  /* columns of the longest bar */
    LABEL_SHARE = 3, /* a label has at most a third of the width */
    EIGHTHS = 8,
    LINE_CEILING = 1 << 16
};

#define FULL     "█"
#define FORECAST "░"
#define RANGE    "▒"

/* Blocks of 1 to 7 eighths of a column. */
static const char *const parts[] = {"▏", "▎", "▍", "▌", "▋", "▊", "▉"};

typedef struct layout {
    size_t label, text, room; /* columns */
    double most;              /* that the longest bar stands for */
} layout;

static void clean(kb_buf *out, const char *text)
{
    if (text)
        kb_display_clean(out, kb_str_of(text), KB_HITS_DROP);
}

static size_t columns_of(const char *text)
{
    kb_buf shown = KB_BUF_INIT(LINE_CEILING);

    clean(&shown, text);
    size_t columns = kb_utf8_columns(kb_buf_str(&shown));
    kb_buf_dispose(&shown);
    return columns;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static layout lay_out(const kb_plot_bar *bars, size_t n, size_t columns)
{
    layout l = {.most = 0};

    for (size_t i = 0; i < n; i++) {
        l.label = larger(l.label, columns_of(bars[i].label));
        l.text = larger(l.text, columns_of(bars[i].text));
        l.most = fmax(l.most, fmax(bars[i].value, bars[i].max));
    }
    if (l.label > columns / LABEL_SHARE)
        l.label = columns / LABEL_SHARE;
    size_t used = INDENT + l.label + GAP + 1 + l.text;
    l.room = columns > used + ROOM_LEAST ? columns - used : ROOM_LEAST;
    return l;
}

static void repeat(kb_buf *out, const char *sign, size_t times)
{
    while (times-- > 0)
        kb_buf_add_text(out, sign);
}

/* A text of at most so many columns; returns how many it has. */
static size_t add_text(kb_buf *out, const char *text, size_t columns)
{
    kb_buf shown = KB_BUF_INIT(LINE_CEILING);
    size_t before = out->len;

    clean(&shown, text);
    kb_display_cut(out, kb_buf_str(&shown), columns);
    kb_buf_dispose(&shown);
    return kb_utf8_columns(kb_str_cut(kb_buf_str(out), before, out->len));
}

/* How many eighths of a column a value takes; something is never nothing. */
static size_t eighths_of(const layout *l, double value)
{
    if (!(value > 0) || !(l->most > 0))
        return 0;
    size_t eighths =
        (size_t)lround(value / l->most * (double)l->room * EIGHTHS);
    return eighths > 0 ? eighths : 1;
}

static void add_bar(kb_buf *out, const layout *l, const kb_plot_bar *bar)
{
    size_t eighths = eighths_of(l, bar->value);
    size_t end = (eighths_of(l, bar->max) + EIGHTHS / 2) / EIGHTHS;
    size_t whole = eighths / EIGHTHS, part = eighths % EIGHTHS;

    if (bar->forecast || end > whole) { /* these have no finer signs */
        whole = larger((eighths + EIGHTHS / 2) / EIGHTHS, eighths > 0);
        part = 0;
    }
    repeat(out, bar->forecast ? FORECAST : FULL, whole);
    if (part > 0)
        kb_buf_add_text(out, parts[part - 1]);
    repeat(out, RANGE, end > whole ? end - whole : 0);
}

static void add_line(kb_buf *out, const layout *l, const kb_plot_bar *bar)
{
    repeat(out, " ", INDENT);
    size_t used = add_text(out, bar->label, l->label);
    repeat(out, " ", l->label - used + GAP);
    size_t before = out->len;
    add_bar(out, l, bar);
    if (bar->text && *bar->text) {
        repeat(out, " ", out->len > before);
        add_text(out, bar->text, l->text);
    }
    kb_buf_add_char(out, '\n');
}

static void add_legend(kb_buf *out, const layout *l, bool forecast, bool range)
{
    if (!forecast && !range)
        return;
    repeat(out, " ", INDENT + l->label + GAP);
    if (forecast)
        kb_buf_printf(out, "%s%s", FORECAST, kb_tr(N_(" forecast")));
    kb_buf_add_text(out, forecast && range ? "  " : "");
    if (range)
        kb_buf_printf(out, "%s%s", RANGE, kb_tr(N_(" up to")));
    kb_buf_add_char(out, '\n');
}

void kb_plot_bars(kb_buf *out, const kb_plot_bar *bars, size_t n,
                  size_t columns)
{
    layout l = lay_out(bars, n, columns);
    bool forecast = false, range = false;

    for (size_t i = 0; i < n; i++) {
        add_line(out, &l, &bars[i]);
        forecast = forecast || bars[i].forecast;
        range = range || bars[i].max > fmax(bars[i].value, 0);
    }
    add_legend(out, &l, forecast, range);
}
