/* embed.h - text files that the build put into the program. */
#ifndef KB_BASE_EMBED_H
#define KB_BASE_EMBED_H

#include <stddef.h>
#include <string.h>

typedef struct kb_embedded {
    const char *name; /* of the file: "models.tsv"; NULL ends the array */
    const char *text; /* NUL-terminated */
    size_t len;
} kb_embedded;

/** The file of this name in a table, or the end, which has no name. */
static inline const kb_embedded *kb_embedded_find(const kb_embedded *table,
                                                  const char *name)
{
    while (table->name && strcmp(table->name, name) != 0)
        table++;
    return table;
}

extern const kb_embedded kb_lexicon_files[]; /* data/lexicon, in extract/ */
extern const kb_embedded
    kb_rule_files[]; /* the rest of data/rules, in extract/ */
extern const kb_embedded kb_schema_files[];      /* data/schema, in store/ */
extern const kb_embedded kb_completion_files[];  /* data/completion, in cli/ */
extern const kb_embedded kb_report_files[];      /* data/report, in cli/ */
extern const kb_embedded kb_mcp_files[];         /* data/mcp, in cli/ */
extern const kb_embedded kb_json_schema_files[]; /* data/schemas, in cli/ */
extern const kb_embedded kb_site_files[]; /* data/rules/sites.tsv, in parse/ */

#endif
