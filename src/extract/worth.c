/* worth.c - what each block of an article is worth as promotion. */
#include "extract/worth.h"

#include "extract/template.h"
#include "text/fold.h"

/* A block without words of promotion: entries of a list cost next to nothing,
 * whole sentences part zones. */
static const double WORTH_TEXT = -1.2, WORTH_HEADING = -0.3,
                    WORTH_ENTRY = -0.05, WORTH_CODE = -5, WORTH_LINK = 0.8,
                    WORTH_SECTION = -1.5;
/* From here on nothing else about the block matters. */
static const double STRONG = 2;
/* Long paragraphs have more words of any sort: what each character costs beyond
 * so many. */
static const double LENGTH_COST = 0.01;
enum {
    ENTRY_CHARS = 40,
    NAME_CHARS = 10,
    TEXT_CHARS = 50,
    OPENING_CHARS = 60,
    LINKS_MIN = 8,
    LINK_REST = 8, /* bytes: a number, a mark */
    TAIL_BLOCKS = 3
};

typedef struct worths {
    const kb_doc *doc;
    const kb_folded *folded; /* by block */
    kb_arena *arena;
    const kb_rules *rules;
    uint32_t *seen; /* by rule: the last block that has it, from 1 */
    kb_worth *list; /* by block */
} worths;

static bool parts_text(uint32_t c)
{
    return c == 0x3002 || c == ',' || c == ';' || c == '!' || c == '?';
}

static bool is_entry(const kb_folded *text)
{
    if (text->len > ENTRY_CHARS)
        return false;
    for (size_t i = 0; i < text->len; i++) {
        if (parts_text(text->chars[i]))
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
static void add_words(kb_worth *w, worths *all, uint32_t block,
                      const kb_folded *folded)
{
    const kb_block *b = &all->doc->blocks[block];
    kb_founds found = {0};
    kb_matcher_find(all->rules->promo_matcher, all->arena, folded, NULL, NULL,
                    &found);
    for (size_t i = 0; i < found.len; i++) {
        const kb_promo_rule *rule = &all->rules->promo.data[found.data[i].form];
        uint32_t *seen = &all->seen[found.data[i].form];
        if (*seen == block + 1)
            continue;
        *seen = block + 1;
        if (rule->refuses && b->type != KB_BLOCK_HEADING &&
            folded->len > NAME_CHARS)
            continue;
        w->value += rule->weight;
        w->opens |= rule->opens;
        w->leads |= rule->leads;
        w->refuses |= rule->refuses;
    }
}

static kb_worth worth_of(worths *all, uint32_t block)
{
    const kb_block *b = &all->doc->blocks[block];
    kb_worth w = {0};

    if (b->type == KB_BLOCK_CODE)
        return (kb_worth){.value = WORTH_CODE};
    const kb_folded *folded = &all->folded[block];
    double template = kb_rules_template(all->rules, kb_template_hash(folded));
    add_words(&w, all, block, folded);
    w.chars = folded->len;
    w.value += template;
    w.opens |= template >= STRONG;
    w.leads &= b->type == KB_BLOCK_HEADING;
    if (w.value < STRONG)
        w.value += plain_worth(b, folded);
    size_t free_chars = w.opens ? OPENING_CHARS : TEXT_CHARS;
    if (template <= 0 && folded->len > free_chars)
        w.value -= LENGTH_COST * (double)(folded->len - free_chars);
    return w;
}

/* Whether the block is an entry of a list and a link as a whole. */
static bool is_link(const kb_block *b)
{
    size_t linked = 0;
    if (b->type != KB_BLOCK_ITEM && b->type != KB_BLOCK_QUOTE)
        return false;
    for (size_t i = 0; i < b->mark_count; i++) {
        if (b->marks[i].type == KB_MARK_LINK)
            linked += b->marks[i].end - b->marks[i].start;
    }
    return linked > 0 && linked + LINK_REST >= b->len;
}

/* Whether the words above a list say that it is no promotion: references. */
static bool is_refused(const worths *all, size_t list)
{
    int heading = all->doc->blocks[list].heading;
    return (list > 0 && all->list[list - 1].refuses) ||
           (heading != KB_NO_BLOCK && all->list[heading].refuses);
}

/* A long list of nothing but links at the end is the author's other articles.
 */
static void add_links(worths *all)
{
    size_t n = all->doc->block_count, end = n;
    for (size_t skipped = 0; skipped < TAIL_BLOCKS && end > 0;
         skipped++, end--) {
        if (is_link(&all->doc->blocks[end - 1]))
            break;
    }
    size_t from = end;
    while (from > 0 && is_link(&all->doc->blocks[from - 1]))
        from--;
    if (end - from < LINKS_MIN || is_refused(all, from))
        return;
    for (size_t i = from; i < end; i++) {
        if (all->list[i].value < WORTH_LINK)
            all->list[i].value = WORTH_LINK;
        all->list[i].opens = true;
    }
}

/* A plain heading over plain text is a section of the article. */
static void add_sections(worths *all)
{
    const kb_block *blocks = all->doc->blocks;
    for (size_t i = 1; i < all->doc->block_count; i++) {
        if (blocks[i - 1].type == KB_BLOCK_HEADING &&
            blocks[i].type == KB_BLOCK_PARA &&
            all->list[i - 1].value <= WORTH_HEADING &&
            all->list[i].value <= WORTH_TEXT)
            all->list[i].value += WORTH_SECTION;
    }
}

kb_worth *kb_worth_of_blocks(const kb_doc *doc, const kb_folded *folded,
                             kb_arena *arena, const kb_rules *rules)
{
    size_t n = doc->block_count;
    worths all = {.doc = doc, .folded = folded, .arena = arena, .rules = rules};
    all.seen = kb_arena_alloc(arena, (rules->promo.len + 1) * sizeof *all.seen);
    all.list = kb_arena_alloc(arena, (n + 1) * sizeof *all.list);
    for (size_t i = 0; i < n; i++)
        all.list[i] = worth_of(&all, (uint32_t)i);
    add_links(&all);
    add_sections(&all);
    return all.list;
}
