/* needle.c - a query made ready to be looked for in texts. */
#include "query/needle.h"

#include "query/word_weight.h"
#include "text/token.h"
#include "text/utf8.h"

/* ---- making ------------------------------------------------------------- */

typedef struct maker {
    kb_needle *needle;
    kb_arena *arena;
    kb_folded folded; /* of the query */
    size_t last_end;  /* bytes: behind the token before */
} maker;

/* The folded characters [*start, *end) that stand for bytes of the query. */
static void folded_range(const maker *m, const kb_token *token, uint32_t *start,
                         uint32_t *end)
{
    uint32_t at = 0, n = (uint32_t)m->needle->len;

    while (at < n && m->folded.starts[at] < token->start)
        at++;
    *start = at;
    while (at < n && m->folded.ends[at] <= token->end)
        at++;
    *end = at;
}

static int add_part(void *context, const kb_token *token)
{
    maker *m = context;
    kb_needle *needle = m->needle;
    kb_part *part = &needle->parts[needle->part_count];
    size_t at = 0;

    /* the last character of a longer run is in the pair before it */
    bool repeated = token->lone && m->last_end == token->end;
    m->last_end = token->end;
    if (repeated)
        return 0;
    if (needle->part_count == KB_NEEDLE_PARTS)
        return 1;
    *part = (kb_part){
        .text = kb_arena_copy(m->arena, token->text.ptr, token->text.len),
        .prefix = token->lone,
        .latin =
            kb_char_class_of(kb_utf8_next(token->text, &at)) != KB_CHAR_HAN,
        .weight = kb_word_weight(token),
    };
    folded_range(m, token, &part->start, &part->end);
    if (part->end > part->start)
        needle->part_count++;
    return 0;
}

static void nest_parts(kb_needle *needle)
{
    for (size_t i = 0; i < needle->part_count; i++) {
        kb_part *outer = &needle->parts[i];
        needle->all |= (kb_parts)1 << i;
        for (size_t k = 0; k < needle->part_count; k++) {
            const kb_part *inner = &needle->parts[k];
            if (inner->start >= outer->start && inner->end <= outer->end)
                outer->inside |= (kb_parts)1 << k;
        }
    }
}

static size_t head_of(uint32_t c)
{
    return c & (KB_NEEDLE_HEADS - 1);
}

static void chain_parts(kb_needle *needle)
{
    for (size_t k = 0; k < needle->part_count; k++) {
        uint32_t last = needle->chars[needle->parts[k].end - 1];
        uint8_t *head = &needle->heads[head_of(last)];
        needle->next[k] = *head;
        *head = (uint8_t)(k + 1);
    }
}

void kb_needle_make(kb_needle *out, kb_arena *arena, kb_str query)
{
    maker m = {.needle = out,
               .arena = arena,
               .folded = kb_fold_text(arena, query),
               .last_end = SIZE_MAX};

    *out = (kb_needle){0};
    out->len = m.folded.len < KB_NEEDLE_CHARS ? m.folded.len : KB_NEEDLE_CHARS;
    for (size_t i = 0; i < out->len; i++)
        out->chars[i] = m.folded.chars[i];
    kb_tokenize(query, add_part, &m);
    nest_parts(out);
    chain_parts(out);
}

kb_match_token *kb_needle_tokens(kb_arena *arena, const kb_needle *needle)
{
    size_t n = needle->part_count;
    kb_match_token *tokens = kb_arena_alloc(arena, n * sizeof *tokens);

    for (size_t i = 0; i < n; i++) {
        const kb_part *part = &needle->parts[i];
        tokens[i] = (kb_match_token){part->text, part->prefix, part->weight};
    }
    return tokens;
}

/* ---- finding ------------------------------------------------------------ */

typedef struct finder {
    const kb_needle *needle;
    kb_str text;
    kb_spots *out;
} finder;

static kb_char_class class_at(kb_str text, size_t at)
{
    return kb_char_class_of(kb_fold_char(kb_utf8_next(text, &at)));
}

static bool is_word_class(kb_char_class class)
{
    return class == KB_CHAR_LATIN || class == KB_CHAR_DIGIT;
}

/* Whether these bytes are a word, or its letters before a number: "python" in
 * "python3". */
static bool is_word(kb_str text, size_t start, size_t end)
{
    size_t before = start, last = end;

    if (start > 0) {
        kb_utf8_prev(text, &before);
        if (is_word_class(class_at(text, before)))
            return false;
    }
    if (end == text.len || !is_word_class(class_at(text, end)))
        return true;
    kb_utf8_prev(text, &last);
    return class_at(text, end) == KB_CHAR_DIGIT &&
           class_at(text, last) == KB_CHAR_LATIN;
}

/* The folded character that counts and ends before `*at`, which moves to its
 * first byte; 0 at the beginning of the text. */
static uint32_t char_before(kb_str text, size_t *at)
{
    while (*at > 0) {
        uint32_t c = kb_fold_char(kb_utf8_prev(text, at));
        if (!kb_fold_drops(c))
            return c;
    }
    return 0;
}

/* Takes the part if the text has it where its last character begins. */
static void take_part(finder *f, size_t k, size_t last, size_t end)
{
    const kb_part *part = &f->needle->parts[k];
    size_t start = last;

    for (uint32_t i = part->end - 1; i > part->start; i--) {
        if (char_before(f->text, &start) != f->needle->chars[i - 1])
            return;
    }
    if (part->latin && !is_word(f->text, start, end))
        return;
    kb_spot spot = {(uint32_t)k, (uint32_t)start, (uint32_t)end};
    kb_vec_push(f->out->arena, &f->out->found, spot);
    f->out->parts |= part->inside;
}

/* Most characters end no part: one look tells, and no more is done of them. */
void kb_needle_find(kb_spots *out, const kb_needle *needle, kb_str text)
{
    finder f = {.needle = needle, .text = text, .out = out};

    for (size_t at = 0; at < text.len;) {
        size_t last = at;
        uint32_t c = kb_fold_char(kb_utf8_next(text, &at));
        for (size_t k = needle->heads[head_of(c)]; k; k = needle->next[k - 1]) {
            if (needle->chars[needle->parts[k - 1].end - 1] == c)
                take_part(&f, k - 1, last, at);
        }
    }
}
