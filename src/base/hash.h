/* hash.h - hashes: stable ones for ids, a quick one for tables in memory. */
#ifndef KB_BASE_HASH_H
#define KB_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

/** The first 64 bits of SHA-256 (FIPS 180-4), big-endian: the same on any
 * machine.  Ids and content hashes are made of it. */
uint64_t kb_digest(kb_str bytes);

enum { KB_SHA256 = 32, KB_HEX = 17 };

/** All of it. */
void kb_sha256(uint8_t out[KB_SHA256], kb_str bytes);

/** Writes 16 lower-case hex digits and a NUL. */
void kb_hex(char out[KB_HEX], uint64_t value);

/** Quick, never stored: it differs between machines. */
uint64_t kb_hash(kb_str bytes);

#endif
