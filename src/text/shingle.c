/* shingle.c - how much of two texts is the same. */
#include "text/shingle.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

enum {
    PART_SHIFT = 57, /* of a hash: the upper 7 bits number the 128 parts */
    BAND_VALUES = KB_SKETCH_VALUES / KB_SKETCH_BANDS,
    ROUNDS = sizeof(uint32_t), /* of the sort: a byte each */
    BYTES = 256
};
_Static_assert(1 << (64 - PART_SHIFT) == KB_SKETCH_VALUES, "a value a part");

static const uint32_t no_value = UINT32_MAX;

/* What a letter of a shingle is multiplied by, once for each behind it; odd. */
static const uint64_t base = 0xd6e8feb86659fd93u;
/* The same five times: takes the letter before the shingle out. */
static const uint64_t base_5 = 0xd6e8feb86659fd93u * 0xd6e8feb86659fd93u *
                               0xd6e8feb86659fd93u * 0xd6e8feb86659fd93u *
                               0xd6e8feb86659fd93u;

/* ---- letters ------------------------------------------------------------ */

/* A letter has a byte at least. */
static void make_room(kb_letters *letters, kb_arena *arena, size_t more)
{
    size_t cap = letters->len + more;

    if (letters->cap >= cap)
        return;
    if (cap < 2 * letters->cap)
        cap = 2 * letters->cap;
    uint32_t *data = kb_arena_take(arena, cap * sizeof *data);
    if (letters->len > 0)
        memcpy(data, letters->data, letters->len * sizeof *data);
    letters->data = data;
    letters->cap = cap;
}

void kb_letters_add(kb_letters *out, kb_arena *arena, kb_str text)
{
    make_room(out, arena, text.len);
    size_t n = out->len;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = kb_fold_char(kb_utf8_next(text, &at));
        out->data[n] = c;
        n += kb_char_is_word(c);
    }
    out->len = n;
}

/* Spreads what differs over all bits: the end of MurmurHash3, A. Appleby. */
static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return h ^ h >> 33;
}

uint64_t kb_letters_digest(const kb_letters *letters, size_t from, size_t end)
{
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a over code points */

    for (size_t i = from; i < end; i++)
        hash = (hash ^ letters->data[i]) * 0x100000001b3u;
    hash = mix(hash);
    return hash ? hash : 1;
}

/* ---- shingles ----------------------------------------------------------- */

/* The hash of each shingle in turn: `sum` is of the letters so far, and of the
 * last five when it comes to hash them. */
static uint64_t next_hash(uint64_t *sum, const uint32_t *letters, size_t at)
{
    *sum = *sum * base + letters[at];
    if (at >= KB_SHINGLE)
        *sum -= letters[at - KB_SHINGLE] * base_5;
    return mix(*sum);
}

static size_t shingle_count(const kb_letters *letters)
{
    return letters->len < KB_SHINGLE ? 0 : letters->len - KB_SHINGLE + 1;
}

/* The sum of the letters before the first shingle is whole. */
static uint64_t first_sum(const kb_letters *letters)
{
    uint64_t sum = 0;
    for (size_t i = 0; i + 1 < KB_SHINGLE; i++)
        sum = sum * base + letters->data[i];
    return sum;
}

/* ---- sketches ----------------------------------------------------------- */

static void fill_empty(kb_sketch *sketch, const bool *full)
{
    for (uint64_t i = 0; i < KB_SKETCH_VALUES; i++) {
        uint64_t from = i;
        for (uint64_t n = 1; !full[from]; n++)
            from = mix(i << 32 | n) >> PART_SHIFT;
        sketch->values[i] = sketch->values[from];
    }
}

bool kb_sketch_make(kb_sketch *out, const kb_letters *letters)
{
    bool full[KB_SKETCH_VALUES] = {false};

    if (shingle_count(letters) == 0)
        return false;
    memset(out, 0xFF, sizeof *out);
    uint64_t sum = first_sum(letters);
    for (size_t i = KB_SHINGLE - 1; i < letters->len; i++) {
        uint64_t hash = next_hash(&sum, letters->data, i);
        uint32_t *least = &out->values[hash >> PART_SHIFT];
        if ((uint32_t)hash < *least)
            *least = (uint32_t)hash;
    }
    for (size_t i = 0; i < KB_SKETCH_VALUES; i++)
        full[i] = out->values[i] != no_value;
    fill_empty(out, full);
    return true;
}

double kb_sketch_likeness(const kb_sketch *a, const kb_sketch *b)
{
    int same = 0;
    for (size_t i = 0; i < KB_SKETCH_VALUES; i++)
        same += a->values[i] == b->values[i];
    return (double)same / KB_SKETCH_VALUES;
}

void kb_sketch_bands(uint32_t out[KB_SKETCH_BANDS], const kb_sketch *sketch)
{
    for (size_t band = 0; band < KB_SKETCH_BANDS; band++) {
        uint64_t hash = 0;
        for (size_t i = 0; i < BAND_VALUES; i++)
            hash = hash * base + sketch->values[band * BAND_VALUES + i];
        out[band] = (uint32_t)mix(hash);
    }
}

/* ---- exact sets --------------------------------------------------------- */

/* Sorts by bytes, the lowest first; an even number of rounds ends in `data`. */
static void sort(uint32_t *data, uint32_t *other, size_t n)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        size_t starts[BYTES + 1] = {0};
        for (size_t i = 0; i < n; i++)
            starts[(data[i] >> 8 * round & 0xFF) + 1]++;
        for (size_t b = 1; b < BYTES; b++)
            starts[b] += starts[b - 1];
        for (size_t i = 0; i < n; i++)
            other[starts[data[i] >> 8 * round & 0xFF]++] = data[i];
        uint32_t *swap = data;
        data = other;
        other = swap;
    }
}

static size_t drop_repeated(uint32_t *data, size_t n)
{
    size_t kept = n > 0;

    for (size_t i = 1; i < n; i++) {
        if (data[i] != data[kept - 1])
            data[kept++] = data[i];
    }
    return kept;
}

kb_shingles kb_shingles_of(kb_arena *arena, const kb_letters *letters)
{
    size_t n = shingle_count(letters);
    uint32_t *data = kb_arena_take(arena, 2 * n * sizeof *data);

    if (n == 0)
        return (kb_shingles){data, 0};
    uint64_t sum = first_sum(letters);
    for (size_t i = 0; i < n; i++)
        data[i] = (uint32_t)next_hash(&sum, letters->data, i + KB_SHINGLE - 1);
    sort(data, data + n, n);
    return (kb_shingles){data, drop_repeated(data, n)};
}

size_t kb_shingles_common(const kb_shingles *a, const kb_shingles *b)
{
    size_t i = 0, j = 0, common = 0;

    while (i < a->len && j < b->len) {
        uint32_t x = a->data[i], y = b->data[j];
        common += x == y;
        i += x <= y;
        j += y <= x;
    }
    return common;
}

double kb_shingles_jaccard(const kb_shingles *a, const kb_shingles *b)
{
    size_t common = kb_shingles_common(a, b);
    size_t all = a->len + b->len - common;
    return all > 0 ? (double)common / (double)all : 0;
}

double kb_shingles_containment(const kb_shingles *a, const kb_shingles *b)
{
    size_t least = a->len < b->len ? a->len : b->len;
    return least > 0 ? (double)kb_shingles_common(a, b) / (double)least : 0;
}
