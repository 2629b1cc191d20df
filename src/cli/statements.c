/* statements.c - an article as one record: its blocks, and all that it states.
 */
#include "cli/statements.h"

#include "base/buf.h"
#include "base/iso_date.h"
#include "output/display.h"

enum {
    PATH_DEPTH = 16,
    PATH_MAX_BYTES = 1 << 12,
    PATH_COLUMNS = 120 /* of a heading that stands over many blocks */
};

static void add_path(kb_node *record, const kb_doc *doc, size_t block)
{
    const char *texts[PATH_DEPTH];
    int n = 0;
    kb_node *list = kb_node_add_list(record, "path");
    for (int at = doc->blocks[block].heading;
         at != KB_NO_BLOCK && n < PATH_DEPTH; at = doc->blocks[at].heading)
        texts[n++] = doc->blocks[at].text;
    while (n > 0) {
        kb_buf cut = KB_BUF_INIT(PATH_MAX_BYTES);
        kb_display_cut(&cut, kb_str_of(texts[--n]), PATH_COLUMNS);
        kb_node_text(list, NULL, cut.ptr);
        kb_buf_dispose(&cut);
    }
}

static void add_blocks(kb_node *record, const kb_doc *doc)
{
    kb_node *list = kb_node_add_list(record, "blocks");
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_int(node, "n", (int64_t)i);
        kb_node_text(node, "type", kb_block_type_name(b->type));
        kb_node_int(node, "level", b->level);
        if (b->up == KB_NO_BLOCK)
            kb_node_null(node, "up");
        else
            kb_node_int(node, "up", b->up);
        add_path(node, doc, i);
        kb_node_text(node, "text", b->text);
        kb_node_bool(node, "promo", b->promo);
    }
}

static void add_span(kb_node *node, const kb_span *span)
{
    kb_node_int(node, "block", span->block);
    kb_node_int(node, "start", span->start);
    kb_node_int(node, "end", span->end);
}

static void add_concepts(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "concepts");
    for (size_t i = 0; i < facts->concept_count; i++) {
        const kb_concept_fact *c = &facts->concepts[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "name", c->name);
        kb_node_text(node, "kind", kb_kind_word(c->kind)->name);
        kb_node_text(node, "layer", kb_layer_word(c->layer)->name);
        kb_node *aliases = kb_node_add_list(node, "aliases");
        for (size_t k = 0; k < c->alias_count; k++)
            kb_node_text(aliases, NULL, c->aliases[k]);
        kb_node_text(node, "basis", kb_basis_word(c->basis)->name);
        kb_node *mentions = kb_node_add_list(node, "mentions");
        for (size_t k = 0; k < c->mention_count; k++)
            add_span(kb_node_add_object(mentions, NULL), &c->mentions[k]);
    }
}

static void add_relations(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "relations");
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "s", facts->concepts[r->s].name);
        kb_node_text(node, "p", kb_predicate_word(r->p)->name);
        kb_node_text(node, "o", facts->concepts[r->o].name);
        kb_node_text(node, "basis", kb_basis_word(r->basis)->name);
        kb_node_exact(node, "confidence", r->confidence);
        add_span(node, &r->span);
    }
}

static void add_definitions(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "definitions");
    for (size_t i = 0; i < facts->definition_count; i++) {
        const kb_definition_fact *d = &facts->definitions[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "concept", facts->concepts[d->concept].name);
        kb_node_text(node, "text", d->text);
        kb_node_text(node, "by", d->by);
        add_span(node, &d->span);
    }
}

static void add_concept_name(kb_node *node, const kb_facts *facts,
                             int32_t concept)
{
    kb_node_text(node, "concept",
                 concept >= 0 ? facts->concepts[concept].name : NULL);
}

static void add_figures(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "figures");
    for (size_t i = 0; i < facts->figure_count; i++) {
        const kb_figure_fact *f = &facts->figures[i];
        kb_node *node = kb_node_add_object(list, NULL);
        add_concept_name(node, facts, f->concept);
        kb_node_text(node, "measure", f->measure);
        kb_node_text(node, "value_text", f->value_text);
        kb_node_exact(node, "value", f->value);
        kb_node_exact(node, "max", f->max);
        kb_node_bool(node, "approx", f->approx);
        kb_node_text(node, "unit", f->unit);
        kb_node_text(node, "date", f->date);
        kb_node_text(node, "dated", kb_dated_word(f->dated)->name);
        kb_node_bool(node, "forecast", f->forecast);
        kb_node_text(node, "issuer", f->issuer);
        add_span(node, &f->span);
    }
}

static void add_events(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "events");
    for (size_t i = 0; i < facts->event_count; i++) {
        const kb_event_fact *e = &facts->events[i];
        kb_node *node = kb_node_add_object(list, NULL);
        add_concept_name(node, facts, e->concept);
        kb_node_text(node, "date", e->date);
        kb_node_text(node, "precision", kb_iso_date_precision(e->date));
        kb_node_text(node, "what", e->what);
        add_span(node, &e->span);
    }
}

kb_node *kb_statements_record(kb_arena *arena, const kb_doc *doc,
                              const kb_facts *facts)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "schema", "aigckb.extract/1");
    kb_node_text(record, "source", kb_arena_printf(arena, "s:%s", doc->key));
    kb_node_text(record, "artid", doc->artid);
    kb_node_text(record, "title", doc->title);
    kb_node_text(record, "url", doc->url);
    kb_node_text(record, "site", doc->site);
    kb_node_text(record, "author", doc->author);
    kb_node_text(record, "origin", doc->origin);
    kb_node_text(record, "date", doc->date);
    kb_node *tags = kb_node_add_list(record, "tags");
    for (size_t i = 0; i < doc->tag_count; i++)
        kb_node_text(tags, NULL, doc->tags[i]);
    kb_node_text(record, "hash", doc->hash);
    add_blocks(record, doc);
    add_concepts(record, facts);
    add_relations(record, facts);
    add_definitions(record, facts);
    add_figures(record, facts);
    add_events(record, facts);
    return record;
}

/* ------------------------------------------------------------------------- */

const kb_column kb_statements_columns[] = {
    {.header = N_("Source"), .path = "source"},
    {.header = N_("Title"), .path = "title", .narrow = 20},
    {.header = N_("Concepts"), .path = "concepts.name", .narrow = 30},
    {0},
};

const char *const kb_statements_fields[] = {
    "schema",  "source",   "artid",         "title",     "url",
    "site",    "author",   "date",          "tags",      "hash",
    "blocks",  "concepts", "concepts.name", "relations", "definitions",
    "figures", "events",   "origin",        NULL};

const kb_view kb_statements_view = {.columns = kb_statements_columns,
                                    .fields = kb_statements_fields};
