/* address.c - addresses of the web, by libcurl's own parser: what is checked
 * here is what is asked for there. */
#include "fetch/address.h"

#include <locale.h>
#include <string.h>
#include <strings.h>

#include "base/shown.h"
#include "fetch/escape.h"
#include "fetch/late.h"

enum { ESCAPED_MAX = 3 * KB_ADDRESS_MAX };

bool kb_is_address(const char *text)
{
    return strncasecmp(text, "http://", 7) == 0 ||
           strncasecmp(text, "https://", 8) == 0;
}

/* A part of the address in the arena; NULL where it has none. */
static char *take(CURLU *url, CURLUPart part, unsigned flags, kb_arena *arena)
{
    const kb_curl *curl = kb_curl_load();
    char *found = NULL, *kept;

    if (curl->url_get(url, part, &found, flags) != CURLUE_OK)
        return NULL;
    kept = kb_arena_strdup(arena, found);
    curl->free(found);
    return kept;
}

static void lower(char *text)
{
    for (; *text; text++) {
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text + ('a' - 'A'));
    }
}

/* Removes what is no part of an address's identity. */
static void normalize(CURLU *url, char *host)
{
    const kb_curl *curl = kb_curl_load();

    lower(host);
    curl->url_set(url, CURLUPART_HOST, host, 0);
    curl->url_set(url, CURLUPART_USER, NULL, 0);
    curl->url_set(url, CURLUPART_PASSWORD, NULL, 0);
    curl->url_set(url, CURLUPART_FRAGMENT, NULL, 0);
}

/* The host as it is asked for: libcurl takes a name that is not ASCII to be
 * in the encoding of the locale, and what is written wide for what it is. */
static const char *take_name(CURLU *url, const char *host, kb_arena *arena)
{
    const char *c = host;

    while (*c && (unsigned char)*c < 0x80)
        c++;
    if (*c == '\0')
        return host;
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = uselocale(utf8);
    const char *name = take(url, CURLUPART_HOST, CURLU_PUNYCODE, arena);
    uselocale(before);
    if (utf8)
        freelocale(utf8);
    return name ? name : host;
}

/* @return false where the parser has not what it should have */
static bool take_parts(kb_address *out, CURLU *url, kb_arena *arena)
{
    char *host = take(url, CURLUPART_HOST, 0, arena);

    if (!host)
        return false;
    out->user = take(url, CURLUPART_USER, CURLU_URLDECODE, arena);
    out->password = take(url, CURLUPART_PASSWORD, CURLU_URLDECODE, arena);
    if (out->user && !out->password)
        out->password = "";
    normalize(url, host);
    out->host = host;
    out->name = take_name(url, host, arena);
    out->scheme = take(url, CURLUPART_SCHEME, 0, arena);
    const char *port = take(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT, arena);
    out->origin = kb_arena_printf(arena, "%s://%s%s%s", out->scheme, host,
                                  port ? ":" : "", port ? port : "");
    out->url = take(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT, arena);
    size_t len = strlen(out->origin);
    if (!out->url || strncmp(out->url, out->origin, len) != 0)
        return false;
    out->path = out->url + len;
    return out->path[0] == '/'; /* else the host is written in another way */
}

kb_status kb_address_read(kb_address *out, kb_arena *arena, const char *text,
                          kb_error *err)
{
    const kb_curl *curl = kb_curl_load();
    const char *shown = kb_shown_address(arena, text);
    kb_status status = KB_OK;

    *out = (kb_address){0};
    if (!kb_is_address(text))
        return kb_fail(err, KB_BAD_INPUT, "%.200s: no address of http or https",
                       shown);
    if (strlen(text) > KB_ADDRESS_MAX)
        return kb_fail(err, KB_BAD_INPUT, "%.200s...: too long an address",
                       shown);
    /* Before the dots in the path are resolved: some may be escaped. */
    kb_buf escaped = KB_BUF_INIT(ESCAPED_MAX);
    kb_escape_add(&escaped, kb_str_of(text));
    CURLU *url = curl->url();
    CURLUcode code = curl->url_set(url, CURLUPART_URL, escaped.ptr,
                                   CURLU_URLENCODE | CURLU_ALLOW_SPACE);
    kb_buf_dispose(&escaped);
    if (code == CURLUE_OK && !take_parts(out, url, arena))
        code = CURLUE_MALFORMED_INPUT;
    if (code != CURLUE_OK)
        status = kb_fail(err, KB_BAD_INPUT, "%.200s: %s", shown,
                         curl->url_strerror(code));
    curl->url_cleanup(url);
    return status;
}
