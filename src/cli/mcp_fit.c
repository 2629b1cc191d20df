/* mcp_fit.c - documents that fit a budget of characters. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/mcp.h"
#include "output/render.h"

enum { DOCUMENT_MAX = 1 << 28 };

/* What a copy leaves out. */
typedef struct limits {
    size_t list;     /* items of a list inside a result */
    size_t evidence; /* of a fact */
    size_t text;     /* bytes of a text; what is cut ends in an ellipsis */
} limits;

/* Ever shorter.  From FIRM on results at the end are left out rather than that
 * all are shortened further. */
static const limits levels[] = {
    {SIZE_MAX, SIZE_MAX, SIZE_MAX},
    {20, 1, SIZE_MAX},
    {8, 1, 2000},
    {20, 0, 900},
    {12, 0, 600},
    {8, 0, 400},
    {6, 0, 300},
    {4, 0, 300},
    {3, 0, 200},
    {2, 0, 160},
    {1, 0, 120},
    {0, 0, 60},
};
enum { LEVELS = sizeof levels / sizeof *levels, FIRM = 2 };

typedef struct fitting {
    const kb_json *document;
    int64_t skip;
    size_t results; /* of the document */
    kb_arena *arena;
} fitting;

/* ---- copies ------------------------------------------------------------- */

typedef struct copying {
    const limits *limits;
    bool lean;    /* without what is empty */
    bool results; /* what articles say is called a quote */
} copying;

static void copy(kb_node *parent, const char *key, const kb_json *value,
                 const copying *how);

static void copy_text(kb_node *parent, const char *key, const char *text,
                      size_t most)
{
    kb_str s = kb_str_of(text);

    if (s.len <= most) {
        kb_node_text(parent, key, text);
        return;
    }
    size_t end = most;
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    kb_buf cut = KB_BUF_INIT(DOCUMENT_MAX);
    kb_buf_add(&cut, kb_str_cut(s, 0, end));
    kb_buf_add_text(&cut, "…");
    kb_node_text(parent, key, cut.ptr);
    kb_buf_dispose(&cut);
}

static bool is_empty(const kb_json *value)
{
    kb_json_type type = kb_json_type_of(value);

    return type == KB_JSON_NULL ||
           ((type == KB_JSON_LIST || type == KB_JSON_OBJECT) &&
            !kb_json_first(value));
}

static void copy_object(kb_node *out, const kb_json *value, const copying *how)
{
    const kb_json *at = kb_json_first(value);

    for (; at; at = kb_json_next(at)) {
        const char *key = kb_json_key(at);
        if (how->lean && is_empty(at))
            continue;
        if (how->results && strcmp(key, "text") == 0)
            key = "quote";
        copy(out, key, at, how);
    }
}

static void copy_list(kb_node *out, const kb_json *value, size_t most,
                      const copying *how)
{
    const kb_json *at = kb_json_first(value);

    for (size_t n = 0; at && n < most; at = kb_json_next(at), n++)
        copy(out, NULL, at, how);
}

/* Whether a text names something: a part of it would name nothing. */
static bool is_name_of(const char *key)
{
    static const char *const names[] = {"id", "source", "url",
                                        "redirected_from"};

    for (size_t i = 0; key && i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], key) == 0)
            return true;
    }
    return false;
}

static size_t most_of(const char *key, const limits *l)
{
    return key && strcmp(key, "evidence") == 0 ? l->evidence : l->list;
}

static void copy(kb_node *parent, const char *key, const kb_json *value,
                 const copying *how)
{
    switch (kb_json_type_of(value)) {
    case KB_JSON_NULL:
        kb_node_null(parent, key);
        break;
    case KB_JSON_BOOL:
        kb_node_bool(parent, key, kb_json_true(value));
        break;
    case KB_JSON_NUMBER:
        kb_node_exact(parent, key, kb_json_number(value, 0));
        break;
    case KB_JSON_TEXT:
        copy_text(parent, key, kb_json_text(value),
                  is_name_of(key) ? SIZE_MAX : how->limits->text);
        break;
    case KB_JSON_LIST:
        copy_list(kb_node_add_list(parent, key), value,
                  most_of(key, how->limits), how);
        break;
    case KB_JSON_OBJECT:
        copy_object(kb_node_add_object(parent, key), value, how);
        break;
    }
}

void kb_mcp_copy(kb_node *parent, const char *key, const kb_json *value)
{
    copy(parent, key, value, &(copying){.limits = &levels[0]});
}

/* ---- documents ---------------------------------------------------------- */

static void add_warnings(kb_node *out, const kb_json *warnings, int level)
{
    kb_node *list = kb_node_add_list(out, "warnings");
    const kb_json *at = kb_json_first(warnings);

    for (; at; at = kb_json_next(at))
        kb_node_text(list, NULL, kb_json_text(at));
    if (level > 0)
        kb_node_text(list, NULL,
                     "lists and texts inside the results are shortened: ask "
                     "for more max_chars, or for less");
}

/* A member of the document that leaving out results changes.
 * @return whether it is one */
static bool add_count(kb_node *out, const fitting *f, const char *key,
                      size_t kept)
{
    if (strcmp(key, "count") == 0)
        kb_node_int(out, key, (int64_t)kept);
    else if (strcmp(key, "truncated") == 0)
        kb_node_bool(out, key, true);
    else if (strcmp(key, "next") == 0)
        kb_node_text(
            out, key,
            kb_arena_printf(f->arena, "%" PRId64, f->skip + (int64_t)kept));
    else
        return false;
    return true;
}

static void add_results(kb_node *out, const fitting *f, int level, size_t kept,
                        bool lean)
{
    const copying how = {&levels[level], .lean = lean, .results = true};
    kb_node *list = kb_node_add_list(out, "results");
    const kb_json *at = kb_json_first(kb_json_get(f->document, "results"));

    for (size_t n = 0; at && n < kept; at = kb_json_next(at), n++)
        copy(list, NULL, at, &how);
}

/* All of the document. */
static kb_node *full(const fitting *f, int level, size_t kept)
{
    const copying how = {&levels[level], .results = true};
    kb_node *out = kb_node_object();
    const kb_json *at = kb_json_first(f->document);

    for (; at; at = kb_json_next(at)) {
        const char *key = kb_json_key(at);
        if (strcmp(key, "results") == 0)
            add_results(out, f, level, kept, false);
        else if (strcmp(key, "warnings") == 0)
            add_warnings(out, at, level);
        else if (kept == f->results || !add_count(out, f, key, kept))
            copy(out, key, at, &how);
    }
    return out;
}

/* What an assistant reads: the results, how to go on, what went wrong. */
static kb_node *lean(const fitting *f, int level, size_t kept)
{
    static const char *const also[] = {"concepts", "next", "error"};
    const copying how = {&levels[level], .lean = true, .results = true};
    kb_node *out = kb_node_object();

    for (size_t i = 0; i < sizeof also / sizeof *also; i++) {
        const kb_json *value = kb_json_get(f->document, also[i]);
        if (!(kept < f->results && add_count(out, f, also[i], kept)) &&
            !is_empty(value))
            copy(out, also[i], value, &how);
    }
    add_results(out, f, level, kept, true);
    return out;
}

/* ---- fitting ------------------------------------------------------------ */

/* One way to shorten the document. */
typedef struct attempt {
    kb_node *full;
    kb_buf lean; /* JSON */
    size_t chars;
} attempt;

static size_t chars_of(const kb_buf *text)
{
    size_t chars = 0;

    for (size_t i = 0; i < text->len; i++)
        chars += ((unsigned char)text->ptr[i] & 0xC0) != 0x80;
    return chars;
}

static void drop(attempt *a)
{
    kb_node_free(a->full);
    kb_buf_dispose(&a->lean);
}

static attempt try(const fitting *f, int level, size_t kept)
{
    attempt a = {.full = full(f, level, kept),
                 .lean = KB_BUF_INIT(DOCUMENT_MAX)};
    kb_buf text = KB_BUF_INIT(DOCUMENT_MAX);
    kb_node *short_form = lean(f, level, kept);

    kb_render_json(&text, a.full, false);
    kb_render_json(&a.lean, short_form, false);
    a.chars = chars_of(&text) + chars_of(&a.lean);
    kb_node_free(short_form);
    kb_buf_dispose(&text);
    return a;
}

/* As many of the first results as fit, by halving. */
static attempt try_fewer(const fitting *f, int level, size_t max_chars)
{
    size_t fits = 0, too_many = f->results;

    while (too_many - fits > 1) {
        size_t middle = fits + (too_many - fits) / 2;
        attempt a = try(f, level, middle);
        if (a.chars <= max_chars)
            fits = middle;
        else
            too_many = middle;
        drop(&a);
    }
    return try(f, level, fits);
}

/* The first level that lets all results through, or from FIRM on one; the last
 * one if need be without any. */
static attempt shorten(const fitting *f, size_t max_chars)
{
    int level = 0;
    attempt a = try(f, level, f->results);

    while (a.chars > max_chars && ++level < LEVELS) {
        bool fewer = level >= FIRM && f->results > 1;
        drop(&a);
        a = fewer ? try_fewer(f, level, max_chars) : try(f, level, f->results);
        if (fewer && level + 1 < LEVELS &&
            kb_node_get_int(a.full, "count") == 0)
            a.chars = SIZE_MAX; /* that says nothing */
    }
    if (a.chars > max_chars) {
        drop(&a);
        a = try(f, LEVELS - 1, 0);
    }
    return a;
}

void kb_mcp_fit(kb_node *result, const kb_json *document, int64_t skip,
                size_t max_chars)
{
    fitting f = {.document = document,
                 .skip = skip,
                 .results = kb_json_count(kb_json_get(document, "results")),
                 .arena = kb_arena_new()};
    attempt a = shorten(&f, max_chars);

    kb_node *content = kb_node_add_list(result, "content");
    kb_node *text = kb_node_add_object(content, NULL);
    kb_node_text(text, "type", "text");
    kb_node_text(text, "text", a.lean.ptr);
    kb_node_add(result, "structuredContent", a.full);
    kb_buf_dispose(&a.lean);
    kb_arena_free(f.arena);
}
