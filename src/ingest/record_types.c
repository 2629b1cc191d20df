/* record_types.c - what type each value of a record has. */
#include "ingest/record_types.h"

#include "base/iso_date.h"

/* What may stand under a name. */
typedef enum value_type {
    VALUE_TEXT,
    VALUE_DATE,   /* such as 2024, 2024-11, 2024-11-11 */
    VALUE_PERIOD, /* a date, or two with a slash between */
    VALUE_NUMBER,
    VALUE_BOOL,
    VALUE_LIST,
    VALUE_TEXTS
} value_type;

static const char *const type_names[] = {
    [VALUE_TEXT] = "text",
    [VALUE_DATE] = "a date such as 2024-11",
    [VALUE_PERIOD] = "a date such as 2024-11, or two with a slash between",
    [VALUE_NUMBER] = "a number",
    [VALUE_BOOL] = "true or false",
    [VALUE_LIST] = "a list",
    [VALUE_TEXTS] = "a list of texts",
};

typedef struct typed {
    const char *key;
    value_type type;
} typed;

enum { TYPED_MAX = 16 };

static const struct {
    const char *name;
    typed fields[TYPED_MAX];
} parts[] = {
    [KB_RECORD_ARTICLE] = {"the article",
                           {{"artid", VALUE_TEXT},
                            {"title", VALUE_TEXT},
                            {"url", VALUE_TEXT},
                            {"site", VALUE_TEXT},
                            {"author", VALUE_TEXT},
                            {"origin", VALUE_TEXT},
                            {"date", VALUE_DATE},
                            {"hash", VALUE_TEXT},
                            {"tags", VALUE_TEXTS},
                            {"blocks", VALUE_LIST},
                            {"concepts", VALUE_LIST},
                            {"relations", VALUE_LIST},
                            {"definitions", VALUE_LIST},
                            {"figures", VALUE_LIST},
                            {"events", VALUE_LIST}}},
    [KB_RECORD_BLOCK] = {"a block",
                         {{"type", VALUE_TEXT},
                          {"text", VALUE_TEXT},
                          {"level", VALUE_NUMBER},
                          {"up", VALUE_NUMBER},
                          {"promo", VALUE_BOOL}}},
    [KB_RECORD_CONCEPT] = {"a concept",
                           {{"name", VALUE_TEXT},
                            {"kind", VALUE_TEXT},
                            {"layer", VALUE_TEXT},
                            {"basis", VALUE_TEXT},
                            {"aliases", VALUE_TEXTS},
                            {"mentions", VALUE_LIST}}},
    [KB_RECORD_RELATION] = {"a relation",
                            {{"s", VALUE_TEXT},
                             {"p", VALUE_TEXT},
                             {"o", VALUE_TEXT},
                             {"basis", VALUE_TEXT},
                             {"confidence", VALUE_NUMBER}}},
    [KB_RECORD_DEFINITION] = {"a definition",
                              {{"concept", VALUE_TEXT},
                               {"text", VALUE_TEXT},
                               {"by", VALUE_TEXT}}},
    [KB_RECORD_FIGURE] = {"a figure",
                          {{"concept", VALUE_TEXT},
                           {"measure", VALUE_TEXT},
                           {"value_text", VALUE_TEXT},
                           {"value", VALUE_NUMBER},
                           {"max", VALUE_NUMBER},
                           {"unit", VALUE_TEXT},
                           {"approx", VALUE_BOOL},
                           {"forecast", VALUE_BOOL},
                           {"date", VALUE_PERIOD},
                           {"dated", VALUE_TEXT},
                           {"issuer", VALUE_TEXT}}},
    [KB_RECORD_EVENT] = {"an event",
                         {{"concept", VALUE_TEXT},
                          {"date", VALUE_PERIOD},
                          {"what", VALUE_TEXT}}},
};

/* One date, or up to two with a slash between. */
static bool is_date(const char *text, bool period)
{
    kb_str rest = kb_str_of(text), date;
    int count = 0;

    while (text && kb_str_split(&rest, '/', &date)) {
        if (++count > (period ? 2 : 1) || !kb_iso_date_valid(date))
            return false;
    }
    return count > 0;
}

static bool are_texts(const kb_json *list)
{
    if (kb_json_type_of(list) != KB_JSON_LIST)
        return false;
    for (const kb_json *t = kb_json_first(list); t; t = kb_json_next(t)) {
        if (!kb_json_text(t))
            return false;
    }
    return true;
}

static bool fits(const kb_json *value, value_type type)
{
    switch (type) {
    case VALUE_TEXT:
        return kb_json_text(value);
    case VALUE_DATE:
    case VALUE_PERIOD:
        return is_date(kb_json_text(value), type == VALUE_PERIOD);
    case VALUE_NUMBER:
        return kb_json_type_of(value) == KB_JSON_NUMBER;
    case VALUE_BOOL:
        return kb_json_type_of(value) == KB_JSON_BOOL;
    case VALUE_LIST:
        return kb_json_type_of(value) == KB_JSON_LIST;
    case VALUE_TEXTS:
        return are_texts(value);
    }
    return false;
}

kb_status kb_record_types(const kb_json *json, kb_record_part part,
                          const kb_record_place *at)
{
    const typed *field = parts[part].fields;

    if (kb_json_type_of(json) != KB_JSON_OBJECT)
        return kb_fail(at->err, KB_BAD_INPUT, "%s:%zu: %s is no object",
                       at->file, at->line, parts[part].name);
    for (size_t i = 0; i < TYPED_MAX && field[i].key; i++) {
        const kb_json *value = kb_json_get(json, field[i].key);
        if (kb_json_type_of(value) != KB_JSON_NULL &&
            !fits(value, field[i].type))
            return kb_fail(at->err, KB_BAD_INPUT,
                           "%s:%zu: \"%s\" of %s is not %s", at->file, at->line,
                           field[i].key, parts[part].name,
                           type_names[field[i].type]);
    }
    return KB_OK;
}
