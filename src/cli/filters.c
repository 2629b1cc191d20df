/* filters.c - the filters of a command line, as the JSON shows them. */
#include "aigckb/vocabulary.h"
#include "cli/options.h"

/* The word that an option's value was given by; NULL: any. */
static const char *word_of(kb_option_type type, int value)
{
    if (value == KB_ANY)
        return NULL;
    if (type == KB_OPTION_KIND)
        return kb_kind_word((kb_kind)value)->name;
    if (type == KB_OPTION_LAYER)
        return kb_layer_word((kb_layer)value)->name;
    return kb_basis_word((kb_basis)value)->name;
}

static void add_number(kb_node *out, const char *key, double value)
{
    if (value > 0)
        kb_node_real(out, key, value);
    else
        kb_node_null(out, key); /* 0 filters nothing */
}

static void add_filter(kb_node *out, const kb_option *option, const void *at)
{
    switch (option->type) {
    case KB_OPTION_FLAG:
        kb_node_bool(out, option->filter, *(const bool *)at);
        break;
    case KB_OPTION_TEXT:
    case KB_OPTION_DATE:
        kb_node_text(out, option->filter, *(const char *const *)at);
        break;
    case KB_OPTION_NUMBER:
    case KB_OPTION_COUNT:
        add_number(out, option->filter, (double)*(const int64_t *)at);
        break;
    case KB_OPTION_SHARE:
        add_number(out, option->filter, *(const double *)at);
        break;
    case KB_OPTION_KIND:
    case KB_OPTION_LAYER:
    case KB_OPTION_BASIS:
        kb_node_text(out, option->filter,
                     word_of(option->type, *(const int *)at));
        break;
    case KB_OPTION_TIMES:
    case KB_OPTION_FORMAT:
    case KB_OPTION_PATTERN:
    case KB_OPTION_FILE:
    case KB_OPTION_SCHEMA:
    case KB_OPTION_FIELDS:
    case KB_OPTION_CHOICE:
    case KB_OPTION_PREDICATES:
    case KB_OPTION_WORDS:
    case KB_OPTION_TERMS:
    case KB_OPTION_TYPE_COUNT:
        break; /* no shared filter is of these */
    }
}

kb_node *kb_options_filters(const kb_options *options, unsigned accepts)
{
    kb_node *out = kb_node_object();

    for (const kb_option *at = kb_shared_options; at->name; at++) {
        if (at->filter && (at->group & accepts))
            add_filter(out, at, (const char *)options + at->offset);
    }
    return out;
}
