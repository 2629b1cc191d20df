/* test_retry.c - what is worth another try, and when. */
#include "check.h"

#include "fetch/late.h"
#include "fetch/retry.h"

enum { NOW_S = 784111777 }; /* Sun, 06 Nov 1994 08:49:37 GMT */

static void retry_after_is_seconds_or_a_date(void **state)
{
    static const struct {
        const char *value;
        int64_t wait_s; /* -1: says nothing */
    } samples[] = {
        {"0", 0},
        {"120", 120},
        {"  7 ", 7},
        {"99999999999999999999999", 365LL * 24 * 60 * 60},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
        {"Sun, 06 Nov 1994 08:50:37 GMT", 60},
        {"Sunday, 06-Nov-94 08:50:37 GMT", 60},
        {"Sun Nov  6 08:50:37 1994", 60},
        {"Sat, 05 Nov 1994 08:49:37 GMT", 0},
        {"Mon, 07 Nov 1994 08:49:37 GMT", 24LL * 60 * 60},
        {"", -1},
        {"soon", -1},
        {"-5", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        int64_t wanted = samples[i].wait_s;
        assert_int_equal(kb_retry_after(samples[i].value, NOW_S * 1000LL),
                         wanted < 0 ? -1 : wanted * 1000);
    }
    assert_int_equal(kb_retry_after(NULL, 0), -1);
}

static void waits_double_up_to_a_ceiling_with_some_chance(void **state)
{
    static const int64_t longest[] = {100, 200, 400, 800, 1000, 1000};
    uint64_t seed = 1;
    (void)state;
    for (int number = 1; number <= 6; number++) {
        int64_t least = INT64_MAX, most = 0;
        for (int i = 0; i < 500; i++) {
            int64_t wait = kb_retry_wait(number, 100, 1000, &seed);
            least = wait < least ? wait : least;
            most = wait > most ? wait : most;
        }
        assert_in_range(least, longest[number - 1] / 2,
                        longest[number - 1] * 6 / 10);
        assert_in_range(most, longest[number - 1] * 9 / 10,
                        longest[number - 1]);
    }
    assert_int_equal(kb_retry_wait(1, 0, 1000, &seed), 0);
}

static void what_may_pass_is_tried_again(void **state)
{
    (void)state;
    assert_true(kb_retry_answer(429));
    assert_true(kb_retry_answer(503));
    assert_false(kb_retry_answer(200));
    assert_false(kb_retry_answer(404));
    assert_false(kb_retry_answer(501));
    assert_true(kb_retry_failure(CURLE_COULDNT_CONNECT));
    assert_true(kb_retry_failure(CURLE_OPERATION_TIMEDOUT));
    assert_false(kb_retry_failure(CURLE_PEER_FAILED_VERIFICATION));
    assert_false(kb_retry_failure(CURLE_WRITE_ERROR));
    assert_false(kb_retry_failure(CURLE_BAD_CONTENT_ENCODING));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(retry_after_is_seconds_or_a_date),
        cmocka_unit_test(waits_double_up_to_a_ceiling_with_some_chance),
        cmocka_unit_test(what_may_pass_is_tried_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
