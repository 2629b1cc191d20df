/* mcp_tools.c - the tools, and how they are described. */
#include <string.h>

#include "cli/commands.h"
#include "cli/mcp.h"
#include "cli/schema.h"

static const kb_mcp_way by_search[] = {{NULL, &kb_cmd_search, {0}, NULL}, {0}};
static const kb_mcp_way by_show[] = {{NULL, &kb_cmd_show, {0}, NULL}, {0}};
static const kb_mcp_way by_xref[] = {{NULL, &kb_cmd_xref, {0}, NULL}, {0}};
static const kb_mcp_way by_path[] = {{NULL, &kb_cmd_path, {0}, NULL}, {0}};
static const kb_mcp_way by_stats[] = {{NULL, &kb_cmd_db, {"stats"}, "stats"},
                                      {0}};
static const kb_mcp_way facts[] = {
    {"figures", &kb_cmd_figures, {0}, "listed_figure"},
    {"timeline", &kb_cmd_timeline, {0}, "happening"},
    {"definitions",
     &kb_cmd_show,
     {"--fields=id,name,kind,layer,mentions,articles,sources,definitions"},
     "defined"},
    {0}};

#define OF_ARTICLES "since", "until", "site", "tag"

static const char *const of_search[] = {
    "in",          "syntax", "context", "kind",      "layer",
    "min_sources", "limit",  "cursor",  OF_ARTICLES, NULL};
static const char *const of_show[] = {"evidence", "min_confidence", OF_ARTICLES,
                                      NULL};
static const char *const of_xref[] = {
    "predicate", "in",    "out",         "evidence", "depth",
    "kind",      "layer", "min_sources", "basis",    "min_confidence",
    OF_ARTICLES, "limit", "cursor",      NULL};
static const char *const of_path[] = {
    "max",         "k",     "avoid",          "predicate", "evidence",
    "min_sources", "basis", "min_confidence", NULL};
static const char *const of_facts[] = {
    "year",        "unit",      "forecast", "evidence", "kind", "layer",
    "min_sources", OF_ARTICLES, "limit",    "cursor",   NULL};
static const char *const of_stats[] = {NULL};

const kb_mcp_tool kb_mcp_tools[] = {
    {"search",
     "Search articles and concepts",
     "Full-text search over the articles and the names of concepts, in Chinese "
     "or English. Gives articles, each with the passage that answers best, and "
     "the concepts that the query names.",
     by_search,
     {{"query", "words to look for, as in a search box", true}},
     of_search},
    {"get_concept",
     "All that is known of a concept",
     "Names, kind, definitions, relations, figures and events of one concept, "
     "with sentences of the articles that say so; or, by its id s:..., an "
     "article.",
     by_show,
     {{"term", "name, alias, pinyin or id (c:...) of a concept", true}},
     of_show},
    {"relations",
     "What a concept has to do with others",
     "Facts between a concept and others: made_by, is_a, part_of, used_for, "
     "based_on, trained_on, has_risk, mitigates, replaces, competes_with, "
     "partner_of, invests_in; with two terms the facts between them, and what "
     "they share.",
     by_xref,
     {{"term", "name or id of a concept", true},
      {"other", "name or id of another one", false}},
     of_xref},
    {"path",
     "How two concepts are connected",
     "The best explained chains of facts from one concept to another.",
     by_path,
     {{"from", "name or id of a concept", true},
      {"to", "name or id of the other one", true}},
     of_path},
    {"facts",
     "Figures, events and definitions",
     "Figures with unit, year and who gives them, contradictions side by side; "
     "dated events; or definitions. Of a concept, or without a term those of "
     "the whole knowledge base that most articles give.",
     facts,
     {{"term", "name or id of a concept; definitions need one", false}},
     of_facts},
    {"status",
     "How large the knowledge base is",
     "Counts of articles, concepts by kind and layer, relations by predicate, "
     "figures and events.",
     by_stats,
     {{0}},
     of_stats},
    {0}};

/* ---- options ------------------------------------------------------------ */

enum { NAME_MAX_BYTES = 32 };

/* The option of an argument: min_sources is --min-sources. */
static const kb_option *option_of(const kb_command *command,
                                  const char *argument)
{
    char name[NAME_MAX_BYTES];
    size_t len = 0;

    for (; len < sizeof name && argument[len]; len++) {
        name[len] = argument[len];
        if (name[len] == '_')
            name[len] = '-';
    }
    const kb_option *found = kb_option_of(command->own_options, name, len);
    bool taken = found && (!found->group || found->group & command->accepts);
    return taken ? found : NULL;
}

const kb_option *kb_mcp_option(const kb_mcp_tool *tool, const kb_mcp_way *way,
                               const char *argument)
{
    const char *const *named = tool->options;
    const kb_option *found = NULL;

    while (*named && strcmp(*named, argument) != 0)
        named++;
    if (!*named)
        return NULL;
    if (way)
        return option_of(way->command, argument);
    for (way = tool->ways; way->command && !found; way++)
        found = option_of(way->command, argument);
    return found;
}

/* ---- schemas ------------------------------------------------------------ */

#define DATE_PATTERN "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

static void add_words(kb_node *schema, const kb_option *option)
{
    kb_node *words = kb_node_add_list(schema, "enum");

    kb_node_text(schema, "type", "string");
    for (int n = 0; kb_option_word(option, n); n++)
        kb_node_text(words, NULL, kb_option_word(option, n));
}

/* Values of options that are not one text. */
static const struct {
    const char *type;
    int least, most; /* of numbers; most 0: none */
} value_types[KB_OPTION_TYPE_COUNT] = {
    [KB_OPTION_FLAG] = {"boolean", 0, 0},
    [KB_OPTION_NUMBER] = {"integer", 0, 0},
    [KB_OPTION_COUNT] = {"integer", 1, 0},
    [KB_OPTION_SHARE] = {"number", 0, 1},
    [KB_OPTION_PREDICATES] = {"array", 0, 0},
    [KB_OPTION_WORDS] = {"array", 0, 0},
    [KB_OPTION_TERMS] = {"array", 0, 0},
};

static void add_text(kb_node *schema, const kb_option *option)
{
    if (kb_option_word(option, 0))
        add_words(schema, option);
    else
        kb_node_text(schema, "type", "string");
    if (option->type == KB_OPTION_DATE)
        kb_node_text(schema, "pattern", DATE_PATTERN);
}

/* What values an option takes. */
static void add_type(kb_node *schema, const kb_option *option)
{
    const char *type = value_types[option->type].type;
    int most = value_types[option->type].most;

    if (!type) {
        add_text(schema, option);
        return;
    }
    kb_node_text(schema, "type", type);
    if (strcmp(type, "array") == 0)
        add_text(kb_node_add_object(schema, "items"), option);
    else if (strcmp(type, "boolean") != 0)
        kb_node_int(schema, "minimum", value_types[option->type].least);
    if (most > 0)
        kb_node_int(schema, "maximum", most);
}

static void add_option(kb_node *properties, const kb_mcp_tool *tool,
                       const char *argument)
{
    const kb_option *option = kb_mcp_option(tool, NULL, argument);
    kb_node *schema = kb_node_add_object(properties, argument);

    kb_node_text(schema, "description", option->help);
    if (strcmp(argument, "cursor") == 0) /* "next" is a text */
        kb_node_text(schema, "type", "string");
    else
        add_type(schema, option);
}

static void add_ways(kb_node *properties, const kb_mcp_tool *tool)
{
    kb_node *schema = kb_node_add_object(properties, "what");

    kb_node_text(schema, "type", "string");
    kb_node *words = kb_node_add_list(schema, "enum");
    for (const kb_mcp_way *at = tool->ways; at->command; at++)
        kb_node_text(words, NULL, at->word);
}

static void add_input(kb_node *described, const kb_mcp_tool *tool)
{
    kb_node *schema = kb_node_add_object(described, "inputSchema");

    kb_node_text(schema, "type", "object");
    kb_node_bool(schema, "additionalProperties", false);
    kb_node *required = kb_node_add_list(schema, "required");
    kb_node *properties = kb_node_add_object(schema, "properties");
    if (tool->ways[0].word) {
        kb_node_text(required, NULL, "what");
        add_ways(properties, tool);
    }
    for (const kb_mcp_operand *at = tool->operands; at->name; at++) {
        kb_node *property = kb_node_add_object(properties, at->name);
        kb_node_text(property, "type", "string");
        kb_node_text(property, "description", at->about);
        if (at->required)
            kb_node_text(required, NULL, at->name);
    }
    for (const char *const *at = tool->options; *at; at++)
        add_option(properties, tool, *at);
    kb_node *most = kb_node_add_object(properties, "max_chars");
    kb_node_text(most, "description", "at most so many characters of result");
    kb_node_text(most, "type", "integer");
    kb_node_int(most, "minimum", KB_MCP_CHARS_LEAST);
}

static kb_node *output_of(kb_arena *arena, const kb_mcp_tool *tool)
{
    kb_schema_part parts[KB_SCHEMA_PARTS];
    size_t count = 0;

    for (const kb_mcp_way *at = tool->ways; at->command; at++)
        parts[count++] = (kb_schema_part){at->command, at->record};
    return kb_schema_of_tool(arena, parts, count);
}

kb_node *kb_mcp_describe(kb_arena *arena, const kb_mcp_tool *tool)
{
    kb_node *described = kb_node_object();

    kb_node_text(described, "name", tool->name);
    kb_node_text(described, "title", tool->title);
    kb_node_text(described, "description", tool->about);
    add_input(described, tool);
    kb_node_add(described, "outputSchema", output_of(arena, tool));
    kb_node *hints = kb_node_add_object(described, "annotations");
    kb_node_bool(hints, "readOnlyHint", true);
    kb_node_bool(hints, "destructiveHint", false);
    kb_node_bool(hints, "idempotentHint", true);
    kb_node_bool(hints, "openWorldHint", false);
    return described;
}
