/* check.h - cmocka, and the checks that several tests share. */
#ifndef KB_TESTS_CHECK_H
#define KB_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"

/** Fails, and shows both, unless the slice holds the words of a C string. */
#define assert_str(slice, words) check_str((slice), (words), __FILE__, __LINE__)

static inline void check_str(kb_str slice, const char *words, const char *file,
                             int line)
{
    char copy[512];
    snprintf(copy, sizeof copy, "%.*s", (int)slice.len,
             slice.ptr ? slice.ptr : "");
    _assert_string_equal(copy, words, file, line);
    _assert_int_equal(slice.len, strlen(words), file, line);
}

/** A small generator with a seed, so that a failure comes again: xorshift64,
 * G. Marsaglia, "Xorshift RNGs", 2003. */
static inline uint32_t next_random(uint64_t *seed, uint32_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)((*seed >> 32) % below);
}

#endif
