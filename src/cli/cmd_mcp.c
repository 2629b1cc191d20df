/* cmd_mcp.c - `aigckb mcp`: a server of the Model Context Protocol on stdin and
 * stdout, one message a line. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/mcp.h"

enum {
    LINE_MAX_BYTES = 1 << 20,
    READ_BYTES = 1 << 16,
    CHARS = 20000, /* of a result */
    TIMEOUT = 20   /* seconds */
};

typedef struct mcp_options {
    unsigned tools; /* bits by their place in the table; 0: all */
    int64_t max_chars, timeout;
} mcp_options;

static const mcp_options own_default = {.max_chars = CHARS, .timeout = TIMEOUT};

/* Answers all lines that have come whole. */
static void serve_lines(kb_mcp_session *s, kb_buf *input)
{
    const char *end;
    size_t at = 0;

    while ((end = memchr(input->ptr + at, '\n', input->len - at))) {
        size_t next = (size_t)(end - input->ptr);
        kb_str line = kb_str_trim(kb_str_cut(kb_buf_str(input), at, next));
        if (line.len > 0)
            kb_mcp_serve(s, line);
        at = next + 1;
    }
    memmove(input->ptr, input->ptr + at, input->len - at);
    input->len -= at;
}

/* Reads on, without stdio: what waits in a buffer would be lost in a child.
 * @return KB_OK, or why there can be no more */
static kb_status read_on(kb_buf *input, bool *more, const kb_cli *cli,
                         kb_error *err)
{
    char piece[READ_BYTES];
    ssize_t got = read(STDIN_FILENO, piece, sizeof piece);

    *more = got > 0;
    if (got < 0)
        return kb_cli_interrupted(cli)
                   ? KB_INTERRUPTED
                   : kb_fail(err, KB_BAD_INPUT, "stdin: %s", strerror(errno));
    kb_buf_add(input, (kb_str){piece, (size_t)got});
    return input->over ? kb_fail(err, KB_LIMIT,
                                 "stdin: a message of more than %d bytes",
                                 LINE_MAX_BYTES)
                       : KB_OK;
}

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    (void)argc, (void)argv;
    const mcp_options *own = cli->own;
    kb_buf input = KB_BUF_INIT(LINE_MAX_BYTES + READ_BYTES);
    kb_mcp_session session = {.setup = {.cli = cli,
                                        .max_chars = (size_t)own->max_chars,
                                        .timeout = own->timeout},
                              .tools = own->tools};
    kb_status status = KB_OK;
    bool more = true;

    if (own->max_chars < KB_MCP_CHARS_LEAST)
        status = kb_fail(err, KB_USAGE, "--max-chars takes %d or more",
                         KB_MCP_CHARS_LEAST);
    while (status == KB_OK && more && !ferror(stdout)) {
        status = read_on(&input, &more, cli, err);
        if (status == KB_OK)
            serve_lines(&session, &input);
    }
    kb_str last = kb_str_trim(kb_buf_str(&input));
    if (status == KB_OK && last.len > 0) /* no line end behind it */
        kb_mcp_serve(&session, last);
    kb_buf_dispose(&input);
    return status;
}

/* In the order of kb_mcp_tools. */
static const char *const tool_words[] = {
    "search", "get_concept", "relations", "path", "facts", "status", NULL};

static const kb_option own_options[] = {
    {.name = "tools",
     .arg = "TOOL,..",
     .help = N_("offer only these tools"),
     .type = KB_OPTION_WORDS,
     .words = tool_words,
     .offset = offsetof(mcp_options, tools)},
    {.name = "max-chars",
     .arg = "N",
     .help = N_("characters of a result, if the call does not say (20000)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(mcp_options, max_chars)},
    {.name = "call-timeout",
     .arg = "S",
     .help = N_("give up a call after S seconds (20)"),
     .type = KB_OPTION_COUNT,
     .offset = offsetof(mcp_options, timeout)},
    {0},
};

const kb_command kb_cmd_mcp = {
    .name = "mcp",
    .summary = N_("serve assistants on stdin and stdout, read-only"),
    .details = N_(
        "An assistant that speaks the Model Context Protocol starts this, and "
        "calls the tools search, get_concept, relations, path, facts and "
        "status.  Each gives what the command of its kind prints with --json, "
        "cut to a number of characters.  Nothing is written, nothing is "
        "fetched.  Both eras of the protocol are spoken: 2026-07-28, and "
        "2025-11-25 and before."),
    .examples = {"aigckb --db kb.db mcp", "aigckb mcp --tools search,facts"},
    .access = KB_NO_STORE,
    .own_options = own_options,
    .own_size = sizeof(mcp_options),
    .own_default = &own_default,
    .run = run,
};
