/* words.h - what the words of the vocabulary are called for a reader. */
#ifndef KB_CLI_WORDS_H
#define KB_CLI_WORDS_H

/** The name of a kind, layer or basis as a record has it, in the language of
 * the reader; what is none of them stays as it is.  A layer in Chinese says
 * that it is one. */
const char *kb_kind_shown(const char *name);
const char *kb_layer_shown(const char *name);
const char *kb_basis_shown(const char *name);

#endif
