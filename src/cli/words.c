/* words.c - what the words of the vocabulary are called for a reader. */
#include "cli/words.h"

#include "aigckb/vocabulary.h"
#include "base/catalogue.h"

static const char *shown(const kb_word *word)
{
    return kb_catalogue_is_open() ? word->zh : word->name;
}

const char *kb_kind_shown(const char *name)
{
    kb_kind kind;
    return name && kb_kind_find(&kind, name) ? shown(kb_kind_word(kind)) : name;
}

const char *kb_layer_shown(const char *name)
{
    kb_layer layer;
    return name && kb_layer_find(&layer, name) ? shown(kb_layer_word(layer))
                                               : name;
}

const char *kb_basis_shown(const char *name)
{
    kb_basis basis;
    return name && kb_basis_find(&basis, name) ? shown(kb_basis_word(basis))
                                               : name;
}
