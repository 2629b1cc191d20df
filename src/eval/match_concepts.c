/* match_concepts.c - concepts, one to one, by any form that both write. */
#include "eval/matching.h"
#include "eval/normal.h"

/* The annotated concept with the name or else another form of a fact. */
static int find(kb_matching *m, const kb_concept_fact *c)
{
    int found = kb_gold_find(m->gold, kb_normal(m->arena, kb_str_of(c->name)));

    for (size_t i = 0; i < c->alias_count && found == KB_NO_GOLD; i++)
        found = kb_gold_find(m->gold,
                             kb_normal(m->arena, kb_str_of(c->aliases[i])));
    return found;
}

static void add_form(kb_matching *m, const char *form, size_t concept)
{
    kb_str normal = kb_normal(m->arena, kb_str_of(form));
    bool fresh;

    if (normal.len == 0)
        return;
    uint32_t *slot = kb_map_add(&m->forms, normal, &fresh);
    if (fresh)
    *slot = (uint32_t) concept;
}

/* Counts whether kind and layer of a core concept are right. */
static void check_type(kb_score *score, const kb_gold_concept *gold,
                       const kb_concept_fact *c)
{
    if (!gold->core)
        return;
    score->typed++;
    score->kind_right += gold->kinds >> c->kind & 1;
    score->layer_right += gold->layer == c->layer;
}

/* Says that a second fact means what another one was found to be. */
static const char *again(kb_matching *m, const kb_concept_fact *c,
                         const kb_gold_concept *gold)
{
    return kb_arena_printf(m->arena, "%s (%s again)", c->name, gold->name);
}

static void match(kb_matching *m, size_t n)
{
    const kb_concept_fact *c = &m->facts->concepts[n];
    kb_tallied *tally = &m->score->parts[KB_SCORE_CONCEPTS];
    int found = find(m, c);

    tally->found++;
    m->gold_of[n] = KB_NO_GOLD;
    if (found == KB_NO_GOLD || m->hit[found]) {
        kb_matching_tell(m, KB_SCORE_CONCEPTS, "wrong",
                         found == KB_NO_GOLD
                             ? c->name
                             : again(m, c, &m->gold->concepts.data[found]));
        return;
    }
    tally->right++;
    m->gold_of[n] = found;
    m->hit[found] = true;
    check_type(m->score, &m->gold->concepts.data[found], c);
}

/* Counts the core concepts, and says which were missed. */
static void count_wanted(kb_matching *m)
{
    kb_tallied *tally = &m->score->parts[KB_SCORE_CONCEPTS];

    for (size_t i = 0; i < m->gold->concepts.len; i++) {
        const kb_gold_concept *c = &m->gold->concepts.data[i];
        if (!c->core)
            continue;
        tally->wanted++;
        tally->got += m->hit[i];
        m->score->kinds[c->kind].wanted++;
        m->score->kinds[c->kind].got += m->hit[i];
        if (!m->hit[i])
            kb_matching_tell(m, KB_SCORE_CONCEPTS, "missed",
                             kb_arena_printf(m->arena, "%s [%s]", c->name,
                                             kb_kind_word(c->kind)->name));
    }
}

void kb_match_concepts(kb_matching *m)
{
    const kb_facts *facts = m->facts;

    m->gold_of =
        kb_arena_alloc(m->arena, facts->concept_count * sizeof *m->gold_of);
    m->hit = kb_arena_alloc(m->arena, m->gold->concepts.len * sizeof *m->hit);
    for (size_t i = 0; i < facts->concept_count; i++) {
        match(m, i);
        add_form(m, facts->concepts[i].name, i);
        for (size_t k = 0; k < facts->concepts[i].alias_count; k++)
            add_form(m, facts->concepts[i].aliases[k], i);
    }
    count_wanted(m);
}
