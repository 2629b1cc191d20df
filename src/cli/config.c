/* config.c - the user's configuration. */
#include "cli/config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"
#include "cli/command.h"
#include "output/display.h"

enum { FILE_MAX = 1 << 20 };

static const char local_path[] = ".aigckb/config";

typedef KB_VEC(kb_setting) settings;

/* ---- reading ------------------------------------------------------------ */

static const char *copy(kb_arena *arena, kb_str text)
{
    return kb_arena_copy(arena, text.ptr, text.len);
}

/* "~/x" is in the home folder, as in a shell. */
static const char *copy_value(kb_arena *arena, kb_str text)
{
    const char *home = kb_environment("HOME");
    if (home && kb_str_starts(text, KB_STR("~/")))
        return kb_arena_printf(arena, "%s%.*s", home, (int)(text.len - 1),
                               text.ptr + 1);
    return copy(arena, text);
}

/* One line: a comment, a section's name or a setting. */
static kb_status read_line(settings *out, kb_arena *arena, kb_str line,
                           const char **section, const char *where,
                           kb_error *err)
{
    const char *text = copy(arena, line);
    if (strlen(text) != line.len || !kb_display_valid(text))
        return kb_fail(err, KB_USAGE, "%s: not text in UTF-8", where);
    line = kb_str_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return KB_OK;
    if (line.ptr[0] == '[' && line.ptr[line.len - 1] == ']') {
        *section = copy(arena, kb_str_trim(kb_str_cut(line, 1, line.len - 1)));
        return **section ? KB_OK
                         : kb_fail(err, KB_USAGE, "%s: a section without name",
                                   where);
    }
    ptrdiff_t at = kb_str_find(line, KB_STR("="), 0);
    if (at <= 0)
        return kb_fail(err, KB_USAGE, "%s: not of the form 'option = value'",
                       where);
    kb_str key = kb_str_trim(kb_str_cut(line, 0, (size_t)at));
    kb_str value = kb_str_trim(kb_str_cut(line, (size_t)at + 1, line.len));
    if (value.len == 0)
        return kb_fail(err, KB_USAGE, "%s: no value", where);
    kb_vec_push(arena, out,
                (kb_setting){.section = *section,
                             .key = copy(arena, key),
                             .value = copy_value(arena, value),
                             .where = where});
    return KB_OK;
}

/* Which of two would hold is nothing to guess. */
static kb_status check_once(const settings *all, kb_arena *arena, kb_error *err)
{
    kb_map seen = {.arena = arena};
    for (size_t i = 0; i < all->len; i++) {
        const kb_setting *s = &all->data[i];
        bool fresh;
        uint32_t *first = kb_map_add(
            &seen,
            kb_str_of(kb_arena_printf(arena, "%s\n%s", s->section, s->key)),
            &fresh);
        if (!fresh)
            return kb_fail(err, KB_USAGE, "%s: '%.64s' is set already: %s",
                           s->where, s->key, all->data[*first].where);
        *first = (uint32_t)i;
    }
    return KB_OK;
}

static kb_status read_file(settings *out, kb_arena *arena, const char *path,
                           kb_error *err)
{
    kb_buf text = KB_BUF_INIT(FILE_MAX);
    const char *section = "";
    kb_str rest, line;
    size_t number = 0;

    kb_status status = kb_file_read(&text, path, err);
    if (status != KB_OK)
        status = KB_USAGE;
    rest = kb_str_unmarked(kb_buf_str(&text));
    while (status == KB_OK && kb_str_split(&rest, '\n', &line))
        status =
            read_line(out, arena, line, &section,
                      kb_arena_printf(arena, "%s:%zu", path, ++number), err);
    kb_buf_dispose(&text);
    return status == KB_OK ? check_once(out, arena, err) : status;
}

/* ---- which files -------------------------------------------------------- */

/* What is there, but cannot be looked at, must not go for missing. */
static bool is_there(const char *path)
{
    return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static const char *usual_path(kb_arena *arena)
{
    const char *folder = kb_environment("XDG_CONFIG_HOME");
    const char *home = kb_environment("HOME");
    const char *path = NULL;
    if (folder)
        path = kb_arena_printf(arena, "%s/aigckb/config", folder);
    else if (home)
        path = kb_arena_printf(arena, "%s/.config/aigckb/config", home);
    return path && is_there(path) ? path : NULL;
}

static bool is_db(const kb_setting *s)
{
    return s->section[0] == '\0' && strcmp(s->key, "db") == 0;
}

static kb_status read_own(kb_config *out, kb_arena *arena, kb_error *err)
{
    settings found = {0};
    kb_status status = read_file(&found, arena, out->path, err);
    out->settings = found.data;
    out->count = found.len;
    for (size_t i = 0; i < found.len; i++) {
        if (is_db(&found.data[i])) {
            out->db = found.data[i].value;
            out->db_where = found.data[i].where;
        }
    }
    return status;
}

/* Reads it only where it is a file: who made the folder may have put a pipe
 * there that nobody ever writes to. */
static kb_status read_local(kb_config *out, kb_arena *arena, kb_error *err)
{
    settings found = {0};
    struct stat info;

    if (stat(local_path, &info) == 0 && !S_ISREG(info.st_mode))
        return kb_fail(err, KB_USAGE, "%s: not a file", local_path);
    kb_status status = read_file(&found, arena, local_path, err);
    for (size_t i = 0; status == KB_OK && i < found.len; i++) {
        const kb_setting *s = &found.data[i];
        if (!is_db(s))
            status = kb_fail(err, KB_USAGE,
                             "%s: in the working directory, only 'db = FILE' "
                             "is taken; put the rest into your own "
                             "configuration",
                             s->where);
        out->local_db = s->value;
        out->local_db_where = s->where;
    }
    return status;
}

kb_status kb_config_read(kb_config *out, kb_arena *arena, const char *given,
                         kb_error *err)
{
    kb_status status = KB_OK;
    *out = (kb_config){.path = given};
    if (!out->path)
        out->path = kb_environment("AIGCKB_CONFIG");
    if (!out->path)
        out->path = usual_path(arena);
    if (out->path)
        status = read_own(out, arena, err);
    if (status == KB_OK && is_there(local_path))
        status = read_local(out, arena, err);
    return status;
}

/* ---- using it ----------------------------------------------------------- */

/* What is set several ways, or would be of no use to every run. */
static bool is_line_only(const kb_option *option)
{
    static const char *const names[] = {"config", "help", "short-help",
                                        "version"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], option->name) == 0)
            return true;
    }
    return option->type == KB_OPTION_FORMAT ||
           option->type == KB_OPTION_PATTERN;
}

/* A switch is on or off. */
static kb_status store_one(const kb_setting *s, const kb_option *option,
                           void *base, kb_error *err)
{
    kb_error why;
    kb_status status = KB_OK;
    if (is_line_only(option))
        return kb_fail(err, KB_USAGE, "%s: --%s is for the command line only",
                       s->where, option->name);
    bool off = !option->arg && strcmp(s->value, "no") == 0;
    if (!option->arg && !off && strcmp(s->value, "yes") != 0)
        return kb_fail(err, KB_USAGE, "%s: %s is yes or no", s->where, s->key);
    if (!off)
        status = kb_option_store(option, (char *)base,
                                 option->arg ? s->value : NULL, &why);
    return status == KB_OK ? KB_OK : kb_fail_at(err, status, s->where, &why);
}

static kb_status unknown(const kb_setting *s, kb_error *err)
{
    if (s->section[0])
        return kb_fail(err, KB_USAGE, "%s: %s has no option --%s of its own",
                       s->where, s->section, s->key);
    return kb_fail(err, KB_USAGE, "%s: no option --%s that commands share",
                   s->where, s->key);
}

kb_status kb_config_store(const kb_config *config, const char *section,
                          const kb_option *table, void *base, kb_error *err)
{
    kb_status status = KB_OK;
    for (size_t i = 0; status == KB_OK && i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        if (strcmp(s->section, section) != 0 || is_db(s))
            continue;
        const kb_option *option = kb_option_find(table, s->key, strlen(s->key));
        if (option)
            status = store_one(s, option, base, err);
        else
            status = unknown(s, err);
    }
    return status;
}

const char *kb_config_alias(const kb_config *config, const char *name)
{
    for (size_t i = 0; i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        if (strcmp(s->section, "alias") == 0 && strcmp(s->key, name) == 0)
            return s->value;
    }
    for (const kb_shorthand *at = kb_shorthands; at->name; at++) {
        if (strcmp(at->name, name) == 0)
            return at->words;
    }
    return NULL;
}
