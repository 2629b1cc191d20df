/* html.c - HTML to blocks: libxml2's SAX events to the builder's.
 *
 * No tree is built, so depth costs only a stack of small records. */
#include "parse/html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

#include "parse/region.h"
#include "parse/tag.h"
#include "text/utf8.h"

typedef struct open_element {
    const kb_tag *tag; /* NULL for an unknown one */
    bool region;       /* the article is inside it */
} open_element;

typedef struct reader {
    kb_builder *b;
    kb_source *source;
    const kb_region *region;
    KB_VEC(open_element) open;
    bool found;      /* the region has begun */
    bool inside;     /* ... and has not ended */
    bool heading;    /* inside the heading that the site puts over articles */
    size_t skip;     /* the depth of the element that is left out, or 0 */
    kb_buf *capture; /* text of an element that says something of the page */
    size_t captured; /* its depth */
    const char **field; /* of the source, for what is captured */
} reader;

enum { CAPTURE_MAX = 4096 };

static bool takes_text(const reader *r)
{
    return (r->inside || r->heading) && r->skip == 0;
}

/* Elements of the page's head, or outside the article, that tell of it. */
typedef struct clue {
    const char *element, *key, *value; /* <element key="value"> */
    const char *content;               /* the attribute that tells */
    void (*set)(kb_source *source, kb_str text);
} clue;

static void set_author(kb_source *source, kb_str text)
{
    kb_source_set(source, &source->author, text);
}

static const clue clues[] = {
    {"meta", "name", "author", "content", set_author},
    {"meta", "property", "article:published_time", "content",
     kb_source_set_date},
    {"meta", "name", "publishdate", "content", kb_source_set_date},
    {"link", "rel", "canonical", "href", kb_source_set_address},
    {"meta", "property", "og:url", "content", kb_source_set_address},
    {"p", "class_", "artid", "alt", kb_source_set_address},
};

static void read_clues(reader *r, const kb_element *e)
{
    for (size_t i = 0; i < sizeof clues / sizeof *clues; i++) {
        const clue *c = &clues[i];
        if (strcmp(e->name, c->element) == 0 &&
            strcmp(kb_element_get(e, c->key), c->value) == 0)
            c->set(r->source, kb_str_of(kb_element_get(e, c->content)));
    }
}

/* Begins to collect the text of <title> and of <p class="artid">. */
static void begin_capture(reader *r, const kb_element *e)
{
    bool title = strcmp(e->name, "title") == 0;
    if (r->captured > 0 || !(title || (strcmp(e->name, "p") == 0 &&
                                       kb_element_has_class(e, "artid"))))
        return;
    r->captured = r->open.len;
    r->field = title ? &r->source->title : &r->source->url;
    kb_buf_clear(r->capture);
}

static void end_capture(reader *r)
{
    kb_str text = kb_buf_str(r->capture);
    if (r->field == &r->source->url)
        kb_source_set_address(r->source, text);
    else
        kb_source_set(r->source, r->field, text);
    r->captured = 0;
}

static void begin_role(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    switch (tag->role) {
    case KB_TAG_BREAK:
        kb_builder_break(b);
        break;
    case KB_TAG_PARA:
        kb_builder_para(b);
        break;
    case KB_TAG_HEADING:
        kb_builder_heading_begin(b, tag->level);
        break;
    case KB_TAG_ITEM:
        kb_builder_item_begin(b);
        break;
    case KB_TAG_QUOTE:
        kb_builder_quote_begin(b);
        break;
    case KB_TAG_ROW:
        kb_builder_row_begin(b);
        break;
    case KB_TAG_CELL:
        kb_builder_cell_begin(b, tag->level == 1);
        break;
    case KB_TAG_PRE:
        kb_builder_code_begin(b);
        break;
    case KB_TAG_BOLD:
        kb_builder_mark_begin(b, KB_MARK_BOLD);
        break;
    case KB_TAG_CODE:
        kb_builder_mark_begin(b, KB_MARK_CODE);
        break;
    case KB_TAG_LINK:
        kb_builder_link_begin(b, kb_str_of(kb_element_get(e, "href")));
        break;
    case KB_TAG_INERT:
    case KB_TAG_SKIP:
        break;
    }
}

static void end_role(kb_builder *b, kb_tag_role role)
{
    switch (role) {
    case KB_TAG_PARA:
        kb_builder_para(b);
        break;
    case KB_TAG_HEADING:
        kb_builder_heading_end(b);
        break;
    case KB_TAG_ITEM:
        kb_builder_item_end(b);
        break;
    case KB_TAG_QUOTE:
        kb_builder_quote_end(b);
        break;
    case KB_TAG_ROW:
        kb_builder_row_end(b);
        break;
    case KB_TAG_PRE:
        kb_builder_code_end(b);
        break;
    case KB_TAG_BOLD:
        kb_builder_mark_end(b, KB_MARK_BOLD);
        break;
    case KB_TAG_CODE:
        kb_builder_mark_end(b, KB_MARK_CODE);
        break;
    case KB_TAG_LINK:
        kb_builder_link_end(b);
        break;
    case KB_TAG_BREAK:
    case KB_TAG_CELL:
    case KB_TAG_INERT:
    case KB_TAG_SKIP:
        break;
    }
}

static bool is_site_heading(const kb_element *e)
{
    return strcmp(e->name, "h1") == 0 &&
           strcmp(kb_element_get(e, "id"), "articleContentId") == 0;
}

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    reader *r = context;
    kb_element e = {(const char *)name, (const char *const *)attributes};
    open_element open = {.tag = kb_tag_find(kb_str_of(e.name))};

    if (!r->found && kb_region_begins(r->region, &e))
        r->found = r->inside = open.region = true;
    r->heading = r->heading || (!r->inside && is_site_heading(&e));
    kb_vec_push(r->source->arena, &r->open, open);
    if (r->skip > 0)
        return;
    if (!r->inside) {
        read_clues(r, &e);
        begin_capture(r, &e);
    }
    bool skips = open.tag && open.tag->role == KB_TAG_SKIP;
    if (!open.region && (skips || kb_region_skips(&e)))
        r->skip = r->open.len;
    else if (open.tag && takes_text(r))
        begin_role(r->b, open.tag, &e);
}

static void end_element(void *context, const xmlChar *name)
{
    reader *r = context;
    (void)name; /* libxml2 ends the elements in order, each one once */
    if (r->open.len == 0)
        return;
    open_element open = r->open.data[r->open.len - 1];
    if (r->captured == r->open.len)
        end_capture(r);
    if (open.tag && takes_text(r))
        end_role(r->b, open.tag->role);
    if (r->skip == r->open.len)
        r->skip = 0;
    if (r->heading && open.tag && open.tag->level == 1)
        r->heading = false;
    if (open.region)
        r->inside = false;
    r->open.len--;
}

static void characters(void *context, const xmlChar *text, int len)
{
    reader *r = context;
    kb_str piece = {(const char *)text, (size_t)len};
    if (r->captured > 0)
        kb_buf_add(r->capture, piece);
    if (takes_text(r))
        kb_builder_text(r->b, piece);
}

/* Whether the page has the region. */
static bool parse(reader *r, kb_str page)
{
    htmlSAXHandler handler = {.startElement = start_element,
                              .endElement = end_element,
                              .characters = characters,
                              .ignorableWhitespace = characters};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(
        &handler, r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
    htmlParseChunk(parser, page.ptr, (int)page.len, 1);
    htmlFreeParserCtxt(parser);
    return r->found;
}

/* Without end tags before the first tag: libxml2 stops at them. */
static kb_str skip_stray_ends(kb_str page)
{
    page = kb_str_trim(page);
    while (kb_str_starts(page, KB_STR("</"))) {
        ptrdiff_t end = kb_str_find(page, KB_STR(">"), 0);
        size_t start = end < 0 ? page.len : (size_t)end + 1;
        page = kb_str_trim(kb_str_cut(page, start, page.len));
    }
    return page;
}

void kb_html_read(kb_builder *b, kb_source *source, kb_str page)
{
    kb_buf capture = KB_BUF_INIT(CAPTURE_MAX);
    bool found = false;

    page = skip_stray_ends(page);
    for (const kb_region *region = kb_regions; !found; region++) {
        reader r = {
            .b = b, .source = source, .region = region, .capture = &capture};
        if (kb_str_find(page, kb_str_of(region->needle), 0) >= 0)
            found = parse(&r, page);
        found = found || !*region->needle;
    }
    kb_buf_dispose(&capture);
}

bool kb_html_sniff(kb_str text)
{
    size_t lines = 0, tags = 0;
    kb_str rest = kb_str_trim(text), line;

    if (rest.len < 2 || rest.ptr[0] != '<' ||
        kb_str_starts(rest, KB_STR("<http")))
        return false;
    while (kb_str_split(&rest, '\n', &line)) {
        line = kb_str_trim(line);
        lines += line.len > 0;
        tags += line.len > 0 && line.ptr[0] == '<';
    }
    return tags * 3 >= lines;
}
