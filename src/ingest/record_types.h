/* record_types.h - what type each value of a record has. */
#ifndef KB_INGEST_RECORD_TYPES_H
#define KB_INGEST_RECORD_TYPES_H

#include "base/json_read.h"
#include "ingest/record.h"

/** The objects that a record is made of. */
typedef enum kb_record_part {
    KB_RECORD_ARTICLE,
    KB_RECORD_BLOCK,
    KB_RECORD_CONCEPT,
    KB_RECORD_RELATION,
    KB_RECORD_DEFINITION,
    KB_RECORD_FIGURE,
    KB_RECORD_EVENT
} kb_record_part;

/** Whether `json` is an object, and what it has under the names of such a part
 * is null or of its type; other names may have anything.
 * @return KB_OK or KB_BAD_INPUT */
kb_status kb_record_types(const kb_json *json, kb_record_part part,
                          const kb_record_place *at);

#endif
