/* region.c - which part of a page is the article. */
#include "parse/region.h"

const kb_region kb_regions[] = {
    {NULL, "content_views", NULL, "content_views"},
    {NULL, "article_content", NULL, "article_content"},
    {NULL, "js_content", NULL, "js_content"},
    {"article", NULL, NULL, "<article"},
    {NULL, NULL, "blog-content-box", "blog-content-box"},
    {"main", NULL, NULL, "<main"},
    {"body", NULL, NULL, ""},
    {NULL, NULL, NULL, NULL},
};

const char *kb_element_get(const kb_element *e, const char *attribute)
{
    const char *const *at = e->attributes;
    for (; at && *at; at += 2) {
        if (strcmp(*at, attribute) == 0)
            return at[1] ? at[1] : "";
    }
    return "";
}

bool kb_element_has_class(const kb_element *e, const char *word)
{
    kb_str rest = kb_str_of(kb_element_get(e, "class")), piece;
    while (kb_str_split(&rest, ' ', &piece)) {
        if (kb_str_equal(piece, kb_str_of(word)))
            return true;
    }
    return false;
}

bool kb_region_begins(const kb_region *region, const kb_element *e)
{
    if (region->name && strcmp(region->name, e->name) != 0)
        return false;
    if (region->id && strcmp(region->id, kb_element_get(e, "id")) != 0)
        return false;
    return !region->class_word || kb_element_has_class(e, region->class_word);
}

static bool is_hidden(const kb_element *e)
{
    kb_str style = kb_str_of(kb_element_get(e, "style"));
    return kb_str_find(style, KB_STR("display:none"), 0) >= 0 ||
           kb_str_find(style, KB_STR("display: none"), 0) >= 0;
}

bool kb_region_skips(const kb_element *e)
{
    static const char *const classes[] = {
        "katex-html",      "MathJax_Preview",    "pre-numbering",
        "hljs-ln-numbers", "blog-extension-box", "article-copyright",
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (kb_element_has_class(e, classes[i]))
            return true;
    }
    return is_hidden(e);
}
