/* list_view.c - what the records of `aigckb list` look like. */
#include "cli/list_view.h"

#include "cli/record.h"

static const kb_column concept_columns[] = {
    {.header = N_("Concept"), .path = "name", .narrow = 16},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Layer"), .path = "layer"},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Articles"), .path = "articles", .right = true},
    {.header = N_("Mentions"), .path = "mentions", .right = true},
    {0},
};

static const kb_column layer_columns[] = {
    {.header = N_("Layer"), .path = "name", .narrow = 16},
    {.header = N_("Of"), .path = "layer"},
    {.header = N_("Members"), .path = "members", .right = true},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Articles"), .path = "articles", .right = true},
    {.header = N_("Mentions"), .path = "mentions", .right = true},
    {0},
};

static const kb_column article_columns[] = {
    {.header = N_("Article"), .path = "id"},
    {.header = N_("Date"), .path = "date"},
    {.header = N_("Copies"), .path = "cluster.size", .right = true},
    {.header = N_("Title"), .path = "title", .narrow = 24},
    {0},
};

static const kb_column kind_columns[] = {
    {.header = N_("Kind"), .path = "name"},
    {.header = "中文", .path = "zh"},
    {.header = N_("Concepts"), .path = "concepts", .right = true},
    {0},
};

static const kb_column predicate_columns[] = {
    {.header = N_("Predicate"), .path = "name"},
    {.header = "中文", .path = "zh"},
    {.header = N_("Seen from the object"), .path = "inverse_en"},
    {.header = N_("Relations"), .path = "relations", .right = true},
    {0},
};

static const kb_column count_columns[] = {
    {.header = N_("Name"), .path = "name"},
    {.header = N_("Articles"), .path = "articles", .right = true},
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
