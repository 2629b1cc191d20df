/* export_view.c - what the records of `aigckb export` look like. */
#include "cli/export_view.h"

#include "cli/record.h"

const kb_column kb_export_concepts[] = {
    {.header = "ID", .path = "id", .narrow = 12},
    {.header = "Name", .path = "name", .narrow = 12},
    {.header = "Kind", .path = "kind"},
    {.header = "Layer", .path = "layer"},
    {.header = "Aliases", .path = "aliases", .narrow = 12},
    {.header = "Mentions", .path = "mentions", .right = true},
    {.header = "Articles", .path = "articles", .right = true},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Definition", .path = "definition.text", .narrow = 20},
    {0},
};

const kb_column kb_export_aliases[] = {
    {.header = "Concept", .path = "concept.name", .narrow = 12},
    {.header = "Alias", .path = "alias", .narrow = 20},
    {.header = "Articles", .path = "articles", .right = true},
    {0},
};

const kb_column kb_export_relations[] = {
    {.header = "ID", .path = "id"},
    {.header = "Subject", .path = "s.name", .narrow = 10},
    {.header = "Predicate", .path = "p"},
    {.header = "Object", .path = "o.name", .narrow = 10},
    {.header = "Basis", .path = "basis"},
    {.header = "Confidence", .path = "confidence", .right = true},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Article", .path = "evidence.0.source"},
    {.header = "Sentence", .path = "evidence.0.quote", .narrow = 20},
    {0},
};

const kb_column kb_export_definitions[] = {
    {.header = "Concept", .path = "concept.name", .narrow = 12},
    {.header = "Definition", .path = "text", .narrow = 30},
    {.header = "By", .path = "by", .narrow = 8},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Article", .path = "evidence.0.source"},
    {0},
};

const kb_column kb_export_figures[] = {
    {.header = "Concept", .path = "concept.name", .narrow = 12},
    {.header = "Date", .path = "date"},
    {.header = "Measure", .path = "measure", .narrow = 12},
    {.header = "Value", .path = "value_text"},
    {.header = "Number", .path = "value", .right = true},
    {.header = "Unit", .path = "unit"},
    {.header = "Forecast", .path = "forecast"},
    {.header = "Issuer", .path = "issuer", .narrow = 8},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Article", .path = "evidence.0.source"},
    {.header = "Sentence", .path = "evidence.0.quote", .narrow = 20},
    {0},
};

const kb_column kb_export_events[] = {
    {.header = "Concept", .path = "concept.name", .narrow = 12},
    {.header = "Date", .path = "date"},
    {.header = "Event", .path = "what", .narrow = 30},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Article", .path = "evidence.0.source"},
    {0},
};

const kb_column kb_export_mentions[] = {
    {.header = "Concept", .path = "concept.name", .narrow = 12},
    {.header = "Article", .path = "source"},
    {.header = "Paragraph", .path = "para", .right = true},
    {.header = "Sentence", .path = "quote", .narrow = 30},
    {0},
};

const kb_column kb_export_articles[] = {
    {.header = "ID", .path = "id"},
    {.header = "Date", .path = "date"},
    {.header = "Title", .path = "title", .narrow = 20},
    {.header = "Site", .path = "site"},
    {.header = "Author", .path = "author", .narrow = 8},
    {.header = "Copies", .path = "cluster.size", .right = true},
    {.header = "Address", .path = "url", .narrow = 20},
    {0},
};

const kb_column kb_export_mixed[] = {
    {.header = "Type", .path = "type"},
    {.header = "ID", .path = "id"},
    {.header = "Name", .path = "name", .narrow = 20},
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
