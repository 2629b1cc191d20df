/* list_view.c - what the records of `aigckb list` look like. */
#include "cli/list_view.h"

#include "cli/record.h"

static const kb_column concept_columns[] = {
    {.header = "Concept", .path = "name", .narrow = 16},
    {.header = "Kind", .path = "kind"},
    {.header = "Layer", .path = "layer"},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Articles", .path = "articles", .right = true},
    {.header = "Mentions", .path = "mentions", .right = true},
    {0},
};

static const kb_column layer_columns[] = {
    {.header = "Layer", .path = "name", .narrow = 16},
    {.header = "Of", .path = "layer"},
    {.header = "Members", .path = "members", .right = true},
    {.header = "Sources", .path = "sources", .right = true},
    {.header = "Articles", .path = "articles", .right = true},
    {.header = "Mentions", .path = "mentions", .right = true},
    {0},
};

static const kb_column article_columns[] = {
    {.header = "Article", .path = "id"},
    {.header = "Date", .path = "date"},
    {.header = "Copies", .path = "cluster.size", .right = true},
    {.header = "Title", .path = "title", .narrow = 24},
    {0},
};

static const kb_column kind_columns[] = {
    {.header = "Kind", .path = "name"},
    {.header = "中文", .path = "zh"},
    {.header = "Concepts", .path = "concepts", .right = true},
    {0},
};

static const kb_column predicate_columns[] = {
    {.header = "Predicate", .path = "name"},
    {.header = "中文", .path = "zh"},
    {.header = "Seen from the object", .path = "inverse_en"},
    {.header = "Relations", .path = "relations", .right = true},
    {0},
};

static const kb_column count_columns[] = {
    {.header = "Name", .path = "name"},
    {.header = "Articles", .path = "articles", .right = true},
    {0},
};

static const char *const concept_fields[] = {KB_FIELDS_END(""), "layer",
                                             KB_FIELDS_COUNTS(""), NULL};
static const char *const layer_fields[] = {
    KB_FIELDS_END(""), "layer", KB_FIELDS_COUNTS(""), "members", NULL};
static const char *const article_fields[] = {KB_FIELDS_ARTICLE(""), NULL};
static const char *const kind_fields[] = {"name", "en", "zh", "concepts", NULL};
static const char *const predicate_fields[] = {
    "name", "en", "zh", "inverse_en", "inverse_zh", "relations", NULL};
static const char *const count_fields[] = {"name", "articles", NULL};

const kb_view kb_list_concepts = {.columns = concept_columns,
                                  .fields = concept_fields};
const kb_view kb_list_layers = {.columns = layer_columns,
                                .fields = layer_fields};
const kb_view kb_list_articles = {.columns = article_columns,
                                  .fields = article_fields};
const kb_view kb_list_kinds = {.columns = kind_columns, .fields = kind_fields};
const kb_view kb_list_predicates = {.columns = predicate_columns,
                                    .fields = predicate_fields};
const kb_view kb_list_counts = {.columns = count_columns,
                                .fields = count_fields};
