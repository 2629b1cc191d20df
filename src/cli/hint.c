/* hint.c - what a person may do next. */
#include "cli/hint.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "output/screen.h"

typedef struct moment {
    const kb_cli *cli;
    kb_status status;
} moment;

/* Counting takes a while: only where the hint hangs on it. */
static bool store_is(const moment *m, bool (*so)(const kb_store_info *info))
{
    kb_store_info info;
    kb_error ignored;

    return m->cli->store &&
           kb_store_info_get(m->cli->store, &info, &ignored) == KB_OK &&
           so(&info);
}

static bool is_empty(const kb_store_info *info)
{
    return info->articles == 0;
}

static bool is_new(const kb_store_info *info)
{
    return info->revision == 1;
}

static bool has_no_store(const moment *m)
{
    return m->status == KB_STORE_MISSING;
}

static bool has_empty_store(const moment *m)
{
    bool none = m->status == KB_NOT_FOUND ||
                (m->status == KB_OK && kb_writer_count(m->cli->writer) == 0);
    return none && store_is(m, is_empty);
}

static bool read_first_articles(const moment *m)
{
    return m->status == KB_OK && m->cli->command == &kb_cmd_ingest &&
           store_is(m, is_new);
}

static bool knows_no_concept(const moment *m)
{
    return m->status == KB_NOT_FOUND && !m->cli->suggestions &&
           !m->cli->concepts && m->cli->command != &kb_cmd_search &&
           m->cli->arg_count > 0;
}

static const struct {
    bool (*fits)(const moment *m);
    const char *text;
} hints[] = {
    {has_no_store, N_("'aigckb demo' makes a small store to try things with")},
    {has_empty_store, N_("the store is empty: 'aigckb ingest FOLDER' reads "
                         "articles into it")},
    {read_first_articles,
     N_("next: 'aigckb list', 'aigckb search WORDS', 'aigckb "
        "report -o FILE.html'")},
    {knows_no_concept, N_("'aigckb search WORDS' looks into the articles")},
};

void kb_hint(const kb_cli *cli, kb_status status)
{
    const moment m = {.cli = cli, .status = status};

    if (!cli->command || cli->options.quiet ||
        !kb_screen_of(STDERR_FILENO, KB_COLOR_NEVER).terminal)
        return;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        if (!hints[i].fits(&m))
            continue;
        fprintf(stderr, kb_tr(N_("hint: %s\n")), kb_tr(hints[i].text));
        return;
    }
}
