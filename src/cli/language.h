/* language.h - in which language the program speaks to people. */
#ifndef KB_CLI_LANGUAGE_H
#define KB_CLI_LANGUAGE_H

#include "cli/config.h"

typedef enum kb_language { KB_ENGLISH, KB_CHINESE } kb_language;

/** The words of --lang, in the order of kb_language. */
extern const char *const kb_languages[];

/** Chooses the language, and reads its catalogue: --lang among the arguments,
 * else `lang` of the user's configuration (NULL: not read yet), else the
 * locale, LC_ALL before LC_MESSAGES before LANG: what begins with "zh" is
 * Chinese, all else English.  A word that is none is for who reads the options
 * to refuse. */
void kb_language_choose(char **argv, const kb_config *config);

#endif
