/* emit.c - trees of values in every format of rows, read back: JSON by cJSON,
 * CSV, TSV and Markdown tables by their own few rules.  The first byte chooses
 * the format, the rest makes the records. */
#include "printed.h"

#include <cjson/cJSON.h>
#include <math.h>

#include "output/render.h"

enum { DEPTH_MAX = 5, RECORDS_MAX = 3 };

static const char *const keys[] = {"id",    "name", "sources", "evidence",
                                   "quote", "a",    "键",      "b\"\\c"};
enum { KEYS = sizeof keys / sizeof *keys };

static const kb_column columns[] = {
    {.header = "Name", .path = "name", .narrow = 8},
    {.header = "Sources|", .path = "sources", .right = true},
    {.header = "Says", .path = "evidence.quote", .narrow = 6},
    {.header = "A", .path = "a.0"},
    {0},
};
enum { COLUMNS = 4 };
static const char *const fields[] = {"name",           "sources", "evidence",
                                     "evidence.quote", "a",       NULL};
static const kb_view view = {.columns = columns, .fields = fields};

/* ---- trees of the input ------------------------------------------------- */

static double real_of(kb_str *rest)
{
    unsigned char bytes[sizeof(double)];
    double value;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)fuzz_byte(rest);
    memcpy(&value, bytes, sizeof value);
    return value;
}

static void add_text(kb_node *parent, const char *key, kb_str *rest)
{
    size_t len = fuzz_byte(rest);
    kb_arena *arena = kb_arena_new();
    kb_str text = kb_str_cut(*rest, 0, len < rest->len ? len : rest->len);

    kb_node_text(parent, key, fuzz_text(arena, text));
    *rest = kb_str_cut(*rest, text.len, rest->len);
    kb_arena_free(arena);
}

static void add_children(kb_node *parent, kb_str *rest, int depth)
{
    bool keyed = kb_node_type_of(parent) == KB_NODE_OBJECT;

    while (rest->len > 0) {
        unsigned what = fuzz_byte(rest);
        const char *key = keyed ? keys[what / 16 % KEYS] : NULL;
        switch (what % 16) {
        case 0:
            return;
        case 1:
            kb_node_int(parent, key, (int64_t)fuzz_byte(rest) - 128);
            break;
        case 2:
            kb_node_real(parent, key, real_of(rest));
            break;
        case 3:
            kb_node_exact(parent, key, real_of(rest));
            break;
        case 4:
            kb_node_bool(parent, key, fuzz_byte(rest) & 1);
            break;
        case 5:
            kb_node_null(parent, key);
            break;
        case 6:
        case 7:
            if (depth < DEPTH_MAX)
                add_children(what % 16 == 6 ? kb_node_add_object(parent, key)
                                            : kb_node_add_list(parent, key),
                             rest, depth + 1);
            break;
        default:
            add_text(parent, key, rest);
            break;
        }
    }
}

/* ---- JSON --------------------------------------------------------------- */

/* What JSON says of a text: bad bytes replaced, hit marks left out. */
static void check_text(const char *said, const char *text)
{
    kb_buf expected = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_buf valid = KB_BUF_INIT(FUZZ_BYTES_MAX);

    kb_utf8_repair(&valid, kb_str_of(text));
    for (size_t i = 0; i < valid.len; i++) {
        if (!kb_display_is_hit((unsigned char)valid.ptr[i]))
            kb_buf_add_char(&expected, valid.ptr[i]);
    }
    HOLDS(strcmp(said, expected.ptr) == 0);
    kb_buf_dispose(&expected);
    kb_buf_dispose(&valid);
}

static void check_number(double said, const kb_node *node)
{
    double value = kb_node_get_real(node, "");
    double off = fabs(said - value);
    HOLDS(kb_node_is_exact(node) ? off == 0
                                 : off <= 0.0005001 + fabs(value) * 1e-15);
}

static void check_json(const cJSON *said, const kb_node *node)
{
    const kb_node *child = kb_node_first(node);

    HOLDS(said);
    switch (kb_node_type_of(node)) {
    case KB_NODE_NULL:
        HOLDS(cJSON_IsNull(said));
        break;
    case KB_NODE_BOOL:
        HOLDS(cJSON_IsBool(said));
        HOLDS((cJSON_IsTrue(said) != 0) == kb_node_get_bool(node, ""));
        break;
    case KB_NODE_NUMBER:
        HOLDS(cJSON_IsNumber(said));
        check_number(said->valuedouble, node);
        break;
    case KB_NODE_TEXT:
        HOLDS(cJSON_IsString(said));
        check_text(said->valuestring, kb_node_get_text(node, ""));
        break;
    case KB_NODE_LIST:
    case KB_NODE_OBJECT:
        HOLDS(kb_node_type_of(node) == KB_NODE_LIST ? cJSON_IsArray(said)
                                                    : cJSON_IsObject(said));
        for (said = said->child; child; said = said->next) {
            HOLDS(said);
            HOLDS(!kb_node_key(child) ||
                  strcmp(said->string, kb_node_key(child)) == 0);
            check_json(said, child);
            child = kb_node_next(child);
        }
        HOLDS(!said);
        break;
    }
}

static void check_rendered(const kb_node *record, bool ascii)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_render_json(&out, record, ascii);
    for (size_t i = 0; i < out.len; i++) {
        HOLDS((unsigned char)out.ptr[i] >= ' ' && out.ptr[i] != 0x7F);
        HOLDS(!ascii || (unsigned char)out.ptr[i] < 0x80);
    }
    cJSON *said = cJSON_ParseWithLength(out.ptr, out.len);
    check_json(said, record);
    cJSON_Delete(said);
    kb_buf_dispose(&out);
}

/* ---- rows --------------------------------------------------------------- */

/* What a column is of a record. */
static kb_buf cell_of(const kb_node *record, size_t column)
{
    kb_buf cell = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_render_cell(&cell, record, columns[column].path, KB_HITS_DROP);
    return cell;
}

static void check_tsv(kb_str line, const kb_node *record)
{
    kb_str cell;
    for (size_t i = 0; i < COLUMNS; i++) {
        kb_buf expected = cell_of(record, i);
        HOLDS(kb_str_split(&line, '\t', &cell));
        HOLDS(kb_str_equal(cell, kb_buf_str(&expected)));
        kb_buf_dispose(&expected);
    }
    HOLDS(!line.ptr);
}

/* Cuts a cell off the front of a line of CSV. */
static kb_buf csv_cell(kb_str *line)
{
    kb_buf cell = KB_BUF_INIT(FUZZ_BYTES_MAX);
    size_t at = 0;
    bool quoted = line->len > 0 && line->ptr[0] == '"';

    for (at = quoted; at < line->len; at++) {
        char c = line->ptr[at];
        if (c == '"') {
            HOLDS(quoted);
            if (at + 1 == line->len || line->ptr[at + 1] != '"')
                break;
            at++;
        } else if (c == ',' && !quoted) {
            break;
        }
        kb_buf_add_char(&cell, c);
    }
    at += quoted; /* behind the last quote */
    HOLDS(at == line->len || line->ptr[at] == ',');
    *line = kb_str_cut(*line, at < line->len ? at + 1 : at, line->len);
    return cell;
}

static bool is_number(const char *text)
{
    char *end;
    strtod(text, &end);
    return end != text && *end == '\0';
}

/* No cell begins like a formula unless it is a number. */
static void check_csv(kb_str line, const kb_node *record)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        kb_buf expected = cell_of(record, i), said = csv_cell(&line);
        bool marked = said.ptr[0] == '\'' && strcmp(said.ptr, expected.ptr);
        HOLDS(strcmp(said.ptr + marked, expected.ptr) == 0);
        HOLDS(said.len == 0 || !strchr("=+-@", said.ptr[0]) ||
              is_number(said.ptr));
        kb_buf_dispose(&expected);
        kb_buf_dispose(&said);
    }
    HOLDS(line.len == 0);
}

/* A bar that is not escaped stands between cells. */
static void check_md(kb_str line, const kb_node *record)
{
    size_t bars = 0;
    (void)record;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '\\')
            i++;
        else
            bars += line.ptr[i] == '|';
    }
    HOLDS(bars == COLUMNS + 1);
    HOLDS(kb_str_starts(line, KB_STR("| ")) && kb_str_ends(line, KB_STR("|")));
}

static const struct {
    kb_format format;
    size_t head; /* lines before the records */
    void (*check)(kb_str line, const kb_node *record);
} formats[] = {
    {KB_FORMAT_JSON, 0, NULL},       {KB_FORMAT_JSONL, 0, NULL},
    {KB_FORMAT_LINES, 0, check_tsv}, {KB_FORMAT_TSV, 1, check_tsv},
    {KB_FORMAT_CSV, 1, check_csv},   {KB_FORMAT_MD, 2, check_md},
    {KB_FORMAT_TEMPLATE, 0, NULL},   {KB_FORMAT_TABLE, 0, NULL},
};
enum { FORMATS = sizeof formats / sizeof *formats };

/* ---- what is printed ---------------------------------------------------- */

static void check_printed(kb_str text, unsigned how, kb_node *const *records,
                          size_t n)
{
    kb_str line;
    if (formats[how].format == KB_FORMAT_JSON) {
        cJSON *all = cJSON_ParseWithLength(text.ptr, text.len);
        const cJSON *results = cJSON_GetObjectItem(all, "results");
        HOLDS(cJSON_GetArraySize(results) == (int)n);
        for (size_t i = 0; i < n; i++)
            check_json(cJSON_GetArrayItem(results, (int)i), records[i]);
        cJSON_Delete(all);
        return;
    }
    if (formats[how].format == KB_FORMAT_TABLE)
        return;
    for (size_t i = 0; i < n + formats[how].head; i++) {
        HOLDS(kb_str_split(&text, '\n', &line));
        if (i >= formats[how].head && formats[how].check)
            formats[how].check(line, records[i - formats[how].head]);
    }
    HOLDS(text.len == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str rest = fuzz_input(data, size);
    unsigned how = fuzz_byte(&rest) % FORMATS;
    kb_writer_options options = {.color = KB_COLOR_NEVER,
                                 .pattern = "{{{name}\\t{evidence}}}",
                                 .no_pager = true};
    kb_node *records[RECORDS_MAX];
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX);
    size_t n = 0;

    printed_begin();
    while (n < RECORDS_MAX && rest.len > 0) {
        records[n] = kb_node_object();
        add_children(records[n], &rest, 0);
        check_rendered(records[n], false);
        check_rendered(records[n++], true);
    }
    options.format = formats[how].format;
    print_records(&options, &view, records, n);
    printed_take(&out);
    check_printed(kb_buf_str(&out), how, records, n);
    while (n > 0)
        kb_node_free(records[--n]);
    kb_buf_dispose(&out);
    return 0;
}
