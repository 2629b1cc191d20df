/* test_headroom.c - a limit on the memory that a call may take. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#endif
#include "check.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/mman.h>

#include "base/headroom.h"

#define MIB ((size_t)1024 * 1024)

static bool can_take(size_t bytes)
{
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    munmap(memory, bytes);
    return true;
}

static void more_than_that_is_refused(void **state)
{
    kb_headroom headroom;

    (void)state;
    kb_headroom_begin(&headroom, 64 * MIB);
    bool small = can_take(32 * MIB), large = can_take(128 * MIB);
    errno = ENOENT;
    kb_headroom_end(&headroom);
    assert_int_equal(errno, ENOENT);
    assert_true(small);
    assert_false(large);
    assert_true(can_take(128 * MIB));
}

static void a_narrower_limit_stays(void **state)
{
    struct rlimit before, after;
    kb_headroom outer, inner;

    (void)state;
    kb_headroom_begin(&outer, 16 * MIB);
    getrlimit(RLIMIT_DATA, &before);
    kb_headroom_begin(&inner, 1024 * MIB);
    getrlimit(RLIMIT_DATA, &after);
    kb_headroom_end(&inner);
    kb_headroom_end(&outer);
    assert_true(before.rlim_cur == after.rlim_cur);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_than_that_is_refused),
        cmocka_unit_test(a_narrower_limit_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
