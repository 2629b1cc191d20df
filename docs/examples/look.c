/* look.c - looks a word up in a store: the concept that it means, who defines
 * it in which words, and the articles that a search for it finds.
 *
 *     cc -std=c17 look.c -o look $(pkg-config --cflags --libs aigckb)
 *     ./look kb.db 扩散模型
 */
#include <inttypes.h>
#include <stdio.h>

#include <aigckb/query.h>
#include <aigckb/search.h>

enum { DEFINITIONS = 2, HITS = 3 };

/* What every step needs; all that is read lives in the arena. */
typedef struct desk {
    kb_store *store;
    kb_reader *reader;
    kb_arena *arena;
    kb_error err;
} desk;

static kb_status print_definition(desk *d, const kb_definition *definition)
{
    kb_evidence evidence;
    kb_status status = kb_reader_quote(&evidence, d->reader, d->arena,
                                       &definition->places[0], &d->err);
    if (status != KB_OK)
        return status;
    printf("is       %s (sources: %" PRId64 ")\n", definition->text,
           definition->sources);
    printf("quote    %s\n", evidence.quote);
    printf("article  s:%s %s\n", evidence.source.key, evidence.source.title);
    return KB_OK;
}

static kb_status print_concept(desk *d, const kb_concept *concept)
{
    kb_statement_filter all = KB_STATEMENT_FILTER_ALL;
    kb_definitions found;

    printf("concept  %s, %s (sources: %" PRId64 ")\n", concept->name,
           kb_kind_word(concept->kind)->zh, concept->counts.sources);
    kb_status status = kb_definitions_find(&found, d->store, d->arena,
                                           concept->id, &all, &d->err);
    for (size_t i = 0; status == KB_OK && i < found.len && i < DEFINITIONS; i++)
        status = print_definition(d, &found.data[i]);
    return status;
}

static kb_status print_hits(desk *d, const char *text)
{
    kb_search_query query = {.text = text, .limit = HITS};
    kb_search_result found;

    kb_status status = kb_search(&found, d->store, d->arena, &query, &d->err);
    for (size_t i = 0; status == KB_OK && i < found.hit_count; i++) {
        const kb_evidence *passage = &found.hits[i].passage;
        printf("found    s:%s %s\n", passage->source.key, passage->quote);
    }
    return status;
}

static kb_status look(desk *d, const char *file, const char *word)
{
    kb_term term;

    kb_status status = kb_store_open(&d->store, file, KB_READ, &d->err);
    if (status != KB_OK)
        return status;
    d->reader = kb_reader_new(d->store);
    status = kb_term_find(&term, d->store, d->arena, word, &d->err);
    if (status == KB_OK)
        status = print_concept(d, &term.concept);
    else if (status == KB_AMBIGUOUS || status == KB_NOT_FOUND)
        for (size_t i = 0; i < term.candidate_count; i++)
            printf("perhaps  %s\n", term.candidates[i].name);
    if (status == KB_OK)
        status = print_hits(d, word);
    return status;
}

int main(int argc, char **argv)
{
    desk d = {.arena = kb_arena_new()};

    if (argc != 3) {
        fprintf(stderr, "usage: look STORE WORD\n");
        return 2;
    }
    kb_status status = look(&d, argv[1], argv[2]);
    if (status != KB_OK)
        fprintf(stderr, "look: %s: %s\n", kb_status_name(status),
                d.err.message);
    kb_reader_free(d.reader);
    kb_store_close(d.store);
    kb_arena_free(d.arena);
    return status != KB_OK;
}
