/* args.c - reads the command line. */
#include "cli/args.h"

#include <stdarg.h>
#include <string.h>

#include "base/failure.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/language.h"
#include "cli/nearest.h"

enum { MOST_OPTIONS = 64 };

typedef struct reader {
    kb_cli *cli;
    char **at; /* the next argument; NULL behind the last */
    bool command_read, options_ended, aliased;
    const kb_option *used[MOST_OPTIONS]; /* shared ones, to be checked against
                                            the command when it is known */
    size_t used_count;
    kb_status status; /* the first mistake */
    kb_error *err;
} reader;

/* Notes a mistake, unless there was one before. */
__attribute__((format(printf, 2, 3))) static void
mistake(reader *r, const char *format, ...)
{
    if (r->status != KB_OK)
        return;
    va_list args;
    va_start(args, format);
    kb_vfail(r->err, KB_USAGE, format, args);
    va_end(args);
    r->status = KB_USAGE;
}

static void pass_on(reader *r, const kb_error *error)
{
    if (r->status != KB_OK)
        return;
    *r->err = *error;
    r->status = KB_USAGE;
}

static const kb_option *own_options(const reader *r)
{
    return r->cli->command ? r->cli->command->own_options : NULL;
}

static bool takes(const kb_command *command, const kb_option *option)
{
    return option->group == 0 || (option->group & command->accepts);
}

/* ---- mistakes ----------------------------------------------------------- */

static void suggest_option(reader *r, kb_str name)
{
    const kb_command *command = r->cli->command;
    kb_nearest best = kb_nearest_to(name);

    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (!command || takes(command, at))
            kb_nearest_try(&best, at->name);
    }
    for (const kb_option *at = own_options(r); at && at->name; at++)
        kb_nearest_try(&best, at->name);
    if (best.name)
        kb_cli_suggest(r->cli,
                       kb_arena_printf(r->cli->arena, "--%s", best.name));
}

static void unknown_option(reader *r, kb_str name)
{
    if (r->status == KB_OK)
        suggest_option(r, name);
    mistake(r, "no option --%.*s", (int)(name.len < 64 ? name.len : 64),
            name.ptr);
}

static void unknown_command(reader *r, const char *name)
{
    kb_nearest best = kb_nearest_to(kb_str_of(name));

    for (const kb_command *const *at = kb_commands; *at; at++) {
        kb_nearest_try(&best, (*at)->name);
        if ((*at)->alias)
            kb_nearest_try(&best, (*at)->alias);
    }
    for (const kb_shorthand *at = kb_shorthands; at->name; at++)
        kb_nearest_try(&best, at->name);
    if (best.name && r->status == KB_OK)
        kb_cli_suggest(r->cli, best.name);
    mistake(r, "no command '%.64s'", name);
}

/* ---- options ------------------------------------------------------------ */

static bool is_shared(const kb_option *option)
{
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at == option)
            return true;
    }
    return false;
}

static void store(reader *r, const kb_option *option, const char *value)
{
    bool shared = is_shared(option);
    kb_error message;

    if (shared && r->used_count < MOST_OPTIONS)
        r->used[r->used_count++] = option;
    void *base = shared ? (void *)&r->cli->options : r->cli->own;
    if (kb_option_store(option, base, value, &message) != KB_OK)
        pass_on(r, &message);
}

/* The value of an option that wants one: behind it, or the next argument. */
static void store_with_value(reader *r, const kb_option *option,
                             const char *value)
{
    if (!option->arg) {
        if (value)
            mistake(r, "--%s takes no value", option->name);
        store(r, option, NULL);
        return;
    }
    if (!value && *r->at)
        value = *r->at++;
    if (value)
        store(r, option, value);
    else
        mistake(r, "--%s needs a value: %s", option->name, option->arg);
}

static void read_long(reader *r, const char *text)
{
    size_t len = strcspn(text, "=");
    const char *value = text[len] == '=' ? text + len + 1 : NULL;
    const kb_option *option = kb_option_of(own_options(r), text, len);

    if (option)
        store_with_value(r, option, value);
    else
        unknown_option(r, (kb_str){text, len});
}

static void read_letters(reader *r, const char *letters)
{
    while (*letters) {
        char letter = *letters++;
        const kb_option *option = kb_option_of_letter(own_options(r), letter);
        if (!option) {
            mistake(r, "no option -%c", letter);
            return;
        }
        bool attached = option->arg && *letters;
        store_with_value(r, option, attached ? letters : NULL);
        if (attached)
            return;
    }
}

/* ---- operands ----------------------------------------------------------- */

/* What the user's configuration says of these options; the command line, which
 * is read later, wins. */
static void configure(reader *r, const char *section, const kb_option *table,
                      void *base)
{
    kb_error message;
    if (kb_config_store(&r->cli->config, section, table, base, &message) !=
        KB_OK)
        pass_on(r, &message);
}

/* Options of other commands than the one that is run are checked too: else they
 * would be wrong for a long time before anybody hears of it. */
static void check_configuration(reader *r)
{
    const kb_config *config = &r->cli->config;
    kb_arena *arena = r->cli->arena;

    for (size_t i = 0; i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        const kb_command *named = kb_command_find(s->section);
        if (strcmp(s->section, "alias") == 0 && kb_command_find(s->key))
            mistake(r, "%s: '%s' is a command, and cannot be an alias",
                    s->where, s->key);
        else if (s->section[0] && strcmp(s->section, "alias") != 0 &&
                 (!named || strcmp(named->name, s->section) != 0))
            mistake(r, "%s: [%.64s] is no command, and not [alias]", s->where,
                    s->section);
    }
    for (const kb_command *const *at = kb_commands; *at && config->count > 0;
         at++) {
        void *scratch = kb_arena_alloc(arena, (*at)->own_size);
        if ((*at)->own_default)
            memcpy(scratch, (*at)->own_default, (*at)->own_size);
        configure(r, (*at)->name, (*at)->own_options, scratch);
    }
}

static void choose_command(reader *r, const char *name)
{
    kb_cli *cli = r->cli;
    const kb_command *command = kb_command_find(name);

    r->command_read = true;
    if (!command) {
        unknown_command(r, name);
        return;
    }
    cli->command = command;
    cli->own = kb_arena_alloc(cli->arena, command->own_size);
    if (command->own_default)
        memcpy(cli->own, command->own_default, command->own_size);
    configure(r, command->name, command->own_options, cli->own);
}

/* The words of an alias, then what stands behind it. */
static bool expand_alias(reader *r, const char *name)
{
    kb_arena *arena = r->cli->arena;
    const char *text = kb_config_alias(&r->cli->config, name);
    KB_VEC(char *) words = {0};
    kb_str rest, word;

    if (!text || kb_command_find(name) || r->aliased)
        return false;
    r->aliased = true;
    rest = kb_str_of(text);
    while (kb_str_split(&rest, ' ', &word)) {
        if (word.len > 0)
            kb_vec_push(arena, &words,
                        kb_arena_copy(arena, word.ptr, word.len));
    }
    size_t before = words.len;
    for (; *r->at; r->at++)
        kb_vec_push(arena, &words, *r->at);
    r->cli->args = kb_arena_alloc(arena, (words.len + 1) * sizeof(char *));
    kb_vec_push(arena, &words, NULL);
    r->at = words.data;
    return before > 0;
}

static void read_argument(reader *r, char *text)
{
    if (!r->options_ended && strcmp(text, "--") == 0)
        r->options_ended = true;
    else if (!r->options_ended && strncmp(text, "--", 2) == 0)
        read_long(r, text + 2);
    else if (!r->options_ended && text[0] == '-' && text[1])
        read_letters(r, text + 1);
    else if (!r->command_read && !expand_alias(r, text))
        choose_command(r, text);
    else if (r->command_read)
        r->cli->args[r->cli->arg_count++] = text;
}

/* ---- checks at the end -------------------------------------------------- */

static void check_options(reader *r)
{
    const kb_command *command = r->cli->command;

    for (size_t i = 0; command && i < r->used_count; i++) {
        if (!takes(command, r->used[i]))
            mistake(r, "no option --%s for this command", r->used[i]->name);
    }
}

static void check_operands(reader *r)
{
    const kb_cli *cli = r->cli;
    const kb_command *command = cli->command;

    if (!command || cli->options.help || cli->options.short_help ||
        cli->options.version || cli->options.from_stdin)
        return;
    if (cli->arg_count < command->min_args)
        mistake(r, "usage: aigckb %s [OPTION...] %s", command->name,
                command->args);
    if (command->max_args != KB_ANY_NUMBER &&
        cli->arg_count > command->max_args)
        mistake(r, "one argument too many: '%.64s'",
                cli->args[command->max_args]);
}

const char *kb_args_value(char **argv, const char *name)
{
    size_t len = strlen(name);
    for (char **at = argv; *at && strcmp(*at, "--") != 0; at++) {
        if (strcmp(*at, name) == 0)
            return at[1];
        if (strncmp(*at, name, len) == 0 && (*at)[len] == '=')
            return *at + len + 1;
    }
    return NULL;
}

kb_status kb_args_read(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    reader r = {.cli = cli, .at = argv + 1, .err = err};

    kb_error message;

    kb_language_choose(argv, NULL);
    cli->command = NULL;
    cli->options = kb_options_default;
    if (kb_config_read(&cli->config, cli->arena,
                       kb_args_value(argv, "--config"), &message) != KB_OK)
        pass_on(&r, &message);
    kb_language_choose(argv, &cli->config);
    configure(&r, "", kb_shared_options, &cli->options);
    check_configuration(&r);
    cli->arg_count = 0;
    cli->args = kb_arena_alloc(cli->arena, (size_t)argc * sizeof *cli->args);
    for (int i = 1; i < argc; i++) {
        if (!kb_display_valid(argv[i]))
            mistake(&r, "argument %d is not UTF-8", i);
    }
    while (argc > 0 && *r.at)
        read_argument(&r, *r.at++);
    check_options(&r);
    check_operands(&r);
    return r.status;
}
