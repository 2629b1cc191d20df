/* typed.c - a command line as far as it is typed, for completion. */
#include "cli/typed.h"

#include <string.h>

#include "base/buf.h"
#include "base/vec.h"

enum { WORD_MAX = 1 << 16 };

typedef KB_VEC(const char *) words;

/* ---- what bash makes of a line ------------------------------------------ */

/* Adds a word without the quotes and backslashes of the shell; the last quote
 * need not be closed. */
static void unquote(kb_buf *out, const char *raw)
{
    char quote = '\0';

    for (const char *at = raw; *at; at++) {
        bool escapes = *at == '\\' && at[1] &&
                       (!quote || (quote == '"' && strchr("\"\\$`", at[1])));
        if (escapes)
            kb_buf_add_char(out, *++at);
        else if (!quote && (*at == '"' || *at == '\''))
            quote = *at;
        else if (quote && *at == quote)
            quote = '\0';
        else
            kb_buf_add_char(out, *at);
    }
}

static bool is_cut(const char *raw)
{
    return *raw == '=' || *raw == ':';
}

/* Joins what was cut, and takes the quotes off.  `kept`: the bytes of the last
 * word before the last cut, from which on bash puts in what it is given. */
static void join(words *out, kb_arena *arena, char *const *raw, int count,
                 size_t *kept)
{
    kb_buf word = KB_BUF_INIT(WORD_MAX);

    for (int i = 0; i < count; i++) {
        *kept = word.len;
        unquote(&word, raw[i]);
        if (is_cut(raw[i]))
            *kept = word.len;
        bool more = i + 1 < count && (is_cut(raw[i]) || is_cut(raw[i + 1]));
        if (more)
            continue;
        kb_vec_push(arena, out, kb_arena_copy(arena, word.ptr, word.len));
        kb_buf_clear(&word);
    }
    kb_buf_dispose(&word);
}

/* ---- what the words are ------------------------------------------------- */

static const kb_option *own_options(const kb_typed *t)
{
    return t->command ? t->command->own_options : NULL;
}

static void take_value(kb_typed *t, const char *value)
{
    if (strcmp(t->option->name, "db") == 0)
        t->db = value;
    t->option = NULL;
}

/* "--name" or "--name=value": the option then has its value. */
static void read_long(kb_typed *t, const char *text)
{
    size_t len = strcspn(text, "=");
    const kb_option *option = kb_option_of(own_options(t), text, len);

    if (!option || !option->arg)
        return;
    t->option = option;
    if (text[len] == '=')
        take_value(t, text + len + 1);
}

static void read_letters(kb_typed *t, const char *letters)
{
    for (; *letters; letters++) {
        const kb_option *option = kb_option_of_letter(own_options(t), *letters);
        if (!option)
            return;
        if (option->arg) {
            t->option = letters[1] ? NULL : option;
            return;
        }
    }
}

/* The command of a name; of an alias of the user the one that it begins with.
 */
static const kb_command *find_command(const kb_cli *cli, const char *name)
{
    const kb_command *command = kb_command_find(name);
    const char *alias = command ? NULL : kb_config_alias(&cli->config, name);

    if (!alias)
        return command;
    return kb_command_find(
        kb_arena_copy(cli->arena, alias, strcspn(alias, " ")));
}

static void read_word(kb_typed *t, const kb_cli *cli, const char *word)
{
    if (t->option) {
        take_value(t, word);
    } else if (!t->options_ended && strcmp(word, "--") == 0) {
        t->options_ended = true;
    } else if (!t->options_ended && strncmp(word, "--", 2) == 0) {
        read_long(t, word + 2);
    } else if (!t->options_ended && word[0] == '-' && word[1]) {
        read_letters(t, word + 1);
    } else if (!t->named) {
        t->command = find_command(cli, word);
        t->named = true;
    } else {
        t->operands++;
    }
}

/* ---- the last word ------------------------------------------------------ */

/* Of "--name=value" the value is completed, of a list its last piece. */
static void find_front(kb_typed *t)
{
    size_t len = strcspn(t->word, "=");
    bool attached = !t->option && !t->options_ended &&
                    strncmp(t->word, "--", 2) == 0 && t->word[len] == '=';

    if (attached) {
        t->option = kb_option_of(own_options(t), t->word + 2, len - 2);
        t->front = len + 1;
    }
    if (!t->option || !t->option->arg || !strstr(t->option->arg, ",.."))
        return;
    const char *comma = strrchr(t->word + t->front, ',');
    if (comma)
        t->front = (size_t)(comma + 1 - t->word);
}

void kb_typed_read(kb_typed *out, const kb_cli *cli, char *const *given,
                   int count, bool raw)
{
    words all = {0};
    *out = (kb_typed){.word = ""};

    if (raw)
        join(&all, cli->arena, given, count, &out->kept);
    for (int i = 0; !raw && i < count; i++)
        kb_vec_push(cli->arena, &all, given[i]);
    for (size_t i = 0; i + 1 < all.len; i++)
        read_word(out, cli, all.data[i]);
    if (all.len > 0)
        out->word = all.data[all.len - 1];
    find_front(out);
}
