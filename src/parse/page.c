/* page.c - the events of a page's tags. */
#include "parse/page.h"

#include "parse/late.h"

enum {
    STRAYS_MAX = 500000000 /* elements passed in search of stray end tags */
};

typedef struct walk {
    const kb_page_listener *listener;
    void *context;
    size_t open;   /* elements that have not ended */
    size_t strays; /* what looking for stray end tags has cost */
    htmlParserCtxtPtr parser;
} walk;

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    walk *w = context;
    kb_element e =
        kb_element_of((const char *)name, (const char *const *)attributes);
    w->open++;
    w->listener->begin(w->context, &e);
}

static void end_element(void *context, const xmlChar *name)
{
    walk *w = context;
    (void)name; /* libxml2 ends the elements in order, each one once */
    if (w->open == 0)
        return;
    w->listener->end(w->context);
    w->open--;
}

static void characters(void *context, const xmlChar *text, int len)
{
    walk *w = context;
    w->listener->text(w->context, (kb_str){(const char *)text, (size_t)len});
}

/* For each end tag without a beginning libxml2 looks through all that is open.
 * A page that makes it do so too often ends there. */
static void count_stray(void *context, xmlErrorPtr error)
{
    walk *w = context;
    if (error->code != XML_ERR_TAG_NAME_MISMATCH)
        return;
    w->strays += w->open;
    if (w->strays > STRAYS_MAX)
        kb_xml_load()->stop(w->parser);
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

bool kb_page_read(kb_str page, const kb_page_listener *listener, void *context)
{
    htmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                              .serror = count_stray,
                              .startElement = start_element,
                              .endElement = end_element,
                              .characters = characters,
                              .ignorableWhitespace = characters};
    walk w = {.listener = listener, .context = context};
    const kb_xml *xml = kb_xml_load();

    page = skip_stray_ends(page);
    w.parser = xml->create(&handler, &w, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    xml->use_options(w.parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
    xml->parse_chunk(w.parser, page.ptr, (int)page.len, 1);
    xml->free(w.parser);
    return w.strays <= STRAYS_MAX;
}
