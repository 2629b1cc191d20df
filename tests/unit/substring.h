/* substring.h - whether all pieces of a text find the article that has it. */
#ifndef KB_TESTS_SUBSTRING_H
#define KB_TESTS_SUBSTRING_H

#include "aigckb/search.h"
#include "text/utf8.h"

enum { SUBSTRING_CHARS = 4 /* at most */ };

typedef struct substrings {
    kb_store *store;
    kb_arena *arena;    /* of one text */
    kb_article_set all; /* articles */
    size_t count;       /* of pieces that were looked up */
} substrings;

/** Whether an article is among those that a text finds. */
static inline bool substring_finds(substrings *s, kb_str text, uint64_t article)
{
    kb_search_query query = {.text =
                                 kb_arena_copy(s->arena, text.ptr, text.len),
                             .with_duplicates = true,
                             .only = &s->all,
                             .limit = 1};
    kb_search_result found;
    kb_error err;

    s->count++;
    if (kb_search(&found, s->store, s->arena, &query, &err) != KB_OK)
        return false;
    for (size_t i = 0; i < found.place_count; i++) {
        size_t at;
        if (kb_article_set_find(&s->all, found.places[i], &at) &&
            s->all.members[at].article == article)
            return true;
    }
    return false;
}

/** Looks up every run of one to four Han characters in a text of an article.
 * @return the first that does not find it, or a slice without .ptr */
static inline kb_str substring_missing(substrings *s, kb_str text,
                                       uint64_t article)
{
    for (size_t at = 0; at < text.len; kb_utf8_next(text, &at)) {
        size_t end = at;
        for (int n = 0; n < SUBSTRING_CHARS && end < text.len; n++) {
            if (kb_char_class_of(kb_utf8_next(text, &end)) != KB_CHAR_HAN)
                break;
            if (!substring_finds(s, kb_str_cut(text, at, end), article))
                return kb_str_cut(text, at, end);
        }
    }
    return (kb_str){NULL, 0};
}

#endif
