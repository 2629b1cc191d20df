/* explain.c - definitions by where they stand. */
#include "extract/explain.h"

#include "extract/clause.h"
#include "extract/shape.h"
#include "extract/topic.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* How surely what follows a lead says what it is, where its words tell
 * nothing: of a technique or a layer, and of other things. */
static const double PLAIN = 0.55, LEAD = 0.42;

/* What adds to the first words below a heading that names a concept. */
static const double HEADED = 0.1;

static const kb_str BAR = KB_STR_INIT(" | "); /* between cells */

/* The first sentence behind byte `at` of a block, unless it asks. */
static bool opening_sentence(const kb_definer *d, kb_sentence *out,
                             size_t block, size_t at)
{
    kb_str text = kb_definer_text(d, block);
    *out = (kb_sentence){.block = block, .first = true};
    return at < text.len &&
           kb_sentence_next(text, &at, &out->start, &out->end) &&
           !kb_definer_asks(d, out);
}

static const kb_definition_rule *opening_words(const kb_definer *d,
                                               const kb_sentence *s)
{
    return kb_wording_at(&d->r->x->rules, KB_WORDING_OPEN,
                         kb_definer_text(d, s->block), s->start, s->end);
}

static bool asks(const kb_definer *d, size_t heading)
{
    return kb_wording_in(&d->r->x->rules, KB_WORDING_ASKS,
                         kb_definer_text(d, heading));
}

/* ---- who defines -------------------------------------------------------- */

/* A lead without the words that announce a definition ("麦肯锡的定义"), or
 * nothing where it has none. */
static kb_str announced(const kb_rules *rules, kb_str lead)
{
    const kb_definition_rules *by = &rules->definitions[KB_WORDING_BY];
    size_t longest = 0;
    for (size_t i = 0; i < by->list.len; i++) {
        kb_str words = by->list.data[i].words;
        if (by->list.data[i].sure > 0 && words.len > longest &&
            kb_str_ends(lead, words))
            longest = words.len;
    }
    return longest > 0 ? kb_str_cut(lead, 0, lead.len - longest) : (kb_str){0};
}

/* Whether a name is of an organization or a person: the place where a known
 * one stands, or by its last words. */
static bool is_issuer(const kb_definer *d, const kb_place *p, kb_str name)
{
    const kb_type *head = kb_rules_head(&d->r->x->rules, name);
    return p ? kb_definer_credits(d, p->term)
             : head && head->concept && head->kind == KB_ORGANIZATION;
}

static bool is_below_asking(const kb_definer *d, size_t block)
{
    int heading = d->r->doc->blocks[block].heading;
    return heading != KB_NO_BLOCK && asks(d, (size_t)heading);
}

/* "麦肯锡的定义：…", or "麦肯锡：…" below 定义: who says it stands in the lead,
 * what it is of behind it; "水印的定义：…" has that in the lead.
 * @return the byte behind that sentence, or 0 */
static size_t explain_credited(kb_definer *d, size_t block, const kb_lead *lead)
{
    kb_str words =
        kb_str_cut(kb_definer_text(d, block), lead->start, lead->end);
    kb_str name = announced(&d->r->x->rules, words);
    bool announces = name.len > 0;
    if (!announces && is_below_asking(d, block))
        name = words;
    const kb_place *p =
        kb_reading_at(d->r, block, lead->start, lead->start + name.len);
    bool issued = name.len > 0 && is_issuer(d, p, name);
    kb_sentence s;
    int term = -1;
    if (!opening_sentence(d, &s, block, lead->body))
        return 0;
    if (announces && issued)
        p = kb_definer_first(d, &s, s.start);
    if (announces)
        term = p ? (int)p->term : -1;
    else if (issued)
        term = kb_topic_main(d->r);
    return term >= 0 && kb_definer_add(d, &s, (uint32_t)term, s.start,
                                       issued ? name : (kb_str){0})
               ? s.end
               : 0;
}

/* "定义：…": the lead only says that a definition follows, of what the section
 * speaks of.  @return the byte behind it, or 0 */
static size_t explain_announced(kb_definer *d, size_t block,
                                const kb_lead *lead)
{
    kb_str words =
        kb_str_cut(kb_definer_text(d, block), lead->start, lead->end);
    const kb_definition_rule *rule =
        kb_wording_at(&d->r->x->rules, KB_WORDING_ASKS, words, 0, words.len);
    kb_sentence s;
    if (!rule || rule->sure == 0 || rule->words.len != words.len ||
        !opening_sentence(d, &s, block, lead->body))
        return 0;
    const kb_place *p = kb_definer_at(d, &s, s.start);
    int term = p ? (int)p->term : kb_topic_section(d->r, block, -1);
    return term >= 0 &&
                   kb_definer_add(d, &s, (uint32_t)term, s.start, (kb_str){0})
               ? s.end
               : 0;
}

/* ---- leads -------------------------------------------------------------- */

/* Whether a block lists what the concept of the heading above can do, rather
 * than concepts. */
static bool is_feature(const kb_definer *d, size_t block)
{
    const unsigned has_features =
        1u << KB_PRODUCT | 1u << KB_MODEL | 1u << KB_APPLICATION;
    int heading = d->r->doc->blocks[block].heading;
    const kb_place *p =
        heading == KB_NO_BLOCK ? NULL : kb_topic_lead(d->r, (size_t)heading);
    return p && has_features >> kb_definer_kind(d, p->term) & 1;
}

/* Whether the words are a list of names, which explains nothing. */
static bool is_list(const kb_definer *d, const kb_sentence *s)
{
    const kb_place *p = kb_definer_at(d, s, s->start);
    const kb_place *next = p ? kb_definer_first(d, s, p->end) : NULL;
    return next && kb_definer_lists(kb_definer_text(d, s->block), p, next);
}

/* Whether the sentence says what a concept does: "AIGC可以…". */
static bool acts(const kb_definer *d, const kb_sentence *s)
{
    const kb_place *p = kb_definer_at(d, s, s->start);
    return p && kb_wording_surety(&d->r->x->rules, kb_definer_text(d, s->block),
                                  p->end, s->end) > 0;
}

/* Whether the lead that ends at byte `at` has a Latin name in brackets: what
 * comes behind "GAN（Generative Adversarial Networks）：" says what it is. */
static bool has_latin_aside(kb_str text, size_t at)
{
    size_t close = kb_clause_aside(text, at, text.len);
    return close > at && kb_shape_is_latin(kb_str_cut(text, at, close));
}

/* Whether the words only lead over to others, or were an aside. */
static bool is_broken(kb_str words)
{
    return kb_str_ends(words, KB_STR("：")) ||
           kb_str_starts(words, KB_STR("。"));
}

/* Whether a colon, a dash or a blank parts the lead from what stands behind
 * it: "**X**是…" goes on as a sentence does. */
static bool is_parted(kb_str text, const kb_lead *lead, size_t body)
{
    return !kb_clause_is_whole(kb_str_cut(text, lead->end, lead->body)) ||
           text.ptr[body - 1] == ' ' ||
           (body < text.len && text.ptr[body] == ' ');
}

/* Whether the term is a thing with a name of its own, of which anything may be
 * told. */
static bool has_own_name(const kb_definer *d, uint32_t term)
{
    const unsigned named = 1u << KB_PRODUCT | 1u << KB_DATASET;
    return named >> kb_definer_kind(d, term) & 1;
}

/* How surely the sentence behind the lead `term` says what it is. */
static double lead_surety(const kb_definer *d, const kb_sentence *s,
                          const kb_place *lead)
{
    const unsigned explained = 1u << KB_TECHNIQUE | 1u << KB_LAYER;
    kb_str text = kb_definer_text(d, s->block);
    const kb_definition_rule *open = opening_words(d, s);
    int entry = d->r->terms.data[lead->term].entry;
    bool generic = entry >= 0 && d->r->x->lexicon.entries.data[entry].generic;
    bool plain = explained >> kb_definer_kind(d, lead->term) & 1 && !generic;
    if (is_list(d, s) || is_broken(kb_str_cut(text, s->start, s->end)))
        return 0;
    if (open && (open->sure == 0 || kb_wording_proves(open->sure) ||
                 !has_own_name(d, lead->term)))
        return open->sure;
    if (acts(d, s) || has_latin_aside(text, lead->end))
        return PLAIN;
    return (plain ? PLAIN : LEAD) +
           kb_wording_genus(&d->r->x->rules, text, s->start, s->end);
}

/* Whether the lead is no more than a part: of a title ("《X：…"), or of a
 * sentence ("金融。面对…", which names what it is about and explains nothing).
 */
static bool is_partial(kb_str text, const kb_lead *lead)
{
    return kb_str_starts(kb_str_cut(text, lead->end, text.len), KB_STR("。")) ||
           kb_str_ends(kb_str_cut(text, 0, lead->start), KB_STR("《"));
}

size_t kb_explain_lead(kb_definer *d, size_t block)
{
    kb_lead lead = d->r->leads[block];
    const kb_place *p = kb_topic_lead(d->r, block);
    kb_str text = kb_definer_text(d, block);
    kb_sentence s;
    if (lead.start == lead.end)
        return 0;
    size_t behind = explain_credited(d, block, &lead);
    size_t body = kb_clause_aside(text, lead.body, text.len);
    if (behind == 0)
        behind = explain_announced(d, block, &lead);
    if (behind > 0 || !p || !kb_definer_explains(d, p->term) ||
        is_partial(text, &lead) || !is_parted(text, &lead, body) ||
        is_feature(d, block) || !opening_sentence(d, &s, block, body))
        return behind;
    d->spoken = (int)p->term;
    return kb_wording_suffices(lead_surety(d, &s, p)) &&
                   kb_definer_add(d, &s, p->term, lead.start, (kb_str){0})
               ? s.end
               : lead.body;
}

/* ---- headings ----------------------------------------------------------- */

/* Whether a block is no more than this name: "扩散模型（Diffusion Model）". */
static bool is_name(const kb_definer *d, size_t block, const kb_place *p)
{
    kb_str text = kb_definer_text(d, block);
    return p->start <= kb_lead_number(text) &&
           kb_clause_aside(text, p->end, text.len) == text.len;
}

/* What a heading, or a line that is a name, is about: its lead, or the term of
 * "什么是X"; -1 for other blocks. */
static int asked(const kb_definer *d, size_t block)
{
    const kb_block *b = &d->r->doc->blocks[block];
    const kb_place *p = kb_topic_lead(d->r, block);
    size_t from, to;
    kb_reading_block(d->r, block, &from, &to);
    if (!p && from < to)
        p = &d->r->places.data[from];
    if (!p || !kb_definer_explains(d, p->term))
        return -1;
    if (b->type == KB_BLOCK_HEADING &&
        (p == kb_topic_lead(d->r, block) || asks(d, block)))
        return (int)p->term;
    return is_name(d, block, p) ? (int)p->term : -1;
}

/* Whether the sentence speaks to the reader, as advice does. */
static bool is_advice(const kb_definer *d, const kb_sentence *s)
{
    static const kb_str readers[] = {KB_STR_INIT("你"), KB_STR_INIT("您"),
                                     KB_STR_INIT("我们")};
    kb_str words = kb_str_cut(kb_definer_text(d, s->block), s->start, s->end);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (kb_str_find(words, readers[i], 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

void kb_explain_heading(kb_definer *d, size_t block)
{
    kb_sentence s;
    d->asked = block > 0 ? asked(d, block - 1) : -1;
    if (d->asked < 0)
        return;
    d->spoken = d->asked;
    if (d->r->doc->blocks[block].type == KB_BLOCK_ITEM ||
        !opening_sentence(d, &s, block, 0))
        return;
    const kb_definition_rule *open = opening_words(d, &s);
    if (open && open->sure > 0 && kb_wording_suffices(open->sure + HEADED) &&
        !is_advice(d, &s))
        kb_definer_add(d, &s, (uint32_t)d->asked, s.start, (kb_str){0});
}

/* ---- rows --------------------------------------------------------------- */

static bool holds(kb_str words, kb_str part)
{
    return kb_str_find(words, part, 0) != KB_STR_NONE;
}

/* Whether a cell says what something is: "一种…", "…的模型"; and not what was
 * done: "开源了…的模型". */
static bool is_explanation(const kb_definer *d, const kb_sentence *cell)
{
    kb_str text = kb_definer_text(d, cell->block);
    const kb_definition_rule *open = opening_words(d, cell);
    kb_str clause = kb_str_cut(text, cell->start,
                               kb_clause_end(text, cell->start, cell->end));
    if (open && kb_wording_proves(open->sure))
        return true;
    return holds(clause, KB_STR("的")) && !holds(clause, KB_STR("了")) &&
           kb_wording_genus(&d->r->x->rules, text, cell->start, cell->end) > 0;
}

void kb_explain_row(kb_definer *d, size_t block)
{
    kb_str text = kb_definer_text(d, block);
    ptrdiff_t bar = kb_str_find(text, BAR, 0);
    if (bar <= 0)
        return;
    kb_sentence cell = {.block = block, .start = (size_t)bar + BAR.len};
    ptrdiff_t close = kb_str_find(text, BAR, cell.start);
    cell.end = close == KB_STR_NONE ? text.len : (size_t)close;
    const kb_place *p = kb_reading_at(d->r, block, 0, (size_t)bar);
    if (p && is_explanation(d, &cell))
        kb_definer_add(d, &cell, p->term, 0, (kb_str){0});
}
