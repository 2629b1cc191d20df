/* rules.c - the tables of data/rules, made ready. */
#include "extract/rules.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/tsv.h"
#include "text/utf8.h"

typedef kb_status row_fn(kb_rules *rules, const kb_tsv *row, kb_error *err);

static const char *text_of(kb_arena *arena, kb_str cell)
{
    return kb_arena_copy(arena, cell.ptr, cell.len);
}

/* "-" or a kind, and a layer or nothing. */
static kb_status read_type(kb_type *out, kb_rules *r, const kb_tsv *row,
                           size_t at, kb_str layer, kb_error *err)
{
    kb_str kind = row->cells[at];
    *out = (kb_type){0};
    if (kb_str_equal(kind, KB_STR("-")))
        return KB_OK;
    if (!kb_kind_find(&out->kind, text_of(r->arena, kind)))
        return kb_tsv_fail(row, "unknown kind", kind, err);
    out->concept = true;
    out->layer = kb_kind_layer(out->kind);
    if (layer.len > 0 && !kb_layer_find(&out->layer, text_of(r->arena, layer)))
        return kb_tsv_fail(row, "unknown layer", layer, err);
    return KB_OK;
}

static kb_status read_predicate(kb_predicate *out, kb_rules *r,
                                const kb_tsv *row, kb_str cell, kb_error *err)
{
    if (!kb_predicate_find(out, text_of(r->arena, cell)))
        return kb_tsv_fail(row, "unknown predicate", cell, err);
    return KB_OK;
}

static kb_status read_number(double *out, kb_rules *r, const kb_tsv *row,
                             kb_str cell, kb_error *err)
{
    const char *text = text_of(r->arena, cell);
    char *end;
    *out = strtod(text, &end);
    if (cell.len == 0 || *end != '\0')
        return kb_tsv_fail(row, "not a number:", cell, err);
    return KB_OK;
}

static kb_status add_head(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_head_rule rule = {.suffix = row->cells[0]};
    kb_status status = read_type(&rule.type, r, row, 1, row->cells[2], err);
    bool fresh;
    *kb_map_add(&r->head_index, rule.suffix, &fresh) = (uint32_t)r->heads.len;
    if (status == KB_OK && !fresh)
        return kb_tsv_fail(row, "twice:", rule.suffix, err);
    kb_vec_push(r->arena, &r->heads, rule);
    return status;
}

static kb_status add_shield(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    (void)err;
    kb_vec_push(r->arena, &r->shields, row->cells[0]);
    return KB_OK;
}

static kb_status add_class(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_type type;
    kb_status status = read_type(&type, r, row, 1, row->cells[2], err);
    bool fresh;
    *kb_map_add(&r->class_index, row->cells[0], &fresh) =
        (uint32_t)r->classes.len;
    if (status == KB_OK && !fresh)
        return kb_tsv_fail(row, "twice:", row->cells[0], err);
    kb_vec_push(r->arena, &r->classes, type);
    return status;
}

static kb_status add_section(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_section_rule rule = {.words = row->cells[0]};
    kb_str predicate = row->cells[2];
    kb_status status = read_type(&rule.type, r, row, 1, (kb_str){0}, err);

    rule.relates = predicate.len > 0;
    rule.down = kb_str_equal(row->cells[3], KB_STR("down"));
    rule.skip = kb_str_equal(row->cells[3], KB_STR("skip"));
    if (status == KB_OK && rule.relates)
        status = read_predicate(&rule.predicate, r, row, predicate, err);
    kb_vec_push(r->arena, &r->sections, rule);
    return status;
}

static kb_status add_label(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    bool fresh;
    kb_map_add(&r->labels, kb_str_of(kb_fold_dup(r->arena, row->cells[0])),
               &fresh);
    return fresh ? KB_OK : kb_tsv_fail(row, "twice:", row->cells[0], err);
}

/* The index of a cell in a list of words. */
static kb_status read_word(int *out, const kb_str *words, size_t n,
                           const kb_tsv *row, kb_str cell, kb_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (kb_str_equal(cell, words[i])) {
            *out = (int)i;
            return KB_OK;
        }
    }
    return kb_tsv_fail(row, "unknown place", cell, err);
}

/* What edges.tsv says of a word: what no term begins or ends with is no part of
 * one that stands beside it. */
static void note_stands(kb_rules *r, kb_edge edge, kb_str word)
{
    bool fresh;
    bool beside = edge == KB_EDGE_BEGIN || edge == KB_EDGE_END ||
                  edge == KB_EDGE_STOP || edge == KB_EDGE_BESIDE;
    if (edge == KB_EDGE_TITLE || edge == KB_EDGE_SURNAME)
        *kb_map_add(&r->names, word, &fresh) = edge;
    if (!beside && edge != KB_EDGE_BEHIND)
        return;
    uint32_t *stands = kb_map_add(&r->stands, word, &fresh);
    if (fresh || !beside)
        *stands = beside ? KB_STANDS_BESIDE : KB_STANDS_BEHIND;
}

static kb_status add_edge(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    static const kb_str names[KB_EDGE_COUNT] = {
        [KB_EDGE_BEGIN] = KB_STR_INIT("begin"),
        [KB_EDGE_END] = KB_STR_INIT("end"),
        [KB_EDGE_PROPERTY] = KB_STR_INIT("property"),
        [KB_EDGE_INSIDE] = KB_STR_INIT("inside"),
        [KB_EDGE_STOP] = KB_STR_INIT("stop"),
        [KB_EDGE_KEEP] = KB_STR_INIT("keep"),
        [KB_EDGE_BESIDE] = KB_STR_INIT("beside"),
        [KB_EDGE_BEHIND] = KB_STR_INIT("behind"),
        [KB_EDGE_TITLE] = KB_STR_INIT("title"),
        [KB_EDGE_SURNAME] = KB_STR_INIT("surname"),
        [KB_EDGE_AHEAD] = KB_STR_INIT("ahead"),
        [KB_EDGE_TAIL] = KB_STR_INIT("tail"),
    };
    int edge = 0;
    kb_status status =
        read_word(&edge, names, KB_EDGE_COUNT, row, row->cells[1], err);
    if (status == KB_OK) {
        kb_vec_push(r->arena, &r->edges[edge], row->cells[0]);
        note_stands(r, (kb_edge)edge, row->cells[0]);
    }
    return status;
}

static void push_definition(kb_rules *r, kb_definition_rules *rows,
                            kb_definition_rule rule)
{
    size_t first = 0;
    bool fresh;
    kb_utf8_next(rule.words, &first);
    uint32_t *slot =
        kb_map_add(&rows->begins, kb_str_cut(rule.words, 0, first), &fresh);
    rule.next = fresh ? -1 : (int)*slot;
    *slot = (uint32_t)rows->list.len;
    unsigned bit = kb_rules_sieve(rule.words);
    rows->sieve[bit / 64] |= UINT64_C(1) << bit % 64;
    kb_vec_push(r->arena, &rows->list, rule);
}

static kb_status add_definition(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    static const kb_str names[KB_WORDING_COUNT] = {
        [KB_WORDING_BEFORE] = KB_STR_INIT("before"),
        [KB_WORDING_IT] = KB_STR_INIT("it"),
        [KB_WORDING_BETWEEN] = KB_STR_INIT("between"),
        [KB_WORDING_AFTER] = KB_STR_INIT("after"),
        [KB_WORDING_OPEN] = KB_STR_INIT("open"),
        [KB_WORDING_GENUS] = KB_STR_INIT("genus"),
        [KB_WORDING_ASKS] = KB_STR_INIT("asks"),
        [KB_WORDING_BY] = KB_STR_INIT("by"),
    };
    const unsigned counts = 1u << KB_WORDING_AFTER | 1u << KB_WORDING_OPEN |
                            1u << KB_WORDING_GENUS; /* what "sure" is for */
    kb_definition_rule rule = {.words = row->cells[0]};
    int where = 0;
    while (where < KB_WORDING_COUNT &&
           !kb_str_equal(row->cells[1], names[where]))
        where++;
    if (where == KB_WORDING_COUNT)
        return kb_tsv_fail(row, "unknown place", row->cells[1], err);
    if (row->cells[2].len > 0 || counts >> where & 1) {
        kb_status status = read_number(&rule.sure, r, row, row->cells[2], err);
        if (status != KB_OK)
            return status;
    }
    push_definition(r, &r->definitions[where], rule);
    return KB_OK;
}

/* The bit of a sort of applications, or 0. */
static unsigned sort_of(kb_str word)
{
    if (kb_str_equal(word, KB_STR("field")))
        return 1u << KB_SORT_FIELD;
    return kb_str_equal(word, KB_STR("task")) ? 1u << KB_SORT_TASK : 0;
}

/* "model,product" as bits; "*" is all of them. */
static kb_status read_kinds(uint32_t *out, kb_rules *r, const kb_tsv *row,
                            kb_str cell, kb_error *err)
{
    kb_str word;
    *out = 0;
    if (kb_str_equal(cell, KB_STR("*")))
        *out = (1u << KB_KIND_COUNT) - 1;
    if (*out || kb_str_equal(cell, KB_STR("same")))
        return KB_OK;
    while (kb_str_split(&cell, ',', &word)) {
        kb_kind kind;
        unsigned sort = sort_of(word);
        if (sort == 0 && !kb_kind_find(&kind, text_of(r->arena, word)))
            return kb_tsv_fail(row, "unknown kind", word, err);
        *out |= sort ? sort : 1u << kind;
    }
    return KB_OK;
}

/* Files a rule under its words; "-" is none. */
static void push_relation(kb_rules *r, kb_str words, kb_relation_rule rule)
{
    int *first = &r->adjacent;
    if (!kb_str_equal(words, KB_STR("-"))) {
        uint32_t at = kb_matcher_add(r->relation_matcher,
                                     kb_str_of(kb_fold_dup(r->arena, words)));
        if (at == r->relation_words.len)
            kb_vec_push(r->arena, &r->relation_words, -1);
        first = &r->relation_words.data[at];
    }
    rule.next = *first;
    *first = (int)r->relations.len;
    kb_vec_push(r->arena, &r->relations, rule);
}

static kb_status add_relation(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    const kb_str *cells = row->cells;
    kb_relation_rule rule = {.next = -1};
    double gap = 0;
    kb_status status = read_predicate(&rule.predicate, r, row, cells[0], err);
    if (status == KB_OK)
        status = read_kinds(&rule.s_kinds, r, row, cells[3], err);
    if (status == KB_OK)
        status = read_kinds(&rule.o_kinds, r, row, cells[4], err);
    if (status == KB_OK)
        status = read_number(&gap, r, row, cells[5], err);
    if (status == KB_OK)
        status = read_number(&rule.sure, r, row, cells[6], err);
    if (status == KB_OK && cells[7].len > 0)
        status = read_number(&rule.far, r, row, cells[7], err);
    if (status != KB_OK)
        return status;
    rule.left_is_subject = kb_str_equal(cells[2], KB_STR("s"));
    rule.gap = (size_t)gap;
    rule.ahead = cells[8];
    rule.closes = kb_str_equal(cells[9], KB_STR("$"));
    if (!rule.closes)
        rule.behind = cells[9];
    if (rule.predicate == KB_MITIGATES && rule.ahead.len == 0)
        kb_vec_push(r->arena, &r->mitigating, cells[1]);
    push_relation(r, cells[1], rule);
    return KB_OK;
}

/* "beside,listed" as bits of kb_stand; "any" is none. */
static kb_status read_stands(unsigned *out, const kb_tsv *row, kb_str cell,
                             kb_error *err)
{
    static const kb_str names[] = {
        KB_STR_INIT("lead"),  KB_STR_INIT("fit"),    KB_STR_INIT("beside"),
        KB_STR_INIT("apart"), KB_STR_INIT("listed"), KB_STR_INIT("located"),
        KB_STR_INIT("row"),   KB_STR_INIT("near")};
    kb_status status = KB_OK;
    kb_str word;
    *out = 0;
    if (kb_str_equal(cell, KB_STR("any")))
        return KB_OK;
    while (status == KB_OK && kb_str_split(&cell, ',', &word)) {
        int bit = 0;
        status = read_word(&bit, names, sizeof names / sizeof *names, row, word,
                           err);
        *out |= 1u << bit;
    }
    return status;
}

static kb_status add_context(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    static const kb_str overs[KB_OVER_COUNT] = {
        [KB_OVER_ARTICLE] = KB_STR_INIT("article"),
        [KB_OVER_SECTION] = KB_STR_INIT("section"),
        [KB_OVER_LEAD] = KB_STR_INIT("lead"),
        [KB_OVER_SPOKEN] = KB_STR_INIT("spoken"),
        [KB_OVER_OPENING] = KB_STR_INIT("opening"),
        [KB_OVER_BEFORE] = KB_STR_INIT("before"),
        [KB_OVER_FIELD] = KB_STR_INIT("field"),
    };
    const kb_str *cells = row->cells;
    kb_context_rule rule = {.over_is_subject =
                                kb_str_equal(cells[2], KB_STR("s"))};
    int over = 0;
    kb_status status =
        read_word(&over, overs, KB_OVER_COUNT, row, cells[0], err);
    if (status == KB_OK)
        status = read_stands(&rule.stand, row, cells[1], err);
    if (status == KB_OK)
        status = read_kinds(&rule.over_kinds, r, row, cells[3], err);
    if (status == KB_OK)
        status = read_kinds(&rule.kinds, r, row, cells[4], err);
    if (status == KB_OK)
        status = read_predicate(&rule.predicate, r, row, cells[5], err);
    if (status == KB_OK)
        status = read_number(&rule.sure, r, row, cells[6], err);
    rule.over = (kb_over)over;
    kb_vec_push(r->arena, &r->contexts, rule);
    return status;
}

static kb_status add_promo(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_str role = row->cells[2];
    kb_promo_rule rule = {.opens = kb_str_equal(role, KB_STR("yes")),
                          .leads = kb_str_equal(role, KB_STR("leads")),
                          .refuses = kb_str_equal(role, KB_STR("refuses"))};
    kb_status status = read_number(&rule.weight, r, row, row->cells[1], err);
    uint32_t words = kb_matcher_add(
        r->promo_matcher, kb_str_of(kb_fold_dup(r->arena, row->cells[0])));
    if (status == KB_OK && words != r->promo.len)
        return kb_tsv_fail(row, "twice:", row->cells[0], err);
    kb_vec_push(r->arena, &r->promo, rule);
    return status;
}

static bool read_hash(uint64_t *out, kb_str cell)
{
    *out = 0;
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
            return false;
        *out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return cell.len == KB_HEX - 1;
}

/* Rows come in the order of their hashes, so that they need no sorting; the
 * worth is one digit, so that thousands are read at once. */
static kb_status add_template(kb_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_str hash = row->cells[0], worth = row->cells[1];
    kb_template template = {0};
    uint64_t last =
        r->templates.len > 0 ? r->templates.data[r->templates.len - 1].hash : 0;

    if (!read_hash(&template.hash, hash))
        return kb_tsv_fail(row, "not a hash:", hash, err);
    if (worth.len != 1 || *worth.ptr < '1' || *worth.ptr > '9')
        return kb_tsv_fail(row, "not a digit:", worth, err);
    if (template.hash <= last)
        return kb_tsv_fail(row, "out of order:", hash, err);
    template.weight = *worth.ptr - '0';
    kb_vec_push(r->arena, &r->templates, template);
    return KB_OK;
}

static const struct {
    const char *file;
    row_fn *add;
} tables[] = {
    {"heads.tsv", add_head},
    {"classes.tsv", add_class},
    {"shields.tsv", add_shield},
    {"sections.tsv", add_section},
    {"labels.tsv", add_label},
    {"edges.tsv", add_edge},
    {"definitions.tsv", add_definition},
    {"relations.tsv", add_relation},
    {"contexts.tsv", add_context},
    {"promotion.tsv", add_promo},
    {"promotion-hashes.tsv", add_template},
};

static kb_status read_file(kb_rules *r, const kb_embedded *file, row_fn *add,
                           kb_error *err)
{
    kb_tsv row = {.name = file->name, .rest = {file->text, file->len}};
    kb_status status = KB_OK;
    while (status == KB_OK && kb_tsv_next(&row))
        status = add(r, &row, err);
    return status;
}

kb_status kb_rules_init(kb_rules *out, kb_arena *arena,
                        const kb_embedded *files, kb_error *err)
{
    kb_status status = KB_OK;
    const kb_embedded *all = files;
    *out = (kb_rules){.arena = arena, .adjacent = -1};
    out->labels.arena = out->head_index.arena = arena;
    out->class_index.arena = out->stands.arena = arena;
    out->names.arena = arena;
    for (int i = 0; i < KB_WORDING_COUNT; i++)
        out->definitions[i].begins.arena = arena;
    out->relation_matcher = kb_matcher_new(arena);
    out->promo_matcher = kb_matcher_new(arena);
    for (; files->name && status == KB_OK; files++) {
        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
            if (strcmp(tables[i].file, files->name) == 0)
                status = read_file(out, files, tables[i].add, err);
            if (status != KB_OK)
                break;
        }
    }
    kb_matcher_build(out->relation_matcher);
    kb_matcher_build(out->promo_matcher);
    if (status == KB_OK)
        status = kb_quantity_rules_init(&out->quantities, arena, all, err);
    return status;
}
