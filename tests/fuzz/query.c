/* query.c - what a user types, asked of the sample articles: a term, words, an
 * expression. */
#include "fuzz.h"

#include "aigckb/ingest.h"
#include "aigckb/search.h"
#include "text/utf8.h"

enum { HITS = 10 };

/* A store of data/articles, and a reader of it. */
typedef struct shelf {
    kb_store *store;
    kb_reader *reader;
    kb_article_set all;
} shelf;

static const shelf *open_shelf(void)
{
    static shelf s;
    static const char *const folder[] = {KB_SOURCE_DIR "/data/articles"};
    static const kb_set_query every = KB_SET_QUERY_ALL;
    kb_ingest_options options = {.jobs = 1};
    kb_ingest_report report;
    kb_extractor *x;
    kb_error err;

    if (s.store)
        return &s;
    HOLDS(kb_extractor_new(&x, NULL, 0, &err) == KB_OK);
    options.extractor = x;
    HOLDS(kb_store_open(&s.store, ":memory:", KB_WRITE, &err) == KB_OK);
    HOLDS(kb_ingest(&report, s.store, folder, 1, &options, &err) == KB_OK);
    kb_extractor_free(x);
    s.reader = kb_reader_new(s.store);
    static kb_arena *arena; /* as long as the program */
    arena = kb_arena_new();
    HOLDS(kb_store_articles_with(&s.all, s.store, arena, &every, &err) ==
          KB_OK);
    return &s;
}

/* ---- answers ------------------------------------------------------------ */

static void check_marks(kb_str quote, const kb_stretch *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        HOLDS(marks[i].start < marks[i].end && marks[i].end <= quote.len);
        HOLDS(fuzz_is_border(quote, marks[i].start));
        HOLDS(fuzz_is_border(quote, marks[i].end));
        HOLDS(i == 0 || marks[i - 1].end <= marks[i].start);
    }
}

static kb_status check_quote(void *context, const kb_article *article)
{
    const kb_evidence *e = context;
    kb_str text = kb_str_of(article->text);
    kb_str words = kb_str_cut(text, e->byte_start, e->byte_end);

    HOLDS(kb_str_equal(words, kb_str_of(e->quote)));
    HOLDS(kb_utf8_offset(text, e->start) == e->byte_start);
    HOLDS(kb_utf8_offset(text, e->end) == e->byte_end);
    return KB_OK;
}

/* text[start:end] of the article is the quote. */
static void check_evidence(const shelf *s, const kb_evidence *e)
{
    kb_article_query one = {
        .ids = &e->source.id, .id_count = 1, .with_text = true};
    kb_evidence copy = *e;
    kb_error err;
    HOLDS(kb_store_articles(s->store, &one, check_quote, &copy, &err) == KB_OK);
}

static bool is_answer(kb_status status)
{
    return status == KB_OK || status == KB_NOT_FOUND;
}

static void check_search(const shelf *s, kb_arena *arena, const char *text,
                         const kb_article_set *only)
{
    kb_search_query query = {.text = text, .only = only, .limit = HITS};
    kb_search_result found;
    kb_passage_result passages;
    kb_error err;
    size_t at;

    HOLDS(is_answer(kb_search(&found, s->store, arena, &query, &err)));
    HOLDS(found.hit_count <= HITS);
    for (size_t i = 0; i < found.hit_count; i++) {
        const kb_search_hit *h = &found.hits[i];
        HOLDS(i == 0 || h[-1].score >= h->score);
        check_evidence(s, &h->passage);
        check_marks(kb_str_of(h->passage.quote), h->marks, h->mark_count);
    }
    for (size_t i = 0; only && i < found.place_count; i++)
        HOLDS(kb_article_set_find(only, found.places[i], &at));
    HOLDS(is_answer(
        kb_search_passages(&passages, s->store, arena, &query, &err)));
    for (size_t i = 0; i < passages.hit_count; i++) {
        const kb_passage_hit *h = &passages.hits[i];
        check_evidence(s, &h->sentence);
        check_marks(kb_str_of(h->sentence.quote), h->marks, h->mark_count);
    }
}

static void check_concepts(const shelf *s, kb_arena *arena, const char *text)
{
    kb_concept_query any = {.kind = KB_ANY, .layer = KB_ANY};
    kb_concept_hits hits;
    const kb_named *named;
    size_t count;
    kb_error err;

    HOLDS(is_answer(
        kb_search_concepts(&hits, s->store, arena, text, &any, &err)));
    for (size_t i = 0; i < hits.len; i++)
        HOLDS(hits.data[i].matched_by && hits.data[i].concept.id != 0);
    HOLDS(kb_search_named(&named, &count, s->store, arena, text, &err) ==
          KB_OK);
}

/* ---- terms -------------------------------------------------------------- */

/* A concept that was found is found again by its name and its id. */
static void check_found(const shelf *s, kb_arena *arena,
                        const kb_concept *concept)
{
    const char *id = kb_arena_printf(arena, "c:%s", concept->fold);
    kb_term again;
    kb_error err;

    HOLDS(kb_concept_id(concept->fold) == concept->id);
    HOLDS(kb_term_find(&again, s->store, arena, id, &err) == KB_OK);
    HOLDS(again.concept.id == concept->id);
    HOLDS(kb_term_find_exact(&again, s->store, arena, concept->name, &err) ==
          KB_OK);
    HOLDS(again.concept.id == concept->id);
}

static void check_term(const shelf *s, kb_arena *arena, const char *text)
{
    kb_term term, exact;
    kb_error err;

    kb_status status = kb_term_find(&term, s->store, arena, text, &err);
    HOLDS(status == KB_OK || status == KB_AMBIGUOUS || status == KB_NOT_FOUND);
    HOLDS(term.candidate_count <= KB_CANDIDATES_MAX);
    HOLDS(term.candidate_count <= term.candidate_total);
    HOLDS(status != KB_AMBIGUOUS || term.candidate_count > 1);
    for (size_t i = 0; i < term.candidate_count; i++)
        check_found(s, arena, &term.candidates[i]);
    if (status == KB_OK) {
        HOLDS(term.matched_by);
        check_found(s, arena, &term.concept);
    }
    if (kb_term_find_exact(&exact, s->store, arena, text, &err) == KB_OK)
        HOLDS(status == KB_OK && exact.concept.id == term.concept.id);
}

/* ---- expressions -------------------------------------------------------- */

static void check_expression(const shelf *s, kb_arena *arena, const char *text)
{
    static const kb_set_query every = KB_SET_QUERY_ALL;
    kb_stretch place = {0, 0};
    const kb_expression *e;
    kb_article_set set;
    kb_error err = {.message = ""};
    kb_str whole = kb_str_of(text);
    size_t at;

    kb_status status = kb_expression_parse(&e, arena, text, &place, &err);
    HOLDS(status == KB_OK || status == KB_USAGE);
    if (status == KB_USAGE) {
        HOLDS(err.message[0] && place.start <= place.end);
        HOLDS(place.end <= whole.len);
        HOLDS(fuzz_is_border(whole, place.start));
        HOLDS(fuzz_is_border(whole, place.end));
        return;
    }
    HOLDS(kb_expression_articles(&set, s->store, arena, e, &every, &err) ==
          KB_OK);
    for (size_t i = 0; i < set.len; i++)
        HOLDS(kb_article_set_find(&s->all, set.members[i].place, &at));
    check_search(s, arena, kb_expression_words(arena, e), &set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const shelf *s = open_shelf();
    kb_str input = fuzz_input(data, size);
    unsigned what = fuzz_byte(&input) % 4;
    kb_arena *arena = kb_arena_new();
    kb_buf valid = KB_BUF_INIT(FUZZ_BYTES_MAX);

    kb_utf8_repair(&valid, input); /* the command line takes nothing else */
    const char *text = fuzz_text(arena, kb_buf_str(&valid));
    if (what == 0)
        check_term(s, arena, text);
    else if (what == 1)
        check_search(s, arena, text, NULL);
    else if (what == 2)
        check_concepts(s, arena, text);
    else
        check_expression(s, arena, text);
    kb_buf_dispose(&valid);
    kb_arena_free(arena);
    return 0;
}
