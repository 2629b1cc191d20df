/* conflict.c - what cannot all be true: where articles disagree. */
#include "aigckb/conflict.h"

#include <math.h>
#include <string.h>

#include "aigckb/edges.h"
#include "base/str.h"
#include "base/vec.h"
#include "query/conflict_class.h"
#include "query/reader.h"

#define BIT(n)    (1U << (n))
#define ANY_KIND  (~0U)
#define NO_PERSON (~(BIT(KB_PERSON) | BIT(KB_POLICY) | BIT(KB_ORGANIZATION)))
#define GOODS     (BIT(KB_MODEL) | BIT(KB_PRODUCT))

/* ---- figures ------------------------------------------------------------ */

/* Of these a thing has one at a time; of a share, a growth or an investment it
 * has as many as there are things to compare it with. */
static const struct {
    const char *ending; /* of the measure */
    unsigned kinds;     /* that have it */
} measures[] = {
    {"规模", NO_PERSON},
    {"市场价值", NO_PERSON},
    {"产值", NO_PERSON},
    {"渗透率", NO_PERSON},
    {"普及率", NO_PERSON},
    {"营收", BIT(KB_ORGANIZATION)},
    {"收入", BIT(KB_ORGANIZATION)},
    {"利润", BIT(KB_ORGANIZATION)},
    {"亏损", BIT(KB_ORGANIZATION)},
    {"市值", BIT(KB_ORGANIZATION)},
    {"估值", BIT(KB_ORGANIZATION)},
    {"销售额", BIT(KB_ORGANIZATION)},
    {"交易额", BIT(KB_ORGANIZATION)},
    {"收购额", BIT(KB_ORGANIZATION)},
    {"用户", GOODS | BIT(KB_ORGANIZATION)},
    {"用户数", GOODS | BIT(KB_ORGANIZATION)},
    {"用户量", GOODS | BIT(KB_ORGANIZATION)},
    {"月活", GOODS | BIT(KB_ORGANIZATION)},
    {"日活", GOODS | BIT(KB_ORGANIZATION)},
    {"访问量", GOODS | BIT(KB_ORGANIZATION)},
    {"下载量", GOODS},
    {"销量", GOODS | BIT(KB_ORGANIZATION)},
    {"出货量", GOODS | BIT(KB_ORGANIZATION)},
    {"参数量", BIT(KB_MODEL)},
    {"上下文长度", BIT(KB_MODEL)},
};

static bool is_single(const kb_figure *figure)
{
    if (!figure->measure || !figure->concept.fold ||
        (figure->unit && strcmp(figure->unit, "count") == 0)) /* of what? */
        return false;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        if (measures[i].kinds & BIT(figure->concept.kind) &&
            kb_str_ends(kb_str_of(figure->measure),
                        kb_str_of(measures[i].ending)))
            return true;
    }
    return false;
}

/* What words make of a number, as factors of it.  The first that the text has
 * counts: 不超过 goes before 超. */
static const struct {
    const char *word;
    bool leads; /* only where the text begins with it */
    double low, high;
} vague[] = {
    {"不到", false, 0.8, 1}, {"不足", false, 0.8, 1}, {"不超", false, 0.8, 1},
    {"以下", false, 0.8, 1}, {"以内", false, 0.8, 1}, {"低于", false, 0.8, 1},
    {"至多", false, 0.8, 1}, {"少于", false, 0.8, 1}, {"近", false, 0.8, 1},
    {"几", true, 1, 10},     {"数", true, 1, 10},     {"上", true, 1, 10},
    {"量级", false, 1, 10},  {"超", false, 1, 2},     {"逾", false, 1, 2},
    {"突破", false, 1, 2},   {"以上", false, 1, 2},   {"至少", false, 1, 2},
    {"不少于", false, 1, 2}, {"不低于", false, 1, 2}, {"高于", false, 1, 2},
    {"过", false, 1, 2},     {"多", false, 1, 2},     {"余", false, 1, 2},
    {"+", false, 1, 2},
};

enum { DECIMALS = 1000 };                /* of a value that count */
static const double about = 0.1;         /* what 约 may leave out */
static const double round_most = 0.05;   /* what rounding may */
static const double same_thing_most = 5; /* times: above it another scope */

/* Half of the last digit that is not 0: 170 may be 166, and 143 not 142. */
static double rounding(double value)
{
    double digits = round(fabs(value) * DECIMALS), unit = 1;

    if (digits == 0)
        return 0;
    while (fmod(digits, unit * 10) == 0)
        unit *= 10;
    return fmin(unit / DECIMALS / 2, fabs(value) * round_most);
}

typedef struct bounds {
    double low, high;
} bounds;

static bounds bounds_of(const kb_figure *figure)
{
    kb_str text = kb_str_of(figure->value_text);
    double value = figure->value;
    double max = figure->max > value ? figure->max : value;
    bounds b = {value - rounding(value), max + rounding(max)};

    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++) {
        ptrdiff_t at = kb_str_find(text, kb_str_of(vague[i].word), 0);
        if (at == KB_STR_NONE || (vague[i].leads && at > 0))
            continue;
        return (bounds){value * vague[i].low, max * vague[i].high};
    }
    if (!figure->approx)
        return b;
    return (bounds){fmin(b.low, value * (1 - about)),
                    fmax(b.high, max * (1 + about))};
}

static bool values_disagree(bounds a, bounds b)
{
    if (a.low > b.low) {
        bounds other = a;
        a = b;
        b = other;
    }
    return a.high < b.low && a.high > 0 && b.low <= a.high * same_thing_most;
}

static bool is_other_voice(const kb_place *a, const kb_place *b)
{
    return a->cluster != b->cluster ||
           (a->speaker && b->speaker && strcmp(a->speaker, b->speaker) != 0);
}

/* Whether one place of `a` is given by nobody who gives `b`. */
static bool stands_alone(const kb_figure *a, const kb_figure *b)
{
    for (size_t i = 0; i < a->place_count; i++) {
        size_t n = 0;
        while (n < b->place_count &&
               is_other_voice(&a->places[i], &b->places[n]))
            n++;
        if (n == b->place_count)
            return true;
    }
    return false;
}

bool kb_figures_disagree(const kb_figure *a, const kb_figure *b)
{
    if (a->dated == KB_DATED_ARTICLE || b->dated == KB_DATED_ARTICLE ||
        !a->date || !is_single(a) || !is_single(b))
        return false;
    return values_disagree(bounds_of(a), bounds_of(b)) && stands_alone(a, b) &&
           stands_alone(b, a);
}

bool kb_dates_disagree(const char *a, const char *b)
{
    kb_str x = kb_str_of(a), y = kb_str_of(b);
    return !kb_str_starts(x, y) && !kb_str_starts(y, x);
}

/* ---- relations ---------------------------------------------------------- */

/* Of these a subject has one. */
static const struct {
    kb_predicate predicate;
    unsigned subjects, objects; /* kinds */
} functional[] = {
    {KB_MADE_BY, GOODS, BIT(KB_ORGANIZATION)},
};

/* Organizations that are so related may both be named as the maker. */
static const unsigned kinship = BIT(KB_MADE_BY) | BIT(KB_IS_A) |
                                BIT(KB_PART_OF) | BIT(KB_PARTNER_OF) |
                                BIT(KB_INVESTS_IN);

static const double surest_least = 0.8; /* of one sentence that says so */

enum {
    CLASS_MEMBERS = 7,   /* of a class */
    VERSIONS_MOST = 1,   /* what has more members has more makers */
    CLAIMANTS_MOST = 2,  /* more work together, or sell it */
    NAME_BYTES = 6,      /* two Han characters */
    SHARE_OF_OTHER = 10, /* sources: a tenth of the other's at least ... */
    SHARE_OF_ALL = 50    /* ... and a fiftieth of the subject's */
};

static bool is_plain(const kb_relation *r)
{
    for (size_t i = 0; i < r->place_count; i++) {
        if (r->places[i].basis != KB_BASIS_CONTEXT &&
            r->places[i].confidence >= surest_least)
            return true;
    }
    return false;
}

static bool share_a_source(const kb_relation *a, const kb_relation *b)
{
    for (size_t i = 0; i < a->place_count; i++) {
        for (size_t n = 0; n < b->place_count; n++) {
            if (a->places[i].cluster == b->places[n].cluster)
                return true;
        }
    }
    return false;
}

static kb_status count_members(int64_t *out, kb_store *store, uint64_t concept,
                               kb_error *err)
{
    kb_edge_query members = {.o = concept, .predicates = BIT(KB_IS_A)};
    int64_t counts[KB_PREDICATE_COUNT] = {0};

    kb_status status = kb_store_edge_counts(store, &members, counts, err);
    *out = counts[KB_IS_A];
    return status;
}

kb_status kb_concept_is_class(bool *out, kb_store *store, uint64_t concept,
                              kb_error *err)
{
    int64_t members = 0;
    kb_status status = count_members(&members, store, concept, err);

    *out = members >= CLASS_MEMBERS;
    return status;
}

static kb_status found_edge(void *context, const kb_edge *edge)
{
    (void)edge;
    *(bool *)context = true;
    return KB_OK;
}

/* Whether one name holds the other, or both begin with the same two or more
 * Han characters: 阿里云 and 阿里巴巴. */
static bool have_one_name(const char *a, const char *b)
{
    size_t same = 0;

    while (a[same] && a[same] == b[same])
        same++;
    return strstr(a, b) || strstr(b, a) || (same >= NAME_BYTES && a[0] & 0x80);
}

/* Whether two objects are parts of one. */
static kb_status are_kin(bool *out, kb_store *store, const kb_concept *a,
                         const kb_concept *b, kb_error *err)
{
    kb_edge_query to = {
        .s = a->id, .o = b->id, .predicates = kinship, .limit = 1};
    kb_edge_query from = to;

    from.s = b->id;
    from.o = a->id;
    *out = have_one_name(a->fold, b->fold);
    kb_status status =
        *out ? KB_OK : kb_store_edges(store, &to, found_edge, out, err);
    return *out ? status : kb_store_edges(store, &from, found_edge, out, err);
}

/* Whether two relations of one subject have enough sources to contradict each
 * other. */
static bool are_rivals(const kb_relation *a, const kb_relation *b)
{
    int64_t fewer = a->sources < b->sources ? a->sources : b->sources;
    int64_t more = a->sources + b->sources - fewer;

    return fewer * SHARE_OF_OTHER >= more &&
           fewer * SHARE_OF_ALL >= a->s.counts.sources;
}

/* Marks two relations of one predicate where they cannot both be true. */
static kb_status compare(bool *a_marked, bool *b_marked, kb_store *store,
                         const kb_relation *a, const kb_relation *b,
                         kb_error *err)
{
    bool kin = false;

    if ((*a_marked && *b_marked) || !are_rivals(a, b) || share_a_source(a, b))
        return KB_OK;
    kb_status status = are_kin(&kin, store, &a->o, &b->o, err);
    if (!kin) {
        *a_marked = true;
        *b_marked = true;
    }
    return status;
}

/* Keeps the relations that are in conflict with one of the others. */
static kb_status keep_disputed(kb_relations *found, kb_store *store,
                               kb_arena *arena, kb_error *err)
{
    bool *marked = kb_arena_alloc(arena, found->len * sizeof *marked);
    kb_status status = KB_OK;
    size_t kept = 0;

    memset(marked, 0, found->len * sizeof *marked);
    for (size_t i = 0; i < found->len && status == KB_OK; i++) {
        for (size_t n = 0; n < i && status == KB_OK; n++)
            status = compare(&marked[i], &marked[n], store, &found->data[i],
                             &found->data[n], err);
    }
    for (size_t i = 0; i < found->len; i++) {
        if (marked[i])
            found->data[kept++] = found->data[i];
    }
    found->len = kept > CLAIMANTS_MOST ? 0 : kept;
    return status;
}

/* Whether any two are rivals; most sources come first. */
static bool have_rivals(const kb_relations *relations)
{
    for (size_t i = 1; i < relations->len; i++) {
        if (are_rivals(&relations->data[i - 1], &relations->data[i]))
            return true;
    }
    return false;
}

/* The relations that are plain enough.  Their sources are ready, and few
 * subjects have rivals: only of these the statements are read. */
static kb_status find_plain(kb_relations *out, kb_store *store, kb_arena *arena,
                            kb_relation_query *query, kb_error *err)
{
    size_t kept = 0;

    query->places = 1;
    kb_status status = kb_relations_find(out, store, arena, query, err);
    if (status != KB_OK || !have_rivals(out)) {
        out->len = 0;
        return status;
    }
    query->places = 0;
    status = kb_relations_find(out, store, arena, query, err);
    for (size_t i = 0; i < out->len; i++) {
        if (is_plain(&out->data[i]))
            out->data[kept++] = out->data[i];
    }
    out->len = kept;
    return status;
}

static kb_status find_of(kb_relations *out, kb_store *store, kb_arena *arena,
                         kb_relation_query *query, kb_error *err)
{
    int64_t members = 0;

    *out = (kb_relations){0};
    kb_status status = find_plain(out, store, arena, query, err);
    if (status == KB_OK && out->len > 1)
        status = count_members(&members, store, query->s, err);
    if (out->len < 2 || members > VERSIONS_MOST)
        out->len = 0;
    return out->len > 0 && status == KB_OK
               ? keep_disputed(out, store, arena, err)
               : status;
}

kb_status kb_disputes_find(kb_relations *out, kb_store *store, kb_arena *arena,
                           const kb_concept *subject, kb_error *err)
{
    KB_VEC(kb_relation) all = {0};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof functional / sizeof *functional; i++) {
        kb_relation_query query = {
            .s = subject->id,
            .filter = {.basis = KB_ANY,
                       .predicates = BIT(functional[i].predicate)},
            .kinds = functional[i].objects};
        kb_relations found = {0};
        if (functional[i].subjects & BIT(subject->kind) && status == KB_OK)
            status = find_of(&found, store, arena, &query, err);
        for (size_t n = 0; n < found.len; n++)
            kb_vec_push(arena, &all, found.data[n]);
    }
    *out = (kb_relations){all.data, all.len};
    return status;
}

static bool may_be_disputed(const kb_relation *r)
{
    for (size_t i = 0; i < sizeof functional / sizeof *functional; i++) {
        if (functional[i].predicate == r->p &&
            functional[i].subjects & BIT(r->s.kind) &&
            functional[i].objects & BIT(r->o.kind))
            return true;
    }
    return false;
}

kb_status kb_relation_disputed(bool *out, kb_reader *reader,
                               const kb_relation *relation, kb_error *err)
{
    *out = false;
    if (!may_be_disputed(relation))
        return KB_OK;

    kb_arena *arena = kb_arena_new();
    kb_relations found = {0};
    kb_status status = kb_disputes_find(&found, kb_reader_store(reader), arena,
                                        &relation->s, err);
    for (size_t i = 0; i < found.len; i++) {
        if (found.data[i].o.id == relation->o.id)
            *out = true;
    }
    kb_arena_free(arena);
    return status;
}
