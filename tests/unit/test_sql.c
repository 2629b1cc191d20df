/* test_sql.c - the statements, the schema, and a user's own SQL. */
#include "check.h"

#include "base/embed.h"
#include "sample.h"
#include "store/sqlite/functions.h"

enum { ANSWER_ROOM = 64 };

typedef struct fixture {
    kb_store *store;
    kb_error err;
} fixture;

static int setup(void **state)
{
    static fixture f;
    *state = &f;
    return kb_store_open(&f.store, ":memory:", KB_WRITE, &f.err);
}

static int teardown(void **state)
{
    fixture *f = *state;
    kb_store_close(f->store);
    return 0;
}

static void every_statement_prepares_on_a_fresh_schema(void **state)
{
    fixture *f = *state;
    kb_sqlite *store = kb_sqlite_of(f->store);
    assert_int_equal(kb_function_sources(store, &f->err), KB_OK);
    assert_int_equal(kb_function_claim_at(store, NULL, &f->err), KB_OK);
    for (int sql = 0; sql < KB_SQL_COUNT; sql++) {
        sqlite3_stmt *raw = NULL;
        int rc = sqlite3_prepare_v2(store->db, kb_sql_text((kb_sql)sql), -1,
                                    &raw, NULL);
        sqlite3_finalize(raw);
        if (rc != SQLITE_OK)
            fail_msg("%s", kb_sql_text((kb_sql)sql));
    }
}

/* ---- comments of the schema --------------------------------------------- */

static bool contains(kb_str s, const char *part)
{
    return kb_str_find(s, kb_str_of(part), 0) != KB_STR_NONE;
}

/* A line of a schema file, and what the lines before it were. */
typedef struct reading {
    bool commented; /* the line before was a comment */
    bool in_table;
    size_t columns;
} reading;

static void read_line(reading *r, kb_str line)
{
    kb_str trimmed = kb_str_trim(line);
    bool comment = kb_str_starts(trimmed, KB_STR("--"));

    if (kb_str_starts(line, KB_STR("CREATE TABLE")) ||
        kb_str_starts(line, KB_STR("CREATE V"))) {
        if (!r->commented)
            fail_msg("no comment above: %.*s", (int)line.len, line.ptr);
        r->in_table = true;
    } else if (r->in_table && kb_str_starts(line, KB_STR(")"))) {
        r->in_table = false;
    } else if (r->in_table && !contains(line, "PRIMARY KEY (") &&
               !contains(line, " = ")) {
        if (!contains(line, "-- "))
            fail_msg("no comment behind: %.*s", (int)line.len, line.ptr);
        r->columns++;
    }
    r->commented = comment;
}

static void every_table_and_column_has_a_comment(void **state)
{
    (void)state;
    size_t columns = 0;
    for (const kb_embedded *file = kb_schema_files; file->name; file++) {
        reading r = {.commented = false};
        kb_str rest = {file->text, file->len}, line;
        while (kb_str_split(&rest, '\n', &line))
            read_line(&r, line);
        columns += r.columns;
    }
    assert_true(columns > 0);
}

/* ---- the vocabularies in the schema ------------------------------------- */

static const char *word_of(const char *list, int code)
{
    switch (list[0]) {
    case 'd':
        return code < KB_DATED_COUNT ? kb_dated_word((kb_dated)code)->name
                                     : NULL;
    case 'k':
        return code < KB_KIND_COUNT ? kb_kind_word((kb_kind)code)->name : NULL;
    case 'l':
        return code < KB_LAYER_COUNT ? kb_layer_word((kb_layer)code)->name
                                     : NULL;
    case 'p':
        return code < KB_PREDICATE_COUNT
                   ? kb_predicate_word((kb_predicate)code)->name
                   : NULL;
    case 'b':
        if (strcmp(list, "block") == 0)
            return code < KB_BLOCK_TYPE_COUNT
                       ? kb_block_type_name((kb_block_type)code)
                       : NULL;
        return code < KB_BASIS_COUNT ? kb_basis_word((kb_basis)code)->name
                                     : NULL;
    default:
        return NULL;
    }
}

static kb_status compare_word(void *context, int columns,
                              const char *const *names,
                              const char *const *values)
{
    size_t *count = context;
    (void)columns;
    (void)names;
    const char *word = word_of(values[0], values[1][0] - '0');
    if (values[1][1] != '\0')
        word = word_of(values[0], 10 + values[1][1] - '0');
    assert_non_null(word);
    assert_string_equal(word, values[2]);
    ++*count;
    return KB_OK;
}

static void the_words_in_the_store_are_those_of_the_program(void **state)
{
    fixture *f = *state;
    size_t count = 0;
    assert_int_equal(kb_store_sql(f->store, "SELECT list, code, name FROM word",
                                  compare_word, &count, &f->err),
                     KB_OK);
    assert_int_equal(count, KB_KIND_COUNT + KB_LAYER_COUNT +
                                KB_PREDICATE_COUNT + KB_BASIS_COUNT +
                                KB_BLOCK_TYPE_COUNT + KB_DATED_COUNT);
}

/* ---- a user's SQL ------------------------------------------------------- */

static kb_status keep_last(void *context, int columns, const char *const *names,
                           const char *const *values)
{
    const char *value = values[columns - 1];
    (void)names;
    snprintf(context, ANSWER_ROOM, "%s", value ? value : "NULL");
    return KB_OK;
}

static kb_status ask(fixture *f, const char *sql, char answer[ANSWER_ROOM])
{
    answer[0] = '\0';
    return kb_store_sql(f->store, sql, keep_last, answer, &f->err);
}

static void a_select_gives_its_rows(void **state)
{
    char answer[ANSWER_ROOM];
    assert_int_equal(ask(*state, "SELECT 1, 'x'; -- done", answer), KB_OK);
    assert_string_equal(answer, "x");
    assert_int_equal(ask(*state, "SELECT NULL", answer), KB_OK);
    assert_string_equal(answer, "NULL");
    assert_int_equal(ask(*state, "SELECT x'00ff'", answer), KB_OK);
    assert_string_equal(answer, "(2 bytes)");
    assert_int_equal(ask(*state,
                         "SELECT count(*) FROM pragma_table_info('article')",
                         answer),
                     KB_OK);
}

static void every_view_answers(void **state)
{
    static const char *const views[] = {
        "v_concept",  "v_alias",      "v_article", "v_block", "v_mention",
        "v_relation", "v_definition", "v_figure",  "v_event"};
    char answer[ANSWER_ROOM];
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        char sql[ANSWER_ROOM];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", views[i]);
        assert_int_equal(ask(*state, sql, answer), KB_OK);
    }
}

static void nothing_but_one_select_is_run(void **state)
{
    static const char *const bad[] = {
        "",
        "-- nothing",
        "SELECT 1; SELECT 2",
        "SELEKT",
        "DELETE FROM article",
        "UPDATE meta SET value = 1",
        "INSERT INTO meta VALUES ('x', 1)",
        "CREATE TABLE x (y)",
        "DROP TABLE article",
        "ATTACH 'x.db' AS x",
        "PRAGMA user_version = 9",
        "PRAGMA query_only",
        "BEGIN",
        "VACUUM",
        "SELECT load_extension('x')",
    };
    char answer[ANSWER_ROOM];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (ask(*state, bad[i], answer) != KB_USAGE)
            fail_msg("was run: %s", bad[i]);
    }
    assert_int_equal(ask(*state, "SELECT count(*) FROM meta", answer), KB_OK);
    assert_string_equal(answer, "3");
}

static kb_status stop(void *context, int columns, const char *const *names,
                      const char *const *values)
{
    (void)columns;
    (void)names;
    (void)values;
    ++*(int *)context;
    return KB_INTERRUPTED;
}

static void a_row_function_stops_the_walk(void **state)
{
    fixture *f = *state;
    int rows = 0;
    assert_int_equal(
        kb_store_sql(f->store, "SELECT * FROM word", stop, &rows, &f->err),
        KB_INTERRUPTED);
    assert_int_equal(rows, 1);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STORE(every_statement_prepares_on_a_fresh_schema),
        cmocka_unit_test(every_table_and_column_has_a_comment),
        WITH_STORE(the_words_in_the_store_are_those_of_the_program),
        WITH_STORE(a_select_gives_its_rows),
        WITH_STORE(every_view_answers),
        WITH_STORE(nothing_but_one_select_is_run),
        WITH_STORE(a_row_function_stops_the_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
