/* late.c - libcurl, loaded when it is first called. */
#include "fetch/late.h"

#include <pthread.h>

#include "base/late.h"

static kb_curl curl;

static void load_curl(void)
{
    static const kb_late_symbol symbols[] = {
        {"curl_global_init", &curl.global_init},
        {"curl_easy_init", &curl.easy_init},
        {"curl_easy_reset", &curl.easy_reset},
        {"curl_easy_setopt", &curl.easy_setopt},
        {"curl_easy_getinfo", &curl.easy_getinfo},
        {"curl_easy_header", &curl.easy_header},
        {"curl_easy_strerror", &curl.easy_strerror},
        {"curl_easy_cleanup", &curl.easy_cleanup},
        {"curl_multi_init", &curl.multi_init},
        {"curl_multi_add_handle", &curl.multi_add_handle},
        {"curl_multi_remove_handle", &curl.multi_remove_handle},
        {"curl_multi_perform", &curl.multi_perform},
        {"curl_multi_poll", &curl.multi_poll},
        {"curl_multi_info_read", &curl.multi_info_read},
        {"curl_multi_cleanup", &curl.multi_cleanup},
        {"curl_slist_append", &curl.slist_append},
        {"curl_slist_free_all", &curl.slist_free_all},
        {"curl_url", &curl.url},
        {"curl_url_set", &curl.url_set},
        {"curl_url_get", &curl.url_get},
        {"curl_url_strerror", &curl.url_strerror},
        {"curl_url_cleanup", &curl.url_cleanup},
        {"curl_getdate", &curl.getdate},
        {"curl_free", &curl.free},
    };
    kb_late_load(KB_LATE_CURL, symbols, sizeof symbols / sizeof *symbols);
    curl.global_init(CURL_GLOBAL_DEFAULT);
}

const kb_curl *kb_curl_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_curl);
    return &curl;
}
