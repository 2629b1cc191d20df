/* command.h - what a command is, and what main() has ready for it.
 *
 * To add a command: write cmd_NAME.c, which exports one const kb_command and
 * nothing else, and add a row to commands.c.  Help, option checks, formats and
 * exit codes follow from the row.  A whole command:
 *
 *     static kb_status print_site(void *context, const kb_count *count)
 *     {
 *         kb_cli *cli = context;
 *         kb_node *record = kb_node_object();
 *         kb_node_text(record, "name", count->name);
 *         kb_node_int(record, "articles", count->count);
 *         return kb_writer_record(cli->writer, record);
 *     }
 *
 *     static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
 *     {
 *         (void)argc, (void)argv;
 *         return kb_store_count(cli->store, KB_COUNT_SITES, print_site, cli,
 *                               err);
 *     }
 *
 *     static const kb_column columns[] = {
 *         {.header = "Site", .path = "name", .narrow = 12},
 *         {.header = "Articles", .path = "articles", .right = true},
 *         {0}};
 *     static const char *const fields[] = {"name", "articles", NULL};
 *     static const kb_view view = {.columns = columns, .fields = fields};
 *
 *     const kb_command kb_cmd_sites = {
 *         .name = "sites",
 *         .summary = "list the sites that articles come from",
 *         .examples = {"aigckb sites", "aigckb sites --json"},
 *         .access = KB_READ,
 *         .view = &view,
 *         .run = run,
 *     };
 */
#ifndef KB_CLI_COMMAND_H
#define KB_CLI_COMMAND_H

#include "aigckb/arena.h"
#include "aigckb/status.h"
#include "aigckb/store.h"
#include "base/buf.h"
#include "cli/config.h"
#include "cli/language.h"
#include "cli/options.h"
#include "output/card.h"
#include "output/display.h"
#include "output/node.h"
#include "output/writer.h"

typedef struct kb_command kb_command;

/** The n-th of some words, NULL behind the last. */
typedef const char *kb_word_fn(int n);

/** One run of the program. */
typedef struct kb_cli {
    const kb_command *command; /* NULL until it is known */
    kb_config config;          /* what the user's files say */
    kb_options options;        /* the shared ones, checked */
    void *own;                 /* the command's own struct, filled in */
    char **args;               /* operands, valid UTF-8; in the arena */
    int arg_count;
    kb_arena *arena;        /* freed when the command has returned */
    kb_store *store;        /* open as .access asks; NULL for KB_NO_STORE */
    const char *store_path; /* of the one that was to be opened */
    bool writes;            /* it was opened to write */
    kb_writer *writer;      /* takes the records; main() begins and ends it */
    int64_t limit;          /* records to print at most; 0: all */
    kb_node *suggestions;   /* what may have been meant: kb_cli_suggest() */
    const char *pointer;    /* lines below the message of a failure: where in
                               the query it is; or NULL */
    kb_node *concepts;      /* list in the JSON's envelope: kb_cli_concepts() */
    kb_store_info identity; /* of the store, for the JSON envelope */
} kb_cli;

enum { KB_ANY_NUMBER = -1 };

struct kb_command {
    const char *name;
    const char *alias;   /* another name for it, or NULL */
    const char *args;    /* operands, for usage lines: "TERM..."; or NULL */
    const char *summary; /* one line, lower case, no full stop */
    const char *details; /* for --help, which wraps its lines; or NULL */
    const char *examples[2];
    kb_access access;
    kb_access (*access_of)(const kb_cli *cli); /* where options decide; NULL:
                                                  .access; a reader may then
                                                  find no store */
    bool portable;          /* equal stores give equal bytes: the JSON does not
                               say which store it was */
    int min_args, max_args; /* KB_ANY_NUMBER: no most */
    bool files;             /* operands are files */
    kb_word_fn *word;       /* words that the first operand may be; NULL: any */
    unsigned accepts;       /* groups of shared options: KB_TAKES_... */

    /** How many records are printed unless -n or --all say so; 0: all. */
    int limit;        /* in every format */
    int screen_limit; /* where a person looks at a table */

    /** The command's own options and the struct which they fill in: `own_size`
     * bytes, a copy of `own_default` or zeroes. */
    const kb_option *own_options; /* ended by {0}; NULL: none */
    size_t own_size;
    const void *own_default;

    /** main() begins the writer with this.  A command whose records are of
     * several sorts leaves it NULL and calls kb_writer_begin() itself. */
    const kb_view *view;
    bool begins; /* it calls kb_writer_begin() all the same: with --help the
                    view says which fields there are, but it has several */

    /** Does the work.  argv[0..argc) are the operands.
     * @return what becomes the exit code: KB_NOT_FOUND where a term matches
     *         nothing; KB_OK for an empty listing */
    kb_status (*run)(kb_cli *cli, int argc, char **argv, kb_error *err);
};

extern const kb_command *const kb_commands[]; /* ended by NULL */

/** Words that stand for a command with options. */
typedef struct kb_shorthand {
    const char *name;
    const char *words; /* with blanks between; the first is a command */
} kb_shorthand;

extern const kb_shorthand kb_shorthands[]; /* ended by a NULL name */

/** The command of this name or alias, or NULL. */
const kb_command *kb_command_find(const char *name);

/* ---- for commands ------------------------------------------------------- */

/** How many records to ask of the store: one more than will be printed, so
 * that a cut is noticed; 0: all. */
int64_t kb_cli_ask(const kb_cli *cli);

/** Whether the words of an answer are Chinese: by --lang; without it, what a
 * person reads by the locale, and the other formats never. */
bool kb_cli_chinese(const kb_cli *cli);

/** Says something on stderr, unless --quiet (printf format, no newline).  A
 * warning also stands in the JSON document. */
void kb_cli_note(const kb_cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void kb_cli_warn(kb_cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** The same of a failure that is none of the command. */
void kb_cli_warn_of(kb_cli *cli, const kb_error *error);

/** Adds what may have been meant, to be shown with the error that follows. */
void kb_cli_suggest(kb_cli *cli, const char *name);
void kb_cli_suggest_concept(kb_cli *cli, const kb_concept *concept);

/** Takes back what was suggested: it was of another term. */
void kb_cli_suggest_anew(kb_cli *cli);

/** Adds "; did you mean ...?", where there are suggestions; `translate` is
 * kb_tr(), or leaves the words as they are for programs. */
void kb_cli_add_suggestions(kb_buf *line, const kb_cli *cli,
                            const char *(*translate)(const char *));

/** Warns that one of several terms failed, with what was suggested. */
void kb_cli_missed(kb_cli *cli, const kb_error *error);

/** For --count: begin the writer with this view, and give it the number alone.
 * It is the total of a JSON document, which has no results. */
extern const kb_view kb_cli_total_view;
kb_status kb_cli_give_total(kb_cli *cli, int64_t total);

/** Fails for an operand that is none of these words; `sort` is what they are,
 * with a blank: "shell ", or "". */
kb_status kb_cli_no_word(kb_word_fn *words, const char *sort, const char *word,
                         kb_error *err);

/** The list "concepts" that stands before the results of the JSON: what was
 * asked about. */
kb_node *kb_cli_concepts(kb_cli *cli);

/** Whether the user wants it to stop.  Long work asks now and then, finishes
 * what must be whole, and returns KB_INTERRUPTED. */
bool kb_cli_interrupted(const kb_cli *cli);

#endif
