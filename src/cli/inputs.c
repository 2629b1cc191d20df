/* inputs.c - files and folders that a command reads. */
#include "cli/inputs.h"

#include <stdio.h>

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"
#include "output/display.h"

enum { LINE_MAX_BYTES = 4096 };

typedef KB_VEC(const char *) path_list;

void kb_input_failed(kb_cli *cli, const char *message)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_display_clean(&line, kb_str_of(message), KB_HITS_DROP);
    fprintf(stderr, "aigckb %s: %s\n", cli->command->name, line.ptr);
    kb_writer_warn(cli->writer, line.ptr);
    kb_buf_dispose(&line);
}

static kb_status list_one(path_list *out, kb_arena *arena, const char *path,
                          kb_error *err)
{
    const char **files;
    size_t n = 0;
    kb_status status =
        kb_file_tree(&files, &n, arena, path, kb_parse_wants, err);
    if (status == KB_OK && n == 0)
        status = kb_fail(err, KB_BAD_INPUT,
                         "%s: no .md, .markdown, .html, .htm or .txt file in "
                         "this folder",
                         path);
    for (size_t i = 0; i < n; i++)
        kb_vec_push(arena, out, files[i]);
    return status;
}

void kb_inputs_list(const char ***out, size_t *count, size_t *failed,
                    kb_cli *cli, char **paths, int path_count)
{
    path_list files = {0};
    *failed = 0;
    for (int i = 0; i < path_count; i++) {
        kb_error error;
        if (list_one(&files, cli->arena, paths[i], &error) == KB_OK)
            continue;
        kb_input_failed(cli, error.message);
        ++*failed;
    }
    *out = files.data;
    *count = files.len;
}
