/* brief.h - the record and the pages of `aigckb brief`. */
#ifndef KB_CLI_BRIEF_H
#define KB_CLI_BRIEF_H

#include "aigckb/brief.h"
#include "cli/command.h"

typedef enum kb_brief_part {
    KB_BRIEF_DEFINITIONS,
    KB_BRIEF_PLACE,
    KB_BRIEF_MAKERS,
    KB_BRIEF_BASIS,
    KB_BRIEF_USES,
    KB_BRIEF_RISKS,
    KB_BRIEF_RIVALS,
    KB_BRIEF_FIGURES,
    KB_BRIEF_TIMELINE,
    KB_BRIEF_PASSAGES,
    KB_BRIEF_PARTS
} kb_brief_part;

/** Their names, ended by NULL: of --sections and in JSON. */
extern const char *const kb_brief_parts[];

/** How a record is made. */
typedef struct kb_brief_form {
    kb_reader *reader;
    unsigned parts;  /* bits 1 << kb_brief_part; 0: all */
    size_t evidence; /* sentences of each item */
    bool chinese;    /* titles and labels */
} kb_brief_form;

/** Adds the sections of a brief. */
kb_status kb_brief_record(kb_node *out, const kb_brief_form *form,
                          const kb_brief *brief, kb_error *err);

/** Print a record: on a terminal, and as Markdown. */
void kb_brief_card(kb_writer *writer, const kb_node *record);
void kb_brief_page(kb_writer *writer, const kb_node *record);

#endif
