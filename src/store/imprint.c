/* imprint.c - what an article is compared with others by. */
#include "store/imprint.h"

#include <string.h>

#include "text/sentence.h"
#include "text/utf8.h"

enum {
    COMPARED_LEAST = 100,  /* letters */
    CONTAINED_LEAST = 500, /* of the shorter text */
    CLAIM_LEAST = 20 /* letters of a sentence that two would not write alike */
};

static const double copy_jaccard = 0.6, copy_containment = 0.8;

_Static_assert((int)KB_IMPRINT_BANDS == (int)KB_SKETCH_BANDS, "as sketches");

/* ---- letters and claims ------------------------------------------------- */

typedef KB_VEC(kb_claim) claims;

static bool counts(const kb_block *block)
{
    return !block->promo && block->type != KB_BLOCK_CODE;
}

kb_letters kb_imprint_letters(kb_arena *arena, const kb_doc *doc)
{
    kb_letters letters = {0};

    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *block = &doc->blocks[i];
        if (counts(block))
            kb_letters_add(&letters, arena, (kb_str){block->text, block->len});
    }
    return letters;
}

/* Nothing but blanks stands between the sentences: so all letters are read. */
static void read_block(kb_letters *letters, claims *found, kb_arena *scratch,
                       const kb_doc *doc, size_t block)
{
    kb_str text = {doc->blocks[block].text, doc->blocks[block].len};
    kb_ruler ruler = {.text = text};
    size_t at = 0, start, end;

    while (kb_sentence_next(text, &at, &start, &end)) {
        size_t from = letters->len;
        kb_letters_add(letters, scratch, kb_str_cut(text, start, end));
        if (letters->len - from < CLAIM_LEAST)
            continue;
        kb_claim claim = {.block = (uint32_t)block};
        claim.start = (uint32_t)kb_ruler_chars(&ruler, start);
        claim.end = (uint32_t)kb_ruler_chars(&ruler, end);
        /* 31 bits: claims of one fact are compared, and they are few */
        claim.value =
            (uint32_t)(kb_letters_digest(letters, from, letters->len) >> 33);
        claim.value += claim.value == 0;
        kb_vec_push(scratch, found, claim);
    }
}

kb_imprint *kb_imprint_of(kb_arena *arena, kb_arena *scratch, const kb_doc *doc)
{
    kb_imprint *out = kb_arena_alloc(arena, sizeof *out);
    kb_letters letters = {0};
    claims found = {0};
    kb_sketch sketch;

    for (size_t i = 0; i < doc->block_count; i++) {
        if (counts(&doc->blocks[i]))
            read_block(&letters, &found, scratch, doc, i);
    }
    out->letters = letters.len;
    if (letters.len > 0)
        out->digest = kb_letters_digest(&letters, 0, letters.len);
    if (kb_sketch_make(&sketch, &letters))
        kb_sketch_bands(out->bands, &sketch);
    kb_claim *kept = kb_arena_alloc(arena, found.len * sizeof *kept);
    if (found.len > 0)
        memcpy(kept, found.data, found.len * sizeof *kept);
    out->claims = kept;
    out->claim_count = found.len;
    return out;
}

static bool is_before(const kb_claim *claim, kb_span span)
{
    if (claim->block != span.block)
        return claim->block < span.block;
    return claim->end <= span.start;
}

uint32_t kb_imprint_claim(const kb_imprint *imprint, kb_span span)
{
    size_t from = 0, end = imprint->claim_count;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (is_before(&imprint->claims[middle], span))
            from = middle + 1;
        else
            end = middle;
    }
    const kb_claim *claim = &imprint->claims[from];
    bool within = from < imprint->claim_count && claim->block == span.block &&
                  claim->start <= span.start;
    return within ? claim->value : 0;
}

/* ---- copies ------------------------------------------------------------- */

bool kb_copies_compare(size_t letters)
{
    return letters >= COMPARED_LEAST;
}

bool kb_copies_are(const kb_copy_text *a, const kb_copy_text *b)
{
    size_t shorter = a->letters < b->letters ? a->letters : b->letters;
    const kb_shingles *x = &a->shingles, *y = &b->shingles;

    return kb_shingles_jaccard(x, y) >= copy_jaccard ||
           (shorter >= CONTAINED_LEAST &&
            kb_shingles_containment(x, y) >= copy_containment);
}
