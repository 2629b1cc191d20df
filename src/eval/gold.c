/* gold.c - reads an annotated article. */
#include "eval/gold.h"

#include <math.h>

#include "base/file.h"
#include "base/json_read.h"
#include "eval/normal.h"
#include "text/plain.h"

enum {
    FILE_CEILING = 16 * 1024 * 1024,
    DEFINITION_CHARS = 10,
    SHOWN_BYTES = 64 /* of a name, in a message */
};

static const double WHOLE_MAX = 9007199254740992; /* 2^53 */

/* A file that is being read. */
typedef struct reading {
    kb_gold *gold;
    const char *path;
    kb_str text;      /* of the file */
    const char *list; /* whose item is read; NULL: none is */
    size_t item;
    kb_error *err;
} reading;

static kb_status wrong(const reading *r, const char *what, const char *of)
{
    kb_str head = kb_str_head(kb_str_of(of), SHOWN_BYTES);
    size_t line = r->list ? kb_json_line(r->text, r->list, r->item) : 1;
    return kb_fail(r->err, KB_BAD_INPUT, "%s:%zu: %s%s%.*s%s", r->path, line,
                   what, of ? " '" : "", (int)head.len, of ? head.ptr : "",
                   of ? "'" : "");
}

/* Whether what an object has under a name is a list, or not there at all. */
static bool is_list(const kb_json *object, const char *key)
{
    const kb_json *value = kb_json_get(object, key);
    return kb_json_type_of(value) == KB_JSON_NULL ||
           kb_json_type_of(value) == KB_JSON_LIST;
}

static const char *text_of(const kb_json *object, const char *key)
{
    return kb_json_text(kb_json_get(object, key));
}

static kb_str normal_of(const reading *r, const char *text)
{
    return kb_normal(r->gold->arena, kb_str_of(text ? text : ""));
}

/* What is not said to be minor is core. */
static bool is_core(const kb_json *object)
{
    const char *weight = text_of(object, "weight");
    return !weight || strcmp(weight, "core") == 0;
}

static bool is_weight(const kb_json *object)
{
    const char *weight = text_of(object, "weight");
    return is_core(object) || (weight && strcmp(weight, "minor") == 0);
}

/* ---- concepts ----------------------------------------------------------- */

static void add_form(kb_gold *gold, kb_str form, size_t concept)
{
    bool fresh;

    if (form.len == 0)
        return;
    uint32_t *slot = kb_map_add(&gold->forms, form, &fresh);
    if (fresh)
    *slot = (uint32_t) concept;
}

static kb_status read_concept(const reading *r, const kb_json *json)
{
    kb_gold *gold = r->gold;
    kb_gold_concept c = {.core = is_core(json)};
    const char *name = text_of(json, "name"), *kind = text_of(json, "kind");
    const char *layer = text_of(json, "layer");

    if (!name || !kind || !kb_kind_find(&c.kind, kind))
        return wrong(r, "a concept without name or kind", name);
    if (!layer || !kb_layer_find(&c.layer, layer))
        return wrong(r, "a concept without layer", name);
    if (!is_weight(json))
        return wrong(r, "a weight that is neither core nor minor, of", name);
    if (!is_list(json, "also") || !is_list(json, "surface"))
        return wrong(r, "\"also\" and \"surface\" are lists:", name);
    c.name = kb_arena_strdup(gold->arena, name);
    c.kinds = 1u << c.kind;
    for (const kb_json *also = kb_json_first(kb_json_get(json, "also")); also;
         also = kb_json_next(also)) {
        kb_kind other;
        if (!kb_json_text(also) || !kb_kind_find(&other, kb_json_text(also)))
            return wrong(r, "a concept that is also of no kind", name);
        c.kinds |= 1u << other;
    }
    add_form(gold, normal_of(r, name), gold->concepts.len);
    for (const kb_json *form = kb_json_first(kb_json_get(json, "surface"));
         form; form = kb_json_next(form)) {
        if (!kb_json_text(form))
            return wrong(r, "a form that is no text, of", name);
        add_form(gold, normal_of(r, kb_json_text(form)), gold->concepts.len);
    }
    kb_vec_push(gold->arena, &gold->concepts, c);
    return KB_OK;
}

int kb_gold_find(const kb_gold *gold, kb_str form)
{
    const uint32_t *found = kb_map_find(&gold->forms, form);
    return found ? (int)*found : KB_NO_GOLD;
}

/* ---- relations ---------------------------------------------------------- */

bool kb_predicate_is_mutual(kb_predicate p)
{
    return p == KB_COMPETES_WITH || p == KB_PARTNER_OF;
}

/* A triple that is there takes the new weight. */
static void add_relation(kb_gold *gold, kb_gold_relation relation)
{
    for (size_t i = 0; i < gold->relations.len; i++) {
        kb_gold_relation *old = &gold->relations.data[i];
        if (old->s == relation.s && old->p == relation.p &&
            old->o == relation.o) {
            old->core = relation.core;
            return;
        }
    }
    kb_vec_push(gold->arena, &gold->relations, relation);
}

static kb_status read_relation(const reading *r, const kb_json *json)
{
    const char *s = text_of(json, "s"), *o = text_of(json, "o");
    const char *p = text_of(json, "p");
    kb_gold_relation relation = {.core = is_core(json)};

    if (!s || !o || !p || !kb_predicate_find(&relation.p, p))
        return wrong(r, "a relation without ends or predicate", p);
    relation.s = kb_gold_find(r->gold, normal_of(r, s));
    relation.o = kb_gold_find(r->gold, normal_of(r, o));
    add_relation(r->gold, relation);
    if (kb_predicate_is_mutual(relation.p))
        add_relation(r->gold, (kb_gold_relation){.s = relation.o,
                                                 .p = relation.p,
                                                 .o = relation.s});
    return KB_OK;
}

/* ---- the others --------------------------------------------------------- */

static kb_status read_definition(const reading *r, const kb_json *json)
{
    const char *starts = text_of(json, "starts");

    if (!starts)
        return wrong(r, "a definition without its first words", NULL);
    kb_vec_push(r->gold->arena, &r->gold->definitions,
                kb_normal_front(normal_of(r, starts), DEFINITION_CHARS));
    return KB_OK;
}

static kb_status read_figure(const reading *r, const kb_json *json)
{
    const char *value = text_of(json, "value");
    kb_gold_figure figure = {.core = is_core(json)};

    if (!value)
        return wrong(r, "a figure without value", NULL);
    figure.value = normal_of(r, value);
    kb_vec_push(r->gold->arena, &r->gold->figures, figure);
    return KB_OK;
}

static kb_status read_event(const reading *r, const kb_json *json)
{
    const char *date = kb_arena_strdup(r->gold->arena, text_of(json, "date"));

    if (!date)
        return wrong(r, "an event without date", NULL);
    kb_vec_push(r->gold->arena, &r->gold->events, kb_str_of(date));
    return KB_OK;
}

static kb_status read_promo(const reading *r, const kb_json *json)
{
    if (!kb_json_text(json))
        return wrong(r, "the first words of a block are no text", NULL);
    kb_str prefix = normal_of(r, kb_json_text(json));
    if (prefix.len > 0)
        kb_vec_push(r->gold->arena, &r->gold->promo, prefix);
    return KB_OK;
}

/* ---- the file ----------------------------------------------------------- */

/* The lists of a file: relations name concepts, so these go first. */
static const struct {
    const char *key;
    kb_status (*read)(const reading *r, const kb_json *json);
} lists[] = {
    {"concepts", read_concept},       {"relations", read_relation},
    {"definitions", read_definition}, {"figures", read_figure},
    {"events", read_event},           {"promo", read_promo},
};

/* The number is a string, or a number. */
static const char *read_artid(kb_arena *arena, const kb_json *json)
{
    const kb_json *artid = kb_json_get(json, "artid");
    double number = kb_json_number(artid, -1);

    if (kb_json_text(artid))
        return kb_arena_strdup(arena, kb_json_text(artid));
    return number < 0 || number > WHOLE_MAX || number != floor(number)
               ? NULL
               : kb_arena_printf(arena, "%.0f", number);
}

static kb_status read_list(reading *r, const kb_json *json, size_t n)
{
    kb_status status = KB_OK;

    r->list = lists[n].key;
    r->item = 0;
    if (!is_list(json, r->list))
        return kb_fail(r->err, KB_BAD_INPUT, "%s:1: \"%s\" is no list", r->path,
                       r->list);
    for (const kb_json *item = kb_json_first(kb_json_get(json, r->list));
         item && status == KB_OK; item = kb_json_next(item), r->item++)
        status = lists[n].read(r, item);
    return status;
}

static kb_status read_all(reading *r, const kb_json *json)
{
    kb_status status = KB_OK;

    r->gold->artid = read_artid(r->gold->arena, json);
    if (!r->gold->artid)
        return wrong(r, "no annotated article: it has no \"artid\"", NULL);
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == KB_OK; i++)
        status = read_list(r, json, i);
    return status;
}

static kb_status read_text(reading *r)
{
    size_t at;
    kb_status status = kb_plain_check(r->path, r->text, r->err);
    if (status != KB_OK)
        return status;
    kb_json *json = kb_json_parse_at(&at, r->text);
    if (!json)
        return kb_fail(r->err, KB_BAD_INPUT, "%s:%zu: not JSON from here on",
                       r->path, kb_str_line(r->text, at));
    status = read_all(r, json);
    kb_json_free(json);
    return status;
}

kb_status kb_gold_read(kb_gold **out, kb_arena *arena, const char *path,
                       kb_error *err)
{
    kb_buf bytes = KB_BUF_INIT(FILE_CEILING);
    kb_gold *gold = kb_arena_alloc(arena, sizeof *gold);
    reading r = {.gold = gold, .path = path, .err = err};

    *out = gold;
    gold->arena = gold->forms.arena = arena;
    kb_status status = kb_file_read(&bytes, path, err);
    r.text = kb_buf_str(&bytes);
    if (status == KB_OK)
        status = read_text(&r);
    kb_buf_dispose(&bytes);
    return status;
}

const char *kb_gold_artid(const kb_gold *gold)
{
    return gold->artid;
}
