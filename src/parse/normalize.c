/* normalize.c - Markdown put into a form that a CommonMark parser reads as it
 * was meant. */
#include "parse/normalize.h"

#include "parse/emphasis.h"
#include "parse/line.h"
#include "parse/wrap.h"

enum {
    SETEXT_MIN = 3,
    TORN_MAX = 1024 /* bytes in which a torn link must end */
};

typedef struct pass {
    kb_buf *out;
    kb_emphasis emphasis;
    bool converted, compact;
    bool inside;  /* compact: the last line went on with the one before it */
    bool gap;     /* empty lines stand before the next one */
    kb_str rest;  /* the lines still to come */
    kb_line last; /* the line before; a fence stands for its block */
    size_t paragraph;   /* lines of text since the last line of another kind */
    size_t unclosed[2]; /* so many "`", or "~", close no more; 0: unknown */
} pass;

static void end_line(pass *p)
{
    kb_buf_add_char(p->out, '\n');
}

/* Appends a line as it is, without control characters. */
static void add_raw(pass *p, kb_str text)
{
    size_t start = 0;
    for (size_t at = 0; at < text.len; at++) {
        if ((unsigned char)text.ptr[at] >= ' ' || text.ptr[at] == '\t')
            continue;
        kb_buf_add(p->out, kb_str_cut(text, start, at));
        start = at + 1;
    }
    kb_buf_add(p->out, kb_str_cut(text, start, text.len));
    end_line(p);
}

static void add_prefix(pass *p, const kb_line *line)
{
    kb_buf_add(p->out, kb_str_cut(line->text, 0, line->prefix));
}

/* Whether `line` closes a fence of `len` times `c`. */
static bool closes(const kb_line *line, char c, size_t len)
{
    kb_str content = kb_line_content(line);
    return line->type == KB_LINE_FENCE && content.ptr[0] == c &&
           kb_line_run(content) >= len && kb_line_run(content) == content.len;
}

/* Whether the fence is closed further on.  What one search did not find, no
 * later one will. */
static bool is_closed(pass *p, char c, size_t len)
{
    kb_str rest = p->rest, text;
    size_t *unclosed = &p->unclosed[c == '~'];
    if (*unclosed > 0 && len >= *unclosed)
        return false;
    while (kb_str_split(&rest, '\n', &text)) {
        kb_line line = kb_line_read(text);
        if (closes(&line, c, len))
            return true;
    }
    *unclosed = len;
    return false;
}

/* Appends a line whose content only looks like the start of a block. */
static void add_escaped(pass *p, const kb_line *line)
{
    add_prefix(p, line);
    kb_buf_add_char(p->out, '\\');
    kb_emphasis_line(&p->emphasis, kb_line_content(line));
    end_line(p);
}

/* Copies a code block up to its end; drops the fence that has no end. */
static void add_fence(pass *p, const kb_line *fence)
{
    kb_str content = kb_line_content(fence), text;
    size_t len = kb_line_run(content);

    if (p->converted && memchr(content.ptr, ' ', content.len)) {
        add_escaped(p, fence); /* a converter names one language, or none */
        return;
    }
    if (!is_closed(p, content.ptr[0], len)) {
        end_line(p);
        return;
    }
    add_raw(p, fence->text);
    while (kb_str_split(&p->rest, '\n', &text)) {
        kb_line line = kb_line_read(text);
        add_raw(p, text);
        if (closes(&line, content.ptr[0], len))
            break;
    }
}

/* A line of "=" or "-" makes a heading of one line of text above it, where an
 * author wrote it; elsewhere it is text, or a rule. */
static bool is_underline(const pass *p, kb_str content)
{
    return !p->converted && !p->compact && p->last.type == KB_LINE_TEXT &&
           p->paragraph == 1 && content.len >= SETEXT_MIN &&
           kb_line_run(content) == content.len;
}

static void add_rule(pass *p, const kb_line *line)
{
    kb_str content = kb_line_content(line);
    add_prefix(p, line);
    if (content.ptr[0] == '-' && is_underline(p, content))
        kb_buf_add(p->out, content);
    else
        kb_buf_add_text(p->out, "***"); /* under text, "---" is no rule */
    end_line(p);
}

/* "#text" without a blank: a heading where an author wrote it, unless it looks
 * like a tag or a directive of C. */
static bool is_tight_heading(const pass *p, kb_str content)
{
    size_t len = kb_line_run(content);
    if (p->converted || content.ptr[0] != '#' || len > 6 || len == content.len)
        return false;
    return len > 1 || (unsigned char)content.ptr[len] >= 0x80;
}

/* Whether a line of text begins with what would start another block. */
static bool is_false_start(const pass *p, kb_str content)
{
    if (content.ptr[0] == '=' || content.ptr[0] == '-')
        return kb_line_run(content) == content.len &&
               p->last.type == KB_LINE_TEXT && !is_underline(p, content);
    return content.ptr[0] == '#';
}

/* Whether the link that a line begins with ends in a later paragraph. */
static bool is_torn_link(const pass *p, kb_str content)
{
    size_t near = p->rest.len < TORN_MAX ? p->rest.len : TORN_MAX;
    kb_str rest = kb_str_cut(p->rest, 0, near);
    if (memchr(content.ptr, ']', content.len) || !p->rest.ptr)
        return false;
    ptrdiff_t end = kb_str_find(rest, KB_STR("]("), 0);
    ptrdiff_t gap = kb_str_starts(rest, KB_STR("\n"))
                        ? 0
                        : kb_str_find(rest, KB_STR("\n\n"), 0);
    return gap >= 0 && gap < end;
}

/* In compact text: ends the paragraph, or the table, before a line that does
 * not belong to it. */
static void separate(pass *p, const kb_line *line)
{
    bool loose = line->type == KB_LINE_TEXT && !line->quote && !line->item;
    bool row = loose && p->last.type == KB_LINE_ROW;

    p->inside = loose && p->last.type == KB_LINE_TEXT &&
                kb_wrap_continues(kb_line_content(&p->last),
                                  kb_line_content(line), p->inside);
    if (row || (loose && p->last.type == KB_LINE_TEXT && !p->inside)) {
        kb_emphasis_end(&p->emphasis);
        end_line(p);
    }
}

static void add_text(pass *p, const kb_line *line)
{
    kb_str content = kb_line_content(line);

    if (p->compact)
        separate(p, line);
    if (p->converted && content.ptr[0] == '[' && is_torn_link(p, content))
        content = kb_str_cut(content, 1, content.len);
    add_prefix(p, line);
    if (is_tight_heading(p, content)) {
        size_t len = kb_line_run(content);
        kb_buf_add(p->out, kb_str_cut(content, 0, len));
        kb_buf_add_char(p->out, ' ');
        content = kb_str_cut(content, len, content.len);
    } else if (is_false_start(p, content)) {
        kb_buf_add_char(p->out, '\\');
    }
    kb_emphasis_line(&p->emphasis, content);
    end_line(p);
}

static void add_heading(pass *p, const kb_line *line)
{
    add_prefix(p, line);
    kb_emphasis_line(&p->emphasis, kb_line_content(line));
    end_line(p);
}

/* A converter's <br>: the paragraph goes on behind it. */
static void add_break(pass *p)
{
    p->out->ptr[p->out->len - 1] = KB_SIGN_BREAK;
    end_line(p);
}

/* Ends the paragraph where empty lines stood before the line, unless it goes on
 * with a closing mark: converters tear coloured words out of paragraphs. */
static void settle_gap(pass *p, const kb_line *line)
{
    bool goes_on = p->last.type == KB_LINE_TEXT && !line->item &&
                   !line->quote && line->type == KB_LINE_TEXT &&
                   kb_wrap_begins_closed(kb_line_content(line));
    if (p->gap && !goes_on) {
        end_line(p);
        p->paragraph = 0;
        p->last.type = KB_LINE_BLANK;
    }
    p->gap = false;
}

/* Whether the line is a list's number whose text stands on a line of its own,
 * without the indent that it would have in a list. */
static bool is_lone_number(const pass *p, const kb_line *line)
{
    kb_str rest = p->rest, text;
    if (line->type != KB_LINE_BLANK || !line->item || line->text.ptr[0] < '0' ||
        line->text.ptr[0] > '9')
        return false;
    while (kb_str_split(&rest, '\n', &text)) {
        kb_line next = kb_line_read(text);
        if (next.type != KB_LINE_BREAK)
            return next.type == KB_LINE_TEXT && next.prefix == 0;
    }
    return false;
}

/* Puts the number before its text. */
static void add_lone_number(pass *p, const kb_line *line)
{
    kb_str rest = p->rest, text;
    kb_buf_add(p->out, kb_str_trim(line->text));
    kb_buf_add_char(p->out, ' ');
    while (kb_str_split(&rest, '\n', &text) &&
           kb_line_read(text).type == KB_LINE_BREAK)
        p->rest = rest;
}

static void add_block(pass *p, const kb_line *line)
{
    switch (line->type) {
    case KB_LINE_BREAK:
    case KB_LINE_BLANK:
        add_raw(p, line->text);
        break;
    case KB_LINE_HEADING:
        add_heading(p, line);
        break;
    case KB_LINE_RULE:
        add_rule(p, line);
        break;
    case KB_LINE_FENCE:
        add_fence(p, line);
        break;
    case KB_LINE_TEXT:
    case KB_LINE_ROW:
        add_text(p, line);
        break;
    }
}

/* What the line is after the one before it: a table's row may do without the
 * outer bars. */
static kb_line read_line(const pass *p, kb_str text)
{
    kb_line line = kb_line_read(text);
    if (line.type == KB_LINE_TEXT && p->last.type == KB_LINE_ROW &&
        kb_str_find(text, KB_STR("|"), 0) >= 0)
        line.type = KB_LINE_ROW;
    return line;
}

/* A sign of a formula on a line of its own, not the start of a list. */
static bool is_lone_sign(const kb_line *line)
{
    return line->item && kb_str_trim(line->text).len == 1;
}

/* Handles the lines that a converter means in its own way. */
static bool add_converted(pass *p, const kb_line *line)
{
    bool in_text = p->last.type == KB_LINE_TEXT && !p->gap;

    if (line->type == KB_LINE_BLANK && !line->quote && !line->item) {
        p->gap = true; /* what it comes to, the next line tells */
    } else if (line->type == KB_LINE_BREAK && in_text) {
        add_break(p);
    } else if (in_text && is_lone_sign(line)) {
        kb_buf_printf(p->out, "\\%c\n", kb_str_trim(line->text).ptr[0]);
    } else if (is_lone_number(p, line)) {
        settle_gap(p, line);
        kb_emphasis_end(&p->emphasis);
        add_lone_number(p, line);
    } else {
        return false;
    }
    return true;
}

static void add_line(pass *p, kb_str text)
{
    kb_line line = read_line(p, text);

    if (p->converted && add_converted(p, &line))
        return;
    settle_gap(p, &line);
    if (line.type != KB_LINE_TEXT || line.item || p->last.type != line.type)
        kb_emphasis_end(&p->emphasis);
    add_block(p, &line);
    p->paragraph = line.type == KB_LINE_TEXT ? p->paragraph + 1 : 0;
    p->last = line;
}

/* Cuts off the next line, in compact text with the rest of its link target. */
static bool next_line(pass *p, kb_str *line)
{
    kb_str all = p->rest;
    if (!kb_str_split(&p->rest, '\n', line))
        return false;
    size_t end = p->compact ? kb_wrap_target_end(all, line->len) : line->len;
    if (end > line->len) {
        *line = kb_str_cut(all, 0, end);
        p->rest = end < all.len ? kb_str_cut(all, end + 1, all.len)
                                : (kb_str){NULL, 0};
    }
    return true;
}

void kb_normalize(kb_buf *out, kb_str body, const kb_source *source)
{
    bool converted = source->dialect == KB_DIALECT_CONVERTED;
    pass p = {.out = out,
              .compact = kb_line_is_compact(body, converted),
              .rest = body};
    kb_str text;

    if (source->dialect == KB_DIALECT_UNKNOWN)
        converted = source->numbered || kb_wrap_is_converted(body);
    p.converted = converted && !p.compact;
    p.emphasis = (kb_emphasis){.out = out, .converted = p.converted};
    while (next_line(&p, &text))
        add_line(&p, text);
    kb_emphasis_end(&p.emphasis);
}
