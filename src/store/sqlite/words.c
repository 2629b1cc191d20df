/* words.c - the words of one article.
 *
 * The bytes: for each word the length of its text, its level * 2 (+ 1 where the
 * title has it), four bytes of hash, the text. */
#include "store/sqlite/words.h"

#include "base/hash.h"
#include "base/vec.h"
#include "store/sqlite/impact.h"
#include "text/token.h"

enum {
    TITLE_WEIGHT = 0,
    HEADING_WEIGHT = 2,
    BODY_WEIGHT = 1,
    HASH_BYTES = 4,
    HEAD_BYTES = 2 + HASH_BYTES,
    SLOTS_AT_FIRST = 1024
};

typedef struct counted {
    kb_str text;
    uint32_t hash, count;
    bool title;
} counted;

typedef struct counting {
    kb_arena *scratch;
    uint32_t *slots; /* 1 + index into words; 0: free; at most half are taken */
    size_t slot_count;
    KB_VEC(counted) words;
    size_t bytes;    /* of the words' texts */
    uint32_t weight; /* of the text that is being counted */
    uint32_t tokens;
} counting;

/* ---- counting ----------------------------------------------------------- */

static void make_slots(counting *c, size_t count)
{
    c->slot_count = count;
    c->slots = kb_arena_alloc(c->scratch, count * sizeof *c->slots);
    for (size_t i = 0; i < c->words.len; i++) {
        size_t at = c->words.data[i].hash & (count - 1);
        while (c->slots[at])
            at = (at + 1) & (count - 1);
        c->slots[at] = (uint32_t)i + 1;
    }
}

static counted *add(counting *c, kb_str text, uint32_t hash)
{
    kb_str kept = {kb_arena_copy(c->scratch, text.ptr, text.len), text.len};

    kb_vec_push(c->scratch, &c->words, (counted){.text = kept, .hash = hash});
    c->bytes += text.len;
    if (c->words.len * 2 > c->slot_count)
        make_slots(c, c->slot_count * 4);
    return &c->words.data[c->words.len - 1];
}

static counted *find(counting *c, kb_str text)
{
    uint32_t hash = (uint32_t)kb_hash(text);
    size_t at = hash & (c->slot_count - 1);

    for (; c->slots[at]; at = (at + 1) & (c->slot_count - 1)) {
        counted *word = &c->words.data[c->slots[at] - 1];
        if (word->hash == hash && kb_str_equal(word->text, text))
            return word;
    }
    c->slots[at] = (uint32_t)c->words.len + 1;
    return add(c, text, hash);
}

static int count_token(void *context, const kb_token *token)
{
    counting *c = context;
    counted *word = find(c, token->text);

    word->count += c->weight;
    word->title |= c->weight == TITLE_WEIGHT;
    c->tokens += !token->joined;
    return 0;
}

static void count_text(counting *c, kb_str text, uint32_t weight)
{
    c->weight = weight;
    kb_tokenize(text, count_token, c);
}

/* ---- the bytes ---------------------------------------------------------- */

static kb_str pack(kb_arena *arena, const counting *c)
{
    size_t len = c->bytes + c->words.len * HEAD_BYTES;
    char *bytes = kb_arena_take(arena, len), *at = bytes;

    for (size_t i = 0; i < c->words.len; i++) {
        const counted *w = &c->words.data[i];
        uint8_t level = kb_impact_level(w->count, w->title, c->tokens);
        at[0] = (char)w->text.len;
        at[1] = (char)(level << 1 | w->title);
        memcpy(at + 2, &w->hash, HASH_BYTES);
        memcpy(at + HEAD_BYTES, w->text.ptr, w->text.len);
        at += HEAD_BYTES + w->text.len;
    }
    return (kb_str){bytes, len};
}

kb_words kb_words_of(kb_arena *arena, kb_arena *scratch,
                     const kb_index_text *text)
{
    counting c = {.scratch = scratch};
    kb_words words;

    make_slots(&c, SLOTS_AT_FIRST);
    count_text(&c, text->title, TITLE_WEIGHT);
    words.title = c.tokens;
    count_text(&c, text->headings, HEADING_WEIGHT);
    count_text(&c, text->body, BODY_WEIGHT);
    words.bytes = pack(arena, &c);
    return words;
}

bool kb_words_next(const kb_words *words, size_t *at, kb_word_count *out)
{
    if (*at >= words->bytes.len)
        return false;
    const char *bytes = words->bytes.ptr + *at;
    uint8_t impact = (uint8_t)bytes[1];

    out->text = (kb_str){bytes + HEAD_BYTES, (uint8_t)bytes[0]};
    out->level = impact >> 1;
    out->title = impact & 1;
    memcpy(&out->hash, bytes + 2, HASH_BYTES);
    *at += HEAD_BYTES + out->text.len;
    return true;
}
