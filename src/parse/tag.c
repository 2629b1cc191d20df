/* tag.c - what the tags of HTML do to a document. */
#include "parse/tag.h"

#include <stdlib.h>

enum { NAME_MAX_LEN = 12, TAG_MAX = 4096 };

/* In byte order of the names. */
static const kb_tag tags[] = {
    {"a", KB_TAG_LINK, 0},          {"address", KB_TAG_PARA, 0},
    {"annotation", KB_TAG_SKIP, 0}, {"article", KB_TAG_PARA, 0},
    {"aside", KB_TAG_PARA, 0},      {"audio", KB_TAG_SKIP, 0},
    {"b", KB_TAG_BOLD, 0},          {"blockquote", KB_TAG_QUOTE, 0},
    {"body", KB_TAG_PARA, 0},       {"br", KB_TAG_BREAK, 0},
    {"button", KB_TAG_SKIP, 0},     {"center", KB_TAG_PARA, 0},
    {"code", KB_TAG_CODE, 0},       {"dd", KB_TAG_PARA, 0},
    {"del", KB_TAG_INERT, 0},       {"details", KB_TAG_PARA, 0},
    {"div", KB_TAG_PARA, 0},        {"dl", KB_TAG_PARA, 0},
    {"dt", KB_TAG_PARA, 0},         {"em", KB_TAG_INERT, 0},
    {"figcaption", KB_TAG_PARA, 0}, {"figure", KB_TAG_PARA, 0},
    {"font", KB_TAG_INERT, 0},      {"footer", KB_TAG_PARA, 0},
    {"form", KB_TAG_PARA, 0},       {"h1", KB_TAG_HEADING, 1},
    {"h2", KB_TAG_HEADING, 2},      {"h3", KB_TAG_HEADING, 3},
    {"h4", KB_TAG_HEADING, 4},      {"h5", KB_TAG_HEADING, 5},
    {"h6", KB_TAG_HEADING, 6},      {"head", KB_TAG_SKIP, 0},
    {"header", KB_TAG_PARA, 0},     {"hr", KB_TAG_PARA, 0},
    {"html", KB_TAG_PARA, 0},       {"i", KB_TAG_INERT, 0},
    {"iframe", KB_TAG_SKIP, 0},     {"img", KB_TAG_INERT, 0},
    {"input", KB_TAG_INERT, 0},     {"ins", KB_TAG_INERT, 0},
    {"kbd", KB_TAG_INERT, 0},       {"li", KB_TAG_ITEM, 0},
    {"link", KB_TAG_SKIP, 0},       {"main", KB_TAG_PARA, 0},
    {"mark", KB_TAG_INERT, 0},      {"meta", KB_TAG_SKIP, 0},
    {"nav", KB_TAG_SKIP, 0},        {"noscript", KB_TAG_SKIP, 0},
    {"object", KB_TAG_SKIP, 0},     {"ol", KB_TAG_PARA, 0},
    {"p", KB_TAG_PARA, 0},          {"pre", KB_TAG_PRE, 0},
    {"s", KB_TAG_INERT, 0},         {"script", KB_TAG_SKIP, 0},
    {"section", KB_TAG_PARA, 0},    {"select", KB_TAG_SKIP, 0},
    {"small", KB_TAG_INERT, 0},     {"span", KB_TAG_INERT, 0},
    {"strike", KB_TAG_INERT, 0},    {"strong", KB_TAG_BOLD, 0},
    {"style", KB_TAG_SKIP, 0},      {"sub", KB_TAG_INERT, 0},
    {"summary", KB_TAG_PARA, 0},    {"sup", KB_TAG_INERT, 0},
    {"svg", KB_TAG_SKIP, 0},        {"table", KB_TAG_PARA, 0},
    {"tbody", KB_TAG_PARA, 0},      {"td", KB_TAG_CELL, 0},
    {"template", KB_TAG_SKIP, 0},   {"textarea", KB_TAG_SKIP, 0},
    {"tfoot", KB_TAG_PARA, 0},      {"th", KB_TAG_CELL, 1},
    {"thead", KB_TAG_PARA, 0},      {"title", KB_TAG_SKIP, 0},
    {"tr", KB_TAG_ROW, 0},          {"u", KB_TAG_INERT, 0},
    {"ul", KB_TAG_PARA, 0},         {"video", KB_TAG_SKIP, 0},
};

static int by_name(const void *key, const void *tag)
{
    const kb_str *name = key;
    return kb_str_compare(*name, kb_str_of(((const kb_tag *)tag)->name));
}

const kb_tag *kb_tag_find(kb_str name)
{
    return bsearch(&name, tags, sizeof tags / sizeof *tags, sizeof *tags,
                   by_name);
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static bool read_comment(kb_inline_tag *out, kb_str text)
{
    ptrdiff_t end = KB_STR_NONE;
    if (kb_str_starts(text, KB_STR("<!--")))
        end = kb_str_find(text, KB_STR("-->"), 4);
    if (end < 0)
        return false;
    *out = (kb_inline_tag){.role = KB_TAG_INERT, .len = (size_t)end + 3};
    return true;
}

static kb_tag_role inline_role(kb_tag_role role)
{
    switch (role) {
    case KB_TAG_BOLD:
        return KB_TAG_BOLD;
    case KB_TAG_INERT:
    case KB_TAG_SKIP:
    case KB_TAG_CODE:
    case KB_TAG_LINK:
        return KB_TAG_INERT;
    case KB_TAG_BREAK:
    case KB_TAG_PARA:
    case KB_TAG_HEADING:
    case KB_TAG_ITEM:
    case KB_TAG_QUOTE:
    case KB_TAG_ROW:
    case KB_TAG_CELL:
    case KB_TAG_PRE:
        break;
    }
    return KB_TAG_BREAK;
}

/* The tag whose name stands at *at, which moves behind it; NULL if unknown. */
static const kb_tag *read_name(kb_str text, size_t *at)
{
    char name[NAME_MAX_LEN];
    size_t len = 0;
    for (; *at < text.len && len < NAME_MAX_LEN && is_name_char(text.ptr[*at]);
         ++*at) {
        char c = text.ptr[*at];
        name[len++] = (char)(c >= 'A' ? c | 0x20 : c);
    }
    return kb_tag_find((kb_str){name, len});
}

bool kb_inline_tag_read(kb_inline_tag *out, kb_str text)
{
    size_t at = kb_str_starts(text, KB_STR("</")) ? 2 : 1;

    if (text.len > TAG_MAX)
        text.len = TAG_MAX;
    if (read_comment(out, text))
        return true;
    const kb_tag *tag = read_name(text, &at);
    if (!tag || at >= text.len || !strchr(" \t/>", text.ptr[at]))
        return false;
    while (at < text.len && text.ptr[at] != '>' && text.ptr[at] != '<')
        at++;
    if (at == text.len || text.ptr[at] != '>')
        return false;
    out->role = inline_role(tag->role);
    out->len = at + 1;
    return true;
}
