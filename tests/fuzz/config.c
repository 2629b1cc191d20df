/* config.c - a configuration file, and its values into the options of all
 * commands. */
#include "fuzz.h"

#include <unistd.h>

#include "cli/commands.h"
#include "cli/config.h"

enum { PIPE_MAX = 60000 /* bytes that a pipe takes at once */ };

/* The text as a file that can be opened by name: a pipe. */
static kb_status read_text(kb_config *out, kb_arena *arena, kb_str text,
                           kb_error *err)
{
    int ends[2];
    HOLDS(pipe(ends) == 0);
    HOLDS(write(ends[1], text.ptr, text.len) == (ssize_t)text.len);
    close(ends[1]);
    kb_status status = kb_config_read(
        out, arena, kb_arena_printf(arena, "/dev/fd/%d", ends[0]), err);
    close(ends[0]);
    return status;
}

static void check_setting(const kb_config *config, const kb_setting *s)
{
    HOLDS(s->section && s->key && s->value && s->where);
    HOLDS(s->key[0] != '\0' && !strchr(s->key, '\n'));
    HOLDS(strncmp(s->where, config->path, strlen(config->path)) == 0);
    if (strcmp(s->section, "alias") == 0)
        HOLDS(kb_config_alias(config, s->key));
}

/* A value is stored, or refused with its place. */
static void check_store(const kb_config *config, const char *section,
                        const kb_option *table, void *base)
{
    kb_error err = {.message = ""};
    kb_status status = kb_config_store(config, section, table, base, &err);
    HOLDS(status == KB_OK || status == KB_USAGE);
    HOLDS(status == KB_OK ||
          strncmp(err.message, config->path, strlen(config->path)) == 0);
}

static void check_config(const kb_config *config, kb_arena *arena)
{
    kb_options options = kb_options_default;

    for (size_t i = 0; i < config->count; i++)
        check_setting(config, &config->settings[i]);
    check_store(config, "", kb_shared_options, &options);
    for (size_t i = 0; kb_commands[i]; i++) {
        const kb_command *c = kb_commands[i];
        if (c->own_options)
            check_store(config, c->name, c->own_options,
                        kb_arena_alloc(arena, c->own_size));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kb_str text = fuzz_input(data, size < PIPE_MAX ? size : PIPE_MAX);
    kb_arena *arena = kb_arena_new();
    kb_config config;
    kb_error err;

    kb_status status = read_text(&config, arena, text, &err);
    HOLDS(status == KB_OK || status == KB_USAGE);
    if (status == KB_OK)
        check_config(&config, arena);
    kb_arena_free(arena);
    return 0;
}
