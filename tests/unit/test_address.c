/* test_address.c - addresses of the web, and the proxies for them. */
#include "open_arena.h"

#include <stdlib.h>

#include "base/buf.h"
#include "fetch/address.h"
#include "fetch/fetch.h"
#include "fetch/proxy.h"

static void only_the_web_has_addresses(void **state)
{
    (void)state;
    assert_true(kb_is_address("http://a"));
    assert_true(kb_is_address("HTTPS://a"));
    assert_false(kb_is_address("http:/a"));
    assert_false(kb_is_address("ftp://a"));
    assert_false(kb_is_address("a/http://b"));
    assert_false(kb_is_address(""));
}

static void addresses_have_one_spelling(void **state)
{
    static const char *const samples[][2] = {
        {"http://example.com", "http://example.com/"},
        {"HTTP://EXAMPLE.com/A", "http://example.com/A"},
        {"http://example.com:80/", "http://example.com/"},
        {"https://example.com:443/", "https://example.com/"},
        {"https://example.com:80/", "https://example.com:80/"},
        {"http://example.com/a#b", "http://example.com/a"},
        {"http://example.com/a?b=c#d", "http://example.com/a?b=c"},
        {"http://example.com/a/./b/../c", "http://example.com/a/c"},
        {"http://example.com/../../a", "http://example.com/a"},
        {"http://user:word@example.com/", "http://example.com/"},
        {"http://user@example.com/", "http://example.com/"},
        {"http://example.com/文 章",
         "http://example.com/%E6%96%87%20%E7%AB%A0"},
        {"http://example.com/%e6%96%87?%7Ea=%2f%zz",
         "http://example.com/%E6%96%87?~a=%2F%25zz"},
        {"http://example.com/%e%34", "http://example.com/%25e4"},
        {"http://example.com/a/%2e%2E/b/%2e/c", "http://example.com/b/c"},
        {"http://ex%61mple.com/", "http://example.com/"},
        {"http://例子.example/", "http://例子.example/"},
        {"http://example.com?x", "http://example.com/?x"},
        {"http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"},
        {"http://[fe80::1%25eth0]/a", "http://[fe80::1]/a"},
        {"http://127.1/", "http://127.0.0.1/"},
        {"http://0x7f000001/", "http://127.0.0.1/"},
        {"http://017700000001/", "http://127.0.0.1/"},
    };
    kb_address address;
    kb_error err;
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        if (kb_address_read(&address, arena, samples[i][0], &err))
            fail_msg("%s", err.message);
        assert_string_equal(address.url, samples[i][1]);
        /* and it is its own normal spelling */
        assert_int_equal(kb_address_read(&address, arena, samples[i][1], &err),
                         KB_OK);
        assert_string_equal(address.url, samples[i][1]);
    }
}

static void an_address_has_its_parts(void **state)
{
    kb_address address;
    kb_error err;
    (void)state;
    assert_int_equal(kb_address_read(&address, arena,
                                     "HTTPS://A%40b:c%3Ad@Host.example:8443"
                                     "/x/y?z=1#top",
                                     &err),
                     KB_OK);
    assert_string_equal(address.url, "https://host.example:8443/x/y?z=1");
    assert_string_equal(address.origin, "https://host.example:8443");
    assert_string_equal(address.scheme, "https");
    assert_string_equal(address.host, "host.example");
    assert_string_equal(address.path, "/x/y?z=1");
    assert_string_equal(address.user, "A@b");
    assert_string_equal(address.password, "c:d");
    kb_address_read(&address, arena, "http://a.example", &err);
    assert_string_equal(address.path, "/");
    assert_null(address.user);
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const samples[] = {
        "",
        "a",
        "ftp://a/",
        "http://",

        "http://[",
        "http://a b/",
        "http://a:x/",
        "http://a:99999/",
        "file:///a",
        "javascript:alert(1)",
        "http://a\n/",
        "http://a.%/", /* a host that is written in two ways */
    };
    kb_buf large = KB_BUF_INIT(1 << 16);
    kb_address address;
    kb_error err;
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_int_equal(kb_address_read(&address, arena, samples[i], &err),
                         KB_BAD_INPUT);
    kb_buf_add_text(&large, "http://a/");
    while (large.len <= KB_ADDRESS_MAX)
        kb_buf_add_char(&large, 'a');
    assert_int_equal(kb_address_read(&address, arena, large.ptr, &err),
                     KB_BAD_INPUT);
    kb_buf_dispose(&large);
}

static void no_proxy_names_hosts_domains_and_ranges(void **state)
{
    static const struct {
        const char *list, *host;
        bool without;
    } samples[] = {
        {"", "a.example", false},
        {"*", "a.example", true},
        {"example", "a.example", true},
        {".example", "a.example", true},
        {"example", "example", true},
        {"example", "anexample", false},
        {"a.example", "example", false},
        {"other, A.Example", "a.example.", true},
        {"x y,,example", "a.example", true},
        {"127.0.0.0/8", "127.1.2.3", true},
        {"127.0.0.1", "127.0.0.1", true},
        {"127.0.0.1", "127.0.0.2", false},
        {"::1", "[::1]", true},
        {"[::1]", "[::1]", true},
        {"fe80::/10", "[fe90::1]", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        if (kb_proxy_none(samples[i].list, samples[i].host) !=
            samples[i].without)
            fail_msg("%s of %s", samples[i].host, samples[i].list);
    }
}

static const char *proxy_for(const char *url)
{
    kb_address address;
    kb_error err;
    assert_int_equal(kb_address_read(&address, arena, url, &err), KB_OK);
    return kb_proxy_for(&address);
}

static void proxies_come_from_the_environment(void **state)
{
    static const char *const names[] = {
        "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY",
        "all_proxy",  "ALL_PROXY",  "no_proxy",    "NO_PROXY"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    assert_string_equal(proxy_for("http://a.example/"), "");
    setenv("HTTP_PROXY", "http://wrong", 1);
    assert_string_equal(proxy_for("http://a.example/"), "");
    setenv("ALL_PROXY", "socks5://all", 1);
    assert_string_equal(proxy_for("http://a.example/"), "socks5://all");
    setenv("http_proxy", "http://plain", 1);
    assert_string_equal(proxy_for("http://a.example/"), "http://plain");
    assert_string_equal(proxy_for("https://a.example/"), "socks5://all");
    setenv("HTTPS_PROXY", "http://secure", 1);
    assert_string_equal(proxy_for("https://a.example/"), "http://secure");
    setenv("https_proxy", "http://lower", 1);
    assert_string_equal(proxy_for("https://a.example/"), "http://lower");
    setenv("NO_PROXY", "a.example", 1);
    assert_string_equal(proxy_for("https://a.example/"), "");
    assert_string_equal(proxy_for("https://b.example/"), "http://lower");
    setenv("no_proxy", "b.example", 1);
    assert_string_equal(proxy_for("https://b.example/"), "");
}

static void what_was_asked_for_comes_back_once(void **state)
{
    static const char *const asked[] = {"ftp://a/", "http://b:x/", "ftp://a/"};
    kb_web_options options = {0};
    kb_fetcher *fetcher;
    kb_error err;
    kb_page page;
    int context;
    (void)state;
    assert_int_equal(kb_fetcher_new(&fetcher, &options, &err), KB_OK);
    for (int i = 0; i < 3; i++)
        assert_int_equal(
            kb_fetcher_add(
                fetcher, &(kb_fetch_ask){.url = asked[i], .context = &context}),
            i < 2);
    assert_int_equal(kb_fetcher_left(fetcher), 2);
    for (int i = 0; i < 2; i++) {
        assert_true(kb_fetcher_next(fetcher, &page));
        assert_int_equal(page.status, KB_BAD_INPUT);
        assert_ptr_equal(page.context, &context);
    }
    assert_false(kb_fetcher_next(fetcher, &page));
    kb_fetcher_free(fetcher);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_the_web_has_addresses),
        TEST(addresses_have_one_spelling),
        TEST(an_address_has_its_parts),
        TEST(what_is_no_address_is_refused),
        TEST(no_proxy_names_hosts_domains_and_ranges),
        TEST(proxies_come_from_the_environment),
        TEST(what_was_asked_for_comes_back_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
