/* hash.c - SHA-256 by libmd, FNV-1a for tables in memory. */
#include "base/hash.h"

#include <sha2.h>
#include <sys/types.h>

uint64_t kb_digest(kb_str bytes)
{
    SHA2_CTX context;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    uint64_t value = 0;

    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)bytes.ptr, bytes.len);
    SHA256Final(digest, &context);
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

uint64_t kb_hash(kb_str bytes)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes.len; i++)
        h = (h ^ (unsigned char)bytes.ptr[i]) * 0x100000001b3u;
    h ^= h >> 32;
    return h * 0x9e3779b97f4a7c15u;
}
