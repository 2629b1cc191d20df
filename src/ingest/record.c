/* record.c - one line of `extract` or `export`, read back into a document and
 * its facts. */
#include "ingest/record.h"

#include <limits.h>
#include <math.h>

#include "base/json_read.h"
#include "base/map.h"
#include "ingest/record_types.h"
#include "text/utf8.h"

static kb_status wrong(const kb_record_place *at, const char *what)
{
    return kb_fail(at->err, KB_BAD_INPUT, "%s:%zu: %s", at->file, at->line,
                   what);
}

static const char *copy(kb_arena *arena, const kb_json *object, const char *key)
{
    return kb_arena_strdup(arena, kb_json_text(kb_json_get(object, key)));
}

static void *room(kb_arena *arena, const kb_json *list, size_t size)
{
    return kb_arena_alloc(arena, (kb_json_count(list) + 1) * size);
}

/* A whole number from `least` on and below `end`. */
static bool read_whole(double *out, const kb_json *object, const char *key,
                       double least, double end)
{
    double value = kb_json_number(kb_json_get(object, key), *out);
    *out = value;
    return value >= least && value < end && value == floor(value);
}

/* ---- the document ------------------------------------------------------- */

static bool block_type(kb_block_type *out, const char *name)
{
    for (int i = 0; name && i < KB_BLOCK_TYPE_COUNT; i++) {
        if (strcmp(kb_block_type_name((kb_block_type)i), name) == 0) {
            *out = (kb_block_type)i;
            return true;
        }
    }
    return false;
}

static kb_status read_block(kb_block *out, kb_arena *arena, const kb_json *json,
                            int number, const kb_record_place *at)
{
    kb_status status = kb_record_types(json, KB_RECORD_BLOCK, at);
    if (status != KB_OK)
        return status;
    out->text = copy(arena, json, "text");
    if (!out->text ||
        !block_type(&out->type, kb_json_text(kb_json_get(json, "type"))))
        return wrong(at, "a block without text or type");
    out->len = strlen(out->text);
    double level = 0, up = KB_NO_BLOCK;
    if (!read_whole(&up, json, "up", KB_NO_BLOCK, number))
        return wrong(at, "a block that stands under a later one");
    if (!read_whole(&level, json, "level", 0, INT_MAX))
        return wrong(at, "a block of no possible level");
    out->level = (int)level;
    out->up = (int)up;
    out->promo = kb_json_true(kb_json_get(json, "promo"));
    return KB_OK;
}

static const char *const *read_texts(size_t *count, kb_arena *arena,
                                     const kb_json *list)
{
    const char **texts = room(arena, list, sizeof *texts);
    *count = 0;
    for (const kb_json *t = kb_json_first(list); t; t = kb_json_next(t))
        texts[(*count)++] = kb_arena_strdup(arena, kb_json_text(t));
    return texts;
}

static kb_status read_doc(kb_doc *out, kb_arena *arena, const kb_json *json,
                          const kb_record_place *at)
{
    const kb_json *blocks = kb_json_get(json, "blocks");
    const char *schema = kb_json_text(kb_json_get(json, "schema"));
    const char *source = copy(arena, json, "source");

    if (!schema && kb_json_text(kb_json_get(json, "type")))
        return wrong(at, "a record of what articles say together: a store is "
                         "made of `export --what statements`");
    if (!schema || strcmp(schema, "aigckb.extract/1") != 0)
        return wrong(at, "not of the schema aigckb.extract/1");
    kb_status status = kb_record_types(json, KB_RECORD_ARTICLE, at);
    if (status != KB_OK)
        return status;
    if (!source || strncmp(source, "s:", 2) != 0 || !source[2])
        return wrong(at, "no \"source\" that begins with s:");
    *out = (kb_doc){.key = source + 2,
                    .artid = copy(arena, json, "artid"),
                    .title = copy(arena, json, "title"),
                    .url = copy(arena, json, "url"),
                    .site = copy(arena, json, "site"),
                    .author = copy(arena, json, "author"),
                    .origin = copy(arena, json, "origin"),
                    .date = copy(arena, json, "date"),
                    .path = "",
                    .hash = copy(arena, json, "hash")};
    if (!out->title)
        out->title = "";
    if (!out->hash)
        out->hash = "";
    out->tags = read_texts(&out->tag_count, arena, kb_json_get(json, "tags"));
    out->blocks = room(arena, blocks, sizeof *out->blocks);
    for (const kb_json *b = kb_json_first(blocks); b && status == KB_OK;
         b = kb_json_next(b)) {
        int number = (int)out->block_count++;
        status = read_block(&out->blocks[number], arena, b, number, at);
    }
    kb_doc_link(out);
    return status;
}

/* ---- the facts ---------------------------------------------------------- */

/* What facts refer to. */
typedef struct listed {
    const size_t *chars; /* code points of each block */
    size_t count;        /* of blocks */
    kb_map names;        /* of concepts, with their numbers */
} listed;

static listed measure(kb_arena *arena, const kb_doc *doc)
{
    size_t *chars =
        kb_arena_alloc(arena, (doc->block_count + 1) * sizeof *chars);
    for (size_t i = 0; i < doc->block_count; i++)
        chars[i] =
            kb_utf8_count((kb_str){doc->blocks[i].text, doc->blocks[i].len});
    return (listed){chars, doc->block_count, {.arena = arena}};
}

static kb_status read_span(kb_span *out, const listed *of, const kb_json *json,
                           const kb_record_place *at)
{
    double block = -1, start = -1, end = -1;
    if (!read_whole(&block, json, "block", 0, (double)of->count) ||
        !read_whole(&start, json, "start", 0, UINT32_MAX) ||
        !read_whole(&end, json, "end", start + 1, UINT32_MAX))
        return wrong(at, "a fact without a span in a block");
    if (end > (double)of->chars[(size_t)block])
        return wrong(at, "a span that ends behind its block");
    *out = (kb_span){(uint32_t)block, (uint32_t)start, (uint32_t)end};
    return KB_OK;
}

static kb_status read_concept(kb_concept_fact *out, kb_arena *arena,
                              const listed *of, const kb_json *json,
                              const kb_record_place *at)
{
    const char *kind = kb_json_text(kb_json_get(json, "kind"));
    const char *layer = kb_json_text(kb_json_get(json, "layer"));
    const char *basis = kb_json_text(kb_json_get(json, "basis"));
    const kb_json *mentions = kb_json_get(json, "mentions");
    kb_span *spans = room(arena, mentions, sizeof *spans);
    kb_status status = kb_record_types(json, KB_RECORD_CONCEPT, at);

    if (status != KB_OK)
        return status;
    out->name = copy(arena, json, "name");
    if (!out->name || !out->name[0] || !kb_json_first(mentions))
        return wrong(at, "a concept without name or mentions");
    if (!kind || !kb_kind_find(&out->kind, kind) || !layer ||
        !kb_layer_find(&out->layer, layer) || !basis ||
        !kb_basis_find(&out->basis, basis))
        return wrong(at, "a concept without a known kind, layer or basis");
    out->aliases =
        read_texts(&out->alias_count, arena, kb_json_get(json, "aliases"));
    out->mentions = spans;
    for (const kb_json *m = kb_json_first(mentions); m && status == KB_OK;
         m = kb_json_next(m))
        status = read_span(&spans[out->mention_count++], of, m, at);
    return status;
}

/* The number of the concept with this name. */
static kb_status concept_number(uint32_t *out, const listed *of,
                                const kb_json *json, const char *key,
                                const kb_record_place *at)
{
    const char *name = kb_json_text(kb_json_get(json, key));
    const uint32_t *number =
        name ? kb_map_find(&of->names, kb_str_of(name)) : NULL;
    if (number) {
        *out = *number;
        return KB_OK;
    }
    return wrong(at, "a fact about a concept that the line does not list");
}

static kb_status read_relation(kb_relation_fact *out, const listed *of,
                               const kb_json *json, const kb_record_place *at)
{
    const char *p = kb_json_text(kb_json_get(json, "p"));
    const char *basis = kb_json_text(kb_json_get(json, "basis"));
    kb_status status = kb_record_types(json, KB_RECORD_RELATION, at);
    if (status == KB_OK)
        status = concept_number(&out->s, of, json, "s", at);
    if (status == KB_OK)
        status = concept_number(&out->o, of, json, "o", at);
    if (status == KB_OK)
        status = read_span(&out->span, of, json, at);
    if (status != KB_OK)
        return status;
    if (!p || !kb_predicate_find(&out->p, p) || !basis ||
        !kb_basis_find(&out->basis, basis))
        return wrong(at, "a relation with an unknown predicate or basis");
    out->confidence = kb_json_number(kb_json_get(json, "confidence"), 0);
    if (!(out->confidence >= 0 && out->confidence <= 1))
        return wrong(at, "a relation of no possible confidence");
    return KB_OK;
}

static kb_status read_definition(kb_definition_fact *out, kb_arena *arena,
                                 const listed *of, const kb_json *json,
                                 const kb_record_place *at)
{
    kb_status status = kb_record_types(json, KB_RECORD_DEFINITION, at);
    if (status == KB_OK)
        status = concept_number(&out->concept, of, json, "concept", at);
    if (status == KB_OK)
        status = read_span(&out->span, of, json, at);
    out->text = copy(arena, json, "text");
    out->by = copy(arena, json, "by");
    return status == KB_OK && !out->text
               ? wrong(at, "a definition without text")
               : status;
}

/* The number of a concept that may be null: -1. */
static kb_status concept_or_none(int32_t *out, const listed *of,
                                 const kb_json *json, const kb_record_place *at)
{
    uint32_t number = 0;
    *out = -1;
    if (!kb_json_text(kb_json_get(json, "concept")))
        return KB_OK;
    kb_status status = concept_number(&number, of, json, "concept", at);
    if (status == KB_OK)
        *out = (int32_t)number;
    return status;
}

static kb_status read_figure(kb_figure_fact *out, kb_arena *arena,
                             const listed *of, const kb_json *json,
                             const kb_record_place *at)
{
    const char *dated = kb_json_text(kb_json_get(json, "dated"));
    kb_status status = kb_record_types(json, KB_RECORD_FIGURE, at);
    if (status == KB_OK)
        status = concept_or_none(&out->concept, of, json, at);
    if (status == KB_OK)
        status = read_span(&out->span, of, json, at);
    if (status != KB_OK)
        return status;
    out->measure = copy(arena, json, "measure");
    out->value_text = copy(arena, json, "value_text");
    out->value = kb_json_number(kb_json_get(json, "value"), -1);
    out->max = kb_json_number(kb_json_get(json, "max"), out->value);
    out->unit = copy(arena, json, "unit");
    out->approx = kb_json_true(kb_json_get(json, "approx"));
    out->forecast = kb_json_true(kb_json_get(json, "forecast"));
    out->date = copy(arena, json, "date");
    out->issuer = copy(arena, json, "issuer");
    if (!out->value_text || !out->unit || !(out->value >= 0) ||
        !(out->max >= out->value) || isinf(out->max) || !dated ||
        !kb_dated_find(&out->dated, dated))
        return wrong(at, "a figure without value, unit, or where it is dated");
    return KB_OK;
}

static kb_status read_event(kb_event_fact *out, kb_arena *arena,
                            const listed *of, const kb_json *json,
                            const kb_record_place *at)
{
    kb_status status = kb_record_types(json, KB_RECORD_EVENT, at);
    if (status == KB_OK)
        status = concept_or_none(&out->concept, of, json, at);
    if (status == KB_OK)
        status = read_span(&out->span, of, json, at);
    out->date = copy(arena, json, "date");
    out->what = copy(arena, json, "what");
    return status == KB_OK && (!out->date || !out->what)
               ? wrong(at, "an event without a date, or what happened")
               : status;
}

static kb_status read_numbers(kb_facts *out, kb_arena *arena, const listed *of,
                              const kb_json *json, const kb_record_place *at)
{
    const kb_json *figures = kb_json_get(json, "figures");
    const kb_json *events = kb_json_get(json, "events");
    kb_status status = KB_OK;

    out->figures = room(arena, figures, sizeof *out->figures);
    out->events = room(arena, events, sizeof *out->events);
    for (const kb_json *f = kb_json_first(figures); f && status == KB_OK;
         f = kb_json_next(f))
        status =
            read_figure(&out->figures[out->figure_count++], arena, of, f, at);
    for (const kb_json *e = kb_json_first(events); e && status == KB_OK;
         e = kb_json_next(e))
        status = read_event(&out->events[out->event_count++], arena, of, e, at);
    return status;
}

/* Of two concepts with one name, facts are about the first. */
static void list_names(listed *of, const kb_facts *facts)
{
    bool fresh;
    for (size_t i = 0; i < facts->concept_count; i++) {
        uint32_t *number =
            kb_map_add(&of->names, kb_str_of(facts->concepts[i].name), &fresh);
        if (fresh)
            *number = (uint32_t)i;
    }
}

static kb_status read_facts(kb_facts *out, kb_arena *arena, listed *of,
                            const kb_json *json, const kb_record_place *at)
{
    const kb_json *concepts = kb_json_get(json, "concepts");
    const kb_json *relations = kb_json_get(json, "relations");
    const kb_json *definitions = kb_json_get(json, "definitions");
    kb_status status = KB_OK;

    *out = (kb_facts){
        .concepts = room(arena, concepts, sizeof *out->concepts),
        .relations = room(arena, relations, sizeof *out->relations),
        .definitions = room(arena, definitions, sizeof *out->definitions)};
    for (const kb_json *c = kb_json_first(concepts); c && status == KB_OK;
         c = kb_json_next(c))
        status = read_concept(&out->concepts[out->concept_count++], arena, of,
                              c, at);
    if (status == KB_OK)
        list_names(of, out);
    for (const kb_json *r = kb_json_first(relations); r && status == KB_OK;
         r = kb_json_next(r))
        status =
            read_relation(&out->relations[out->relation_count++], of, r, at);
    for (const kb_json *d = kb_json_first(definitions); d && status == KB_OK;
         d = kb_json_next(d))
        status = read_definition(&out->definitions[out->definition_count++],
                                 arena, of, d, at);
    return status == KB_OK ? read_numbers(out, arena, of, json, at) : status;
}

/* Whether a line of JSON has U+0000, which would end a text where it stands, or
 * U+0001 or U+0002, which are our own marks and are never printed. */
static bool has_marks(kb_str line)
{
    static const kb_str escape = KB_STR_INIT("u000");
    for (size_t at = 0; at < line.len; at++) {
        char c = line.ptr[at];
        if (c == '\\') {
            kb_str rest = kb_str_cut(line, ++at, line.len);
            if (kb_str_starts(rest, escape) && rest.len > escape.len &&
                rest.ptr[escape.len] >= '0' && rest.ptr[escape.len] <= '2')
                return true;
        } else if (c >= 0 && c <= 2) {
            return true;
        }
    }
    return false;
}

kb_status kb_record_read(kb_doc *doc, kb_facts *facts, kb_arena *arena,
                         kb_str line, const kb_record_place *at)
{
    size_t byte = 0;
    if (!kb_utf8_valid(line))
        return wrong(at, "not UTF-8");
    kb_json *json = kb_json_parse_at(&byte, line);
    if (!json)
        return kb_fail(at->err, KB_BAD_INPUT,
                       "%s:%zu: not JSON, from byte %zu of the line on",
                       at->file, at->line, byte + 1);
    kb_status status = has_marks(line)
                           ? wrong(at, "a character from U+0000 to U+0002")
                           : read_doc(doc, arena, json, at);
    if (status == KB_OK) {
        listed of = measure(arena, doc);
        status = read_facts(facts, arena, &of, json, at);
    }
    kb_json_free(json);
    return status;
}
