/* image.c - the shipped lexicon and rules in one run of bytes.
 *
 * A header, the arrays, the strings.  In the image the address of an array is
 * its offset, and that of a string its offset behind the beginning of the
 * strings; 0 is NULL.  Arrays without strings are used where they are. */
#include "extract/image.h"

#include <stddef.h>

#include "base/map.h"

enum { ALIGNMENT = 16, STRINGS_MAX = 2, MATCHERS = 4 };

/* ---- what an extractor is made of --------------------------------------- */

/* A string in an element. */
typedef struct string_field {
    enum { NO_STRING, SLICE, TEXT } type; /* a kb_str, a NUL-terminated text */
    size_t at;
} string_field;

/* An array, or `times` of them `stride` bytes apart. */
typedef struct array_field {
    size_t data, count; /* where its address is, and how many elements it has */
    size_t size;        /* of an element */
    string_field strings[STRINGS_MAX + 1];
    size_t times, stride;
} array_field;

// NOLINTBEGIN(bugprone-macro-parentheses): members cannot stand in them
#define MEMBER(field) (((kb_extractor *)0)->field)
#define SLICE_OF(type, field)                                                  \
    {                                                                          \
        SLICE, offsetof(type, field)                                           \
    }
#define TEXT_OF(type, field)                                                   \
    {                                                                          \
        TEXT, offsetof(type, field)                                            \
    }
#define VEC(field, ...)                                                        \
    {                                                                          \
        .data = offsetof(kb_extractor, field.data),                            \
        .count = offsetof(kb_extractor, field.len),                            \
        .size = sizeof *MEMBER(field.data), .strings = {                       \
            __VA_ARGS__                                                        \
        }                                                                      \
    }
#define VECS(field, rest, n, ...)                                              \
    {                                                                          \
        .data = offsetof(kb_extractor, field[0] rest.data),                    \
        .count = offsetof(kb_extractor, field[0] rest.len),                    \
        .size = sizeof *MEMBER(field[0] rest.data), .strings = {__VA_ARGS__},  \
        .times = (n), .stride = sizeof MEMBER(field[0])                        \
    }
#define MAP(field)                                                             \
    {                                                                          \
        .data = offsetof(kb_extractor, field.slots),                           \
        .count = offsetof(kb_extractor, field.cap),                            \
        .size = sizeof(kb_map_slot), .strings = {                              \
            SLICE_OF(kb_map_slot, key)                                         \
        }                                                                      \
    }
#define MAPS(field, rest, n)                                                   \
    {                                                                          \
        .data = offsetof(kb_extractor, field[0] rest.slots),                   \
        .count = offsetof(kb_extractor, field[0] rest.cap),                    \
        .size = sizeof(kb_map_slot), .strings = {SLICE_OF(kb_map_slot, key)},  \
        .times = (n), .stride = sizeof MEMBER(field[0])                        \
    }

// NOLINTEND(bugprone-macro-parentheses)

/* Each vector and each map of kb_lexicon and kb_rules has its row. */
static const array_field arrays[] = {
    VEC(lexicon.entries, {0}),
    VEC(lexicon.senses, {0}),
    VEC(lexicon.forms, {0}),
    VEC(lexicon.names, {0}),
    VEC(lexicon.pool, {0}),
    VEC(rules.heads, SLICE_OF(kb_head_rule, suffix)),
    VEC(rules.sections, SLICE_OF(kb_section_rule, words)),
    VECS(rules.definitions, .list, KB_WORDING_COUNT,
         SLICE_OF(kb_definition_rule, words)),
    MAPS(rules.definitions, .begins, KB_WORDING_COUNT),
    VEC(rules.relations, SLICE_OF(kb_relation_rule, ahead),
        SLICE_OF(kb_relation_rule, behind)),
    VEC(rules.relation_words, {0}),
    VEC(rules.mitigating, {SLICE, 0}),
    VEC(rules.contexts, {0}),
    VEC(rules.promo, {0}),
    VEC(rules.templates, {0}),
    MAP(rules.head_index),
    MAP(rules.class_index),
    VEC(rules.classes, {0}),
    MAP(rules.labels),
    MAP(rules.stands),
    MAP(rules.names),
    VECS(rules.edges, , KB_EDGE_COUNT, {SLICE, 0}),
    VEC(rules.shields, {SLICE, 0}),
    VEC(rules.quantities.scales, SLICE_OF(kb_scale_rule, words)),
    VEC(rules.quantities.units, SLICE_OF(kb_unit_rule, words),
        TEXT_OF(kb_unit_rule, unit)),
    VEC(rules.quantities.measures, TEXT_OF(kb_measure_rule, measure),
        TEXT_OF(kb_measure_rule, unit)),
    VEC(rules.quantities.clues, {0}),
    VECS(rules.quantities.beside, , KB_BESIDE_COUNT, {SLICE, 0}),
};

/* What only the reading of the tables needs. */
static void forget_making(kb_extractor *x)
{
    x->arena = x->lexicon.arena = NULL;
    x->lexicon.sources.data = NULL; /* for messages while rows are read */
    x->lexicon.sources.len = x->lexicon.sources.cap = 0;
    x->rules.arena = x->rules.quantities.arena = NULL;
    x->rules.head_index.arena = x->rules.class_index.arena = NULL;
    x->rules.labels.arena = x->rules.stands.arena = NULL;
    x->rules.names.arena = NULL;
    for (int i = 0; i < KB_WORDING_COUNT; i++)
        x->rules.definitions[i].begins.arena = NULL;
}

static void list_matchers(kb_extractor *x, kb_matcher **out[MATCHERS])
{
    out[0] = &x->lexicon.matcher;
    out[1] = &x->rules.relation_matcher;
    out[2] = &x->rules.promo_matcher;
    out[3] = &x->rules.quantities.clue_matcher;
}

typedef struct header {
    kb_extractor extractor; /* no address in it is one */
    size_t strings;
    size_t parts[MATCHERS][KB_MATCHER_PARTS][2]; /* offset and length */
} header;

/* An address in an element or in a struct, whatever it is of. */
static const char *load(const char *from)
{
    const char *address;
    memcpy(&address, from, sizeof address);
    return address;
}

static void store(char *to, const char *address)
{
    memcpy(to, &address, sizeof address);
}

/* ---- writing ------------------------------------------------------------ */

typedef struct image_writer {
    kb_buf *out;
    kb_buf strings;
    kb_map known; /* string -> its offset */
} image_writer;

static size_t put_bytes(image_writer *w, kb_str bytes)
{
    while (w->out->len % ALIGNMENT != 0)
        kb_buf_add_char(w->out, '\0');
    size_t at = w->out->len;
    kb_buf_add(w->out, bytes);
    return at;
}

static uintptr_t put_string(image_writer *w, kb_str string)
{
    bool fresh;
    uint32_t *at = kb_map_add(&w->known, string, &fresh);
    if (fresh) {
        *at = (uint32_t)w->strings.len + 1;
        kb_buf_add(&w->strings, string);
        kb_buf_add_char(&w->strings, '\0');
    }
    return *at;
}

static void put_field(image_writer *w, char *element, string_field field)
{
    kb_str string = {0};
    if (field.type == SLICE)
        memcpy(&string, element + field.at, sizeof string);
    else
        string = kb_str_of(load(element + field.at));
    uintptr_t offset = string.ptr ? put_string(w, string) : 0;
    memcpy(element + field.at, &offset, sizeof offset);
}

static void put_array(image_writer *w, const array_field *a, char *data,
                      const char *count)
{
    size_t n;
    memcpy(&n, count, sizeof n);
    uintptr_t at = put_bytes(w, (kb_str){load(data), n * a->size});
    for (size_t i = 0; i < n; i++) {
        char *element = w->out->ptr + at + i * a->size;
        for (const string_field *s = a->strings; s->type != NO_STRING; s++)
            put_field(w, element, *s);
    }
    memcpy(data, &at, sizeof at);
}

static void put_arrays(image_writer *w, header *h)
{
    char *x = (char *)&h->extractor;
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        const array_field *a = &arrays[i];
        size_t j = 0;
        do {
            put_array(w, a, x + a->data + j * a->stride,
                      x + a->count + j * a->stride);
        } while (++j < a->times);
    }
}

static void put_matchers(image_writer *w, header *h)
{
    kb_matcher **matchers[MATCHERS];
    list_matchers(&h->extractor, matchers);
    for (size_t i = 0; i < MATCHERS; i++) {
        kb_str parts[KB_MATCHER_PARTS];
        kb_matcher_parts(*matchers[i], parts);
        for (size_t j = 0; j < KB_MATCHER_PARTS; j++) {
            h->parts[i][j][0] = put_bytes(w, parts[j]);
            h->parts[i][j][1] = parts[j].len;
        }
        *matchers[i] = NULL;
    }
}

void kb_image_write(kb_buf *out, const kb_extractor *x)
{
    kb_arena *arena = kb_arena_new();
    image_writer w = {.out = out,
                      .strings = KB_BUF_INIT(KB_IMAGE_MAX),
                      .known = {.arena = arena}};
    header *h = kb_arena_alloc(arena, sizeof *h);
    memcpy(&h->extractor, x, sizeof *x);
    forget_making(&h->extractor);
    put_bytes(&w, (kb_str){(const char *)h, sizeof *h}); /* room for it */
    put_arrays(&w, h);
    put_matchers(&w, h);
    h->strings = put_bytes(&w, kb_buf_str(&w.strings));
    if (!out->over)
        memcpy(out->ptr, h, sizeof *h);
    kb_buf_dispose(&w.strings);
    kb_arena_free(arena);
}

/* ---- reading ------------------------------------------------------------ */

/* The array at `from`, with its strings where they are. */
static const char *ready(const array_field *a, kb_arena *arena,
                         const char *from, size_t n, const char *strings)
{
    if (a->strings[0].type == NO_STRING)
        return from;
    char *copy = kb_arena_copy(arena, from, n * a->size);
    for (size_t i = 0; i < n; i++) {
        for (const string_field *s = a->strings; s->type != NO_STRING; s++) {
            char *field = copy + i * a->size + s->at;
            uintptr_t offset = (uintptr_t)load(field);
            store(field, offset ? strings + offset - 1 : NULL);
        }
    }
    return copy;
}

static void read_arrays(kb_extractor *x, const char *image, const char *strings)
{
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        const array_field *a = &arrays[i];
        size_t j = 0;
        do {
            char *data = (char *)x + a->data + j * a->stride;
            size_t n;
            memcpy(&n, (char *)x + a->count + j * a->stride, sizeof n);
            store(data, ready(a, x->arena, image + (uintptr_t)load(data), n,
                              strings));
        } while (++j < a->times);
    }
}

void kb_image_read(kb_extractor *out, kb_str image)
{
    kb_arena *arena = out->arena;
    kb_matcher **matchers[MATCHERS];
    header h;
    memcpy(&h, image.ptr, sizeof h);
    *out = h.extractor;
    out->arena = arena;
    read_arrays(out, image.ptr, image.ptr + h.strings);
    list_matchers(out, matchers);
    for (size_t i = 0; i < MATCHERS; i++) {
        kb_str parts[KB_MATCHER_PARTS];
        for (size_t j = 0; j < KB_MATCHER_PARTS; j++)
            parts[j] = (kb_str){image.ptr + h.parts[i][j][0], h.parts[i][j][1]};
        *matchers[i] = kb_matcher_of_parts(arena, parts);
    }
}
