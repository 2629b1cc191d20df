/* brief_record.c - the record of `aigckb brief`. */
#include <string.h>

#include "base/buf.h"
#include "cli/brief.h"
#include "cli/record.h"

enum { LABEL_MAX = 1 << 16 };

const char *const kb_brief_parts[] = {
    [KB_BRIEF_DEFINITIONS] = "definitions",
    [KB_BRIEF_PLACE] = "place",
    [KB_BRIEF_MAKERS] = "makers",
    [KB_BRIEF_BASIS] = "basis",
    [KB_BRIEF_USES] = "uses",
    [KB_BRIEF_RISKS] = "risks",
    [KB_BRIEF_RIVALS] = "rivals",
    [KB_BRIEF_FIGURES] = "figures",
    [KB_BRIEF_TIMELINE] = "timeline",
    [KB_BRIEF_PASSAGES] = "passages",
    [KB_BRIEF_PARTS] = NULL,
};

/* One that is being made. */
typedef struct writing {
    const kb_brief_form *form;
    const kb_brief *brief;
    kb_node *items;
    kb_error *err;
} writing;

/* ---- items -------------------------------------------------------------- */

/* What an item says, apart from its evidence; NULL and 0 where it has none. */
typedef struct item {
    const char *label, *text, *by, *date;
    const kb_concept *concept;
    int64_t sources, articles;
} item;

static kb_node *begin_item(writing *w, const item *i)
{
    kb_node *out = kb_node_add_object(w->items, NULL);

    kb_node_text(out, "label", i->label);
    kb_node_text(out, "text", i->text);
    if (i->concept)
        kb_record_end(out, "concept", i->concept);
    else
        kb_node_null(out, "concept");
    kb_node_text(out, "by", i->by);
    kb_node_text(out, "date", i->date);
    kb_node_int(out, "sources", i->sources);
    kb_node_int(out, "articles", i->articles);
    return out;
}

static kb_status add_item(writing *w, const item *i, const kb_place *places,
                          size_t count)
{
    const kb_found_places found = {places, count, i->articles};

    return kb_record_places(begin_item(w, i), w->form->reader, &found,
                            w->form->evidence, w->err);
}

/* ---- definitions, figures, events --------------------------------------- */

static kb_status add_definitions(writing *w)
{
    const kb_definitions *all = &w->brief->definitions;
    kb_status status = KB_OK;

    for (size_t i = 0; i < all->len && status == KB_OK; i++) {
        const kb_definition *d = &all->data[i];
        const item it = {.text = d->text,
                         .by = d->by,
                         .date = d->first_date,
                         .sources = d->sources,
                         .articles = d->articles};
        status = add_item(w, &it, d->places, d->place_count);
    }
    return status;
}

/* "2028 市场规模 2767.4亿元"; the date of the article alone is none. */
static void describe(kb_buf *out, const kb_figure *f)
{
    if (f->date && f->dated != KB_DATED_ARTICLE)
        kb_buf_printf(out, "%s ", f->date);
    if (f->measure)
        kb_buf_printf(out, "%s ", f->measure);
    kb_buf_add_text(out, f->value_text);
}

static kb_status add_figures(writing *w)
{
    const kb_figures *all = &w->brief->figures;
    kb_buf label = KB_BUF_INIT(LABEL_MAX);
    kb_status status = KB_OK;

    for (size_t i = 0; i < all->len && status == KB_OK; i++) {
        const kb_figure *f = &all->data[i];
        kb_arena *arena = kb_arena_new();
        kb_evidence evidence = {.quote = NULL};
        kb_buf_clear(&label);
        describe(&label, f);
        status = kb_reader_quote(&evidence, w->form->reader, arena, f->places,
                                 w->err);
        const item it = {.label = label.ptr,
                         .text = evidence.quote,
                         .by = f->issuer,
                         .date = f->date,
                         .sources = f->sources,
                         .articles = f->articles};
        if (status == KB_OK)
            status = add_item(w, &it, f->places, f->place_count);
        else if (status == KB_NOT_FOUND)
            status = KB_OK; /* its article was removed meanwhile */
        kb_arena_free(arena);
    }
    kb_buf_dispose(&label);
    return status;
}

static kb_status add_events(writing *w)
{
    const kb_events *all = &w->brief->events;
    kb_status status = KB_OK;

    for (size_t i = 0; i < all->len && status == KB_OK; i++) {
        const kb_event *e = &all->data[i];
        const item it = {.label = e->date,
                         .text = e->what,
                         .date = e->date,
                         .sources = e->sources,
                         .articles = e->articles};
        status = add_item(w, &it, e->places, e->place_count);
    }
    return status;
}

static kb_status add_passages(writing *w)
{
    const kb_excerpts *all = &w->brief->passages;

    for (size_t i = 0; i < all->len; i++) {
        const kb_evidence *passage = &all->data[i].passage;
        const item it = {.text = passage->quote,
                         .by = passage->source.author,
                         .date = passage->source.date,
                         .sources = 1,
                         .articles = (int64_t)passage->source.cluster_size};
        kb_node *out = begin_item(w, &it);
        kb_node *list = kb_node_add_list(out, "evidence");
        kb_record_evidence(kb_node_add_object(list, NULL), passage);
        kb_node_int(out, "evidence_total", 1);
    }
    return KB_OK;
}

/* ---- relations ---------------------------------------------------------- */

/* Whether there is an item already that says it: both directions may. */
static bool is_said(const writing *w, const char *label, const char *name)
{
    const kb_node *at = kb_node_first(w->items);

    for (; at; at = kb_node_next(at)) {
        const char *other = kb_node_get_text(at, "label");
        if (other && strcmp(other, label) == 0 &&
            strcmp(kb_node_get_text(at, "text"), name) == 0)
            return true;
    }
    return false;
}

static kb_status add_relations(writing *w, kb_predicate p, bool out)
{
    const kb_relations *all = out ? &w->brief->out : &w->brief->in;
    const kb_word *word = kb_predicate_word(p);
    const char *to = w->form->chinese ? word->zh : word->en;
    const char *from = w->form->chinese ? word->inverse_zh : word->inverse_en;
    kb_status status = KB_OK;

    for (size_t i = 0; i < all->len && status == KB_OK; i++) {
        const kb_relation *r = &all->data[i];
        const kb_concept *other = out ? &r->o : &r->s;
        const item it = {.label = out ? to : from,
                         .text = other->name,
                         .concept = other,
                         .date = r->first_date,
                         .sources = r->sources,
                         .articles = r->articles};
        if (r->p == p && !is_said(w, it.label, it.text))
            status = add_item(w, &it, r->places, r->place_count);
    }
    return status;
}

static void add_layer(writing *w)
{
    kb_layer layer = w->brief->concept.layer;
    const kb_word *word = kb_layer_word(layer);
    const item it = {.label = w->form->chinese ? "层次" : "layer",
                     .text = w->form->chinese ? word->zh : word->en};

    if (layer == KB_LAYER_NONE)
        return;
    kb_node *out = begin_item(w, &it);
    kb_node_add_list(out, "evidence");
    kb_node_int(out, "evidence_total", 0);
}

/* ---- sections ----------------------------------------------------------- */

/* What a section has: something of its own, then relations. */
typedef struct section {
    const char *en, *zh;
    kb_status (*add)(writing *w); /* or NULL */
    struct {
        kb_predicate p;
        bool out;
    } relations[6];
    size_t relation_count;
} section;

static kb_status add_place(writing *w)
{
    add_layer(w);
    return KB_OK;
}

static const section sections[KB_BRIEF_PARTS] = {
    [KB_BRIEF_DEFINITIONS] =
        {"What it is", "是什么", add_definitions, {{0}}, 0},
    [KB_BRIEF_PLACE] = {"Place in the chain",
                        "在产业链中",
                        add_place,
                        {{KB_IS_A, true},
                         {KB_PART_OF, true},
                         {KB_IS_A, false},
                         {KB_PART_OF, false}},
                        4},
    [KB_BRIEF_MAKERS] = {"Makers",
                         "研发",
                         NULL,
                         {{KB_MADE_BY, true},
                          {KB_MADE_BY, false},
                          {KB_INVESTS_IN, true},
                          {KB_INVESTS_IN, false}},
                         4},
    [KB_BRIEF_BASIS] = {"What it is built on",
                        "技术基础",
                        NULL,
                        {{KB_BASED_ON, true},
                         {KB_TRAINED_ON, true},
                         {KB_BASED_ON, false},
                         {KB_TRAINED_ON, false}},
                        4},
    [KB_BRIEF_USES] =
        {"Uses", "用途", NULL, {{KB_USED_FOR, true}, {KB_USED_FOR, false}}, 2},
    [KB_BRIEF_RISKS] = {"Risks",
                        "风险",
                        NULL,
                        {{KB_HAS_RISK, true},
                         {KB_HAS_RISK, false},
                         {KB_MITIGATES, true},
                         {KB_MITIGATES, false}},
                        4},
    [KB_BRIEF_RIVALS] = {"Rivals and partners",
                         "竞争与合作",
                         NULL,
                         {{KB_COMPETES_WITH, true},
                          {KB_COMPETES_WITH, false},
                          {KB_REPLACES, true},
                          {KB_REPLACES, false},
                          {KB_PARTNER_OF, true},
                          {KB_PARTNER_OF, false}},
                         6},
    [KB_BRIEF_FIGURES] = {"Figures", "数据", add_figures, {{0}}, 0},
    [KB_BRIEF_TIMELINE] = {"Timeline", "时间线", add_events, {{0}}, 0},
    [KB_BRIEF_PASSAGES] =
        {"What articles say", "文章怎么说", add_passages, {{0}}, 0},
};

static kb_status add_section(kb_node *out, writing *w, kb_brief_part part)
{
    const section *s = &sections[part];
    kb_node *node = kb_node_add_object(out, NULL);
    kb_status status = KB_OK;

    kb_node_text(node, "name", kb_brief_parts[part]);
    kb_node_text(node, "title", w->form->chinese ? s->zh : s->en);
    w->items = kb_node_add_list(node, "items");
    if (s->add)
        status = s->add(w);
    for (size_t i = 0; i < s->relation_count && status == KB_OK; i++)
        status = add_relations(w, s->relations[i].p, s->relations[i].out);
    return status;
}

kb_status kb_brief_record(kb_node *out, const kb_brief_form *form,
                          const kb_brief *brief, kb_error *err)
{
    writing w = {.form = form, .brief = brief, .err = err};
    kb_status status = KB_OK;

    kb_record_concept(out, &brief->concept);
    kb_node *aliases = kb_node_add_list(out, "aliases");
    for (size_t i = 0; i < brief->aliases.len; i++)
        kb_node_text(aliases, NULL, brief->aliases.data[i].form);
    kb_node_text(out, "lang", form->chinese ? "zh" : "en");
    kb_node *list = kb_node_add_list(out, "sections");
    for (int p = 0; p < KB_BRIEF_PARTS && status == KB_OK; p++) {
        if (form->parts == 0 || form->parts >> p & 1)
            status = add_section(list, &w, (kb_brief_part)p);
    }
    return status;
}
