/* quantity.c - the rules of figures and events: units, measures and cues. */
#include "extract/quantity.h"

#include <stdlib.h>

#include "base/tsv.h"

typedef kb_status row_fn(kb_quantity_rules *rules, const kb_tsv *row,
                         kb_error *err);

static const char *const quantities[KB_QUANTITY_COUNT_OF] = {
    [KB_QUANTITY_BARE] = "bare",       [KB_QUANTITY_MONEY] = "money",
    [KB_QUANTITY_PERCENT] = "percent", [KB_QUANTITY_TIMES] = "times",
    [KB_QUANTITY_PARAMS] = "params",   [KB_QUANTITY_TOKENS] = "tokens",
    [KB_QUANTITY_COUNT] = "count",     [KB_QUANTITY_TIME] = "time",
    [KB_QUANTITY_SIZE] = "size",       [KB_QUANTITY_SCORE] = "score",
};

static const char *const needs[KB_NEED_COUNT] = {
    [KB_NEED_NOTHING] = "nothing", [KB_NEED_SIZE] = "size",
    [KB_NEED_MEASURE] = "measure", [KB_NEED_BOTH] = "both",
    [KB_NEED_EFFORT] = "effort",   [KB_NEED_WORD] = "word",
    [KB_NEED_NEVER] = "never",
};

/* In the order of the bits. */
static const char *const cues[] = {"forecast",  "source",   "credit", "study",
                                   "happening", "standing", "name",   "release",
                                   "life",      "effort",   "field"};
enum { CUES = sizeof cues / sizeof *cues };

static const char *const besides[KB_BESIDE_COUNT] = {
    [KB_BESIDE_ABOUT] = "about", [KB_BESIDE_BEYOND] = "beyond",
    [KB_BESIDE_LEAD] = "lead",   [KB_BESIDE_JOINT] = "joint",
    [KB_BESIDE_UNTIL] = "until", [KB_BESIDE_SINCE] = "since",
    [KB_BESIDE_TAIL] = "tail",   [KB_BESIDE_NOBODY] = "nobody",
};

/* The number of a word in a list, or -1. */
static int find(const char *const *words, int count, kb_str word)
{
    for (int i = 0; i < count; i++) {
        if (kb_str_equal(kb_str_of(words[i]), word))
            return i;
    }
    return -1;
}

static const char *dup(kb_quantity_rules *r, kb_str cell)
{
    return kb_arena_copy(r->arena, cell.ptr, cell.len);
}

static kb_status read_factor(double *out, kb_quantity_rules *r,
                             const kb_tsv *row, size_t at, kb_error *err)
{
    char *end;
    *out = strtod(dup(r, row->cells[at]), &end);
    if (*out <= 0 || *end != '\0')
        return kb_tsv_fail(row, "not a factor:", row->cells[at], err);
    return KB_OK;
}

static kb_status add_scale(kb_quantity_rules *r, const kb_tsv *row,
                           kb_error *err)
{
    kb_scale_rule rule = {.words = row->cells[0]};
    kb_status status = read_factor(&rule.factor, r, row, 1, err);
    kb_vec_push(r->arena, &r->scales, rule);
    return status;
}

static void push_unit(kb_quantity_rules *r, kb_unit_rule rule)
{
    size_t last = rule.words.len - 1;
    int *first = rule.before ? &r->before[(unsigned char)rule.words.ptr[last]]
                             : &r->behind[(unsigned char)rule.words.ptr[0]];
    rule.next = *first;
    *first = (int)r->units.len;
    kb_vec_push(r->arena, &r->units, rule);
}

static kb_status add_unit(kb_quantity_rules *r, const kb_tsv *row,
                          kb_error *err)
{
    kb_unit_rule rule = {.words = row->cells[0],
                         .unit = dup(r, row->cells[1]),
                         .before =
                             kb_str_equal(row->cells[5], KB_STR("before"))};
    int quantity = find(quantities, KB_QUANTITY_COUNT_OF, row->cells[3]);
    int need = find(needs, KB_NEED_COUNT, row->cells[4]);
    if (quantity < 0)
        return kb_tsv_fail(row, "unknown quantity", row->cells[3], err);
    if (need < 0)
        return kb_tsv_fail(row, "unknown need", row->cells[4], err);
    rule.quantity = (kb_quantity)quantity;
    rule.need = (kb_need)need;
    kb_status status = read_factor(&rule.factor, r, row, 2, err);
    push_unit(r, rule);
    return status;
}

/* The clue of these words, which is new or an earlier row's. */
static kb_clue_rule *clue_of(kb_quantity_rules *r, kb_str words)
{
    uint32_t id = kb_matcher_add(r->clue_matcher,
                                 kb_str_of(kb_fold_dup(r->arena, words)));
    if (id == r->clues.len)
        kb_vec_push(r->arena, &r->clues, (kb_clue_rule){0, KB_NO_MEASURE});
    return &r->clues.data[id];
}

static kb_status add_measure(kb_quantity_rules *r, const kb_tsv *row,
                             kb_error *err)
{
    const kb_str *cells = row->cells;
    kb_measure_rule rule = {.measure = dup(r, cells[1]),
                            .unit = cells[3].len > 0 ? dup(r, cells[3]) : NULL};
    kb_clue_rule *clue = clue_of(r, cells[0]);
    kb_str names = cells[2], name;
    while (!kb_str_equal(cells[2], KB_STR("-")) &&
           kb_str_split(&names, ',', &name)) {
        int quantity = find(quantities, KB_QUANTITY_COUNT_OF, name);
        if (quantity < 0)
            return kb_tsv_fail(row, "unknown quantity", name, err);
        rule.quantities |= 1u << quantity;
    }
    if (clue->measure != KB_NO_MEASURE)
        return kb_tsv_fail(row, "twice:", cells[0], err);
    clue->measure = (int)r->measures.len;
    kb_vec_push(r->arena, &r->measures, rule);
    return KB_OK;
}

static kb_status add_cue(kb_quantity_rules *r, const kb_tsv *row, kb_error *err)
{
    kb_str words = row->cells[0];
    int beside = find(besides, KB_BESIDE_COUNT, row->cells[1]);
    int cue = find(cues, CUES, row->cells[1]);
    if (beside >= 0)
        kb_vec_push(r->arena, &r->beside[beside], words);
    else if (cue >= 0)
        clue_of(r, words)->cues |= 1u << cue;
    else
        return kb_tsv_fail(row, "unknown cue", row->cells[1], err);
    return KB_OK;
}

static const struct {
    const char *file;
    row_fn *add;
} tables[] = {
    {"scales.tsv", add_scale},
    {"units.tsv", add_unit},
    {"measures.tsv", add_measure},
    {"cues.tsv", add_cue},
};

static kb_status read_file(kb_quantity_rules *r, const kb_embedded *file,
                           row_fn *add, kb_error *err)
{
    kb_tsv row = {.name = file->name, .rest = {file->text, file->len}};
    kb_status status = KB_OK;
    while (status == KB_OK && kb_tsv_next(&row))
        status = add(r, &row, err);
    return status;
}

kb_status kb_quantity_rules_init(kb_quantity_rules *out, kb_arena *arena,
                                 const kb_embedded *files, kb_error *err)
{
    kb_status status = KB_OK;
    *out = (kb_quantity_rules){.arena = arena,
                               .clue_matcher = kb_matcher_new(arena)};
    for (size_t i = 0; i < sizeof out->behind / sizeof *out->behind; i++)
        out->behind[i] = out->before[i] = -1;
    for (; files->name && status == KB_OK; files++) {
        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
            if (strcmp(tables[i].file, files->name) == 0)
                status = read_file(out, files, tables[i].add, err);
            if (status != KB_OK)
                break;
        }
    }
    kb_matcher_build(out->clue_matcher);
    return status;
}

/* ---- units -------------------------------------------------------------- */

static bool is_word(kb_str text, size_t at)
{
    if (at >= text.len)
        return false;
    char c = (char)(text.ptr[at] | 0x20);
    return c >= 'a' && c <= 'z';
}

/* Whether the words of a unit end there, and are not the beginning of a Latin
 * word: "GB", not "GBuffer". */
static bool ends(kb_str text, size_t at)
{
    return !is_word(text, at) || !is_word(text, at - 1);
}

const kb_unit_rule *kb_unit_behind(const kb_quantity_rules *rules, kb_str text,
                                   size_t at)
{
    kb_str rest = kb_str_cut(text, at, text.len);
    const kb_unit_rule *best = NULL;
    if (!rest.ptr || rest.len == 0)
        return NULL;
    for (int i = rules->behind[(unsigned char)*rest.ptr]; i >= 0;
         i = rules->units.data[i].next) {
        const kb_unit_rule *rule = &rules->units.data[i];
        if ((!best || rule->words.len > best->words.len) &&
            kb_str_starts(rest, rule->words) &&
            ends(text, at + rule->words.len))
            best = rule;
    }
    return best;
}

const kb_unit_rule *kb_unit_before(const kb_quantity_rules *rules, kb_str text,
                                   size_t at)
{
    kb_str rest = kb_str_cut(text, 0, at);
    const kb_unit_rule *best = NULL;
    if (!rest.ptr || at == 0)
        return NULL;
    for (int i = rules->before[(unsigned char)rest.ptr[at - 1]]; i >= 0;
         i = rules->units.data[i].next) {
        const kb_unit_rule *rule = &rules->units.data[i];
        if ((!best || rule->words.len > best->words.len) &&
            kb_str_ends(rest, rule->words))
            best = rule;
    }
    return best;
}

/* ---- words beside ------------------------------------------------------- */

size_t kb_beside_before(const kb_quantity_rules *rules, kb_beside beside,
                        kb_str text)
{
    size_t longest = 0;
    for (size_t i = 0; i < rules->beside[beside].len; i++) {
        kb_str words = rules->beside[beside].data[i];
        if (words.len > longest && kb_str_ends(text, words))
            longest = words.len;
    }
    return longest;
}

size_t kb_beside_behind(const kb_quantity_rules *rules, kb_beside beside,
                        kb_str text)
{
    size_t longest = 0;
    for (size_t i = 0; i < rules->beside[beside].len; i++) {
        kb_str words = rules->beside[beside].data[i];
        if (words.len > longest && kb_str_starts(text, words))
            longest = words.len;
    }
    return longest;
}
