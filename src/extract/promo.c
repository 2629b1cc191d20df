/* promo.c - finds promotional blocks: zones, not words.
 *
 * Words of promotion are precise but rare; what surrounds them is promotion
 * too.  So each block gets a worth, most a small negative one, and maximal runs
 * are taken (Ruzzo and Tompa, "A linear time algorithm for finding all maximal
 * scoring subsequences", 1999, in its simple greedy form). */
#include "extract/promo.h"

#include "text/fold.h"
#include "text/utf8.h"

static const double WORTH_TEXT = -0.8, WORTH_SHORT = -0.1, WORTH_CODE = -5;
static const double ZONE_WORTH = 5, ZONE_DROP = 5;
enum { SHORT_CHARS = 20, HEADINGS_BEFORE = 2 };

typedef struct worth {
    double value;
    bool opens;
} worth;

static worth worth_of(const kb_block *b, kb_arena *arena, const kb_rules *rules)
{
    kb_str text = {b->text, b->len};
    kb_founds found = {0};
    worth w = {0};

    if (b->type == KB_BLOCK_CODE)
        return (worth){WORTH_CODE, false};
    kb_folded folded = kb_fold_text(arena, text);
    kb_matcher_find(rules->promo_matcher, arena, &folded, NULL, NULL, &found);
    for (size_t i = 0; i < found.len; i++) {
        const kb_promo_rule *rule = &rules->promo.data[found.data[i].form];
        w.value += rule->weight;
        w.opens |= rule->opens;
    }
    if (found.len == 0)
        w.value = b->type == KB_BLOCK_HEADING || folded.len < SHORT_CHARS
                      ? WORTH_SHORT
                      : WORTH_TEXT;
    return w;
}

/* The headings right before the zone belong to it. */
static size_t with_headings(const kb_doc *doc, size_t from)
{
    for (int n = 0; n < HEADINGS_BEFORE && from > 0; n++) {
        if (doc->blocks[from - 1].type != KB_BLOCK_HEADING)
            break;
        from--;
    }
    return from;
}

/* What stands under a promotional heading is promotion, up to the next heading
 * of the same or a higher level. */
static size_t with_section(const kb_doc *doc, size_t from, size_t to)
{
    int level = 0;
    for (size_t i = from; i < to; i++) {
        if (doc->blocks[i].type == KB_BLOCK_HEADING &&
            (level == 0 || doc->blocks[i].level < level))
            level = doc->blocks[i].level;
    }
    while (level > 0 && to < doc->block_count &&
           (doc->blocks[to].type != KB_BLOCK_HEADING ||
            doc->blocks[to].level > level))
        to++;
    return to;
}

/* Marks the zone with all that belongs to it; returns where it ends. */
static size_t mark(kb_doc *doc, size_t from, size_t to)
{
    from = with_headings(doc, from);
    to = with_section(doc, from, to);
    for (size_t i = from; i < to; i++)
        doc->blocks[i].promo = true;
    return to;
}

/* Takes the maximal run that begins at `from`; returns where to go on: a run
 * that begins inside is worth less, and has no opening word either. */
static size_t take_zone(kb_doc *doc, const worth *worths, size_t from)
{
    double sum = 0, best = 0;
    size_t best_to = from, at = from;
    bool opens = false, best_opens = false;

    for (; at < doc->block_count && sum > best - ZONE_DROP; at++) {
        sum += worths[at].value;
        opens |= worths[at].opens;
        if (sum > best) {
            best = sum;
            best_to = at + 1;
            best_opens = opens;
        }
        if (sum <= 0)
            break;
    }
    if (best < ZONE_WORTH || !best_opens)
        return best_to;
    return mark(doc, from, best_to);
}

void kb_promo_mark(kb_doc *doc, kb_arena *arena, const kb_rules *rules)
{
    size_t n = doc->block_count;
    worth *worths = kb_arena_alloc(arena, (n + 1) * sizeof *worths);
    for (size_t i = 0; i < n; i++)
        worths[i] = worth_of(&doc->blocks[i], arena, rules);
    for (size_t i = 0; i < n;)
        i = worths[i].value > 0 ? take_zone(doc, worths, i) : i + 1;
}
