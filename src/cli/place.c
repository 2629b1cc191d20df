/* place.c - where the store is. */
#include "cli/place.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"

enum { PRIVATE = 0700 }; /* as the XDG base directory specification asks */

/* Makes every folder above the file. */
static kb_status make_folders(kb_arena *arena, const char *file, kb_error *err)
{
    char *path = kb_arena_strdup(arena, file);

    for (char *slash = strchr(path + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, PRIVATE) != 0 && errno != EEXIST)
            return kb_fail(err, KB_BAD_INPUT, "cannot make '%s': %s", path,
                           strerror(errno));
        *slash = '/';
    }
    return KB_OK;
}

static kb_status own_place(const char **out, kb_arena *arena, bool create,
                           kb_error *err)
{
    const char *data = kb_environment("XDG_DATA_HOME");
    const char *home = kb_environment("HOME");

    if (data)
        *out = kb_arena_printf(arena, "%s/aigckb/kb.db", data);
    else if (home)
        *out = kb_arena_printf(arena, "%s/.local/share/aigckb/kb.db", home);
    else
        return kb_fail(err, KB_STORE_MISSING,
                       "no HOME to look for a store in: name one with --db");
    return create ? make_folders(arena, *out, err) : KB_OK;
}

/* A store that somebody chose, before the default. */
static kb_place chosen(const char *given, const kb_config *config)
{
    static const char here[] = ".aigckb/kb.db";

    if (given)
        return (kb_place){given, "--db"};
    if (kb_environment("AIGCKB_DB"))
        return (kb_place){kb_environment("AIGCKB_DB"), "AIGCKB_DB"};
    if (config->local_db)
        return (kb_place){config->local_db, config->local_db_where};
    if (access(here, F_OK) == 0)
        return (kb_place){here, "the working directory"};
    return (kb_place){config->db, config->db_where};
}

kb_status kb_place_find(kb_place *out, kb_arena *arena, const char *given,
                        const kb_config *config, bool create, kb_error *err)
{
    *out = chosen(given, config);
    if (out->path)
        return KB_OK;
    out->from = "default";
    return own_place(&out->path, arena, create, err);
}
