/* test_robots.c - what a site asks of programs that read it: the examples of
 * RFC 9309 and of what sites write. */
#include "check.h"

#include "base/buf.h"
#include "fetch/robots.h"

typedef struct sample {
    const char *text, *path;
    bool allow;
} sample;

/* RFC 9309, 5.1: "foobot" is us here. */
static const char groups[] = "User-Agent: *\n"
                             "Disallow: *.gif$\n"
                             "Disallow: /example/\n"
                             "Allow: /publications/\n\n"
                             "User-Agent: aigckb\n"
                             "Disallow:/\n"
                             "Allow:/example/page.html\n"
                             "Allow:/example/allowed.gif\n\n"
                             "User-Agent: barbot\n"
                             "User-Agent: bazbot\n"
                             "Disallow: /example/page.html\n\n"
                             "User-Agent: quxbot\n";

#define ALL "User-agent: *\n"

static const sample samples[] = {
    {"", "/", true},
    {groups, "/example/page.html", true},
    {groups, "/example/page.htm", false},
    {groups, "/example/allowed.gif", true},
    {groups, "/", false},
    {groups, "/robots.txt", true},
    /* RFC 9309, 5.2: the longest match */
    {ALL "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
     "/example/page/disallowed.gif", false},
    {ALL "Disallow: /a\nAllow: /a\n", "/a", true},
    {ALL "Allow: /a\nDisallow: /a\n", "/a", true},
    {ALL "Allow: /page\nDisallow: /*.htm\n", "/page.htm", false},
    {ALL "Allow: /$\nDisallow: /\n", "/", true},
    {ALL "Allow: /$\nDisallow: /\n", "/page", false},
    /* wildcards and ends */
    {ALL "Disallow: /fish*.php", "/fish-and/x.php?y", false},
    {ALL "Disallow: /fish*.php", "/Fish.php", true},
    {ALL "Disallow: /*.php$", "/a.php", false},
    {ALL "Disallow: /*.php$", "/a.php?x", true},
    {ALL "Disallow: /*.php$", "/a.php.php", false},
    {ALL "Disallow: /a$", "/a$", true}, /* that byte is %24 in a pattern */
    {ALL "Disallow: /*a*b*c$", "/xxaxxbxxbc", false},
    {ALL "Disallow: /*a*b*c$", "/xxaxxbxxcb", true},
    {ALL "Disallow: *", "/x", false},
    {ALL "Disallow: /**", "/x", false},
    {ALL "Disallow: /*$", "/a", false},
    {ALL "Disallow: /a*a$", "/a", true},
    {ALL "Crawl-delay\nDisallow\nDisallow: /a\nallow", "/a", false},
    {ALL "Disallow: /a$b", "/a$b", false},
    {ALL "Disallow: /a$b", "/a", true},
    {ALL "Disallow: /?*draft=", "/?x=1&draft=2", false},
    /* escapes: RFC 9309, 2.2.2 */
    {ALL "Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", false},
    {ALL "Disallow: /foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84", false},
    {ALL "Disallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", false},
    {ALL "Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false},
    {ALL "Disallow: /%70rivate", "/private", false},
    {ALL "Disallow: /private", "/%70rivate", false},
    {ALL "Disallow: /a%2Fb", "/a/b", true},
    {ALL "Disallow: /a%2", "/a%2", false},
    {ALL "Disallow: /a%", "/a%", false},
    {ALL "Disallow: /a%zz", "/a%zz", false},
    /* groups: merged, for several, by the name alone */
    {"User-agent: aigckb\nDisallow: /a\n\n" ALL "Disallow: /b\n\n"
     "User-agent: AIGCkb\nDisallow: /c\n",
     "/a", false},
    {"User-agent: aigckb\nDisallow: /a\n\n" ALL "Disallow: /b\n\n"
     "User-agent: AIGCkb\nDisallow: /c\n",
     "/b", true},
    {"User-agent: aigckb\nDisallow: /a\n\n" ALL "Disallow: /b\n\n"
     "User-agent: AIGCkb\nDisallow: /c\n",
     "/c", false},
    {"User-agent: other\nUser-agent: aigckb/2.0\nDisallow: /", "/x", false},
    {"User-agent: aigckbot\nDisallow: /", "/x", true},
    {"User-agent: aigc\nDisallow: /", "/x", true},
    {"User-agent: aigckb\nUser-agent: *\nDisallow: /", "/x", false},
    {ALL "Disallow: /\n\nUser-agent: aigckb\nDisallow:\n", "/x", true},
    {ALL "Sitemap: /x.xml\nUser-agent: other\nDisallow: /", "/x", false},
    {"Disallow: /\n", "/x", true}, /* of no group */
    /* how lines are written */
    {"\xEF\xBB\xBFUser-agent: *\r\nDisallow: /a # comment\r\n", "/a", false},
    {"user-AGENT : *\n dISALLOW :/a\n", "/a", false},
    {ALL "Disallow: /a\rDisallow: /b", "/b", false},
    {ALL "Disallow /a\nnonsense\n\n:\n: /\nDisallow: /b", "/a", true},
    {ALL "Disallow:\n", "/", true},
    {"<html><body>User-agent: *<br>Disallow: /</body></html>", "/", true},
};

static void paths_are_allowed_or_not(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_robots robots;
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const sample *s = &samples[i];
        kb_robots_read(&robots, arena, kb_str_of(s->text), "aigckb");
        if (kb_robots_allow(&robots, s->path) != s->allow)
            fail_msg("%s of\n%s", s->path, s->text);
    }
    kb_arena_free(arena);
}

static int64_t delay_of(const char *text)
{
    kb_arena *arena = kb_arena_new();
    kb_robots robots;
    kb_robots_read(&robots, arena, kb_str_of(text), "aigckb");
    int64_t delay = robots.delay_ms;
    kb_arena_free(arena);
    return delay;
}

static void a_delay_is_of_its_group(void **state)
{
    (void)state;
    assert_int_equal(delay_of(ALL "Crawl-delay: 5"), 5000);
    assert_int_equal(delay_of(ALL "Crawl-delay: 0.25"), 250);
    assert_int_equal(delay_of(ALL "Crawl-delay: 5\nUser-agent: aigckb\n"
                                  "Crawl-delay: 2\n"),
                     2000);
    assert_int_equal(delay_of(ALL "Crawl-delay: 5\nUser-agent: aigckb\n"
                                  "Disallow: /a"),
                     0);
    assert_int_equal(delay_of(ALL "Crawl-delay: soon"), 0);
    assert_int_equal(delay_of(ALL "Crawl-delay: -1"), 0);
    assert_int_equal(delay_of(ALL "Crawl-delay: 1e300"), 0);
    assert_int_equal(delay_of(ALL "Crawl-delay: nan"), 0);
    assert_int_equal(delay_of(ALL "Crawl-delay:"), 0);
}

/* A pattern and a path made for each other cost no more than their product. */
static void hostile_patterns_end(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_buf text = KB_BUF_INIT(1 << 16), path = KB_BUF_INIT(1 << 16);
    kb_robots robots;
    (void)state;
    kb_buf_add_text(&text, ALL "Disallow: /");
    for (int i = 0; i < 500; i++)
        kb_buf_add_text(&text, "*a");
    kb_buf_add_text(&text, "*b$");
    kb_buf_add_char(&path, '/');
    for (int i = 0; i < 4000; i++)
        kb_buf_add_char(&path, 'a');
    kb_robots_read(&robots, arena, kb_buf_str(&text), "aigckb");
    assert_int_equal(robots.rules.len, 1);
    assert_true(kb_robots_allow(&robots, path.ptr));
    kb_buf_add_char(&path, 'b');
    assert_false(kb_robots_allow(&robots, path.ptr));
    kb_buf_dispose(&text);
    kb_buf_dispose(&path);
    kb_arena_free(arena);
}

static void what_is_over_the_ceiling_is_left(void **state)
{
    kb_arena *arena = kb_arena_new();
    kb_buf text = KB_BUF_INIT(1 << 20);
    kb_robots robots;
    (void)state;
    kb_buf_add_text(&text, ALL "Disallow: /first\n");
    while (text.len < KB_ROBOTS_MAX)
        kb_buf_add_text(&text, "# a comment that goes on and on\n");
    kb_buf_add_text(&text, "Disallow: /last\n");
    kb_robots_read(&robots, arena, kb_buf_str(&text), "aigckb");
    assert_false(kb_robots_allow(&robots, "/first"));
    assert_true(kb_robots_allow(&robots, "/last"));
    kb_buf_dispose(&text);
    kb_arena_free(arena);
}

static void bytes_of_any_kind_are_read(void **state)
{
    static const char alphabet[] =
        "Disallow:/*$%%2f# \n\r\tuser-agent*\xE4\xFF";
    uint64_t seed = 20240501;
    char text[512];
    (void)state;
    for (int round = 0; round < 2000; round++) {
        kb_arena *arena = kb_arena_new();
        kb_robots robots;
        size_t len = next_random(&seed, sizeof text);
        for (size_t i = 0; i < len; i++)
            text[i] = alphabet[next_random(&seed, sizeof alphabet)];
        kb_robots_read(&robots, arena, (kb_str){text, len}, "aigckb");
        kb_robots_allow(&robots, "/a/b%2fc?d");
        kb_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_allowed_or_not),
        cmocka_unit_test(a_delay_is_of_its_group),
        cmocka_unit_test(hostile_patterns_end),
        cmocka_unit_test(what_is_over_the_ceiling_is_left),
        cmocka_unit_test(bytes_of_any_kind_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
