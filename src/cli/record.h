/* record.h - the objects that JSON is made of (INTERFACE: JSON contract), the
 * same for every command. */
#ifndef KB_CLI_RECORD_H
#define KB_CLI_RECORD_H

#include "aigckb/query.h"
#include "aigckb/timeline.h"
#include "output/node.h"

/* The fields of these objects, for kb_view.fields; `at` is "" or "name.". */
#define KB_FIELDS_END(at)     at "id", at "name", at "kind"
#define KB_FIELDS_COUNTS(at)  at "mentions", at "articles", at "sources"
#define KB_FIELDS_CLUSTER(at) at "cluster", at "cluster.id", at "cluster.size"
#define KB_FIELDS_EVIDENCE(at)                                                 \
    at "source", at "title", at "url", at "site", at "author", at "date",      \
        KB_FIELDS_CLUSTER(at), at "heading", at "para", at "start", at "end",  \
        at "byte_start", at "byte_end", at "quote", at "speaker"
#define KB_FIELDS_RELATION(at)                                                 \
    at "id", at "s", KB_FIELDS_END(at "s."), at "p", at "o",                   \
        KB_FIELDS_END(at "o."), at "basis", at "confidence", at "sources",     \
        at "articles", at "first_date", at "last_date", at "status",           \
        at "evidence", KB_FIELDS_EVIDENCE(at "evidence."), at "evidence_total"
#define KB_FIELDS_DEFINITION(at)                                               \
    at "text", at "by", at "sources", at "articles", at "first_date",          \
        at "last_date", at "variants", at "variants.text",                     \
        at "variants.sources", at "variants.articles", at "evidence",          \
        KB_FIELDS_EVIDENCE(at "evidence."), at "evidence_total"
#define KB_FIELDS_FIGURE(at)                                                   \
    at "id", at "concept", KB_FIELDS_END(at "concept."), at "measure",         \
        at "value_text", at "value", at "max", at "approx", at "unit",         \
        at "date", at "dated", at "forecast", at "issuer", at "sources",       \
        at "articles", at "conflicts_with", at "evidence",                     \
        KB_FIELDS_EVIDENCE(at "evidence."), at "evidence_total"
#define KB_FIELDS_EVENT(at)                                                    \
    at "date", at "precision", at "concept", KB_FIELDS_END(at "concept."),     \
        at "what", at "sources", at "articles", at "evidence",                 \
        KB_FIELDS_EVIDENCE(at "evidence."), at "evidence_total"
#define KB_FIELDS_HAPPENING(at)                                                \
    at "id", at "happened", at "wordings", at "conflicts_with",                \
        at "conflicts", at "conflicts.id", at "conflicts.date",                \
        at "conflicts.what", at "conflicts.sources", KB_FIELDS_EVENT(at)
#define KB_FIELDS_ARTICLE(at) at "id", KB_FIELDS_ARTICLE_REST(at)
#define KB_FIELDS_ARTICLE_REST(at)                                             \
    at "artid", at "title", at "url", at "site", at "author", at "date",       \
        at "origin", at "tags", KB_FIELDS_CLUSTER(at), at "chars"

/** Adds {id, name, kind}: an end of a relation. */
kb_node *kb_record_end(kb_node *parent, const char *key,
                       const kb_concept *concept);

/** Adds id, name, kind, layer and the three counts. */
void kb_record_concept(kb_node *out, const kb_concept *concept);

/** Adds what is known of a concept in a few words: the same members in `show`
 * and in a summary. */
kb_status kb_record_outline(kb_node *out, kb_reader *reader,
                            const kb_outline *outline, kb_error *err);

/** Adds all that is known of an article but its text. */
void kb_record_article(kb_node *out, const kb_article *article);

/** Adds the members of evidence. */
void kb_record_evidence(kb_node *out, const kb_evidence *evidence);

/** Adds the public id of a cluster: "k:" and 12 hex digits. */
void kb_record_cluster_id(kb_node *out, const char *key, uint64_t cluster);

/** Adds "cluster" of a source. */
void kb_record_cluster(kb_node *out, uint64_t cluster, size_t size);

/** Adds the members of a relation, definition, figure or event, with the
 * sentences of at most `most` places. */
kb_status kb_record_relation(kb_node *out, kb_reader *reader,
                             const kb_relation *relation, size_t most,
                             kb_error *err);
kb_status kb_record_definition(kb_node *out, kb_reader *reader,
                               const kb_definition *definition, size_t most,
                               kb_error *err);

kb_status kb_record_figure(kb_node *out, kb_reader *reader,
                           const kb_figure *figure, size_t most, kb_error *err);
kb_status kb_record_event(kb_node *out, kb_reader *reader,
                          const kb_event *event, size_t most, kb_error *err);

/** The same of what several events tell together. */
kb_status kb_record_happening(kb_node *out, kb_reader *reader,
                              const kb_happening *happening, size_t most,
                              kb_error *err);

/** The places of a statement, best first, as far as they are known. */
typedef struct kb_found_places {
    const kb_place *places;
    size_t count;
    int64_t total; /* how many there are */
} kb_found_places;

/** Adds "evidence", at most `most` of the places, and "evidence_total". */
kb_status kb_record_places(kb_node *out, kb_reader *reader,
                           const kb_found_places *found, size_t most,
                           kb_error *err);

/** Adds a public id: prefix "c:" or "s:", and what follows. */
void kb_record_id(kb_node *out, const char *key, const char *prefix,
                  const char *rest);

#endif
