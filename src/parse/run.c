/* run.c - the text of one block while it is being read. */
#include "parse/run.h"

#include "text/utf8.h"

enum { RUN_MAX = 256 * 1024 * 1024, SEEN = -1 };

/* A mark that waits for its first character starts here. */
static const uint32_t unset = UINT32_MAX;

void kb_run_init(kb_run *run, kb_arena *arena)
{
    *run = (kb_run){.arena = arena, .text = KB_BUF_INIT(RUN_MAX)};
}

void kb_run_dispose(kb_run *run)
{
    kb_buf_dispose(&run->text);
}

/* Opens a mark that starts at the next character. */
static size_t open_mark(kb_run *run, int type)
{
    kb_vec_push(run->arena, &run->marks,
                (kb_mark){.type = (kb_mark_type)type, .start = unset});
    return run->marks.len - 1;
}

void kb_run_clear(kb_run *run)
{
    kb_buf_clear(&run->text);
    run->marks.len = run->cuts.len = 0;
    run->gap = 0;
    run->waiting = 0;
    run->stars = 0;
    run->seen = run->anchored = 0;
    for (int type = 0; type < KB_MARK_TYPES; type++) {
        if (run->depth[type] > 0)
            run->open[type] = open_mark(run, type);
    }
}

/* Between ASCII neighbours a line end is a blank, but not inside brackets or
 * before a closing mark: that is where a tag began or ended. */
static bool line_end_is_blank(uint32_t before, uint32_t after)
{
    if (kb_char_is_wide(before) || kb_char_is_wide(after))
        return false;
    if (after < 0x80 && strchr(",.;:!?)]}%", (int)after))
        return false;
    return before >= 0x80 || !strchr("([{", (int)before);
}

/* Full-width punctuation has its own room: no blank stands beside it. */
static bool is_wide_mark(uint32_t c)
{
    return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x3014 && c <= 0x301B) || c == 0xFF01 || c == 0xFF08 ||
           c == 0xFF09 || c == 0xFF0C || c == 0xFF1A || c == 0xFF1B ||
           c == 0xFF1F;
}

/* Whether the gap comes to a blank between two characters. */
static bool gap_is_blank(unsigned gap, uint32_t before, uint32_t after)
{
    if (gap & (KB_GAP_BREAK | KB_GAP_PARA))
        return true;
    if (gap == 0 || is_wide_mark(before) || is_wide_mark(after))
        return false;
    return gap & KB_GAP_FIRM || !(gap & KB_GAP_LINE) ||
           line_end_is_blank(before, after);
}

/* Puts what the gap comes to before `next`, and starts the waiting marks. */
static void settle(kb_run *run, kb_str next)
{
    size_t len = run->text.len, last = len, first = 0;

    if (len > 0 && run->gap && run->text.ptr[len - 1] != ' ') {
        if (run->gap & (KB_GAP_BREAK | KB_GAP_PARA))
            kb_vec_push(run->arena, &run->cuts,
                        (kb_cut){len, (run->gap & KB_GAP_PARA) != 0});
        uint32_t before = kb_utf8_prev(kb_buf_str(&run->text), &last);
        if (gap_is_blank(run->gap, before, kb_utf8_next(next, &first)))
            kb_buf_add_char(&run->text, ' ');
    }
    run->gap = 0;
    for (; run->waiting < run->marks.len; run->waiting++)
        run->marks.data[run->waiting].start = (uint32_t)run->text.len;
}

static void add_seen(kb_run *run, kb_str text)
{
    if (text.len == 0)
        return;
    if (run->gap || run->waiting < run->marks.len)
        settle(run, text);
    kb_buf_add(&run->text, text);
    run->seen += text.len;
    if (run->anchor)
        run->anchored += text.len;
}

/* The gap that a character stands for, 0 where it stands for nothing, or SEEN.
 * Zero-width characters and controls are nothing. */
static int gap_of(uint32_t c)
{
    if (c == '\n' || c == '\r')
        return KB_GAP_LINE;
    if (c == ' ' || c == '\t')
        return KB_GAP_BLANK;
    if (c == 0x2028 || c == 0x2029)
        return KB_GAP_BREAK;
    if ((c >= 0x200B && c <= 0x200F) || c == 0xFEFF)
        return 0;
    switch (kb_char_class_of(c)) {
    case KB_CHAR_SPACE:
        return KB_GAP_FIRM;
    case KB_CHAR_CONTROL:
        return 0;
    case KB_CHAR_HAN:
    case KB_CHAR_LATIN:
    case KB_CHAR_DIGIT:
    case KB_CHAR_PUNCT:
        break;
    }
    return SEEN;
}

/* Whether a character that begins with this byte may be other than seen:
 * controls, blanks and stars, U+0080-00BF, U+2000-2FFF, U+3000, U+F000-FFFF,
 * tags. */
static bool is_suspect(kb_str s, size_t at)
{
    unsigned char first = (unsigned char)s.ptr[at];
    if (first <= ' ' || first == '*' || first == 0x7F)
        return true;
    if (first == 0xE3)
        return at + 2 < s.len && (unsigned char)s.ptr[at + 1] == 0x80 &&
               (unsigned char)s.ptr[at + 2] == 0x80;
    return first == 0xC2 || first == 0xE1 || first == 0xE2 || first == 0xEF ||
           first == 0xF3;
}

static void close_mark(kb_run *run, size_t index)
{
    if (index < run->waiting)
        run->marks.data[index].end = (uint32_t)run->text.len;
    else
        run->marks.data[index].start = run->marks.data[index].end = 0;
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static bool is_edge(char c)
{
    return c == '\0' || c == ' ' || c == '\t' || c == '\n';
}

kb_stars kb_run_stars(char before, size_t len, char after)
{
    if (len < 2 || (is_alnum(before) && is_alnum(after)))
        return KB_STARS_TEXT;
    if (is_edge(before) && !is_edge(after))
        return KB_STARS_BEGIN;
    if (!is_edge(before) && is_edge(after))
        return KB_STARS_END;
    return len == 4 ? KB_STARS_VOID : KB_STARS_TOGGLE;
}

void kb_run_bold(kb_run *run, kb_stars stars, size_t levels)
{
    bool begins = stars == KB_STARS_BEGIN ||
                  (stars == KB_STARS_TOGGLE && run->stars == 0);
    bool ends =
        stars == KB_STARS_END || (stars == KB_STARS_TOGGLE && run->stars > 0);
    if (begins && run->stars == 0)
        run->star_mark = open_mark(run, KB_MARK_BOLD);
    if (begins)
        run->stars += levels;
    if (!ends || run->stars == 0)
        return;
    run->stars -= levels < run->stars ? levels : run->stars;
    if (run->stars == 0)
        close_mark(run, run->star_mark);
}

static char byte_at(kb_str s, size_t at)
{
    if (at >= s.len)
        return '\0';
    return s.ptr[at];
}

/* Reads the stars at *at, which moves behind them; false where they are text.
 */
static bool read_stars(kb_run *run, kb_str text, size_t *at)
{
    size_t len = 0;
    while (byte_at(text, *at + len) == '*')
        len++;
    char before = '\0';
    if (*at > 0)
        before = text.ptr[*at - 1];
    else if (run->text.len > 0 && run->gap == 0)
        before = run->text.ptr[run->text.len - 1];
    kb_stars stars = kb_run_stars(before, len, byte_at(text, *at + len));
    if (stars == KB_STARS_TEXT || run->depth[KB_MARK_CODE] > 0)
        return false;
    kb_run_bold(run, stars, len / 2);
    *at += len;
    return true;
}

void kb_run_text(kb_run *run, kb_str text)
{
    size_t kept = 0; /* up to here all has been added */
    for (size_t at = 0; at < text.len;) {
        if (!is_suspect(text, at)) {
            at++;
            continue;
        }
        kb_str before = kb_str_cut(text, kept, at);
        if (text.ptr[at] == '*') {
            add_seen(run, before);
            kept = at;
            if (read_stars(run, text, &at))
                kept = at;
            else
                at++;
            continue;
        }
        int gap = gap_of(kb_utf8_next(text, &at));
        if (gap == SEEN)
            continue;
        add_seen(run, before);
        run->gap |= (unsigned)gap;
        kept = at;
    }
    add_seen(run, kb_str_cut(text, kept, text.len));
}

void kb_run_gap(kb_run *run, kb_gap gap)
{
    if (gap == KB_GAP_BREAK && (run->gap & KB_GAP_BREAK))
        gap = KB_GAP_PARA;
    run->gap |= gap;
}

/* Forgets "**" that nothing ended. */
static void drop_stars(kb_run *run)
{
    if (run->stars > 0)
        run->marks.data[run->star_mark].end = 0;
    run->stars = 0;
}

void kb_run_bar(kb_run *run)
{
    size_t len = run->text.len;
    run->gap = 0;
    if (len > 0 && run->text.ptr[len - 1] != ' ')
        kb_buf_add_char(&run->text, ' ');
    kb_buf_add_text(&run->text, "| ");
    drop_stars(run); /* bold does not reach over cells */
}

void kb_run_mark_begin(kb_run *run, kb_mark_type type)
{
    if (run->depth[type]++ == 0)
        run->open[type] = open_mark(run, type);
}

void kb_run_mark_end(kb_run *run, kb_mark_type type)
{
    if (run->depth[type] == 0)
        return; /* an end without a beginning */
    if (--run->depth[type] == 0)
        close_mark(run, run->open[type]);
}

/* Whether only a blank, or nothing, stands between two places. */
static bool touch(const kb_run *run, uint32_t end, uint32_t start)
{
    return start <= end || (start == end + 1 && run->text.ptr[end] == ' ');
}

void kb_run_finish(kb_run *run)
{
    size_t kept = 0, bold = SIZE_MAX;

    drop_stars(run);
    for (int type = 0; type < KB_MARK_TYPES; type++) {
        if (run->depth[type] > 0)
            close_mark(run, run->open[type]);
    }
    for (size_t i = 0; i < run->marks.len; i++) {
        kb_mark mark = run->marks.data[i];
        if (mark.start >= mark.end)
            continue;
        if (mark.type == KB_MARK_BOLD && bold != SIZE_MAX &&
            touch(run, run->marks.data[bold].end, mark.start)) {
            if (mark.end > run->marks.data[bold].end)
                run->marks.data[bold].end = mark.end;
            continue;
        }
        if (mark.type == KB_MARK_BOLD)
            bold = kept;
        run->marks.data[kept++] = mark;
    }
    run->marks.len = kept;
}
