/* fields.h - the fields of a record that the user asked for by name. */
#ifndef KB_OUTPUT_FIELDS_H
#define KB_OUTPUT_FIELDS_H

#include "aigckb/arena.h"
#include "base/str.h"
#include "output/writer.h"

/** Whether the view has a field of this name; an index inside it does not
 * matter ("evidence.0.quote").
 * @return KB_OK, or KB_USAGE with the valid names */
kb_status kb_fields_check(const kb_view *view, kb_str name, kb_error *err);

/** The columns for a list "id,evidence.quote", in its order, ended by a NULL
 * header; those of the view keep what it says of them. */
kb_status kb_fields_choose(const kb_column **out, kb_arena *arena,
                           const kb_view *view, const char *list,
                           kb_error *err);

#endif
