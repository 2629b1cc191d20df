/* mcp_call.c - a tool's call as a run of the program. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"
#include "cli/mcp.h"
#include "cli/program.h"

enum {
    ANSWER_MAX = 1 << 26, /* bytes of a command's document */
    READ_BYTES = 1 << 16,
    RESULTS = 10 /* unless the call says otherwise */
};

/* A call on its way to a command line. */
typedef struct calling {
    const kb_mcp_tool *tool;
    const kb_mcp_way *way;
    kb_arena *arena;
    KB_VEC(char *) args;
    size_t max_chars;
    int64_t skip;
    const char *mistake; /* what is wrong with the arguments, or NULL */
} calling;

/* ---- arguments ---------------------------------------------------------- */

static void add(calling *c, const char *text)
{
    kb_vec_push(c->arena, &c->args, kb_arena_strdup(c->arena, text));
}

/* A scalar as the command line has it, or NULL. */
static const char *word_of(calling *c, const kb_json *value)
{
    if (kb_json_type_of(value) != KB_JSON_NUMBER)
        return kb_json_text(value);
    return kb_arena_printf(c->arena, "%.12g", kb_json_number(value, 0));
}

static void set_mistake(calling *c, const char *argument, const char *what)
{
    if (!c->mistake)
        c->mistake = kb_arena_printf(c->arena, "%s: %s", argument, what);
}

static const char *joined(calling *c, const kb_json *list)
{
    const char *all = NULL;

    for (const kb_json *at = kb_json_first(list); at; at = kb_json_next(at)) {
        const char *word = word_of(c, at);
        if (word)
            all = all ? kb_arena_printf(c->arena, "%s,%s", all, word) : word;
    }
    return all;
}

static void add_value(calling *c, const kb_option *option, const char *argument,
                      const char *value)
{
    if (value)
        add(c, kb_arena_printf(c->arena, "--%s=%s", option->name, value));
    else
        set_mistake(c, argument, "has no such value");
}

static void add_option(calling *c, const kb_option *option,
                       const kb_json *value)
{
    const char *argument = kb_json_key(value);
    kb_json_type type = kb_json_type_of(value);

    if (type == KB_JSON_NULL)
        return;
    if (option->type == KB_OPTION_FLAG) {
        if (type != KB_JSON_BOOL)
            set_mistake(c, argument, "is true or false");
        else if (kb_json_true(value))
            add(c, kb_arena_printf(c->arena, "--%s", option->name));
    } else if (option->type == KB_OPTION_TERMS && type == KB_JSON_LIST) {
        const kb_json *at = kb_json_first(value);
        for (; at; at = kb_json_next(at))
            add_value(c, option, argument, word_of(c, at));
    } else {
        add_value(c, option, argument,
                  type == KB_JSON_LIST ? joined(c, value) : word_of(c, value));
    }
}

static bool is_operand(const kb_mcp_tool *tool, const char *argument)
{
    for (const kb_mcp_operand *at = tool->operands; at->name; at++) {
        if (strcmp(at->name, argument) == 0)
            return true;
    }
    return false;
}

/* Says which arguments there are. */
static void refuse(calling *c, const char *argument)
{
    const kb_mcp_tool *tool = c->tool;
    const char *all = tool->ways[0].word ? "what, " : "";

    for (const kb_mcp_operand *at = tool->operands; at->name; at++)
        all = kb_arena_printf(c->arena, "%s%s, ", all, at->name);
    for (const char *const *at = tool->options; *at; at++) {
        if (kb_mcp_option(tool, c->way, *at))
            all = kb_arena_printf(c->arena, "%s%s, ", all, *at);
    }
    set_mistake(c, argument,
                kb_arena_printf(
                    c->arena, "no such argument; there are %smax_chars", all));
}

static void add_argument(calling *c, const kb_json *argument)
{
    const char *name = kb_json_key(argument);
    const kb_option *option = kb_mcp_option(c->tool, c->way, name);

    if (strcmp(name, "max_chars") == 0) {
        double most = kb_json_number(argument, 0);
        if (most >= KB_MCP_CHARS_LEAST && most <= ANSWER_MAX)
            c->max_chars = (size_t)most;
        else
            set_mistake(c, name, "is a number, 1000 or more");
    } else if (option) {
        if (strcmp(name, "cursor") == 0)
            c->skip = strtoll(word_of(c, argument) ? word_of(c, argument) : "0",
                              NULL, 10);
        add_option(c, option, argument);
    } else if (!is_operand(c->tool, name) &&
               !(c->tool->ways[0].word && strcmp(name, "what") == 0)) {
        refuse(c, name);
    }
}

static void add_operands(calling *c, const kb_json *arguments)
{
    add(c, "--");
    for (const kb_mcp_operand *at = c->tool->operands; at->name; at++) {
        const kb_json *value = kb_json_get(arguments, at->name);
        const char *text = kb_json_text(value);
        if (text)
            add(c, text);
        else if (kb_json_type_of(value) != KB_JSON_NULL)
            set_mistake(c, at->name, "is a text");
        else if (at->required)
            set_mistake(c, at->name, "is wanted");
    }
}

/* The command that the call asks for. */
static void choose_way(calling *c, const kb_json *arguments)
{
    const char *what = kb_json_text(kb_json_get(arguments, "what"));
    const char *words = NULL;

    c->way = c->tool->ways;
    if (!c->way->word)
        return;
    for (const kb_mcp_way *at = c->tool->ways; at->command; at++) {
        if (what && strcmp(at->word, what) == 0) {
            c->way = at;
            return;
        }
        words = words ? kb_arena_printf(c->arena, "%s, %s", words, at->word)
                      : at->word;
    }
    set_mistake(c, "what", kb_arena_printf(c->arena, "is one of %s", words));
}

static void add_shared(calling *c, const kb_mcp_setup *setup)
{
    const kb_options *options = &setup->cli->options;

    add(c, "aigckb");
    add(c, "--json");
    add(c, "--quiet");
    add(c, kb_arena_printf(c->arena, "--timeout=%" PRId64, setup->timeout));
    if (options->db)
        add(c, kb_arena_printf(c->arena, "--db=%s", options->db));
    if (options->config)
        add(c, kb_arena_printf(c->arena, "--config=%s", options->config));
    add(c, c->way->command->name);
    for (size_t i = 0; i < KB_MCP_FIXED && c->way->fixed[i]; i++)
        add(c, c->way->fixed[i]);
    if (kb_mcp_option(c->tool, c->way, "limit"))
        add(c, kb_arena_printf(c->arena, "--limit=%d", RESULTS));
}

static void build(calling *c, const kb_mcp_setup *setup,
                  const kb_json *arguments)
{
    choose_way(c, arguments);
    add_shared(c, setup);
    const kb_json *at = kb_json_first(arguments);
    for (; at; at = kb_json_next(at))
        add_argument(c, at);
    add_operands(c, arguments);
    kb_vec_push(c->arena, &c->args, NULL); /* as main() is given it */
}

/* ---- the run ------------------------------------------------------------ */

/* What the child does: it never returns. */
static void run_child(int output, int argc, char **argv)
{
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
        dup2(output, STDOUT_FILENO) < 0)
        _exit(EXIT_FAILURE);
    int code = kb_program_run(argc, argv);
    fflush(stdout);
    _exit(code);
}

static void read_all(kb_buf *out, int input)
{
    char piece[READ_BYTES];
    ssize_t got;

    while ((got = read(input, piece, sizeof piece)) != 0) {
        if (got > 0)
            kb_buf_add(out, (kb_str){piece, (size_t)got});
        else if (errno != EINTR)
            return;
    }
}

/* Runs the program.  @return its document, or NULL */
static kb_json *run(int argc, char **argv)
{
    kb_buf answer = KB_BUF_INIT(ANSWER_MAX);
    int ends[2];
    kb_json *document = NULL;

    fflush(NULL); /* nothing that waits is printed twice */
    if (pipe(ends) != 0)
        return NULL;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(ends[1], argc, argv);
    }
    close(ends[1]);
    if (child > 0) {
        read_all(&answer, ends[0]);
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    close(ends[0]);
    if (answer.len > 0 && !answer.over)
        document = kb_json_parse(kb_buf_str(&answer));
    kb_buf_dispose(&answer);
    return document;
}

/* ---- results ------------------------------------------------------------ */

static kb_node *mistaken(const char *what)
{
    kb_node *result = kb_node_object();
    kb_node *text =
        kb_node_add_object(kb_node_add_list(result, "content"), NULL);

    kb_node_text(text, "type", "text");
    kb_node_text(text, "text", what);
    kb_node_bool(result, "isError", true);
    return result;
}

static kb_node *result_of(const calling *c, const kb_json *document)
{
    bool ok = kb_json_true(kb_json_get(document, "ok"));
    kb_node *result = kb_node_object();

    kb_mcp_fit(result, document, c->skip, c->max_chars);
    kb_node_bool(result, "isError", !ok);
    return result;
}

kb_node *kb_mcp_call(kb_json **document, const kb_mcp_setup *setup,
                     const kb_mcp_tool *tool, const kb_json *arguments)
{
    calling c = {
        .tool = tool, .arena = kb_arena_new(), .max_chars = setup->max_chars};
    kb_node *result = NULL;

    *document = NULL;
    build(&c, setup, arguments);
    if (c.mistake)
        result = mistaken(c.mistake);
    else
        *document = run((int)c.args.len - 1, c.args.data);
    if (*document)
        result = result_of(&c, *document);
    kb_arena_free(c.arena);
    return result;
}
