/* define.c - definitions: sentences that say what a term is. */
#include "extract/define.h"

#include "extract/clause.h"
#include "extract/topic.h"
#include "extract/wording.h"
#include "text/sentence.h"
#include "text/utf8.h"

static const double SURE_ENOUGH = 0.55, PROVEN = 0.8;

/* What adds to the words: that the sentence is the first below a heading that
 * names its subject; that the subject was a member of a list before it, or is
 * a layer, which is mostly spoken of to say what it holds. */
static const double HEADED = 0.2, LISTED = 0.18,
                    LAYERED = 0.2;

/* What is said of a lead, where its first words tell nothing. */
static const double PLAIN = 0.55, LEAD = 0.42;

/* Code points: a definition's least length, and how far from the start of its
 * sentence it may begin to be quoted whole; how many a term keeps. */
enum { LEAST = 10, WHOLE = 12, PER_TERM = 10 };

typedef struct sentence {
    size_t block, start, end; /* bytes */
    bool first;               /* below a heading */
} sentence;

/** What define_* work on. */
typedef struct definer {
    kb_reading *r;
    kb_definitions *out;
    int spoken; /* the term that was spoken of last, or -1 */
    int asked;  /* the term of the heading right above, or -1 */
} definer;

static kb_str text_of(const kb_reading *r, size_t block)
{
    return kb_block_str(&r->doc->blocks[block]);
}

static const kb_term *term_of(const kb_reading *r, const kb_place *p)
{
    return &r->terms.data[p->term];
}

/* ---- the list of definitions -------------------------------------------- */

/* Makes room for one more that begins at `start`: the one before it in the
 * same sentence ends there.  false where that is of the same term. */
static bool part_from_last(kb_definitions *all, const sentence *s,
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

/* Adds the words from `start` to the end of the sentence. */
static bool add(definer *d, const sentence *s, uint32_t term, size_t start,
                kb_str by)
{
    kb_reading *r = d->r;
    kb_str text = text_of(r, s->block);
    if (kb_is_near(text, start, s->end, LEAST - 1) ||
        r->terms.data[term].definitions >= PER_TERM ||
        !part_from_last(d->out, s, term, start))
        return false;
    r->terms.data[term].signs |= KB_SIGN_DEFINED;
    r->terms.data[term].definitions++;
    kb_vec_push(r->arena, d->out,
                (kb_defined){term, (uint32_t)s->block, (uint32_t)start,
                             (uint32_t)s->end, by});
    return true;
}

/* ---- who defines -------------------------------------------------------- */

static bool is_creditable(const kb_reading *r, const kb_place *p)
{
    kb_kind kind = term_of(r, p)->type.kind;
    return kind == KB_ORGANIZATION || kind == KB_PERSON;
}

/* Who is said to define in the words before byte `before`: the organization
 * or person with words such as 认为 behind it, or nobody. */
static kb_str credited(const kb_reading *r, const sentence *s, size_t before)
{
    kb_str text = text_of(r, s->block);
    size_t from, to;
    kb_reading_within(r, s->block, s->start, before, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &r->places.data[from];
        size_t at = kb_clause_aside(text, p->end, before);
        if (is_creditable(r, p) &&
            kb_wording_at(&r->x->rules, KB_WORDING_BY, text, at, before))
            return kb_str_cut(text, p->start, p->end);
    }
    return (kb_str){0};
}

/* ---- clauses ------------------------------------------------------------ */

/* Kinds whose sentences with a bare 是 rarely say what they are. */
static double doubt(kb_kind kind)
{
    return kind == KB_RISK || kind == KB_APPLICATION ? 0.1 : 0;
}

/* Whether two places of a block stand beside each other in a list. */
static bool are_listed(kb_str text, const kb_place *a, const kb_place *b)
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

/* Whether the term is a member of a list in the block before byte `end`. */
static bool is_listed(const kb_reading *r, size_t block, uint32_t term,
                      size_t end)
{
    kb_str text = text_of(r, block);
    size_t from, to;
    kb_reading_within(r, block, 0, end, &from, &to);
    for (size_t i = from; i + 1 < to; i++) {
        const kb_place *p = &r->places.data[i];
        if ((p[0].term == term || p[1].term == term) &&
            are_listed(text, &p[0], &p[1]))
            return true;
    }
    return false;
}

static double surroundings(const definer *d, const sentence *s, uint32_t term)
{
    kb_kind kind = d->r->terms.data[term].type.kind;
    if (s->first && d->asked == (int)term)
        return HEADED;
    if (kind == KB_LAYER)
        return LAYERED;
    if (is_listed(d->r, s->block, term, s->start))
        return LISTED;
    return -doubt(kind);
}

static bool is_sure(const definer *d, const sentence *s, uint32_t term,
                    size_t at)
{
    double sure =
        kb_wording_surety(&d->r->x->rules, text_of(d->r, s->block), at, s->end);
    return sure > 0 && sure + surroundings(d, s, term) >= SURE_ENOUGH;
}

/* The place that begins the clause at byte `at` and is defined there: the
 * first, or one right behind it ("人工智能文本生成是…"). */
static const kb_place *defined_place(const definer *d, const sentence *s,
                                     size_t at)
{
    const kb_reading *r = d->r;
    size_t from, to;
    kb_reading_within(r, s->block, at, s->end, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &r->places.data[from];
        if (p->start != at)
            break;
        if (is_sure(d, s, p->term, p->end))
            return p;
        at = p->end;
    }
    return NULL;
}

/* The place in brackets behind words that are no term: "机器作画（AIGC）是…". */
static const kb_place *bracketed_place(const definer *d, const sentence *s,
                                       size_t at)
{
    kb_str text = text_of(d->r, s->block);
    size_t from, to;
    kb_reading_within(d->r, s->block, at, s->end, &from, &to);
    for (; from < to; from++) {
        const kb_place *p = &d->r->places.data[from];
        size_t open = p->start;
        if (!kb_is_near(text, at, p->start, WHOLE))
            break;
        uint32_t c = open > at ? kb_utf8_prev(text, &open) : 0;
        if ((c == '(' || c == 0xFF08) &&
            is_sure(d, s, p->term, kb_clause_aside(text, open, s->end)))
            return p;
    }
    return NULL;
}

/* "它是一种…": the words stand for what was spoken of last. */
static bool define_it(definer *d, const sentence *s, size_t at)
{
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = text_of(d->r, s->block);
    const kb_definition_rule *it =
        kb_wording_at(rules, KB_WORDING_IT, text, at, s->end);
    return it && d->spoken >= 0 &&
           is_sure(d, s, (uint32_t)d->spoken, at + it->words.len) &&
           add(d, s, (uint32_t)d->spoken, at, (kb_str){0});
}

/* "作为一种轻便的模型，X…": the clause before says what the place at byte `at`
 * is. */
static void define_as(definer *d, const sentence *s, size_t at)
{
    kb_str text = text_of(d->r, s->block);
    size_t from, to;
    kb_reading_within(d->r, s->block, at, s->end, &from, &to);
    if (from < to && d->r->places.data[from].start == at &&
        kb_str_starts(kb_str_cut(text, s->start, s->end), KB_STR("作为")) &&
        kb_clause_end(text, s->start, s->end) + sizeof "，" - 1 == at &&
        kb_wording_genus(&d->r->x->rules, text, s->start, s->end) > 0)
        add(d, s, d->r->places.data[from].term, s->start, (kb_str){0});
}

/* What a sentence that defines nothing speaks of: its first words, or what
 * these stand for; else -1. */
static int speaks_of(const definer *d, const sentence *s)
{
    const kb_reading *r = d->r;
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    if (from < to && r->places.data[from].start == s->start)
        return (int)r->places.data[from].term;
    return kb_wording_at(&r->x->rules, KB_WORDING_IT, text_of(r, s->block),
                         s->start, s->end)
               ? d->spoken
               : -1;
}

/* Where the words of a definition in the clause at byte `at` begin: with the
 * sentence, when that is near. */
static size_t beginning(const definer *d, const sentence *s, size_t at)
{
    const kb_definitions *all = d->out;
    bool second = all->len > 0 && all->data[all->len - 1].block == s->block &&
                  all->data[all->len - 1].end > s->start;
    return !second && kb_is_near(text_of(d->r, s->block), s->start, at, WHOLE)
               ? s->start
               : at;
}

static void define_clause(definer *d, const sentence *s, size_t at)
{
    kb_str text = text_of(d->r, s->block);
    size_t subject = kb_wording_subject(&d->r->x->rules, text, at, s->end);
    const kb_place *p = defined_place(d, s, subject);
    if (!p)
        p = bracketed_place(d, s, subject);
    if (p && add(d, s, p->term, beginning(d, s, at), credited(d->r, s, at)))
        d->spoken = (int)p->term;
    else if (!p && at > s->start)
        define_as(d, s, at);
    else if (!p && !define_it(d, s, at))
        d->spoken = speaks_of(d, s);
}

static bool is_question(kb_str text, const sentence *s)
{
    kb_str words = kb_str_cut(text, s->start, s->end);
    return kb_str_ends(words, KB_STR("？")) || kb_str_ends(words, KB_STR("?"));
}

/* The sentences behind byte `at`. */
static void define_sentences(definer *d, size_t block, size_t at)
{
    kb_str text = text_of(d->r, block);
    sentence s = {.block = block, .first = true};
    for (; kb_sentence_next(text, &at, &s.start, &s.end); s.first = false) {
        size_t start;
        if (is_question(text, &s))
            continue;
        for (size_t in = s.start; kb_clause_next(text, &in, s.end, &start);)
            define_clause(d, &s, start);
    }
}

/* ---- leads and headings ------------------------------------------------- */

static bool is_definable(kb_kind kind)
{
    return kind != KB_RISK && kind != KB_ORGANIZATION && kind != KB_PERSON &&
           kind != KB_POLICY;
}

/* The first sentence behind byte `at` of a block, where it is long enough. */
static bool opening_sentence(const kb_reading *r, sentence *out, size_t block,
                             size_t at)
{
    kb_str text = text_of(r, block);
    *out = (sentence){.block = block, .first = true};
    return at < text.len &&
           kb_sentence_next(text, &at, &out->start, &out->end) &&
           !is_question(text, out);
}

/* The first term of a sentence, or -1. */
static int first_term(const kb_reading *r, const sentence *s)
{
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    return from < to ? (int)r->places.data[from].term : -1;
}

/* The words of a lead without those that credit ("麦肯锡的定义"), or none. */
static kb_str creditor(const kb_rules *rules, kb_str lead)
{
    const kb_definition_rules *by = &rules->definitions[KB_WORDING_BY];
    for (size_t i = 0; i < by->len; i++) {
        kb_str words = by->data[i].words;
        if (kb_str_ends(lead, words) && lead.len > words.len)
            return kb_str_cut(lead, 0, lead.len - words.len);
    }
    return (kb_str){0};
}

/* Whether the heading over a block says that definitions stand there. */
static bool is_asked(const kb_reading *r, size_t block)
{
    int heading = r->doc->blocks[block].heading;
    return heading != KB_NO_BLOCK &&
           kb_wording_in(&r->x->rules, KB_WORDING_ASKS,
                         text_of(r, (size_t)heading));
}

/* Whether a lead is an organization or a person, known or by its last words. */
static bool is_issuer(const kb_reading *r, const kb_place *p, kb_str lead)
{
    const kb_type *head = kb_rules_head(&r->x->rules, lead);
    return p ? is_creditable(r, p)
             : head && head->concept && head->kind == KB_ORGANIZATION;
}

/* "麦肯锡的定义：…", or "麦肯锡：…" below 定义: who says it stands in the lead,
 * what it is of behind it.  @return the byte behind that sentence, or 0 */
static size_t define_credited(definer *d, size_t block)
{
    const kb_reading *r = d->r;
    kb_lead lead = kb_lead_of(&r->doc->blocks[block]);
    kb_str words = kb_str_cut(text_of(r, block), lead.start, lead.end);
    kb_str by = creditor(&r->x->rules, words);
    const kb_place *p = kb_topic_lead(r, block);
    int term = -1;
    sentence s;
    if (!opening_sentence(r, &s, block, lead.body))
        return 0;
    if (by.len > 0) {
        term = first_term(r, &s);
    } else if (is_asked(r, block) && is_issuer(r, p, words)) {
        term = kb_topic_main(r);
        by = words;
    }
    return term >= 0 && add(d, &s, (uint32_t)term, s.start, by) ? s.end : 0;
}

/* Whether a block lists what the concept of the heading above can do, rather
 * than concepts. */
static bool is_feature(const kb_reading *r, size_t block)
{
    int heading = r->doc->blocks[block].heading;
    const kb_place *p =
        heading == KB_NO_BLOCK ? NULL : kb_topic_lead(r, (size_t)heading);
    return p && (term_of(r, p)->type.kind == KB_PRODUCT ||
                 term_of(r, p)->type.kind == KB_MODEL ||
                 term_of(r, p)->type.kind == KB_APPLICATION);
}

/* Whether the words are a list of names, which explains nothing. */
static bool is_list(const kb_reading *r, const sentence *s)
{
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    const kb_place *p = from < to ? &r->places.data[from] : NULL;
    return p && from + 1 < to && p->start == s->start &&
           are_listed(text_of(r, s->block), p, p + 1);
}

/* Whether the sentence says what a concept does: "AIGC可以…". */
static bool acts(const kb_reading *r, const sentence *s)
{
    size_t from, to;
    kb_reading_within(r, s->block, s->start, s->end, &from, &to);
    const kb_place *p = from < to ? &r->places.data[from] : NULL;
    return p && p->start == s->start &&
           kb_wording_surety(&r->x->rules, text_of(r, s->block), p->end,
                             s->end) > 0;
}

/* Whether a bracket closes before the colon that ends at byte `at`: what comes
 * behind "GAN（Generative Adversarial Networks）：" says what it is. */
static bool has_aside(kb_str text, size_t at)
{
    while (at > 0) {
        uint32_t c = kb_utf8_prev(text, &at);
        if (c == ')' || c == 0xFF09)
            return true;
        if (kb_char_class_of(c) != KB_CHAR_PUNCT && c != ' ')
            break;
    }
    return false;
}

/* How surely what follows a lead says what it is: a technique or a part of the
 * industry is mostly explained; of other things it may say anything. */
static double lead_surety(const kb_reading *r, const sentence *s,
                          const kb_term *t)
{
    const unsigned explained = 1u << KB_TECHNIQUE | 1u << KB_LAYER |
                               1u << KB_INFRASTRUCTURE;
    const kb_rules *rules = &r->x->rules;
    kb_str text = text_of(r, s->block);
    const kb_definition_rule *open =
        kb_wording_at(rules, KB_WORDING_OPEN, text, s->start, s->end);
    bool generic =
        t->entry >= 0 && r->x->lexicon.entries.data[t->entry].generic;
    if (open)
        return open->sure;
    if (is_list(r, s))
        return 0;
    if (acts(r, s) || has_aside(text, s->start))
        return PLAIN;
    return (explained >> t->type.kind & 1 && !generic ? PLAIN : LEAD) +
           kb_wording_genus(rules, text, s->start, s->end);
}

/* A bold or marked lead, and with it the sentence that explains it.
 * @return the byte behind that sentence, or 0 */
static size_t define_lead(definer *d, size_t block)
{
    const kb_reading *r = d->r;
    const kb_block *b = &r->doc->blocks[block];
    kb_lead lead = kb_lead_of(b);
    const kb_place *p = kb_topic_lead(r, block);
    sentence s;

    /* "金融。面对…" names what the block is about, and explains nothing. */
    if (lead.start == lead.end || !p ||
        kb_str_starts(kb_str_cut(text_of(r, block), lead.end, b->len),
                      KB_STR("。")) ||
        !is_definable(term_of(r, p)->type.kind) || is_feature(r, block) ||
        !opening_sentence(r, &s, block, lead.body))
        return 0;
    d->spoken = (int)p->term;
    return lead_surety(r, &s, term_of(r, p)) >= SURE_ENOUGH &&
                   add(d, &s, p->term, lead.start, (kb_str){0})
               ? s.end
               : 0;
}

/* Whether a block is no more than one name: "扩散模型（Diffusion Model）". */
static bool is_name(const kb_reading *r, size_t block)
{
    kb_str text = text_of(r, block);
    size_t from, to;
    kb_reading_block(r, block, &from, &to);
    return from < to && r->places.data[from].start <= kb_lead_number(text) &&
           kb_clause_aside(text, r->places.data[from].end, text.len) ==
               text.len;
}

/* What a heading, or a line that is a name, is about: its lead, or the term of
 * "什么是X"; -1 for other blocks. */
static int asked(const kb_reading *r, size_t block)
{
    const kb_place *p = kb_topic_lead(r, block);
    size_t from, to;
    kb_reading_block(r, block, &from, &to);
    if (r->doc->blocks[block].type != KB_BLOCK_HEADING && !is_name(r, block))
        return -1;
    if (!p && from < to &&
        (is_name(r, block) ||
         kb_wording_in(&r->x->rules, KB_WORDING_ASKS, text_of(r, block))))
        p = &r->places.data[from];
    return p && is_definable(term_of(r, p)->type.kind) ? (int)p->term : -1;
}

/* Whether the sentence speaks to the reader, as advice does. */
static bool addresses(const kb_reading *r, const sentence *s)
{
    static const kb_str readers[] = {KB_STR_INIT("你"), KB_STR_INIT("您"),
                                     KB_STR_INIT("我们")};
    kb_str words = kb_str_cut(text_of(r, s->block), s->start, s->end);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (kb_str_find(words, readers[i], 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

/* The first words under a heading, which leave out what they are about. */
static void define_below(definer *d, size_t block)
{
    sentence s;
    d->asked = block > 0 ? asked(d->r, block - 1) : -1;
    if (d->asked >= 0)
        d->spoken = d->asked;
    if (d->asked < 0 || !opening_sentence(d->r, &s, block, 0))
        return;
    const kb_definition_rule *open = kb_wording_at(
        &d->r->x->rules, KB_WORDING_OPEN, text_of(d->r, block), s.start, s.end);
    if (open && open->sure >= SURE_ENOUGH && !addresses(d->r, &s))
        add(d, &s, (uint32_t)d->spoken, s.start, (kb_str){0});
}

/* "X | 一种…的模型": a row of a table that explains names. */
static void define_row(definer *d, size_t block)
{
    const kb_rules *rules = &d->r->x->rules;
    kb_str text = text_of(d->r, block);
    kb_str bar = KB_STR(" | ");
    ptrdiff_t found = kb_str_find(text, bar, 0);
    if (found <= 0)
        return;
    size_t at = (size_t)found + bar.len;
    ptrdiff_t close = kb_str_find(text, bar, at);
    const kb_place *p = kb_reading_at(d->r, block, 0, (size_t)found);
    sentence s = {.block = block,
                  .start = at,
                  .end = close == KB_STR_NONE ? text.len : (size_t)close};
    if (!p)
        return;
    const kb_definition_rule *open =
        kb_wording_at(rules, KB_WORDING_OPEN, text, at, s.end);
    if ((open && open->sure >= PROVEN) ||
        (kb_wording_genus(rules, text, at, s.end) > 0 &&
         kb_str_find(kb_str_cut(text, at, s.end), KB_STR("的"), 0) !=
             KB_STR_NONE))
        add(d, &s, p->term, 0, (kb_str){0});
}

/* ---- all ---------------------------------------------------------------- */

void kb_define(kb_reading *r, kb_definitions *out)
{
    definer d = {r, out, -1, -1};
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (r->doc->blocks[i].type == KB_BLOCK_HEADING)
            d.spoken = -1;
        if (!kb_reading_reads(r, i) ||
            r->doc->blocks[i].type == KB_BLOCK_HEADING)
            continue;
        if (r->doc->blocks[i].type == KB_BLOCK_ROW) {
            define_row(&d, i);
            continue;
        }
        define_below(&d, i);
        size_t behind = define_credited(&d, i);
        if (behind == 0)
            behind = define_lead(&d, i);
        define_sentences(&d, i, behind);
        if (r->doc->blocks[i].type == KB_BLOCK_ITEM)
            d.spoken = -1;
    }
}
