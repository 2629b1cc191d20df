/* match_relations.c - relations: the same predicate between concepts that are
 * the same. */
#include "eval/matching.h"
#include "eval/normal.h"

typedef KB_VEC(kb_gold_relation) triples;

/* The annotated concept that an end means: by its name, or because it was found
 * to be one by another form. */
static int resolve(kb_matching *m, uint32_t concept)
{
    kb_str name =
        kb_normal(m->arena, kb_str_of(m->facts->concepts[concept].name));
    int found = kb_gold_find(m->gold, name);
    const uint32_t *fact = kb_map_find(&m->forms, name);

    if (found == KB_NO_GOLD && fact)
        found = m->gold_of[*fact];
    return found;
}

static bool same(const kb_gold_relation *a, const kb_gold_relation *b)
{
    return a->s == b->s && a->p == b->p && a->o == b->o;
}

static bool among(const kb_gold_relation *triple, const kb_gold_relation *list,
                  size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (same(triple, &list[i]))
            return true;
    }
    return false;
}

static void count_found(kb_matching *m, triples *seen)
{
    kb_tallied *tally = &m->score->parts[KB_SCORE_RELATIONS];

    for (size_t i = 0; i < m->facts->relation_count; i++) {
        const kb_relation_fact *r = &m->facts->relations[i];
        kb_gold_relation triple = {
            .s = resolve(m, r->s), .p = r->p, .o = resolve(m, r->o)};
        bool known = triple.s != KB_NO_GOLD && triple.o != KB_NO_GOLD;
        if (known && among(&triple, seen->data, seen->len))
            continue; /* the same by another form */
        kb_vec_push(m->arena, seen, triple);
        tally->found++;
        bool right =
            among(&triple, m->gold->relations.data, m->gold->relations.len);
        tally->right += right;
        if (!right)
            kb_matching_tell(m, KB_SCORE_RELATIONS, "wrong",
                             kb_arena_printf(m->arena, "%s %s %s",
                                             m->facts->concepts[r->s].name,
                                             kb_predicate_word(r->p)->name,
                                             m->facts->concepts[r->o].name));
    }
}

static const char *name_of(const kb_gold *gold, int concept)
{
    return concept == KB_NO_GOLD ? "?" : gold->concepts.data[concept].name;
}

static void count_wanted(kb_matching *m, const triples *seen)
{
    kb_tallied *tally = &m->score->parts[KB_SCORE_RELATIONS];

    for (size_t i = 0; i < m->gold->relations.len; i++) {
        const kb_gold_relation *r = &m->gold->relations.data[i];
        const kb_gold_relation turned = {.s = r->o, .p = r->p, .o = r->s};
        if (!r->core)
            continue;
        bool got = among(r, seen->data, seen->len) ||
                   (kb_predicate_is_mutual(r->p) &&
                    among(&turned, seen->data, seen->len));
        tally->wanted++;
        tally->got += got;
        if (!got)
            kb_matching_tell(m, KB_SCORE_RELATIONS, "missed",
                             kb_arena_printf(m->arena, "%s %s %s",
                                             name_of(m->gold, r->s),
                                             kb_predicate_word(r->p)->name,
                                             name_of(m->gold, r->o)));
    }
}

void kb_match_relations(kb_matching *m)
{
    triples seen = {0};

    count_found(m, &seen);
    count_wanted(m, &seen);
}
