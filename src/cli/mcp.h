/* mcp.h - tools for assistants: commands that read, called by the Model Context
 * Protocol.
 *
 * A tool is a row of a table: a command, and which of its options may be given.
 * What the options take, and what they are for, is told by the command's own
 * table.  A call is a run of the program in a child of its own: it cannot hurt
 * the server. */
#ifndef KB_CLI_MCP_H
#define KB_CLI_MCP_H

#include "base/json_read.h"
#include "cli/command.h"

enum { KB_MCP_FIXED = 4, KB_MCP_OPERANDS = 3, KB_MCP_CHARS_LEAST = 1000 };

/** A command that a tool runs. */
typedef struct kb_mcp_way {
    const char *word; /* of the argument "what" that asks for it; NULL: the
                         tool has only this one */
    const kb_command *command;
    const char *fixed[KB_MCP_FIXED]; /* always given; ended by NULL */
    const char *record;              /* kb_schema_part: what its results are */
} kb_mcp_way;

/** An operand of the command, always text. */
typedef struct kb_mcp_operand {
    const char *name, *about;
    bool required;
} kb_mcp_operand;

typedef struct kb_mcp_tool {
    const char *name, *title, *about;
    const kb_mcp_way *ways;                   /* ended by a NULL command */
    kb_mcp_operand operands[KB_MCP_OPERANDS]; /* ended by a NULL name */
    const char *const *options; /* arguments that are options of a command:
                                   min_sources is --min-sources; NULL ends */
} kb_mcp_tool;

/** The tools in the order in which they are listed; ended by a NULL name. */
extern const kb_mcp_tool kb_mcp_tools[];

/** The tool as `tools/list` gives it.  Its keys are in the arena; the caller
 * frees it. */
kb_node *kb_mcp_describe(kb_arena *arena, const kb_mcp_tool *tool);

/** The option that an argument of the tool is, or NULL.  `way` NULL: of any of
 * its commands. */
const kb_option *kb_mcp_option(const kb_mcp_tool *tool, const kb_mcp_way *way,
                               const char *argument);

/** What calls have in common. */
typedef struct kb_mcp_setup {
    const kb_cli *cli;
    size_t max_chars; /* of a result, unless the call says otherwise */
    int64_t timeout;  /* seconds that a call may take */
} kb_mcp_setup;

/** What lasts from one request to the next.  Begin with .setup and .tools. */
typedef struct kb_mcp_session {
    kb_mcp_setup setup;
    unsigned tools; /* that are offered: bits by their place; 0: all */
    bool handshake; /* the client began with `initialize` */
} kb_mcp_session;

/** Answers a message, which may be anything, on stdout. */
void kb_mcp_serve(kb_mcp_session *session, kb_str message);

/** Calls a tool.  Wrong arguments and failures of the command are told in the
 * result, so that the assistant can mend its call.
 * @return the result of `tools/call`; NULL: the command gave no answer.  The
 *         caller frees it, and then the document that it borrows keys from,
 *         which may be NULL */
kb_node *kb_mcp_call(kb_json **document, const kb_mcp_setup *setup,
                     const kb_mcp_tool *tool, const kb_json *arguments);

/** Adds to a result what a command's document says: "structuredContent", and as
 * "content" the same without what is empty.  Both together have at most
 * `max_chars` code points: lists and texts inside the results are shortened,
 * then results at the end are left out, and the document says so.  `skip`:
 * results before the first one.  Text of articles is found in "quote" and
 * "snippet" alone.  Keys are borrowed from the document. */
void kb_mcp_fit(kb_node *result, const kb_json *document, int64_t skip,
                size_t max_chars);

/** Adds a copy of a JSON value, whose keys are borrowed. */
void kb_mcp_copy(kb_node *parent, const char *key, const kb_json *value);

#endif
