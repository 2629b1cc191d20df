/* markup.c - text that is shown, and put into XML, Turtle and Markdown; what
 * is read back is the text. */
#include "fuzz.h"

#include <libxml/parser.h>
#include <md4c.h>

#include "output/display.h"
#include "output/markdown.h"
#include "output/turtle.h"
#include "output/xml.h"
#include "text/utf8.h"

enum { WIDTHS = 90 };

static kb_buf new_buf(void)
{
    return (kb_buf)KB_BUF_INIT(FUZZ_BYTES_MAX);
}

/* ---- terminals ---------------------------------------------------------- */

static void check_clean(kb_str clean)
{
    kb_buf again = new_buf();
    HOLDS(kb_utf8_valid(clean));
    for (size_t at = 0; at < clean.len;)
        HOLDS(!kb_display_unsafe(kb_utf8_next(clean, &at)));
    kb_display_clean(&again, clean, KB_HITS_DROP);
    HOLDS(kb_str_equal(kb_buf_str(&again), clean));
    kb_buf_dispose(&again);
}

/* Lines are no wider than asked for, unless a character is; nothing but blanks
 * is lost between them. */
static void check_columns(kb_str clean, size_t columns)
{
    kb_buf cut = new_buf();
    kb_str rest = clean, line;
    const char *at = clean.ptr;

    kb_display_cut(&cut, clean, columns);
    HOLDS(kb_utf8_valid(kb_buf_str(&cut)));
    HOLDS(kb_display_columns(kb_buf_str(&cut)) <= columns);
    while (kb_display_wrap(&rest, columns, &line)) {
        HOLDS(line.len > 0 && line.ptr >= at && kb_utf8_valid(line));
        HOLDS(kb_display_columns(line) <= (columns > 2 ? columns : 2));
        HOLDS(
            kb_str_trim(kb_str_cut((kb_str){at, 0}, 0, (size_t)(line.ptr - at)))
                .len == 0);
        at = line.ptr + line.len;
    }
    kb_buf_dispose(&cut);
}

/* ---- XML ---------------------------------------------------------------- */

/* Without U+FFFE and U+FFFF, which XML cannot have. */
static kb_buf without_nothing(kb_str clean)
{
    kb_buf out = new_buf();
    for (size_t at = 0; at < clean.len;) {
        size_t start = at;
        uint32_t c = kb_utf8_next(clean, &at);
        if (c != 0xFFFE && c != 0xFFFF)
            kb_buf_add(&out, kb_str_cut(clean, start, at));
    }
    return out;
}

static void check_content(xmlChar *content, const char *expected)
{
    HOLDS(content && strcmp((const char *)content, expected) == 0);
    xmlFree(content);
}

static void check_xml(const char *text, kb_str clean)
{
    kb_buf page = new_buf(), expected = without_nothing(clean);

    kb_buf_add_text(&page, "<a b=\"");
    kb_xml_text(&page, text);
    kb_buf_add_text(&page, "\" id=\"");
    kb_xml_token(&page, text);
    kb_buf_add_text(&page, "\">");
    kb_xml_text(&page, text);
    kb_buf_add_text(&page, "</a>");
    xmlDocPtr doc = xmlReadMemory(page.ptr, (int)page.len, "x", "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    HOLDS(doc);
    xmlNodePtr root = xmlDocGetRootElement(doc);
    check_content(xmlNodeGetContent(root), expected.ptr);
    check_content(xmlGetProp(root, (const xmlChar *)"b"), expected.ptr);
    xmlFreeDoc(doc);
    kb_buf_dispose(&page);
    kb_buf_dispose(&expected);
}

/* ---- Turtle ------------------------------------------------------------- */

static uint32_t hex(const char *digits, size_t n)
{
    char copy[9] = "", *end;
    memcpy(copy, digits, n);
    uint32_t value = (uint32_t)strtoul(copy, &end, 16);
    HOLDS(end == copy + n);
    return value;
}

/* Takes the escapes of a literal back. */
static void check_literal(kb_str text)
{
    static const char letters[] = "\"\\nrt", plain[] = "\"\\\n\r\t";
    kb_buf out = new_buf(), again = new_buf();

    kb_turtle_literal(&out, text.ptr);
    HOLDS(out.len >= 2 && out.ptr[0] == '"' && out.ptr[out.len - 1] == '"');
    for (size_t i = 1; i < out.len - 1; i++) {
        char c = out.ptr[i];
        HOLDS(c != '"' && (unsigned char)c >= ' ');
        if (c != '\\') {
            kb_buf_add_char(&again, c);
            continue;
        }
        c = out.ptr[++i];
        if (c == 'u' || c == 'U') {
            size_t digits = c == 'u' ? 4 : 8;
            kb_utf8_add(&again, hex(out.ptr + i + 1, digits));
            i += digits;
        } else {
            HOLDS(strchr(letters, c));
            kb_buf_add_char(&again, plain[strchr(letters, c) - letters]);
        }
    }
    HOLDS(kb_str_equal(kb_buf_str(&again), text));
    kb_buf_dispose(&out);
    kb_buf_dispose(&again);
}

static void check_iri(kb_str text)
{
    kb_buf out = new_buf(), again = new_buf();

    kb_turtle_iri(&out, "x:", text.ptr);
    HOLDS(kb_str_starts(kb_buf_str(&out), KB_STR("<x:")));
    HOLDS(out.ptr[out.len - 1] == '>' && kb_utf8_valid(kb_buf_str(&out)));
    for (size_t i = 3; i < out.len - 1; i++) {
        char c = out.ptr[i];
        HOLDS((unsigned char)c > ' ' && !strchr("<>\"{}|^`\\", c));
        if (c == '%') {
            c = (char)hex(out.ptr + i + 1, 2);
            i += 2;
        }
        kb_buf_add_char(&again, c);
    }
    HOLDS(kb_str_equal(kb_buf_str(&again), text));
    kb_buf_dispose(&out);
    kb_buf_dispose(&again);
}

/* ---- Markdown ----------------------------------------------------------- */

typedef struct reading {
    kb_buf text;
    size_t blocks, spans;
} reading;

static int on_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    reading *r = context;
    (void)detail;
    if (type != MD_BLOCK_DOC)
        r->blocks++;
    HOLDS(type == MD_BLOCK_DOC || type == MD_BLOCK_P);
    return 0;
}

static int on_end(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *context)
{
    reading *r = context;
    (void)type, (void)detail;
    r->spans++;
    return 0;
}

static int on_span_end(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE len,
                   void *context)
{
    reading *r = context;
    HOLDS(type == MD_TEXT_NORMAL);
    kb_buf_add(&r->text, (kb_str){text, len});
    return 0;
}

/* Whatever the text is, a reader sees a paragraph of it and no markup. */
static void check_markdown(kb_str clean)
{
    const MD_PARSER parser = {.flags = MD_DIALECT_GITHUB &
                                       ~(MD_FLAG_PERMISSIVEAUTOLINKS),
                              .enter_block = on_block,
                              .leave_block = on_end,
                              .enter_span = on_span,
                              .leave_span = on_span_end,
                              .text = on_text};
    reading r = {.text = new_buf()};
    kb_buf out = new_buf();
    kb_str trimmed = kb_str_trim(clean);

    kb_markdown_text(&out, clean.ptr);
    HOLDS(md_parse(out.ptr, (MD_SIZE)out.len, &parser, &r) == 0);
    HOLDS(r.spans == 0 && r.blocks == (trimmed.len > 0));
    HOLDS(kb_str_equal(kb_buf_str(&r.text), trimmed));
    kb_buf_dispose(&r.text);
    kb_buf_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str bytes = fuzz_input(data, size);
    size_t columns = fuzz_byte(&bytes) % WIDTHS;
    kb_arena *arena = kb_arena_new();
    const char *raw = fuzz_text(arena, bytes);
    kb_buf valid = new_buf(), clean = new_buf();

    kb_utf8_repair(&valid, kb_str_of(raw));
    kb_display_clean(&clean, kb_str_of(raw), KB_HITS_DROP);
    check_clean(kb_buf_str(&clean));
    check_columns(kb_buf_str(&clean), columns);
    check_xml(raw, kb_buf_str(&clean));
    check_literal(kb_buf_str(&valid)); /* what is stored is valid */
    check_iri(kb_buf_str(&valid));
    check_markdown(kb_buf_str(&clean));
    kb_buf_dispose(&valid);
    kb_buf_dispose(&clean);
    kb_arena_free(arena);
    return 0;
}
