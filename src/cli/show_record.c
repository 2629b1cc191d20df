/* show_record.c - the records of `aigckb show`. */
#include <string.h>

#include "cli/clusters.h"
#include "cli/record.h"
#include "cli/show.h"

enum { CARD_DEFINITIONS = 4 };

/* ---- a concept ---------------------------------------------------------- */

static void add_forms(kb_node *out, const kb_aliases *aliases)
{
    kb_node *list = kb_node_add_list(out, "forms");

    for (size_t i = 0; i < aliases->len; i++) {
        kb_node *form = kb_node_add_object(list, NULL);
        kb_node_text(form, "form", aliases->data[i].form);
        kb_node_int(form, "articles", aliases->data[i].articles);
    }
}

static kb_status add_definitions(kb_node *out, const kb_show *show,
                                 const kb_definitions *definitions,
                                 kb_error *err)
{
    kb_node *list = kb_node_add_list(out, "definitions");
    kb_status status = KB_OK;

    for (size_t i = 0; i < definitions->len && status == KB_OK; i++) {
        size_t most = show->card ? i < CARD_DEFINITIONS : show->evidence;
        status =
            kb_record_definition(kb_node_add_object(list, NULL), show->reader,
                                 &definitions->data[i], most, err);
    }
    return status;
}

/* A card has one of each fact, if any. */
static size_t sentences_of(const kb_show *show)
{
    return show->card ? show->cited : show->evidence;
}

/* For a card the first ones of each predicate. */
static kb_status add_relations(kb_node *list, const kb_show *show,
                               const kb_relations *relations, kb_error *err)
{
    kb_status status = KB_OK;
    size_t same = 0; /* before it, of its predicate */

    for (size_t i = 0; i < relations->len && status == KB_OK; i++) {
        const kb_relation *relation = &relations->data[i];
        same = i > 0 && relation[-1].p == relation->p ? same + 1 : 0;
        if (show->card && same >= KB_CARD_NAMES)
            continue;
        status =
            kb_record_relation(kb_node_add_object(list, NULL), show->reader,
                               relation, sentences_of(show), err);
    }
    return status;
}

static kb_status add_figures(kb_node *out, const kb_show *show,
                             const kb_figures *figures, kb_error *err)
{
    kb_node *list = kb_node_add_list(out, "figures");
    kb_status status = KB_OK;

    for (size_t i = 0; i < figures->len && status == KB_OK; i++)
        status = kb_record_figure(kb_node_add_object(list, NULL), show->reader,
                                  &figures->data[i], sentences_of(show), err);
    return status;
}

static kb_status add_events(kb_node *out, const kb_show *show,
                            const kb_events *events, kb_error *err)
{
    kb_node *list = kb_node_add_list(out, "events");
    kb_status status = KB_OK;
    size_t evidence = sentences_of(show);

    for (size_t i = 0;
         show->timeline && i < show->timeline->len && status == KB_OK; i++)
        status =
            kb_record_happening(kb_node_add_object(list, NULL), show->reader,
                                &show->timeline->data[i], evidence, err);
    if (show->timeline)
        return status;

    for (size_t i = 0; i < events->len && status == KB_OK; i++)
        status = kb_record_event(kb_node_add_object(list, NULL), show->reader,
                                 &events->data[i], evidence, err);
    return status;
}

kb_status kb_show_concept(kb_node *out, const kb_show *show,
                          const kb_term *term, const kb_profile *profile,
                          kb_error *err)
{
    kb_outline outline = {.concept = profile->concept,
                          .aliases = profile->aliases};

    if (profile->definitions.len > 0)
        outline.definition = &profile->definitions.data[0];
    memcpy(outline.relations, profile->relations, sizeof outline.relations);
    kb_node_text(out, "type", "concept");
    kb_status status = kb_record_outline(out, show->reader, &outline, err);
    kb_node_text(out, "term", term->text);
    kb_node_text(out, "matched_by", term->matched_by);
    kb_node_text(out, "redirected_from", term->redirected_from);
    add_forms(out, &profile->aliases);
    if (status == KB_OK)
        status = add_definitions(out, show, &profile->definitions, err);
    if (status == KB_OK)
        status = add_relations(kb_node_add_list(out, "out"), show,
                               &profile->out, err);
    if (status == KB_OK)
        status =
            add_relations(kb_node_add_list(out, "in"), show, &profile->in, err);
    if (status == KB_OK)
        status = add_figures(out, show, &profile->figures, err);
    return status == KB_OK ? add_events(out, show, &profile->events, err)
                           : status;
}

/* ---- an article --------------------------------------------------------- */

kb_status kb_show_article(kb_node *out, kb_store *store,
                          const kb_article *article,
                          const kb_article_facts *facts, kb_error *err)
{
    kb_node_text(out, "type", "article");
    kb_record_article(out, article);
    kb_status status = kb_clusters_add_copies(out, store, article, err);
    kb_node_int(out, "mentions", facts->mentions);
    kb_node_int(out, "relation_count", facts->relations);
    kb_node_int(out, "definition_count", facts->definitions);
    kb_node_int(out, "figure_count", facts->figures);
    kb_node_int(out, "event_count", facts->events);
    kb_node *concepts = kb_node_add_list(out, "concepts");
    for (size_t i = 0; i < facts->concept_count; i++)
        kb_record_end(concepts, NULL, &facts->concepts[i]);
    kb_node_text(out, "text", article->text);
    return status;
}
