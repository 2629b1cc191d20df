/* told.c - what a page says of its article. */
#include "parse/told.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "base/json_read.h"
#include "parse/origin.h"

enum {
    SAYING_MAX = 1024, /* bytes; what is longer is no title, name or address */
    TAG_MAX = 90,
    HEADING_MIN = 6,
    BEIJING = 8 * 3600, /* seconds before UTC, where the sites are */
    GRAPH_MAX = 64      /* objects of JSON-LD that are looked at */
};

/* One blank for each run of blanks and line ends. */
static kb_str squeeze(kb_arena *arena, kb_str text)
{
    text = kb_str_trim(text);
    char *out = kb_arena_copy(arena, text.ptr, text.len);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = strchr(" \t\n", text.ptr[i]) != NULL;
        if (!blank || out[len - 1] != ' ')
            out[len++] = text.ptr[i];
        if (blank && len > 0)
            out[len - 1] = ' ';
    }
    out[len] = '\0';
    return (kb_str){out, len};
}

static void say(kb_saying *s, int rank, kb_str text)
{
    if (text.len == 0 || (s->text && s->rank <= rank))
        return;
    *s = (kb_saying){text.ptr, rank};
}

/* "X" of the title "X - site". */
static void say_heading(kb_told *told, kb_str text)
{
    kb_str title = kb_str_of(told->title.text);
    if (text.len >= HEADING_MIN && text.len < title.len &&
        kb_str_find(title, text, 0) >= 0)
        told->title.text = text.ptr;
}

static void say_author(kb_told *told, int rank, kb_str text)
{
    if (!kb_str_starts(text, KB_STR("http")))
        say(&told->author, rank, text);
}

static void say_date(kb_told *told, int rank, kb_str text)
{
    const char *date = kb_source_find_date(told->arena, text);
    if (date)
        say(&told->date, rank, kb_str_of(date));
}

/* "1714545600", in the time of Beijing. */
static void say_stamp(kb_told *told, int rank, kb_str text)
{
    time_t at = (time_t)strtoll(text.ptr, NULL, 10) + BEIJING;
    struct tm day;
    if (at <= BEIJING || !gmtime_r(&at, &day))
        return;
    say(&told->date, rank,
        kb_str_of(kb_arena_printf(told->arena, "%04d-%02d-%02d",
                                  day.tm_year + 1900, day.tm_mon + 1,
                                  day.tm_mday)));
}

static void say_tag(kb_told *told, int rank, kb_str text)
{
    if (kb_str_starts(text, KB_STR("#")))
        text = kb_str_trim(kb_str_cut(text, 1, text.len));
    if (text.len == 0 || text.len > TAG_MAX ||
        (told->tags.len > 0 && told->tag_rank < rank))
        return;
    if (told->tag_rank != rank)
        told->tags.len = 0;
    told->tag_rank = rank;
    kb_vec_push(told->arena, &told->tags,
                (const char *)kb_arena_copy(told->arena, text.ptr, text.len));
}

/* "a, b，c" */
static void say_keywords(kb_told *told, int rank, kb_str text)
{
    kb_str commas, piece;
    while (kb_str_split(&text, ',', &commas)) {
        while (kb_str_split_at(&commas, KB_STR("，"), &piece))
            say_tag(told, rank, kb_str_trim(piece));
    }
}

static void say_note(kb_told *told, int rank, kb_str text)
{
    kb_origin found = kb_origin_read(text, true);
    if (found.own)
        say(&told->address, rank,
            kb_str_of(
                kb_arena_copy(told->arena, found.text.ptr, found.text.len)));
    else if (found.text.len > 0)
        say(&told->origin, rank,
            kb_str_of(
                kb_arena_copy(told->arena, found.text.ptr, found.text.len)));
}

/* ---- JSON-LD (https://schema.org/Article) ------------------------------- */

static kb_str text_of(kb_told *told, const kb_json *value)
{
    kb_str text = kb_str_of(kb_json_text(value));
    return text.len > SAYING_MAX ? KB_STR("") : squeeze(told->arena, text);
}

/* {"name": "X"}, "X", or a list of such: the first one. */
static kb_str name_of(kb_told *told, const kb_json *value)
{
    const kb_json *first = kb_json_first(value);
    if (first && !kb_json_get(value, "name"))
        value = first;
    kb_str name = text_of(told, kb_json_get(value, "name"));
    return name.len > 0 ? name : text_of(told, value);
}

static void say_object(kb_told *told, int rank, const kb_json *object)
{
    const kb_json *keywords = kb_json_get(object, "keywords");

    say(&told->title, rank, text_of(told, kb_json_get(object, "headline")));
    say_author(told, rank, name_of(told, kb_json_get(object, "author")));
    say_date(told, rank, text_of(told, kb_json_get(object, "datePublished")));
    say_date(told, rank, text_of(told, kb_json_get(object, "pubDate")));
    say_keywords(told, rank + 1, text_of(told, keywords));
    for (const kb_json *k = kb_json_first(keywords); k; k = kb_json_next(k))
        say_tag(told, rank + 1, text_of(told, k));
}

static void say_linked(kb_told *told, int rank, kb_str text)
{
    kb_json *document = kb_json_parse(text);
    const kb_json *graph = kb_json_get(document, "@graph");
    const kb_json *list = graph ? graph : document;
    size_t seen = 0;

    say_object(told, rank, document);
    for (const kb_json *at = kb_json_first(list); at && seen < GRAPH_MAX;
         at = kb_json_next(at), seen++)
        say_object(told, rank, at);
    kb_json_free(document);
}

/* ---- all ---------------------------------------------------------------- */

void kb_told_add(kb_told *told, kb_site_role role, int rank, kb_str text)
{
    if (role == KB_SITE_LINKED) {
        say_linked(told, rank, text);
        return;
    }
    if (text.len > SAYING_MAX && role != KB_SITE_NOTE)
        return;
    text = squeeze(told->arena, text);
    if (role == KB_SITE_TITLE)
        say(&told->title, rank, text);
    else if (role == KB_SITE_HEADING)
        say_heading(told, text);
    else if (role == KB_SITE_AUTHOR)
        say_author(told, rank, text);
    else if (role == KB_SITE_DATE)
        say_date(told, rank, text);
    else if (role == KB_SITE_STAMP)
        say_stamp(told, rank, text);
    else if (role == KB_SITE_TAG)
        say_tag(told, rank, text);
    else if (role == KB_SITE_KEYWORDS)
        say_keywords(told, rank, text);
    else if (role == KB_SITE_ADDRESS)
        say(&told->address, rank, text);
    else if (role == KB_SITE_NOTE)
        say_note(told, rank, text);
}

void kb_told_give(const kb_told *told, kb_source *source)
{
    bool labelled = source->tags.len > 0;

    kb_source_set(source, &source->title, kb_str_of(told->title.text));
    kb_source_set(source, &source->author, kb_str_of(told->author.text));
    kb_source_set(source, &source->date, kb_str_of(told->date.text));
    if (told->address.text)
        kb_source_set_address(source, kb_str_of(told->address.text));
    if (told->origin.text)
        kb_source_set(source, &source->origin, kb_str_of(told->origin.text));
    for (size_t i = 0; i < told->tags.len && !labelled; i++)
        kb_source_add_tag(source, kb_str_of(told->tags.data[i]));
}
