/* sentences.c - finds the sentences that a query is about, in the articles
 * that have most of it. */
#include <math.h>
#include <stdlib.h>

#include "aigckb/search.h"
#include "base/hash.h"
#include "base/map.h"
#include "query/passage.h"
#include "text/sentence.h"
#include "text/utf8.h"

enum {
    ARTICLES = 200, /* that are read, at least */
    ARTICLES_MAX = 1 << 17,
    PER_HIT = 2, /* articles for each hit asked for */
    BATCH = 256  /* that are read at once */
};

/* What makes a sentence better, each a share; words of headings count
 * less. */
static const kb_summand ranking[] = {
    {"words", .weight = 3}, /* of the query's weight, in it */
    {"title",
     .weight = 0.5}, /* of the query's weight, in the article's title */
};
enum { PARTS = sizeof ranking / sizeof *ranking };

static const double heading_share = 0.8;

/* Who has less of the query, against who has most, is not about it. */
static const double least = 0.34;

typedef struct sentence {
    uint64_t article;
    uint64_t letters;    /* their hash */
    uint32_t block;      /* of the article */
    uint32_t start, end; /* code points of the article's text */
    double words;        /* share of the query's weight */
    size_t copies;
    double score;
    double parts[PARTS];
} sentence;

typedef struct search {
    kb_store *store;
    kb_arena *arena;
    kb_arena *scratch; /* for one article */
    const kb_search_query *query;
    kb_needle needle;
    double weights[KB_NEEDLE_PARTS], weight; /* of its parts, and of all */
    KB_VEC(sentence) found;
    bool complete; /* no other article has a word of it */
} search;

/* ---- reading ------------------------------------------------------------ */

static double share_of(const search *s, kb_parts parts)
{
    return s->weight > 0 ? kb_parts_weight(parts, s->weights) / s->weight : 0;
}

static void read_block(search *s, const kb_article *article,
                       const uint32_t *offsets, size_t block, double title)
{
    const kb_block_ref *ref = &article->blocks[block];
    double worth = ref->type == KB_BLOCK_HEADING ? heading_share : 1;
    kb_str text = kb_block_text(article, offsets, block);
    kb_ruler ruler = {.text = text};
    size_t at = 0, start, end;

    while (kb_sentence_next(text, &at, &start, &end)) {
        kb_spots spots = {.arena = s->scratch};
        kb_str letters = kb_str_cut(text, start, end);
        kb_needle_find(&spots, &s->needle, letters);
        if (spots.parts == 0)
            continue;
        sentence found = {.article = article->id,
                          .letters = kb_hash(letters),
                          .block = (uint32_t)block,
                          .words = share_of(s, spots.parts)};
        found.start = ref->start + (uint32_t)kb_ruler_chars(&ruler, start);
        found.end = ref->start + (uint32_t)kb_ruler_chars(&ruler, end);
        found.parts[0] = worth * found.words;
        found.parts[1] = title;
        for (size_t i = 0; i < PARTS; i++)
            found.score += ranking[i].weight * found.parts[i];
        kb_vec_push(s->arena, &s->found, found);
    }
}

static kb_status read_article(void *context, const kb_article *article)
{
    search *s = context;
    kb_spots title = {.arena = s->scratch};
    const uint32_t *offsets = kb_block_offsets(s->scratch, article);

    kb_needle_find(&title, &s->needle, kb_str_of(article->title));
    for (size_t i = 0; i < article->block_count; i++) {
        if (kb_block_is_searched(&article->blocks[i]))
            read_block(s, article, offsets, i, share_of(s, title.parts));
    }
    kb_arena_clear(s->scratch);
    return KB_OK;
}

static size_t articles_wanted(const kb_search_query *query)
{
    size_t most = (query->skip + query->limit) * PER_HIT;

    if (query->limit == 0 || most > ARTICLES_MAX)
        return ARTICLES_MAX;
    return most > ARTICLES ? most : ARTICLES;
}

/* Lists the best articles; weighs the parts of the query on the way. */
static kb_status find_articles(search *s, uint64_t **places, size_t *n,
                               kb_error *err)
{
    const kb_article_set *only = s->query->only;
    size_t limit = articles_wanted(s->query), parts = s->needle.part_count, at;
    kb_matches found = {.arena = s->arena};
    kb_match match = {.tokens = kb_needle_tokens(s->arena, &s->needle),
                      .token_count = parts,
                      .filter = s->query->articles,
                      .limit = only ? ARTICLES_MAX : limit};

    kb_status status = kb_store_match(s->store, &match, &found, err);
    for (size_t k = 0; k < parts; k++) {
        s->weights[k] = s->needle.parts[k].weight * found.idf[k];
        s->weight += s->weights[k];
    }
    *places = kb_arena_alloc(s->arena, found.count * sizeof **places);
    for (size_t i = 0; i < found.count && *n < limit; i++) {
        uint64_t place = found.hits[i].place;
        if (!only || kb_article_set_find(only, place, &at))
            (*places)[(*n)++] = place;
    }
    s->complete = *n < limit;
    return status;
}

static kb_status read_articles(search *s, kb_error *err)
{
    uint64_t *places;
    size_t n = 0;
    kb_status status = find_articles(s, &places, &n, err);

    for (size_t at = 0; at < n && status == KB_OK; at += BATCH) {
        kb_article_query query = {.ids = places + at,
                                  .id_count = n - at < BATCH ? n - at : BATCH,
                                  .places = true,
                                  .with_text = true};
        status = kb_store_articles(s->store, &query, read_article, s, err);
    }
    return status;
}

/* ---- ranking ------------------------------------------------------------ */

static int by_score(const void *a, const void *b)
{
    const sentence *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->start > y->start) - (x->start < y->start);
}

/* Leaves out what has only common words of the query. */
static void drop_faint(search *s)
{
    double most = 0;
    size_t kept = 0;

    for (size_t i = 0; i < s->found.len; i++)
        most = fmax(most, s->found.data[i].words);
    for (size_t i = 0; i < s->found.len; i++) {
        sentence found = s->found.data[i];
        if (found.words >= least * most)
            s->found.data[kept++] = found;
    }
    s->found.len = kept;
}

/* Of sentences with the same letters the best one stays. */
static void drop_copies(search *s)
{
    kb_map seen = {.arena = s->arena};
    size_t kept = 0;
    bool fresh;

    for (size_t i = 0; i < s->found.len; i++) {
        uint32_t *at = kb_map_add_id(&seen, s->found.data[i].letters, &fresh);
        if (!fresh) {
            s->found.data[*at].copies++;
            continue;
        }
        *at = (uint32_t)kept;
        s->found.data[kept++] = s->found.data[i];
    }
    s->found.len = kept;
}

static void rank(search *s)
{
    drop_faint(s);
    if (s->found.len > 1)
        qsort(s->found.data, s->found.len, sizeof(sentence), by_score);
    if (!s->query->with_duplicates)
        drop_copies(s);
}

/* ---- marks -------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const kb_spot *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Where the parts of the query stand in the sentence, in order and apart. */
static void mark(kb_passage_hit *out, const search *s)
{
    kb_spots spots = {.arena = s->arena};

    kb_needle_find(&spots, &s->needle, kb_str_of(out->sentence.quote));
    kb_stretch *marks =
        kb_arena_alloc(s->arena, spots.found.len * sizeof *marks);
    if (spots.found.len > 1)
        qsort(spots.found.data, spots.found.len, sizeof(kb_spot), by_place);
    for (size_t i = 0; i < spots.found.len; i++) {
        kb_stretch next = {spots.found.data[i].start, spots.found.data[i].end};
        kb_stretch *last = &marks[out->mark_count - (out->mark_count > 0)];
        if (out->mark_count == 0 || next.start > last->end)
            marks[out->mark_count++] = next;
        else if (next.end > last->end)
            last->end = next.end;
    }
    out->marks = marks;
}

/* ---- hits --------------------------------------------------------------- */

static kb_status make_hit(kb_passage_hit *out, const search *s,
                          const sentence *found, kb_reader *reader,
                          kb_error *err)
{
    kb_place place = {.article = found->article,
                      .block = found->block,
                      .start = found->start,
                      .end = found->end};
    kb_status status =
        kb_reader_quote(&out->sentence, reader, s->arena, &place, err);
    if (status != KB_OK)
        return status;
    out->score = found->score;
    out->copies = found->copies;
    for (size_t i = 0; i < PARTS; i++) {
        out->parts[i] = ranking[i];
        out->parts[i].value = found->parts[i];
    }
    mark(out, s);
    return KB_OK;
}

static kb_status make_hits(search *s, kb_passage_result *out, kb_error *err)
{
    size_t from = s->query->skip < s->found.len ? s->query->skip : s->found.len;
    size_t n = s->found.len - from;
    kb_reader *reader = kb_reader_new(s->store);
    kb_status status = KB_OK;

    if (s->query->limit > 0 && n > s->query->limit)
        n = s->query->limit;
    kb_passage_hit *hits = kb_arena_alloc(s->arena, n * sizeof *hits);
    for (size_t i = 0; i < n && status == KB_OK; i++)
        status = make_hit(&hits[i], s, &s->found.data[from + i], reader, err);
    kb_reader_free(reader);
    out->hits = hits;
    out->hit_count = n;
    out->total = s->complete ? (int64_t)s->found.len : -1;
    return status;
}

kb_status kb_search_passages(kb_passage_result *out, kb_store *store,
                             kb_arena *arena, const kb_search_query *query,
                             kb_error *err)
{
    search s = {.store = store, .arena = arena, .query = query};

    *out = (kb_passage_result){0};
    kb_needle_make(&s.needle, arena, kb_str_of(query->text));
    if (s.needle.part_count == 0)
        return kb_fail(err, KB_NOT_FOUND, "no word to find sentences by");
    s.scratch = kb_arena_new();
    kb_status status = read_articles(&s, err);
    kb_arena_free(s.scratch);
    if (status != KB_OK)
        return status;
    rank(&s);
    if (s.found.len == 0)
        return kb_fail(err, KB_NOT_FOUND, "no sentence has '%s'", query->text);
    return make_hits(&s, out, err);
}
