/* robots.c - what a site asks of programs that read it: RFC 9309. */
#include "fetch/robots.h"

#include <stdlib.h>
#include <strings.h>

#include "fetch/escape.h"

enum {
    PATTERN_MAX = 2048, /* bytes of one path, escaped */
    DELAY_MAX_S = 24 * 60 * 60
};

/* A group is for one of these: the last two are kept, and the better wins. */
typedef enum audience { NOBODY, EVERYBODY, US } audience;

typedef struct reader {
    kb_arena *arena;
    kb_str agent;
    kb_robots found[US + 1];
    bool seen[US + 1];
    audience group;
    bool naming; /* the last rule line was a User-agent */
} reader;

static void add_rule(reader *r, kb_str path, bool allow)
{
    kb_buf room = KB_BUF_INIT(PATTERN_MAX);
    kb_robots_rule rule = {.allow = allow};

    kb_escape_add(&room, path);
    if (path.len > 0 && !room.over) { /* "Disallow:" alone says nothing */
        rule.pattern = kb_arena_copy(r->arena, room.ptr, room.len);
        kb_vec_push(r->arena, &r->found[r->group].rules, rule);
    }
    kb_buf_dispose(&room);
}

static void read_disallow(reader *r, kb_str value)
{
    add_rule(r, value, false);
}

static void read_allow(reader *r, kb_str value)
{
    add_rule(r, value, true);
}

static void read_delay(reader *r, kb_str value)
{
    char text[32];
    size_t len = value.len < sizeof text ? value.len : sizeof text - 1;

    memcpy(text, value.ptr, len);
    text[len] = '\0';
    double seconds = strtod(text, NULL);
    if (seconds > 0 && seconds <= DELAY_MAX_S)
        r->found[r->group].delay_ms = (int64_t)(seconds * 1000);
}

/* The product's name, without its version and what is behind it. */
static kb_str product_of(kb_str agent)
{
    size_t len = 0;
    while (len < agent.len &&
           (agent.ptr[len] == '_' || agent.ptr[len] == '-' ||
            (agent.ptr[len] >= 'a' && agent.ptr[len] <= 'z') ||
            (agent.ptr[len] >= 'A' && agent.ptr[len] <= 'Z')))
        len++;
    return kb_str_cut(agent, 0, len);
}

static void read_agent(reader *r, kb_str value)
{
    kb_str product = product_of(value);
    audience named = NOBODY;

    if (kb_str_starts(value, KB_STR("*")))
        named = EVERYBODY;
    else if (product.len > 0 && product.len == r->agent.len &&
             strncasecmp(product.ptr, r->agent.ptr, product.len) == 0)
        named = US;
    if (!r->naming)
        r->group = NOBODY;
    if (named > r->group)
        r->group = named;
    r->seen[r->group] = true;
}

typedef struct record {
    const char *key;
    void (*read)(reader *r, kb_str value);
} record;

static const record records[] = {
    {"user-agent", read_agent},
    {"disallow", read_disallow},
    {"allow", read_allow},
    {"crawl-delay", read_delay},
};

static void read_record(reader *r, kb_str key, kb_str value)
{
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        const record *row = &records[i];
        if (key.len == strlen(row->key) &&
            strncasecmp(key.ptr, row->key, key.len) == 0) {
            row->read(r, value);
            r->naming = row->read == read_agent;
        }
    }
}

static void read_line(reader *r, kb_str line)
{
    kb_str key;

    kb_str_split(&line, '#', &key);
    line = key;
    if (!kb_str_split(&line, ':', &key) || !line.ptr)
        return; /* no colon */
    read_record(r, kb_str_trim(key), kb_str_trim(line));
}

void kb_robots_read(kb_robots *out, kb_arena *arena, kb_str text,
                    const char *agent)
{
    reader r = {.arena = arena, .agent = kb_str_of(agent)};
    kb_str line, piece;

    if (kb_str_starts(text, KB_STR("\xEF\xBB\xBF")))
        text = kb_str_cut(text, 3, text.len);
    if (text.len > KB_ROBOTS_MAX)
        text.len = KB_ROBOTS_MAX;
    while (kb_str_split(&text, '\n', &line)) {
        while (kb_str_split(&line, '\r', &piece))
            read_line(&r, piece);
    }
    *out = r.found[r.seen[US] ? US : EVERYBODY];
}

/* Whether the pattern fits the beginning of the path: '*' is any run of bytes,
 * '$' at the end is the end.  Each piece between two '*' is taken where it is
 * first found, so the time is that of a few searches, whatever the pattern. */
static bool fits(kb_str pattern, kb_str path)
{
    bool whole = kb_str_ends(pattern, KB_STR("$"));
    kb_str rest = kb_str_cut(pattern, 0, pattern.len - whole), piece;

    kb_str_split(&rest, '*', &piece);
    if (!kb_str_starts(path, piece))
        return false;
    path = kb_str_cut(path, piece.len, path.len);
    bool star = rest.ptr;
    while (kb_str_split(&rest, '*', &piece)) {
        if (whole && !rest.ptr)
            return kb_str_ends(path, piece);
        ptrdiff_t at = kb_str_find(path, piece, 0);
        if (at < 0)
            return false;
        path = kb_str_cut(path, (size_t)at + piece.len, path.len);
    }
    return star || !whole || path.len == 0;
}

bool kb_robots_allow(const kb_robots *robots, const char *path)
{
    kb_buf escaped = KB_BUF_INIT(strlen(path) * 3);
    size_t longest = 0;
    bool allow = true;

    kb_escape_add(&escaped, kb_str_of(path));
    for (size_t i = 0; i < robots->rules.len; i++) {
        const kb_robots_rule *rule = &robots->rules.data[i];
        size_t len = strlen(rule->pattern);
        bool better = len > longest || (len == longest && rule->allow);
        if (better && fits(kb_str_of(rule->pattern), kb_buf_str(&escaped))) {
            longest = len;
            allow = rule->allow;
        }
    }
    kb_buf_dispose(&escaped);
    return strcmp(path, "/robots.txt") == 0 || allow;
}
