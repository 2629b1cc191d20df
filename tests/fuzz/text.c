/* text.c - UTF-8, folding, composition, sentences, words, pinyin. */
#include "fuzz.h"

#include "base/iso_date.h"
#include "text/fold.h"
#include "text/nfc.h"
#include "text/pinyin.h"
#include "text/sentence.h"
#include "text/shingle.h"
#include "text/token.h"
#include "text/utf8.h"

enum { OFFSETS_EVERY = 32, AROUND_MOST = 16 };

static kb_buf new_buf(void)
{
    return (kb_buf)KB_BUF_INIT(FUZZ_BYTES_MAX);
}

/* Forwards: the count, the ruler and the offset agree; backwards again. */
static void check_points(kb_str text)
{
    kb_ruler ruler = {.text = text};
    kb_buf again = new_buf();
    size_t n = 0, columns = 0;

    for (size_t at = 0; at < text.len; n++) {
        size_t start = at, back;
        uint32_t c = kb_utf8_next(text, &at);
        HOLDS(at > start && at <= text.len && fuzz_is_border(text, at));
        HOLDS(c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000));
        HOLDS(kb_ruler_chars(&ruler, at) == n + 1);
        back = at;
        HOLDS(kb_utf8_prev(text, &back) == c && back == start);
        if (n % OFFSETS_EVERY == 0)
            HOLDS(kb_utf8_offset(text, n) == start);
        HOLDS(kb_char_columns(c) >= 0 && kb_char_columns(c) <= 2);
        columns += (size_t)kb_char_columns(c);
        kb_utf8_add(&again, c);
    }
    HOLDS(kb_str_equal(kb_buf_str(&again), text));
    HOLDS(kb_utf8_count(text) == n && kb_utf8_columns(text) == columns);
    HOLDS(kb_utf8_offset(text, n) == text.len);
    kb_buf_dispose(&again);
}

/* Folding is idempotent, and that of a text is that of a name. */
static void check_fold(kb_arena *arena, kb_str text)
{
    kb_buf once = new_buf(), twice = new_buf(), chars = new_buf();
    kb_folded folded = kb_fold_text(arena, text);
    uint32_t from = 0;

    kb_fold_name(&once, text);
    kb_fold_name(&twice, kb_buf_str(&once));
    HOLDS(kb_utf8_valid(kb_buf_str(&once)));
    HOLDS(kb_str_equal(kb_buf_str(&once), kb_buf_str(&twice)));
    for (size_t i = 0; i < folded.len; i++) {
        HOLDS(folded.starts[i] >= from && folded.starts[i] < folded.ends[i]);
        HOLDS(folded.ends[i] <= text.len);
        HOLDS(fuzz_is_border(text, folded.starts[i]));
        HOLDS(fuzz_is_border(text, folded.ends[i]));
        from = folded.ends[i];
        kb_utf8_add(&chars, folded.chars[i]);
    }
    HOLDS(kb_str_equal(kb_buf_str(&chars), kb_buf_str(&once)));
    kb_buf_dispose(&once);
    kb_buf_dispose(&twice);
    kb_buf_dispose(&chars);
}

static void check_nfc(kb_str text)
{
    kb_buf once = new_buf(), twice = new_buf(), folded = new_buf();

    kb_nfc_add(&once, text);
    kb_nfc_add(&twice, kb_buf_str(&once));
    HOLDS(kb_utf8_valid(kb_buf_str(&once)));
    HOLDS(kb_str_equal(kb_buf_str(&once), kb_buf_str(&twice)));
    HOLDS(kb_nfc_needed(text) || kb_str_equal(kb_buf_str(&once), text));
    kb_nfkc_add_folded(&folded, text);
    HOLDS(kb_utf8_valid(kb_buf_str(&folded)));
    kb_buf_dispose(&once);
    kb_buf_dispose(&twice);
    kb_buf_dispose(&folded);
}

/* Sentences go on, do not overlap, and are found again from inside. */
static void check_sentences(kb_str text)
{
    size_t at = 0, start, end, last = 0, n = 0;

    while (kb_sentence_next(text, &at, &start, &end)) {
        HOLDS(start >= last && start < end && end <= at && at <= text.len);
        HOLDS(fuzz_is_border(text, start) && fuzz_is_border(text, end));
        last = at;
        if (n++ < AROUND_MOST) {
            size_t from, to;
            kb_sentence_around(text, start, &from, &to);
            HOLDS(from == start && to == end);
        }
    }
    HOLDS(kb_str_trim(kb_str_cut(text, at, text.len)).len == 0);
}

typedef struct words {
    kb_str text;
    size_t start, count;
} words;

/* The first token of a token's text is that text, unless it was joined: a query
 * that has it as a word asks for what the index has. */
static int same_token(void *context, const kb_token *token)
{
    const kb_str *wanted = context;
    HOLDS(kb_str_equal(token->text, *wanted));
    return 1;
}

static int check_token(void *context, const kb_token *token)
{
    words *w = context;
    kb_str wanted = token->text;

    HOLDS(token->start >= w->start && token->start < token->end);
    HOLDS(token->end <= w->text.len);
    HOLDS(fuzz_is_border(w->text, token->start));
    HOLDS(fuzz_is_border(w->text, token->end));
    HOLDS(!token->joined || w->count > 0);
    HOLDS(wanted.len > 0 && wanted.len <= 64 && kb_utf8_valid(wanted));
    HOLDS(token->joined || kb_tokenize(wanted, same_token, &wanted) == 1);
    w->start = token->start;
    w->count++;
    return 0;
}

static void check_tokens(kb_str text)
{
    words w = {.text = text};
    HOLDS(kb_tokenize(text, check_token, &w) == 0);
}

static void check_pinyin(kb_arena *arena, kb_str text)
{
    kb_str fold = kb_str_of(kb_fold_dup(arena, text));
    uint32_t letters[KB_PINYIN_MAX];
    kb_spellings s;

    HOLDS(kb_pinyin_write(letters, KB_PINYIN_MAX, fold) <= KB_PINYIN_MAX);
    for (int initials = 0; initials < 2; initials++) {
        kb_pinyin_spellings(&s, fold, initials);
        HOLDS(s.count <= KB_SPELLINGS_MAX);
        for (size_t i = 0; i < s.count; i++) {
            HOLDS(strlen(s.text[i]) <= KB_PINYIN_MAX);
            for (const char *c = s.text[i]; *c; c++)
                HOLDS((unsigned char)*c < 0x80 && !(*c >= 'A' && *c <= 'Z'));
        }
    }
}

/* A text is a copy of itself. */
static void check_shingles(kb_arena *arena, kb_str text)
{
    kb_letters letters = {0};
    kb_sketch sketch;

    kb_letters_add(&letters, arena, text);
    kb_shingles all = kb_shingles_of(arena, &letters);
    HOLDS(kb_shingles_common(&all, &all) == all.len);
    for (size_t i = 1; i < all.len; i++)
        HOLDS(all.data[i - 1] < all.data[i]);
    if (kb_sketch_make(&sketch, &letters))
        HOLDS(kb_sketch_likeness(&sketch, &sketch) == 1);
}

static void check_date(kb_arena *arena, kb_str text)
{
    const char *date = kb_iso_date_read(arena, fuzz_text(arena, text));
    HOLDS(!date || kb_iso_date_valid(kb_str_of(date)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str raw = fuzz_input(data, size);
    kb_arena *arena = kb_arena_new();
    kb_buf room = new_buf();

    size_t replaced = kb_utf8_repair(&room, raw);
    kb_str text = kb_buf_str(&room);
    HOLDS(kb_utf8_valid(text));
    HOLDS(kb_utf8_valid(raw) == (replaced == 0));
    HOLDS(replaced > 0 || kb_str_equal(text, raw));
    check_points(text);
    check_fold(arena, text);
    check_nfc(text);
    check_sentences(text);
    check_tokens(text);
    check_pinyin(arena, text);
    check_shingles(arena, text);
    check_date(arena, text);
    kb_buf_dispose(&room);
    kb_arena_free(arena);
    return 0;
}
