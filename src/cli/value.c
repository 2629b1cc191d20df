/* value.c - checks the values of options and stores them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "aigckb/vocabulary.h"
#include "base/buf.h"
#include "base/iso_date.h"
#include "base/str.h"
#include "cli/options.h"
#include "cli/schema.h"

enum { LISTED_MAX = 400 }; /* bytes of valid words in a message */

static const char any[] = "any";

/** Stores `text` at `at`, the option's place in its struct. */
typedef kb_status store_fn(const kb_option *option, void *at, const char *text,
                           kb_error *err);

/* ---- switches ----------------------------------------------------------- */

static kb_status store_flag(const kb_option *option, void *at, const char *text,
                            kb_error *err)
{
    (void)option, (void)text, (void)err;
    *(bool *)at = true;
    return KB_OK;
}

static kb_status store_times(const kb_option *option, void *at,
                             const char *text, kb_error *err)
{
    (void)option, (void)text, (void)err;
    ++*(int *)at;
    return KB_OK;
}

static kb_status set_format(kb_writer_options *options, kb_format format,
                            kb_error *err)
{
    if (options->format != KB_FORMAT_AUTO && options->format != format)
        return kb_fail(err, KB_USAGE,
                       "only one of --json --jsonl --csv --tsv --md --table "
                       "and --format");
    options->format = format;
    return KB_OK;
}

static kb_status store_format(const kb_option *option, void *at,
                              const char *text, kb_error *err)
{
    (void)text;
    return set_format(at, (kb_format)option->value, err);
}

/* A pattern, or the name of another format. */
static kb_status store_pattern(const kb_option *option, void *at,
                               const char *text, kb_error *err)
{
    kb_writer_options *options = at;

    (void)option;
    for (const kb_option *other = kb_shared_options; other->name; other++) {
        if (other->type == KB_OPTION_FORMAT && strcmp(other->name, text) == 0)
            return store_format(other, at, NULL, err);
    }
    options->pattern = text;
    return set_format(options, KB_FORMAT_TEMPLATE, err);
}

/* ---- text and numbers --------------------------------------------------- */

static kb_status store_text(const kb_option *option, void *at, const char *text,
                            kb_error *err)
{
    if (*text == '\0')
        return kb_fail(err, KB_USAGE, "--%s: '' is no %s", option->name,
                       option->arg);
    *(const char **)at = text;
    return KB_OK;
}

static kb_status store_term(const kb_option *option, void *at, const char *text,
                            kb_error *err)
{
    kb_option_terms *given = at;

    if (given->count == KB_OPTION_TERMS_MAX)
        return kb_fail(err, KB_USAGE, "--%s: %d at most", option->name,
                       KB_OPTION_TERMS_MAX);
    return store_text(option, &given->terms[given->count++], text, err);
}

static bool is_digits(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return len > 0;
}

static kb_status store_number(const kb_option *option, void *at,
                              const char *text, kb_error *err)
{
    int64_t least = option->type == KB_OPTION_COUNT ? 1 : 0;
    errno = 0;
    long long value = strtoll(text, NULL, 10);

    if (!is_digits(text, strlen(text)) || errno != 0 || value < least)
        return kb_fail(err, KB_USAGE,
                       "--%s: '%s' is no whole number from %d up", option->name,
                       text, (int)least);
    *(int64_t *)at = value;
    return KB_OK;
}

static kb_status store_share(const kb_option *option, void *at,
                             const char *text, kb_error *err)
{
    char *end;
    double value = strtod(text, &end);

    if (end == text || *end != '\0' || !(value >= 0 && value <= 1))
        return kb_fail(err, KB_USAGE, "--%s: '%s' is no number from 0 to 1",
                       option->name, text);
    *(double *)at = value;
    return KB_OK;
}

static kb_status store_date(const kb_option *option, void *at, const char *text,
                            kb_error *err)
{
    if (!kb_iso_date_valid(kb_str_of(text)))
        return kb_fail(err, KB_USAGE,
                       "--%s: '%s' is no date such as 2024, 2024-11 or "
                       "2024-11-11",
                       option->name, text);
    *(const char **)at = text;
    return KB_OK;
}

/* ---- words -------------------------------------------------------------- */

/** The word of value `n` of a vocabulary, or NULL behind the last. */
typedef const char *word_fn(const kb_option *option, int n);

static const char *choice_word(const kb_option *option, int n)
{
    return option->words ? option->words[n] : NULL;
}

/* The name of a format; a pattern has none. */
static const char *format_word(const kb_option *option, int n)
{
    (void)option;
    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at->type == KB_OPTION_FORMAT && n-- == 0)
            return at->name;
    }
    return NULL;
}

static const char *schema_word(const kb_option *option, int n)
{
    (void)option;
    return kb_schema_name(n);
}

static const char *kind_word(const kb_option *option, int n)
{
    (void)option;
    return n < KB_KIND_COUNT ? kb_kind_word((kb_kind)n)->name : NULL;
}

static const char *layer_word(const kb_option *option, int n)
{
    (void)option;
    return n < KB_LAYER_COUNT ? kb_layer_word((kb_layer)n)->name : NULL;
}

static const char *basis_word(const kb_option *option, int n)
{
    (void)option;
    if (n == KB_BASIS_COUNT)
        return any;
    return n < KB_BASIS_COUNT ? kb_basis_word((kb_basis)n)->name : NULL;
}

static const char *predicate_word(const kb_option *option, int n)
{
    (void)option;
    return n < KB_PREDICATE_COUNT ? kb_predicate_word((kb_predicate)n)->name
                                  : NULL;
}

static kb_status no_such_word(const kb_option *option, kb_str text,
                              word_fn *word, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (int n = 0; word(option, n); n++)
        kb_buf_printf(&list, "%s%s", n ? ", " : "", word(option, n));
    kb_status status =
        kb_fail(err, KB_USAGE, "--%s: no '%.*s'; there are: %s", option->name,
                (int)(text.len < 64 ? text.len : 64), text.ptr, list.ptr);
    kb_buf_dispose(&list);
    return status;
}

static kb_status find_word(int *out, const kb_option *option, kb_str text,
                           word_fn *word, kb_error *err)
{
    for (int n = 0; word(option, n); n++) {
        if (kb_str_equal(text, kb_str_of(word(option, n)))) {
            *out = n;
            return KB_OK;
        }
    }
    return no_such_word(option, text, word, err);
}

static kb_status store_choice(const kb_option *option, void *at,
                              const char *text, kb_error *err)
{
    return find_word(at, option, kb_str_of(text), choice_word, err);
}

static kb_status store_kind(const kb_option *option, void *at, const char *text,
                            kb_error *err)
{
    kb_kind kind;
    if (!kb_kind_find(&kind, text))
        return no_such_word(option, kb_str_of(text), kind_word, err);
    *(int *)at = (int)kind;
    return KB_OK;
}

static kb_status store_layer(const kb_option *option, void *at,
                             const char *text, kb_error *err)
{
    return find_word(at, option, kb_str_of(text), layer_word, err);
}

static kb_status store_basis(const kb_option *option, void *at,
                             const char *text, kb_error *err)
{
    if (strcmp(text, any) == 0) {
        *(int *)at = KB_ANY;
        return KB_OK;
    }
    return find_word(at, option, kb_str_of(text), basis_word, err);
}

/* A set of words, with commas between. */
static kb_status store_set(const kb_option *option, void *at, const char *text,
                           word_fn *word_at, kb_error *err)
{
    kb_str rest = kb_str_of(text), word;

    while (kb_str_split(&rest, ',', &word)) {
        int n = 0;
        kb_status status =
            find_word(&n, option, kb_str_trim(word), word_at, err);
        if (status != KB_OK)
            return status;
        *(unsigned *)at |= 1U << n;
    }
    return KB_OK;
}

static kb_status store_predicates(const kb_option *option, void *at,
                                  const char *text, kb_error *err)
{
    return store_set(option, at, text, predicate_word, err);
}

static kb_status store_words(const kb_option *option, void *at,
                             const char *text, kb_error *err)
{
    return store_set(option, at, text, choice_word, err);
}

static store_fn *const stores[] = {
    [KB_OPTION_FLAG] = store_flag,
    [KB_OPTION_TIMES] = store_times,
    [KB_OPTION_FORMAT] = store_format,
    [KB_OPTION_PATTERN] = store_pattern,
    [KB_OPTION_TEXT] = store_text,
    [KB_OPTION_FILE] = store_text,
    [KB_OPTION_SCHEMA] = store_text,
    [KB_OPTION_FIELDS] = store_text,
    [KB_OPTION_NUMBER] = store_number,
    [KB_OPTION_COUNT] = store_number,
    [KB_OPTION_SHARE] = store_share,
    [KB_OPTION_DATE] = store_date,
    [KB_OPTION_CHOICE] = store_choice,
    [KB_OPTION_KIND] = store_kind,
    [KB_OPTION_LAYER] = store_layer,
    [KB_OPTION_BASIS] = store_basis,
    [KB_OPTION_PREDICATES] = store_predicates,
    [KB_OPTION_WORDS] = store_words,
    [KB_OPTION_TERMS] = store_term,
};
_Static_assert(sizeof stores / sizeof *stores == KB_OPTION_TYPE_COUNT,
               "an option type that nothing stores");

kb_status kb_option_store(const kb_option *option, void *base, const char *text,
                          kb_error *err)
{
    return stores[option->type](option, (char *)base + option->offset, text,
                                err);
}

const char *kb_option_word(const kb_option *option, int n)
{
    static word_fn *const words[KB_OPTION_TYPE_COUNT] = {
        [KB_OPTION_PATTERN] = format_word,
        [KB_OPTION_TEXT] = choice_word,
        [KB_OPTION_SCHEMA] = schema_word,
        [KB_OPTION_CHOICE] = choice_word,
        [KB_OPTION_KIND] = kind_word,
        [KB_OPTION_LAYER] = layer_word,
        [KB_OPTION_BASIS] = basis_word,
        [KB_OPTION_PREDICATES] = predicate_word,
        [KB_OPTION_WORDS] = choice_word,
    };
    return words[option->type] ? words[option->type](option, n) : NULL;
}
