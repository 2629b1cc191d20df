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
    bool gap;            /* empty lines stand before the next one */
    kb_str rest;         /* the lines still to come */
    kb_line last;        /* the line before; a fence stands for its block */
    size_t paragraph;    /* lines of text since the last line of another kind */
    char no_fence;       /* a fence of this character closes no more... */
    size_t no_fence_len; /* ... with so many of it */
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
    if (p->no_fence == c && len >= p->no_fence_len)
        return false;
    while (kb_str_split(&rest, '\n', &text)) {
        kb_line line = kb_line_read(text);
        if (closes(&line, c, len))
            return true;
    }
    p->no_fence = c;
    p->no_fence_len = len;
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
    ptrdiff_t gap = kb_str_find(rest, KB_STR("\n\n"), 0);
    return end > 0 && gap >= 0 && gap < end;
}

static void add_text(pass *p, const kb_line *line)
{
    kb_str content = kb_line_content(line);
    bool continued = p->last.type == KB_LINE_TEXT;

    if (p->compact && continued && !line->quote && !line->item &&
        !kb_wrap_continues(kb_line_content(&p->last), content))
        end_line(p);
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
 * with a closing mark: some converters tear coloured words out of paragraphs.
 */
static void settle_gap(pass *p, const kb_line *line)
{
    bool goes_on = p->last.type == KB_LINE_TEXT && !line->item &&
                   !line->quote && line->type == KB_LINE_TEXT &&
                   kb_wrap_begins_closed(kb_line_content(line));
    if (p->gap && !goes_on) {
        end_line(p);
        kb_emphasis_begin(&p->emphasis);
        p->paragraph = 0;
        p->last.type = KB_LINE_BLANK;
    }
    p->gap = false;
}

static void add_line(pass *p, kb_str text)
{
    kb_line line = kb_line_read(text);
    bool inside = p->last.type == KB_LINE_TEXT && p->out->len > 0;

    if (line.type == KB_LINE_BLANK && p->converted && !line.quote &&
        !line.item) {
        p->gap = true; /* what it comes to, the next line tells */
        return;
    }
    if (line.type == KB_LINE_BREAK && p->converted && inside) {
        add_break(p);
        return;
    }
    settle_gap(p, &line);
    if (line.type != KB_LINE_TEXT || line.item)
        kb_emphasis_begin(&p->emphasis);
    switch (line.type) {
    case KB_LINE_BREAK:
    case KB_LINE_BLANK:
        add_raw(p, text);
        break;
    case KB_LINE_HEADING:
        add_heading(p, &line);
        break;
    case KB_LINE_RULE:
        add_rule(p, &line);
        break;
    case KB_LINE_FENCE:
        add_fence(p, &line);
        break;
    case KB_LINE_TEXT:
    case KB_LINE_ROW:
        add_text(p, &line);
        break;
    }
    p->paragraph = line.type == KB_LINE_TEXT ? p->paragraph + 1 : 0;
    p->last = line;
}

void kb_normalize(kb_buf *out, kb_str body, const kb_source *source)
{
    bool site = source->numbered || kb_wrap_is_converted(body);
    bool compact =
        source->dialect != KB_DIALECT_CONVERTED && kb_line_is_compact(body);
    pass p = {.out = out,
              .converted =
                  source->dialect == KB_DIALECT_CONVERTED ||
                  (source->dialect == KB_DIALECT_UNKNOWN && site && !compact),
              .compact = compact,
              .rest = body};
    kb_str text;

    p.emphasis = (kb_emphasis){.out = out, .converted = p.converted};
    while (kb_str_split(&p.rest, '\n', &text))
        add_line(&p, text);
}
