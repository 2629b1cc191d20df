/* robots.c - robots.txt, and addresses.  The first line is the program's name,
 * the second an address or a path, the rest a robots.txt. */
#include "fuzz.h"

#include "fetch/address.h"
#include "fetch/escape.h"
#include "fetch/range.h"
#include "fetch/robots.h"

/* libcurl 7.88 loses a host that it cannot turn into ASCII. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcurl.so";
}

enum { DAY_MS = 24 * 60 * 60 * 1000, TABLE_MAX = 1 << 20 };

/* ---- rules -------------------------------------------------------------- */

/* Whether a pattern fits, by a table of all beginnings of both: slow, plain,
 * and another way than the one that is tried.
 * reach[i]: the first i bytes of the path are fitted so far. */
static bool fits_plainly(const char *pattern, const char *path)
{
    size_t n = strlen(path);
    bool *reach = calloc(n + 1, sizeof *reach), found = false;

    if (!reach)
        abort();
    reach[0] = true;
    for (; *pattern && !(pattern[0] == '$' && !pattern[1]); pattern++) {
        for (size_t i = n + 1; i-- > 0 && *pattern != '*';)
            reach[i] = i > 0 && reach[i - 1] && path[i - 1] == *pattern;
        for (size_t i = 1; i <= n && *pattern == '*'; i++)
            reach[i] = reach[i] || reach[i - 1];
    }
    for (size_t i = 0; i <= n; i++)
        found = found || (reach[i] && (*pattern == '\0' || i == n));
    free(reach);
    return found;
}

static bool allow_plainly(const kb_robots *robots, const char *path)
{
    kb_buf escaped = KB_BUF_INIT(FUZZ_BYTES_MAX);
    size_t longest = 0;
    bool allow = true;

    kb_escape_add(&escaped, kb_str_of(path));
    for (size_t i = 0; i < robots->rules.len; i++) {
        const kb_robots_rule *rule = &robots->rules.data[i];
        size_t len = strlen(rule->pattern);
        if (len * escaped.len > TABLE_MAX ||
            !fits_plainly(rule->pattern, escaped.ptr) || len < longest)
            continue;
        allow = rule->allow || (len == longest && allow);
        longest = len;
    }
    kb_buf_dispose(&escaped);
    return strcmp(path, "/robots.txt") == 0 || allow;
}

static void check_robots(kb_arena *arena, kb_str text, const char *agent,
                         const char *path)
{
    char *other = kb_arena_strdup(arena, agent);
    kb_robots robots, again;

    kb_robots_read(&robots, arena, text, agent);
    HOLDS(robots.delay_ms >= 0 && robots.delay_ms <= DAY_MS);
    HOLDS(kb_robots_allow(&robots, path) == allow_plainly(&robots, path));
    HOLDS(kb_robots_allow(&robots, "/robots.txt"));
    for (char *c = other; *c; c++) {
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    }
    kb_robots_read(&again, arena, text, other);
    HOLDS(again.rules.len == robots.rules.len);
    HOLDS(again.delay_ms == robots.delay_ms);
    HOLDS(kb_robots_allow(&again, path) == kb_robots_allow(&robots, path));
}

/* ---- addresses ---------------------------------------------------------- */

static void check_parts(const kb_address *a)
{
    size_t len = strlen(a->origin);

    HOLDS(strcmp(a->scheme, "http") == 0 || strcmp(a->scheme, "https") == 0);
    HOLDS(strncmp(a->url, a->origin, len) == 0);
    HOLDS(a->path == a->url + len && a->path[0] == '/');
    HOLDS(!strchr(a->url, '#') && !strchr(a->origin, '@'));
    HOLDS(!a->user == !a->password);
    for (const char *c = a->url; *c; c++)
        HOLDS((unsigned char)*c > ' ' && *c != 0x7F);
    for (const char *c = a->host; *c; c++)
        HOLDS(!(*c >= 'A' && *c <= 'Z'));
}

/* The normal spelling of a normal spelling is itself. */
static void check_address(kb_arena *arena, const char *text)
{
    kb_address once, twice;
    kb_error err;

    kb_status status = kb_address_read(&once, arena, text, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT);
    if (status != KB_OK)
        return;
    check_parts(&once);
    if (strlen(once.url) <= KB_ADDRESS_MAX) {
        HOLDS(kb_address_read(&twice, arena, once.url, &err) == KB_OK);
        HOLDS(strcmp(once.url, twice.url) == 0);
        HOLDS(kb_range_reserved_host(once.host) ==
              kb_range_reserved_host(twice.host));
    }
    kb_range_has(text, once.host);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str rest = fuzz_input(data, size);
    kb_arena *arena = kb_arena_new();
    const char *agent = fuzz_text(arena, fuzz_line(&rest));
    const char *path = fuzz_text(arena, fuzz_line(&rest));

    check_address(arena, path);
    check_robots(arena, rest, agent, path);
    kb_range_has(agent, path);
    kb_arena_free(arena);
    return 0;
}
