/* check_article.c - parses a file, extracts from it, and checks what every
 * reader of documents and facts relies on: check_article read|refused|either
 * FILE.
 *
 * "read" and "refused" are what must come of the file: KB_OK or KB_BAD_INPUT.
 */
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/extract.h"
#include "aigckb/parse.h"
#include "base/file.h"
#include "text/utf8.h"

enum { CEILING = 64 * 1024 * 1024 };

#define CHECK(holds) check((holds), #holds, __LINE__)

static void check(bool holds, const char *what, int line)
{
    if (holds)
        return;
    fprintf(stderr, "check_article.c:%d: not so: %s\n", line, what);
    exit(EXIT_FAILURE);
}

static bool has_control(const kb_block *b)
{
    for (size_t i = 0; i < b->len; i++) {
        unsigned char c = (unsigned char)b->text[i];
        if ((c < 0x20 && !(c == '\n' && b->type == KB_BLOCK_CODE)) || c == 0x7F)
            return true;
    }
    return false;
}

static void check_marks(const kb_block *b)
{
    uint32_t from = 0;
    for (size_t i = 0; i < b->mark_count; i++) {
        const kb_mark *m = &b->marks[i];
        CHECK(m->start >= from && m->start < m->end && m->end <= b->len);
        from = m->start;
    }
}

static void check_doc(const kb_doc *doc)
{
    CHECK(doc->key && doc->title && doc->path && doc->hash);
    CHECK(kb_utf8_valid(kb_str_of(doc->title)));
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        CHECK(b->text[b->len] == '\0');
        CHECK(b->len > 0);
        CHECK(kb_utf8_valid((kb_str){b->text, b->len}));
        CHECK(!has_control(b));
        CHECK(b->up >= KB_NO_BLOCK && b->up < (int)i);
        check_marks(b);
    }
}

/* A span lies inside its block, whose code points are counted once. */
static void check_span(const kb_doc *doc, const size_t *chars,
                       const kb_span *span)
{
    CHECK(span->block < doc->block_count);
    CHECK(span->start < span->end && span->end <= chars[span->block]);
    CHECK(!doc->blocks[span->block].promo);
}

static void check_facts(const kb_doc *doc, const kb_facts *facts,
                        const size_t *chars)
{
    for (size_t i = 0; i < facts->concept_count; i++) {
        const kb_concept_fact *c = &facts->concepts[i];
        CHECK(c->name[0] != '\0' && c->mention_count > 0);
        for (size_t m = 0; m < c->mention_count; m++)
            check_span(doc, chars, &c->mentions[m]);
    }
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        CHECK(r->s < facts->concept_count && r->o < facts->concept_count);
        CHECK(r->s != r->o);
        CHECK(r->confidence > 0 && r->confidence <= 1);
        check_span(doc, chars, &r->span);
    }
    for (size_t i = 0; i < facts->definition_count; i++) {
        CHECK(facts->definitions[i].concept < facts->concept_count);
        check_span(doc, chars, &facts->definitions[i].span);
    }
}

static void extract(kb_arena *arena, kb_doc *doc)
{
    kb_extractor *x;
    kb_facts facts;
    kb_error err = {.message = ""};
    size_t *chars =
        kb_arena_alloc(arena, (doc->block_count + 1) * sizeof *chars);

    for (size_t i = 0; i < doc->block_count; i++)
        chars[i] =
            kb_utf8_count((kb_str){doc->blocks[i].text, doc->blocks[i].len});
    CHECK(kb_extractor_new(&x, NULL, 0, &err) == KB_OK);
    kb_extract(&facts, arena, doc, x);
    check_facts(doc, &facts, chars);
    printf("%zu blocks, %zu concepts, %zu relations, %zu definitions\n",
           doc->block_count, facts.concept_count, facts.relation_count,
           facts.definition_count);
    kb_extractor_free(x);
}

static bool is_expected(const char *what, kb_status status)
{
    if (status == KB_OK)
        return strcmp(what, "refused") != 0;
    return (status == KB_BAD_INPUT || status == KB_LIMIT) &&
           strcmp(what, "read") != 0;
}

int main(int argc, char **argv)
{
    kb_arena *arena = kb_arena_new();
    kb_buf bytes = KB_BUF_INIT(CEILING);
    kb_error err = {.message = ""};
    kb_doc doc;

    CHECK(argc == 3);
    CHECK(kb_file_read(&bytes, argv[2], &err) == KB_OK);
    kb_status status = kb_parse(
        &doc, arena,
        &(kb_raw){.name = argv[2], .bytes = bytes.ptr, .len = bytes.len}, &err);
    printf("%s %s\n", kb_status_name(status), err.message);
    CHECK(is_expected(argv[1], status));
    if (status == KB_OK) {
        check_doc(&doc);
        extract(arena, &doc);
    }
    kb_buf_dispose(&bytes);
    kb_arena_free(arena);
    return EXIT_SUCCESS;
}
