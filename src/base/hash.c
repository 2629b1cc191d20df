/* hash.c - SHA-256 by libmd; for tables in memory, a multiply and a shift for
 * each eight bytes. */
#include "base/hash.h"

#include <sha2.h>
#include <string.h>
#include <sys/types.h>

_Static_assert(KB_SHA256 == SHA256_DIGEST_LENGTH, "a digest of another size");

void kb_sha256(uint8_t out[KB_SHA256], kb_str bytes)
{
    SHA2_CTX context;

    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.ptr, bytes.len);
    SHA256Final(out, &context);
}

uint64_t kb_digest(kb_str bytes)
{
    uint8_t digest[KB_SHA256];
    uint64_t value = 0;

    kb_sha256(digest, bytes);
    for (int i = 0; i < 8; i++)
        value = value << 8 | digest[i];
    return value;
}

void kb_hex(char out[KB_HEX], uint64_t value)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < KB_HEX - 1; i++)
        out[i] = digits[value >> (60 - 4 * i) & 15];
    out[KB_HEX - 1] = '\0';
}

static uint64_t read_word(const char *from, size_t size)
{
    uint64_t word = 0;
    memcpy(&word, from, size);
    return word;
}

/* Up to seven bytes, by reads that may overlap. */
static uint64_t read_few(kb_str s)
{
    if (s.len >= 4)
        return read_word(s.ptr, 4) << 32 | read_word(s.ptr + s.len - 4, 4);
    if (s.len == 0)
        return 0;
    return read_word(s.ptr, 1) << 16 | read_word(s.ptr + s.len / 2, 1) << 8 |
           read_word(s.ptr + s.len - 1, 1);
}

static uint64_t mix(uint64_t h)
{
    h *= 0x9e3779b97f4a7c15u;
    return h ^ h >> 32;
}

uint64_t kb_hash(kb_str bytes)
{
    const size_t word = sizeof(uint64_t);
    uint64_t h = bytes.len;
    if (bytes.len < word)
        return mix(mix(h ^ mix(read_few(bytes))));
    for (size_t at = 0; at + word < bytes.len; at += word)
        h = mix(h ^ read_word(bytes.ptr + at, word));
    h = mix(h ^ read_word(bytes.ptr + bytes.len - word, word));
    return mix(h);
}
