/* emphasis.c - one line of Markdown text, made safe for the Markdown parser. */
#include "parse/emphasis.h"

#include "parse/run.h"
#include "parse/tag.h"

enum {
    TICKS_MAX = 32,   /* longer runs of '`' are text */
    TARGET_MAX = 4096 /* bytes of a link target */
};

/* A line while it is read. */
typedef struct reader {
    kb_emphasis *e;
    kb_str line;
    size_t at;
    unsigned unclosed; /* bit n: no run of n '`' closes on this line */
    bool no_target;    /* no ')' is left on this line */
    bool struck;       /* "~~" stands in pairs: it strikes text out */
} reader;

/* The byte at `at`, or '\0' outside the line. */
static char peek(const reader *r, size_t at)
{
    if (at >= r->line.len)
        return '\0';
    return r->line.ptr[at];
}

static void copy(reader *r, size_t len)
{
    if (len > r->line.len - r->at)
        len = r->line.len - r->at;
    kb_buf_add(r->e->out, kb_str_cut(r->line, r->at, r->at + len));
    r->at += len;
}

static void escape(reader *r)
{
    kb_buf_add_char(r->e->out, '\\');
    copy(r, 1);
}

static size_t run_length(const reader *r, size_t at)
{
    size_t len = 1;
    while (peek(r, at + len) == r->line.ptr[at])
        len++;
    return len;
}

/* A code span is copied as it is. */
static void read_ticks(reader *r)
{
    size_t len = run_length(r, r->at), end = r->at + len;
    if (len >= TICKS_MAX || r->unclosed & 1u << len) {
        copy(r, len);
        return;
    }
    while (end < r->line.len) {
        size_t close = r->line.ptr[end] == '`' ? run_length(r, end) : 0;
        if (close == len) {
            copy(r, end + len - r->at);
            return;
        }
        end += close ? close : 1;
    }
    r->unclosed |= 1u << len;
    copy(r, len);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\0';
}

/* A converter puts slanted text on a line of its own: a star there begins it
 * before text and ends it behind text.  Elsewhere it is a star. */
static void read_star(reader *r, char before, char after)
{
    bool begins = !r->e->slanted && is_blank(before) && !is_blank(after);
    bool ends = r->e->slanted && !is_blank(before) && is_blank(after);

    if (begins) {
        r->e->slant_at = r->e->out->len;
        kb_buf_add_char(r->e->out, KB_SIGN_NONE);
        kb_buf_add_char(r->e->out, KB_SIGN_NONE);
    }
    if (begins || ends)
        r->e->slanted = begins;
    else
        kb_buf_add_text(r->e->out, "\\*");
    r->at++;
}

static void read_stars(reader *r)
{
    size_t len = run_length(r, r->at);
    char before = peek(r, r->at - 1); /* wraps round at the start */
    char after = peek(r, r->at + len);
    kb_stars stars = kb_run_stars(before, len, after);

    if (len == 1 && r->e->converted)
        read_star(r, before, after);
    else if (len == 1)
        copy(r, 1); /* an author's: the parser knows */
    else if (stars == KB_STARS_TEXT)
        escape(r);
    else
        r->at += len;
    if (stars == KB_STARS_VOID || stars == KB_STARS_TEXT)
        return;
    size_t levels = stars == KB_STARS_TOGGLE ? 1 : len / 2;
    while (levels-- > 0)
        kb_buf_add_char(r->e->out, (char)(KB_SIGN_STARS + stars));
}

/* The ')' that ends the link target at `at`, or 0.  Parentheses inside it may
 * nest; a title in quotes may hold any. */
static size_t target_end(const reader *r, size_t at)
{
    size_t open = 0, last = 0;
    size_t limit =
        r->line.len - at > TARGET_MAX ? at + TARGET_MAX : r->line.len;

    for (; at < limit; at++) {
        char c = r->line.ptr[at];
        ptrdiff_t title = -1;
        if (c == '"')
            title = kb_str_find(kb_str_cut(r->line, 0, limit), KB_STR("\")"),
                                at + 1);
        if (title >= 0)
            return (size_t)title + 1;
        open += c == '(';
        if (c == ')' && open == 0)
            return at;
        if (c == ')') {
            open--;
            last = at;
        }
    }
    return last; /* unbalanced: the last one there is */
}

/* Behind "](" the target matters only by being a place in the page or not; as
 * written, its blanks and brackets would undo the link.  Where a converter's
 * link began in another paragraph, its end is dropped. */
static void read_close(reader *r)
{
    bool open = r->e->brackets > 0;
    bool link = peek(r, r->at + 1) == '(' && (open || r->e->converted);
    size_t start = r->at + 2;
    size_t end = link && !r->no_target ? target_end(r, start) : 0;

    r->e->brackets -= r->e->brackets > 0;
    if (end == 0) {
        r->no_target = r->no_target || link;
        copy(r, 1);
        return;
    }
    bool anchor = peek(r, start) == '#' && end > start + 1;
    if (open)
        kb_buf_add_text(r->e->out, anchor ? "](#a)" : "](u)");
    r->at = end + 1;
}

/* Known tags act or vanish; other text in '<' and '>' is text. */
static void read_tag(reader *r)
{
    kb_str rest = kb_str_cut(r->line, r->at, r->line.len);
    kb_inline_tag tag;

    if (kb_str_starts(rest, KB_STR("<http"))) {
        size_t near = rest.len < TARGET_MAX ? rest.len : TARGET_MAX;
        const char *end = memchr(rest.ptr, '>', near);
        copy(r, end ? (size_t)(end - rest.ptr) : 1);
        return;
    }
    if (r->e->converted || !kb_inline_tag_read(&tag, rest)) {
        escape(r);
        return;
    }
    r->at += tag.len;
    if (tag.role == KB_TAG_BOLD)
        kb_buf_add_char(r->e->out, (char)(KB_SIGN_STARS + KB_STARS_TOGGLE));
    else if (tag.role == KB_TAG_BREAK)
        kb_buf_add_char(r->e->out, KB_SIGN_BREAK);
}

static void read_special(reader *r, char c)
{
    switch (c) {
    case '`':
        read_ticks(r);
        break;
    case '*':
        read_stars(r);
        break;
    case '\\':
        if (r->e->converted)
            escape(r);
        else
            copy(r, 2);
        break;
    case '[':
        r->e->brackets++;
        copy(r, 1);
        break;
    case ']':
        read_close(r);
        break;
    case '<':
        read_tag(r);
        break;
    case '~':
        if (r->struck && run_length(r, r->at) == 2)
            r->at += 2;
        else
            copy(r, run_length(r, r->at));
        break;
    case '_':
        if (r->e->converted)
            escape(r);
        else
            copy(r, 1);
        break;
    default: /* a control character */
        r->at++;
    }
}

static bool is_special(char c)
{
    switch (c) {
    case '`':
    case '*':
    case '\\':
    case '[':
    case ']':
    case '<':
    case '~':
    case '_':
        return true;
    default:
        return (unsigned char)c < ' ' && c != '\t';
    }
}

void kb_emphasis_end(kb_emphasis *e)
{
    if (e->slanted)
        memcpy(e->out->ptr + e->slant_at, "\\*", 2); /* it was a star */
    e->brackets = 0;
    e->slanted = false;
}

/* Whether "~~" stands in pairs; alone, it is a tone of voice. */
static bool has_pairs(kb_str line)
{
    size_t count = 0;
    if (!memchr(line.ptr, '~', line.len))
        return false;
    ptrdiff_t at = kb_str_find(line, KB_STR("~~"), 0);
    for (; at >= 0; at = kb_str_find(line, KB_STR("~~"), (size_t)at + 2))
        count++;
    return count % 2 == 0;
}

void kb_emphasis_line(kb_emphasis *e, kb_str line)
{
    reader r = {.e = e, .line = line, .struck = has_pairs(line)};
    while (r.at < line.len) {
        size_t end = r.at;
        while (end < line.len && !is_special(line.ptr[end]))
            end++;
        copy(&r, end - r.at);
        if (r.at < line.len)
            read_special(&r, line.ptr[r.at]);
    }
}
