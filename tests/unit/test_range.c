/* test_range.c - addresses of the network that no page is at. */
#include "check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

#include "fetch/range.h"

typedef struct sample {
    const char *address, *what;
} sample;

static const sample samples[] = {
    {"1.1.1.1", NULL},
    {"8.8.8.8", NULL},
    {"9.255.255.255", NULL},
    {"11.0.0.0", NULL},
    {"100.63.255.255", NULL},
    {"100.128.0.0", NULL},
    {"126.255.255.255", NULL},
    {"128.0.0.0", NULL},
    {"172.15.255.255", NULL},
    {"172.32.0.0", NULL},
    {"192.0.1.0", NULL},
    {"192.167.255.255", NULL},
    {"198.17.255.255", NULL},
    {"198.20.0.0", NULL},
    {"223.255.255.255", NULL},
    {"2001:4860:4860::8888", NULL},
    {"2606:4700::1111", NULL},
    {"240e::1", NULL},
    {"::ffff:8.8.8.8", NULL},
    {"64:ff9b::8.8.8.8", NULL},
    {"2002:808:808::1", NULL},
    {"0.0.0.0", "an unspecified address"},
    {"0.1.2.3", "an unspecified address"},
    {"10.0.0.0", "a private address"},
    {"10.255.255.255", "a private address"},
    {"100.64.0.0", "a carrier's private address"},
    {"100.127.255.255", "a carrier's private address"},
    {"127.0.0.1", "a loopback address"},
    {"127.255.255.255", "a loopback address"},
    {"169.254.169.254", "a link-local address"},
    {"172.16.0.0", "a private address"},
    {"172.31.255.255", "a private address"},
    {"192.0.0.1", "a protocol's address"},
    {"192.0.2.1", "a documentation address"},
    {"192.88.99.1", "a relay's address"},
    {"192.168.255.255", "a private address"},
    {"198.19.255.255", "a benchmark's address"},
    {"198.51.100.1", "a documentation address"},
    {"203.0.113.1", "a documentation address"},
    {"224.0.0.1", "a multicast address"},
    {"239.255.255.255", "a multicast address"},
    {"240.0.0.1", "a reserved address"},
    {"255.255.255.255", "a reserved address"},
    {"::", "an unspecified address"},
    {"::1", "a loopback address"},
    {"::2", "a reserved address"},
    {"::127.0.0.1", "a reserved address"},
    {"::ffff:127.0.0.1", "a loopback address"},
    {"::ffff:10.1.2.3", "a private address"},
    {"::ffff:0:127.0.0.1", "a reserved address"},
    {"64:ff9b::10.0.0.1", "a private address"},
    {"64:ff9b:1::1", "a reserved address"},
    {"100::1", "a reserved address"},
    {"2001::1", "a protocol's address"},
    {"2001:2::1", "a protocol's address"},
    {"2001:db8::1", "a documentation address"},
    {"2002:7f00:1::", "a loopback address"},
    {"2002:c0a8:101::", "a private address"},
    {"3fff::1", "a documentation address"},
    {"4000::1", "a reserved address"},
    {"5f00::1", "a reserved address"},
    {"fc00::1", "a private address"},
    {"fdff::1", "a private address"},
    {"fe80::1", "a link-local address"},
    {"febf::1", "a link-local address"},
    {"fec0::1", "a private address"},
    {"ff02::1", "a multicast address"},
};

static const char *reserved(const char *text)
{
    struct sockaddr_in in4 = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};

    if (inet_pton(AF_INET, text, &in4.sin_addr) == 1)
        return kb_range_reserved((struct sockaddr *)&in4);
    assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
    return kb_range_reserved((struct sockaddr *)&in6);
}

static void same(const char *got, const char *wanted)
{
    assert_string_equal(got ? got : "public", wanted ? wanted : "public");
}

static void reserved_addresses_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        same(reserved(samples[i].address), samples[i].what);
        same(kb_range_reserved_host(samples[i].address), samples[i].what);
    }
}

static void other_families_are_refused(void **state)
{
    struct sockaddr_un un = {.sun_family = AF_UNIX};
    (void)state;
    same(kb_range_reserved((struct sockaddr *)&un),
         "no address of the internet");
}

static void hosts_are_addresses_or_names(void **state)
{
    (void)state;
    same(kb_range_reserved_host("[::1]"), "a loopback address");
    same(kb_range_reserved_host("[fe80::1%25eth0]"), "a link-local address");
    same(kb_range_reserved_host("[2606:4700::1111]"), NULL);
    same(kb_range_reserved_host("localhost"), "this machine");
    same(kb_range_reserved_host("LocalHost."), "this machine");
    same(kb_range_reserved_host("a.localhost"), "this machine");
    same(kb_range_reserved_host("notlocalhost"), NULL);
    same(kb_range_reserved_host("127.0.0.1."), "a loopback address");
    same(kb_range_reserved_host("example.com"), NULL);
    same(kb_range_reserved_host("10.example.com"), NULL);
}

static void ranges_have_their_addresses(void **state)
{
    (void)state;
    assert_true(kb_range_has("10.0.0.0/8", "10.1.2.3"));
    assert_false(kb_range_has("10.0.0.0/8", "11.1.2.3"));
    assert_true(kb_range_has("10.1.2.3", "10.1.2.3"));
    assert_false(kb_range_has("10.1.2.3", "10.1.2.4"));
    assert_true(kb_range_has("192.168.4.0/22", "192.168.7.255"));
    assert_false(kb_range_has("192.168.4.0/22", "192.168.8.0"));
    assert_true(kb_range_has("0.0.0.0/0", "1.2.3.4"));
    assert_true(kb_range_has("fe80::/10", "febf::1"));
    assert_true(kb_range_has("::1", "::1"));
    assert_false(kb_range_has("::/0", "1.2.3.4"));
    assert_false(kb_range_has("10.0.0.0/33", "10.0.0.0"));
    assert_false(kb_range_has("example.com", "10.0.0.0"));
    assert_false(kb_range_has("10.0.0.0/8", "example.com"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reserved_addresses_are_known),
        cmocka_unit_test(other_families_are_refused),
        cmocka_unit_test(hosts_are_addresses_or_names),
        cmocka_unit_test(ranges_have_their_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
