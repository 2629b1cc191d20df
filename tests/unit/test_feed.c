/* test_feed.c - lists of articles. */
#include "open_arena.h"

#include <stdlib.h>

#include "base/buf.h"
#include "parse/feed.h"

#define BASE "https://blog.example/feeds/all.xml"

static kb_status read_feed(kb_feed *out, const char *text, kb_error *err)
{
    kb_raw raw = {
        .name = BASE, .bytes = text, .len = strlen(text), .url = BASE};
    return kb_feed_read(out, arena, &raw, err);
}

/* What a list has: "url date, url date" */
static const char *links_of(const char *text)
{
    kb_feed feed;
    kb_error err;
    const char *found = "";

    if (read_feed(&feed, text, &err) != KB_OK)
        return kb_arena_strdup(arena, err.message);
    for (size_t i = 0; i < feed.count; i++)
        found = kb_arena_printf(arena, "%s%s%s %s", found, i ? ", " : "",
                                feed.links[i].url,
                                feed.links[i].date ? feed.links[i].date : "-");
    return kb_arena_printf(arena, "%s %d: %s", feed.format ? feed.format : "",
                           (int)feed.kind, found);
}

typedef struct sample {
    const char *text, *links;
} sample;

static const sample samples[] = {
    /* sitemaps, also with a prefix and with images */
    {"<?xml version=\"1.0\"?><urlset "
     "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
     "xmlns:i=\"urn:image\"><url><loc> https://a.example/1?x=1&amp;y=2\n</loc>"
     "<lastmod>2024-05-01T10:00:00+08:00</lastmod><i:image><i:loc>"
     "https://a.example/1.png</i:loc></i:image></url>"
     "<url><loc>https://a.example/2</loc></url></urlset>",
     "sitemap 1: https://a.example/1?x=1&y=2 2024-05-01, https://a.example/2 "
     "-"},
    {"<s:sitemapindex xmlns:s=\"urn:s\"><s:sitemap><s:loc>/map1.xml</s:loc>"
     "<s:lastmod>2024-05</s:lastmod></s:sitemap></s:sitemapindex>",
     "sitemap 2: https://blog.example/map1.xml 2024-05"},
    /* RSS 0.91, 1.0 and 2.0 */
    {"<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" "
     "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\">"
     "<rss version=\"0.91\"><channel><link>https://blog.example/</link>"
     "<item><title>a &nbsp; b</title><link>https://blog.example/a</link></item>"
     "</channel></rss>",
     "RSS 1: https://blog.example/a -"},
    {"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
     "xmlns=\"http://purl.org/rss/1.0/\" "
     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><link>x</link>"
     "</channel><item rdf:about=\"u\"><link>https://blog.example/b</link>"
     "<dc:date>2024-01-02T03:04:05Z</dc:date></item></rdf:RDF>",
     "RSS 1: https://blog.example/b 2024-01-02"},
    {"<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>"
     "<atom:link rel=\"self\" href=\"x\"/><item>"
     "<atom:link href=\"https://wrong.example/\">https://wrong.example</"
     "atom:link>"
     "<link><![CDATA[https://blog.example/c?a&b]]></link>"
     "<pubDate>Wed, 02 Oct 2002 15:00:00 +0200</pubDate>"
     "<description>&lt;link&gt;no&lt;/link&gt;</description></item>"
     "<item><guid isPermaLink=\"true\">https://blog.example/d</guid>"
     "<pubDate>7 Sep 99 00:00 GMT</pubDate></item>"
     "<item><guid isPermaLink=\"false\">https://blog.example/e</guid></item>"
     "<item><guid>tag:blog,2024:1</guid></item></channel></rss>",
     "RSS 1: https://blog.example/c?a&b 2002-10-02, https://blog.example/d "
     "1999-09-07"},
    /* Atom, with its bases */
    {"<feed xmlns=\"http://www.w3.org/2005/Atom\" "
     "xml:base=\"https://other.example/x/\"><link href=\"/\"/>"
     "<entry><link rel=\"edit\" href=\"no\"/><link href=\"f?a=1&amp;b=2\"/>"
     "<updated>2024-03-04T00:00:00Z</updated><published>2023-01-01</published>"
     "</entry><entry xml:base=\"y/\"><link rel=\"alternate\" href=\"../g\"/>"
     "</entry><entry><content><link href=\"no\"/></content></entry></feed>",
     "Atom 1: https://other.example/x/f?a=1&b=2 2024-03-04, "
     "https://other.example/x/g -"},
    /* addresses of any sort */
    {"<urlset><url><loc>//cdn.example/x</loc></url>"
     "<url><loc>../up/./to</loc></url><url><loc>ftp://a.example/</loc></url>"
     "<url><loc>javascript:alert(1)</loc></url><url><loc></loc></url>"
     "<url><loc>文 章</loc></url><url><loc>HTTP://A.example/文</loc></url>"
     "<url><loc>?p=1</loc></url></urlset>",
     "sitemap 1: https://cdn.example/x -, https://blog.example/up/to -, "
     "https://blog.example/feeds/%E6%96%87%20%E7%AB%A0 -, "
     "HTTP://A.example/文 -, https://blog.example/feeds/all.xml?p=1 -"},
    {"<urlset></urlset>", "sitemap 1: "},
    /* no lists */
    {"<!DOCTYPE html><html><head><title>rss feed</title></head></html>",
     " 0: "},
    {"# a feed of news\n\nurlset", " 0: "},
    {"", " 0: "},
    {"<p>no urlset", " 0: "},
    /* damaged ones */
    {"<urlset><url><loc>https://a.example/1</loc></url><url>",
     BASE ": the list breaks off"},
    {"<!DOCTYPE rss [<!ENTITY a \"xxxx\">]><rss><channel><item>"
     "<link>https://a.example/&a;</link></item></channel></rss>",
     BASE ": a list that declares entities is not read"},
    {"<!DOCTYPE rss [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><rss/>",
     BASE ": a list that declares entities is not read"},
};

static void lists_give_their_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_string_equal(links_of(samples[i].text), samples[i].links);
}

static void what_was_read_before_a_list_breaks_off_is_there(void **state)
{
    kb_feed feed;
    kb_error err;
    (void)state;
    assert_int_equal(read_feed(&feed,
                               "<urlset><url><loc>https://a.example/1</loc>"
                               "</url><url><loc>https://a.exa",
                               &err),
                     KB_BAD_INPUT);
    assert_int_equal(feed.count, 1);
    assert_string_equal(feed.links[0].url, "https://a.example/1");
}

static void entities_do_not_grow(void **state)
{
    static const char bomb[] =
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
        "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
        "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
        "]><rss><channel><item><link>https://a.example/&e;&e;</link></item>"
        "</channel></rss>";
    kb_feed feed;
    kb_error err;
    (void)state;
    assert_int_equal(read_feed(&feed, bomb, &err), KB_BAD_INPUT);
    assert_int_equal(feed.count, 0);
}

static void a_list_may_be_of_any_encoding(void **state)
{
    static const char gbk[] =
        "<?xml version='1.0' encoding='gbk'?><rss><channel><title>"
        "\xC8\xCB\xB9\xA4\xD6\xC7\xC4\xDC</title><item><link>"
        "https://a.example/\xCE\xC4</link></item></channel></rss>";
    static const char utf16[] =
        "\xFF\xFE<\0r\0s\0s\0>\0<\0i\0t\0e\0m\0>\0<\0l\0i\0n\0k\0>\0/\0a\0<\0"
        "/\0l\0i\0n\0k\0>\0<\0/\0i\0t\0e\0m\0>\0<\0/\0r\0s\0s\0>";
    kb_raw raw = {
        .name = BASE, .bytes = utf16, .len = sizeof utf16, .url = BASE};
    kb_feed feed;
    kb_error err;
    (void)state;
    assert_string_equal(links_of(gbk), "RSS 1: https://a.example/文 -");
    assert_int_equal(kb_feed_read(&feed, arena, &raw, &err), KB_OK);
    assert_int_equal(feed.count, 1);
    assert_string_equal(feed.links[0].url, "https://blog.example/a");
}

static void links_have_a_ceiling(void **state)
{
    kb_buf text = KB_BUF_INIT(16 << 20);
    kb_feed feed;
    kb_error err;
    (void)state;
    kb_buf_add_text(&text, "<urlset>");
    for (int i = 0; i <= KB_FEED_MAX; i++)
        kb_buf_printf(&text, "<url><loc>https://a.example/%d</loc></url>", i);
    kb_buf_add_text(&text, "</urlset>");
    assert_int_equal(read_feed(&feed, text.ptr, &err), KB_LIMIT);
    assert_int_equal(feed.count, KB_FEED_MAX);
    assert_string_equal(err.message, BASE ": more than 50000 links: the others "
                                          "are left out");
    kb_buf_dispose(&text);
}

static void a_long_address_is_no_link(void **state)
{
    kb_buf text = KB_BUF_INIT(1 << 20);
    (void)state;
    kb_buf_add_text(&text, "<urlset><url><loc>https://a.example/");
    for (int i = 0; i < 5000; i++)
        kb_buf_add_char(&text, 'a');
    kb_buf_add_text(&text, "</loc></url></urlset>");
    assert_string_equal(links_of(text.ptr), "sitemap 1: ");
    kb_buf_dispose(&text);
}

static void bytes_of_any_kind_are_read(void **state)
{
    static const char *const pieces[] = {"<rss>",
                                         "<item>",
                                         "<link>",
                                         "http://a/",
                                         "</link>",
                                         "</item>",
                                         "<link href=\"",
                                         "\"/>",
                                         "<feed>",
                                         "<entry",
                                         ">",
                                         "</entry>",
                                         "&amp;",
                                         "&x;",
                                         "<![CDATA[",
                                         "]]>",
                                         "<!--",
                                         "-->",
                                         "<?xml",
                                         "?>",
                                         "\xE4\xBA",
                                         "<!DOCTYPE rss [",
                                         "<!ENTITY a 'b'>",
                                         "]>",
                                         "xml:base='x'",
                                         "a:",
                                         "\1"};
    uint64_t seed = 20240501;
    kb_feed feed;
    kb_error err;
    (void)state;
    for (int round = 0; round < 3000; round++) {
        kb_buf text = KB_BUF_INIT(1 << 16);
        kb_buf_add_text(&text, round % 2 ? "<rss><item>" : "<feed><entry>");
        for (uint32_t i = next_random(&seed, 30); i > 0; i--)
            kb_buf_add_text(
                &text,
                pieces[next_random(&seed, sizeof pieces / sizeof *pieces)]);
        read_feed(&feed, text.ptr, &err);
        kb_buf_dispose(&text);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lists_give_their_links),
        TEST(what_was_read_before_a_list_breaks_off_is_there),
        TEST(entities_do_not_grow),
        TEST(a_list_may_be_of_any_encoding),
        TEST(links_have_a_ceiling),
        TEST(a_long_address_is_no_link),
        TEST(bytes_of_any_kind_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
