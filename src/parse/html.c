/* html.c - HTML to blocks: libxml2's SAX events to the builder's.
 *
 * No tree is built, so depth costs only a stack of small records. */
#include "parse/html.h"

#include "parse/late.h"
#include "parse/region.h"
#include "parse/tag.h"

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
    size_t strays;      /* what looking for stray end tags has cost */
    htmlParserCtxtPtr parser;
} reader;

enum {
    CAPTURE_MAX = 4096,    /* bytes of a title or an address */
    STRAYS_MAX = 500000000 /* elements passed in search of stray end tags */
};

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

static void begin_heading(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)e;
    kb_builder_heading_begin(b, tag->level);
}

static void begin_cell(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)e;
    kb_builder_cell_begin(b, tag->level == 1);
}

static void begin_link(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)tag;
    kb_builder_link_begin(b, kb_str_of(kb_element_get(e, "href")));
}

static void begin_bold(kb_builder *b)
{
    kb_builder_mark_begin(b, KB_MARK_BOLD);
}

static void end_bold(kb_builder *b)
{
    kb_builder_mark_end(b, KB_MARK_BOLD);
}

static void begin_code(kb_builder *b)
{
    kb_builder_mark_begin(b, KB_MARK_CODE);
}

static void end_code(kb_builder *b)
{
    kb_builder_mark_end(b, KB_MARK_CODE);
}

/* What a role does; `begin_with` where the element itself matters. */
typedef struct action {
    void (*begin)(kb_builder *b);
    void (*begin_with)(kb_builder *b, const kb_tag *tag, const kb_element *e);
    void (*end)(kb_builder *b);
} action;

static const action actions[] = {
    [KB_TAG_INERT] = {NULL, NULL, NULL},
    [KB_TAG_SKIP] = {NULL, NULL, NULL},
    [KB_TAG_BREAK] = {kb_builder_break, NULL, NULL},
    [KB_TAG_PARA] = {kb_builder_para, NULL, kb_builder_para},
    [KB_TAG_HEADING] = {NULL, begin_heading, kb_builder_heading_end},
    [KB_TAG_ITEM] = {kb_builder_item_begin, NULL, kb_builder_item_end},
    [KB_TAG_QUOTE] = {kb_builder_quote_begin, NULL, kb_builder_quote_end},
    [KB_TAG_ROW] = {kb_builder_row_begin, NULL, kb_builder_row_end},
    [KB_TAG_CELL] = {NULL, begin_cell, NULL},
    [KB_TAG_PRE] = {kb_builder_code_begin, NULL, kb_builder_code_end},
    [KB_TAG_BOLD] = {begin_bold, NULL, end_bold},
    [KB_TAG_CODE] = {begin_code, NULL, end_code},
    [KB_TAG_LINK] = {NULL, begin_link, kb_builder_link_end},
};

static void begin_role(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    const action *a = &actions[tag->role];
    if (a->begin)
        a->begin(b);
    else if (a->begin_with)
        a->begin_with(b, tag, e);
}

static void end_role(kb_builder *b, kb_tag_role role)
{
    if (actions[role].end)
        actions[role].end(b);
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
    if (!r->inside) {
        read_clues(r, &e);
        begin_capture(r, &e);
    }
    if (r->skip > 0)
        return;
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

/* For each end tag without a beginning libxml2 looks through all that is open.
 * A page that makes it do so too often ends there. */
static void count_stray(void *context, xmlErrorPtr error)
{
    reader *r = context;
    if (error->code != XML_ERR_TAG_NAME_MISMATCH)
        return;
    r->strays += r->open.len;
    if (r->strays > STRAYS_MAX)
        kb_xml_load()->stop(r->parser);
}

static void parse(reader *r, kb_str page)
{
    htmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                              .serror = count_stray,
                              .startElement = start_element,
                              .endElement = end_element,
                              .characters = characters,
                              .ignorableWhitespace = characters};
    const kb_xml *xml = kb_xml_load();
    r->parser = xml->create(&handler, r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    xml->use_options(r->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                    HTML_PARSE_NOWARNING |
                                    HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
    xml->parse_chunk(r->parser, page.ptr, (int)page.len, 1);
    xml->free(r->parser);
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

bool kb_html_read(kb_builder *b, kb_source *source, kb_str page)
{
    kb_buf capture = KB_BUF_INIT(CAPTURE_MAX);
    const kb_region *region = kb_regions;
    reader r = {0};

    page = skip_stray_ends(page);
    for (; !r.found && region->needle; region++) {
        r = (reader){
            .b = b, .source = source, .region = region, .capture = &capture};
        if (kb_str_find(page, kb_str_of(region->needle), 0) >= 0)
            parse(&r, page);
    }
    kb_buf_dispose(&capture);
    return r.strays <= STRAYS_MAX;
}

static bool begins_tag(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!' ||
           c == '/';
}

bool kb_html_sniff(kb_str text)
{
    size_t lines = 0, tags = 0;
    kb_str rest = kb_str_trim(text), line;

    if (rest.len < 2 || rest.ptr[0] != '<' || !begins_tag(rest.ptr[1]) ||
        kb_str_starts(rest, KB_STR("<http")))
        return false;
    while (kb_str_split(&rest, '\n', &line)) {
        line = kb_str_trim(line);
        lines += line.len > 0;
        tags += line.len > 0 && line.ptr[0] == '<';
    }
    return tags * 3 >= lines;
}
