/* excerpt.c - the sentences of articles that tell most about a concept. */
#include "query/excerpt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/readable.h"
#include "query/reader.h"
#include "query/statement.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Articles that are looked at, and those of them that are read. */
enum { LOOKED_AT = 96, READ = 24 };

enum { SHORT = 60 }; /* code points: one more sentence may follow */

/* A passage says nothing new that has so much in common with another. */
static const double repeated = 0.55;

/* An article that may tell much. */
typedef struct candidate {
    uint64_t id, cluster;
    const char *date;
    int64_t mentions;
    double worth;
} candidate;

typedef struct search {
    kb_reader *reader;
    kb_arena *arena;
    const kb_excerpt_query *query;
    KB_VEC(candidate) articles;
    const char *newest; /* date of an article, or NULL */
    KB_VEC(kb_excerpt) found;
    kb_error *err;
} search;

/* ---- articles ----------------------------------------------------------- */

static kb_status add_article(void *context, const kb_fact *fact)
{
    search *s = context;
    candidate c = {.id = fact->article,
                   .cluster = fact->cluster,
                   .date = kb_arena_strdup(s->arena, fact->date),
                   .mentions = fact->count,
                   .worth = (double)fact->count};

    kb_vec_push(s->arena, &s->articles, c);
    return KB_OK;
}

static int by_worth(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    int order = kb_texts_compare(y->date, x->date);
    return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static bool names_it(const search *s, const char *text)
{
    const kb_aliases *aliases = s->query->aliases;
    const char *fold = kb_term_fold(s->arena, text);

    if (strstr(fold, s->query->concept->fold))
        return true;
    for (size_t i = 0; i < aliases->len; i++) {
        if (strstr(fold, kb_term_fold(s->arena, aliases->data[i].form)))
            return true;
    }
    return false;
}

/* Years between two dates, about. */
static double years(const char *date, const char *newest)
{
    if (!date || !newest)
        return 1;
    double age = strtod(newest, NULL) - strtod(date, NULL);
    return age > 0 ? age : 0;
}

/* What is about it: it is named much for the length, or in the title. */
static kb_status weigh_article(void *context, const kb_article *article)
{
    search *s = context;

    for (size_t i = 0; i < s->articles.len; i++) {
        candidate *c = &s->articles.data[i];
        if (c->id != article->id)
            continue;
        double length = (double)article->chars + 500;
        c->worth = log1p((double)c->mentions) *
                   sqrt((double)c->mentions * 1000 / length);
        c->worth *= names_it(s, article->title) ? 2 : 1;
        c->worth *= pow(0.93, years(c->date, s->newest));
    }
    return KB_OK;
}

static void drop_copies(search *s)
{
    kb_map seen = {.arena = s->arena};
    size_t kept = 0;
    bool fresh;

    for (size_t i = 0; i < s->articles.len; i++) {
        kb_map_add_id(&seen, s->articles.data[i].cluster, &fresh);
        if (fresh)
            s->articles.data[kept++] = s->articles.data[i];
    }
    s->articles.len = kept;
}

static void sort_and_cut(search *s, size_t most)
{
    if (s->articles.len > 0)
        qsort(s->articles.data, s->articles.len, sizeof(candidate), by_worth);
    drop_copies(s);
    if (s->articles.len > most)
        s->articles.len = most;
}

static kb_status find_articles(search *s)
{
    kb_store *store = kb_reader_store(s->reader);
    kb_fact_query facts = {.type = KB_FACT_CONCEPT,
                           .s = s->query->concept->id,
                           .predicate = KB_ANY,
                           .basis = KB_ANY,
                           .articles = s->query->filter->articles};
    kb_article_query articles = {0};
    uint64_t ids[LOOKED_AT];

    kb_status status = kb_store_facts(store, &facts, add_article, s, s->err);
    sort_and_cut(s, LOOKED_AT);
    for (size_t i = 0; i < s->articles.len; i++) {
        ids[i] = s->articles.data[i].id;
        const char *date = s->articles.data[i].date;
        if (date && (!s->newest || strcmp(s->newest, date) < 0))
            s->newest = date;
    }
    articles.ids = ids;
    articles.id_count = s->articles.len;
    if (status == KB_OK && s->articles.len > 0)
        status = kb_store_articles(store, &articles, weigh_article, s, s->err);
    sort_and_cut(s, READ);
    return status;
}

/* ---- sentences ---------------------------------------------------------- */

/* A stretch of a block, in bytes, and how good it is. */
typedef struct stretch {
    size_t block, start, end;
    double score;
} stretch;

/* What one article says. */
typedef struct reading {
    search *search;
    kb_arena *arena;
    const kb_page *page;
    kb_statements mentions, facts;
    stretch best;
} reading;

static bool is_prose(const kb_block_ref *block)
{
    return !block->promo &&
           (block->type == KB_BLOCK_PARA || block->type == KB_BLOCK_ITEM ||
            block->type == KB_BLOCK_QUOTE);
}

/* How many of some statements begin in code points [from, end). */
static size_t count_in(const kb_statements *statements, size_t block,
                       size_t from, size_t end)
{
    size_t n = 0;

    for (size_t i = 0; i < statements->len; i++) {
        const kb_place *place = &statements->data[i].place;
        n +=
            place->block == block && place->start >= from && place->start < end;
    }
    return n;
}

/* Where in the sentence the concept is named first: its beginning is best. */
static double of_place(size_t before)
{
    return before <= 2 ? 1 : before <= 8 ? 0.8 : before <= 24 ? 0.6 : 0.4;
}

static void weigh_sentence(reading *r, const stretch *at, size_t first)
{
    const kb_article *article = &r->page->article;
    kb_str text = kb_block_text(article, r->page->offsets, at->block);
    kb_str sentence = kb_str_cut(text, at->start, at->end);
    size_t from = article->blocks[at->block].start +
                  kb_utf8_count(kb_str_cut(text, 0, at->start));
    size_t chars = kb_utf8_count(sentence);
    size_t facts = count_in(&r->facts, at->block, from, from + chars);
    double most = of_place(first - from);

    if (article->blocks[at->block].type != KB_BLOCK_PARA)
        most *= 0.85;
    most *= facts == 0 ? 0.65 : facts == 1 ? 1 : 1.15;
    if (chars > r->search->query->max_chars || most <= r->best.score)
        return; /* however well it reads */
    double score = most * kb_readable(sentence);
    if (score > r->best.score) {
        r->best = *at;
        r->best.score = score;
    }
}

/* The sentence of each mention that is the first one in it. */
static void weigh_mentions(reading *r)
{
    const kb_article *article = &r->page->article;
    size_t block = SIZE_MAX, end = 0;

    for (size_t i = 0; i < r->mentions.len; i++) {
        const kb_place *place = &r->mentions.data[i].place;
        if (place->block >= article->block_count ||
            !is_prose(&article->blocks[place->block]))
            continue;
        kb_str text = kb_block_text(article, r->page->offsets, place->block);
        size_t at = kb_utf8_offset(
            text, place->start - article->blocks[place->block].start);
        if (place->block == block && at < end)
            continue;
        stretch s = {.block = place->block};
        block = place->block;
        kb_sentence_around(text, at, &s.start, &s.end);
        end = s.end;
        weigh_sentence(r, &s, place->start);
    }
}

/* After a short sentence the next one is read, too, if it goes on well. */
static void lengthen(reading *r)
{
    kb_str text =
        kb_block_text(&r->page->article, r->page->offsets, r->best.block);
    size_t at = r->best.end, start, end;
    kb_str now = kb_str_cut(text, r->best.start, r->best.end);

    if (kb_utf8_count(now) >= SHORT ||
        !kb_sentence_next(text, &at, &start, &end))
        return;
    kb_str both = kb_str_cut(text, r->best.start, end);
    if (kb_utf8_count(both) <= r->search->query->max_chars &&
        kb_readable(both) >= kb_readable(now))
        r->best.end = end;
}

static kb_status read_statements(kb_statements *out, const reading *r,
                                 kb_fact_type type, uint64_t article)
{
    kb_fact_query query = {.type = type,
                           .s = r->search->query->concept->id,
                           .article = article,
                           .predicate = KB_ANY,
                           .basis = KB_ANY};
    return kb_statements_read(out, kb_reader_store(r->search->reader), r->arena,
                              &query, r->search->err);
}

static kb_status read_article(search *s, const candidate *c, kb_arena *work)
{
    reading r = {.search = s, .arena = work};

    kb_status status = read_statements(&r.mentions, &r, KB_FACT_MENTION, c->id);
    if (status == KB_OK)
        status = read_statements(&r.facts, &r, KB_FACT_RELATION, c->id);
    if (status == KB_OK)
        status = read_statements(&r.facts, &r, KB_FACT_DEFINITION, c->id);
    if (status == KB_OK)
        status = kb_reader_find(&r.page, s->reader, c->id, s->err);
    if (status != KB_OK || !r.page)
        return status;
    weigh_mentions(&r);
    if (r.best.score <= 0)
        return KB_OK;
    lengthen(&r);
    kb_excerpt excerpt = {.score = r.best.score * cbrt(c->worth)};
    excerpt.passage.source = kb_source_copy(s->arena, &r.page->article);
    kb_page_place(&excerpt.passage, s->arena, r.page, r.best.block,
                  r.best.start, r.best.end);
    kb_vec_push(s->arena, &s->found, excerpt);
    return KB_OK;
}

/* ---- choosing ----------------------------------------------------------- */

static int by_score(const void *a, const void *b)
{
    const kb_excerpt *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return strcmp(x->passage.source.key, y->passage.source.key);
}

/* The best, but none that repeats what was told. */
static void choose(kb_excerpts *out, search *s)
{
    size_t kept = 0;

    if (s->found.len > 0)
        qsort(s->found.data, s->found.len, sizeof(kb_excerpt), by_score);
    for (size_t i = 0; i < s->found.len && kept < s->query->count; i++) {
        kb_pairs pairs = kb_pairs_of(s->arena, s->found.data[i].passage.quote);
        if (kb_pairs_most(s->query->told, &pairs) > repeated)
            continue;
        kb_vec_push(s->arena, s->query->told, pairs);
        s->found.data[kept++] = s->found.data[i];
    }
    *out = (kb_excerpts){s->found.data, kept};
}

kb_status kb_excerpts_find(kb_excerpts *out, kb_reader *reader, kb_arena *arena,
                           const kb_excerpt_query *query, kb_error *err)
{
    search s = {.reader = reader, .arena = arena, .query = query, .err = err};
    kb_arena *work = kb_arena_new();

    *out = (kb_excerpts){0};
    kb_status status = find_articles(&s);
    for (size_t i = 0; i < s.articles.len && status == KB_OK; i++) {
        status = read_article(&s, &s.articles.data[i], work);
        kb_arena_clear(work);
    }
    if (status == KB_OK)
        choose(out, &s);
    kb_arena_free(work);
    return status;
}
