/* postings.c - the bytes of the full-text index. */
#include "store/sqlite/postings.h"

enum { LOW_BITS = 7, MORE = 0x80 };

static size_t write_number(unsigned char out[KB_NUMBER_MAX], uint32_t number)
{
    size_t n = 0;
    for (; number >= MORE; number >>= LOW_BITS)
        out[n++] = (unsigned char)(number | MORE);
    out[n++] = (unsigned char)number;
    return n;
}

/* Reads the number at `*at`, which moves behind it. */
static bool read_number(const unsigned char **at, const unsigned char *end,
                        uint32_t *number)
{
    *number = 0;
    for (unsigned shift = 0; *at < end && shift < 32; shift += LOW_BITS) {
        unsigned char byte = *(*at)++;
        *number |= (uint32_t)(byte & (MORE - 1)) << shift;
        if (!(byte & MORE))
            return true;
    }
    return false;
}

static void add_number(kb_buf *out, size_t number)
{
    unsigned char bytes[KB_NUMBER_MAX];
    size_t len = write_number(bytes, (uint32_t)number);
    kb_buf_add(out, (kb_str){(const char *)bytes, len});
}

bool kb_postings_next_far(kb_postings *p, kb_posting *out)
{
    uint32_t distance;
    if (!read_number(&p->at, p->end, &distance) || p->at == p->end)
        return false;
    unsigned char impact = *p->at++;
    p->doc += distance;
    *out = (kb_posting){p->doc, impact >> 1, impact & 1};
    return true;
}

size_t kb_posting_write(unsigned char out[KB_POSTING_MAX], uint32_t last,
                        kb_posting posting)
{
    size_t len = write_number(out, posting.doc - last);
    out[len] = (unsigned char)(posting.level << 1 | posting.title);
    return len + 1;
}

void kb_postings_add(kb_buf *out, uint32_t *last, kb_posting posting)
{
    unsigned char bytes[KB_POSTING_MAX];
    size_t len = kb_posting_write(bytes, *last, posting);
    kb_buf_add(out, (kb_str){(const char *)bytes, len});
    *last = posting.doc;
}

kb_terms kb_terms_of(kb_str block)
{
    const unsigned char *at = (const unsigned char *)block.ptr;
    return (kb_terms){.at = at, .end = at + block.len};
}

bool kb_terms_next(kb_terms *t)
{
    uint32_t shared, other, bytes;

    if (!read_number(&t->at, t->end, &shared) ||
        !read_number(&t->at, t->end, &other) ||
        !read_number(&t->at, t->end, &bytes))
        return false;
    size_t left = (size_t)(t->end - t->at);
    if (shared > t->len || other > KB_TERM_MAX - shared || other > left ||
        bytes > left - other)
        return false;
    memcpy(t->term + shared, t->at, other);
    t->len = shared + other;
    t->postings = (kb_postings){t->at + other, t->at + other + bytes, 0};
    t->at = t->postings.end;
    return true;
}

static size_t shared_length(kb_str a, kb_str b)
{
    size_t n = 0;
    while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n])
        n++;
    return n;
}

void kb_terms_add(kb_buf *block, kb_str before, kb_str term, kb_str postings)
{
    size_t shared = shared_length(before, term);
    add_number(block, shared);
    add_number(block, term.len - shared);
    add_number(block, postings.len);
    kb_buf_add(block, kb_str_cut(term, shared, term.len));
    kb_buf_add(block, postings);
}
