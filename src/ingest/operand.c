/* operand.c - where inputs come from. */
#include "ingest/operand.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "aigckb/parse.h"
#include "base/file.h"
#include "base/shown.h"
#include "fetch/address.h"
#include "ingest/archive.h"

enum { GLOB_MAX = 1024 };

const char *kb_operand_absolute(kb_arena *arena, const char *path)
{
    char *real = kb_file_real(path);
    const char *copy = kb_arena_strdup(arena, real ? real : path);
    free(real);
    return copy;
}

static void add(kb_operands *o, kb_operand_type type, const char *path)
{
    kb_vec_push(o->arena, &o->list, (kb_operand){.type = type, .path = path});
}

static void lose(void *context, const char *path, kb_status status,
                 const kb_error *error)
{
    kb_operands *o = context;
    kb_error *why = kb_arena_alloc(o->arena, sizeof *why);

    *why = *error;
    o->lost = true;
    kb_vec_push(o->arena, &o->list,
                (kb_operand){.type = KB_OPERAND_LOST,
                             .path = kb_arena_strdup(o->arena, path),
                             .status = status,
                             .why = why});
}

/* ---- files -------------------------------------------------------------- */

static void add_root(kb_operands *o, const char *path, char separator)
{
    const char *name = kb_operand_absolute(o->arena, path);
    kb_vec_push(o->arena, &o->roots,
                kb_arena_printf(o->arena, "%s%c", name, separator));
}

/* true: it is an archive. */
static bool add_file(kb_operands *o, const char *path)
{
    bool archive = kb_archive_wants(path);
    add(o, archive ? KB_OPERAND_ARCHIVE : KB_OPERAND_FILE, path);
    return archive;
}

/* Whether one of the patterns, which commas separate, fits the name of a file
 * or its path below the folder. */
static bool fits(const char *patterns, const char *below)
{
    kb_str rest = kb_str_of(patterns), piece;
    char pattern[GLOB_MAX];
    while (kb_str_split(&rest, ',', &piece)) {
        if (piece.len >= sizeof pattern)
            continue;
        memcpy(pattern, piece.ptr, piece.len);
        pattern[piece.len] = '\0';
        if (fnmatch(pattern, below, 0) == 0 ||
            fnmatch(pattern, kb_file_base(below), 0) == 0)
            return true;
    }
    return false;
}

static bool is_chosen(const kb_ingest_options *options, const char *below)
{
    return (!options->include || fits(options->include, below)) &&
           !(options->exclude && fits(options->exclude, below));
}

static bool is_wanted(const char *name)
{
    return kb_parse_wants(name) || kb_archive_wants(name);
}

static kb_status nothing_in(const kb_operands *o, const char *folder,
                            kb_error *err)
{
    bool chosen = o->options->include || o->options->exclude;
    return kb_fail(err, KB_BAD_INPUT,
                   "%s: nothing to read in this folder: no .md, .markdown, "
                   ".html, .htm, .mhtml or .txt file and no archive%s",
                   folder, chosen ? " that --include and --exclude leave" : "");
}

static void add_folder(kb_operands *o, const char *folder)
{
    const kb_file_walk wanted = {
        .want = is_wanted, .trouble = lose, .context = o};
    size_t len = strlen(folder), count = 0, before = o->list.len;
    const char **paths;
    kb_error error;

    kb_status status =
        kb_file_tree(&paths, &count, o->arena, folder, &wanted, &error);
    add_root(o, folder, '/');
    for (size_t i = 0; status == KB_OK && i < count; i++) {
        const char *below = paths[i] + len;
        if (is_chosen(o->options, below[0] == '/' ? below + 1 : below))
            add_file(o, paths[i]);
    }
    if (status == KB_OK && o->list.len == before)
        status = nothing_in(o, folder, &error);
    if (status != KB_OK)
        lose(o, folder, status, &error);
}

/* ------------------------------------------------------------------------- */

static void add_path(kb_operands *o, const char *path)
{
    const char *shown = kb_shown_address(o->arena, path);
    struct stat info;
    kb_error error;
    if (stat(path, &info) != 0)
        lose(o, shown,
             kb_fail(&error, KB_BAD_INPUT, "%s: %s", shown, strerror(errno)),
             &error);
    else if (S_ISDIR(info.st_mode))
        add_folder(o, path);
    else if (add_file(o, path))
        add_root(o, path, ':');
}

void kb_operands_add(kb_operands *operands, const char *operand)
{
    const char *name = operands->options->name;
    if (strcmp(operand, "-") == 0)
        add(operands, KB_OPERAND_STREAM, name ? name : "standard input");
    else if (kb_is_address(operand))
        add(operands, KB_OPERAND_ADDRESS, operand);
    else
        add_path(operands, operand);
}
