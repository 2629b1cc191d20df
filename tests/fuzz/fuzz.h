/* fuzz.h - what all targets share: properties, and pieces of the input. */
#ifndef KB_TESTS_FUZZ_H
#define KB_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "aigckb/arena.h"
#include "base/buf.h"
#include "base/str.h"

/** What libFuzzer calls, and replay.c: @return 0 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Aborts, which is a finding, where something does not hold. */
#define HOLDS(property)                                                        \
    ((property) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #property))

_Noreturn static inline void fuzz_fail(const char *file, int line,
                                       const char *property)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, property);
    abort();
}

enum { FUZZ_BYTES_MAX = 1 << 26 /* of whatever a target makes */ };

static inline kb_str fuzz_input(const uint8_t *data, size_t size)
{
    return (kb_str){size > 0 ? (const char *)data : "", size};
}

/** Cuts a byte off the front; 0 at the end. */
static inline unsigned fuzz_byte(kb_str *rest)
{
    if (rest->len == 0)
        return 0;
    unsigned byte = (unsigned char)rest->ptr[0];
    *rest = kb_str_cut(*rest, 1, rest->len);
    return byte;
}

/** Cuts a line off the front; "" at the end. */
static inline kb_str fuzz_line(kb_str *rest)
{
    kb_str line;
    return rest->len > 0 && kb_str_split(rest, '\n', &line) ? line : KB_STR("");
}

/** A piece of the input as a C string: up to its first NUL. */
static inline const char *fuzz_text(kb_arena *arena, kb_str piece)
{
    return kb_arena_copy(arena, piece.ptr, piece.len);
}

/** Whether `at` is where a code point begins, or the end. */
static inline bool fuzz_is_border(kb_str text, size_t at)
{
    return at == text.len ||
           (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

#endif
