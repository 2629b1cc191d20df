/* schema.h - JSON Schemas (draft 2020-12) of what commands print.
 *
 * They are put together from the files of data/schemas, which tell each object
 * once and leave out what follows: JSON Schema but for these keywords.
 *
 *     "include": ["end"]     the properties of these definitions too
 *     "optional": ["text"]   properties that may be absent; all others may not
 *     "words": ["out"]       a text: one of these, or one that a later version
 *     "words": "kinds"       adds; or of a vocabulary of the program
 *     "from": "filters"      what only the program's tables know
 *
 * A file defines what its command's document has of its own ("document"), a
 * result ("record") and, where they differ, a line of --jsonl ("line"); all
 * that several share is in common.json. */
#ifndef KB_CLI_SCHEMA_H
#define KB_CLI_SCHEMA_H

#include "cli/command.h"

/** What the documents of all commands have in common has a schema, too. */
#define KB_SCHEMA_ENVELOPE "envelope"

/** What there are schemas of: the commands, then the envelope.  NULL behind the
 * last. */
const char *kb_schema_name(int n);

/** The schema of the JSON of that name: one document, which refers to nothing
 * outside.  Its keys are in the arena; the caller frees it.  NULL: there is
 * none. */
kb_node *kb_schema_of(kb_arena *arena, const char *name);

/** A command that a tool of assistants runs, and what its results are: a
 * definition of its file, or NULL: "record". */
typedef struct kb_schema_part {
    const kb_command *command;
    const char *record;
} kb_schema_part;

enum { KB_SCHEMA_PARTS = 4 };

/** The same of a tool that runs any of these commands, as its structured
 * content has it: the words of articles are called "quote". */
kb_node *kb_schema_of_tool(kb_arena *arena, const kb_schema_part *parts,
                           size_t count);

/** The n-th word of a vocabulary that schemas refer to, NULL behind the last
 * and where there is no such vocabulary. */
const char *kb_schema_word(const char *vocabulary, int n);

#endif
