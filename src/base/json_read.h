/* json_read.h - reading JSON, by cJSON.  Values belong to their document. */
#ifndef KB_BASE_JSON_READ_H
#define KB_BASE_JSON_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct kb_json kb_json;

typedef enum kb_json_type {
    KB_JSON_NULL,
    KB_JSON_BOOL,
    KB_JSON_NUMBER,
    KB_JSON_TEXT,
    KB_JSON_LIST,
    KB_JSON_OBJECT
} kb_json_type;

/** Parses one document; NULL where the text is anything else.  Its strings are
 * UTF-8 where the text is.  Free the document, and nothing else, with
 * kb_json_free(). */
kb_json *kb_json_parse(kb_str text);

/** The same.
 * @param[out] wrong where it is NULL: the offset that could not be read on from
 */
kb_json *kb_json_parse_at(size_t *wrong, kb_str text);

/** The line, from 1, where item `n` of the list that is member `key` of a
 * document begins; of the document's end where there is none.  `text` must be
 * what a document was made of. */
size_t kb_json_line(kb_str text, const char *key, size_t n);

void kb_json_free(kb_json *document); /* NULL is fine */

/** A member of an object, or NULL; also where `value` is NULL or no object. */
const kb_json *kb_json_get(const kb_json *value, const char *key);

/** NULL is KB_JSON_NULL. */
kb_json_type kb_json_type_of(const kb_json *value);

/** The first item of a list or member of an object, and the next one; NULL at
 * the end. */
const kb_json *kb_json_first(const kb_json *list);
const kb_json *kb_json_next(const kb_json *item);
size_t kb_json_count(const kb_json *list);

const char *kb_json_key(const kb_json *member); /* of an object */

/** The string, or NULL where it is none. */
const char *kb_json_text(const kb_json *value);

/** The number, or `otherwise` where it is none. */
double kb_json_number(const kb_json *value, double otherwise);

bool kb_json_true(const kb_json *value);

#endif
