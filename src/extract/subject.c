/* subject.c - what a figure or an event is of, and who says so. */
#include "extract/subject.h"

#include "extract/topic.h"
#include "text/utf8.h"

/* Code points: of an issuer, and of one that no lexicon knows; how far behind
 * a number its subject may begin. */
enum { ISSUER_CHARS = 40, UNKNOWN_CHARS = 16, BEHIND = 12 };

enum { CELL = 240 }; /* bytes in which the first cell of a row ends */

static kb_kind kind_of(const kb_scene *scene, size_t place)
{
    const kb_reading *r = scene->r;
    return r->terms.data[r->places.data[place].term].type.kind;
}

/* "AIGC市场": too generic to keep, but not to have a size. */
static bool is_market(const kb_reading *r, const kb_term *term)
{
    return term->type.kind == KB_LAYER && term->entry != KB_NO_ENTRY &&
           r->x->lexicon.entries.data[term->entry].generic;
}

/* Whether a place is of a term of one of these kinds that is kept, or is by
 * its figures. */
static bool is_of(const kb_scene *scene, size_t place, unsigned kinds)
{
    const kb_reading *r = scene->r;
    const kb_term *term = &r->terms.data[r->places.data[place].term];
    return (term->kept || is_market(r, term)) &&
           kinds >> kind_of(scene, place) & 1;
}

/* The last kept term of these kinds within a stretch, or -1. */
static int last_within(const kb_scene *scene, unsigned kinds, size_t start,
                       size_t end)
{
    size_t from, to;
    kb_reading_within(scene->r, scene->block, start, end, &from, &to);
    while (to-- > from) {
        if (is_of(scene, to, kinds))
            return (int)scene->r->places.data[to].term;
    }
    return -1;
}

static int first_within(const kb_scene *scene, unsigned kinds, size_t start,
                        size_t end)
{
    size_t from, to;
    kb_reading_within(scene->r, scene->block, start, end, &from, &to);
    for (; from < to; from++) {
        if (is_of(scene, from, kinds))
            return (int)scene->r->places.data[from].term;
    }
    return -1;
}

static size_t chars_behind(kb_str text, size_t at, size_t end, size_t chars)
{
    while (chars-- > 0 && at < end)
        kb_utf8_next(text, &at);
    return at < end ? at : end;
}

static int of_lead(const kb_scene *scene, unsigned kinds)
{
    const kb_reading *r = scene->r;
    const kb_block *b = &r->doc->blocks[scene->block];
    if (b->type == KB_BLOCK_ROW) {
        size_t most = scene->text.len < CELL ? scene->text.len : CELL;
        ptrdiff_t cell =
            kb_str_find(kb_str_cut(scene->text, 0, most), KB_STR(" | "), 0);
        return cell < 0 ? -1 : first_within(scene, kinds, 0, (size_t)cell);
    }
    const kb_place *p = kb_topic_lead(r, scene->block);
    return p && r->terms.data[p->term].kept &&
                   kinds >> r->terms.data[p->term].type.kind & 1
               ? (int)p->term
               : -1;
}

/* The kinds of things that have figures of this sort. */
static unsigned kinds_with(kb_quantity quantity)
{
    const unsigned models = 1u << KB_MODEL | 1u << KB_PRODUCT;
    const unsigned all = (1u << KB_KIND_COUNT) - 1;
    switch (quantity) {
    case KB_QUANTITY_PARAMS:
        return models;
    case KB_QUANTITY_TOKENS:
    case KB_QUANTITY_SIZE:
        return models | 1u << KB_DATASET | 1u << KB_INFRASTRUCTURE;
    case KB_QUANTITY_BARE:
    case KB_QUANTITY_MONEY:
    case KB_QUANTITY_PERCENT:
    case KB_QUANTITY_TIMES:
    case KB_QUANTITY_COUNT:
    case KB_QUANTITY_TIME:
    case KB_QUANTITY_SCORE:
    case KB_QUANTITY_COUNT_OF:
        break;
    }
    return all & ~(1u << KB_RISK | 1u << KB_PERSON | 1u << KB_POLICY);
}

/* Who is paid, or earns: the first organization of the clause, or -1. */
static int of_money(const kb_scene *scene, kb_stretch clause, size_t before)
{
    return first_within(scene, 1u << KB_ORGANIZATION | 1u << KB_PRODUCT,
                        clause.start, before);
}

/* Where the sentences just before one begin. */
static size_t earlier(const kb_scene *scene, kb_stretch sentence)
{
    return kb_scene_near(scene, (kb_stretch){0, sentence.start}, sentence.start)
        .start;
}

/* The name of who reckons a number, where it stands before it; else the empty
 * start of the sentence. */
static kb_stretch reckoner(const kb_scene *scene, kb_stretch sentence,
                           kb_stretch number, kb_issuer issuer)
{
    if (!issuer.reckons || issuer.name.len == 0)
        return (kb_stretch){sentence.start, sentence.start};
    size_t start = (size_t)(issuer.name.ptr - scene->text.ptr);
    size_t end = start + issuer.name.len;
    return (kb_stretch){start, end < number.start ? end : number.start};
}

/* The term of these kinds in the clause of a number that it is of, or -1. */
static int in_clause(const kb_scene *scene, unsigned kinds, bool money,
                     kb_stretch sentence, kb_stretch number, kb_stretch by)
{
    kb_stretch clause = kb_scene_clause(scene, sentence, number.start);
    if (clause.start < by.end)
        clause.start = by.end;
    int term = money ? of_money(scene, clause, number.start) : -1;
    if (term < 0)
        term = last_within(scene, kinds, clause.start, number.start);
    if (term < 0)
        term = first_within(
            scene, kinds, number.end,
            chars_behind(scene->text, number.end, clause.end, BEHIND));
    return term;
}

/* The last one before it in the sentence, but for who reckons it, or -1. */
static int before_clause(const kb_scene *scene, unsigned kinds,
                         kb_stretch sentence, kb_stretch number, kb_stretch by)
{
    int term = last_within(scene, kinds, by.end, number.start);
    return term >= 0 ? term
                     : last_within(scene, kinds, sentence.start, by.start);
}

int kb_subject_of_figure(const kb_scene *scene, kb_quantity quantity,
                         kb_stretch sentence, kb_stretch number,
                         kb_issuer issuer)
{
    unsigned kinds = kinds_with(quantity);
    bool row = scene->r->doc->blocks[scene->block].type == KB_BLOCK_ROW;
    kb_stretch by = reckoner(scene, sentence, number, issuer);
    int term = in_clause(scene, kinds, quantity == KB_QUANTITY_MONEY, sentence,
                         number, by);
    if (term < 0 && !row)
        term = before_clause(scene, kinds, sentence, number, by);
    if (term < 0 || row) {
        int lead = of_lead(scene, kinds);
        term = lead >= 0 ? lead : term;
    }
    if (term < 0 && !row)
        term =
            last_within(scene, kinds, earlier(scene, sentence), sentence.start);
    if (term >= 0)
        return term;
    term = kb_topic_section(scene->r, scene->block, -1);
    return term >= 0 && kinds >> scene->r->terms.data[term].type.kind & 1 ? term
                                                                          : -1;
}

/* The first kept term of these kinds whose name has a Latin letter: a name of
 * its own, where 多模态大模型 is a class; or -1. */
static int first_proper(const kb_scene *scene, unsigned kinds, kb_stretch words)
{
    const kb_reading *r = scene->r;
    size_t from, to;
    kb_reading_within(r, scene->block, words.start, words.end, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &r->places.data[from];
        uint32_t c = (unsigned char)scene->text.ptr[p->start];
        if (is_of(scene, from, kinds) && c < 0x80)
            return (int)p->term;
    }
    return -1;
}

int kb_subject_of_event(const kb_scene *scene, const kb_stretch *places,
                        size_t count)
{
    const unsigned kinds[] = {1u << KB_MODEL | 1u << KB_PRODUCT |
                                  1u << KB_DATASET | 1u << KB_POLICY |
                                  1u << KB_INFRASTRUCTURE,
                              1u << KB_ORGANIZATION | 1u << KB_PERSON, ~0u};
    int term = -1;
    for (size_t i = 0; i < count && term < 0; i++)
        term = first_proper(scene, kinds[0], places[i]);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t i = 0; i < count && term < 0; i++)
            term =
                first_within(scene, kinds[k], places[i].start, places[i].end);
    }
    return term;
}

/* ---- who says so -------------------------------------------------------- */

/* Without what is between a name and the word that credits it. */
static kb_str without_tail(const kb_quantity_rules *rules, kb_str words)
{
    size_t tail;
    do {
        words = kb_str_trim(words);
        tail = kb_beside_before(rules, KB_BESIDE_TAIL, words);
        words.len -= tail;
    } while (tail > 0);
    return words;
}

/* The organization or person named within a stretch, or empty. */
static kb_str known_issuer(const kb_scene *scene, size_t start, size_t end)
{
    size_t from, to;
    kb_reading_within(scene->r, scene->block, start, end, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &scene->r->places.data[from];
        kb_kind kind = kind_of(scene, from);
        if (kind == KB_ORGANIZATION || kind == KB_PERSON)
            return kb_str_cut(scene->text, p->start, p->end);
    }
    return (kb_str){0};
}

/* Some words as an issuer: the name in them, which may go on up to `reach`
 * ("松烟数据显示"), else all of them where `bold` and they are few. */
static kb_str issuer_in(const kb_scene *scene, kb_stretch words, size_t reach,
                        bool bold)
{
    if (!kb_is_near(scene->text, words.start, words.end, ISSUER_CHARS))
        return (kb_str){0};
    kb_str known = known_issuer(scene, words.start, reach);
    if (known.len > 0)
        return known;
    const kb_quantity_rules *rules = &scene->r->x->rules.quantities;
    kb_str all =
        without_tail(rules, kb_str_cut(scene->text, words.start, words.end));
    if (!bold || all.len == 0 || kb_utf8_count(all) > UNKNOWN_CHARS ||
        kb_beside_behind(rules, KB_BESIDE_NOBODY, all) > 0)
        return (kb_str){0};
    return all;
}

/* Whether a clue is a part of a known name: 研究 of a 研究院. */
static bool is_in_name(const kb_scene *scene, const kb_clue *clue, size_t from)
{
    size_t i, to;
    kb_reading_within(scene->r, scene->block, from, scene->text.len, &i, &to);
    for (; i < to && scene->r->places.data[i].start <= clue->start; i++) {
        if (scene->r->places.data[i].end >= clue->end)
            return true;
    }
    return false;
}

/* The word that ends the name of a source which begins at `from`. */
static const kb_clue *end_of_source(const kb_scene *scene, size_t from,
                                    size_t to)
{
    const unsigned cues = KB_CUE_CREDIT | KB_CUE_STUDY;
    const kb_clue *clue = kb_scene_first(scene, cues, from, to);
    while (clue && is_in_name(scene, clue, from))
        clue = kb_scene_first(scene, cues, clue->end, to);
    return clue;
}

/* "据X的数据，", "根据X": who stands behind the word. */
static kb_str sourced(const kb_scene *scene, kb_stretch sentence,
                      const kb_clue *source, size_t at)
{
    kb_stretch clause = kb_scene_clause(scene, sentence, source->end);
    const kb_clue *end = end_of_source(scene, source->end, at);
    kb_stretch words = {source->end, clause.end};
    bool ended = end && end->start < clause.end;
    if (ended)
        words.end = end->start;
    if (words.end > at || words.end <= words.start)
        return (kb_str){0};
    return issuer_in(scene, words, ended ? end->end : words.end, ended);
}

/* "X预测", "X数据显示": who stands before the word. */
static kb_str credited(const kb_scene *scene, kb_stretch sentence,
                       const kb_clue *credit)
{
    kb_stretch clause = kb_scene_clause(scene, sentence, credit->start);
    bool sure = credit->end - credit->start >= sizeof "数据显示" - 1;
    return issuer_in(scene, (kb_stretch){clause.start, credit->start},
                     credit->end, sure);
}

kb_issuer kb_subject_issuer(const kb_scene *scene, kb_stretch sentence,
                            size_t at)
{
    const unsigned reckons = KB_CUE_FORECAST | KB_CUE_STUDY;
    const kb_clue *source =
        kb_scene_first(scene, KB_CUE_SOURCE, sentence.start, at);
    size_t from = source ? kb_scene_clause(scene, sentence, source->end).end
                         : sentence.start;
    const kb_clue *credit = kb_scene_last(scene, KB_CUE_CREDIT, from, at);

    for (; credit;
         credit = kb_scene_last(scene, KB_CUE_CREDIT, from, credit->start)) {
        kb_str name = credited(scene, sentence, credit);
        if (name.len > 0)
            return (kb_issuer){name, credit->cues & reckons};
    }
    return source ? (kb_issuer){sourced(scene, sentence, source, at), true}
                  : (kb_issuer){0};
}
