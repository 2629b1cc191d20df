/* transfer.c - one request and its answer, by libcurl. */
#include "fetch/transfer.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/shown.h"
#include "fetch/proxy.h"
#include "fetch/range.h"
#include "fetch/retry.h"

enum {
    SLOW_BYTES = 100,         /* a second; less for long is the end */
    ERROR_MAX = 64 * 1024,    /* bytes of a page that says what is wrong */
    HEADERS_MAX = 256 * 1024, /* bytes of all that stands before a page */
    HEADER_MAX = 8 * 1024     /* bytes of a validator that is sent back */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- the request -------------------------------------------------------- */

static bool is_success(long http)
{
    return http >= 200 && http < 300;
}

static long status_of(const kb_transfer *t)
{
    long http = 0;
    kb_curl_load()->easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &http);
    return http;
}

static size_t ceiling_of(const kb_transfer *t)
{
    if (!is_success(status_of(t)))
        return ERROR_MAX;
    return t->job->robots_of ? KB_ROBOTS_MAX : (size_t)t->options->size_max;
}

/* Keeps what is unpacked, and ends the transfer at the ceiling. */
/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl has it so */
static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    kb_transfer *t = context;
    kb_str piece = {bytes, size * count};

    if (t->body.len == 0)
        t->body.ceiling = ceiling_of(t);
    size_t room = t->body.ceiling - t->body.len;
    kb_buf_add(&t->body,
               kb_str_cut(piece, 0, piece.len < room ? piece.len : room));
    t->body.over = piece.len > room;
    return t->body.over ? 0 : piece.len;
}

/* Counts what comes before a page, and behind it, and ends the transfer at the
 * ceiling. */
/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl has it so */
static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    kb_transfer *t = context;

    (void)bytes;
    t->header_bytes += size * count;
    return t->header_bytes > HEADERS_MAX ? 0 : size * count;
}

/* Each connection is opened here, behind the resolution of the name, on each
 * redirect too; one that is used again was opened here. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *to)
{
    kb_transfer *t = context;

    (void)purpose; /* there are no others */
    if (!t->proxied && !t->options->allow_private) {
        const char *what = kb_range_reserved(&to->addr);
        if (what) {
            t->refused = what;
            return CURL_SOCKET_BAD;
        }
    }
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static void set_numbers(const kb_transfer *t)
{
    const kb_web_options *o = t->options;
    const struct {
        CURLoption option;
        long value;
    } numbers[] = {
        {CURLOPT_NOSIGNAL, 1},
        {CURLOPT_QUICK_EXIT, 1},     /* not as late as a slow resolver */
        {CURLOPT_FOLLOWLOCATION, 0}, /* fetch.c asks robots.txt again */
        {CURLOPT_NETRC, CURL_NETRC_IGNORED},
        {CURLOPT_DISALLOW_USERNAME_IN_URL, 1},
        {CURLOPT_SSL_VERIFYPEER, 1},
        {CURLOPT_SSL_VERIFYHOST, 2},
        {CURLOPT_TIMEOUT_MS, (long)o->timeout_s * 1000},
        {CURLOPT_CONNECTTIMEOUT_MS, (long)o->connect_s * 1000},
        {CURLOPT_LOW_SPEED_TIME, (long)o->slow_s},
        {CURLOPT_LOW_SPEED_LIMIT,
         o->rate_bytes > 0 && o->rate_bytes < 2L * SLOW_BYTES
             ? (long)(o->rate_bytes + 1) / 2
             : SLOW_BYTES},
    };
    for (size_t i = 0; i < COUNT(numbers); i++)
        kb_curl_load()->easy_setopt(t->easy, numbers[i].option,
                                    numbers[i].value);
    kb_curl_load()->easy_setopt(t->easy, CURLOPT_MAX_RECV_SPEED_LARGE,
                                (curl_off_t)o->rate_bytes);
}

static void set_strings(const kb_transfer *t, const char *proxy)
{
    const struct {
        CURLoption option;
        const char *value;
    } strings[] = {
        {CURLOPT_URL, t->job->address.url},
        {CURLOPT_PROTOCOLS_STR, "http,https"},
        {CURLOPT_REDIR_PROTOCOLS_STR, "http,https"},
        {CURLOPT_USERAGENT, t->options->user_agent},
        {CURLOPT_ACCEPT_ENCODING, ""}, /* all that libcurl unpacks */
        {CURLOPT_PROXY, proxy},
        {CURLOPT_NOPROXY, ""}, /* proxy.c has asked */
    };
    for (size_t i = 0; i < COUNT(strings); i++)
        kb_curl_load()->easy_setopt(t->easy, strings[i].option,
                                    strings[i].value);
}

/* Who vouches for servers: what the program curl takes from the environment. */
static void set_authorities(const kb_transfer *t)
{
    static const struct {
        const char *variable;
        CURLoption option, proxy_option;
    } files[] = {
        {"SSL_CERT_DIR", CURLOPT_CAPATH, CURLOPT_PROXY_CAPATH},
        {"SSL_CERT_FILE", CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO},
        {"CURL_CA_BUNDLE", CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        const char *value = getenv(files[i].variable);
        if (value && *value) {
            kb_curl_load()->easy_setopt(t->easy, files[i].option, value);
            kb_curl_load()->easy_setopt(t->easy, files[i].proxy_option, value);
        }
    }
}

/* Only to the site that the user has given them for. */
static void set_credentials(const kb_transfer *t)
{
    const kb_address *asked = &t->job->asked;

    if (!asked->user || strcmp(asked->origin, t->job->address.origin) != 0)
        return;
    kb_curl_load()->easy_setopt(t->easy, CURLOPT_USERNAME, asked->user);
    kb_curl_load()->easy_setopt(t->easy, CURLOPT_PASSWORD, asked->password);
}

static void add_header(kb_transfer *t, const char *name, const char *value)
{
    kb_buf line = KB_BUF_INIT(HEADER_MAX);

    if (!value || value[strcspn(value, "\r\n")]) /* it would begin another */
        return;
    kb_buf_printf(&line, "%s: %s", name, value);
    if (!line.over)
        t->headers = kb_curl_load()->slist_append(t->headers, line.ptr);
    kb_buf_dispose(&line);
}

static void set_headers(kb_transfer *t)
{
    add_header(t, "Accept",
               "text/html, application/xhtml+xml, text/markdown, text/plain, "
               "application/xml;q=0.9, */*;q=0.5");
    add_header(t, "Accept-Language", "zh-CN, zh;q=0.9, en;q=0.5");
    add_header(t, "If-None-Match", t->job->etag);
    add_header(t, "If-Modified-Since", t->job->modified);
    kb_curl_load()->easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
}

static void set_callbacks(kb_transfer *t)
{
    const kb_curl *curl = kb_curl_load();

    curl->easy_setopt(t->easy, CURLOPT_WRITEFUNCTION, take_body);
    curl->easy_setopt(t->easy, CURLOPT_WRITEDATA, (void *)t);
    curl->easy_setopt(t->easy, CURLOPT_HEADERFUNCTION, take_header);
    curl->easy_setopt(t->easy, CURLOPT_HEADERDATA, (void *)t);
    curl->easy_setopt(t->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl->easy_setopt(t->easy, CURLOPT_OPENSOCKETDATA, (void *)t);
    curl->easy_setopt(t->easy, CURLOPT_ERRORBUFFER, t->detail);
    curl->easy_setopt(t->easy, CURLOPT_PRIVATE, (void *)t);
    if (!t->job->robots_of)
        curl->easy_setopt(t->easy, CURLOPT_MAXFILESIZE_LARGE,
                          (curl_off_t)t->options->size_max);
}

static void forget(kb_transfer *t)
{
    kb_buf_dispose(&t->body);
    kb_curl_load()->slist_free_all(t->headers);
    t->headers = NULL;
    t->refused = NULL;
    t->header_bytes = 0;
    t->detail[0] = '\0';
}

void kb_transfer_begin(kb_transfer *t, CURLM *multi, kb_request *job,
                       const kb_web_options *options)
{
    const kb_curl *curl = kb_curl_load();
    const char *proxy = kb_proxy_for(&job->address);

    if (t->easy)
        curl->easy_reset(t->easy); /* connections are the multi handle's */
    else
        t->easy = curl->easy_init();
    forget(t);
    t->job = job;
    t->options = options;
    t->proxied = *proxy != '\0';
    set_numbers(t);
    set_strings(t, proxy);
    set_authorities(t);
    set_credentials(t);
    set_headers(t);
    set_callbacks(t);
    curl->multi_add_handle(multi, t->easy);
}

/* ---- the answer --------------------------------------------------------- */

static const char *header_of(const kb_transfer *t, const char *name,
                             kb_arena *arena)
{
    struct curl_header *found;
    if (kb_curl_load()->easy_header(t->easy, name, 0, CURLH_HEADER, -1,
                                    &found) != CURLHE_OK)
        return NULL;
    return kb_arena_strdup(arena, found->value);
}

static const char *lower(kb_arena *arena, kb_str text)
{
    char *copy = kb_arena_copy(arena, text.ptr, text.len);
    for (char *c = copy; *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    }
    return copy;
}

/* Content-Type: text/html; charset="gbk" */
static void read_type(kb_answer *out, kb_arena *arena, const char *value)
{
    kb_str rest = kb_str_of(value), piece, key;

    if (!kb_str_split(&rest, ';', &piece))
        return;
    piece = kb_str_trim(piece);
    out->type = piece.len > 0 ? lower(arena, piece) : NULL;
    while (kb_str_split(&rest, ';', &piece)) {
        if (!kb_str_split(&piece, '=', &key) || !piece.ptr ||
            strcmp(lower(arena, kb_str_trim(key)), "charset") != 0)
            continue;
        piece = kb_str_trim(piece);
        if (piece.len > 1 && piece.ptr[0] == '"')
            piece = kb_str_cut(piece, 1, piece.len - 1);
        out->charset = piece.len > 0 ? lower(arena, piece) : NULL;
    }
}

static void read_headers(const kb_transfer *t, kb_answer *out, kb_arena *arena)
{
    const char *location = NULL;

    read_type(out, arena, header_of(t, "Content-Type", arena));
    out->etag = header_of(t, "ETag", arena);
    out->modified = header_of(t, "Last-Modified", arena);
    out->retry_after_ms =
        kb_retry_after(header_of(t, "Retry-After", arena), kb_clock_ms());
    kb_curl_load()->easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &location);
    out->location = kb_arena_strdup(arena, location);
}

/* What is over of robots.txt and of error pages is not missed. */
static bool is_enough(const kb_transfer *t, const kb_answer *answer)
{
    return t->body.over && (t->job->robots_of || !is_success(answer->http));
}

static kb_status judge(const kb_transfer *t, CURLcode code, kb_arena *arena,
                       kb_error *reason)
{
    kb_status status =
        code == CURLE_BAD_CONTENT_ENCODING ? KB_BAD_INPUT : KB_NETWORK;

    if (t->refused && code == CURLE_COULDNT_CONNECT)
        return kb_fail(reason, KB_BAD_INPUT, "refused: it is at %s",
                       t->refused);
    if (t->header_bytes > HEADERS_MAX)
        return kb_fail(reason, KB_LIMIT, "headers larger than %d bytes",
                       HEADERS_MAX);
    if (code == CURLE_OUT_OF_MEMORY) /* so libcurl says it of a longer one */
        return kb_fail(reason, KB_LIMIT, "a header line larger than 100 KB");
    if (t->body.over || code == CURLE_FILESIZE_EXCEEDED)
        return kb_fail(reason, KB_LIMIT, "larger than %lld bytes",
                       (long long)t->options->size_max);
    /* it may quote the proxy */
    return kb_fail(reason, status, "%s",
                   t->detail[0] ? kb_shown_address(arena, t->detail)
                                : kb_curl_load()->easy_strerror(code));
}

void kb_transfer_end(kb_transfer *t, CURLM *multi, CURLcode code,
                     kb_answer *out, kb_arena *arena)
{
    *out = (kb_answer){.code = code, .http = status_of(t)};
    read_headers(t, out, arena);
    if (is_enough(t, out))
        out->code = CURLE_OK;
    if (out->code != CURLE_OK)
        out->status = judge(t, out->code, arena, &out->reason);
    kb_curl_load()->multi_remove_handle(multi, t->easy);
}

void kb_transfer_dispose(kb_transfer *t)
{
    if (!t->easy)
        return;
    forget(t);
    kb_curl_load()->easy_cleanup(t->easy);
    *t = (kb_transfer){0};
}
