/* passage.c - the line of an article that shows best why it was found. */
#include "query/passage.h"

#include <stdlib.h>

#include "text/sentence.h"
#include "text/utf8.h"

enum {
    LINE = 80,      /* columns of a passage */
    HITS_LINE = 64, /* columns within which its hits lie */
    LEAD = 14       /* columns before the first hit, where a sentence is long */
};

/* Words of a paragraph tell more than those of a heading. */
static const double heading_share = 0.8;

/* A stretch of a block: bytes. */
typedef struct window {
    size_t start, end;
} window;

/* What was found in the block that was chosen. */
typedef struct choice {
    size_t block;
    double weight;
    kb_spots spots;
} choice;

bool kb_block_is_searched(const kb_block_ref *block)
{
    return block->type != KB_BLOCK_CODE && !block->promo;
}

double kb_parts_weight(kb_parts parts, const double *weights)
{
    double sum = 0;
    for (size_t i = 0; parts != 0; i++, parts >>= 1)
        sum += parts & 1 ? weights[i] : 0;
    return sum;
}

/* ---- the block ---------------------------------------------------------- */

static size_t first_block(const kb_article *article)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const kb_block_ref *block = &article->blocks[i];
        if (kb_block_is_searched(block) && block->type != KB_BLOCK_HEADING)
            return i;
    }
    return 0;
}

static choice choose_block(const kb_article *article, const uint32_t *offsets,
                           const kb_passage_query *query)
{
    choice best = {.block = first_block(article)};
    double most = kb_parts_weight(query->needle->all, query->weights);

    for (size_t i = 0; i < article->block_count && best.weight < most; i++) {
        kb_spots spots = {.arena = query->scratch};
        if (!kb_block_is_searched(&article->blocks[i]))
            continue;
        kb_needle_find(&spots, query->needle,
                       kb_block_text(article, offsets, i));
        double weight = kb_parts_weight(spots.parts, query->weights);
        if (article->blocks[i].type == KB_BLOCK_HEADING)
            weight *= heading_share;
        if (weight > best.weight)
            best = (choice){i, weight, spots};
    }
    return best;
}

/* ---- the line ----------------------------------------------------------- */

static int compare_spots(const void *a, const void *b)
{
    const kb_spot *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

static size_t columns(kb_str text, size_t start, size_t end)
{
    return kb_utf8_columns(kb_str_cut(text, start, end));
}

/* The hits that lie near each other and weigh most; of equal ones the first. */
static window densest(kb_str text, const choice *c,
                      const kb_passage_query *query)
{
    const kb_spot *spots = c->spots.found.data;
    window best = {0, 0};
    double most = 0;

    for (size_t i = 0; i < c->spots.found.len; i++) {
        kb_parts parts = 0;
        window w = {spots[i].start, spots[i].start};
        size_t width = 0;
        for (size_t k = i; k < c->spots.found.len; k++) {
            size_t more = spots[k].end > w.end ? spots[k].end : w.end;
            width += columns(text, w.end, more);
            if (width > HITS_LINE)
                break;
            parts |= query->needle->parts[spots[k].part].inside;
            w.end = more;
        }
        double weight = kb_parts_weight(parts, query->weights);
        if (weight > most) {
            most = weight;
            best = w;
        }
    }
    return best;
}

/* The first byte from which at most `room` columns lead to `end`. */
static size_t back_off(kb_str text, size_t end, size_t room)
{
    size_t at = end;
    for (size_t before = at, width = 0; at > 0; at = before) {
        width += (size_t)kb_char_columns(kb_utf8_prev(text, &before));
        if (width > room)
            break;
    }
    return at;
}

static size_t forward(kb_str text, size_t start, size_t room)
{
    size_t at = start;
    for (size_t next = at, width = 0; at < text.len; at = next) {
        width += (size_t)kb_char_columns(kb_utf8_next(text, &next));
        if (width > room)
            break;
    }
    return at;
}

/* Fills a line around the hits: whole sentences as far as they fit. */
static void fill_line(kb_search_hit *out, window *w, kb_str text)
{
    size_t start, end, at;

    kb_sentence_around(text, w->start, &start, &end);
    if (w->end < start) /* nothing was found in it, and it begins with blanks */
        w->end = start;
    out->cut_before = columns(text, start, w->end) > LINE;
    w->start = out->cut_before ? back_off(text, w->start, LEAD) : start;

    at = w->start;
    size_t fitting = w->start, next, last;
    while (kb_sentence_next(text, &at, &next, &last) &&
           columns(text, w->start, last) <= LINE)
        fitting = last;
    out->cut_after = fitting < w->end || fitting == w->start;
    w->end = out->cut_after ? forward(text, w->start, LINE) : fitting;
}

static void add_marks(kb_search_hit *out, kb_arena *arena, const window *w,
                      const kb_spots *spots)
{
    kb_stretch *marks = kb_arena_alloc(arena, spots->found.len * sizeof *marks);
    size_t n = 0;

    for (size_t i = 0; i < spots->found.len; i++) {
        kb_stretch s = {spots->found.data[i].start, spots->found.data[i].end};
        if (s.start < w->start || s.end > w->end)
            continue;
        s.start -= (uint32_t)w->start;
        s.end -= (uint32_t)w->start;
        if (n > 0 && s.start <= marks[n - 1].end) {
            if (s.end > marks[n - 1].end)
                marks[n - 1].end = s.end;
        } else {
            marks[n++] = s;
        }
    }
    out->marks = marks;
    out->mark_count = n;
}

/* ------------------------------------------------------------------------- */

void kb_passage_choose(kb_search_hit *out, kb_arena *arena,
                       const kb_article *article, const kb_passage_query *query)
{
    out->passage.source = kb_source_copy(arena, article);
    out->passage.quote = "";
    if (article->block_count == 0)
        return;

    const uint32_t *offsets = kb_block_offsets(query->scratch, article);
    choice c = choose_block(article, offsets, query);
    kb_str text = kb_block_text(article, offsets, c.block);
    if (c.spots.found.len > 0)
        qsort(c.spots.found.data, c.spots.found.len, sizeof(kb_spot),
              compare_spots);
    window w = densest(text, &c, query);
    if (text.len > 0)
        fill_line(out, &w, text);
    add_marks(out, arena, &w, &c.spots);
    const kb_page page = {*article, offsets};
    kb_page_place(&out->passage, arena, &page, c.block, w.start, w.end);
}
