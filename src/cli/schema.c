/* schema.c - JSON Schemas, put together from data/schemas. */
#include "cli/schema.h"

#include <string.h>

#include "base/embed.h"
#include "base/json_read.h"
#include "base/vec.h"

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define WITHIN  "#/$defs/"

static const char envelope[] = KB_SCHEMA_ENVELOPE, record[] = "record";

/* A schema that is being put together. */
typedef struct bundle {
    kb_arena *arena;
    const kb_schema_part *parts; /* none: of any command */
    size_t part_count;
    kb_json *files[KB_SCHEMA_PARTS + 1]; /* where definitions are looked for */
    size_t file_count;
    KB_VEC(const char *) wanted; /* definitions, as they were met */
    bool quoted;                 /* the words of articles are called "quote" */
} bundle;

static void add_schema(bundle *b, kb_node *out, const kb_json *source);

/* ---- definitions -------------------------------------------------------- */

static void open_file(bundle *b, const char *name)
{
    const char *file = kb_arena_printf(b->arena, "%s.json", name);
    const kb_embedded *found = kb_embedded_find(kb_json_schema_files, file);

    b->files[b->file_count++] =
        kb_json_parse((kb_str){found->text, found->len});
}

static const kb_json *find(const bundle *b, const char *name)
{
    const kb_json *found = NULL;

    for (size_t i = 0; i < b->file_count && !found; i++)
        found = kb_json_get(b->files[i], name);
    return found;
}

/* Notes that a definition is referred to. */
static void want(bundle *b, const char *name)
{
    for (size_t i = 0; i < b->wanted.len; i++) {
        if (strcmp(b->wanted.data[i], name) == 0)
            return;
    }
    kb_vec_push(b->arena, &b->wanted, kb_arena_strdup(b->arena, name));
}

static void add_reference(bundle *b, kb_node *out, const char *name)
{
    want(b, name);
    kb_node_text(out, "$ref", kb_arena_printf(b->arena, WITHIN "%s", name));
}

/* ---- members of objects ------------------------------------------------- */

/* What a property is called. */
static const char *key_of(const bundle *b, const kb_json *property)
{
    const char *key = kb_json_key(property);

    return b->quoted && strcmp(key, "text") == 0
               ? "quote"
               : kb_arena_strdup(b->arena, key);
}

static bool is_listed(const kb_json *list, const char *name)
{
    for (const kb_json *at = kb_json_first(list); at; at = kb_json_next(at)) {
        if (strcmp(kb_json_text(at), name) == 0)
            return true;
    }
    return false;
}

static void add_properties(bundle *b, kb_node *out, const kb_json *source)
{
    const kb_json *at = kb_json_first(kb_json_get(source, "properties"));

    for (; at; at = kb_json_next(at))
        add_schema(b, kb_node_add_object(out, key_of(b, at)), at);
    at = kb_json_first(kb_json_get(source, "include"));
    for (; at; at = kb_json_next(at))
        add_properties(b, out, find(b, kb_json_text(at)));
}

static void add_required(const bundle *b, kb_node *out, const kb_json *source)
{
    const kb_json *optional = kb_json_get(source, "optional");
    const kb_json *at = kb_json_first(kb_json_get(source, "properties"));

    for (; at; at = kb_json_next(at)) {
        if (!is_listed(optional, kb_json_key(at)))
            kb_node_text(out, NULL, key_of(b, at));
    }
    at = kb_json_first(kb_json_get(source, "include"));
    for (; at; at = kb_json_next(at))
        add_required(b, out, find(b, kb_json_text(at)));
}

static void add_members(bundle *b, kb_node *out, const kb_json *source)
{
    kb_node *required = kb_node_list();

    if (!kb_json_get(source, "type"))
        kb_node_text(out, "type", "object");
    add_properties(b, kb_node_add_object(out, "properties"), source);
    add_required(b, required, source);
    if (kb_node_first(required))
        kb_node_add(out, "required", required);
    else
        kb_node_free(required);
}

/* ---- keywords ----------------------------------------------------------- */

/* A text that is one of some words; later versions may have others. */
static void add_words(kb_node *out, const kb_json *words)
{
    const char *vocabulary = kb_json_text(words);
    const char *word;
    kb_node *either = kb_node_add_list(out, "anyOf");
    kb_node *known = kb_node_add_list(kb_node_add_object(either, NULL), "enum");

    for (int n = 0; vocabulary && (word = kb_schema_word(vocabulary, n)); n++)
        kb_node_text(known, NULL, word);
    for (const kb_json *at = kb_json_first(words); at; at = kb_json_next(at))
        kb_node_text(known, NULL, kb_json_text(at));
    kb_node_text(kb_node_add_object(either, NULL), "type", "string");
}

static void add_command(bundle *b, kb_node *out)
{
    kb_node *types;

    if (b->part_count == 1) {
        kb_node_text(out, "const", b->parts[0].command->name);
    } else if (b->part_count > 1) {
        kb_node *names = kb_node_add_list(out, "enum");
        for (size_t i = 0; i < b->part_count; i++)
            kb_node_text(names, NULL, b->parts[i].command->name);
    } else {
        types = kb_node_add_list(out, "type");
        kb_node_text(types, NULL, "string");
        kb_node_text(types, NULL, "null");
    }
}

/* How many of the commands take a filter. */
static size_t takers(const bundle *b, const kb_option *option)
{
    size_t n = 0;

    for (size_t i = 0; i < b->part_count; i++)
        n += (b->parts[i].command->accepts & option->group) != 0;
    return n;
}

/* What filters are: a definition, or a type of JSON. */
static const struct {
    const char *definition, *type;
} filters[KB_OPTION_TYPE_COUNT] = {
    [KB_OPTION_FLAG] = {NULL, "boolean"}, [KB_OPTION_TEXT] = {NULL, "string"},
    [KB_OPTION_NUMBER] = {"count", NULL}, [KB_OPTION_COUNT] = {"count", NULL},
    [KB_OPTION_SHARE] = {NULL, "number"}, [KB_OPTION_DATE] = {"date", NULL},
    [KB_OPTION_KIND] = {"kind", NULL},    [KB_OPTION_LAYER] = {"layer", NULL},
    [KB_OPTION_BASIS] = {"basis", NULL},
};

static void add_filter(bundle *b, kb_node *properties, const kb_option *option)
{
    kb_node *out = kb_node_add_object(properties, option->filter);

    kb_node_text(out, "description", option->help);
    if (option->type == KB_OPTION_FLAG) {
        kb_node_text(out, "type", filters[option->type].type);
        return;
    }
    kb_node *either = kb_node_add_list(out, "anyOf");
    kb_node *given = kb_node_add_object(either, NULL);
    if (filters[option->type].definition)
        add_reference(b, given, filters[option->type].definition);
    else
        kb_node_text(given, "type", filters[option->type].type);
    kb_node_text(kb_node_add_object(either, NULL), "type", "null");
}

static void add_filters(bundle *b, kb_node *out)
{
    kb_node *required = kb_node_list();

    kb_node_text(out, "type", "object");
    kb_node *properties =
        b->part_count > 0 ? kb_node_add_object(out, "properties") : NULL;
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        size_t n = at->filter ? takers(b, at) : 0;
        if (n > 0)
            add_filter(b, properties, at);
        if (n > 0 && n == b->part_count)
            kb_node_text(required, NULL, at->filter);
    }
    kb_node_add(out, "required", required);
}

static void add_generated(bundle *b, kb_node *out, const char *from)
{
    if (strcmp(from, "command") == 0)
        add_command(b, out);
    else
        add_filters(b, out);
}

/* A value that is no schema. */
static void add_plain(kb_node *out, const char *key, const kb_json *value)
{
    kb_node *list;

    switch (kb_json_type_of(value)) {
    case KB_JSON_TEXT:
        kb_node_text(out, key, kb_json_text(value));
        break;
    case KB_JSON_NUMBER:
        kb_node_exact(out, key, kb_json_number(value, 0));
        break;
    case KB_JSON_BOOL:
        kb_node_bool(out, key, kb_json_true(value));
        break;
    case KB_JSON_LIST:
        list = kb_node_add_list(out, key);
        for (const kb_json *at = kb_json_first(value); at;
             at = kb_json_next(at))
            add_plain(list, NULL, at);
        break;
    case KB_JSON_NULL:
    case KB_JSON_OBJECT:
        break; /* no keyword has one that is not a schema */
    }
}

static void add_keyword(bundle *b, kb_node *out, const kb_json *value)
{
    const char *key = kb_arena_strdup(b->arena, kb_json_key(value));
    const kb_json *first = kb_json_first(value);

    if (strcmp(key, "$ref") == 0) {
        add_reference(b, out, kb_json_text(value) + strlen(WITHIN));
    } else if (strcmp(key, "words") == 0) {
        add_words(out, value);
    } else if (strcmp(key, "from") == 0) {
        add_generated(b, out, kb_json_text(value));
    } else if (kb_json_type_of(value) == KB_JSON_OBJECT) {
        add_schema(b, kb_node_add_object(out, key), value);
    } else if (kb_json_type_of(first) == KB_JSON_OBJECT) {
        kb_node *list = kb_node_add_list(out, key);
        for (; first; first = kb_json_next(first))
            add_schema(b, kb_node_add_object(list, NULL), first);
    } else {
        add_plain(out, key, value);
    }
}

/* Whether a keyword tells of the members of an object. */
static bool is_of_members(const char *keyword)
{
    return strcmp(keyword, "properties") == 0 ||
           strcmp(keyword, "include") == 0 || strcmp(keyword, "optional") == 0;
}

static void add_schema(bundle *b, kb_node *out, const kb_json *source)
{
    bool told = false;

    for (const kb_json *at = kb_json_first(source); at; at = kb_json_next(at)) {
        if (!is_of_members(kb_json_key(at))) {
            add_keyword(b, out, at);
        } else if (!told) {
            told = true;
            add_members(b, out, source);
        }
    }
}

/* ---- documents ---------------------------------------------------------- */

/* What the results of a tool are. */
static void add_choice(bundle *b, kb_node *out)
{
    kb_node *any = kb_node_add_list(out, "anyOf");

    for (size_t i = 0; i < b->part_count; i++) {
        const char *name = b->parts[i].record;
        kb_node *one = kb_node_add_object(any, NULL);
        if (name)
            add_reference(b, one, name);
        else
            add_schema(b, one, find(b, record));
    }
}

/* All that is referred to, and what that refers to. */
static void add_definitions(bundle *b, kb_node *out)
{
    kb_node *definitions = kb_node_add_object(out, "$defs");

    for (size_t i = 0; i < b->wanted.len; i++) {
        const char *name = b->wanted.data[i];
        kb_node *one = kb_node_add_object(definitions, name);
        if (b->quoted && strcmp(name, record) == 0)
            add_choice(b, one);
        else
            add_schema(b, one, find(b, name));
    }
}

static kb_node *put_together(bundle *b, const char *title)
{
    kb_node *out = kb_node_object();

    open_file(b, "common");
    want(b, record);
    if (!b->quoted)
        want(b, "line");
    if (title) {
        const kb_json *document = find(b, "document");
        kb_node_text(out, "$schema", DIALECT);
        kb_node_text(out, "title", title);
        kb_node_text(out, "description",
                     kb_json_text(kb_json_get(document, "description")));
    }
    add_schema(b, out, find(b, envelope));
    add_definitions(b, out);
    for (size_t i = 0; i < b->file_count; i++)
        kb_json_free(b->files[i]);
    return out;
}

kb_node *kb_schema_of(kb_arena *arena, const char *name)
{
    const kb_schema_part part = {kb_command_find(name), NULL};
    bundle b = {.arena = arena, .parts = &part, .part_count = 1};

    if (!part.command) {
        if (strcmp(name, envelope) != 0)
            return NULL;
        b.part_count = 0;
    }
    open_file(&b, part.command ? part.command->name : envelope);
    return put_together(
        &b, kb_arena_printf(arena, "aigckb %s --json",
                            part.command ? part.command->name : "..."));
}

kb_node *kb_schema_of_tool(kb_arena *arena, const kb_schema_part *parts,
                           size_t count)
{
    bundle b = {
        .arena = arena, .parts = parts, .part_count = count, .quoted = true};

    for (size_t i = 0; i < count; i++)
        open_file(&b, parts[i].command->name);
    return put_together(&b, NULL);
}
