/* report_quotes.c - the sentences that facts stand in. */
#include "cli/report_quotes.h"

#include <stdlib.h>

/* What tells places apart: nothing between its members is padding. */
typedef struct key {
    uint64_t article;
    uint32_t start, end;
} key;
_Static_assert(sizeof(key) == 16, "bytes that are compared are padding");

static key key_of(const kb_place *place)
{
    return (key){place->article, place->start, place->end};
}

void kb_quotes_want(kb_quotes *quotes, const kb_place *place)
{
    key *own = kb_arena_alloc(quotes->arena, sizeof *own);
    bool fresh;

    *own = key_of(place);
    quotes->numbers.arena = quotes->arena;
    kb_str bytes = {(const char *)own, sizeof *own};
    uint32_t *number = kb_map_add(&quotes->numbers, bytes, &fresh);
    if (!fresh)
        return;
    *number = (uint32_t)quotes->wanted.len;
    kb_vec_push(quotes->arena, &quotes->wanted, *place);
}

bool kb_quotes_find(size_t *out, const kb_quotes *quotes, const kb_place *place)
{
    key own = key_of(place);
    const uint32_t *number =
        kb_map_find(&quotes->numbers, (kb_str){(const char *)&own, sizeof own});

    if (!number || quotes->quote_of[*number] == KB_QUOTE_NONE)
        return false;
    *out = quotes->quote_of[*number];
    return true;
}

/* ---- reading ------------------------------------------------------------ */

/* A place with its number among the wanted ones. */
typedef struct ordered {
    key key;
    size_t number;
} ordered;

static int compare(const void *a, const void *b)
{
    const key *x = &((const ordered *)a)->key, *y = &((const ordered *)b)->key;

    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

static const ordered *in_order(const kb_quotes *quotes)
{
    size_t n = quotes->wanted.len;
    ordered *all = kb_arena_alloc(quotes->arena, n * sizeof *all);

    for (size_t i = 0; i < n; i++)
        all[i] = (ordered){key_of(&quotes->wanted.data[i]), i};
    if (n > 0)
        qsort(all, n, sizeof *all, compare);
    return all;
}

/* Whether a sentence is the one that was read last. */
static bool is_last(const kb_quotes *quotes, const kb_evidence *evidence)
{
    if (quotes->quotes.len == 0)
        return false;
    const kb_quote *last = &quotes->quotes.data[quotes->quotes.len - 1];
    return quotes->sources.data[last->source].id == evidence->source.id &&
           last->para == evidence->para &&
           strcmp(last->text, evidence->quote) == 0;
}

static void add(kb_quotes *quotes, const kb_evidence *evidence)
{
    size_t sources = quotes->sources.len;

    if (is_last(quotes, evidence))
        return;
    if (sources == 0 ||
        quotes->sources.data[sources - 1].id != evidence->source.id)
        kb_vec_push(quotes->arena, &quotes->sources, evidence->source);
    kb_quote quote = {quotes->sources.len - 1, evidence->para, evidence->quote};
    kb_vec_push(quotes->arena, &quotes->quotes, quote);
}

/* One place; that an article was removed meanwhile is no failure. */
static kb_status read_one(kb_quotes *quotes, kb_reader *reader, size_t number,
                          kb_error *err)
{
    kb_evidence evidence;
    kb_status status = kb_reader_quote(&evidence, reader, quotes->arena,
                                       &quotes->wanted.data[number], err);

    quotes->quote_of[number] = KB_QUOTE_NONE;
    if (status == KB_OK) {
        add(quotes, &evidence);
        quotes->quote_of[number] = quotes->quotes.len - 1;
    }
    return status == KB_NOT_FOUND ? KB_OK : status;
}

kb_status kb_quotes_read(kb_quotes *quotes, const kb_cli *cli, kb_error *err)
{
    size_t n = quotes->wanted.len;
    const ordered *all = in_order(quotes);
    kb_reader *reader = kb_reader_new(cli->store);
    kb_status status = KB_OK;

    quotes->quote_of =
        kb_arena_alloc(quotes->arena, n * sizeof *quotes->quote_of);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        status = read_one(quotes, reader, all[i].number, err);
        if (status == KB_OK && kb_cli_interrupted(cli))
            status = KB_INTERRUPTED;
    }
    kb_reader_free(reader);
    return status;
}
