/* reader.c - articles with their text, which are kept for the next question. */
#include "query/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/utf8.h"

/* Bytes of texts and their blocks.  Once there are more, all are forgotten: a
 * thousand articles of usual length are kept, and few questions read more. */
enum { HELD_MAX = 16 * 1024 * 1024 };

struct kb_reader {
    kb_store *store;
    kb_arena *arena; /* of all that is kept */
    kb_map places;   /* of ids among the pages */
    KB_VEC(kb_page) pages;
    size_t held;
};

static void forget_all(kb_reader *reader)
{
    kb_arena_clear(reader->arena);
    *reader = (kb_reader){.store = reader->store,
                          .arena = reader->arena,
                          .places = {.arena = reader->arena}};
}

kb_reader *kb_reader_new(kb_store *store)
{
    kb_reader *reader = kb_alloc(sizeof *reader);
    reader->store = store;
    reader->arena = kb_arena_new();
    forget_all(reader);
    return reader;
}

void kb_reader_free(kb_reader *reader)
{
    if (!reader)
        return;
    kb_arena_free(reader->arena);
    free(reader);
}

kb_store *kb_reader_store(const kb_reader *reader)
{
    return reader->store;
}

/* ---- blocks ------------------------------------------------------------- */

const uint32_t *kb_block_offsets(kb_arena *arena, const kb_article *article)
{
    size_t n = article->block_count;
    uint32_t *offsets = kb_arena_alloc(arena, (n + 1) * sizeof *offsets);
    kb_str rest = kb_str_of(article->text);
    size_t byte = 0, chars = 0;

    for (size_t i = 0; i < n; i++) {
        byte += kb_utf8_offset(kb_str_cut(rest, byte, rest.len),
                               article->blocks[i].start - chars);
        chars = article->blocks[i].start;
        offsets[i] = (uint32_t)byte;
    }
    offsets[n] = (uint32_t)rest.len + 1; /* as if one more block came */
    return offsets;
}

kb_str kb_block_text(const kb_article *article, const uint32_t *offsets,
                     size_t block)
{
    return (kb_str){article->text + offsets[block],
                    offsets[block + 1] - offsets[block] - 1};
}

kb_str kb_block_heading(const kb_article *article, const uint32_t *offsets,
                        size_t block)
{
    int at = article->blocks[block].up;

    while (at >= 0 && (size_t)at < article->block_count &&
           article->blocks[at].type != KB_BLOCK_HEADING)
        at = article->blocks[at].up;
    if (at < 0 || (size_t)at >= article->block_count)
        return (kb_str){0};
    return kb_block_text(article, offsets, (size_t)at);
}

void kb_page_place(kb_evidence *out, kb_arena *arena, const kb_page *page,
                   size_t block, size_t start, size_t end)
{
    kb_str text = kb_block_text(&page->article, page->offsets, block);
    kb_str quote = kb_str_cut(text, start, end);
    kb_str heading = kb_block_heading(&page->article, page->offsets, block);
    uint32_t first = page->offsets[block];

    if (heading.ptr)
        out->heading = kb_arena_copy(arena, heading.ptr, heading.len);
    out->para = (uint32_t)block;
    out->byte_start = first + (uint32_t)start;
    out->byte_end = first + (uint32_t)end;
    out->start = page->article.blocks[block].start +
                 (uint32_t)kb_utf8_count(kb_str_cut(text, 0, start));
    out->end = out->start + (uint32_t)kb_utf8_count(quote);
    out->quote = kb_arena_copy(arena, quote.ptr, quote.len);
}

/* ---- articles ----------------------------------------------------------- */

kb_source kb_source_copy(kb_arena *arena, const kb_article *article)
{
    return (kb_source){
        .id = article->id,
        .cluster = article->cluster,
        .cluster_size = article->cluster_size,
        .key = kb_arena_strdup(arena, article->key),
        .artid = kb_arena_strdup(arena, article->artid),
        .title = kb_arena_strdup(arena, article->title),
        .url = kb_arena_strdup(arena, article->url),
        .site = kb_arena_strdup(arena, article->site),
        .author = kb_arena_strdup(arena, article->author),
        .date = kb_arena_strdup(arena, article->date),
    };
}

typedef struct source_search {
    kb_arena *arena;
    kb_source *out;
} source_search;

static kb_status take_source(void *context, const kb_article *found)
{
    const source_search *search = context;
    *search->out = kb_source_copy(search->arena, found);
    return KB_OK;
}

kb_status kb_source_find(kb_source *out, kb_store *store, kb_arena *arena,
                         uint64_t id, kb_error *err)
{
    const kb_article_query query = {.ids = &id, .id_count = 1};
    source_search search = {arena, out};

    *out = (kb_source){.key = NULL};
    kb_status status =
        kb_store_articles(store, &query, take_source, &search, err);
    if (status == KB_OK && !out->key)
        return kb_fail(err, KB_NOT_FOUND, "the article is gone");
    return status;
}

static kb_status keep(void *context, const kb_article *found)
{
    kb_reader *reader = context;
    kb_arena *arena = reader->arena;
    size_t bytes = found->block_count * sizeof *found->blocks;
    size_t size = strlen(found->text);
    kb_source source = kb_source_copy(arena, found);
    kb_page page = {.article = *found};
    kb_article *article = &page.article;
    bool fresh;

    article->key = source.key;
    article->artid = source.artid;
    article->title = source.title;
    article->url = source.url;
    article->site = source.site;
    article->author = source.author;
    article->date = source.date;
    article->origin = NULL;
    article->hash = NULL;
    article->tags = NULL;
    article->tag_count = 0;

    article->text = kb_arena_copy(arena, found->text, size);
    kb_block_ref *blocks = kb_arena_take(arena, bytes);
    if (bytes > 0)
        memcpy(blocks, found->blocks, bytes);
    article->blocks = blocks;
    page.offsets = kb_block_offsets(arena, article);
    *kb_map_add_id(&reader->places, article->id, &fresh) =
        (uint32_t)reader->pages.len;
    kb_vec_push(arena, &reader->pages, page);
    reader->held += size + bytes;
    return KB_OK;
}

kb_status kb_reader_find(const kb_page **out, kb_reader *reader, uint64_t id,
                         kb_error *err)
{
    const kb_article_query query = {
        .ids = &id, .id_count = 1, .with_text = true};
    const uint32_t *known = kb_map_find_id(&reader->places, id);
    kb_status status = KB_OK;

    if (!known) {
        if (reader->held > HELD_MAX)
            forget_all(reader);
        status = kb_store_articles(reader->store, &query, keep, reader, err);
        known = kb_map_find_id(&reader->places, id);
    }
    *out = known ? &reader->pages.data[*known] : NULL;
    return status;
}
