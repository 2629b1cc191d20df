/* expression.c - the articles that an expression is true of. */
#include <string.h>

#include "query/needle.h"
#include "query/phrase.h"
#include "query/syntax.h"

enum { BATCH = 256 /* articles that are read at once */ };

typedef struct evaluation {
    kb_store *store;
    kb_arena *work;
    kb_article_set all; /* there are no others */
} evaluation;

/* A set is a flag for each member of all. */
static bool *new_set(const evaluation *e)
{
    return kb_arena_alloc(e->work, e->all.len * sizeof(bool));
}

static bool *copy_set(const evaluation *e, const bool *set)
{
    return memcpy(new_set(e), set, e->all.len * sizeof *set);
}

static void add(const evaluation *e, bool *set, uint64_t place)
{
    size_t at;
    if (kb_article_set_find(&e->all, place, &at))
        set[at] = true;
}

static void add_all(const evaluation *e, bool *set, const uint64_t *places,
                    size_t n)
{
    for (size_t i = 0; i < n; i++)
        add(e, set, places[i]);
}

static bool has(const evaluation *e, const bool *set, uint64_t place)
{
    size_t at;
    return kb_article_set_find(&e->all, place, &at) && set[at];
}

static void keep(const evaluation *e, bool *set, const bool *other)
{
    for (size_t i = 0; i < e->all.len; i++)
        set[i] = set[i] && other[i];
}

static void leave_out(const evaluation *e, bool *set, const bool *other)
{
    for (size_t i = 0; i < e->all.len; i++)
        set[i] = set[i] && !other[i];
}

/* ---- texts -------------------------------------------------------------- */

/* Reading the candidates of a phrase. */
typedef struct check {
    const evaluation *e;
    kb_phrase phrase;
    kb_arena *scratch; /* for one article */
    bool *found;
} check;

static kb_status check_article(void *context, const kb_article *article)
{
    check *c = context;

    if (kb_phrase_in_article(&c->phrase, c->scratch, article))
        add(c->e, c->found, article->place);
    kb_arena_clear(c->scratch);
    return KB_OK;
}

/* Whether an article with these words of the index may have the whole text:
 * they reach over all of it. */
static bool may_have(const kb_needle *needle, const double *idf, kb_parts words)
{
    char reached[KB_NEEDLE_CHARS] = {0};

    for (size_t k = 0; k < needle->part_count; k++) {
        const kb_part *part = &needle->parts[k];
        if (words >> k & 1)
            memset(reached + part->start, 1, part->end - part->start);
    }
    for (size_t k = 0; k < needle->part_count; k++) {
        const kb_part *part = &needle->parts[k];
        bool repeated = idf[k] == 0; /* never marked: the first one is */
        if (!repeated &&
            memchr(reached + part->start, 0, part->end - part->start))
            return false;
    }
    return true;
}

/* Finds the articles that have the text itself, and not only its words. */
static kb_status read_candidates(check *c, const uint64_t *places, size_t n,
                                 kb_error *err)
{
    kb_status status = KB_OK;

    c->scratch = kb_arena_new();
    for (size_t at = 0; at < n && status == KB_OK; at += BATCH) {
        kb_article_query query = {.ids = places + at,
                                  .id_count = n - at < BATCH ? n - at : BATCH,
                                  .places = true,
                                  .with_text = true};
        status = kb_store_articles(c->e->store, &query, check_article, c, err);
    }
    kb_arena_free(c->scratch);
    return status;
}

/* Whether the index alone knows: the text is one word or pair. */
static bool is_one_word(const kb_needle *needle)
{
    const kb_part *part = &needle->parts[0];
    return needle->part_count == 1 && part->end - part->start == needle->len;
}

static kb_status narrow_by_text(const evaluation *e, bool *set,
                                const char *text, kb_error *err)
{
    kb_needle *needle = kb_arena_alloc(e->work, sizeof *needle);
    kb_matches found = {.arena = e->work};
    check c = {.e = e,
               .phrase = kb_phrase_make(e->work, kb_str_of(text)),
               .found = new_set(e)};
    size_t n = 0;

    kb_needle_make(needle, e->work, kb_str_of(text));
    kb_match match = {.tokens = kb_needle_tokens(e->work, needle),
                      .token_count = needle->part_count,
                      .limit = SIZE_MAX};
    kb_status status = kb_store_match(e->store, &match, &found, err);
    uint64_t *places = kb_arena_alloc(e->work, found.count * sizeof *places);
    for (size_t i = 0; i < found.count; i++) {
        const kb_hit *hit = &found.hits[i];
        if (has(e, set, hit->place) && may_have(needle, found.idf, hit->tokens))
            places[n++] = hit->place;
    }
    if (status == KB_OK && !is_one_word(needle))
        status = read_candidates(&c, places, n, err);
    else
        add_all(e, c.found, places, n);
    keep(e, set, c.found);
    return status;
}

/* ---- fields ------------------------------------------------------------- */

static kb_set_query conditions_of(const kb_expression *field)
{
    kb_set_query query = KB_SET_QUERY_ALL;

    switch (field->field) {
    case KB_FIELD_KIND:
        query.kind = field->value;
        break;
    case KB_FIELD_LAYER:
        query.layer = field->value;
        break;
    case KB_FIELD_BY:
        query.author = field->text;
        break;
    case KB_FIELD_SITE:
        query.filter.site = field->text;
        break;
    case KB_FIELD_TAG:
        query.filter.tag = field->text;
        break;
    case KB_FIELD_DATE:
        query.filter.since = field->since;
        query.filter.until = field->until;
        break;
    case KB_FIELD_HAS:
        query.has = (kb_trait)field->value;
        break;
    case KB_FIELD_COUNT:
        break;
    }
    return query;
}

static kb_status narrow_by_field(const evaluation *e, bool *set,
                                 const kb_expression *field, kb_error *err)
{
    kb_set_query query = conditions_of(field);
    bool *have = new_set(e);
    kb_article_set found;
    kb_status status =
        kb_store_articles_with(&found, e->store, e->work, &query, err);

    for (size_t i = 0; i < found.len; i++)
        add(e, have, found.members[i].place);
    keep(e, set, have);
    return status;
}

/* ---- branches ----------------------------------------------------------- */

/* Leaves in a set what an expression is true of. */
static kb_status narrow(const evaluation *e, bool *set, const kb_expression *x,
                        kb_error *err);

/* Texts come last: what is left of the set then may have to be read. */
static kb_status narrow_by_all(const evaluation *e, bool *set,
                               const kb_expression *x, kb_error *err)
{
    kb_status status = KB_OK;

    for (int late = 0; late <= 1; late++) {
        for (const kb_expression *part = x->first; part && status == KB_OK;
             part = part->next) {
            if ((part->type == KB_EXPRESSION_TEXT) == (late == 1))
                status = narrow(e, set, part, err);
        }
    }
    return status;
}

static kb_status narrow_by_any(const evaluation *e, bool *set,
                               const kb_expression *x, kb_error *err)
{
    bool *rest = copy_set(e, set);
    kb_status status = KB_OK;

    for (const kb_expression *part = x->first; part && status == KB_OK;
         part = part->next) {
        bool *found = copy_set(e, rest);
        status = narrow(e, found, part, err);
        leave_out(e, rest, found);
    }
    leave_out(e, set, rest);
    return status;
}

static kb_status narrow(const evaluation *e, bool *set, const kb_expression *x,
                        kb_error *err)
{
    kb_status status = KB_INTERNAL;
    bool *found;

    switch (x->type) {
    case KB_EXPRESSION_AND:
        return narrow_by_all(e, set, x, err);
    case KB_EXPRESSION_OR:
        return narrow_by_any(e, set, x, err);
    case KB_EXPRESSION_NOT:
        found = copy_set(e, set);
        status = narrow(e, found, x->first, err);
        leave_out(e, set, found);
        break;
    case KB_EXPRESSION_TEXT:
        return narrow_by_text(e, set, x->text, err);
    case KB_EXPRESSION_FIELD:
        return narrow_by_field(e, set, x, err);
    }
    return status;
}

kb_status kb_expression_articles(kb_article_set *out, kb_store *store,
                                 kb_arena *arena,
                                 const kb_expression *expression,
                                 const kb_set_query *conditions, kb_error *err)
{
    evaluation e = {.store = store, .work = kb_arena_new()};
    size_t n = 0;

    kb_status status =
        kb_store_articles_with(&e.all, store, e.work, conditions, err);
    bool *set = new_set(&e);
    memset(set, true, e.all.len * sizeof *set);
    if (status == KB_OK)
        status = narrow(&e, set, expression, err);
    kb_member *members = kb_arena_alloc(arena, e.all.len * sizeof *members);
    for (size_t i = 0; i < e.all.len; i++) {
        if (set[i])
            members[n++] = e.all.members[i];
    }
    *out = (kb_article_set){members, n};
    kb_arena_free(e.work);
    return status;
}
