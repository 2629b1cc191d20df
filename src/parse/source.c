/* source.c - what an article, its name and its address say of themselves. */
#include "parse/source.h"

#include "base/buf.h"
#include "base/file.h"
#include "text/utf8.h"

enum { ADDRESS_MAX = 8192, HEX_LINE_MIN = 60, TAGS_MAX = 256 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_number(kb_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i]))
            return false;
    }
    return s.len > 0;
}

kb_str kb_source_line(kb_arena *arena, kb_str text)
{
    kb_buf line = KB_BUF_INIT(SIZE_MAX);

    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_utf8_next(text, &at);
        if ((c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029)
            kb_buf_add_char(&line, ' ');
        else if (kb_char_class_of(c) != KB_CHAR_CONTROL)
            kb_utf8_add(&line, c);
    }
    kb_str trimmed = kb_str_trim(kb_buf_str(&line));
    kb_str copy = {kb_arena_copy(arena, trimmed.ptr, trimmed.len), trimmed.len};
    kb_buf_dispose(&line);
    return copy;
}

void kb_source_set(kb_source *source, const char **field, kb_str text)
{
    if (*field)
        return;
    kb_str line = kb_source_line(source->arena, text);
    if (line.len > 0)
        *field = line.ptr;
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Appends the bytes that the hex digits give, passing over ':'. */
static bool decode_hex(kb_buf *out, kb_str text)
{
    int high = -1;
    for (size_t i = 0; i < text.len; i++) {
        int value = hex_value(text.ptr[i]);
        if (value < 0 && text.ptr[i] != ':')
            return false;
        if (value < 0)
            continue;
        if (high >= 0)
            kb_buf_add_char(out, (char)(high << 4 | value));
        high = high >= 0 ? -1 : value;
    }
    return high < 0;
}

static bool is_address(kb_str s)
{
    return (kb_str_starts(s, KB_STR("http://")) ||
            kb_str_starts(s, KB_STR("https://"))) &&
           kb_utf8_valid(s) && !memchr(s.ptr, '\0', s.len);
}

void kb_source_set_address(kb_source *source, kb_str text)
{
    text = kb_str_trim(text);
    if (is_address(text)) {
        kb_source_set(source, &source->url, text);
        return;
    }
    kb_buf address = KB_BUF_INIT(ADDRESS_MAX);
    if (decode_hex(&address, text) && is_address(kb_buf_str(&address)))
        kb_source_set(source, &source->url, kb_buf_str(&address));
    kb_buf_dispose(&address);
}

bool kb_source_is_hex(kb_str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (hex_value(line.ptr[i]) < 0 && line.ptr[i] != ':')
            return false;
    }
    return line.len >= HEX_LINE_MIN;
}

/* A number of up to `digits` digits at *at, which moves behind it; 0 if none.
 */
static int read_number(kb_str s, size_t *at, size_t digits)
{
    int value = 0;
    for (size_t n = 0; n < digits && *at < s.len && is_digit(s.ptr[*at]); n++)
        value = value * 10 + (s.ptr[(*at)++] - '0');
    return value;
}

/* Bytes of what stands between the parts of a date at `at`; 0: none. */
static size_t separator(kb_str s, size_t at)
{
    kb_str rest = kb_str_cut(s, at, s.len);
    if (rest.len > 0 && rest.ptr[0] && strchr("-/.", rest.ptr[0]))
        return 1;
    if (kb_str_starts(rest, KB_STR("年")) || kb_str_starts(rest, KB_STR("月")))
        return sizeof "年" - 1;
    return 0;
}

/* A separator and a number after it, up to `most`; 0 if there is none. */
static int read_part(kb_str s, size_t *at, int most)
{
    size_t behind = *at + separator(s, *at);
    if (behind == *at)
        return 0;
    int value = read_number(s, &behind, 2);
    if (value == 0 || value > most)
        return 0;
    *at = behind;
    return value;
}

/* The date at the start of `s` as ISO, or NULL; *len is what it takes. */
static const char *read_date(kb_arena *arena, kb_str s, size_t *len)
{
    size_t at = 0;
    int year = read_number(s, &at, 4);
    if (year < 1900 || year > 2999)
        return NULL;
    int month = read_part(s, &at, 12);
    int day = month ? read_part(s, &at, 31) : 0;
    if (at < s.len && is_digit(s.ptr[at]))
        return NULL;
    *len = at;
    if (day)
        return kb_arena_printf(arena, "%04d-%02d-%02d", year, month, day);
    if (month)
        return kb_arena_printf(arena, "%04d-%02d", year, month);
    return kb_arena_printf(arena, "%04d", year);
}

void kb_source_set_date(kb_source *source, kb_str text)
{
    size_t len;
    if (!source->date)
        source->date = read_date(source->arena, kb_str_trim(text), &len);
}

const char *kb_source_find_date(kb_arena *arena, kb_str text)
{
    size_t len;
    for (size_t at = 0; at < text.len; at++) {
        if (!is_digit(text.ptr[at]))
            continue;
        kb_str rest = kb_str_cut(text, at, text.len);
        const char *date = read_date(arena, rest, &len);
        if (date && len > 4)
            return date;
        while (at + 1 < text.len && is_digit(text.ptr[at + 1]))
            at++;
    }
    return NULL;
}

void kb_source_add_tag(kb_source *source, kb_str tag)
{
    tag = kb_source_line(source->arena, tag);
    if (tag.len == 0 || source->tags.len == TAGS_MAX ||
        kb_str_equal(tag, KB_STR("无标签")))
        return;
    for (size_t i = 0; i < source->tags.len; i++) {
        if (kb_str_equal(kb_str_of(source->tags.data[i]), tag))
            return;
    }
    kb_vec_push(source->arena, &source->tags, tag.ptr);
}

/* The file's name without folders and suffix. */
static kb_str file_name(const char *path)
{
    kb_str name = kb_str_of(kb_file_base(path));
    const char *dot = strrchr(name.ptr, '.');
    if (dot && dot > name.ptr)
        name.len = (size_t)(dot - name.ptr);
    return name;
}

/* How much of the name is "YYYY-MM-DD-" before something else. */
static size_t date_prefix(kb_str name)
{
    size_t at = 0;
    if (read_number(name, &at, 4) < 1900 || read_part(name, &at, 12) == 0 ||
        read_part(name, &at, 31) == 0)
        return 0;
    return at + 1 < name.len && name.ptr[at] == '-' ? at + 1 : 0;
}

kb_str kb_source_stem(const char *path)
{
    kb_str name = file_name(path);
    return kb_str_cut(name, date_prefix(name), name.len);
}

/* The host of an address. */
static kb_str host_of(kb_str url)
{
    ptrdiff_t at = kb_str_find(url, KB_STR("://"), 0);
    size_t start = at < 0 ? 0 : (size_t)at + 3, end = start;
    while (end < url.len && !strchr("/:?#", url.ptr[end]))
        end++;
    return kb_str_cut(url, start, end);
}

/* The piece of the path behind the slash at `at`. */
static kb_str path_piece(kb_str url, size_t at)
{
    size_t end = at + 1;
    while (end < url.len && !strchr("/?#", url.ptr[end]))
        end++;
    return at < url.len ? kb_str_cut(url, at + 1, end) : KB_STR("");
}

/* blog.csdn.net/USER/article/details/NUMBER, or USER.blog.csdn.net/... */
static void read_address(kb_source *source)
{
    static const char details[] = "/article/details/";
    kb_str url = kb_str_of(source->url), host = host_of(url);
    kb_str blog = KB_STR(".blog.csdn.net");

    if (kb_str_equal(host, KB_STR("blog.csdn.net"))) {
        kb_str user = path_piece(url, (size_t)(host.ptr - url.ptr) + host.len);
        if (!kb_str_equal(user, KB_STR("article")))
            kb_source_set(source, &source->author, user);
    } else if (kb_str_ends(host, blog)) {
        kb_source_set(source, &source->author,
                      kb_str_cut(host, 0, host.len - blog.len));
    }
    ptrdiff_t at = kb_str_find(url, kb_str_of(details), 0);
    if (at >= 0 && kb_source_known_site(source)) {
        kb_str number = path_piece(url, (size_t)at + sizeof details - 2);
        if (is_number(number))
            kb_source_set(source, &source->artid, number);
    }
}

void kb_source_complete(kb_source *source, const char *path)
{
    kb_str name = file_name(path), stem = kb_source_stem(path);
    if (source->url)
        read_address(source);
    if (is_number(stem))
        kb_source_set(source, &source->artid, stem);
    if (date_prefix(name) > 0)
        kb_source_set_date(source, kb_str_cut(name, 0, date_prefix(name) - 1));
}

const kb_site *kb_source_known_site(const kb_source *source)
{
    return source->url ? kb_site_of_host(host_of(kb_str_of(source->url)))
                       : NULL;
}

const char *kb_source_site(const kb_source *source)
{
    const kb_site *site = kb_source_known_site(source);
    if (site)
        return kb_arena_copy(source->arena, site->name.ptr, site->name.len);
    if (!source->url && source->numbered)
        return "csdn";
    if (!source->url)
        return source->site;
    kb_str host = host_of(kb_str_of(source->url));
    if (kb_str_starts(host, KB_STR("www.")))
        host = kb_str_cut(host, 4, host.len);
    return host.len ? kb_arena_copy(source->arena, host.ptr, host.len) : NULL;
}
