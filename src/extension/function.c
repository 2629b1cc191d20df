/* function.c - functions of a value, in SQL.  Of NULL, and of what is no text
 * in UTF-8, they make NULL. */
#include "extension/function.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/term.h"
#include "base/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { TEXT_MAX = 64 * 1024 * 1024 }; /* bytes that are folded */

/* The argument, folded.  @return whether there is one */
static bool fold_into(kb_buf *out, sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    kb_str given = kb_str_of(text);

    if (!text || !kb_utf8_valid(given))
        return false;
    kb_fold_name(out, given);
    return !out->over;
}

static void fold(sqlite3_context *call, int n, sqlite3_value **values)
{
    kb_buf folded = KB_BUF_INIT(TEXT_MAX);

    (void)n;
    if (fold_into(&folded, values[0]))
        sqlite3_result_text(call, folded.ptr, (int)folded.len,
                            SQLITE_TRANSIENT);
    kb_buf_dispose(&folded);
}

/* ---- kb_has() ----------------------------------------------------------- */

/* The word is the same for all rows of most statements: SQLite keeps it. */
static const char *folded_word(sqlite3_context *call, sqlite3_value *value)
{
    enum { WORD = 1 };
    const char *kept = sqlite3_get_auxdata(call, WORD);
    if (kept)
        return kept;

    kb_buf folded = KB_BUF_INIT(TEXT_MAX);
    char *made = NULL;
    if (fold_into(&folded, value))
        made = sqlite3_mprintf("%s", folded.ptr);
    kb_buf_dispose(&folded);
    if (!made)
        return NULL;
    sqlite3_set_auxdata(call, WORD, made, sqlite3_free);
    return sqlite3_get_auxdata(call, WORD); /* NULL: there was no memory */
}

static void has(sqlite3_context *call, int n, sqlite3_value **values)
{
    const char *word = folded_word(call, values[1]);
    kb_buf text = KB_BUF_INIT(TEXT_MAX);

    (void)n;
    if (word && fold_into(&text, values[0]))
        sqlite3_result_int(call, strstr(text.ptr, word) != NULL);
    kb_buf_dispose(&text);
}

/* ---- typing ------------------------------------------------------------- */

/* The pinyin of a name, or what stands behind it: the initials. */
static void spell(sqlite3_context *call, sqlite3_value *value, bool initials)
{
    const char *text = (const char *)sqlite3_value_text(value);
    if (!text || !kb_utf8_valid(kb_str_of(text)))
        return;

    kb_arena *arena = kb_arena_new();
    const char *both = kb_term_pinyin(arena, kb_term_fold(arena, text));
    const char *blank = both ? strchr(both, ' ') : NULL;
    if (blank && initials)
        sqlite3_result_text(call, blank + 1, -1, SQLITE_TRANSIENT);
    else if (blank)
        sqlite3_result_text(call, both, (int)(blank - both), SQLITE_TRANSIENT);
    kb_arena_free(arena);
}

static void pinyin(sqlite3_context *call, int n, sqlite3_value **values)
{
    (void)n;
    spell(call, values[0], false);
}

static void initials(sqlite3_context *call, int n, sqlite3_value **values)
{
    (void)n;
    spell(call, values[0], true);
}

int kb_functions_add(sqlite3 *db)
{
    static const struct {
        const char *name;
        int arguments;
        void (*run)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"kb_fold", 1, fold},
        {"kb_has", 2, has},
        {"kb_pinyin", 1, pinyin},
        {"kb_initials", 1, initials},
    };
    int rc = SQLITE_OK;

    for (size_t i = 0;
         rc == SQLITE_OK && i < sizeof functions / sizeof *functions; i++)
        rc = sqlite3_create_function_v2(
            db, functions[i].name, functions[i].arguments,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
            functions[i].run, NULL, NULL, NULL);
    return rc;
}
