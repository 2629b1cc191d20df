/* parse.c - bytes to a document. */
#include "aigckb/parse.h"

#include <strings.h>

#include "base/file.h"
#include "base/hash.h"
#include "parse/builder.h"
#include "parse/encoding.h"
#include "parse/frontmatter.h"
#include "parse/html.h"
#include "parse/markdown.h"
#include "parse/mhtml.h"
#include "parse/origin.h"
#include "parse/plain.h"
#include "parse/saved.h"
#include "parse/source.h"

enum { TITLE_KEPT = 18 };

static bool read_plain(kb_builder *b, kb_source *source, kb_str body)
{
    (void)source; /* plain text says nothing of itself */
    kb_plain_read(b, body);
    return true;
}

static bool read_page(kb_builder *b, kb_source *source, kb_str body)
{
    kb_saved_address(source, body);
    return kb_html_read(b, source, body);
}

/* A format: the names it has, and the text it begins with. */
typedef struct format {
    const char *suffix;
    const char *type;           /* media type */
    bool (*sniff)(kb_str body); /* whether the text is in fact a page */
    bool (*read)(kb_builder *b, kb_source *source, kb_str body);
    bool saved; /* the page is one part of the file */
} format;

static const format formats[] = {
    {".md", "text/markdown", kb_html_sniff, kb_markdown_read, false},
    {".markdown", "text/x-markdown", kb_html_sniff, kb_markdown_read, false},
    {".html", "text/html", NULL, read_page, false},
    {".htm", "application/xhtml+xml", NULL, read_page, false},
    {".txt", "text/plain", NULL, read_plain, false},
    {".mhtml", "multipart/related", NULL, read_page, true},
    {".mht", "message/rfc822", NULL, read_page, true},
};

static const format *format_of_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof formats / sizeof *formats; i++) {
        if (strcasecmp(dot, formats[i].suffix) == 0)
            return &formats[i];
    }
    return NULL;
}

static const format *format_of_type(const char *type)
{
    for (size_t i = 0; type && i < sizeof formats / sizeof *formats; i++) {
        if (strcasecmp(type, formats[i].type) == 0)
            return &formats[i];
    }
    return NULL;
}

/* What the sender says, else what the name says, else Markdown. */
static const format *format_of(const kb_raw *raw)
{
    const format *found = format_of_type(raw->type);
    if (!found)
        found = format_of_name(raw->name);
    return found ? found : &formats[0];
}

bool kb_parse_wants(const char *name)
{
    return format_of_name(name) != NULL;
}

kb_status kb_parse_files(const char ***out, size_t *count, kb_arena *arena,
                         const char *path, kb_error *err)
{
    const kb_file_walk articles = {.want = kb_parse_wants};
    kb_status status = kb_file_tree(out, count, arena, path, &articles, err);
    if (status == KB_OK && *count == 0)
        status = kb_fail(err, KB_BAD_INPUT,
                         "%s: no .md, .markdown, .html, .htm, .txt, .mhtml or "
                         ".mht file in this folder",
                         path);
    if (status != KB_OK)
        *count = 0;
    return status;
}

/* The title of front matter or a page without what the site adds: a search
 * phrase behind the last '_'. */
static kb_str cut_title(kb_str title)
{
    size_t at = title.len;
    while (at > 0 && title.ptr[at - 1] != '_')
        at--;
    return at > TITLE_KEPT ? kb_str_cut(title, 0, at - 1) : title;
}

/* Whether it is HTML, of which most may be no text. */
static bool is_page(const kb_raw *raw, kb_str body)
{
    const format *used = format_of(raw);
    return used->read == read_page || (used->sniff && used->sniff(body));
}

static bool read_body(kb_builder *b, kb_source *source, const kb_raw *raw,
                      kb_str body)
{
    if (is_page(raw, body))
        return read_page(b, source, body);
    return format_of(raw)->read(b, source, body);
}

static const char *hex_of(kb_arena *arena, const char *before, uint64_t value)
{
    char hex[KB_HEX];
    kb_hex(hex, value);
    return kb_arena_printf(arena, "%s%s", before, hex);
}

/* The article's number, else a digest of its text. */
static const char *key_of(kb_arena *arena, const kb_doc *doc)
{
    kb_buf text = KB_BUF_INIT(SIZE_MAX);
    if (doc->artid)
        return doc->artid;
    kb_buf_add_text(&text, doc->title);
    for (size_t i = 0; i < doc->block_count; i++) {
        kb_buf_add_char(&text, '\n');
        kb_buf_add(&text, (kb_str){doc->blocks[i].text, doc->blocks[i].len});
    }
    const char *key = hex_of(arena, "sha256-", kb_digest(kb_buf_str(&text)));
    kb_buf_dispose(&text);
    return key;
}

static void describe(kb_doc *out, const kb_source *source, const char *path)
{
    kb_arena *arena = source->arena;
    if (!out->title) {
        kb_str title = source->title ? cut_title(kb_str_of(source->title))
                                     : kb_source_stem(path);
        out->title = kb_source_line(arena, title).ptr;
    }
    out->artid = source->artid;
    out->url = source->url;
    out->site = kb_source_site(source);
    out->author = source->author;
    out->origin = source->origin;
    out->date = source->date;
    out->tags = source->tags.data;
    out->tag_count = source->tags.len;
    out->path = kb_arena_strdup(arena, path);
    out->key = key_of(arena, out);
}

/* Reads the decoded text into `out`. */
static kb_status read_text(kb_doc *out, kb_arena *arena,
                           const kb_saved_page *page, kb_str text,
                           kb_error *err)
{
    const kb_raw *raw = &page->html;
    const char *path = raw->name;
    size_t most = raw->text_max > 0 ? (size_t)raw->text_max : KB_TEXT_MAX;
    kb_source source = {.arena = arena};
    kb_builder builder;

    if (raw->url)
        kb_source_set_address(&source, kb_str_of(raw->url));
    kb_str body = kb_frontmatter_read(&source, text);
    if (body.len > KB_TEXT_SOURCE * most && !is_page(raw, body))
        return kb_fail(err, KB_LIMIT,
                       "%s: more than %zu bytes of Markdown or text; "
                       "--max-text changes that",
                       path, KB_TEXT_SOURCE * most);
    kb_builder_init(&builder, arena, most);
    bool complete = read_body(&builder, &source, raw, body);
    kb_builder_finish(&builder, out);
    bool over = kb_outline_over(&builder.outline);
    kb_builder_dispose(&builder);
    if (!complete)
        return kb_fail(err, KB_LIMIT,
                       "%s: nested too deep (%d elements at most), or tags of "
                       "too many attributes",
                       path, KB_DEPTH_MAX);
    if (over)
        return kb_fail(err, KB_LIMIT,
                       "%s: more than %zu bytes of text or %zu blocks; "
                       "--max-text changes that",
                       path, most, most / KB_TEXT_OF_BLOCK);
    kb_doc_link(out);
    if (out->block_count == 0 && !out->title && !source.title)
        return kb_fail(err, KB_BAD_INPUT, "%s: no text", path);
    kb_source_set(&source, &source.title, kb_str_of(page->title));
    kb_source_complete(&source, path);
    kb_source_set_date(&source, kb_str_of(page->date));
    kb_origin_find(&source, out);
    describe(out, &source, path);
    return KB_OK;
}

kb_status kb_parse(kb_doc *out, kb_arena *arena, const kb_raw *raw,
                   kb_error *err)
{
    kb_buf room = KB_BUF_INIT(4 * (size_t)KB_ARTICLE_MAX);
    kb_buf html = KB_BUF_INIT(KB_ARTICLE_MAX);
    kb_saved_page page = {.html = *raw};
    kb_str all = {raw->bytes, raw->len};
    kb_status status = KB_OK;
    kb_decoded decoded;

    *out = (kb_doc){0};
    if (raw->len > KB_ARTICLE_MAX)
        return kb_fail(err, KB_LIMIT, "%s: larger than %d bytes", raw->name,
                       KB_ARTICLE_MAX);
    if (format_of(raw)->saved)
        status = kb_mhtml_open(&page, &html, arena, raw, err);
    if (status == KB_OK)
        status = kb_decode(&decoded, &room, &page.html, err);
    if (status == KB_OK)
        status = read_text(out, arena, &page, decoded.text, err);
    if (status == KB_OK) {
        out->hash = hex_of(arena, "", kb_digest(all));
        out->replaced = decoded.replaced;
    }
    kb_buf_dispose(&html);
    kb_buf_dispose(&room);
    return status;
}
