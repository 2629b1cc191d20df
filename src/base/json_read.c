/* json_read.c - reading JSON, by cJSON. */
#include "base/json_read.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <pthread.h>

#include "base/alloc.h"
#include "base/late.h"

/* ---- the library -------------------------------------------------------- */

static struct {
    __typeof__(cJSON_ParseWithLengthOpts) *parse;
    __typeof__(cJSON_Delete) *free;
    __typeof__(cJSON_GetObjectItemCaseSensitive) *get;
} cjson;

static void load(void)
{
    static const kb_late_symbol symbols[] = {
        {"cJSON_ParseWithLengthOpts", &cjson.parse},
        {"cJSON_Delete", &cjson.free},
        {"cJSON_GetObjectItemCaseSensitive", &cjson.get},
    };
    kb_late_load(KB_LATE_CJSON, symbols, sizeof symbols / sizeof *symbols);
}

/* ------------------------------------------------------------------------- */

static bool has_type(const cJSON *value, int type)
{
    return value && (value->type & 0xFF) == type;
}

/* A kb_json is a cJSON: the cast is the whole of the wrapping. */
static const cJSON *raw(const kb_json *value)
{
    return (const cJSON *)value;
}

kb_json *kb_json_parse_at(size_t *wrong, kb_str text)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const char *end = NULL;

    pthread_once(&once, load); /* all other functions are given a document */
    errno = 0;
    cJSON *json = cjson.parse(text.ptr, text.len, &end, false);
    *wrong = end ? (size_t)(end - text.ptr) : 0;
    if (!json)
        kb_no_memory_check(); /* nothing else tells it from bad JSON */
    if (json && kb_str_trim(kb_str_cut(text, *wrong, text.len)).len) {
        cjson.free(json); /* something stands behind the document */
        json = NULL;
    }
    return (kb_json *)json;
}

kb_json *kb_json_parse(kb_str text)
{
    size_t wrong;
    return kb_json_parse_at(&wrong, text);
}

/* ---- places ------------------------------------------------------------- */

/* Behind the string that begins at `at`, with its quotes. */
static size_t skip_string(kb_str text, size_t at)
{
    for (at++; at < text.len && text.ptr[at] != '"'; at++)
        at += text.ptr[at] == '\\';
    return at + 1;
}

/* Whether the item that is looked for begins at a character of its list. */
static bool begins_item(char c, size_t *before)
{
    if (c == ',' && *before > 0)
        --*before;
    else if (*before == 0)
        return c != ' ' && c != '\t' && c != '\n' && c != '\r';
    return false;
}

/* A walk through the text of a document. */
typedef struct place {
    kb_str key, last; /* that is looked for; the last one in the document */
    int depth;
    bool inside; /* the list */
} place;

static void open_or_close(place *p, char c)
{
    bool opens = c == '[' || c == '{';
    if (opens && ++p->depth == 2)
        p->inside = c == '[' && kb_str_equal(p->last, p->key);
    else if (c == ']' || c == '}')
        p->depth--;
}

size_t kb_json_line(kb_str text, const char *key, size_t n)
{
    place p = {.key = kb_str_of(key), .last = {"", 0}};

    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (p.inside && p.depth == 2 && begins_item(c, &n))
            return kb_str_line(text, at);
        if (c != '"') {
            open_or_close(&p, c);
            continue;
        }
        size_t end = skip_string(text, at);
        if (p.depth == 1)
            p.last = kb_str_cut(text, at + 1, end - 1);
        at = end - 1;
    }
    return kb_str_line(text, text.len);
}

void kb_json_free(kb_json *document)
{
    if (document)
        cjson.free((cJSON *)document);
}

const kb_json *kb_json_get(const kb_json *value, const char *key)
{
    return value ? (const kb_json *)cjson.get(raw(value), key) : NULL;
}

kb_json_type kb_json_type_of(const kb_json *value)
{
    switch (value ? raw(value)->type & 0xFF : cJSON_NULL) {
    case cJSON_False:
    case cJSON_True:
        return KB_JSON_BOOL;
    case cJSON_Number:
        return KB_JSON_NUMBER;
    case cJSON_String:
        return KB_JSON_TEXT;
    case cJSON_Array:
        return KB_JSON_LIST;
    case cJSON_Object:
        return KB_JSON_OBJECT;
    default:
        return KB_JSON_NULL;
    }
}

const kb_json *kb_json_first(const kb_json *list)
{
    return list ? (const kb_json *)raw(list)->child : NULL;
}

const kb_json *kb_json_next(const kb_json *item)
{
    return (const kb_json *)raw(item)->next;
}

size_t kb_json_count(const kb_json *list)
{
    size_t n = 0;
    for (const kb_json *at = kb_json_first(list); at; at = kb_json_next(at))
        n++;
    return n;
}

const char *kb_json_key(const kb_json *member)
{
    return raw(member)->string;
}

const char *kb_json_text(const kb_json *value)
{
    return has_type(raw(value), cJSON_String) ? raw(value)->valuestring : NULL;
}

double kb_json_number(const kb_json *value, double otherwise)
{
    return has_type(raw(value), cJSON_Number) ? raw(value)->valuedouble
                                              : otherwise;
}

bool kb_json_true(const kb_json *value)
{
    return has_type(raw(value), cJSON_True);
}
