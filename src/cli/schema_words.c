/* schema_words.c - the vocabularies that schemas list. */
#include <string.h>

#include "aigckb/curate.h"
#include "aigckb/doc.h"
#include "aigckb/timeline.h"
#include "aigckb/vocabulary.h"
#include "cli/brief.h"
#include "cli/schema.h"

static const char *kind(int n)
{
    return n < KB_KIND_COUNT ? kb_kind_word((kb_kind)n)->name : NULL;
}

static const char *layer(int n)
{
    return n < KB_LAYER_COUNT ? kb_layer_word((kb_layer)n)->name : NULL;
}

static const char *predicate(int n)
{
    return n < KB_PREDICATE_COUNT ? kb_predicate_word((kb_predicate)n)->name
                                  : NULL;
}

static const char *basis(int n)
{
    return n < KB_BASIS_COUNT ? kb_basis_word((kb_basis)n)->name : NULL;
}

static const char *dated(int n)
{
    return n < KB_DATED_COUNT ? kb_dated_word((kb_dated)n)->name : NULL;
}

/* Without what is no failure. */
static const char *code(int n)
{
    for (int status = 0; status < KB_STATUS_COUNT; status++) {
        if (status != KB_OK && status != KB_PARTIAL && n-- == 0)
            return kb_status_name((kb_status)status);
    }
    return NULL;
}

static const char *happened(int n)
{
    kb_happened what = (kb_happened)(n + 1);
    return what < KB_HAPPENED_COUNT ? kb_happened_word(what) : NULL;
}

static const char *correction(int n)
{
    return n < KB_CORRECTION_OP_COUNT ? kb_correction_name((kb_correction_op)n)
                                      : NULL;
}

static const char *block(int n)
{
    return n < KB_BLOCK_TYPE_COUNT ? kb_block_type_name((kb_block_type)n)
                                   : NULL;
}

static const char *section(int n)
{
    return kb_brief_parts[n];
}

static const struct {
    const char *name;
    const char *(*word)(int n);
} vocabularies[] = {
    {"kinds", kind},           {"layers", layer},
    {"predicates", predicate}, {"bases", basis},
    {"dated", dated},          {"codes", code},
    {"happened", happened},    {"blocks", block},
    {"sections", section},     {"corrections", correction},
};

const char *kb_schema_word(const char *vocabulary, int n)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        if (strcmp(vocabularies[i].name, vocabulary) == 0)
            return vocabularies[i].word(n);
    }
    return NULL;
}
