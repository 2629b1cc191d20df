/* relation.c - the relations found so far in one article. */
#include "extract/relation.h"

static kb_str key_of(kb_reading *r, const kb_related *x)
{
    uint32_t key[3] = {x->s, (uint32_t)x->p, x->o};
    return (kb_str){kb_arena_copy(r->arena, (const char *)key, sizeof key),
                    sizeof key};
}

bool kb_relations_is_class(const kb_reading *r, uint32_t term)
{
    int entry = r->terms.data[term].entry;
    const kb_entry_row *row =
        entry < 0 ? NULL : &r->x->lexicon.entries.data[entry];
    return row && row->is_class && row->maker == KB_NO_ENTRY;
}

/* Whether a class would be one of its likes that are none: "核心算法是
 * PagedAttention" names what is meant rather than its kind. */
static bool is_class_of_one(const kb_reading *r, const kb_related *x)
{
    int entry = r->terms.data[x->o].entry;
    return entry >= 0 && !r->x->lexicon.entries.data[entry].is_class &&
           kb_relations_is_class(r, x->s);
}

/* The maker of an entry, or the organization that it is a part of. */
static int owner_of(const kb_reading *r, int entry)
{
    return entry < 0 ? KB_NO_ENTRY : r->x->lexicon.entries.data[entry].maker;
}

/* A part of the maker, or what the maker is a part of, may be named in its
 * place. */
bool kb_relations_is_strange(const kb_reading *r, uint32_t work, uint32_t maker)
{
    int known = owner_of(r, r->terms.data[work].entry);
    int by = r->terms.data[maker].entry;
    int owner = owner_of(r, by);
    return known != KB_NO_ENTRY && known != by &&
           r->terms.data[maker].type.kind == KB_ORGANIZATION &&
           owner != known && (by == KB_NO_ENTRY || owner_of(r, known) != by) &&
           (owner == KB_NO_ENTRY || owner != owner_of(r, known));
}

/* Whether another organization would be the maker of what the lexicon knows the
 * maker of: most sentences that seem to say so speak of what that organization
 * built on it, put in its own product or wrote about it. */
static bool is_made_elsewhere(const kb_reading *r, const kb_related *x)
{
    return x->p == KB_MADE_BY && !x->joint &&
           kb_relations_is_strange(r, x->s, x->o);
}

/* Whether a model would be trained on a benchmark: what is said of the two is
 * a score. */
static bool is_score(const kb_reading *r, const kb_related *x)
{
    return x->p == KB_TRAINED_ON &&
           r->terms.data[x->o].type.layer == KB_LAYER_MODEL;
}

void kb_relations_add(kb_reading *r, kb_relations *out, kb_related relation)
{
    bool fresh;
    /* Nobody makes a class: in "百度的大语言模型" one is meant that the words
     * do not name. */
    if (relation.s == relation.o ||
        (relation.p == KB_MADE_BY && kb_relations_is_class(r, relation.s)) ||
        (relation.p == KB_IS_A && is_class_of_one(r, &relation)) ||
        is_made_elsewhere(r, &relation) || is_score(r, &relation))
        return;
    if (r->doc->blocks[relation.block].type == KB_BLOCK_ROW)
        relation.basis = KB_BASIS_TABLE;
    out->index.arena = r->arena;
    uint32_t *slot = kb_map_add(&out->index, key_of(r, &relation), &fresh);
    if (fresh) {
        *slot = (uint32_t)out->list.len;
        kb_vec_push(r->arena, &out->list, relation);
    } else if (out->list.data[*slot].confidence < relation.confidence) {
        out->list.data[*slot] = relation;
    }
}
