/* promo_hashes.c - makes data/rules/promotion-hashes.tsv of folders of
 * articles.
 *
 *     promo_hashes [-x FILE] [-v] FOLDER... >data/rules/promotion-hashes.tsv
 *
 * FILE has the numbers of articles that are not counted, one a line; -v prints
 * the text of a block behind each hash, for review, instead of the file.
 *
 * A block is a template of promotion where it stands in articles of different
 * beginnings (a reposted article is one), by different authors (all unknown
 * ones are one), and most times in or beside promotion: first as the words
 * alone find it, then as words and the hashes of the first round do. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/parse.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"
#include "extract/promo.h"
#include "extract/template.h"

enum {
    OPENING_CHARS = 20, /* of the first paragraph that tells articles apart */
    BESIDE = 3,         /* blocks */
    SHORT_CHARS = 20,
    OPENINGS_MANY = 10,
    OPENINGS_MIN = 5,
    AUTHORS_MIN = 3,
    OWN_OPENINGS_MIN = 4, /* one author's own boilerplate */
    EXCEPT_MAX = 1024 * 1024
};
/* The least shares of its places that are in or beside promotion. */
static const double NEAR = 0.7, SHORT_NEAR = 0.9;

/* One block of one article. */
typedef struct place {
    uint64_t hash, opening, author;
    size_t chars;
    const char *text; /* with -v */
    bool near;
} place;

typedef struct tool {
    kb_arena *arena, *article;
    kb_rules rules;
    kb_map except; /* artids */
    bool verbose, last_round;
    KB_VEC(place) places;
} tool;

static bool is_near(const kb_doc *doc, size_t at)
{
    size_t from = at < BESIDE ? 0 : at - BESIDE;
    for (size_t i = from; i <= at + BESIDE && i < doc->block_count; i++) {
        if (doc->blocks[i].promo)
            return true;
    }
    return false;
}

static uint64_t hash_of(tool *t, const kb_block *b, size_t *chars)
{
    kb_folded folded = kb_fold_text(t->article, (kb_str){b->text, b->len});
    *chars = folded.len;
    return kb_template_hash(&folded);
}

/* What tells this article from others: its first real paragraph. */
static uint64_t opening_of(tool *t, const kb_doc *doc)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        size_t chars;
        if (b->promo || b->type == KB_BLOCK_HEADING || b->type == KB_BLOCK_CODE)
            continue;
        uint64_t hash = hash_of(t, b, &chars);
        if (chars >= OPENING_CHARS && hash != 0)
            return hash;
    }
    return 0;
}

static void add_places(tool *t, const kb_doc *doc)
{
    uint64_t opening = opening_of(t, doc);
    uint64_t author = doc->author ? kb_hash(kb_str_of(doc->author)) : 0;
    size_t chars;

    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        if (b->type == KB_BLOCK_CODE)
            continue;
        uint64_t hash = hash_of(t, b, &chars);
        place p = {.hash = hash,
                   .opening = opening,
                   .author = author,
                   .chars = chars,
                   .near = is_near(doc, i)};
        if (p.hash == 0)
            continue;
        if (t->verbose && t->last_round)
            p.text = kb_arena_strdup(t->arena, b->text);
        kb_vec_push(t->arena, &t->places, p);
    }
}

static void read_article(tool *t, const char *path)
{
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    kb_doc doc;
    kb_error err;

    kb_arena_clear(t->article);
    if (kb_file_read(&bytes, path, &err) == KB_OK &&
        kb_parse(&doc, t->article,
                 &(kb_raw){.name = path, .bytes = bytes.ptr, .len = bytes.len},
                 &err) == KB_OK &&
        !(doc.artid && kb_map_find(&t->except, kb_str_of(doc.artid)))) {
        kb_promo_mark(&doc, t->article, &t->rules);
        add_places(t, &doc);
    }
    kb_buf_dispose(&bytes);
}

/* ---- counting ----------------------------------------------------------- */

static int compare(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int by_opening(const void *left, const void *right)
{
    const place *a = left, *b = right;
    int order = compare(a->hash, b->hash);
    return order != 0 ? order : compare(a->opening, b->opening);
}

static int by_author(const void *left, const void *right)
{
    const place *a = left, *b = right;
    return compare(a->author, b->author);
}

typedef struct tally {
    size_t places, near, openings, authors;
    size_t chars; /* of the text */
} tally;

/* Counts the places of one hash, which are sorted by their openings. */
static tally count(place *p, size_t n)
{
    tally sums = {.places = n, .chars = p[0].chars};
    for (size_t i = 0; i < n; i++) {
        sums.near += p[i].near;
        sums.openings += i == 0 || p[i].opening != p[i - 1].opening;
    }
    qsort(p, n, sizeof *p, by_author);
    for (size_t i = 0; i < n; i++)
        sums.authors += i == 0 || p[i].author != p[i - 1].author;
    return sums;
}

/* What a block with such counts is worth; 0: it is no template.  A short one
 * may be an entry of a road map and a heading of an article. */
static double worth_of(const tally *sums)
{
    double near = (double)sums->near / (double)sums->places;
    bool many_authors = sums->authors >= AUTHORS_MIN;
    bool is_short = sums->chars < SHORT_CHARS;

    if (near < (is_short ? SHORT_NEAR : NEAR))
        return 0;
    if (sums->openings < (many_authors ? OPENINGS_MIN : OWN_OPENINGS_MIN))
        return 0;
    if (is_short)
        return 1;
    return many_authors && sums->openings >= OPENINGS_MANY ? 3 : 2;
}

static void print(const tool *t, const kb_template *template, const tally *sums,
                  const char *text)
{
    char hex[KB_HEX];
    kb_hex(hex, template->hash);
    if (t->verbose)
        printf("%s\t%g\t%zu\t%zu\t%zu\t%zu\t%s\n", hex, template->weight,
               sums->places, sums->near, sums->openings, sums->authors, text);
    else
        printf("%s\t%g\n", hex, template->weight);
}

/* Turns the places of this round into the templates of the next. */
static void make_templates(tool *t)
{
    place *p = t->places.data;
    size_t n = t->places.len, end;

    qsort(p, n, sizeof *p, by_opening);
    t->rules.templates.len = 0;
    for (size_t i = 0; i < n; i = end) {
        for (end = i + 1; end < n && p[end].hash == p[i].hash;)
            end++;
        tally sums = count(p + i, end - i);
        kb_template template = {p[i].hash, worth_of(&sums)};
        if (template.weight <= 0)
            continue;
        kb_vec_push(t->arena, &t->rules.templates, template);
        if (t->last_round)
            print(t, &template, &sums, p[i].text);
    }
    t->places.len = 0;
}

/* ---- the program -------------------------------------------------------- */

static kb_status read_except(tool *t, const char *path, kb_error *err)
{
    kb_buf bytes = KB_BUF_INIT(EXCEPT_MAX);
    kb_status status = kb_file_read(&bytes, path, err);
    kb_str rest = {kb_arena_copy(t->arena, bytes.ptr, bytes.len), bytes.len};
    kb_str line;
    bool fresh;
    while (kb_str_split(&rest, '\n', &line))
        kb_map_add(&t->except, kb_str_trim(line), &fresh);
    kb_buf_dispose(&bytes);
    return status;
}

static kb_status run_round(tool *t, char **folders, kb_error *err)
{
    const char **files;
    size_t count;
    kb_status status = KB_OK;
    for (; *folders && status == KB_OK; folders++) {
        status = kb_parse_files(&files, &count, t->arena, *folders, err);
        for (size_t i = 0; status == KB_OK && i < count; i++)
            read_article(t, files[i]);
    }
    make_templates(t);
    return status;
}

static kb_status run(tool *t, char **args, kb_error *err)
{
    kb_status status = kb_rules_init(&t->rules, t->arena, kb_rule_files, err);
    t->rules.templates.len = 0;
    t->except.arena = t->arena;
    for (; status == KB_OK && *args && **args == '-'; args++) {
        if (strcmp(*args, "-v") == 0)
            t->verbose = true;
        else if (strcmp(*args, "-x") == 0 && args[1])
            status = read_except(t, *++args, err);
        else
            return kb_fail(err, KB_BAD_INPUT, "unknown option %s", *args);
    }
    if (status == KB_OK)
        status = run_round(t, args, err);
    t->last_round = true;
    if (!t->verbose)
        puts("# Paragraphs that promotion repeats, and what a block that says "
             "the same is worth.\n# Made by promo_hashes (docs/HACKING.md)."
             "\n# hash\tworth");
    return status == KB_OK ? run_round(t, args, err) : status;
}

int main(int argc, char **argv)
{
    tool t = {.arena = kb_arena_new(), .article = kb_arena_new()};
    kb_error err;
    kb_status status = argc > 1 ? run(&t, argv + 1, &err)
                                : kb_fail(&err, KB_BAD_INPUT, "no folder");
    if (status != KB_OK)
        fprintf(stderr, "promo_hashes: %s\n", err.message);
    kb_arena_free(t.article);
    kb_arena_free(t.arena);
    return status != KB_OK;
}
