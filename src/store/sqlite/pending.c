/* pending.c - the words of the articles of one transaction.
 *
 * Every word of every article passes through here, and the words of a batch
 * are more than a cache holds: so a lookup touches one slot and one entry,
 * and the first bytes of a term are compared as a number. */
#include "store/sqlite/pending.h"

#include <stdlib.h>

#include "base/vec.h"
#include "store/sqlite/impact.h"
#include "text/token.h"

enum {
    TITLE_WEIGHT = 0,
    HEADING_WEIGHT = 2,
    BODY_WEIGHT = 1,
    HEAD_BYTES = 8,
    SLOTS_AT_FIRST = 1024
};

/* A term, and its postings so far. */
typedef struct entry {
    uint64_t head; /* the first bytes of the term: in the order of terms */
    kb_str term;
    KB_VEC(unsigned char) bytes;
    uint32_t last; /* the document of the last of the bytes */
    /* of the document that came last: its place among the documents + 1, how
     * often its text has the term, and whether its title has */
    uint32_t row, count;
    bool title;
} entry;

typedef struct counted {
    uint32_t doc, tokens;
} counted;

/* Open addressing, at most half full. */
typedef struct slot {
    uint32_t hash;
    uint32_t entry; /* 1 + its index; 0: free */
} slot;

struct kb_index_pending {
    kb_arena *arena;
    slot *slots;
    size_t slot_count; /* a power of two */
    KB_VEC(entry) entries;
    KB_VEC(counted) docs;
    uint32_t weight; /* of the text that is being counted */
    uint32_t tokens; /* of the document, so far */
    size_t postings; /* bytes, of all terms */
};

kb_index_pending *kb_pending_new(void)
{
    kb_arena *arena = kb_arena_new();
    kb_index_pending *p = kb_arena_alloc(arena, sizeof *p);

    p->arena = arena;
    p->slot_count = SLOTS_AT_FIRST;
    p->slots = kb_arena_alloc(arena, p->slot_count * sizeof *p->slots);
    return p;
}

void kb_pending_free(kb_index_pending *pending)
{
    if (pending)
        kb_arena_free(pending->arena);
}

size_t kb_pending_size(const kb_index_pending *p)
{
    return p->entries.cap * sizeof(entry) + p->slot_count * sizeof(slot) +
           p->postings;
}

/* ---- looking terms up --------------------------------------------------- */

/* Eight bytes as a number that compares as they do. */
static uint64_t number_of(const char *bytes, size_t len)
{
    unsigned char b[HEAD_BYTES] = {0};
    uint64_t number = 0;

    memcpy(b, bytes, len < HEAD_BYTES ? len : HEAD_BYTES);
    for (int i = 0; i < HEAD_BYTES; i++)
        number = number << 8 | b[i];
    return number;
}

static uint32_t hash_of(kb_str term, uint64_t head)
{
    uint64_t h = head ^ term.len;
    if (term.len > HEAD_BYTES)
        h += number_of(term.ptr + term.len - HEAD_BYTES, HEAD_BYTES) *
             0x9e3779b97f4a7c15u;
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
    return (uint32_t)(h >> 32);
}

static bool is_term(const entry *e, kb_str term, uint64_t head)
{
    return e->head == head && e->term.len == term.len &&
           (term.len <= HEAD_BYTES ||
            memcmp(e->term.ptr, term.ptr, term.len) == 0);
}

/* The slot of a term, or the free one where it would be. */
static slot *slot_of(const kb_index_pending *p, kb_str term, uint64_t head,
                     uint32_t hash)
{
    size_t at = hash & (p->slot_count - 1);
    for (; p->slots[at].entry; at = (at + 1) & (p->slot_count - 1)) {
        if (p->slots[at].hash == hash &&
            is_term(&p->entries.data[p->slots[at].entry - 1], term, head))
            break;
    }
    return &p->slots[at];
}

static void grow(kb_index_pending *p)
{
    slot *old = p->slots;
    size_t count = p->slot_count;

    p->slot_count *= 4;
    p->slots = kb_arena_alloc(p->arena, p->slot_count * sizeof *p->slots);
    for (size_t i = 0; i < count; i++) {
        size_t at = old[i].hash & (p->slot_count - 1);
        while (p->slots[at].entry)
            at = (at + 1) & (p->slot_count - 1);
        p->slots[at] = old[i];
    }
}

static entry *find_entry(kb_index_pending *p, kb_str term)
{
    uint64_t head = number_of(term.ptr, term.len);
    uint32_t hash = hash_of(term, head);
    slot *found = slot_of(p, term, head, hash);

    if (!found->entry) {
        kb_str kept = {kb_arena_copy(p->arena, term.ptr, term.len), term.len};
        kb_vec_push(p->arena, &p->entries, (entry){.head = head, .term = kept});
        *found = (slot){hash, (uint32_t)p->entries.len};
    }
    entry *e = &p->entries.data[found->entry - 1];
    if (p->entries.len * 2 > p->slot_count)
        grow(p);
    return e;
}

/* ---- counting ----------------------------------------------------------- */

/* Writes the growing posting behind the others. */
static void close_posting(kb_index_pending *p, entry *e)
{
    unsigned char bytes[KB_POSTING_MAX];
    if (e->row == 0)
        return;
    counted doc = p->docs.data[e->row - 1];
    uint8_t level = kb_impact_level(e->count, e->title, doc.tokens);
    size_t len = kb_posting_write(bytes, e->last,
                                  (kb_posting){doc.doc, level, e->title});
    for (size_t i = 0; i < len; i++)
        kb_vec_push(p->arena, &e->bytes, bytes[i]);
    p->postings += len;
    e->last = doc.doc;
}

static int count_token(void *context, const kb_token *token)
{
    kb_index_pending *p = context;
    entry *e = find_entry(p, token->text);

    if (e->row != p->docs.len) {
        close_posting(p, e);
        e->row = (uint32_t)p->docs.len;
        e->count = 0;
        e->title = false;
    }
    e->count += p->weight;
    e->title |= p->weight == TITLE_WEIGHT;
    p->tokens += !token->joined;
    return 0;
}

static void count_text(kb_index_pending *p, kb_str text, uint32_t weight)
{
    p->weight = weight;
    kb_tokenize(text, count_token, p);
}

uint32_t kb_pending_add(kb_index_pending *pending, const kb_index_row *row)
{
    kb_vec_push(pending->arena, &pending->docs,
                (counted){.doc = (uint32_t)row->doc});
    pending->tokens = 0;
    count_text(pending, row->title, TITLE_WEIGHT);
    uint32_t title = pending->tokens;
    count_text(pending, row->headings, HEADING_WEIGHT);
    count_text(pending, row->body, BODY_WEIGHT);
    pending->docs.data[pending->docs.len - 1].tokens = pending->tokens;
    return title;
}

/* ---- writing ------------------------------------------------------------ */

/* The terms in their order: most pairs are told apart by their heads. */
typedef struct place {
    uint64_t head;
    const entry *entry;
} place;

static int by_term(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    return kb_str_compare(x->entry->term, y->entry->term);
}

kb_status kb_pending_write(kb_index_pending *pending, kb_part_writer *out,
                           kb_error *err)
{
    size_t n = pending->entries.len;
    place *places = kb_arena_alloc(pending->arena, n * sizeof *places);
    kb_status status = KB_OK;

    for (size_t i = 0; i < n; i++) {
        entry *e = &pending->entries.data[i];
        close_posting(pending, e);
        places[i] = (place){e->head, e};
    }
    qsort(places, n, sizeof *places, by_term);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        const entry *e = places[i].entry;
        kb_str postings = {(const char *)e->bytes.data, e->bytes.len};
        status = kb_part_add(out, e->term, postings, err);
    }
    return status;
}
