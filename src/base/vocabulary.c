/* vocabulary.c - the closed vocabularies and their words. */
#include "aigckb/vocabulary.h"

#include <stddef.h>
#include <string.h>

static const kb_word kinds[KB_KIND_COUNT] = {
    [KB_MODEL] = {"model", "model", "模型", "models", NULL, NULL},
    [KB_LAYER] = {"layer", "layer", "产业层次", "layers", NULL, NULL},
    [KB_APPLICATION] = {"application", "application", "应用", "applications",
                        NULL, NULL},
    [KB_RISK] = {"risk", "risk", "风险", "risks", NULL, NULL},
    [KB_TECHNIQUE] = {"technique", "technique", "技术", "techniques", NULL,
                      NULL},
    [KB_PRODUCT] = {"product", "product", "产品", "products", NULL, NULL},
    [KB_ORGANIZATION] = {"organization", "organization", "机构",
                         "organizations", NULL, NULL},
    [KB_DATASET] = {"dataset", "dataset", "数据集", "datasets", NULL, NULL},
    [KB_INFRASTRUCTURE] = {"infrastructure", "infrastructure", "基础设施",
                           "infrastructures", NULL, NULL},
    [KB_POLICY] = {"policy", "policy", "政策", "policies", NULL, NULL},
    [KB_PERSON] = {"person", "person", "人物", "people", NULL, NULL},
};

static const kb_layer kind_layers[KB_KIND_COUNT] = {
    [KB_MODEL] = KB_LAYER_MODEL,
    [KB_APPLICATION] = KB_LAYER_APPLICATION,
    [KB_TECHNIQUE] = KB_LAYER_MODEL,
    [KB_PRODUCT] = KB_LAYER_APPLICATION,
    [KB_DATASET] = KB_LAYER_INFRASTRUCTURE,
    [KB_INFRASTRUCTURE] = KB_LAYER_INFRASTRUCTURE,
};

static const kb_word layers[KB_LAYER_COUNT] = {
    [KB_LAYER_NONE] = {"none", "none", "无", NULL, NULL, NULL},
    [KB_LAYER_INFRASTRUCTURE] = {"infrastructure", "infrastructure layer",
                                 "基础设施层", NULL, NULL, NULL},
    [KB_LAYER_MODEL] = {"model", "model layer", "模型层", NULL, NULL, NULL},
    [KB_LAYER_APPLICATION] = {"application", "application layer", "应用层",
                              NULL, NULL, NULL},
};

static const kb_word predicates[KB_PREDICATE_COUNT] = {
    [KB_MADE_BY] = {"made_by", "made by", "由…研发", NULL, "makes", "研发了"},
    [KB_IS_A] = {"is_a", "is a", "属于", NULL, "has kind", "包括"},
    [KB_PART_OF] = {"part_of", "part of", "组成", NULL, "has part",
                    "组成部分有"},
    [KB_USED_FOR] = {"used_for", "used for", "用于", NULL, "uses", "用到"},
    [KB_BASED_ON] = {"based_on", "based on", "基于", NULL, "basis of",
                     "支撑了"},
    [KB_TRAINED_ON] = {"trained_on", "trained on", "训练数据为", NULL,
                       "training data of", "训练了"},
    [KB_HAS_RISK] = {"has_risk", "has risk", "面临风险", NULL, "risk of",
                     "是…的风险"},
    [KB_MITIGATES] = {"mitigates", "mitigates", "缓解", NULL, "mitigated by",
                      "缓解手段有"},
    [KB_REPLACES] = {"replaces", "replaces", "取代", NULL, "replaced by",
                     "被…取代"},
    [KB_COMPETES_WITH] = {"competes_with", "competes with", "竞争", NULL,
                          "competes with", "竞争"},
    [KB_PARTNER_OF] = {"partner_of", "partner of", "合作", NULL, "partner of",
                       "合作"},
    [KB_INVESTS_IN] = {"invests_in", "invests in", "投资", NULL, "has investor",
                       "由…投资"},
};

static const kb_word bases[KB_BASIS_COUNT] = {
    [KB_BASIS_STATED] = {"stated", "stated", "明说", NULL, NULL, NULL},
    [KB_BASIS_LIST] = {"list", "list", "列举", NULL, NULL, NULL},
    [KB_BASIS_TABLE] = {"table", "table", "表格", NULL, NULL, NULL},
    [KB_BASIS_LEXICON] = {"lexicon", "lexicon", "词表", NULL, NULL, NULL},
    [KB_BASIS_PATTERN] = {"pattern", "pattern", "模式", NULL, NULL, NULL},
    [KB_BASIS_CONTEXT] = {"context", "context", "上下文", NULL, NULL, NULL},
};

static const kb_word dates[KB_DATED_COUNT] = {
    [KB_DATED_NOT] = {"none", "no date", "无日期", NULL, NULL, NULL},
    [KB_DATED_SENTENCE] = {"sentence", "its sentence", "本句", NULL, NULL,
                           NULL},
    [KB_DATED_HEADING] = {"heading", "a heading", "标题", NULL, NULL, NULL},
    [KB_DATED_PARAGRAPH] = {"paragraph", "its paragraph", "本段", NULL, NULL,
                            NULL},
    [KB_DATED_ARTICLE] = {"article", "the article", "文章", NULL, NULL, NULL},
};

const kb_word *kb_kind_word(kb_kind kind)
{
    return &kinds[kind];
}

const kb_word *kb_layer_word(kb_layer layer)
{
    return &layers[layer];
}

const kb_word *kb_predicate_word(kb_predicate predicate)
{
    return &predicates[predicate];
}

const char *kb_predicate_label(kb_predicate predicate, bool out, bool zh)
{
    const kb_word *word = &predicates[predicate];

    if (out)
        return zh ? word->zh : word->en;
    return zh ? word->inverse_zh : word->inverse_en;
}

const kb_word *kb_basis_word(kb_basis basis)
{
    return &bases[basis];
}

const kb_word *kb_dated_word(kb_dated dated)
{
    return &dates[dated];
}

/* The index of the row with that name or plural, or -1. */
static int find(const kb_word *words, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i].name, name) == 0 ||
            (words[i].plural && strcmp(words[i].plural, name) == 0))
            return i;
    }
    return -1;
}

bool kb_kind_find(kb_kind *out, const char *name)
{
    int at = find(kinds, KB_KIND_COUNT, name);
    if (at >= 0)
        *out = (kb_kind)at;
    return at >= 0;
}

bool kb_layer_find(kb_layer *out, const char *name)
{
    int at = find(layers, KB_LAYER_COUNT, name);
    if (at >= 0)
        *out = (kb_layer)at;
    return at >= 0;
}

bool kb_predicate_find(kb_predicate *out, const char *name)
{
    int at = find(predicates, KB_PREDICATE_COUNT, name);
    if (at >= 0)
        *out = (kb_predicate)at;
    return at >= 0;
}

bool kb_basis_find(kb_basis *out, const char *name)
{
    int at = find(bases, KB_BASIS_COUNT, name);
    if (at >= 0)
        *out = (kb_basis)at;
    return at >= 0;
}

bool kb_dated_find(kb_dated *out, const char *name)
{
    int at = find(dates, KB_DATED_COUNT, name);
    if (at >= 0)
        *out = (kb_dated)at;
    return at >= 0;
}

bool kb_kind_is_named(kb_kind kind)
{
    const unsigned named = 1u << KB_MODEL | 1u << KB_PRODUCT |
                           1u << KB_ORGANIZATION | 1u << KB_PERSON |
                           1u << KB_DATASET | 1u << KB_INFRASTRUCTURE;
    return named >> kind & 1;
}

kb_layer kb_kind_layer(kb_kind kind)
{
    return kind_layers[kind];
}
