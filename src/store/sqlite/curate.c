/* curate.c - lets corrections hold: what they change is touched, and derived
 * anew. */
#include <stdio.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "store/sqlite/sqlite.h"

enum { KEY_MAX = 4096, COLUMNS = 9, STAMP_ROOM = 17 };

typedef KB_VEC(kb_ruling) rulings;

typedef struct curating {
    kb_sqlite *store;
    const kb_curation *wanted;
    kb_arena *arena;
    rulings before;
    rulings changed; /* that came or went */
    kb_error *err;
} curating;

/* ---- the rows ----------------------------------------------------------- */

/* The statement that adds a ruling, and how many parameters it has. */
static const struct {
    kb_sql sql;
    int parameters;
} adds[KB_RULING_TYPE_COUNT] = {
    [KB_RULE_PART] = {KB_SQL_PART_ADD_RULE, 6},
    [KB_RULE_AMEND] = {KB_SQL_AMEND_ADD_RULE, 9},
    [KB_RULE_FORM] = {KB_SQL_FORM_ADD_RULE, 9},
    [KB_RULE_REJECT] = {KB_SQL_REJECT_ADD_RULE, 7},
};

static kb_status add_ruling(kb_sqlite *store, const kb_ruling *r, kb_error *err)
{
    int n = adds[r->type].parameters;
    kb_stmt q = kb_stmt_begin(store, adds[r->type].sql);

    kb_stmt_bind_int(&q, 2, (int64_t)r->concept);
    kb_stmt_bind_int(&q, 3, (int64_t)r->part);
    kb_stmt_bind_text(&q, 4, r->concept_fold);
    kb_stmt_bind_text(&q, 5, r->fold);
    kb_stmt_bind_text(&q, 6, r->text);
    if (n > 6)
        kb_stmt_bind_int(&q, 7, r->kind);
    if (n > 7)
        kb_stmt_bind_int(&q, 8, r->layer);
    if (n > 8)
        kb_stmt_bind_int(&q, 9, r->gone);
    return kb_stmt_run(&q, err);
}

static kb_ruling read_ruling(kb_stmt *q)
{
    return (kb_ruling){.type = kb_stmt_code(q, 0, KB_RULING_TYPE_COUNT),
                       .concept = (uint64_t)kb_stmt_int(q, 1),
                       .part = (uint64_t)kb_stmt_int(q, 2),
                       .concept_fold = kb_stmt_text(q, 3),
                       .fold = kb_stmt_text(q, 4),
                       .text = kb_stmt_text(q, 5),
                       .kind = (int)kb_stmt_int(q, 6),
                       .layer = (int)kb_stmt_int(q, 7),
                       .gone = kb_stmt_int(q, 8) != 0};
}

kb_status kb_sqlite_rulings(kb_store *base, kb_ruling_fn *fn, void *context,
                            kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_RULINGS);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_ruling ruling = read_ruling(&q);
        status = fn(context, &ruling);
    }
    return kb_stmt_end(&q, status, err);
}

static kb_status keep_ruling(void *context, const kb_ruling *ruling)
{
    curating *c = context;
    kb_ruling r = *ruling;

    r.concept_fold = kb_arena_strdup(c->arena, r.concept_fold);
    r.fold = kb_arena_strdup(c->arena, r.fold);
    r.text = kb_arena_strdup(c->arena, r.text);
    kb_vec_push(c->arena, &c->before, r);
    return KB_OK;
}

kb_status kb_sqlite_corrections(kb_store *base, kb_correction_fn *fn,
                                void *context, kb_error *err)
{
    kb_status status = KB_OK;
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_CORRECTIONS);

    while (status == KB_OK && kb_stmt_next(&q)) {
        kb_correction c = {.op = kb_correction_find(kb_stmt_string(&q, 1)),
                           .line = (size_t)kb_stmt_int(&q, 0)};
        for (int i = 0; i < KB_CORRECTION_WORDS; i++)
            c.words[i] = kb_stmt_text(&q, 2 + i);
        if (c.op < KB_CORRECTION_OP_COUNT)
            status = fn(context, &c);
    }
    return kb_stmt_end(&q, status, err);
}

kb_status kb_sqlite_stamp(kb_store *base, char stamp[STAMP_ROOM], kb_error *err)
{
    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_CURATED);

    stamp[0] = '\0';
    if (kb_stmt_next(&q))
        snprintf(stamp, STAMP_ROOM, "%s", kb_stmt_string(&q, 0));
    return kb_stmt_end(&q, KB_OK, err);
}

/* ---- what changes ------------------------------------------------------- */

/* All of a ruling: two are equal where these are. */
static kb_str key_of(kb_arena *arena, const kb_ruling *r)
{
    kb_buf key = KB_BUF_INIT(KEY_MAX);

    kb_buf_printf(&key, "%d %llx %llx %d %d %d %s\n%s\n%s", r->type,
                  (unsigned long long)r->concept, (unsigned long long)r->part,
                  r->kind, r->layer, r->gone,
                  r->concept_fold ? r->concept_fold : "",
                  r->fold ? r->fold : "", r->text ? r->text : "");
    const char *copy = kb_arena_copy(arena, key.ptr, key.len);
    kb_buf_dispose(&key);
    return kb_str_of(copy);
}

/* Adds those of `some` to the changed ones that are not among `others`. */
static void find_missing(curating *c, const kb_ruling *some, size_t n,
                         const kb_ruling *others, size_t other_count)
{
    kb_map known = {.arena = c->arena};
    bool fresh;

    for (size_t i = 0; i < other_count; i++)
        kb_map_add(&known, key_of(c->arena, &others[i]), &fresh);
    for (size_t i = 0; i < n; i++) {
        if (!kb_map_find(&known, key_of(c->arena, &some[i])))
            kb_vec_push(c->arena, &c->changed, some[i]);
    }
}

/* ---- touching ----------------------------------------------------------- */

static kb_status touch(curating *c, uint64_t concept, const char *fold)
{
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_TOUCH);
    kb_stmt_bind_int(&q, 1, (int64_t) concept);
    kb_stmt_bind_text(&q, 2, fold);
    return kb_stmt_run(&q, c->err);
}

/* The relations that articles state of a concept. */
static kb_status touch_edges(curating *c, uint64_t concept)
{
    static const kb_sql steps[] = {KB_SQL_TOUCH_EDGES_OUT,
                                   KB_SQL_TOUCH_EDGES_IN};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(c->store, steps[i]);
        kb_stmt_bind_int(&q, 1, (int64_t) concept);
        status = kb_stmt_run(&q, c->err);
    }
    return status;
}

static kb_status touch_edge(curating *c, const kb_ruling *r)
{
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_TOUCH_EDGE);
    kb_stmt_bind_int(&q, 1, (int64_t)r->part);
    kb_stmt_bind_int(&q, 2, r->kind);
    kb_stmt_bind_int(&q, 3, (int64_t)r->concept);
    return kb_stmt_run(&q, c->err);
}

static kb_status touch_parts_of(curating *c, uint64_t concept,
                                const kb_ruling *some, size_t n)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < n && status == KB_OK; i++) {
        if (some[i].type == KB_RULE_PART && some[i].concept == concept)
            status = touch_edges(c, some[i].part);
    }
    return status;
}

/* A concept that is hidden, or comes back, takes its edges with it. */
static kb_status touch_hidden(curating *c, uint64_t concept)
{
    kb_status status = touch_edges(c, concept);

    if (status == KB_OK)
        status = touch_parts_of(c, concept, c->before.data, c->before.len);
    return status == KB_OK ? touch_parts_of(c, concept, c->wanted->rulings,
                                            c->wanted->count)
                           : status;
}

static kb_status touch_ruling(curating *c, const kb_ruling *r)
{
    if (r->type == KB_RULE_REJECT)
        return touch_edge(c, r);
    kb_status status = touch(c, r->concept, r->concept_fold);
    if (status == KB_OK && r->type == KB_RULE_PART)
        status = touch(c, r->part, r->fold);
    if (status == KB_OK && r->type == KB_RULE_PART && r->part != r->concept)
        status = touch_edges(c, r->part);
    if (status == KB_OK && r->type == KB_RULE_AMEND && r->gone)
        status = touch_hidden(c, r->concept);
    return status;
}

/* Of what the concepts were, too: hence before anything changes. */
static kb_status touch_all(curating *c)
{
    kb_status status = KB_OK;

    for (size_t i = 0; i < c->changed.len && status == KB_OK; i++)
        status = touch_ruling(c, &c->changed.data[i]);
    if (status == KB_OK) {
        kb_stmt q = kb_stmt_begin(c->store, KB_SQL_TOUCH_WHOLE_EDGES);
        status = kb_stmt_run(&q, c->err);
    }
    return status;
}

/* ---- changing ----------------------------------------------------------- */

static kb_status drop_all(curating *c)
{
    static const kb_sql steps[] = {KB_SQL_CORRECTIONS_DROP, KB_SQL_PARTS_DROP,
                                   KB_SQL_AMENDED_DROP, KB_SQL_FORM_SET_DROP,
                                   KB_SQL_REJECTED_DROP};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(c->store, steps[i]);
        status = kb_stmt_run(&q, c->err);
    }
    return status;
}

static kb_status add_correction(curating *c, const kb_correction *correction)
{
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_CORRECTION_ADD);

    kb_stmt_bind_text(&q, 1, kb_correction_name(correction->op));
    for (int i = 0; i < KB_CORRECTION_WORDS; i++)
        kb_stmt_bind_text(&q, 2 + i, correction->words[i]);
    return kb_stmt_run(&q, c->err);
}

static kb_status add_all(curating *c)
{
    const kb_corrections *corrections = &c->wanted->corrections;
    kb_status status = KB_OK;

    for (size_t i = 0; i < corrections->len && status == KB_OK; i++)
        status = add_correction(c, &corrections->data[i]);
    for (size_t i = 0; i < c->wanted->count && status == KB_OK; i++)
        status = add_ruling(c->store, &c->wanted->rulings[i], c->err);
    if (status != KB_OK)
        return status;
    kb_stmt q = kb_stmt_begin(c->store, KB_SQL_CURATED_SET);
    kb_stmt_bind_text(&q, 1, c->wanted->stamp);
    return kb_stmt_run(&q, c->err);
}

static kb_status change(kb_sqlite *store, void *context, kb_error *err)
{
    curating *c = context;
    const kb_curation *wanted = c->wanted;
    kb_status status = kb_sqlite_rulings(&store->base, keep_ruling, c, err);

    if (status != KB_OK)
        return status;
    find_missing(c, c->before.data, c->before.len, wanted->rulings,
                 wanted->count);
    find_missing(c, wanted->rulings, wanted->count, c->before.data,
                 c->before.len);
    status = touch_all(c);
    if (status == KB_OK)
        status = drop_all(c);
    if (status == KB_OK)
        status = add_all(c);
    if (status == KB_OK && c->changed.len > 0)
        status = kb_sqlite_mark_stale(store, err);
    return status;
}

kb_status kb_sqlite_curate(kb_store *base, const kb_curation *curation,
                           kb_error *err)
{
    kb_sqlite *store = kb_sqlite_of(base);
    curating c = {.store = store, .wanted = curation, .err = err};
    kb_status status = kb_sqlite_settle(store, err);

    if (status != KB_OK)
        return status;
    c.arena = kb_arena_new();
    status = kb_sqlite_change(store, change, &c, err);
    kb_arena_free(c.arena);
    return status;
}
