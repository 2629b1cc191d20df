/* curation.c - what corrections come to: each is applied to what those before
 * it have made.  It depends on nothing else, and on no store. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "curate/nodes.h"
#include "text/fold.h"

/* A form that a concept has, or has not. */
typedef struct form_rule {
    int32_t node;
    const char *fold, *form;
    bool gone;
} form_rule;

typedef struct reject_rule {
    int32_t s, o;
    kb_predicate p;
} reject_rule;

typedef struct curating {
    kb_nodes nodes;
    KB_VEC(form_rule) forms;
    KB_VEC(reject_rule) rejects;
    const char *name; /* of the file, for messages */
    const kb_correction *at;
    kb_error *err;
} curating;

typedef kb_status apply_fn(curating *c, const char *const *words,
                           bool *changed);

static kb_status refuse(const curating *c, const char *why, const char *word)
{
    if (c->at->line == 0)
        return kb_fail(c->err, KB_BAD_INPUT, "'%s' %s", word, why);
    return kb_fail(c->err, KB_BAD_INPUT, "%s:%zu: '%s' %s", c->name,
                   c->at->line, word, why);
}

static kb_curated_node *root_of(curating *c, const char *word)
{
    int32_t node = kb_nodes_of(&c->nodes, word);
    return &c->nodes.all.data[kb_nodes_root(&c->nodes, node)];
}

/* ---- forms -------------------------------------------------------------- */

/* Drops what was said of the form before: of this concept, and who else had it
 * given.  @return whether there was the same rule */
static bool replace_rule(curating *c, int32_t root, const form_rule *rule)
{
    size_t kept = 0;
    bool same = false;

    for (size_t i = 0; i < c->forms.len; i++) {
        form_rule old = c->forms.data[i];
        bool own = kb_nodes_root(&c->nodes, old.node) == root;
        bool stays = strcmp(old.fold, rule->fold) != 0 ||
                     (!own && (old.gone || rule->gone));
        if (!stays && own && old.gone == rule->gone && rule->form &&
            strcmp(old.form, rule->form) == 0)
            same = true;
        if (stays)
            c->forms.data[kept++] = old;
    }
    c->forms.len = kept;
    return same;
}

static kb_status set_form(curating *c, const char *const *words, bool gone,
                          bool *changed)
{
    kb_arena *arena = c->nodes.arena;
    int32_t node = kb_nodes_of(&c->nodes, words[0]);
    int32_t root = kb_nodes_root(&c->nodes, node);
    form_rule rule = {.node = node,
                      .fold = kb_fold_dup(arena, kb_str_of(words[1])),
                      .form = words[1],
                      .gone = gone};

    if (kb_nodes_has_fold(&c->nodes, root, rule.fold))
        return refuse(c, gone ? "is its name" : "is its name already",
                      words[1]);
    *changed = !replace_rule(c, root, &rule);
    kb_vec_push(arena, &c->forms, rule);
    return KB_OK;
}

static kb_status apply_alias(curating *c, const char *const *words,
                             bool *changed)
{
    return set_form(c, words, false, changed);
}

static kb_status apply_unalias(curating *c, const char *const *words,
                               bool *changed)
{
    return set_form(c, words, true, changed);
}

/* ---- one concept, or two ------------------------------------------------ */

/* What keeps apart holds, unless the correction names the same two. */
static kb_status check_apart(const curating *c)
{
    const kb_pair *pair = kb_nodes_clash(&c->nodes);
    const kb_curated_node *all = c->nodes.all.data;

    if (!pair)
        return KB_OK;
    return refuse(c,
                  kb_arena_printf(c->nodes.arena,
                                  "would become one with '%s': never-merge, "
                                  "line %zu",
                                  all[pair->b].name, pair->line),
                  all[pair->a].name);
}

static kb_status apply_merge(curating *c, const char *const *words,
                             bool *changed)
{
    int32_t whole = kb_nodes_of(&c->nodes, words[0]);
    int32_t part = kb_nodes_of(&c->nodes, words[1]);

    if (whole == part)
        return refuse(c, "is one concept already", words[1]);
    *changed = kb_nodes_merge(&c->nodes, whole, part);
    return check_apart(c);
}

static kb_status apply_never_merge(curating *c, const char *const *words,
                                   bool *changed)
{
    int32_t a = kb_nodes_of(&c->nodes, words[0]);
    int32_t b = kb_nodes_of(&c->nodes, words[1]);

    if (a == b)
        return refuse(c, "is the same name", words[1]);
    *changed = kb_nodes_part(&c->nodes, a, b, c->at->line);
    return KB_OK;
}

/* A name that folds to another id makes another concept, under which the one
 * with the old name counts: so its old id is known. */
static kb_status apply_rename(curating *c, const char *const *words,
                              bool *changed)
{
    int32_t node = kb_nodes_of(&c->nodes, words[0]);
    int32_t to = kb_nodes_of(&c->nodes, words[1]);
    int32_t old = kb_nodes_root(&c->nodes, node);
    int32_t other = kb_nodes_root(&c->nodes, to);
    kb_curated_node *all = c->nodes.all.data, before = all[old];

    if (other != to && other != old)
        return refuse(c,
                      kb_arena_printf(c->nodes.arena, "is a part of '%s'",
                                      all[other].name),
                      words[1]);
    *changed = to != old && kb_nodes_merge(&c->nodes, to, old);
    if (to != old) {
        all[to].kind = before.kind != KB_ANY ? before.kind : all[to].kind;
        all[to].layer = before.layer != KB_ANY ? before.layer : all[to].layer;
        all[to].hidden = before.hidden;
    }
    if (!all[to].renamed || strcmp(all[to].renamed, words[1]) != 0)
        *changed = true;
    all[to].renamed = words[1];
    return check_apart(c);
}

/* ---- what holds of one -------------------------------------------------- */

static kb_status apply_kind(curating *c, const char *const *words,
                            bool *changed)
{
    kb_curated_node *root = root_of(c, words[0]);
    kb_kind kind = KB_MODEL;

    kb_kind_find(&kind, words[1]);
    *changed = root->kind != (int)kind;
    root->kind = (int)kind;
    return KB_OK;
}

static kb_status apply_layer(curating *c, const char *const *words,
                             bool *changed)
{
    kb_curated_node *root = root_of(c, words[0]);
    kb_layer layer = KB_LAYER_NONE;

    kb_layer_find(&layer, words[1]);
    *changed = root->layer != (int)layer;
    root->layer = (int)layer;
    return KB_OK;
}

static kb_status apply_hide(curating *c, const char *const *words,
                            bool *changed)
{
    kb_curated_node *root = root_of(c, words[0]);

    *changed = !root->hidden;
    root->hidden = true;
    return KB_OK;
}

static kb_status apply_reject(curating *c, const char *const *words,
                              bool *changed)
{
    reject_rule rule = {.s = kb_nodes_of(&c->nodes, words[0]),
                        .o = kb_nodes_of(&c->nodes, words[2])};
    int32_t s = kb_nodes_root(&c->nodes, rule.s);
    int32_t o = kb_nodes_root(&c->nodes, rule.o);

    kb_predicate_find(&rule.p, words[1]);
    *changed = true;
    for (size_t i = 0; i < c->rejects.len; i++) {
        const reject_rule *old = &c->rejects.data[i];
        if (old->p == rule.p && kb_nodes_root(&c->nodes, old->s) == s &&
            kb_nodes_root(&c->nodes, old->o) == o)
            *changed = false;
    }
    kb_vec_push(c->nodes.arena, &c->rejects, rule);
    return KB_OK;
}

static apply_fn *const applies[KB_CORRECTION_OP_COUNT] = {
    [KB_CORRECT_ALIAS] = apply_alias,
    [KB_CORRECT_UNALIAS] = apply_unalias,
    [KB_CORRECT_MERGE] = apply_merge,
    [KB_CORRECT_NEVER_MERGE] = apply_never_merge,
    [KB_CORRECT_KIND] = apply_kind,
    [KB_CORRECT_LAYER] = apply_layer,
    [KB_CORRECT_HIDE] = apply_hide,
    [KB_CORRECT_RENAME] = apply_rename,
    [KB_CORRECT_REJECT] = apply_reject,
};

static kb_status apply(curating *c, const kb_correction *correction,
                       bool *changed)
{
    c->at = correction;
    *changed = false;
    return applies[correction->op](c, correction->words, changed);
}

static kb_status apply_all(curating *c, const kb_corrections *corrections)
{
    kb_status status = KB_OK;
    bool changed;

    for (size_t i = 0; i < corrections->len && status == KB_OK; i++)
        status = apply(c, &corrections->data[i], &changed);
    return status;
}

/* ---- rulings ------------------------------------------------------------ */

typedef struct writing {
    const curating *c;
    kb_arena *arena;
    KB_VEC(kb_ruling) out;
    kb_map forms;    /* "root fold" of the forms there are rules for */
    kb_map rejected; /* likewise, of "s p o" */
} writing;

static const kb_curated_node *node_at(const writing *w, int32_t node)
{
    return &w->c->nodes.all.data[node];
}

static void add_part(writing *w, int32_t node, int32_t root)
{
    const kb_curated_node *part = node_at(w, node), *whole = node_at(w, root);
    const char *name = part->renamed ? part->renamed : part->name;

    kb_vec_push(w->arena, &w->out,
                (kb_ruling){.type = KB_RULE_PART,
                            .concept = kb_concept_id(whole->fold),
                            .part = kb_concept_id(part->fold),
                            .concept_fold = whole->fold,
                            .fold = part->fold,
                            .text = name,
                            .kind = KB_ANY,
                            .layer = KB_ANY});
}

/* Each part, and each concept that has any. */
static void add_parts(writing *w)
{
    const kb_nodes *nodes = &w->c->nodes;
    bool *whole = kb_arena_alloc(w->arena, nodes->all.len * sizeof *whole);

    for (size_t i = 0; i < nodes->all.len; i++) {
        int32_t root = kb_nodes_root(nodes, (int32_t)i);
        if (root == (int32_t)i)
            continue;
        add_part(w, (int32_t)i, root);
        whole[root] = true;
    }
    for (size_t i = 0; i < nodes->all.len; i++) {
        if (whole[i])
            add_part(w, (int32_t)i, (int32_t)i);
    }
}

static void add_amendments(writing *w)
{
    for (size_t i = 0; i < w->c->nodes.all.len; i++) {
        const kb_curated_node *n = node_at(w, (int32_t)i);
        bool amended =
            n->renamed || n->kind != KB_ANY || n->layer != KB_ANY || n->hidden;
        if (n->parent != KB_NO_NODE || !amended)
            continue;
        kb_vec_push(w->arena, &w->out,
                    (kb_ruling){.type = KB_RULE_AMEND,
                                .concept = kb_concept_id(n->fold),
                                .concept_fold = n->fold,
                                .text = n->renamed,
                                .kind = n->kind,
                                .layer = n->layer,
                                .gone = n->hidden});
    }
}

static bool is_first(writing *w, kb_map *seen, const char *key)
{
    bool fresh;

    seen->arena = w->arena;
    kb_map_add(seen, kb_str_of(key), &fresh);
    return fresh;
}

/* The first rule that is given here for a form of a concept holds.  What has
 * become a concept's own name by now stays its name. */
static void add_form(writing *w, const form_rule *rule)
{
    int32_t root = kb_nodes_root(&w->c->nodes, rule->node);
    const char *key = kb_arena_printf(w->arena, "%d\t%s", root, rule->fold);

    if (!is_first(w, &w->forms, key) ||
        kb_nodes_has_fold(&w->c->nodes, root, rule->fold))
        return;
    kb_vec_push(w->arena, &w->out,
                (kb_ruling){.type = KB_RULE_FORM,
                            .concept = kb_concept_id(node_at(w, root)->fold),
                            .concept_fold = node_at(w, root)->fold,
                            .fold = rule->fold,
                            .text = rule->form,
                            .kind = KB_ANY,
                            .layer = KB_ANY,
                            .gone = rule->gone});
}

/* No name of one is a form of the other, whatever an article takes for one. */
static void keep_apart(writing *w, int32_t a, int32_t b)
{
    const kb_nodes *nodes = &w->c->nodes;
    int32_t root = kb_nodes_root(nodes, b);

    for (size_t i = 0; i < nodes->all.len; i++) {
        if (kb_nodes_root(nodes, (int32_t)i) != root)
            continue;
        const form_rule rule = {a, nodes->all.data[i].fold,
                                nodes->all.data[i].name, true};
        add_form(w, &rule);
    }
}

static void add_forms(writing *w)
{
    for (size_t i = w->c->forms.len; i > 0; i--)
        add_form(w, &w->c->forms.data[i - 1]);
    for (size_t i = 0; i < w->c->nodes.apart.len; i++) {
        const kb_pair *pair = &w->c->nodes.apart.data[i];
        keep_apart(w, pair->a, pair->b);
        keep_apart(w, pair->b, pair->a);
    }
}

static void add_rejections(writing *w)
{
    for (size_t i = 0; i < w->c->rejects.len; i++) {
        const reject_rule *rule = &w->c->rejects.data[i];
        int32_t s = kb_nodes_root(&w->c->nodes, rule->s);
        int32_t o = kb_nodes_root(&w->c->nodes, rule->o);
        const char *key = kb_arena_printf(w->arena, "%d %d %d", s, rule->p, o);
        if (is_first(w, &w->rejected, key))
            kb_vec_push(
                w->arena, &w->out,
                (kb_ruling){.type = KB_RULE_REJECT,
                            .concept = kb_concept_id(node_at(w, o)->fold),
                            .part = kb_concept_id(node_at(w, s)->fold),
                            .kind = (int)rule->p,
                            .layer = KB_ANY});
    }
}

static void stamp(kb_curation *out, kb_arena *arena)
{
    kb_buf text = KB_BUF_INIT((size_t)-1 / 2);

    for (size_t i = 0; i < out->corrections.len; i++)
        kb_buf_printf(&text, "%s\n",
                      kb_correction_line(arena, &out->corrections.data[i]));
    out->stamp[0] = '\0';
    if (out->corrections.len > 0)
        kb_hex(out->stamp, kb_digest(kb_buf_str(&text)));
    kb_buf_dispose(&text);
}

/* ------------------------------------------------------------------------- */

kb_status kb_curation_of(kb_curation *out, kb_arena *arena,
                         const kb_corrections *corrections, const char *name,
                         kb_error *err)
{
    curating c = {.nodes = {.arena = arena}, .name = name, .err = err};
    writing w = {.c = &c, .arena = arena};

    *out = (kb_curation){.corrections = *corrections};
    kb_status status = apply_all(&c, corrections);
    if (status != KB_OK)
        return status;
    add_parts(&w);
    add_amendments(&w);
    add_forms(&w);
    add_rejections(&w);
    out->rulings = w.out.data;
    out->count = w.out.len;
    stamp(out, arena);
    return KB_OK;
}

kb_status kb_curation_new_of(kb_corrections *out, kb_arena *arena,
                             const kb_corrections *have,
                             const kb_corrections *more, const char *name,
                             kb_error *err)
{
    curating c = {.nodes = {.arena = arena}, .name = name, .err = err};
    KB_VEC(kb_correction) kept = {0};
    kb_status status = apply_all(&c, have);

    for (size_t i = 0; i < more->len && status == KB_OK; i++) {
        bool changed;
        status = apply(&c, &more->data[i], &changed);
        if (status == KB_OK && changed)
            kb_vec_push(arena, &kept, more->data[i]);
    }
    *out = (kb_corrections){kept.data, kept.len};
    return status;
}
