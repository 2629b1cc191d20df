/* frontmatter.c - the "key: value" lines before an article. */
#include "parse/frontmatter.h"

#include <stddef.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_key_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool is_fence(kb_str line)
{
    line = kb_str_trim(line);
    return kb_str_equal(line, KB_STR("---")) ||
           kb_str_equal(line, KB_STR("..."));
}

/* Splits "key: value"; false for any other line. */
static bool split_entry(kb_str line, kb_str *key, kb_str *value)
{
    size_t len = 0;
    while (len < line.len && is_key_char(line.ptr[len]))
        len++;
    if (len == 0 || len == line.len || line.ptr[len] != ':' ||
        line.ptr[0] == '-')
        return false;
    if (len + 1 < line.len && !is_blank(line.ptr[len + 1]) &&
        line.ptr[len + 1] != '"' && line.ptr[len + 1] != '\'' &&
        line.ptr[len + 1] != '[')
        return false; /* "http://..." */
    *key = kb_str_cut(line, 0, len);
    *value = kb_str_trim(kb_str_cut(line, len + 1, line.len));
    return true;
}

/* A line that goes on with the value of the key before it. */
static bool continues(kb_str line)
{
    kb_str rest = kb_str_trim(line);
    return rest.len == 0 || is_blank(line.ptr[0]) || rest.ptr[0] == '-' ||
           rest.ptr[0] == ']' || rest.ptr[0] == '#';
}

static kb_str unquote(kb_str s)
{
    s = kb_str_trim(s);
    if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
        s.ptr[s.len - 1] == s.ptr[0])
        s = kb_str_trim(kb_str_cut(s, 1, s.len - 1));
    return s;
}

static void add_tag(kb_source *source, kb_str tag)
{
    tag = kb_str_trim(tag);
    if (kb_str_starts(tag, KB_STR("-")))
        tag = kb_str_cut(tag, 1, tag.len);
    kb_source_add_tag(source, unquote(tag));
}

/* Adds the tags of a list: what stands between brackets, commas and line ends
 * outside quotes.  A quote opens only at the start of a tag. */
static void add_tags(kb_source *source, kb_str list)
{
    size_t start = 0;
    char quote = '\0';
    for (size_t at = 0; at < list.len; at++) {
        char c = list.ptr[at];
        if (quote && c != quote && c != '\n')
            continue;
        if (quote) {
            quote = '\0';
        } else if (c == '"' || c == '\'') {
            if (kb_str_trim(kb_str_cut(list, start, at)).len == 0)
                quote = c;
        } else if (strchr("[],\n", c)) {
            add_tag(source, kb_str_cut(list, start, at));
            start = at + 1;
        }
    }
    add_tag(source, kb_str_cut(list, start, list.len));
}

static void set_artid(kb_source *source, kb_str value)
{
    kb_source_set(source, &source->artid, unquote(value));
    source->numbered = source->artid != NULL;
}

static void set_title(kb_source *source, kb_str value)
{
    kb_source_set(source, &source->title, unquote(value));
}

static void set_author(kb_source *source, kb_str value)
{
    kb_source_set(source, &source->author, unquote(value));
}

static void set_date(kb_source *source, kb_str value)
{
    kb_source_set_date(source, unquote(value));
}

static void set_encoded(kb_source *source, kb_str value)
{
    kb_source_set_address(source, unquote(value));
    source->dialect = KB_DIALECT_CONVERTED;
}

static void set_address(kb_source *source, kb_str value)
{
    kb_source_set_address(source, unquote(value));
    source->dialect = KB_DIALECT_AUTHOR;
}

typedef struct entry {
    const char *key;
    void (*set)(kb_source *source, kb_str value);
} entry;

static const entry entries[] = {
    {"artid", set_artid},
    {"title", set_title},
    {"date", set_date},
    {"tags", add_tags},
    {"arturl", set_address},
    {"url", set_address},
    {"arturl_encode", set_encoded},
    {"author", set_author},
};

static void store(kb_source *source, kb_str key, kb_str value)
{
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (kb_str_equal(key, kb_str_of(entries[i].key)))
            entries[i].set(source, value);
    }
}

/* Cuts off the next line that is not empty; false when there is none. */
static bool next_line(kb_str *rest, kb_str *line)
{
    bool more;
    do {
        more = kb_str_split(rest, '\n', line);
    } while (more && kb_str_trim(*line).len == 0);
    return more;
}

/* Where the front matter's lines begin; 0 when there is none. */
static size_t find_start(kb_str text)
{
    kb_str rest = text, line, key, value;

    if (!next_line(&rest, &line) || !is_fence(line) || !rest.ptr)
        return 0;
    size_t start = (size_t)(rest.ptr - text.ptr);
    if (!next_line(&rest, &line) || !split_entry(line, &key, &value))
        return 0;
    return start;
}

kb_str kb_frontmatter_read(kb_source *source, kb_str text)
{
    size_t start = find_start(text);
    kb_str rest = kb_str_cut(text, start, text.len);
    kb_str line, key = {0}, value = {0}, next_key, next;

    if (start == 0)
        return text;
    while (kb_str_split(&rest, '\n', &line) && !is_fence(line)) {
        if (split_entry(line, &next_key, &next)) {
            store(source, key, value);
            key = next_key;
            value = next;
        } else if (continues(line)) {
            value.len = (size_t)(line.ptr + line.len - value.ptr);
        } else {
            rest = kb_str_cut(text, (size_t)(line.ptr - text.ptr), text.len);
            break; /* the end is missing: the article begins here */
        }
    }
    store(source, key, value);
    return rest.ptr ? rest : KB_STR("");
}
