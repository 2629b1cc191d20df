/* curate_read.c - the correction that somebody asks for: what it names must be
 * there, and must mean one thing. */
#include <string.h>

#include "base/str.h"
#include "cli/curate.h"
#include "cli/resolve.h"

#define RELATION_PREFIX "r:"

/* ---- concepts ----------------------------------------------------------- */

/* What is only like the name of a concept is a good guess for a question, and
 * none for a change. */
static kb_status find_concept(kb_concept *out, kb_cli *cli, const char *text,
                              kb_error *err)
{
    static const char *const guesses[] = {"pinyin", "initials", "prefix"};
    kb_term term;
    kb_status status = kb_resolve(&term, cli, text, err);

    if (status != KB_OK)
        return status;
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        if (strcmp(term.matched_by, guesses[i]) != 0)
            continue;
        kb_cli_suggest_concept(cli, &term.concept);
        return kb_fail(err, KB_NOT_FOUND, "no concept '%s'", text);
    }
    *out = term.concept;
    return KB_OK;
}

/* A word as the file has it: blanks around it would be lost. */
static const char *plain(kb_cli *cli, const char *text)
{
    kb_str word = kb_str_trim(kb_str_of(text));
    return kb_arena_copy(cli->arena, word.ptr, word.len);
}

/* Whether a form is the own name of a concept other than this one. */
static kb_status check_free(kb_cli *cli, const kb_concept *concept,
                            const char *form, kb_error *err)
{
    uint64_t id = kb_concept_id(kb_term_fold(cli->arena, form));
    kb_term term;
    kb_error none;

    if (id == concept->id ||
        kb_term_find_exact(&term, cli->store, cli->arena, form, &none) != KB_OK)
        return KB_OK;
    if (term.concept.id != id)
        return KB_OK;
    return kb_fail(err, KB_USAGE,
                   "'%s' is a concept of its own: merge it, if it is '%s'",
                   term.concept.name, concept->name);
}

static kb_status check_form(kb_cli *cli, const kb_concept *concept,
                            const char *form, kb_error *err)
{
    const char *fold = kb_term_fold(cli->arena, form);
    kb_aliases aliases = {0};
    kb_status status =
        kb_aliases_find(&aliases, cli->store, cli->arena, concept->id, err);

    for (size_t i = 0; i < aliases.len && status == KB_OK; i++) {
        const char *other = kb_term_fold(cli->arena, aliases.data[i].form);
        if (kb_str_equal(kb_str_of(other), kb_str_of(fold)))
            return KB_OK;
    }
    if (status != KB_OK ||
        kb_str_equal(kb_str_of(fold), kb_str_of(concept->fold)))
        return status; /* its name: said so later */
    return kb_fail(err, KB_NOT_FOUND, "'%s' is no form of '%s'", form,
                   concept->name);
}

/* ---- relations ---------------------------------------------------------- */

static kb_status read_relation_id(kb_correction *out, kb_cli *cli,
                                  const char *id, kb_error *err)
{
    kb_relation_name name;
    kb_status status =
        kb_relation_of_id(&name, cli->store, cli->arena, id, err);

    if (status != KB_OK)
        return status;
    out->words[0] = name.s;
    out->words[1] = kb_predicate_word(name.p)->name;
    out->words[2] = name.o;
    return KB_OK;
}

static kb_status read_relation(kb_correction *out, kb_cli *cli, char **argv,
                               kb_error *err)
{
    kb_concept s = {0}, o = {0};
    kb_predicate p;

    if (!kb_predicate_find(&p, argv[1]))
        return kb_fail(err, KB_USAGE,
                       "no predicate '%s': `aigckb list predicates`", argv[1]);
    kb_status status = find_concept(&s, cli, argv[0], err);
    if (status == KB_OK)
        status = find_concept(&o, cli, argv[2], err);
    if (status != KB_OK)
        return status;
    kb_relation_query query = {
        .s = s.id,
        .o = o.id,
        .filter = {.basis = KB_ANY, .predicates = 1U << p},
        .places = 1};
    kb_relations found = {0};
    status = kb_relations_find(&found, cli->store, cli->arena, &query, err);
    if (status == KB_OK && found.len == 0)
        status = kb_fail(err, KB_NOT_FOUND, "no relation '%s' %s '%s'", s.name,
                         argv[1], o.name);
    out->words[0] = s.name;
    out->words[1] = kb_predicate_word(p)->name;
    out->words[2] = o.name;
    return status;
}

/* ------------------------------------------------------------------------- */

static kb_status wrong_count(kb_correction_op op, kb_error *err)
{
    static const char *const usages[KB_CORRECTION_OP_COUNT] = {
        [KB_CORRECT_ALIAS] = "TERM FORM",
        [KB_CORRECT_UNALIAS] = "TERM FORM",
        [KB_CORRECT_MERGE] = "TERM OTHER",
        [KB_CORRECT_NEVER_MERGE] = "TERM OTHER",
        [KB_CORRECT_KIND] = "TERM KIND",
        [KB_CORRECT_LAYER] = "TERM LAYER",
        [KB_CORRECT_HIDE] = "TERM",
        [KB_CORRECT_RENAME] = "TERM NAME",
        [KB_CORRECT_REJECT] = "RELATION_ID, or SUBJECT PREDICATE OBJECT",
    };
    return kb_fail(err, KB_USAGE, "usage: aigckb curate %s %s",
                   kb_correction_name(op), usages[op]);
}

/* The second word, where there is one. */
static kb_status read_second(kb_correction *out, kb_cli *cli,
                             const kb_concept *concept, const char *text,
                             kb_error *err)
{
    kb_concept other = {0};
    kb_status status = KB_OK;

    out->words[1] = plain(cli, text);
    if (out->op == KB_CORRECT_MERGE || out->op == KB_CORRECT_NEVER_MERGE) {
        status = find_concept(&other, cli, text, err);
        if (status == KB_OK)
            out->words[1] = other.name;
    } else if (out->op == KB_CORRECT_ALIAS || out->op == KB_CORRECT_RENAME) {
        status = check_free(cli, concept, text, err);
    } else if (out->op == KB_CORRECT_UNALIAS) {
        status = check_form(cli, concept, text, err);
    }
    return status;
}

static kb_status read_words(kb_correction *out, kb_cli *cli, int argc,
                            char **argv, kb_error *err)
{
    kb_concept concept = {0};
    kb_status status = find_concept(&concept, cli, argv[0], err);

    if (status != KB_OK)
        return status;
    out->words[0] = concept.name;
    return argc > 1 ? read_second(out, cli, &concept, argv[1], err) : KB_OK;
}

kb_status kb_curate_read(kb_correction *out, kb_cli *cli, kb_correction_op op,
                         int argc, char **argv, kb_error *err)
{
    bool id = op == KB_CORRECT_REJECT && argc == 1 &&
              strncmp(argv[0], RELATION_PREFIX, strlen(RELATION_PREFIX)) == 0;
    kb_status status;

    *out = (kb_correction){.op = op};
    if (id)
        status = read_relation_id(out, cli, argv[0], err);
    else if ((size_t)argc != kb_correction_words(op))
        status = wrong_count(op, err);
    else if (op == KB_CORRECT_REJECT)
        status = read_relation(out, cli, argv, err);
    else
        status = read_words(out, cli, argc, argv, err);
    if (status != KB_OK)
        return status;
    return kb_correction_check(out, kb_correction_name(op), err) == KB_OK
               ? KB_OK
               : KB_USAGE;
}
