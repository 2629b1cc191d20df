/* label.c - paragraphs that are no text. */
#include "parse/label.h"

#include "text/utf8.h"

enum { HEADING_MAX = 40, BYTES_MAX = 4 * HEADING_MAX };

static bool is_one_of(kb_str text, const char *const *choices)
{
    while (*choices && !kb_str_equal(text, kb_str_of(*choices)))
        choices++;
    return *choices != NULL;
}

bool kb_label_is_contents(kb_str text)
{
    static const char *const labels[] = {
        "目录",     "文章目录",          "目 录", "目录：", "本文目录",
        "Contents", "Table of Contents", NULL};
    return is_one_of(text, labels);
}

static bool is_drawn(kb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("-=_*~#.+ ", text.ptr[i]))
            return false;
    }
    return true;
}

bool kb_label_is_void(kb_str text)
{
    static const char *const commands[] = {
        "[toc]", "[TOC]", "@[toc]", "@[TOC]", "@TOC", "登录后复制", NULL};
    return is_one_of(text, commands) || is_drawn(text);
}

/* Whether every character of [start, end) is bold, blanks and a closing colon
 * aside. */
static bool is_bold(const kb_run *run, size_t start, size_t end)
{
    kb_str text = kb_buf_str(&run->text);
    size_t at = start;
    for (size_t i = 0; i < run->marks.len && at < end; i++) {
        const kb_mark *mark = &run->marks.data[i];
        if (mark->type != KB_MARK_BOLD || mark->end <= at)
            continue;
        if (mark->start > at &&
            kb_str_trim(kb_str_cut(text, at, mark->start)).len > 0)
            return false;
        at = mark->end;
    }
    kb_str rest = kb_str_trim(kb_str_cut(text, at < end ? at : end, end));
    return at > start && (rest.len == 0 || kb_str_equal(rest, KB_STR("：")) ||
                          kb_str_equal(rest, KB_STR(":")));
}

static bool ends_sentence(kb_str text)
{
    size_t at = text.len;
    switch (kb_utf8_prev(text, &at)) {
    case '.':
    case '!':
    case '?':
    case ';':
    case ',':
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case 0xFF1B: /* ； */
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case 0x2026: /* … */
        return true;
    default:
        return false;
    }
}

static bool has_word(kb_str text)
{
    for (size_t at = 0; at < text.len;) {
        kb_char_class class = kb_char_class_of(kb_utf8_next(text, &at));
        if (class == KB_CHAR_HAN || class == KB_CHAR_LATIN)
            return true;
    }
    return false;
}

bool kb_label_is_heading(const kb_run *run, size_t start, size_t end)
{
    kb_str text = kb_str_cut(kb_buf_str(&run->text), start, end);
    return text.len > 0 && text.len <= BYTES_MAX && is_bold(run, start, end) &&
           kb_utf8_count(text) <= HEADING_MAX && !ends_sentence(text) &&
           has_word(text);
}
