/* feed.c - lists of articles: libxml2's SAX events to links. */
#include "parse/feed.h"

#include <strings.h>

#include "base/iso_date.h"
#include "base/vec.h"
#include "parse/encoding.h"
#include "parse/late.h"

enum {
    SNIFF_WITHIN = 4096, /* bytes in which the first element begins */
    TEXT_MAX = 4096,     /* bytes of an address or a date */
    ROOM_MAX = KB_ARTICLE_MAX
};

/* ---- what lists look like ----------------------------------------------- */

typedef enum field { FIELD_NONE, FIELD_URL, FIELD_SPARE, FIELD_DATE } field;

typedef struct part {
    const char *name;
    const char *attribute;   /* that has the text, or NULL: the element does */
    const char *key, *value; /* where another attribute is there, it says so */
    field field;
} part;

typedef struct format {
    const char *root, *name, *item; /* elements; what it is called */
    kb_feed_kind kind;
    const part *parts;
} format;

static const part sitemap_parts[] = {
    {"loc", NULL, NULL, NULL, FIELD_URL},
    {"lastmod", NULL, NULL, NULL, FIELD_DATE},
    {0},
};

static const part rss_parts[] = {
    {"link", NULL, NULL, NULL, FIELD_URL},
    {"guid", NULL, "isPermaLink", "true", FIELD_SPARE},
    {"pubDate", NULL, NULL, NULL, FIELD_DATE},
    {"date", NULL, NULL, NULL, FIELD_DATE}, /* dc:date */
    {0},
};

static const part atom_parts[] = {
    {"link", "href", "rel", "alternate", FIELD_URL},
    {"updated", NULL, NULL, NULL, FIELD_DATE},
    {"published", NULL, NULL, NULL, FIELD_DATE},
    {0},
};

static const format formats[] = {
    {"urlset", "sitemap", "url", KB_FEED_ARTICLES, sitemap_parts},
    {"sitemapindex", "sitemap", "sitemap", KB_FEED_LISTS, sitemap_parts},
    {"rss", "RSS", "item", KB_FEED_ARTICLES, rss_parts},
    {"RDF", "RSS", "item", KB_FEED_ARTICLES, rss_parts},
    {"feed", "Atom", "entry", KB_FEED_ARTICLES, atom_parts},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whether it is worth a parser's while. */
static bool may_be_list(kb_str bytes)
{
    if (bytes.len > SNIFF_WITHIN)
        bytes.len = SNIFF_WITHIN;
    if (kb_str_starts(bytes, KB_STR("\xFF\xFE")) ||
        kb_str_starts(bytes, KB_STR("\xFE\xFF")))
        return true; /* UTF-16 */
    if (kb_str_starts(bytes, KB_STR("\xEF\xBB\xBF")))
        bytes = kb_str_cut(bytes, 3, bytes.len);
    if (!kb_str_starts(kb_str_trim(bytes), KB_STR("<")))
        return false;
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (kb_str_find(bytes, kb_str_of(formats[i].root), 0) >= 0)
            return true;
    }
    return false;
}

/* ---- addresses and dates ------------------------------------------------ */

static bool is_web(kb_str url)
{
    return (url.len > 7 && strncasecmp(url.ptr, "http://", 7) == 0) ||
           (url.len > 8 && strncasecmp(url.ptr, "https://", 8) == 0);
}

/* The absolute address, or NULL where it is none of the web: RFC 3986, 5.2. */
static const char *resolve(kb_arena *arena, const char *base, kb_str text)
{
    const kb_xml *xml = kb_xml_load();
    const char *url = kb_arena_copy(arena, text.ptr, text.len);
    xmlChar *escaped, *built;

    if (text.len == 0 || is_web(text) || !base)
        return is_web(text) ? url : NULL;
    escaped = xml->escape_uri((const xmlChar *)url,
                              (const xmlChar *)"%:/?#[]@!$&'()*+,;=~-_.");
    built = escaped ? xml->build_uri(escaped, (const xmlChar *)base) : NULL;
    url = kb_arena_strdup(arena, (const char *)built);
    if (escaped)
        (*xml->release)(escaped);
    if (built)
        (*xml->release)(built);
    return url && is_web(kb_str_of(url)) ? url : NULL;
}

/* ---- the reader --------------------------------------------------------- */

typedef struct reader {
    kb_arena *arena;
    xmlParserCtxtPtr parser;
    const format *format;
    size_t depth;   /* open elements */
    size_t item;    /* depth of the open item; 0: none */
    size_t capture; /* depth of the element whose text is read; 0: none */
    field into;
    kb_buf text;
    const char *base, *item_base;
    const char *prefix; /* of the open item's name: "a:", or "" */
    kb_feed_link link;  /* of the open item */
    const char *spare;
    KB_VEC(kb_feed_link) links;
    bool ended, over, entities;
} reader;

/* Names and values by turns, and NULL. */
typedef const char *const *attributes;

static const char *get(attributes all, const char *name)
{
    for (; all && *all; all += 2) {
        if (strcmp(*all, name) == 0)
            return all[1];
    }
    return NULL;
}

/* What stands behind "prefix:". */
static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

/* What xml:base makes of the base. */
static const char *rebase(const reader *r, const char *base, attributes all)
{
    const char *given = get(all, "xml:base");
    const char *found =
        given ? resolve(r->arena, base, kb_str_of(given)) : NULL;
    return found ? found : base;
}

static void set_field(reader *r, field into, const char *text)
{
    kb_str trimmed = kb_str_trim(kb_str_of(text));

    if (into == FIELD_URL && !r->link.url)
        r->link.url = resolve(r->arena, r->item_base, trimmed);
    else if (into == FIELD_SPARE && !r->spare && is_web(trimmed))
        r->spare = kb_arena_copy(r->arena, trimmed.ptr, trimmed.len);
    else if (into == FIELD_DATE && !r->link.date)
        r->link.date = kb_iso_date_read(
            r->arena, kb_arena_copy(r->arena, trimmed.ptr, trimmed.len));
}

static const part *find_part(const format *f, const char *name)
{
    for (const part *p = f->parts; p->name; p++) {
        if (strcmp(p->name, name) == 0)
            return p;
    }
    return NULL;
}

static bool fits(const part *p, attributes all)
{
    const char *said = p->key ? get(all, p->key) : NULL;
    return !said || strcmp(said, p->value) == 0;
}

/* <atom:link> is none of an RSS item's own; <dc:date> is as good a date. */
static bool is_own(const reader *r, const part *p, const char *name)
{
    size_t len = (size_t)(local_name(name) - name);
    return p->field == FIELD_DATE ||
           (strlen(r->prefix) == len && strncmp(r->prefix, name, len) == 0);
}

static void start_part(reader *r, const char *name, attributes all)
{
    const part *p = find_part(r->format, local_name(name));

    if (!p || !fits(p, all) || !is_own(r, p, name))
        return;
    if (p->attribute) {
        const char *text = get(all, p->attribute);
        if (text)
            set_field(r, p->field, text);
        return;
    }
    r->capture = r->depth;
    r->into = p->field;
    kb_buf_clear(&r->text);
}

static void start_root(reader *r, const char *name, attributes all)
{
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (strcmp(formats[i].root, local_name(name)) == 0)
            r->format = &formats[i];
    }
    r->base = rebase(r, r->base, all);
    if (!r->format)
        kb_xml_load()->stop(r->parser);
}

static void start_item(reader *r, const char *name, attributes all)
{
    size_t len = (size_t)(local_name(name) - name);

    r->item = r->depth;
    r->item_base = rebase(r, r->base, all);
    r->prefix = kb_arena_copy(r->arena, name, len);
    r->link = (kb_feed_link){0};
    r->spare = NULL;
}

static void start_element(void *context, const xmlChar *full_name,
                          const xmlChar **pairs)
{
    reader *r = context;
    const char *name = (const char *)full_name;
    attributes all = (attributes)pairs;

    r->depth++;
    if (r->depth == 1)
        start_root(r, name, all);
    else if (!r->format)
        return;
    else if (r->item == 0 && strcmp(local_name(name), r->format->item) == 0)
        start_item(r, name, all);
    else if (r->item > 0 && r->depth == r->item + 1)
        start_part(r, name, all);
}

static void end_item(reader *r)
{
    r->item = 0;
    if (!r->link.url)
        r->link.url = r->spare;
    if (!r->link.url)
        return;
    if (r->links.len == KB_FEED_MAX) {
        r->over = true;
        kb_xml_load()->stop(r->parser);
        return;
    }
    kb_vec_push(r->arena, &r->links, r->link);
}

static void end_element(void *context, const xmlChar *name)
{
    reader *r = context;

    (void)name; /* libxml2 has seen that they fit */
    if (r->capture == r->depth) {
        if (!r->text.over)
            set_field(r, r->into, r->text.ptr);
        r->capture = 0;
    }
    if (r->item == r->depth)
        end_item(r);
    r->depth--;
    r->ended = r->depth == 0;
}

static void characters(void *context, const xmlChar *text, int len)
{
    reader *r = context;
    if (r->capture > 0)
        kb_buf_add(&r->text, (kb_str){(const char *)text, (size_t)len});
}

/* No list needs entities of its own, and those who declare some mean harm. */
static void
declare_entity(void *context, const xmlChar *name, int type,
               const xmlChar *public_id, const xmlChar *system_id,
               xmlChar *content) /* NOLINT(readability-non-const-parameter) */
{
    reader *r = context;
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    r->entities = true;
    kb_xml_load()->stop(r->parser);
}

static void parse(reader *r, kb_str text)
{
    xmlSAXHandler handler = {.startElement = start_element,
                             .endElement = end_element,
                             .characters = characters,
                             .cdataBlock = characters,
                             .entityDecl = declare_entity};
    const kb_xml *xml = kb_xml_load();

    r->parser = xml->create_xml(&handler, r, NULL, 0, NULL);
    xml->use_xml_options(r->parser, XML_PARSE_RECOVER | XML_PARSE_NONET |
                                        XML_PARSE_NOENT | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING |
                                        XML_PARSE_IGNORE_ENC);
    xml->parse_xml_chunk(r->parser, text.ptr, (int)text.len, 1);
    if (r->parser->myDoc) /* declarations of entities make one */
        xml->free_doc(r->parser->myDoc);
    xml->free_xml(r->parser);
}

/* The encoding that <?xml encoding="..."?> names, in the arena, or NULL. */
static const char *declared_encoding(kb_arena *arena, kb_str bytes)
{
    static const kb_str key = KB_STR_INIT("encoding=");
    ptrdiff_t end = kb_str_find(bytes, KB_STR("?>"), 0);
    kb_str head = kb_str_cut(bytes, 0, end < 0 ? 0 : (size_t)end), name;
    ptrdiff_t at = kb_str_find(head, key, 0);

    if (at < 0 || !kb_str_starts(kb_str_trim(head), KB_STR("<?xml")))
        return NULL;
    head = kb_str_cut(head, (size_t)at + key.len, head.len);
    if (head.len < 2)
        return NULL;
    char quote = head.ptr[0];
    head = kb_str_cut(head, 1, head.len);
    kb_str_split(&head, quote, &name);
    return kb_arena_copy(arena, name.ptr, name.len);
}

static kb_status judge(const reader *r, const char *name, kb_error *err)
{
    if (r->entities)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s: a list that declares entities is not read", name);
    if (r->over)
        return kb_fail(err, KB_LIMIT,
                       "%s: more than %d links: the others are "
                       "left out",
                       name, KB_FEED_MAX);
    if (r->format && !r->ended)
        return kb_fail(err, KB_BAD_INPUT, "%s: the list breaks off", name);
    return KB_OK;
}

kb_status kb_feed_read(kb_feed *out, kb_arena *arena, const kb_raw *raw,
                       kb_error *err)
{
    kb_buf room = KB_BUF_INIT(ROOM_MAX);
    reader r = {
        .arena = arena, .base = raw->url, .text = KB_BUF_INIT(TEXT_MAX)};
    kb_str bytes = {raw->bytes, raw->len};
    kb_raw named = *raw;
    kb_decoded decoded;

    *out = (kb_feed){0};
    if (!may_be_list(bytes))
        return KB_OK;
    if (!named.charset)
        named.charset = declared_encoding(arena, bytes);
    kb_status status = kb_decode(&decoded, &room, &named, err);
    if (status == KB_OK) {
        parse(&r, decoded.text);
        status = judge(&r, raw->name, err);
        out->kind = r.format ? r.format->kind : KB_FEED_NONE;
        out->format = r.format ? r.format->name : NULL;
        out->links = r.links.data;
        out->count = r.links.len;
    }
    kb_buf_dispose(&r.text);
    kb_buf_dispose(&room);
    return status;
}
