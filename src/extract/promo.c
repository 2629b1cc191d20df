/* promo.c - finds promotional blocks: zones, not words.
 *
 * Words of promotion are precise but rare; what surrounds them is promotion
 * too.  So each block gets a worth, most a small negative one, and maximal runs
 * are taken (Ruzzo and Tompa, "A linear time algorithm for finding all maximal
 * scoring subsequences", 1999, in its simple greedy form).  A run that is
 * promotion then takes in what belongs to it: the rest of its lists, what is
 * under its headings, and the headings that lead to it. */
#include "extract/promo.h"

#include "extract/template.h"
#include "text/fold.h"
#include "text/utf8.h"

/* A block without such words: entries of a list cost next to nothing, whole
 * sentences part zones. */
static const double WORTH_TEXT = -1.2, WORTH_HEADING = -0.3,
                    WORTH_ENTRY = -0.05, WORTH_CODE = -5;
/* From here on nothing else about the block matters. */
static const double STRONG = 2;
/* Long paragraphs have more words of any sort. */
static const double LENGTH_COST = 0.01;
/* A zone at either end of the article needs less. */
static const double ZONE_WORTH = 6, EDGE_WORTH = 4, ZONE_DROP = 5;
enum {
    ENTRY_CHARS = 40,
    LONG_CHARS = 100,
    HEADINGS_BEFORE = 2,
    LEAD_BLOCKS = 5,
    GAP_BLOCKS = 12,
    TAIL_BLOCKS = 3,
    TAIL_CHARS = 12
};

typedef struct worth {
    double value;
    size_t chars; /* folded */
    bool opens, leads;
} worth;

typedef struct zones {
    kb_doc *doc;
    kb_arena *arena;
    const kb_rules *rules;
    uint32_t *seen; /* by rule: the last block that has it, from 1 */
    worth *worths;  /* by block */
    size_t done;    /* blocks before it belong to an earlier zone */
} zones;

/* ---- what a block is worth ---------------------------------------------- */

static bool ends_sentence(uint32_t c)
{
    return c == 0x3002 || c == ';' || c == '!' || c == '?'; /* folded */
}

static bool is_entry(const kb_folded *text)
{
    if (text->len > ENTRY_CHARS)
        return false;
    for (size_t i = 0; i < text->len; i++) {
        if (ends_sentence(text->chars[i]))
            return false;
    }
    return true;
}

static double plain_worth(const kb_block *b, const kb_folded *text)
{
    if (b->type == KB_BLOCK_HEADING)
        return WORTH_HEADING;
    return is_entry(text) ? WORTH_ENTRY : WORTH_TEXT;
}

/* Adds up the words of a block, each once. */
static void add_words(worth *w, zones *z, uint32_t block,
                      const kb_folded *folded)
{
    kb_founds found = {0};
    kb_matcher_find(z->rules->promo_matcher, z->arena, folded, NULL, NULL,
                    &found);
    for (size_t i = 0; i < found.len; i++) {
        const kb_promo_rule *rule = &z->rules->promo.data[found.data[i].form];
        uint32_t *seen = &z->seen[found.data[i].form];
        if (*seen == block + 1)
            continue;
        *seen = block + 1;
        w->value += rule->weight;
        w->opens |= rule->opens;
        w->leads |= rule->leads;
    }
}

static worth worth_of(zones *z, uint32_t block)
{
    const kb_block *b = &z->doc->blocks[block];
    worth w = {0};

    if (b->type == KB_BLOCK_CODE)
        return (worth){.value = WORTH_CODE};
    kb_folded folded = kb_fold_text(z->arena, (kb_str){b->text, b->len});
    double template = kb_rules_template(z->rules, kb_template_hash(&folded));
    add_words(&w, z, block, &folded);
    w.chars = folded.len;
    w.value += template;
    w.opens |= template >= STRONG;
    w.leads &= b->type == KB_BLOCK_HEADING;
    if (w.value < STRONG)
        w.value += plain_worth(b, &folded);
    if (template <= 0 && folded.len > LONG_CHARS)
        w.value -= LENGTH_COST * (double)(folded.len - LONG_CHARS);
    return w;
}

/* ---- what belongs to a zone --------------------------------------------- */

/* Where the section of the heading ends. */
static size_t section_end(const kb_doc *doc, size_t heading)
{
    size_t to = heading + 1;
    while (to < doc->block_count &&
           (doc->blocks[to].type != KB_BLOCK_HEADING ||
            doc->blocks[to].level > doc->blocks[heading].level))
        to++;
    return to;
}

/* What stands under a heading that is promotional itself, is promotion. */
static size_t with_sections(const zones *z, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (z->doc->blocks[i].type != KB_BLOCK_HEADING ||
            z->worths[i].value <= 0)
            continue;
        size_t end = section_end(z->doc, i);
        if (end > to)
            to = end;
    }
    return to;
}

static bool is_list(const kb_doc *doc, size_t at)
{
    return doc->blocks[at].type == KB_BLOCK_ITEM ||
           doc->blocks[at].type == KB_BLOCK_QUOTE;
}

/* A list of which at least half is in the zone ends with it. */
static size_t with_list(const zones *z, size_t from, size_t to)
{
    size_t begin = to, end = to;
    if (!is_list(z->doc, to - 1))
        return to;
    while (begin > from &&
           z->doc->blocks[begin - 1].type == z->doc->blocks[to - 1].type)
        begin--;
    while (end < z->doc->block_count &&
           z->doc->blocks[end].type == z->doc->blocks[to - 1].type)
        end++;
    return end - to <= to - begin ? end : to;
}

/* A few words behind the last zone belong to it. */
static size_t with_tail(const zones *z, size_t to)
{
    size_t n = z->doc->block_count;
    if (n - to > TAIL_BLOCKS)
        return to;
    for (size_t i = to; i < n; i++) {
        if (z->worths[i].chars > TAIL_CHARS ||
            z->doc->blocks[i].type == KB_BLOCK_CODE)
            return to;
    }
    return n;
}

/* Whether the block is a heading above what begins behind it, and has nothing
 * behind the zone under it. */
static bool heads_only(const kb_doc *doc, size_t at, size_t to)
{
    const kb_block *b = &doc->blocks[at];
    return b[0].type == KB_BLOCK_HEADING && section_end(doc, at) <= to &&
           (b[1].type != KB_BLOCK_HEADING || b[1].level > b[0].level);
}

/* The heading that leads to the zone, a few blocks before, or the headings
 * right before it that have nothing else under them. */
static size_t with_headings(const zones *z, size_t from, size_t to)
{
    const kb_doc *doc = z->doc;
    for (size_t n = 0; n < LEAD_BLOCKS && from > z->done + n; n++) {
        size_t at = from - 1 - n;
        if (z->worths[at].leads && section_end(doc, at) >= from)
            return at;
    }
    for (int n = 0; n < HEADINGS_BEFORE && from > z->done; n++) {
        if (!heads_only(doc, from - 1, to))
            break;
        from--;
    }
    return from;
}

/* Where the zone before ends, if only a list lies between; else `from`. */
static size_t with_gap(const zones *z, size_t from)
{
    if (z->done == 0 || from - z->done > GAP_BLOCKS)
        return from;
    for (size_t i = z->done; i < from; i++) {
        if (!is_list(z->doc, i))
            return from;
    }
    return z->done;
}

/* Marks the zone with all that belongs to it; returns where it ends. */
static size_t mark(zones *z, size_t from, size_t to)
{
    to = with_list(z, from, to);
    to = with_sections(z, from, to);
    to = with_tail(z, to);
    from = with_headings(z, from, to);
    from = with_gap(z, from);
    for (size_t i = from; i < to; i++)
        z->doc->blocks[i].promo = true;
    z->done = to;
    return to;
}

/* ---- zones -------------------------------------------------------------- */

/* Takes the maximal run that begins at `from`; returns where to go on: a run
 * that begins inside is worth less, and has no opening word either. */
static size_t take_zone(zones *z, size_t from)
{
    size_t n = z->doc->block_count, best_to = from, at = from;
    double sum = 0, best = 0;
    bool opens = false, best_opens = false;

    for (; at < n && sum > best - ZONE_DROP; at++) {
        sum += z->worths[at].value;
        opens |= z->worths[at].opens;
        if (sum > best) {
            best = sum;
            best_to = at + 1;
            best_opens = opens;
        }
        if (sum <= 0)
            break;
    }
    bool edge = from <= 1 || best_to + 1 >= n;
    if (!best_opens || best < (edge ? EDGE_WORTH : ZONE_WORTH))
        return best_to;
    return mark(z, from, best_to);
}

void kb_promo_mark(kb_doc *doc, kb_arena *arena, const kb_rules *rules)
{
    size_t n = doc->block_count;
    zones z = {.doc = doc, .arena = arena, .rules = rules};
    z.seen = kb_arena_alloc(arena, (rules->promo.len + 1) * sizeof *z.seen);
    z.worths = kb_arena_alloc(arena, (n + 1) * sizeof *z.worths);
    for (size_t i = 0; i < n; i++)
        z.worths[i] = worth_of(&z, (uint32_t)i);
    for (size_t i = 0; i < n;)
        i = z.worths[i].value > 0 ? take_zone(&z, i) : i + 1;
}
