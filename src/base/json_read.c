/* json_read.c - reading JSON, by cJSON. */
#include "base/json_read.h"

#include <cjson/cJSON.h>

/* A kb_json is a cJSON: the cast is the whole of the wrapping. */
static const cJSON *raw(const kb_json *value)
{
    return (const cJSON *)value;
}

kb_json *kb_json_parse(kb_str text)
{
    const char *end = NULL;
    cJSON *json = cJSON_ParseWithLengthOpts(text.ptr, text.len, &end, false);
    if (json &&
        kb_str_trim((kb_str){end, text.len - (size_t)(end - text.ptr)}).len) {
        cJSON_Delete(json); /* something stands behind the document */
        json = NULL;
    }
    return (kb_json *)json;
}

void kb_json_free(kb_json *document)
{
    cJSON_Delete((cJSON *)document);
}

const kb_json *kb_json_get(const kb_json *value, const char *key)
{
    return (const kb_json *)cJSON_GetObjectItemCaseSensitive(raw(value), key);
}

const kb_json *kb_json_first(const kb_json *list)
{
    return list ? (const kb_json *)raw(list)->child : NULL;
}

const kb_json *kb_json_next(const kb_json *item)
{
    return (const kb_json *)raw(item)->next;
}

size_t kb_json_count(const kb_json *list)
{
    size_t n = 0;
    for (const kb_json *at = kb_json_first(list); at; at = kb_json_next(at))
        n++;
    return n;
}

const char *kb_json_text(const kb_json *value)
{
    return cJSON_IsString(raw(value)) ? raw(value)->valuestring : NULL;
}

double kb_json_number(const kb_json *value, double otherwise)
{
    return cJSON_IsNumber(raw(value)) ? raw(value)->valuedouble : otherwise;
}

bool kb_json_true(const kb_json *value)
{
    return cJSON_IsTrue(raw(value));
}
