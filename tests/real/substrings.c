/* substrings.c - `substrings STORE COUNT`: draws so many sentences from a
 * store, and looks every piece of one to four Han characters up: it must find
 * the article.  Exit code 1, and the pieces, where some do not. */
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/sets.h"
#include "query/passage.h"
#include "text/sentence.h"
#include "unit/check.h"
#include "unit/substring.h"

typedef struct drawing {
    substrings pieces;
    uint64_t seed;
    size_t drawn, missing;
} drawing;

/* Draws a sentence of the text, of those that are searched. */
static void draw(drawing *d, const kb_article *article, kb_str text)
{
    size_t at = 0, start = 0, end = 0, count = 0, next, last;

    while (kb_sentence_next(text, &at, &next, &last)) {
        if (next_random(&d->seed, (uint32_t)++count) != 0)
            continue;
        start = next;
        end = last;
    }
    if (count == 0)
        return;
    d->drawn++;
    kb_str missing = substring_missing(&d->pieces, kb_str_cut(text, start, end),
                                       article->id);
    if (!missing.ptr)
        return;
    d->missing++;
    printf("'%.*s' does not find s:%s\n", (int)missing.len, missing.ptr,
           article->key);
}

static kb_status draw_from(void *context, const kb_article *article)
{
    drawing *d = context;
    const uint32_t *offsets = kb_block_offsets(d->pieces.arena, article);
    size_t n = article->block_count;
    size_t block = n > 0 ? next_random(&d->seed, (uint32_t)n) : 0;

    if (n > 0 && kb_block_is_searched(&article->blocks[block]))
        draw(d, article, kb_block_text(article, offsets, block));
    kb_arena_clear(d->pieces.arena);
    return KB_OK;
}

static kb_status draw_all(drawing *d, size_t wanted, kb_error *err)
{
    kb_set_query all = KB_SET_QUERY_ALL;
    kb_arena *arena = kb_arena_new();
    kb_article_set *set = &d->pieces.all;
    kb_status status =
        kb_store_articles_with(set, d->pieces.store, arena, &all, err);

    while (status == KB_OK && set->len > 0 && d->drawn < wanted) {
        uint32_t at = next_random(&d->seed, (uint32_t)set->len);
        kb_article_query query = {.ids = &set->members[at].place,
                                  .id_count = 1,
                                  .places = true,
                                  .with_text = true};
        status = kb_store_articles(d->pieces.store, &query, draw_from, d, err);
    }
    kb_arena_free(arena);
    return status;
}

int main(int argc, char **argv)
{
    drawing d = {.pieces = {.arena = kb_arena_new()}, .seed = 1};
    kb_error err;

    if (argc != 3)
        return EXIT_FAILURE;
    kb_status status = kb_store_open(&d.pieces.store, argv[1], KB_READ, &err);
    if (status == KB_OK)
        status = draw_all(&d, (size_t)strtoul(argv[2], NULL, 10), &err);
    if (status != KB_OK)
        printf("%s\n", err.message);
    printf("%zu sentences, %zu pieces, %zu sentences with a piece that does "
           "not find them\n",
           d.drawn, d.pieces.count, d.missing);
    kb_store_close(d.pieces.store);
    kb_arena_free(d.pieces.arena);
    return status == KB_OK && d.missing == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
