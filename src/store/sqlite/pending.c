/* pending.c - the words of many articles, on their way into the index.
 *
 * Every word of every article passes through here, and the words of many are
 * more than a cache holds: so a lookup touches one slot and one entry, and an
 * entry has room for the postings of a rare word. */
#include "store/sqlite/pending.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/vec.h"

enum {
    HEAD_BYTES = 8,
    FEW_BYTES = 8,
    SLOTS_AT_FIRST = 1024,
    ASKED_MAX = 32 /* words whose memory is asked for at once */
};

/* A term, and its postings so far. */
typedef struct entry {
    uint64_t head; /* the first bytes of the term: in the order of terms */
    const char *term;
    union {
        unsigned char few[FEW_BYTES];
        unsigned char *many;
    } bytes;
    uint32_t len, cap; /* of the bytes; cap 0: they are few */
    uint32_t last;     /* the document of the last of them */
    uint8_t term_len;
} entry;

/* Open addressing, at most half full. */
typedef struct slot {
    uint32_t hash;
    uint32_t entry; /* 1 + its index; 0: free */
} slot;

struct kb_index_pending {
    kb_arena *arena; /* of terms and postings */
    slot *slots;
    size_t slot_count; /* a power of two */
    entry *entries;
    size_t count, room;
    size_t bytes; /* that terms and postings take */
};

kb_index_pending *kb_pending_new(void)
{
    kb_index_pending *p = kb_alloc(sizeof *p);

    p->arena = kb_arena_new();
    p->slot_count = SLOTS_AT_FIRST;
    p->slots = kb_alloc(p->slot_count * sizeof *p->slots);
    return p;
}

void kb_pending_free(kb_index_pending *pending)
{
    if (!pending)
        return;
    kb_arena_free(pending->arena);
    free(pending->slots);
    free(pending->entries);
    free(pending);
}

size_t kb_pending_size(const kb_index_pending *pending)
{
    return pending->room * sizeof(entry) + pending->slot_count * sizeof(slot) +
           pending->bytes;
}

/* ---- looking terms up --------------------------------------------------- */

/* The first bytes as a number that compares as they do. */
static uint64_t head_of(kb_str term)
{
    unsigned char b[HEAD_BYTES] = {0};
    uint64_t number = 0;

    memcpy(b, term.ptr, term.len < HEAD_BYTES ? term.len : HEAD_BYTES);
    for (int i = 0; i < HEAD_BYTES; i++)
        number = number << 8 | b[i];
    return number;
}

static bool is_term(const entry *e, kb_str term, uint64_t head)
{
    return e->head == head && e->term_len == term.len &&
           (term.len <= HEAD_BYTES || memcmp(e->term, term.ptr, term.len) == 0);
}

static void grow_slots(kb_index_pending *p)
{
    slot *old = p->slots;
    size_t count = p->slot_count;

    p->slot_count *= 2;
    p->slots = kb_alloc(p->slot_count * sizeof *p->slots);
    for (size_t i = 0; i < count; i++) {
        size_t at = old[i].hash & (p->slot_count - 1);
        if (!old[i].entry)
            continue;
        while (p->slots[at].entry)
            at = (at + 1) & (p->slot_count - 1);
        p->slots[at] = old[i];
    }
    free(old);
}

static entry *add_entry(kb_index_pending *p, kb_str term, uint64_t head)
{
    if (p->count == p->room) {
        p->room = p->room ? p->room * 2 : SLOTS_AT_FIRST;
        p->entries = kb_realloc(p->entries, p->room * sizeof *p->entries);
    }
    entry *e = &p->entries[p->count++];
    *e = (entry){.head = head,
                 .term = kb_arena_copy(p->arena, term.ptr, term.len),
                 .term_len = (uint8_t)term.len};
    p->bytes += term.len;
    if (p->count * 2 > p->slot_count)
        grow_slots(p);
    return e;
}

static entry *find_entry(kb_index_pending *p, const kb_word_count *word)
{
    uint64_t head = head_of(word->text);
    size_t at = word->hash & (p->slot_count - 1);

    for (; p->slots[at].entry; at = (at + 1) & (p->slot_count - 1)) {
        entry *e = &p->entries[p->slots[at].entry - 1];
        if (p->slots[at].hash == word->hash && is_term(e, word->text, head))
            return e;
    }
    p->slots[at] = (slot){word->hash, (uint32_t)p->count + 1};
    return add_entry(p, word->text, head);
}

/* ---- adding ------------------------------------------------------------- */

static unsigned char *bytes_of(entry *e)
{
    return e->cap ? e->bytes.many : e->bytes.few;
}

static unsigned char *make_room(kb_index_pending *p, entry *e, size_t more)
{
    size_t room = e->cap ? e->cap : FEW_BYTES;

    if (e->len + more > room) {
        unsigned char *grown = kb_arena_take(p->arena, room * 2);
        memcpy(grown, bytes_of(e), e->len);
        p->bytes += room * 2;
        e->bytes.many = grown;
        e->cap = (uint32_t)(room * 2);
    }
    return bytes_of(e) + e->len;
}

static void add_word(kb_index_pending *p, uint32_t doc,
                     const kb_word_count *word)
{
    unsigned char bytes[KB_POSTING_MAX];
    entry *e = find_entry(p, word);
    size_t len = kb_posting_write(bytes, e->last,
                                  (kb_posting){doc, word->level, word->title});

    memcpy(make_room(p, e, len), bytes, len);
    e->len += (uint32_t)len;
    e->last = doc;
}

/* Asks for the memory that some words will need: all at once, rather than
 * waiting for each. */
static void ask_for(const kb_index_pending *p, const kb_word_count *words,
                    size_t n)
{
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&p->slots[words[i].hash & (p->slot_count - 1)]);
    for (size_t i = 0; i < n; i++) {
        slot s = p->slots[words[i].hash & (p->slot_count - 1)];
        if (s.entry)
            __builtin_prefetch(&p->entries[s.entry - 1]);
    }
}

void kb_pending_add(kb_index_pending *pending, uint32_t doc,
                    const kb_words *words)
{
    kb_word_count some[ASKED_MAX];
    size_t at = 0, n;

    do {
        n = 0;
        while (n < ASKED_MAX && kb_words_next(words, &at, &some[n]))
            n++;
        ask_for(pending, some, n);
        for (size_t i = 0; i < n; i++)
            add_word(pending, doc, &some[i]);
    } while (n == ASKED_MAX);
}

/* ---- writing ------------------------------------------------------------ */

/* The terms in their order: most pairs are told apart by their heads. */
typedef struct place {
    uint64_t head;
    entry *entry;
} place;

static int by_term(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    return kb_str_compare((kb_str){x->entry->term, x->entry->term_len},
                          (kb_str){y->entry->term, y->entry->term_len});
}

kb_status kb_pending_write(kb_index_pending *pending, kb_part_writer *out,
                           kb_error *err)
{
    size_t n = pending->count;
    place *places = kb_alloc((n + 1) * sizeof *places);
    kb_status status = KB_OK;

    for (size_t i = 0; i < n; i++)
        places[i] = (place){pending->entries[i].head, &pending->entries[i]};
    qsort(places, n, sizeof *places, by_term);
    for (size_t i = 0; i < n && status == KB_OK; i++) {
        entry *e = places[i].entry;
        status = kb_part_add(out, (kb_str){e->term, e->term_len},
                             (kb_str){(const char *)bytes_of(e), e->len}, err);
    }
    free(places);
    return status;
}
