/* relation.c - the relations found so far in one article. */
#include "extract/relation.h"

static kb_str key_of(kb_reading *r, const kb_related *x)
{
    uint32_t key[3] = {x->s, (uint32_t)x->p, x->o};
    return (kb_str){kb_arena_copy(r->arena, (const char *)key, sizeof key),
                    sizeof key};
}

/* Nobody makes a class of things: in "百度的大语言模型" a model is meant that
 * the words do not name. */
static bool is_made_class(const kb_reading *r, const kb_related *x)
{
    int entry = r->terms.data[x->s].entry;
    if (x->p != KB_MADE_BY || entry == KB_NO_ENTRY)
        return false;
    const kb_entry_row *row = &r->x->lexicon.entries.data[entry];
    return row->is_class && row->maker == KB_NO_ENTRY;
}

void kb_relations_add(kb_reading *r, kb_relations *out, kb_related relation)
{
    bool fresh;
    if (relation.s == relation.o || is_made_class(r, &relation))
        return;
    out->index.arena = r->arena;
    uint32_t *slot = kb_map_add(&out->index, key_of(r, &relation), &fresh);
    if (fresh) {
        *slot = (uint32_t)out->list.len;
        kb_vec_push(r->arena, &out->list, relation);
    } else if (out->list.data[*slot].confidence < relation.confidence) {
        out->list.data[*slot] = relation;
    }
}
