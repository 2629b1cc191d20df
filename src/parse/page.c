/* page.c - the events of a page's tags. */
#include "parse/page.h"

#include <strings.h>

#include "aigckb/parse.h"
#include "base/alloc.h"
#include "parse/late.h"

enum {
    STEPS_MAX = 500000000 /* elements passed in search of stray end tags, or
                             attributes compared with each other */
};

typedef struct walk {
    const kb_page_listener *listener;
    void *context;
    size_t open;   /* elements that have not ended */
    size_t strays; /* what looking for stray end tags has cost */
    bool given_up;
    htmlParserCtxtPtr parser;
} walk;

static void give_up(walk *w)
{
    w->given_up = true;
    kb_xml_load()->stop(w->parser);
}

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    walk *w = context;
    kb_element e =
        kb_element_of((const char *)name, (const char *const *)attributes);
    if (++w->open > KB_DEPTH_MAX)
        give_up(w);
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
    if (w->strays > STEPS_MAX)
        give_up(w);
}

/* ---- attributes --------------------------------------------------------- */

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c);
}

/* Behind a value whose '=' stands at `at`. */
static size_t skip_value(kb_str page, size_t at)
{
    for (at++; at < page.len && is_one_of(page.ptr[at], " \t\n");)
        at++;
    if (at < page.len && is_one_of(page.ptr[at], "'\"")) {
        const char *from = page.ptr + at + 1;
        const char *end = memchr(from, page.ptr[at], page.len - at - 1);
        return end ? (size_t)(end - page.ptr) + 1 : page.len;
    }
    while (at < page.len && !is_one_of(page.ptr[at], " \t\n>"))
        at++;
    return at;
}

/* Counts the words of the tag at `at`, its name too; returns where it ends. */
static size_t count_words(size_t *out, kb_str page, size_t at)
{
    size_t words = 0;
    bool inside = false;

    while (at < page.len && page.ptr[at] != '>') {
        bool value = page.ptr[at] == '=';
        bool blank = value || is_one_of(page.ptr[at], " \t\n/");
        words += !blank && !inside;
        inside = !blank;
        at = value ? skip_value(page, at) : at + 1;
    }
    *out = words;
    return at;
}

/* Behind a script or style, if one begins with the tag [at, end). */
static size_t skip_code(kb_str page, size_t at, size_t end)
{
    kb_str name = kb_str_cut(page, at, end);
    bool code = name.len >= sizeof "style" - 1 &&
                (strncasecmp(name.ptr, "script", sizeof "script" - 1) == 0 ||
                 strncasecmp(name.ptr, "style", sizeof "style" - 1) == 0);
    ptrdiff_t closed = code ? kb_str_find(page, KB_STR("</"), end) : 0;
    return !code ? end : closed < 0 ? page.len : (size_t)closed;
}

/* libxml2 compares the name of each attribute with those before it: how often
 * it would for the whole page. */
static size_t count_comparisons(kb_str page)
{
    size_t steps = 0, words;
    const char *found;

    for (size_t at = 0; at < page.len && steps <= STEPS_MAX &&
                        (found = memchr(page.ptr + at, '<', page.len - at));) {
        size_t from = (size_t)(found - page.ptr) + 1;
        at = from;
        if (from == page.len || (unsigned)((page.ptr[from] | 32) - 'a') > 25)
            continue;
        at = skip_code(page, from, count_words(&words, page, from));
        steps += words * words / 2;
    }
    return steps;
}

/* ------------------------------------------------------------------------- */

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
    if (count_comparisons(page) > STEPS_MAX)
        return false;
    w.parser = xml->create(&handler, &w, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!w.parser)
        kb_no_memory(0);
    xml->use_options(w.parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
    xml->parse_chunk(w.parser, page.ptr, (int)page.len, 1);
    xml->free(w.parser);
    return !w.given_up;
}
