/* definer.c - what the steps of kb_define() share. */
#include "extract/definer.h"

/* A definition's least length in code points, and how many a term keeps. */
enum { LEAST = 10, PER_TERM = 10 };

kb_str kb_definer_text(const kb_definer *d, size_t block)
{
    return kb_block_str(&d->r->doc->blocks[block]);
}

kb_kind kb_definer_kind(const kb_definer *d, uint32_t term)
{
    return d->r->terms.data[term].type.kind;
}

bool kb_definer_credits(const kb_definer *d, uint32_t term)
{
    kb_kind kind = kb_definer_kind(d, term);
    return kind == KB_ORGANIZATION || kind == KB_PERSON;
}

bool kb_definer_explains(const kb_definer *d, uint32_t term)
{
    const unsigned never = 1u << KB_RISK | 1u << KB_ORGANIZATION |
                           1u << KB_PERSON | 1u << KB_POLICY;
    return !(never >> kb_definer_kind(d, term) & 1);
}

const kb_place *kb_definer_first(const kb_definer *d, const kb_sentence *s,
                                 size_t at)
{
    size_t from, to;
    kb_reading_within(d->r, s->block, at, s->end, &from, &to);
    return from < to ? &d->r->places.data[from] : NULL;
}

const kb_place *kb_definer_at(const kb_definer *d, const kb_sentence *s,
                              size_t at)
{
    const kb_place *p = kb_definer_first(d, s, at);
    return p && p->start == at ? p : NULL;
}

bool kb_definer_lists(kb_str text, const kb_place *a, const kb_place *b)
{
    static const kb_str joints[] = {KB_STR_INIT("、"), KB_STR_INIT("和"),
                                    KB_STR_INIT("与"), KB_STR_INIT("以及")};
    kb_str between = kb_str_cut(text, a->end, b->start);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (kb_str_equal(between, joints[i]))
            return true;
    }
    return false;
}

bool kb_definer_asks(const kb_definer *d, const kb_sentence *s)
{
    kb_str words = kb_str_cut(kb_definer_text(d, s->block), s->start, s->end);
    return kb_str_ends(words, KB_STR("？")) || kb_str_ends(words, KB_STR("?"));
}

/* Makes room for one more that begins at `start`: the one before it in the
 * same sentence ends there.  false where that is of the same term. */
static bool part_from_last(kb_definitions *all, const kb_sentence *s,
                           uint32_t term, size_t start)
{
    kb_defined *last = all->len > 0 ? &all->data[all->len - 1] : NULL;
    if (!last || last->block != s->block || last->end <= start)
        return true;
    if (last->term == term || last->start >= start)
        return false;
    last->end = (uint32_t)start;
    return true;
}

bool kb_definer_add(kb_definer *d, const kb_sentence *s, uint32_t term,
                    size_t start, kb_str by)
{
    kb_term *t = &d->r->terms.data[term];
    if (kb_is_near(kb_definer_text(d, s->block), start, s->end, LEAST - 1) ||
        t->definitions >= PER_TERM || !part_from_last(d->out, s, term, start))
        return false;
    t->signs |= KB_SIGN_DEFINED;
    t->definitions++;
    kb_vec_push(d->r->arena, d->out,
                (kb_defined){term, (uint32_t)s->block, (uint32_t)start,
                             (uint32_t)s->end, by});
    return true;
}
