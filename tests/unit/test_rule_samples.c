/* test_rule_samples.c - each row of relations.tsv, definitions.tsv and
 * sections.tsv has a sample in tests/rules-data, and says of it what it should.
 * The names in the samples are invented: only the rule can know. */
#include "facts_of.h"

#include <stdlib.h>

static const double NEARLY = 1e-9;

static kb_facts read_sentence(const rule_setting *s, kb_str sentence)
{
    return read_article(s, kb_arena_printf(s->arena, "# 样张\n\n%.*s\n",
                                           (int)sentence.len, sentence.ptr));
}

static bool is_named(const kb_facts *facts, uint32_t concept, kb_str name)
{
    return kb_str_equal(kb_str_of(facts->concepts[concept].name), name);
}

static const kb_concept_fact *find_concept(const kb_facts *facts, kb_str name)
{
    for (uint32_t i = 0; i < facts->concept_count; i++) {
        if (is_named(facts, i, name))
            return &facts->concepts[i];
    }
    return NULL;
}

static const kb_relation_fact *find_relation(const kb_facts *facts, kb_str s,
                                             kb_str p, kb_str o)
{
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        if (is_named(facts, r->s, s) && is_named(facts, r->o, o) &&
            kb_str_equal(kb_str_of(kb_predicate_word(r->p)->name), p))
            return r;
    }
    return NULL;
}

/* What the facts state, for a message. */
static const char *stated(const rule_setting *s, const kb_facts *facts)
{
    const char *all = "nothing";
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        all = kb_arena_printf(s->arena, "%s%s%s %s %s (%.2f)", i > 0 ? all : "",
                              i > 0 ? ", " : "", facts->concepts[r->s].name,
                              kb_predicate_word(r->p)->name,
                              facts->concepts[r->o].name, r->confidence);
    }
    return all;
}

/** Why a sample does not show what a rule says, or NULL. */
typedef const char *check_fn(const rule_setting *s, const kb_tsv *rule,
                             const kb_tsv *sample);

/** A table of rules with its samples.  A row is known by its first `keys`
 * cells; rows and samples with the same keys share each other. */
typedef struct table {
    const char *file;
    size_t keys;
    check_fn *check;
} table;

/* Whether one of the samples of this rule shows it. */
static bool is_shown(const rule_setting *s, const table *t, const kb_tsv *rule)
{
    kb_tsv sample = sample_rows(s->arena, t->file);
    const char *fault = "no sample in tests/rules-data";
    while (fault && find_row(&sample, rule, t->keys))
        fault = t->check(s, rule, &sample);
    if (fault)
        blame(rule, fault);
    return !fault;
}

/* Whether this sample shows one of the rules that it is for. */
static bool is_needed(const rule_setting *s, const table *t,
                      const kb_tsv *sample)
{
    kb_tsv rule = rule_rows(t->file);
    const char *fault = "a sample without a rule";
    while (fault && find_row(&rule, sample, t->keys))
        fault = t->check(s, &rule, sample);
    if (fault)
        blame(sample, fault);
    return !fault;
}

static void check_table(const rule_setting *s, const table *t)
{
    kb_tsv rule = rule_rows(t->file);
    kb_tsv sample = sample_rows(s->arena, t->file);
    size_t wrong = 0;
    while (kb_tsv_next(&rule))
        wrong += !is_shown(s, t, &rule);
    while (kb_tsv_next(&sample))
        wrong += !is_needed(s, t, &sample);
    assert_int_equal(wrong, 0);
}

/* ---- relations.tsv: words between two concepts -------------------------- */

/* The confidence tells that it was this row, and no other with fewer words. */
static const char *check_relation(const rule_setting *s, const kb_tsv *rule,
                                  const kb_tsv *sample)
{
    const kb_str *cells = sample->cells;
    double sure = strtod(cell(s->arena, rule, 6), NULL);
    kb_facts facts = read_sentence(s, cells[2]);
    const kb_relation_fact *r =
        find_relation(&facts, cells[3], cells[0], cells[4]);

    if (r && r->basis == KB_BASIS_STATED && r->confidence > sure - NEARLY &&
        r->confidence < sure + NEARLY)
        return NULL;
    return kb_arena_printf(s->arena, "the sample states: %s",
                           stated(s, &facts));
}

static void each_relation_rule_states_its_sample(void **state)
{
    check_table(*state, &(table){"relations.tsv", 2, check_relation});
}

/* ---- definitions.tsv: words around a concept ---------------------------- */

/* Columns of a sample. */
enum { D_HEADING = 2, D_SENTENCE, D_CONCEPT, D_BEGINNING, D_BY };

static bool defines(const kb_facts *facts, const kb_str *cells)
{
    for (size_t i = 0; i < facts->definition_count; i++) {
        const kb_definition_fact *d = &facts->definitions[i];
        if (is_named(facts, d->concept, cells[D_CONCEPT]) &&
            kb_str_starts(kb_str_of(d->text), cells[D_BEGINNING]) &&
            kb_str_equal(kb_str_of(d->by), cells[D_BY]))
            return true;
    }
    return false;
}

static const char *check_definition(const rule_setting *s, const kb_tsv *rule,
                                    const kb_tsv *sample)
{
    const kb_str *cells = sample->cells;
    kb_str heading = cells[D_HEADING], sentence = cells[D_SENTENCE];
    kb_facts facts = read_article(
        s, kb_arena_printf(s->arena, "# 样张\n\n%s%.*s\n\n%.*s\n",
                           heading.len > 0 ? "## " : "", (int)heading.len,
                           heading.ptr, (int)sentence.len, sentence.ptr));

    (void)rule;
    if (kb_str_equal(cells[D_CONCEPT], KB_STR("-")))
        return facts.definition_count > 0 ? "defines something" : NULL;
    return defines(&facts, cells) ? NULL : "does not define it";
}

static void each_definition_rule_defines_its_sample(void **state)
{
    check_table(*state, &(table){"definitions.tsv", 2, check_definition});
}

/* ---- sections.tsv: a heading over items --------------------------------- */

/* Columns of a sample. */
enum { WORDS, HEADING, TOPIC, ITEM, KIND, SUBJECT, PREDICATE, OBJECT };

static kb_facts read_section(const rule_setting *s, kb_str topic,
                             kb_str heading, kb_str item)
{
    return read_article(
        s, kb_arena_printf(s->arena,
                           "# 样张\n\n## %.*s\n\n### %.*s\n\n"
                           "- **%.*s**：这里的话只为凑成一行，没有别的意思。\n",
                           (int)topic.len, topic.ptr, (int)heading.len,
                           heading.ptr, (int)item.len, item.ptr));
}

/* Under a heading that says nothing the item is a concept by its look alone. */
static bool looks_like_concept(const rule_setting *s, const kb_tsv *sample)
{
    kb_facts facts = read_section(s, sample->cells[TOPIC], KB_STR("其一"),
                                  sample->cells[ITEM]);
    return find_concept(&facts, sample->cells[ITEM]) != NULL;
}

static const char *section_fault(const kb_facts *facts, const kb_tsv *sample)
{
    const kb_str *cells = sample->cells;
    const kb_concept_fact *item = find_concept(facts, cells[ITEM]);
    if (kb_str_equal(cells[KIND], KB_STR("-")))
        return item ? "the item became a concept" : NULL;
    if (!item)
        return "the item is no concept";
    if (!kb_str_equal(kb_str_of(kb_kind_word(item->kind)->name), cells[KIND]))
        return "the item is of another kind";
    if (cells[PREDICATE].len > 0 &&
        !find_relation(facts, cells[SUBJECT], cells[PREDICATE], cells[OBJECT]))
        return "the relation is not stated";
    return NULL;
}

static const char *check_section(const rule_setting *s, const kb_tsv *rule,
                                 const kb_tsv *sample)
{
    const kb_str *cells = sample->cells;
    bool refuses = kb_str_equal(rule->cells[1], KB_STR("-"));
    kb_facts facts = read_section(s, cells[TOPIC], cells[HEADING], cells[ITEM]);
    const char *fault = section_fault(&facts, sample);

    if (fault)
        return kb_arena_printf(s->arena, "%s; it states: %s", fault,
                               stated(s, &facts));
    return looks_like_concept(s, sample) == refuses
               ? NULL
               : "the heading makes no difference to this item";
}

static void each_section_rule_types_the_items_below_its_heading(void **state)
{
    check_table(*state, &(table){"sections.tsv", 1, check_section});
}

static void no_section_rule_hides_behind_an_earlier_one(void **state)
{
    const rule_setting *s = *state;
    const kb_rules *rules = &s->x->rules;
    kb_tsv row = rule_rows("sections.tsv");
    size_t wrong = 0;
    for (size_t i = 0; kb_tsv_next(&row); i++) {
        if (kb_rules_section(rules, row.cells[0]) != &rules->sections.data[i]) {
            blame(&row, "an earlier row fits first");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_relation_rule_states_its_sample),
        cmocka_unit_test(each_definition_rule_defines_its_sample),
        cmocka_unit_test(each_section_rule_types_the_items_below_its_heading),
        cmocka_unit_test(no_section_rule_hides_behind_an_earlier_one),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
