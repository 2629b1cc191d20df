/* copies.c - `copies STORE`: compares every two articles of a store in full,
 * and measures its clusters and the sketches against that.  It counts shingles
 * by other means than the program does.  Exit code 1 where precision is below
 * 0.97 or recall below 0.95. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/unions.h"
#include "base/vec.h"
#include "query/passage.h"
#include "query/reader.h"
#include "text/shingle.h"
#include "unit/check.h"

static const double least_precision = 0.97, least_recall = 0.95;

typedef struct text {
    const char *key;
    uint64_t cluster;
    size_t letters;
    uint64_t *shingles; /* in order, each once */
    size_t shingle_count;
    kb_sketch sketch;
} text;

typedef struct counting {
    kb_arena *arena;
    KB_VEC(text) texts;
    size_t wanted, found, right; /* pairs */
    size_t closed, joined;       /* with those that copies of copies make */
    double error, most_error;    /* of sketches, where they have a fifth */
    size_t errors;
} counting;

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void make_shingles(text *t, kb_arena *arena, const kb_letters *letters)
{
    size_t n = letters->len < KB_SHINGLE ? 0 : letters->len - KB_SHINGLE + 1;

    t->shingles = kb_arena_alloc(arena, n * sizeof *t->shingles);
    for (size_t i = 0; i < n; i++)
        t->shingles[i] = kb_hash((kb_str){(const char *)(letters->data + i),
                                          KB_SHINGLE * sizeof(uint32_t)});
    if (n > 0)
        qsort(t->shingles, n, sizeof *t->shingles, by_value);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || t->shingles[i] != t->shingles[i - 1])
            t->shingles[t->shingle_count++] = t->shingles[i];
    }
}

static kb_status add_text(void *context, const kb_article *article)
{
    counting *c = context;
    kb_arena *scratch = kb_arena_new();
    const uint32_t *offsets = kb_block_offsets(scratch, article);
    kb_letters letters = {0};
    text t = {.key = kb_arena_strdup(c->arena, article->key),
              .cluster = article->cluster};

    for (size_t i = 0; i < article->block_count; i++) {
        if (kb_block_is_searched(&article->blocks[i]))
            kb_letters_add(&letters, scratch,
                           kb_block_text(article, offsets, i));
    }
    t.letters = letters.len;
    make_shingles(&t, c->arena, &letters);
    kb_sketch_make(&t.sketch, &letters);
    kb_vec_push(c->arena, &c->texts, t);
    kb_arena_free(scratch);
    return KB_OK;
}

static double common(const text *a, const text *b)
{
    size_t i = 0, j = 0, n = 0;

    while (i < a->shingle_count && j < b->shingle_count) {
        uint64_t x = a->shingles[i], y = b->shingles[j];
        n += x == y;
        i += x <= y;
        j += y <= x;
    }
    return (double)n;
}

/* By the rule of docs/sources.md. */
static bool are_copies(counting *c, const text *a, const text *b)
{
    const text *low = a->letters < b->letters ? a : b;
    double n = common(a, b);
    double all = (double)(a->shingle_count + b->shingle_count) - n;
    double jaccard = all > 0 ? n / all : 0;

    if (jaccard >= 0.2) {
        double error =
            fabs(jaccard - kb_sketch_likeness(&a->sketch, &b->sketch));
        c->error += error;
        c->most_error = fmax(c->most_error, error);
        c->errors++;
    }
    if (low->letters < 100)
        return a->letters == b->letters && a->letters > 0 &&
               (jaccard >= 1 || all == 0);
    return jaccard >= 0.6 ||
           (low->letters >= 500 && n / (double)low->shingle_count >= 0.8);
}

static void compare_all(counting *c)
{
    kb_unions unions = kb_unions_new(c->arena, c->texts.len);

    for (uint32_t i = 0; i < c->texts.len; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const text *a = &c->texts.data[i], *b = &c->texts.data[j];
            bool found = a->cluster == b->cluster;
            bool wanted = are_copies(c, a, b);
            c->wanted += wanted;
            c->found += found;
            c->right += wanted && found;
            if (wanted)
                kb_unions_join(&unions, i, j);
            if (wanted && !found)
                printf("not found: s:%s s:%s\n", a->key, b->key);
        }
    }
    for (uint32_t i = 0; i < c->texts.len; i++) {
        for (uint32_t j = 0; j < i; j++) {
            bool closed =
                kb_unions_find(&unions, i) == kb_unions_find(&unions, j);
            c->closed += closed;
            c->joined +=
                closed && c->texts.data[i].cluster == c->texts.data[j].cluster;
        }
    }
}

static double share(size_t part, size_t of)
{
    return of > 0 ? (double)part / (double)of : 1;
}

int main(int argc, char **argv)
{
    counting c = {.arena = kb_arena_new()};
    kb_article_query query = {.with_text = true};
    kb_store *store = NULL;
    kb_error err;

    if (argc != 2)
        return EXIT_FAILURE;
    kb_status status = kb_store_open(&store, argv[1], KB_READ, &err);
    if (status == KB_OK)
        status = kb_store_articles(store, &query, add_text, &c, &err);
    if (status != KB_OK)
        printf("%s\n", err.message);
    compare_all(&c);
    double precision = share(c.right, c.found);
    double recall = share(c.right, c.wanted);
    printf("%zu articles, %zu pairs by full comparison, %zu in clusters\n"
           "pairs of copies: precision %.4f, recall %.4f\n"
           "with copies of copies: %zu pairs, precision %.4f, recall %.4f\n"
           "sketches: mean error %.4f, most %.4f of %zu pairs\n",
           c.texts.len, c.wanted, c.found, precision, recall, c.closed,
           share(c.joined, c.found), share(c.joined, c.closed),
           c.errors > 0 ? c.error / (double)c.errors : 0, c.most_error,
           c.errors);
    kb_store_close(store);
    kb_arena_free(c.arena);
    return status == KB_OK && precision >= least_precision &&
                   recall >= least_recall
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
