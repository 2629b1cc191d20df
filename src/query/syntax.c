/* syntax.c - reads a query: recursive descent, one lexeme ahead. */
#include "query/syntax.h"

#include "base/buf.h"
#include "query/field.h"
#include "query/lexer.h"
#include "text/token.h"

enum { DEPTH_MAX = 64 /* parentheses and NOTs inside each other */ };

typedef struct parser {
    kb_arena *arena;
    kb_lexer lexer;
    kb_lexeme next; /* not yet taken */
    int depth;
} parser;

static kb_lexeme take(parser *p)
{
    kb_lexeme taken = p->next;
    p->next = kb_lexer_next(&p->lexer);
    return taken;
}

/* Whether something to search for may begin with the next lexeme. */
static bool begins_part(const parser *p)
{
    kb_lexeme_type type = p->next.type;
    return type == KB_LEXEME_OPEN || type == KB_LEXEME_NOT ||
           type == KB_LEXEME_TEXT || type == KB_LEXEME_FIELD;
}

/* The words of an operator, as they stand in the query. */
static const char *words_of(const parser *p, kb_lexeme lexeme)
{
    return kb_lexer_quote(
        &p->lexer,
        kb_str_cut(p->lexer.query, lexeme.place.start, lexeme.place.end));
}

/* ---- leaves ------------------------------------------------------------- */

static kb_expression *new_expression(parser *p, kb_expression_type type)
{
    kb_expression *out = kb_arena_alloc(p->arena, sizeof *out);
    out->type = type;
    return out;
}

static int note_word(void *context, const kb_token *token)
{
    (void)token;
    *(bool *)context = true;
    return 1; /* one is enough */
}

static kb_expression *read_text(parser *p)
{
    kb_lexeme lexeme = take(p);
    kb_expression *out = new_expression(p, KB_EXPRESSION_TEXT);
    bool has_words = false;

    kb_tokenize(lexeme.text, note_word, &has_words);
    if (!has_words)
        kb_lexer_fail(&p->lexer, lexeme.place, "nothing to search for in '%s'",
                      kb_lexer_quote(&p->lexer, lexeme.text));
    out->text = kb_arena_copy(p->arena, lexeme.text.ptr, lexeme.text.len);
    return out;
}

static kb_expression *read_field(parser *p)
{
    kb_lexeme lexeme = take(p);
    kb_expression *out = new_expression(p, KB_EXPRESSION_FIELD);

    kb_field_read(out, &p->lexer, &lexeme);
    return out;
}

/* ---- branches ----------------------------------------------------------- */

static kb_expression *read_any(parser *p);
static kb_expression *read_part(parser *p);

static kb_expression *join(parser *p, kb_expression_type type,
                           kb_expression *first)
{
    if (!first->next)
        return first;
    kb_expression *out = new_expression(p, type);
    out->first = first;
    return out;
}

static kb_expression *read_not(parser *p)
{
    kb_lexeme sign = take(p);

    if (!begins_part(p))
        kb_lexer_fail(&p->lexer, sign.place, "nothing behind '%s'",
                      words_of(p, sign));
    kb_expression *out = new_expression(p, KB_EXPRESSION_NOT);
    out->first = read_part(p);
    return out;
}

static kb_expression *read_group(parser *p)
{
    kb_lexeme open = take(p);

    if (p->next.type == KB_LEXEME_CLOSE)
        kb_lexer_fail(&p->lexer,
                      (kb_stretch){open.place.start, p->next.place.end},
                      "nothing between these parentheses");
    else if (p->next.type == KB_LEXEME_END)
        kb_lexer_fail(&p->lexer, open.place, "no ')' for this '('");
    kb_expression *inner = read_any(p);
    if (p->next.type == KB_LEXEME_CLOSE)
        take(p);
    else
        kb_lexer_fail(&p->lexer, open.place, "no ')' for this '('");
    return inner;
}

/* Says why no part begins with the next lexeme. */
static kb_expression *no_part(parser *p)
{
    if (p->next.type == KB_LEXEME_END)
        kb_lexer_fail(&p->lexer, p->next.place, "the query is empty");
    else if (p->next.type == KB_LEXEME_CLOSE)
        kb_lexer_fail(&p->lexer, p->next.place, "no '(' for this ')'");
    else
        kb_lexer_fail(&p->lexer, p->next.place, "nothing before '%s'",
                      words_of(p, p->next));
    return new_expression(p, KB_EXPRESSION_TEXT);
}

static kb_expression *read_nested(parser *p)
{
    kb_expression *out;

    if (p->depth == DEPTH_MAX) {
        kb_lexer_fail(&p->lexer, p->next.place,
                      "more than %d parentheses and NOTs inside each other",
                      DEPTH_MAX);
        return new_expression(p, KB_EXPRESSION_TEXT);
    }
    p->depth++;
    out = p->next.type == KB_LEXEME_NOT ? read_not(p) : read_group(p);
    p->depth--;
    return out;
}

static kb_expression *read_part(parser *p)
{
    if (p->lexer.status != KB_OK || !begins_part(p))
        return no_part(p);
    if (p->next.type == KB_LEXEME_TEXT)
        return read_text(p);
    if (p->next.type == KB_LEXEME_FIELD)
        return read_field(p);
    return read_nested(p);
}

/* Takes an operator, behind which something must follow. */
static void take_operator(parser *p)
{
    kb_lexeme sign = take(p);
    if (!begins_part(p))
        kb_lexer_fail(&p->lexer, sign.place, "nothing behind '%s'",
                      words_of(p, sign));
}

/* Parts with ANDs between, or nothing; one part is itself. */
static kb_expression *read_all(parser *p)
{
    kb_expression *first = read_part(p), *last = first;

    while (p->lexer.status == KB_OK &&
           (begins_part(p) || p->next.type == KB_LEXEME_AND)) {
        if (p->next.type == KB_LEXEME_AND)
            take_operator(p);
        last->next = read_part(p);
        last = last->next;
    }
    return join(p, KB_EXPRESSION_AND, first);
}

static kb_expression *read_any(parser *p)
{
    kb_expression *first = read_all(p), *last = first;

    while (p->lexer.status == KB_OK && p->next.type == KB_LEXEME_OR) {
        take_operator(p);
        last->next = read_all(p);
        last = last->next;
    }
    return join(p, KB_EXPRESSION_OR, first);
}

kb_status kb_expression_parse(const kb_expression **out, kb_arena *arena,
                              const char *text, kb_stretch *place,
                              kb_error *err)
{
    parser p = {.arena = arena,
                .lexer = {.arena = arena,
                          .query = kb_str_of(text),
                          .wrong = place,
                          .err = err}};

    *place = (kb_stretch){0, 0};
    p.next = kb_lexer_next(&p.lexer);
    *out = read_any(&p);
    if (p.next.type == KB_LEXEME_CLOSE)
        kb_lexer_fail(&p.lexer, p.next.place, "no '(' for this ')'");
    return p.lexer.status;
}

/* ---- words -------------------------------------------------------------- */

enum { WORDS_MAX = 1 << 20 };

static void add_words(kb_buf *out, const kb_expression *e)
{
    if (e->type == KB_EXPRESSION_TEXT)
        kb_buf_printf(out, "%s%s", out->len > 0 ? " " : "", e->text);
    if (e->type == KB_EXPRESSION_NOT)
        return;
    for (const kb_expression *part = e->first; part; part = part->next)
        add_words(out, part);
}

const char *kb_expression_words(kb_arena *arena,
                                const kb_expression *expression)
{
    kb_buf words = KB_BUF_INIT(WORDS_MAX);
    add_words(&words, expression);
    const char *copy =
        kb_arena_copy(arena, words.ptr ? words.ptr : "", words.len);
    kb_buf_dispose(&words);
    return copy;
}
