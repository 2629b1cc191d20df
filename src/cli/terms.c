/* terms.c - terms that come on stdin. */
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"
#include "cli/args.h"

enum { STDIN_MAX = 1 << 26, PIECE = 1 << 16 };

typedef KB_VEC(char *) terms;

static kb_status read_all(kb_buf *out, FILE *in, kb_error *err)
{
    char piece[PIECE];
    size_t len;

    while ((len = fread(piece, 1, sizeof piece, in)) > 0)
        kb_buf_add(out, (kb_str){piece, len});
    if (ferror(in))
        return kb_fail(err, KB_BAD_INPUT, "cannot read stdin");
    if (out->over)
        return kb_fail(err, KB_LIMIT, "more than %d bytes of terms on stdin",
                       STDIN_MAX);
    return KB_OK;
}

static kb_status add_terms(terms *out, const kb_cli *cli, FILE *in,
                           kb_error *err)
{
    kb_buf bytes = KB_BUF_INIT(STDIN_MAX);
    kb_status status = read_all(&bytes, in, err);
    kb_str rest = kb_buf_str(&bytes), term;

    while (status == KB_OK &&
           kb_str_split(&rest, cli->options.read0 ? '\0' : '\n', &term)) {
        term = kb_str_trim(term);
        char *copy = kb_arena_copy(cli->arena, term.ptr, term.len);
        if (!kb_display_valid(copy))
            status = kb_fail(err, KB_USAGE, "a term on stdin is not UTF-8");
        else if (*copy)
            kb_vec_push(cli->arena, out, copy);
    }
    kb_buf_dispose(&bytes);
    return status;
}

kb_status kb_args_expand(kb_cli *cli, FILE *in, kb_error *err)
{
    if (!(cli->command->accepts & KB_TAKES_TERMS))
        return KB_OK;

    terms all = {0};
    bool wanted = cli->options.from_stdin;
    kb_status status = KB_OK;
    for (int i = 0; i < cli->arg_count && status == KB_OK; i++) {
        if (strcmp(cli->args[i], "-") != 0)
            kb_vec_push(cli->arena, &all, cli->args[i]);
        else
            status = add_terms(&all, cli, in, err);
    }
    if (status == KB_OK && wanted)
        status = add_terms(&all, cli, in, err);
    if (status == KB_OK && all.len < (size_t)cli->command->min_args)
        status = kb_fail(err, KB_USAGE, "no terms on stdin");
    cli->args = all.data;
    cli->arg_count = (int)all.len;
    return status;
}
