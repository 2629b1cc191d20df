/* definiendum.c - what a clause speaks of, when it says what that is. */
#include "extract/definiendum.h"

#include "extract/clause.h"
#include "extract/wording.h"
#include "text/utf8.h"

/* What adds to the words: that the sentence is the first below a heading that
 * names its subject; that the subject is a layer, which is mostly spoken of to
 * say what it holds; that a sentence before it in the block listed it; that no
 * sentence of the article began with it before this one. */
static const double HEADED = 0.2, LAYERED = 0.18, LISTED = 0.18, FRESH = 0.16;

/* What is said of risks, uses and companies with a bare 是 is mostly an
 * opinion. */
static const double DOUBT = 0.1;

/* Code points that may stand before a bracket with the subject, and before a
 * subject whose owner they name. */
enum { BRACKETED = 12, OWNER = 20 };

/* Whether the sentence is the first that begins with the term. */
static bool is_introduced(const kb_definer *d, const kb_sentence *s,
                          uint32_t term)
{
    const kb_place *p = kb_definer_at(d, s, s->start);
    return p && p->term == term && !d->begun[term];
}

static bool is_doubtful(kb_kind kind)
{
    const unsigned doubtful = 1u << KB_RISK | 1u << KB_APPLICATION |
                              1u << KB_ORGANIZATION | 1u << KB_PERSON;
    return doubtful >> kind & 1;
}

/* What speaks for a definition of the term besides its words. */
static double surroundings(const kb_definer *d, const kb_sentence *s,
                           uint32_t term)
{
    kb_kind kind = kb_definer_kind(d, term);
    if (s->first && d->asked == (int)term)
        return HEADED;
    if (kind == KB_LAYER)
        return LAYERED;
    if (d->listed[term] == s->block + 1)
        return LISTED;
    if (is_doubtful(kind))
        return -DOUBT;
    return is_introduced(d, s, term) ? FRESH : 0;
}

bool kb_definiendum_fits(const kb_definer *d, const kb_sentence *s,
                         uint32_t term, size_t at)
{
    double sure = kb_wording_surety(&d->r->x->rules,
                                    kb_definer_text(d, s->block), at, s->end);
    return sure > 0 && kb_wording_suffices(sure + surroundings(d, s, term));
}

/* The place that begins the clause: the first, or one right behind it
 * ("人工智能文本生成是…"). */
static const kb_place *first_place(const kb_definer *d, const kb_sentence *s,
                                   size_t at)
{
    const kb_place *p;
    for (; (p = kb_definer_at(d, s, at)); at = p->end) {
        if (kb_definiendum_fits(d, s, p->term, p->end))
            return p;
    }
    return NULL;
}

static bool opens_bracket(uint32_t c)
{
    return c == '(' || c == 0xFF08;
}

/* The place in brackets behind words that are no term: "机器作画（AIGC）是…".
 */
static const kb_place *bracketed_place(const kb_definer *d,
                                       const kb_sentence *s, size_t at)
{
    kb_str text = kb_definer_text(d, s->block);
    const kb_place *p;
    for (size_t from = at; (p = kb_definer_first(d, s, from)); from = p->end) {
        size_t open = p->start;
        if (!kb_is_near(text, at, p->start, BRACKETED))
            break;
        if (open > at && opens_bracket(kb_utf8_prev(text, &open)) &&
            kb_definiendum_fits(d, s, p->term,
                                kb_clause_aside(text, open, s->end)))
            return p;
    }
    return NULL;
}

/* "谷歌开源的Tilo是一种…": a thing with a name behind 的, before words that
 * prove a definition. */
static const kb_place *owned_place(const kb_definer *d, const kb_sentence *s,
                                   size_t at)
{
    const unsigned named = 1u << KB_PRODUCT | 1u << KB_MODEL;
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = kb_definer_text(d, s->block);
    const kb_place *p;
    for (size_t from = at; (p = kb_definer_first(d, s, from)); from = p->end) {
        if (!kb_is_near(text, at, p->start, OWNER))
            break;
        kb_str owner = kb_str_trim(kb_str_cut(text, at, p->start));
        if (named >> kb_definer_kind(d, p->term) & 1 &&
            kb_str_ends(owner, KB_STR("的")) && kb_clause_is_whole(owner) &&
            kb_wording_proves(kb_wording_surety(rules, text, p->end, s->end)))
            return p;
    }
    return NULL;
}

const kb_place *kb_definiendum_of(const kb_definer *d, const kb_sentence *s,
                                  size_t at)
{
    const kb_place *p = first_place(d, s, at);
    if (!p)
        p = bracketed_place(d, s, at);
    return p ? p : owned_place(d, s, at);
}
