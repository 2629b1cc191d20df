/* completion.c - what may follow on a command line. */
#include "cli/completion.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "aigckb/term.h"
#include "base/vec.h"
#include "cli/place.h"

enum { NAMES_MAX = 50 };

/* ---- names of concepts -------------------------------------------------- */

typedef struct names {
    kb_arena *arena;
    const char *word; /* as it was typed */
    size_t len;
    bool literal;  /* all begin with these letters, in some case */
    size_t common; /* bytes that all begin with, up to len */
    KB_VEC(kb_offer) all;
} names;

/* How many bytes of the word `name` begins with. */
static size_t in_common(const names *n, const char *name)
{
    size_t len = 0;

    while (len < n->len && name[len] == n->word[len])
        len++;
    return len;
}

static kb_status take_name(void *context, const kb_concept *concept)
{
    names *n = context;
    bool literal = strncasecmp(concept->name, n->word, n->len) == 0;
    int64_t sources = concept->counts.sources;

    if (!literal && n->all.len > 0)
        return KB_OK; /* of those there is but one */
    if (literal && !n->literal)
        n->all.len = 0;
    n->literal = literal;
    size_t common = in_common(n, concept->name);
    if (n->all.len == 0 || common < n->common)
        n->common = common;
    kb_offer offer = {.type = KB_OFFER_NAME,
                      .text = kb_arena_strdup(n->arena, concept->name),
                      .help =
                          kb_arena_printf(n->arena, "%s, %" PRId64 " source%s",
                                          kb_kind_word(concept->kind)->name,
                                          sources, sources == 1 ? "" : "s")};
    kb_vec_push(n->arena, &n->all, offer);
    return KB_OK;
}

static kb_status offer_names(const names *n, kb_offer_fn *fn, void *context)
{
    bool as_typed =
        n->literal && n->all.len > 1 && n->common > 0 && n->common < n->len;
    kb_status status = KB_OK;

    for (size_t i = 0; i < n->all.len && status == KB_OK; i++) {
        kb_offer offer = n->all.data[i];
        if (as_typed)
            offer.text =
                kb_arena_printf(n->arena, "%s%s", n->word, offer.text + n->len);
        status = fn(context, &offer);
    }
    return status;
}

kb_status kb_completion_names(kb_cli *cli, const char *db, const char *word,
                              kb_offer_fn *fn, void *context, kb_error *err)
{
    names found = {.arena = cli->arena, .word = word, .len = strlen(word)};
    kb_concept_query query = {.kind = KB_ANY,
                              .layer = KB_ANY,
                              .prefix = kb_term_fold(cli->arena, word),
                              .limit = NAMES_MAX};
    kb_place place;
    kb_error none;

    if (kb_place_find(&place, cli->arena, db ? db : cli->options.db,
                      &cli->config, false, &none) != KB_OK ||
        kb_store_open(&cli->store, place.path, KB_READ_ALONE, &none) != KB_OK)
        return KB_OK;
    kb_status status =
        kb_store_concepts(cli->store, &query, take_name, &found, err);
    return status == KB_OK ? offer_names(&found, fn, context) : status;
}

/* ---- words -------------------------------------------------------------- */

typedef struct offering {
    const kb_typed *typed;
    kb_cli *cli;
    kb_offer_fn *fn;
    void *context;
    kb_status status;
} offering;

/* Offers "<before><text>" where it goes on as what is typed. */
static void offer_word(offering *o, const char *before, const char *text,
                       const char *help)
{
    const kb_typed *t = o->typed;
    const char *word = kb_arena_printf(o->cli->arena, "%.*s%s%s", (int)t->front,
                                       t->word, before, text);
    kb_offer offer = {KB_OFFER_WORD, word, help};

    if (o->status == KB_OK && strncmp(word, t->word, strlen(t->word)) == 0)
        o->status = o->fn(o->context, &offer);
}

static void offer_files(offering *o)
{
    kb_offer offer = {.type = KB_OFFER_FILE};
    o->status = o->fn(o->context, &offer);
}

static void offer_commands(offering *o)
{
    const kb_config *config = &o->cli->config;

    for (const kb_command *const *at = kb_commands; *at; at++)
        offer_word(o, "", (*at)->name, (*at)->summary);
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if ((*at)->alias)
            offer_word(o, "", (*at)->alias, (*at)->summary);
    }
    for (const kb_shorthand *at = kb_shorthands; at->name; at++)
        offer_word(o, "", at->name, at->words);
    for (size_t i = 0; i < config->count; i++) {
        const kb_setting *s = &config->settings[i];
        if (strcmp(s->section, "alias") == 0)
            offer_word(o, "", s->key, s->value);
    }
}

static void offer_options(offering *o)
{
    const kb_command *command = o->typed->command;

    for (const kb_option *at = command ? command->own_options : NULL;
         at && at->name; at++)
        offer_word(o, "--", at->name, at->help);
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at->group == 0 || (command && (at->group & command->accepts)))
            offer_word(o, "--", at->name, at->help);
    }
}

/* Whether a word goes with the command: of formats, some draw graphs. */
static bool is_fit(const offering *o, const kb_option *option, const char *word)
{
    const kb_option *named = option->type == KB_OPTION_PATTERN
                                 ? kb_option_of(NULL, word, strlen(word))
                                 : NULL;
    const kb_command *command = o->typed->command;
    return !named || named->group == 0 ||
           (command && (named->group & command->accepts));
}

static void offer_values(offering *o, kb_error *err)
{
    const kb_option *option = o->typed->option;
    const kb_view *view = o->typed->command ? o->typed->command->view : NULL;

    if (option->type == KB_OPTION_FILE)
        offer_files(o);
    if (option->type == KB_OPTION_TERMS)
        o->status = kb_completion_names(o->cli, o->typed->db, o->typed->word,
                                        o->fn, o->context, err);
    if (option->type == KB_OPTION_FIELDS && view) {
        for (size_t i = 0; view->fields[i]; i++)
            offer_word(o, "", view->fields[i], NULL);
    }
    for (int n = 0; kb_option_word(option, n); n++) {
        const char *word = kb_option_word(option, n);
        if (is_fit(o, option, word))
            offer_word(o, "", word, NULL);
    }
}

static void offer_operands(offering *o, kb_error *err)
{
    const kb_typed *t = o->typed;
    const kb_command *command = t->command;

    if (!command || (command->max_args != KB_ANY_NUMBER &&
                     t->operands >= command->max_args))
        return;
    for (int n = 0; command->word && t->operands == 0 && command->word(n); n++)
        offer_word(o, "", command->word(n), NULL);
    if (command->files)
        offer_files(o);
    if (command->accepts & KB_TAKES_NAMES &&
        (!command->word || t->operands > 0))
        o->status =
            kb_completion_names(o->cli, t->db, t->word, o->fn, o->context, err);
}

kb_status kb_completion_find(const kb_typed *typed, kb_cli *cli,
                             kb_offer_fn *fn, void *context, kb_error *err)
{
    offering o = {typed, cli, fn, context, KB_OK};

    if (typed->option)
        offer_values(&o, err);
    else if (typed->front == 0 && !typed->options_ended &&
             typed->word[0] == '-')
        offer_options(&o);
    else if (!typed->named)
        offer_commands(&o);
    else
        offer_operands(&o, err);
    return o.status;
}
