/* retry.c - what is worth another try, and when. */
#include "fetch/retry.h"

#include <string.h>

#include "fetch/late.h"

enum { AFTER_MAX_S = 365 * 24 * 60 * 60 };

bool kb_retry_answer(long status)
{
    static const long passing[] = {408, 425, 429, 500, 502, 503, 504};

    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++) {
        if (passing[i] == status)
            return true;
    }
    return false;
}

bool kb_retry_failure(int code)
{
    static const CURLcode passing[] = {
        CURLE_COULDNT_RESOLVE_PROXY,
        CURLE_COULDNT_RESOLVE_HOST,
        CURLE_COULDNT_CONNECT,
        CURLE_WEIRD_SERVER_REPLY,
        CURLE_HTTP2,
        CURLE_PARTIAL_FILE,
        CURLE_OPERATION_TIMEDOUT,
        CURLE_SSL_CONNECT_ERROR,
        CURLE_GOT_NOTHING,
        CURLE_SEND_ERROR,
        CURLE_RECV_ERROR,
        CURLE_HTTP2_STREAM,
    };

    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++) {
        if ((int)passing[i] == code)
            return true;
    }
    return false;
}

/* Seconds; more than a year is as good as for ever. */
static int64_t read_seconds(const char *digits)
{
    int64_t seconds = 0;

    for (; *digits >= '0' && *digits <= '9'; digits++) {
        seconds = seconds * 10 + (*digits - '0');
        if (seconds > AFTER_MAX_S)
            return AFTER_MAX_S;
    }
    return seconds;
}

int64_t kb_retry_after(const char *value, int64_t now_ms)
{
    if (!value)
        return -1;
    value += strspn(value, " \t");
    if (*value >= '0' && *value <= '9')
        return read_seconds(value) * 1000;
    time_t at = kb_curl_load()->getdate(value, NULL);
    if (at < 0)
        return -1;
    int64_t wait = (int64_t)at * 1000 - now_ms;
    return wait > 0 ? wait : 0;
}

/* xorshift64: G. Marsaglia, "Xorshift RNGs", 2003. */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed >> 16;
}

int64_t kb_retry_wait(int number, int64_t base_ms, int64_t max_ms,
                      uint64_t *seed)
{
    int64_t wait = base_ms;

    for (int i = 1; i < number && wait < max_ms; i++)
        wait *= 2;
    if (wait > max_ms)
        wait = max_ms;
    return wait - (int64_t)(next_random(seed) % (uint64_t)(wait / 2 + 1));
}
