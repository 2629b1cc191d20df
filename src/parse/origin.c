/* origin.c - where a repost was taken from. */
#include "parse/origin.h"

#include "parse/site.h"
#include "text/utf8.h"

enum {
    FIRST_BLOCKS = 4, /* of an article, in which a repost says so */
    LAST_BLOCKS = 6,
    WEAK_BLOCKS = 2,    /* the same for words that are used for figures too */
    WEAK_BYTES = 240,   /* of such a block */
    NAME_CHARS_MIN = 2, /* characters of a name */
    NAME_CHARS_MAX = 60,
    INSIDE_BYTES = 1500, /* of a block that may say so at its end */
    ADDRESS_WITHIN = 120 /* bytes behind the words, in which it begins */
};

static bool begins_any(kb_str text, const char *const *list, size_t count,
                       size_t *len)
{
    for (size_t i = 0; i < count; i++) {
        *len = strlen(list[i]);
        if (kb_str_starts(text, kb_str_of(list[i])))
            return true;
    }
    return false;
}

#define BEGINS(text, list, len)                                                \
    begins_any((text), (list), sizeof(list) / sizeof *(list), (len))

/* Without what may stand before the words, or between them and the origin. */
static kb_str skip_signs(kb_str text)
{
    static const char *const signs[] = {
        " ",  "\t", ":", "：", "*",  ">", "-", "—", "（", "(",  "【",      "[",
        "「", "\"", "“", "《", "『", "#", "@", "|", "于", "　", "\xC2\xA0"};
    size_t len;
    if (text.len > 0 && (unsigned char)text.ptr[0] > 0xE4 &&
        (unsigned char)text.ptr[0] < 0xEF)
        return text; /* Han, as most text begins */
    while (BEGINS(text, signs, &len))
        text = kb_str_cut(text, len, text.len);
    return text;
}

/* Bytes of an address in other text. */
static bool is_address_char(char c)
{
    return c > ' ' && c < 0x7F && !strchr("<>\"'`{}|\\^[]()", c);
}

static kb_str find_address(kb_str text, size_t within)
{
    ptrdiff_t at = kb_str_find(text, KB_STR("http"), 0);
    if (at < 0 || (size_t)at > within)
        return KB_STR("");
    text = kb_str_cut(text, (size_t)at, text.len);
    if (!kb_str_starts(text, KB_STR("http://")) &&
        !kb_str_starts(text, KB_STR("https://")))
        return KB_STR("");
    size_t end = 0;
    while (end < text.len && is_address_char(text.ptr[end]))
        end++;
    while (end > 0 && strchr(".,;:!?", text.ptr[end - 1]))
        end--;
    return kb_str_cut(text, 0, end);
}

static bool is_nowhere(kb_str name)
{
    const kb_site *any = &kb_sites_load()->sites[0];
    for (size_t i = 0; i < any->count; i++) {
        if (any->rules[i].role == KB_SITE_NOWHERE &&
            kb_str_starts(name, any->rules[i].text))
            return true;
    }
    return false;
}

/* A blank ends a name but inside Latin words. */
static bool ends_at_blank(kb_str text, size_t at)
{
    return at == 0 || at + 1 >= text.len ||
           (unsigned char)text.ptr[at - 1] >= 0x80 ||
           (unsigned char)text.ptr[at + 1] >= 0x80;
}

/* The name at the beginning of a text, up to a sign that ends it. */
static kb_str read_name(kb_str text)
{
    static const char *const ends[] = {
        "。", "，", "；", "、", "！", ",",  ";",  "\n", "（", "(", "）", ")",
        "】", "]",  "」", "”",  "\"", "》", "』", "—",  "　", "|", "?",  "？"};
    size_t at = 0, len;
    text = skip_signs(text);
    while (at < text.len &&
           !BEGINS(kb_str_cut(text, at, text.len), ends, &len) &&
           !(text.ptr[at] == ' ' && ends_at_blank(text, at)))
        kb_utf8_next(text, &at);
    text = kb_str_trim(kb_str_cut(text, 0, at));
    size_t chars = kb_utf8_count(text);
    if (chars < NAME_CHARS_MIN || chars > NAME_CHARS_MAX || is_nowhere(text))
        return KB_STR("");
    return text;
}

/* What stands behind the words of a rule. */
static kb_origin read_behind(kb_str text, const kb_site_rule *rule)
{
    kb_origin origin = {.own = rule->role == KB_SITE_OWN};
    bool sign =
        kb_str_starts(text, KB_STR(":")) || kb_str_starts(text, KB_STR("："));
    origin.text = find_address(text, ADDRESS_WITHIN);
    bool named = rule->role == KB_SITE_ORIGIN || (sign && !origin.own);
    if (origin.text.len == 0 && named)
        origin.text = read_name(text);
    return origin;
}

static bool is_word(const kb_site_rule *rule, bool weak)
{
    return rule->role == KB_SITE_ORIGIN || rule->role == KB_SITE_OWN ||
           (weak && rule->role == KB_SITE_SOURCE);
}

/* The origin behind a rule's words, before a colon and an address. */
static kb_origin try_inside(kb_str text, const kb_site_rule *rule)
{
    kb_origin none = {{NULL, 0}, false};
    kb_str words = rule->text;
    ptrdiff_t at = KB_STR_NONE;
    if (rule->role != KB_SITE_SOURCE)
        at = kb_str_find(text, words, 0);
    if (at < 0)
        return none;
    kb_str rest = kb_str_cut(text, (size_t)at + words.len, text.len);
    if (!kb_str_starts(rest, KB_STR(":")) && !kb_str_starts(rest, KB_STR("：")))
        return none;
    kb_str address = find_address(skip_signs(rest), 0);
    return (kb_origin){address, rule->role == KB_SITE_OWN};
}

kb_origin kb_origin_read(kb_str text, bool weak)
{
    const kb_sites *sites = kb_sites_load();
    kb_str head = skip_signs(text);
    bool address =
        text.len <= INSIDE_BYTES && kb_str_find(text, KB_STR("http"), 0) >= 0;
    kb_origin found = {{NULL, 0}, false};
    for (size_t i = sites->words; i < sites->words_end && found.text.len == 0;
         i++) {
        const kb_site_rule *rule = &sites->rules[i];
        kb_str words = rule->text;
        if (!is_word(rule, weak))
            continue;
        if (kb_str_starts(head, words))
            found = read_behind(kb_str_cut(head, words.len, head.len), rule);
        else if (address)
            found = try_inside(text, rule);
    }
    return found;
}

/* Whether the origin is the article's own address. */
static bool is_itself(const kb_source *source, kb_str origin)
{
    kb_str number = kb_str_of(source->artid);
    if (source->url && kb_str_equal(origin, kb_str_of(source->url)))
        return true;
    return number.len > 0 && kb_str_starts(origin, KB_STR("http")) &&
           kb_str_find(origin, number, 0) >= 0;
}

static void try_block(kb_source *source, const kb_block *block, bool weak)
{
    kb_str text = {block->text, block->len};
    if (source->origin || block->type == KB_BLOCK_CODE)
        return;
    kb_origin found = kb_origin_read(text, weak && text.len <= WEAK_BYTES);
    if (found.text.len > 0 && !found.own && !is_itself(source, found.text))
        kb_source_set(source, &source->origin, found.text);
}

void kb_origin_find(kb_source *source, const kb_doc *doc)
{
    size_t count = doc->block_count;
    for (size_t i = 0; i < count && i < FIRST_BLOCKS; i++)
        try_block(source, &doc->blocks[i], i < WEAK_BLOCKS);
    for (size_t i = 0; i < LAST_BLOCKS && i + FIRST_BLOCKS < count; i++)
        try_block(source, &doc->blocks[count - 1 - i], i < WEAK_BLOCKS);
    if (source->origin && is_itself(source, kb_str_of(source->origin)))
        source->origin = NULL;
}
