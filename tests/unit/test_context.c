/* test_context.c - each row of contexts.tsv relates a term to what stands over
 * it.  The names are invented: only the rule can know. */
#include "facts_of.h"

#include <stdlib.h>

static const double NEARLY = 1e-9;

/* Names of one kind, and of one sort of it, in tests/rules-data/names.tsv:
 * over, and below it. */
static const struct {
    kb_kind kind;
    const char *over, *below, *sort;
} names[] = {
    {KB_MODEL, "晴岚", "霁月", ""},
    {KB_TECHNIQUE, "折叠注意", "回环采样", ""},
    {KB_PRODUCT, "漱玉助手", "拾光画板", ""},
    {KB_APPLICATION, "竹简修补", "皮影编排", "task"},
    {KB_APPLICATION, "砚雕", "裱画", "field"},
    {KB_LAYER, "承露层", "叠石层", ""},
    {KB_ORGANIZATION, "听澜科技", "枕石研究院", ""},
    {KB_RISK, "墨色串味", "纸页起皱", ""},
    {KB_DATASET, "沧海语料集", "沧海语料集", ""},
};

/* An article for each place over a term and each stand of it. */
static const struct {
    const char *over, *stand, *article;
} articles[] = {
    {"article", "beside", "# 样张\n\nOVER、OVER。\n\n在OVER旁，BELOW已旧。\n"},
    {"article", "near", "# 样张\n\nOVER、OVER。\n\n在OVER旁，BELOW已旧。\n"},
    {"article", "beside,listed",
     "# 样张\n\nOVER、OVER。\n\n在OVER旁，顾听雨写过沧海语料集、BELOW。\n"},
    {"article", "apart,lead",
     "# OVER札记\n\nOVER已经旧了。\n\n- **BELOW**：话只为凑成一行。\n"},
    {"article", "apart,located",
     "# OVER札记\n\nOVER已经旧了。\n\n顾听雨写过BELOW领域。\n"},
    {"section", "beside", "# 样张\n\n## OVER\n\n在OVER旁，BELOW已旧。\n"},
    {"section", "lead", "# 样张\n\n## OVER\n\n- **BELOW**：话只为凑成一行。\n"},
    {"section", "fit", "# 样张\n\n## OVER的风险\n\n顾听雨在纸上写过BELOW。\n"},
    {"section", "listed",
     "# 样张\n\n## OVER\n\n顾听雨写过沧海语料集、BELOW。\n"},
    {"section", "apart,listed",
     "# 样张\n\n## OVER\n\n顾听雨写过沧海语料集、BELOW。\n"},
    {"lead", "any", "# 样张\n\n- **OVER**：顾听雨在纸上写过BELOW。\n"},
    {"lead", "listed", "# 样张\n\n- **OVER**：顾听雨写过沧海语料集、BELOW。\n"},
    {"lead", "row",
     "# 样张\n\n| 名 | 话 |\n| --- | --- |\n| OVER | 写过BELOW的纸 |\n"},
    {"spoken", "any", "# 样张\n\nOVER已经旧了。人们在纸上写过BELOW。\n"},
    {"spoken", "listed",
     "# 样张\n\nOVER已经旧了。后来也有许多人写过沧海语料集、BELOW。\n"},
    {"opening", "any", "# 样张\n\n在OVER之后，顾听雨也写过BELOW。\n"},
    {"field", "any", "# 样张\n\n在OVER领域，顾听雨写过BELOW。\n"},
    {"before", "any", "# 样张\n\n顾听雨在OVER旁边写过BELOW。\n"},
};

/* `text` with the names for OVER and BELOW. */
static const char *fill(const rule_setting *s, const char *text,
                        const char *over, const char *below)
{
    const char *out = "";
    while (*text) {
        bool is_over = strncmp(text, "OVER", 4) == 0;
        bool is_below = strncmp(text, "BELOW", 5) == 0;
        out = kb_arena_printf(s->arena, "%s%.*s%s", out,
                              is_over || is_below ? 0 : 1, text,
                              is_over    ? over
                              : is_below ? below
                                         : "");
        text += is_over ? 4 : is_below ? 5 : 1;
    }
    return out;
}

/* Whether a cell has the kind, or the sort, of a row of `names`. */
static bool has_kind(const rule_setting *s, kb_str cell, int name)
{
    kb_str word;
    while (kb_str_split(&cell, ',', &word)) {
        kb_kind k;
        if (kb_str_equal(word, kb_str_of(names[name].sort)) ||
            (kb_kind_find(&k, kb_arena_copy(s->arena, word.ptr, word.len)) &&
             k == names[name].kind))
            return true;
    }
    return false;
}

/* Whether the facts relate the two as surely as the row says, or surer. */
static bool is_stated(const kb_facts *facts, const kb_tsv *row,
                      const char *over, const char *below, double sure)
{
    bool down = kb_str_equal(row->cells[2], KB_STR("s"));
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        const char *s = facts->concepts[r->s].name;
        const char *o = facts->concepts[r->o].name;
        if (strcmp(s, down ? over : below) == 0 &&
            strcmp(o, down ? below : over) == 0 &&
            kb_str_equal(row->cells[5],
                         kb_str_of(kb_predicate_word(r->p)->name)) &&
            r->confidence > sure - NEARLY)
            return true;
    }
    return false;
}

/* The article that shows a row, or NULL. */
static const char *article_for(const kb_tsv *row)
{
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (kb_str_equal(row->cells[0], kb_str_of(articles[i].over)) &&
            kb_str_equal(row->cells[1], kb_str_of(articles[i].stand)))
            return articles[i].article;
    }
    return NULL;
}

/* Tries all pairs of kinds that the row names. */
static size_t count_faults(const rule_setting *s, const kb_tsv *row)
{
    enum { KINDS = sizeof names / sizeof *names };
    const char *article = article_for(row);
    double sure = strtod(cell(s->arena, row, 6), NULL);
    size_t pairs = 0, shown = 0;

    for (int i = 0; article && i < KINDS * KINDS; i++) {
        const char *over = names[i / KINDS].over;
        const char *below = names[i % KINDS].below;
        if (!has_kind(s, row->cells[3], i / KINDS) ||
            !has_kind(s, row->cells[4], i % KINDS))
            continue;
        kb_facts facts = read_article(s, fill(s, article, over, below));
        pairs++;
        shown += is_stated(&facts, row, over, below, sure);
    }
    if (pairs == 0 || shown < pairs)
        blame(row, "relates nothing");
    return pairs == 0 || shown < pairs;
}

static void each_row_relates_a_term_to_what_stands_over_it(void **state)
{
    const rule_setting *s = *state;
    kb_tsv row = rule_rows("contexts.tsv");
    size_t wrong = 0;
    while (kb_tsv_next(&row))
        wrong += count_faults(s, &row);
    assert_int_equal(wrong, 0);
}

static void a_sentence_about_a_remedy_states_no_risk(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n在晴岚旁边，顾听雨说要避免墨色串味。\n");
    assert_int_equal(facts.relation_count, 1);
    assert_int_equal(facts.relations[0].p, KB_MITIGATES);
}

static void a_sentence_that_is_a_name_changes_the_subject(void **state)
{
    kb_facts facts = read_article(
        *state, "# 样张\n\n- **折叠注意**：折叠注意很旧。回环采样。"
                "顾听雨在纸上写过墨色串味。\n");
    size_t risks = 0;
    for (size_t i = 0; i < facts.relation_count; i++) {
        const kb_relation_fact *r = &facts.relations[i];
        if (r->p != KB_HAS_RISK)
            continue;
        risks++;
        assert_string_equal(facts.concepts[r->s].name, "回环采样");
    }
    assert_int_equal(risks, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_relates_a_term_to_what_stands_over_it),
        cmocka_unit_test(a_sentence_about_a_remedy_states_no_risk),
        cmocka_unit_test(a_sentence_that_is_a_name_changes_the_subject),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
