/* mcp_serve.c - requests of the Model Context Protocol, and their answers.
 *
 * Two eras of the protocol are spoken.  In revision 2026-07-28 each request
 * names its version; before, a client opens with `initialize`, and what follows
 * is of that era. */
#include <stdio.h>
#include <string.h>

#include "base/embed.h"
#include "cli/mcp.h"
#include "output/render.h"

enum {
    ANSWER_MAX = 1 << 28,
    FRESH = 3600 * 1000 /* milliseconds: the tools do not change */
};

/* JSON-RPC 2.0, section 5.1; the last one is the protocol's own. */
enum {
    PARSE_ERROR = -32700,
    INVALID_REQUEST = -32600,
    NO_METHOD = -32601,
    INVALID_PARAMS = -32602,
    INTERNAL_ERROR = -32603,
    UNSUPPORTED_VERSION = -32022
};

#define META    "io.modelcontextprotocol/"
#define CURRENT "2026-07-28"

/* That `initialize` may agree on, the newest first. */
static const char *const handshakes[] = {"2025-11-25", "2025-06-18",
                                         "2025-03-26", "2024-11-05"};

/* A request, and what is answered. */
typedef struct exchange {
    kb_mcp_session *of;
    const kb_json *id, *params;
    bool modern;
    kb_json *document; /* that the result borrows from, or NULL */
    kb_arena *arena;   /* the same of its keys, or NULL */
    kb_node *result;   /* or there is an error */
    int code;
    const char *message;
    kb_node *data;
} exchange;

static void fail(exchange *x, int code, const char *message)
{
    x->code = code;
    x->message = message;
}

/* ---- methods ------------------------------------------------------------ */

static void add_server(kb_node *parent, const char *key)
{
    kb_node *server = kb_node_add_object(parent, key);

    kb_node_text(server, "name", "aigckb");
    kb_node_text(server, "title", "AIGC industry knowledge base");
    kb_node_text(server, "version", KB_VERSION);
}

static void add_abilities(kb_node *result)
{
    kb_node_add_object(kb_node_add_object(result, "capabilities"), "tools");
    kb_node_text(result, "instructions",
                 kb_embedded_find(kb_mcp_files, "instructions.txt")->text);
}

static void add_freshness(exchange *x)
{
    if (!x->modern)
        return;
    kb_node_int(x->result, "ttlMs", FRESH);
    kb_node_text(x->result, "cacheScope", "public");
}

static void initialize(exchange *x)
{
    const char *asked = kb_json_text(kb_json_get(x->params, "protocolVersion"));
    const char *agreed = handshakes[0];

    for (size_t i = 0; i < sizeof handshakes / sizeof *handshakes; i++) {
        if (asked && strcmp(handshakes[i], asked) == 0)
            agreed = handshakes[i];
    }
    x->of->handshake = true;
    x->result = kb_node_object();
    kb_node_text(x->result, "protocolVersion", agreed);
    add_server(x->result, "serverInfo");
    add_abilities(x->result);
}

static void add_versions(kb_node *parent, const char *key)
{
    kb_node_text(kb_node_add_list(parent, key), NULL, CURRENT);
}

static void discover(exchange *x)
{
    x->result = kb_node_object();
    add_versions(x->result, "supportedVersions");
    add_abilities(x->result);
    add_server(x->result, "serverInfo");
    add_freshness(x);
}

static void ping(exchange *x)
{
    x->result = kb_node_object();
}

static bool is_offered(const kb_mcp_session *s, size_t tool)
{
    return s->tools == 0 || s->tools >> tool & 1;
}

static void list_tools(exchange *x)
{
    x->arena = kb_arena_new();
    x->result = kb_node_object();
    kb_node *list = kb_node_add_list(x->result, "tools");

    for (size_t i = 0; kb_mcp_tools[i].name; i++) {
        if (is_offered(x->of, i))
            kb_node_add(list, NULL,
                        kb_mcp_describe(x->arena, &kb_mcp_tools[i]));
    }
    add_freshness(x);
}

static const kb_mcp_tool *find_tool(const kb_mcp_session *s, const char *name)
{
    for (size_t i = 0; name && kb_mcp_tools[i].name; i++) {
        if (is_offered(s, i) && strcmp(kb_mcp_tools[i].name, name) == 0)
            return &kb_mcp_tools[i];
    }
    return NULL;
}

static void call_tool(exchange *x)
{
    const kb_json *arguments = kb_json_get(x->params, "arguments");
    kb_json_type type = kb_json_type_of(arguments);
    const kb_mcp_tool *tool =
        find_tool(x->of, kb_json_text(kb_json_get(x->params, "name")));

    if (!tool) {
        fail(x, INVALID_PARAMS, "no such tool; tools/list has them");
    } else if (type != KB_JSON_OBJECT && type != KB_JSON_NULL) {
        fail(x, INVALID_PARAMS, "arguments are an object");
    } else {
        x->result = kb_mcp_call(&x->document, &x->of->setup, tool, arguments);
        if (!x->result)
            fail(x, INTERNAL_ERROR, "the command gave no answer");
    }
}

static const struct {
    const char *name;
    void (*answer)(exchange *x);
} methods[] = {
    {"initialize", initialize}, {"server/discover", discover}, {"ping", ping},
    {"tools/list", list_tools}, {"tools/call", call_tool},
};

/* ---- requests ----------------------------------------------------------- */

/* Of which era the request is.  @return whether it may be answered */
static bool admit(exchange *x, const char *method)
{
    const kb_json *meta = kb_json_get(x->params, "_meta");
    const char *version =
        kb_json_text(kb_json_get(meta, META "protocolVersion"));

    if (strcmp(method, "initialize") == 0 || strcmp(method, "ping") == 0)
        return true;
    x->modern = version != NULL;
    if (version && strcmp(version, CURRENT) != 0) {
        fail(x, UNSUPPORTED_VERSION, "unsupported protocol version");
        x->data = kb_node_object();
        add_versions(x->data, "supported");
        kb_node_text(x->data, "requested", version);
    } else if (!version && !x->of->handshake) {
        fail(x, INVALID_PARAMS,
             "neither params._meta has \"" META
             "protocolVersion\", nor did the "
             "client begin with initialize");
    }
    return x->code == 0;
}

static void answer(exchange *x, const char *method)
{
    if (!admit(x, method))
        return;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (strcmp(methods[i].name, method) == 0) {
            methods[i].answer(x);
            return;
        }
    }
    fail(x, NO_METHOD, "no such method");
}

static void add_outcome(kb_node *reply, exchange *x)
{
    if (x->result) {
        if (x->modern) {
            kb_node_text(x->result, "resultType", "complete");
            add_server(kb_node_add_object(x->result, "_meta"),
                       META "serverInfo");
        }
        kb_node_add(reply, "result", x->result);
        return;
    }
    kb_node *error = kb_node_add_object(reply, "error");
    kb_node_int(error, "code", x->code);
    kb_node_text(error, "message", x->message);
    if (x->data)
        kb_node_add(error, "data", x->data);
}

static void send(exchange *x)
{
    kb_node *reply = kb_node_object();
    kb_buf line = KB_BUF_INIT(ANSWER_MAX);

    kb_node_text(reply, "jsonrpc", "2.0");
    kb_mcp_copy(reply, "id", x->id);
    add_outcome(reply, x);
    kb_render_json(&line, reply, false);
    kb_buf_add_text(&line, "\n");
    fwrite(line.ptr, 1, line.len, stdout);
    fflush(stdout);
    kb_buf_dispose(&line);
    kb_node_free(reply);
    kb_json_free(x->document);
    kb_arena_free(x->arena);
}

void kb_mcp_serve(kb_mcp_session *session, kb_str message)
{
    exchange x = {.of = session};
    kb_json *json = kb_json_parse(message);
    const char *method = kb_json_text(kb_json_get(json, "method"));
    kb_json_type type;

    x.id = kb_json_get(json, "id");
    x.params = kb_json_get(json, "params");
    type = kb_json_type_of(x.id);
    if (!json) {
        fail(&x, PARSE_ERROR, "not JSON");
        send(&x);
    } else if (!method || kb_json_type_of(json) != KB_JSON_OBJECT ||
               (x.id && type != KB_JSON_TEXT && type != KB_JSON_NUMBER)) {
        x.id = NULL;
        fail(&x, INVALID_REQUEST, "not a request of JSON-RPC 2.0");
        send(&x);
    } else if (x.id) { /* else it is a notification */
        answer(&x, method);
        send(&x);
    }
    kb_json_free(json);
}
