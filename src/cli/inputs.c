/* inputs.c - files and folders that a command reads. */
#include "cli/inputs.h"

#include <stdio.h>

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/vec.h"
#include "output/display.h"

enum { LINE_MAX_BYTES = 4096 };

typedef KB_VEC(const char *) path_list;

void kb_input_failed(kb_cli *cli, const kb_error *error)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_display_clean(&line, kb_str_of(error->shown), KB_HITS_DROP);
    fprintf(stderr, "aigckb %s: %s\n", cli->command->name, line.ptr);
    kb_buf_clear(&line);
    kb_display_clean(&line, kb_str_of(error->message), KB_HITS_DROP);
    kb_writer_warn(cli->writer, line.ptr);
    kb_buf_dispose(&line);
}

void kb_inputs_list(const char ***out, size_t *count, size_t *failed,
                    kb_cli *cli, char **paths, int path_count)
{
    path_list files = {0};
    *failed = 0;
    for (int i = 0; i < path_count; i++) {
        const char **found;
        size_t n = 0;
        kb_error error;
        if (kb_parse_files(&found, &n, cli->arena, paths[i], &error) != KB_OK) {
            kb_input_failed(cli, &error);
            ++*failed;
        }
        for (size_t k = 0; k < n; k++)
            kb_vec_push(cli->arena, &files, found[k]);
    }
    *out = files.data;
    *count = files.len;
}
