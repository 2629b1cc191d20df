/* progress.c - how far long work has come. */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/catalogue.h"
#include "base/clock.h"
#include "output/display.h"
#include "output/screen.h"

enum {
    STEP_MS = 100,  /* between two drawings */
    SURE_MS = 1000, /* before rate and time left mean something */
    LINE_MAX_BYTES = 512,
    BAR_MIN = 10, /* columns; with less room there is no bar */
    BAR_MAX = 40
};

kb_progress kb_progress_begin(bool quiet)
{
    kb_screen screen = kb_screen_of(STDERR_FILENO, KB_COLOR_NEVER);
    return (kb_progress){.shown = screen.terminal && !quiet,
                         .columns = screen.columns,
                         .begun = kb_clock_steady_ms()};
}

/* A number with commas between the thousands. */
static void add_number(kb_buf *out, size_t n)
{
    if (n >= 1000) {
        add_number(out, n / 1000);
        kb_buf_printf(out, ",%03zu", n % 1000);
    } else {
        kb_buf_printf(out, "%zu", n);
    }
}

static void add_time(kb_buf *out, int64_t seconds)
{
    if (seconds >= 3600)
        kb_buf_printf(out, "%" PRId64 ":%02d:%02d", seconds / 3600,
                      (int)(seconds / 60 % 60), (int)(seconds % 60));
    else
        kb_buf_printf(out, "%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}

static void add_words(kb_buf *out, size_t done, size_t total, int64_t ms)
{
    add_number(out, done);
    if (total >= done) {
        kb_buf_add_text(out, kb_tr(N_(" of ")));
        add_number(out, total);
    }
    if (ms < SURE_MS || done == 0)
        return;
    kb_buf_add_text(out, "  ");
    bool slow = (int64_t)done * 1000 < ms;
    add_number(out, (size_t)((int64_t)done * (slow ? 60000 : 1000) / ms));
    kb_buf_add_text(out, slow ? kb_tr(N_("/min")) : kb_tr(N_("/s")));
    if (total >= done) {
        kb_buf left = KB_BUF_INIT(LINE_MAX_BYTES);
        add_time(&left, (int64_t)(total - done) * ms / (int64_t)done / 1000);
        kb_buf_printf(out, kb_tr(N_("  %s left")), left.ptr);
        kb_buf_dispose(&left);
    }
}

static void add_bar(kb_buf *out, size_t width, size_t done, size_t total)
{
    size_t full = done * width / total;
    kb_buf_add_char(out, '[');
    for (size_t i = 0; i < width; i++)
        kb_buf_add_text(out, i < full ? "=" : i == full ? ">" : " ");
    kb_buf_add_text(out, "] ");
}

void kb_progress_line(kb_buf *out, size_t columns, size_t done, size_t total,
                      int64_t ms)
{
    kb_buf words = KB_BUF_INIT(LINE_MAX_BYTES);
    add_words(&words, done, total, ms);
    size_t wide = kb_display_columns(kb_buf_str(&words));
    size_t taken = wide + sizeof "[] ";
    size_t room = columns > taken ? columns - taken : 0;
    if (room >= BAR_MIN && total > 0 && total >= done)
        add_bar(out, room < BAR_MAX ? room : BAR_MAX, done, total);
    kb_buf_add(out, kb_str_cut(kb_buf_str(&words), 0,
                               kb_display_fit(kb_buf_str(&words), columns)));
    kb_buf_dispose(&words);
}

void kb_progress_step(kb_progress *progress, size_t done, size_t total)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    int64_t now = progress->shown ? kb_clock_steady_ms() : 0;
    if (!progress->shown || now - progress->drawn < STEP_MS)
        return;
    kb_progress_line(&line, progress->columns, done, total,
                     now - progress->begun);
    fprintf(stderr, "\r%s\033[K", line.ptr);
    progress->drawn = now;
    progress->visible = true;
    kb_buf_dispose(&line);
}

void kb_progress_clear(kb_progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
    progress->visible = false;
}
