/* named.c - the concepts that a query names. */
#include <string.h>

#include "aigckb/forms.h"
#include "aigckb/search.h"
#include "query/names.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    QUERY_MAX = 64, /* characters of the query that are looked at */
    FORM_MAX = 24,  /* characters of a name, at most */
    FORM_MIN = 2,
    NAMED_MAX = 8, /* concepts */
    NAME_BYTES = 4 * FORM_MAX
};

typedef struct naming {
    kb_arena *arena;
    uint32_t chars[QUERY_MAX]; /* folded */
    bool glued[QUERY_MAX + 1]; /* no word begins here: inside a Latin word */
    bool taken[QUERY_MAX];     /* by a longer name */
    size_t len;
    uint32_t known[QUERY_MAX]; /* bit n: n characters from here are a form */
    const char *floor; /* the last form that is not above what was looked up */
    const char *form;  /* that is being looked up */
    bool settled;      /* it is the name of a concept */
    KB_VEC(uint64_t) ids;
    KB_VEC(const char *) forms; /* of these ids */
} naming;

static bool is_word(uint32_t c)
{
    kb_char_class class = kb_char_class_of(c);
    return class == KB_CHAR_LATIN || class == KB_CHAR_DIGIT;
}

/* Whether character `i` goes on with the word before it: "GPT-3.5" is one. */
static bool is_glued(const kb_folded *f, const char *text, size_t i)
{
    if (i == 0 || text[f->ends[i - 1]] == ' ')
        return false;
    if (f->chars[i] == '.')
        return is_word(f->chars[i - 1]) && i + 1 < f->len &&
               is_word(f->chars[i + 1]) && f->ends[i] == f->starts[i + 1];
    return is_word(f->chars[i]) &&
           (is_word(f->chars[i - 1]) || f->chars[i - 1] == '.');
}

static void read_query(naming *n, const char *text)
{
    kb_folded folded = kb_fold_text(n->arena, kb_str_of(text));

    n->len = folded.len < QUERY_MAX ? folded.len : QUERY_MAX;
    for (size_t i = 0; i < n->len; i++) {
        n->chars[i] = folded.chars[i];
        n->glued[i] = is_glued(&folded, text, i);
    }
}

static kb_status note_form(void *context, const kb_form *form)
{
    naming *n = context;

    if (n->settled || n->ids.len == NAMED_MAX)
        return KB_OK;
    /* a name goes before an alias, and so does what a correction gave */
    n->settled = form->canonical || form->given;
    kb_vec_push(n->arena, &n->ids, form->concept);
    kb_vec_push(n->arena, &n->forms, n->form);
    return KB_OK;
}

static const char *piece(const naming *n, size_t start, size_t len)
{
    kb_buf text = KB_BUF_INIT(NAME_BYTES);
    for (size_t i = start; i < start + len; i++)
        kb_utf8_add(&text, n->chars[i]);
    const char *copy = kb_arena_copy(n->arena, text.ptr, text.len);
    kb_buf_dispose(&text);
    return copy;
}

static bool is_open(const naming *n, size_t start, size_t len)
{
    if (n->glued[start] || (start + len < n->len && n->glued[start + len]))
        return false;
    for (size_t i = start; i < start + len; i++) {
        if (n->taken[i])
            return false;
    }
    return true;
}

/* ---- which pieces are forms ---------------------------------------------- */

static kb_status note_floor(void *context, const kb_form *form)
{
    naming *n = context;
    n->floor = kb_arena_strdup(n->arena, form->fold);
    return KB_OK;
}

/* How many characters the query from `start` on and a form have in common. */
static size_t shared(const naming *n, size_t start, kb_str form, bool *whole)
{
    size_t len = 0, at = 0;

    for (size_t next = 0; at < form.len && start + len < n->len; at = next) {
        if (kb_utf8_next(form, &next) != n->chars[start + len])
            break;
        len++;
    }
    *whole = at == form.len;
    return len;
}

/* Finds the forms that the query has at `start`, without trying each length:
 * all that are a front of a text lie within what it shares with its floor. */
static kb_status find_known(naming *n, kb_store *store, size_t start,
                            kb_error *err)
{
    size_t len = n->len - start;
    kb_status status = KB_OK;

    if (len > FORM_MAX)
        len = FORM_MAX;
    while (len > 0 && status == KB_OK) {
        bool whole = false;
        n->floor = NULL;
        status = kb_store_forms(store, KB_FORM_FLOOR, piece(n, start, len),
                                note_floor, n, err);
        if (!n->floor)
            break;
        size_t common = shared(n, start, kb_str_of(n->floor), &whole);
        if (whole)
            n->known[start] |= (uint32_t)1 << common;
        len = whole ? common - 1 : common;
    }
    return status;
}

/* ---- which of them are meant -----------------------------------------------
 */

static kb_status try_piece(naming *n, kb_store *store, size_t start, size_t len,
                           kb_error *err)
{
    size_t before = n->ids.len;

    if (!(n->known[start] >> len & 1) || !is_open(n, start, len))
        return KB_OK;
    n->form = piece(n, start, len);
    n->settled = false;
    kb_status status =
        kb_store_forms(store, KB_FORM_FOLD, n->form, note_form, n, err);
    if (n->ids.len > before)
        memset(n->taken + start, 1, len);
    return status;
}

static kb_status try_pieces(naming *n, kb_store *store, kb_error *err)
{
    size_t longest = n->len < FORM_MAX ? n->len : FORM_MAX;
    size_t shortest = n->len < FORM_MIN ? 1 : FORM_MIN;
    kb_status status = KB_OK;

    for (size_t i = 0; i < n->len && status == KB_OK; i++) {
        if (!n->glued[i])
            status = find_known(n, store, i, err);
    }
    for (size_t len = longest; len >= shortest; len--) {
        for (size_t i = 0; i + len <= n->len && status == KB_OK; i++)
            status = try_piece(n, store, i, len, err);
    }
    return status;
}

kb_status kb_search_named(const kb_named **out, size_t *count, kb_store *store,
                          kb_arena *arena, const char *text, kb_error *err)
{
    naming n = {.arena = arena};
    kb_names names = {.arena = arena};

    *out = NULL;
    *count = 0;
    read_query(&n, text);
    kb_status status = try_pieces(&n, store, err);
    for (size_t i = 0; i < n.ids.len; i++)
        kb_names_want(&names, n.ids.data[i]);
    if (status == KB_OK)
        status = kb_names_load(&names, store, err);

    kb_named *named = kb_arena_alloc(arena, n.ids.len * sizeof *named);
    for (size_t i = 0; i < n.ids.len; i++) {
        const kb_concept *concept = kb_names_find(&names, n.ids.data[i]);
        if (concept)
            named[(*count)++] = (kb_named){*concept, n.forms.data[i]};
    }
    *out = named;
    return status;
}
