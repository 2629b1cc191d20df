/* export_records.c - the parts of a store as records, one after the other: no
 * more is in memory than one of them needs, but for figures and events. */
#include "aigckb/restore.h"
#include "base/vec.h"
#include "cli/export.h"
#include "cli/export_view.h"
#include "cli/overview.h"
#include "cli/record.h"
#include "cli/statements.h"

static kb_node *record_of(const char *type)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "type", type);
    return record;
}

/* Prints a record that was filled in, unless that failed. */
static kb_status give(kb_export *x, kb_node *record, kb_status status)
{
    if (status == KB_OK)
        return kb_writer_record(x->writer, record);
    kb_node_free(record);
    return status;
}

/* ---- concepts ----------------------------------------------------------- */

typedef kb_status concept_fn(kb_export *x, const kb_concept *concept);

typedef struct concept_walk {
    kb_export *x;
    concept_fn *fn;
} concept_walk;

static kb_status meet(void *context, const kb_concept *concept)
{
    const concept_walk *w = context;

    kb_arena_clear(w->x->work);
    w->x->concept = concept;
    return w->fn(w->x, concept);
}

/* Calls `fn` for each concept in order. */
static kb_status each_concept(kb_export *x, concept_fn *fn)
{
    kb_concept_query all = {
        .kind = KB_ANY, .layer = KB_ANY, .sort = KB_SORT_NAME};
    concept_walk w = {x, fn};
    return kb_concepts_walk(x->cli->store, &all, meet, &w, x->err);
}

static kb_status give_concept(kb_export *x, const kb_concept *concept)
{
    kb_outline outline;
    kb_node *record = record_of("concept");

    kb_status status =
        kb_outline_read(&outline, x->cli->store, x->work, concept, x->err);
    if (status == KB_OK)
        status = kb_record_outline(record, x->reader, &outline, x->err);
    return give(x, record, status);
}

static kb_status run_concepts(kb_export *x)
{
    return each_concept(x, give_concept);
}

/* In a JSON document the overview stands before the concepts; where there is
 * no document it is the first record. */
static kb_status run_summary(kb_export *x)
{
    kb_format format = x->cli->options.writer.format;
    bool document = format == KB_FORMAT_JSON;
    kb_node *overview = document ? kb_node_object() : record_of("summary");
    kb_summary summary;

    kb_status status = kb_summary_read(&summary, x->cli->store, x->err);
    if (status == KB_OK)
        status = kb_overview_add(overview, x->cli->store, &summary, x->err);
    if (document) {
        kb_node *extra = kb_node_object();
        kb_node_add(extra, "summary", overview);
        kb_writer_envelope(x->writer)->extra = extra;
    } else if (format == KB_FORMAT_JSONL) {
        status = give(x, overview, status);
    } else {
        kb_node_free(overview);
    }
    return status == KB_OK ? run_concepts(x) : status;
}

static kb_status give_aliases(kb_export *x, const kb_concept *concept)
{
    kb_aliases found;

    kb_status status =
        kb_aliases_find(&found, x->cli->store, x->work, concept->id, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("alias");
        kb_record_end(record, "concept", concept);
        kb_node_text(record, "alias", found.data[i].form);
        kb_node_int(record, "articles", found.data[i].articles);
        status = give(x, record, KB_OK);
    }
    return status;
}

static kb_status run_aliases(kb_export *x)
{
    return each_concept(x, give_aliases);
}

/* ---- facts -------------------------------------------------------------- */

static kb_status give_relations(kb_export *x, const kb_concept *concept)
{
    size_t evidence = (size_t)x->own->evidence;
    kb_relation_query query = {.s = concept->id,
                               .filter = KB_STATEMENT_FILTER_ALL,
                               .places = evidence > 1 ? evidence : 1};
    kb_relations found;

    kb_status status =
        kb_relations_find(&found, x->cli->store, x->work, &query, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("relation");
        status = kb_record_relation(record, x->reader, &found.data[i], evidence,
                                    x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_relations(kb_export *x)
{
    return each_concept(x, give_relations);
}

static kb_status give_definitions(kb_export *x, const kb_concept *concept)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_definitions found;

    kb_status status = kb_definitions_find(&found, x->cli->store, x->work,
                                           concept->id, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("definition");
        kb_record_end(record, "concept", concept);
        status = kb_record_definition(record, x->reader, &found.data[i],
                                      (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_definitions(kb_export *x)
{
    return each_concept(x, give_definitions);
}

/* Figures and events come in the order of their concepts by themselves. */
static kb_status run_figures(kb_export *x)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_figure_query query = {.forecast = KB_ANY};
    kb_figures found;

    kb_status status = kb_figures_find(&found, x->cli->store, x->cli->arena,
                                       &query, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("figure");
        status = kb_record_figure(record, x->reader, &found.data[i],
                                  (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status run_events(kb_export *x)
{
    kb_statement_filter filter = KB_STATEMENT_FILTER_ALL;
    kb_event_query query = {.limit = 0};
    kb_events found;

    kb_status status = kb_events_find(&found, x->cli->store, x->cli->arena,
                                      &query, &filter, x->err);
    for (size_t i = 0; i < found.len && status == KB_OK; i++) {
        kb_node *record = record_of("event");
        status = kb_record_event(record, x->reader, &found.data[i],
                                 (size_t)x->own->evidence, x->err);
        status = give(x, record, status);
    }
    return status;
}

static kb_status give_sentence(void *context, const kb_evidence *sentence,
                               int64_t mentions)
{
    kb_export *x = context;
    kb_node *record = record_of("mention");

    kb_record_end(record, "concept", x->concept);
    kb_node_int(record, "mentions", mentions);
    kb_record_evidence(record, sentence);
    return give(x, record, KB_OK);
}

static kb_status give_mentions(kb_export *x, const kb_concept *concept)
{
    kb_mention_query query = {.concept = concept->id, .with_duplicates = true};
    return kb_mentions_walk(x->reader, &query, give_sentence, x, x->err);
}

static kb_status run_mentions(kb_export *x)
{
    return each_concept(x, give_mentions);
}

/* ---- articles ----------------------------------------------------------- */

static kb_status give_article(void *context, const kb_article *article)
{
    kb_export *x = context;
    kb_node *record = record_of("article");

    kb_record_article(record, article);
    if (article->text)
        kb_node_text(record, "text", article->text);
    return give(x, record, KB_OK);
}

static kb_status run_articles(kb_export *x)
{
    kb_article_query query = {.with_tags = true, .with_text = !x->own->no_text};
    return kb_store_articles(x->cli->store, &query, give_article, x, x->err);
}

/* ---- statements --------------------------------------------------------- */

/* The articles there are, newest first. */
typedef struct id_list {
    kb_arena *arena;
    KB_VEC(uint64_t) ids;
} id_list;

static kb_status take_id(void *context, const kb_article *article)
{
    id_list *list = context;
    kb_vec_push(list->arena, &list->ids, article->id);
    return KB_OK;
}

static kb_status give_statements(kb_export *x, uint64_t article)
{
    kb_doc doc;
    kb_facts facts;

    kb_arena_clear(x->work);
    kb_status status =
        kb_restore(&doc, &facts, x->cli->store, x->work, article, x->err);
    return status == KB_OK
               ? give(x, kb_statements_record(x->work, &doc, &facts), KB_OK)
               : status;
}

static kb_status run_statements(kb_export *x)
{
    kb_article_query query = {.limit = 0};
    id_list list = {.arena = x->cli->arena};

    kb_status status =
        kb_store_articles(x->cli->store, &query, take_id, &list, x->err);
    for (size_t i = 0; i < list.ids.len && status == KB_OK; i++)
        status = give_statements(x, list.ids.data[i]);
    return status;
}

/* ------------------------------------------------------------------------- */

const kb_export_part kb_export_parts[] = {
    {"statements", kb_statements_columns, kb_statements_fields, run_statements,
     true},
    {"summary", kb_export_concepts, NULL, run_summary, true},
    {"concepts", kb_export_concepts, NULL, run_concepts, false},
    {"aliases", kb_export_aliases, NULL, run_aliases, false},
    {"relations", kb_export_relations, NULL, run_relations, false},
    {"definitions", kb_export_definitions, NULL, run_definitions, false},
    {"figures", kb_export_figures, NULL, run_figures, false},
    {"events", kb_export_events, NULL, run_events, false},
    {"mentions", kb_export_mentions, NULL, run_mentions, false},
    {"articles", kb_export_articles, NULL, run_articles, false},
    {0},
};
