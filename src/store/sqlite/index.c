/* index.c - the full-text index: FTS5 with the tokens of text/token.h. */
#include "store/sqlite/index.h"

#include "base/buf.h"
#include "text/token.h"

enum {
    TOKENS_MAX = 64, /* of a query; the others are left out */
    EXPRESSION_CEILING = 64 * 1024
};

/* ---- the tokenizer ------------------------------------------------------ */

typedef int fts5_token_fn(void *context, int flags, const char *text, int len,
                          int start, int end);

typedef struct tokenizing {
    fts5_token_fn *fn;
    void *context;
    bool query;
    size_t end; /* of the token before */
} tokenizing;

/* Hands a token to FTS5.  A query looks for the pairs of a Han run in a row:
 * its last character, which also stands alone, would not be where the run
 * goes on. */
static int pass_on(void *context, const kb_token *token)
{
    tokenizing *t = context;
    bool tail = token->lone && t->end == token->end;

    t->end = token->end;
    if (t->query && tail)
        return SQLITE_OK;
    return t->fn(t->context, token->joined ? FTS5_TOKEN_COLOCATED : 0,
                 token->text.ptr, (int)token->text.len, (int)token->start,
                 (int)token->end);
}

static int tokenize(Fts5Tokenizer *self, void *context, int flags,
                    const char *text, int len, fts5_token_fn *fn)
{
    tokenizing t = {fn, context, (flags & FTS5_TOKENIZE_QUERY) != 0, 0};
    (void)self;
    return kb_tokenize((kb_str){text, (size_t)len}, pass_on, &t);
}

/* The tokenizer has no state; FTS5 wants a handle that is not NULL. */
static int create(void *context, const char **args, int count,
                  Fts5Tokenizer **out)
{
    (void)args;
    (void)count;
    *out = context;
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *self)
{
    (void)self;
}

/* FTS5 gives its interface away only through a pointer that a query sets. */
static fts5_api *find_api(sqlite3 *db, int *rc)
{
    fts5_api *api = NULL;
    sqlite3_stmt *raw = NULL;

    *rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &raw, NULL);
    if (*rc == SQLITE_OK)
        *rc = sqlite3_bind_pointer(raw, 1, (void *)&api, "fts5_api_ptr", NULL);
    if (*rc == SQLITE_OK)
        sqlite3_step(raw);
    sqlite3_finalize(raw);
    return api;
}

kb_status kb_index_register(sqlite3 *db, kb_error *err)
{
    fts5_tokenizer methods = {create, destroy, tokenize};
    int rc;
    fts5_api *api = find_api(db, &rc);

    if (rc == SQLITE_OK && !api)
        return kb_fail(err, KB_INTERNAL, "this SQLite has no FTS5");
    if (rc == SQLITE_OK)
        rc = api->xCreateTokenizer(api, "kb", api, &methods, NULL);
    return rc == SQLITE_OK ? KB_OK : kb_sqlite_fail(db, rc, err);
}

/* ---- writing ------------------------------------------------------------ */

static kb_status write_row(kb_sqlite *store, kb_sql sql,
                           const kb_index_row *row, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, sql);
    kb_stmt_bind_int(&q, 1, row->doc);
    kb_stmt_bind_str(&q, 2, row->title);
    kb_stmt_bind_str(&q, 3, row->headings);
    kb_stmt_bind_str(&q, 4, row->body);
    return kb_stmt_run(&q, err);
}

kb_status kb_index_add(kb_sqlite *store, const kb_index_row *row, kb_error *err)
{
    return write_row(store, KB_SQL_INDEX_ADD, row, err);
}

kb_status kb_index_drop(kb_sqlite *store, const kb_index_row *row,
                        kb_error *err)
{
    return write_row(store, KB_SQL_INDEX_DROP, row, err);
}

/* ---- questions ---------------------------------------------------------- */

/* Adds "text" as a string of the expression, whatever is in it. */
static void quote(kb_buf *out, const kb_match_token *token)
{
    kb_buf_add_char(out, '"');
    for (const char *c = token->text; *c; c++) {
        if (*c == '"')
            kb_buf_add_char(out, '"');
        kb_buf_add_char(out, *c);
    }
    kb_buf_add_text(out, token->prefix ? "\"*" : "\"");
}

static bool seen(const kb_match_token *tokens, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (tokens[i].prefix == tokens[at].prefix &&
            strcmp(tokens[i].text, tokens[at].text) == 0)
            return true;
    }
    return false;
}

/* The distinct tokens, any of which an article may have. */
static void write_expression(kb_buf *out, const kb_match *match)
{
    size_t count = 0;
    for (size_t i = 0; i < match->token_count && count < TOKENS_MAX; i++) {
        if (seen(match->tokens, i))
            continue;
        if (count++ > 0)
            kb_buf_add_text(out, " OR ");
        quote(out, &match->tokens[i]);
    }
}

kb_status kb_sqlite_match(kb_store *base, const kb_match *match, kb_hit *out,
                          size_t *n, kb_error *err)
{
    kb_buf expression = KB_BUF_INIT(EXPRESSION_CEILING);
    write_expression(&expression, match);
    if (expression.over) {
        kb_buf_dispose(&expression);
        return kb_fail(err, KB_LIMIT, "the query is too long");
    }

    kb_stmt q = kb_stmt_begin(kb_sqlite_of(base), KB_SQL_MATCH);
    kb_filter_bind(&q, &match->filter);
    kb_stmt_bind_str(&q, 5, kb_buf_str(&expression));
    kb_stmt_bind_int(&q, 6, (int64_t)match->limit);
    for (*n = 0; *n < match->limit && kb_stmt_next(&q); ++*n)
        out[*n] = (kb_hit){.article = (uint64_t)kb_stmt_int(&q, 0),
                           .cluster = (uint64_t)kb_stmt_int(&q, 1),
                           .score = kb_stmt_real(&q, 2)};
    kb_status status = kb_stmt_end(&q, KB_OK, err);
    kb_buf_dispose(&expression);
    return status;
}
