/* export_view.c - what the records of `aigckb export` look like. */
#include "cli/export_view.h"

#include "cli/record.h"

const kb_column kb_export_concepts[] = {
    {.header = N_("ID"), .path = "id", .narrow = 12},
    {.header = N_("Name"), .path = "name", .narrow = 12},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Layer"), .path = "layer"},
    {.header = N_("Aliases"), .path = "aliases", .narrow = 12},
    {.header = N_("Mentions"), .path = "mentions", .right = true},
    {.header = N_("Articles"), .path = "articles", .right = true},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Definition"), .path = "definition.text", .narrow = 20},
    {0},
};

const kb_column kb_export_aliases[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 12},
    {.header = N_("Alias"), .path = "alias", .narrow = 20},
    {.header = N_("Articles"), .path = "articles", .right = true},
    {0},
};

const kb_column kb_export_relations[] = {
    {.header = N_("ID"), .path = "id"},
    {.header = N_("Subject"), .path = "s.name", .narrow = 10},
    {.header = N_("Predicate"), .path = "p"},
    {.header = N_("Object"), .path = "o.name", .narrow = 10},
    {.header = N_("Basis"), .path = "basis"},
    {.header = N_("Confidence"), .path = "confidence", .right = true},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Article"), .path = "evidence.0.source"},
    {.header = N_("Sentence"), .path = "evidence.0.quote", .narrow = 20},
    {0},
};

const kb_column kb_export_definitions[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 12},
    {.header = N_("Definition"), .path = "text", .narrow = 30},
    {.header = N_("By"), .path = "by", .narrow = 8},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Article"), .path = "evidence.0.source"},
    {0},
};

const kb_column kb_export_figures[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 12},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Measure"), .path = "measure", .narrow = 12},
    {.header = N_("Value"), .path = "value_text"},
    {.header = N_("Number"), .path = "value", .right = true},
    {.header = N_("Unit"), .path = "unit"},
    {.header = N_("Forecast"), .path = "forecast"},
    {.header = N_("Issuer"), .path = "issuer", .narrow = 8},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Article"), .path = "evidence.0.source"},
    {.header = N_("Sentence"), .path = "evidence.0.quote", .narrow = 20},
    {0},
};

const kb_column kb_export_events[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 12},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Event"), .path = "what", .narrow = 30},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Article"), .path = "evidence.0.source"},
    {0},
};

const kb_column kb_export_mentions[] = {
    {.header = N_("Concept"), .path = "concept.name", .narrow = 12},
    {.header = N_("Article"), .path = "source"},
    {.header = N_("Paragraph"), .path = "para", .right = true},
    {.header = N_("Sentence"), .path = "quote", .narrow = 30},
    {0},
};

const kb_column kb_export_articles[] = {
    {.header = N_("ID"), .path = "id"},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Title"), .path = "title", .narrow = 20},
    {.header = N_("Site"), .path = "site"},
    {.header = N_("Author"), .path = "author", .narrow = 8},
    {.header = N_("Copies"), .path = "cluster.size", .right = true},
    {.header = N_("Address"), .path = "url", .narrow = 20},
    {0},
};

const kb_column kb_export_mixed[] = {
    {.header = N_("Type"), .path = "type"},
    {.header = N_("ID"), .path = "id"},
    {.header = N_("Name"), .path = "name", .narrow = 20},
    {0},
};

const char *const kb_export_fields[] = {
    "type",
    KB_FIELDS_ARTICLE(""),
    "text",
    "name",
    "kind",
    "layer",
    "aliases",
    "alias",
    KB_FIELDS_COUNTS(""),
    "definition",
    KB_FIELDS_DEFINITION("definition."),
    "relations",
    "concept",
    KB_FIELDS_END("concept."),
    KB_FIELDS_DEFINITION(""),
    KB_FIELDS_RELATION(""),
    KB_FIELDS_FIGURE(""),
    KB_FIELDS_EVENT(""),
    KB_FIELDS_EVIDENCE(""),
    NULL,
};
