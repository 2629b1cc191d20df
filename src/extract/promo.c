/* promo.c - finds promotional blocks: zones, not words.
 *
 * Words of promotion are precise but rare; what surrounds them is promotion
 * too.  So each block gets a worth, most a small negative one, and maximal runs
 * are taken (Ruzzo and Tompa, "A linear time algorithm for finding all maximal
 * scoring subsequences", 1999, in its simple greedy form).  A run that is
 * promotion then takes in what belongs to it: the rest of its lists, what is
 * under its headings, and the headings that lead to it. */
#include "extract/promo.h"

#include "extract/worth.h"

/* What a zone begins with, and a heading whose section belongs to it. */
static const double WORTH_BEGIN = 0.7;
/* A zone at either end of the article needs less. */
static const double ZONE_WORTH = 6, EDGE_WORTH = 2, ZONE_DROP = 5,
                    SECTION_COST = 12;
enum {
    HEADINGS_BEFORE = 2,
    LEAD_BLOCKS = 5,
    LEAD_CHARS = 20,
    LIST_BLOCKS = 20,
    GAP_BLOCKS = 12,
    TAIL_BLOCKS = 3,
    TAIL_CHARS = 12,
    ITEM_CHARS = 30
};

typedef struct zones {
    kb_doc *doc;
    const kb_worth *worths; /* by block */
    size_t done;            /* blocks before it belong to an earlier zone */
} zones;

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

/* What stands under a heading that is promotional itself, is promotion: the
 * rest of its section up to the next heading, where that is no article of its
 * own. */
static size_t with_sections(const zones *z, size_t from, size_t to)
{
    size_t end = to;
    double rest = 0;
    for (size_t i = from; i < to; i++) {
        if (z->doc->blocks[i].type != KB_BLOCK_HEADING ||
            z->worths[i].value < WORTH_BEGIN)
            continue;
        size_t section = section_end(z->doc, i);
        end = section > end ? section : end;
    }
    for (size_t i = to; i < end; i++) {
        rest += z->worths[i].value;
        if (rest < -SECTION_COST)
            return to;
    }
    return end;
}

static bool is_listed(const kb_block *b)
{
    return b->type == KB_BLOCK_ITEM || b->type == KB_BLOCK_QUOTE ||
           b->type == KB_BLOCK_ROW;
}

/* How many blocks from `at` on are entries of one list; `most` and one is
 * enough to know. */
static size_t list_blocks(const kb_doc *doc, size_t at, size_t most)
{
    size_t n = 0;
    while (at + n < doc->block_count && n <= most &&
           is_listed(&doc->blocks[at + n]) &&
           doc->blocks[at + n].type == doc->blocks[at].type)
        n++;
    return n;
}

/* A list of which at least half is in the zone ends with it; so does one that
 * the zone's last words announce. */
static size_t with_list(const zones *z, size_t from, size_t to)
{
    const kb_block *blocks = z->doc->blocks;
    const kb_worth *last = &z->worths[to - 1];
    size_t most = 0, rest;

    if (to < z->doc->block_count && is_listed(&blocks[to]) &&
        blocks[to].type == blocks[to - 1].type) {
        while (to - most > from &&
               blocks[to - most - 1].type == blocks[to].type)
            most++;
    } else if (last->opens && last->chars <= LEAD_CHARS) {
        most = LIST_BLOCKS;
    }
    rest = list_blocks(z->doc, to, most);
    return rest <= most ? to + rest : to;
}

/* Whether nothing but short items follows: the sender's other articles. */
static bool ends_in_list(const zones *z, size_t to)
{
    for (size_t i = to; i < z->doc->block_count; i++) {
        if (z->doc->blocks[i].type != KB_BLOCK_ITEM ||
            z->worths[i].chars > ITEM_CHARS)
            return false;
    }
    return true;
}

/* A few words behind the last zone belong to it. */
static size_t with_tail(const zones *z, size_t to)
{
    size_t n = z->doc->block_count;
    if (n - to > TAIL_BLOCKS)
        return ends_in_list(z, to) ? n : to;
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

/* The headings of a road map stand side by side: where the zone begins with
 * one, those before it that are promotional too belong to it, with what is
 * under. */
static size_t with_siblings(const zones *z, size_t from)
{
    const kb_doc *doc = z->doc;
    double rest = 0;
    for (size_t at = from;
         at > z->done && doc->blocks[from].type == KB_BLOCK_HEADING; at--) {
        const kb_block *b = &doc->blocks[at - 1];
        double value = z->worths[at - 1].value;
        rest += value < 0 ? value : 0;
        if (rest < -SECTION_COST)
            break;
        if (b->type != KB_BLOCK_HEADING || b->level > doc->blocks[from].level)
            continue;
        if (b->level < doc->blocks[from].level || value < WORTH_BEGIN)
            break;
        from = at - 1;
        rest = 0;
    }
    return from;
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
        if (!is_listed(&z->doc->blocks[i]))
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
    from = with_siblings(z, from);
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

static kb_folded *fold_blocks(const kb_doc *doc, kb_arena *arena)
{
    kb_folded *folded =
        kb_arena_alloc(arena, (doc->block_count + 1) * sizeof *folded);
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        if (b->type != KB_BLOCK_CODE)
            folded[i] = kb_fold_text(arena, (kb_str){b->text, b->len});
    }
    return folded;
}

kb_folded *kb_promo_mark(kb_doc *doc, kb_arena *arena, const kb_rules *rules)
{
    kb_folded *folded = fold_blocks(doc, arena);
    zones z = {.doc = doc,
               .worths = kb_worth_of_blocks(doc, folded, arena, rules)};
    for (size_t i = 0; i < doc->block_count;)
        i = z.worths[i].value >= WORTH_BEGIN ? take_zone(&z, i) : i + 1;
    return folded;
}
