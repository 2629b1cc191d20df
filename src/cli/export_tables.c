/* export_tables.c - `aigckb export -o FOLDER`: a file a table. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/export.h"
#include "cli/export_view.h"

enum { FOLDER_MODE = 0777 };

static const char *suffix_of(kb_format format)
{
    return format == KB_FORMAT_CSV   ? "csv"
           : format == KB_FORMAT_TSV ? "tsv"
                                     : "md";
}

static const char *path_of(const kb_export *x, const char *folder,
                           const char *name)
{
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    return kb_arena_printf(x->cli->arena, "%s%s%s.%s", folder, slash, name,
                           suffix_of(x->cli->options.writer.format));
}

static kb_status write_table(kb_export *x, const char *folder,
                             const kb_export_part *part)
{
    kb_writer_options options = x->cli->options.writer;
    const kb_view view = {.columns = part->columns,
                          .fields =
                              part->fields ? part->fields : kb_export_fields};

    options.output = path_of(x, folder, part->name);
    kb_writer *usual = x->writer;
    x->writer = kb_writer_new(&options);
    kb_status status = kb_writer_begin(x->writer, &view, x->err);
    if (status == KB_OK)
        status = part->run(x);
    status = kb_writer_end(x->writer, status, NULL, x->err);
    kb_writer_free(x->writer);
    x->writer = usual;
    return status;
}

kb_status kb_export_tables(kb_export *x, const char *folder,
                           const kb_export_part *const *parts, size_t count)
{
    kb_status status = KB_OK;

    if (mkdir(folder, FOLDER_MODE) != 0 && errno != EEXIST)
        return kb_fail(x->err, KB_USAGE, "cannot make the folder '%s': %s",
                       folder, strerror(errno));
    for (size_t i = 0; i < count && status == KB_OK; i++)
        status = write_table(x, folder, parts[i]);
    return status;
}
