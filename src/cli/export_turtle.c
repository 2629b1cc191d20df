/* export_turtle.c - the store as a thesaurus: SKOS (W3C Recommendation of 2009)
 * in Turtle.
 *
 * A concept is broader where most sources that are likely to be right say that
 * another is one of its kind or its part; of two that are each broader than the
 * other, the one with more sources is.  Whatever else relates two concepts that
 * are not one above the other makes them skos:related.  Every relation also
 * stands there in words of our own, and as a statement with its evidence. */
#include <inttypes.h>
#include <string.h>

#include "base/vec.h"
#include "cli/export.h"
#include "output/turtle.h"

#define BASE     "urn:aigckb:"
#define CONCEPT  BASE "concept:"
#define RELATION BASE "relation:"
#define SOURCE   BASE "source:"

static const char head[] =
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix kb: <" BASE "term:> .\n\n"
    "<" BASE "scheme> a skos:ConceptScheme ;\n"
    "  dcterms:title \"AIGC industry knowledge base\"@en, "
    "\"AIGC产业知识库\"@zh "
    ".\n\n";

typedef struct thesaurus {
    kb_export *x;
    kb_sink *out;
    kb_buf text;
    kb_relations from, to; /* of the concept: it is subject, or object */
} thesaurus;

static kb_status flush(thesaurus *t)
{
    return kb_export_flush(t->x, t->out, &t->text);
}

/* ---- words of our own --------------------------------------------------- */

static void add_predicates(kb_buf *out)
{
    for (int p = 0; p < KB_PREDICATE_COUNT; p++) {
        const kb_word *word = kb_predicate_word((kb_predicate)p);
        kb_buf_printf(out,
                      "kb:%s a rdf:Property ;\n"
                      "  rdfs:subPropertyOf skos:semanticRelation ;\n"
                      "  rdfs:label \"%s\"@en, \"%s\"@zh .\n",
                      word->name, word->en, word->zh);
    }
    kb_buf_add_char(out, '\n');
}

/* ---- labels ------------------------------------------------------------- */

static void add_label(kb_buf *out, const char *property, const char *label)
{
    kb_buf_printf(out, " ;\n  skos:%s ", property);
    kb_turtle_text(out, label);
}

/* The name, and in the other language the alias that most articles write, are
 * preferred; two labels of one concept never say the same. */
static void add_labels(kb_buf *out, const kb_concept *concept,
                       const kb_aliases *aliases)
{
    bool chinese = kb_turtle_is_chinese(concept->name), other = false;

    add_label(out, "prefLabel", concept->name);
    for (size_t i = 0; i < aliases->len; i++) {
        const char *form = aliases->data[i].form;
        bool first = !other && kb_turtle_is_chinese(form) != chinese;
        add_label(out, first ? "prefLabel" : "altLabel", form);
        other = other || first;
    }
}

/* ---- the hierarchy ------------------------------------------------------ */

static bool is_hierarchic(const kb_relation *r)
{
    return (r->p == KB_IS_A || r->p == KB_PART_OF) && r->s.id != r->o.id &&
           r->confidence >= KB_EXPORT_LIKELY;
}

/* How many sources say that `other` is above, or below, in one of the ways. */
static int64_t sources_of(const kb_relations *relations, uint64_t other)
{
    int64_t most = 0;

    for (size_t i = 0; i < relations->len; i++) {
        const kb_relation *r = &relations->data[i];
        bool meant = r->s.id == other || r->o.id == other;
        if (meant && is_hierarchic(r) && r->sources > most)
            most = r->sources;
    }
    return most;
}

/* 1: `other` is above the concept; -1: below; 0: neither. */
static int above(const thesaurus *t, const kb_concept *other)
{
    int64_t up = sources_of(&t->from, other->id);
    int64_t down = sources_of(&t->to, other->id);

    if (up != down)
        return up > down ? 1 : -1;
    if (up == 0)
        return 0;
    return strcmp(t->x->concept->fold, other->fold) < 0 ? 1 : -1;
}

/* One that relates to the concept in any way, once: the first that does. */
typedef struct neighbours {
    KB_VEC(kb_concept) found;
} neighbours;

static void meet(neighbours *n, kb_arena *arena, const thesaurus *t,
                 const kb_concept *other)
{
    size_t i = 0;

    if (other->id == t->x->concept->id)
        return;
    while (i < n->found.len && n->found.data[i].id != other->id)
        i++;
    if (i == n->found.len)
        kb_vec_push(arena, &n->found, *other);
}

static void add_links(thesaurus *t)
{
    static const char *const properties[] = {"narrower", "related", "broader"};
    neighbours n = {0};

    for (size_t i = 0; i < t->from.len; i++) {
        if (t->from.data[i].confidence >= KB_EXPORT_LIKELY)
            meet(&n, t->x->work, t, &t->from.data[i].o);
    }
    for (size_t i = 0; i < t->to.len; i++) {
        if (t->to.data[i].confidence >= KB_EXPORT_LIKELY)
            meet(&n, t->x->work, t, &t->to.data[i].s);
    }
    for (size_t i = 0; i < n.found.len; i++) {
        kb_buf_printf(&t->text, " ;\n  skos:%s ",
                      properties[above(t, &n.found.data[i]) + 1]);
        kb_turtle_iri(&t->text, CONCEPT, n.found.data[i].fold);
    }
}

/* ---- relations ---------------------------------------------------------- */

static void add_own_links(thesaurus *t)
{
    for (size_t i = 0; i < t->from.len; i++) {
        const kb_relation *r = &t->from.data[i];
        if (r->confidence < KB_EXPORT_LIKELY)
            continue;
        kb_buf_printf(&t->text, " ;\n  kb:%s ", kb_predicate_word(r->p)->name);
        kb_turtle_iri(&t->text, CONCEPT, r->o.fold);
    }
}

static kb_status add_evidence(thesaurus *t, const kb_place *place)
{
    kb_evidence evidence;

    kb_status status =
        kb_reader_quote(&evidence, t->x->reader, t->x->work, place, t->x->err);
    if (status != KB_OK)
        return status == KB_NOT_FOUND ? KB_OK : status;
    kb_buf_add_text(&t->text, " ;\n  kb:quote ");
    kb_turtle_text(&t->text, evidence.quote);
    kb_buf_add_text(&t->text, " ;\n  dcterms:source ");
    kb_turtle_iri(&t->text, SOURCE, evidence.source.key);
    return KB_OK;
}

static kb_status add_statement(thesaurus *t, const kb_relation *r)
{
    kb_buf *out = &t->text;
    kb_status status = KB_OK;

    kb_turtle_iri(out, RELATION, r->id + 2); /* without its "r:" */
    kb_buf_add_text(out, " a rdf:Statement ;\n  rdf:subject ");
    kb_turtle_iri(out, CONCEPT, r->s.fold);
    kb_buf_printf(out, " ;\n  rdf:predicate kb:%s ;\n  rdf:object ",
                  kb_predicate_word(r->p)->name);
    kb_turtle_iri(out, CONCEPT, r->o.fold);
    kb_buf_printf(out,
                  " ;\n  kb:basis \"%s\" ;\n  kb:confidence %.3f ;\n"
                  "  kb:articles %" PRId64 " ;\n  kb:sources %" PRId64,
                  kb_basis_word(r->basis)->name, r->confidence, r->articles,
                  r->sources);
    if (r->place_count > 0)
        status = add_evidence(t, &r->places[0]);
    kb_buf_add_text(out, " .\n");
    return status;
}

static kb_status find_relations(thesaurus *t, const kb_concept *concept)
{
    kb_relation_query query = {
        .s = concept->id, .filter = KB_STATEMENT_FILTER_ALL, .places = 1};
    kb_store *store = t->x->cli->store;

    kb_status status =
        kb_relations_find(&t->from, store, t->x->work, &query, t->x->err);
    query.s = 0;
    query.o = concept->id;
    return status == KB_OK
               ? kb_relations_find(&t->to, store, t->x->work, &query, t->x->err)
               : status;
}

/* ---- concepts ----------------------------------------------------------- */

static void add_counts(kb_buf *out, const kb_concept *concept)
{
    const kb_counts *counts = &concept->counts;

    kb_buf_printf(out,
                  " ;\n  kb:kind \"%s\" ;\n  kb:layer \"%s\" ;\n"
                  "  kb:mentions %" PRId64 " ;\n  kb:articles %" PRId64 " ;\n"
                  "  kb:sources %" PRId64,
                  kb_kind_word(concept->kind)->name,
                  kb_layer_word(concept->layer)->name, counts->mentions,
                  counts->articles, counts->sources);
}

/* The wording that most sources have, with one of them. */
static kb_status add_definition(thesaurus *t, const kb_outline *outline)
{
    kb_source source;

    if (!outline->definition)
        return KB_OK;
    kb_buf_add_text(&t->text, " ;\n  skos:definition ");
    kb_turtle_text(&t->text, outline->definition->text);
    kb_status status =
        kb_source_find(&source, t->x->cli->store, t->x->work,
                       outline->definition->places[0].article, t->x->err);
    if (status != KB_OK)
        return status == KB_NOT_FOUND ? KB_OK : status;
    kb_buf_add_text(&t->text, " ;\n  dcterms:source ");
    kb_turtle_iri(&t->text, SOURCE, source.key);
    return KB_OK;
}

static kb_status add_about(thesaurus *t, const kb_concept *concept,
                           const kb_outline *outline)
{
    kb_buf *out = &t->text;

    kb_turtle_iri(out, CONCEPT, concept->fold);
    kb_buf_add_text(out, " a skos:Concept ;\n"
                         "  skos:inScheme <" BASE "scheme> ;\n"
                         "  dcterms:identifier ");
    kb_turtle_literal(out, kb_arena_printf(t->x->work, "c:%s", concept->fold));
    add_labels(out, concept, &outline->aliases);
    add_counts(out, concept);
    return add_definition(t, outline);
}

static kb_status add_concept(void *context, const kb_concept *concept)
{
    thesaurus *t = context;
    kb_outline outline;

    kb_arena_clear(t->x->work);
    t->x->concept = concept;
    kb_status status = kb_outline_read(&outline, t->x->cli->store, t->x->work,
                                       concept, t->x->err);
    if (status == KB_OK)
        status = add_about(t, concept, &outline);
    if (status == KB_OK)
        status = find_relations(t, concept);
    if (status != KB_OK)
        return status;
    add_links(t);
    add_own_links(t);
    kb_buf_add_text(&t->text, " .\n");
    for (size_t i = 0; i < t->from.len && status == KB_OK; i++)
        status = add_statement(t, &t->from.data[i]);
    kb_buf_add_char(&t->text, '\n');
    return status == KB_OK ? flush(t) : status;
}

/* ---- articles ----------------------------------------------------------- */

static void add_text(kb_buf *out, const char *property, const char *text)
{
    if (!text)
        return;
    kb_buf_printf(out, " ;\n  %s ", property);
    kb_turtle_text(out, text);
}

static void add_literal(kb_buf *out, const char *property, const char *text)
{
    if (!text)
        return;
    kb_buf_printf(out, " ;\n  %s ", property);
    kb_turtle_literal(out, text);
}

static kb_status add_article(void *context, const kb_article *article)
{
    thesaurus *t = context;
    kb_buf *out = &t->text;

    kb_arena_clear(t->x->work);
    kb_turtle_iri(out, SOURCE, article->key);
    kb_buf_add_text(out, " a dcterms:BibliographicResource");
    add_literal(out, "dcterms:identifier",
                kb_arena_printf(t->x->work, "s:%s", article->key));
    add_text(out, "dcterms:title", article->title);
    add_literal(out, "dcterms:creator", article->author);
    add_literal(out, "dcterms:publisher", article->site);
    if (article->date) {
        kb_buf_add_text(out, " ;\n  dcterms:date ");
        kb_turtle_date(out, article->date);
    }
    if (article->url && strncmp(article->url, "http", 4) == 0) {
        kb_buf_add_text(out, " ;\n  rdfs:seeAlso ");
        kb_turtle_address(out, article->url);
    }
    for (size_t i = 0; i < article->tag_count; i++)
        add_text(out, "dcterms:subject", article->tags[i]);
    kb_buf_add_text(out, " .\n");
    return flush(t);
}

kb_status kb_export_turtle(kb_export *x, kb_sink *out)
{
    const kb_concept_query concepts = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    const kb_article_query articles = {.with_tags = true};
    thesaurus t = {.x = x, .out = out, .text = KB_BUF_INIT(KB_EXPORT_PIECE)};

    kb_buf_add_text(&t.text, head);
    add_predicates(&t.text);
    kb_status status =
        kb_concepts_walk(x->cli->store, &concepts, add_concept, &t, x->err);
    if (status == KB_OK)
        status = kb_store_articles(x->cli->store, &articles, add_article, &t,
                                   x->err);
    if (status == KB_OK)
        status = flush(&t);
    kb_buf_dispose(&t.text);
    return status;
}
