/* catalogue.h - messages in the language of the user.
 *
 * The program's own text stands in the code in English.  What people read is
 * looked up where it is about to be printed, with kb_tr(); text in tables is
 * marked with N_(), which does nothing, so that xgettext finds it.
 *
 * A catalogue is a file that GNU msgfmt makes.  It is read here, not by the C
 * library's gettext(): that chooses by the locale alone, a Chinese one must
 * have been generated on the machine, and the way round it (the variable
 * LANGUAGE) is ignored in C.UTF-8 by newer C libraries.  Nothing here touches
 * the locale, so numbers and orders cannot change with the language. */
#ifndef KB_BASE_CATALOGUE_H
#define KB_BASE_CATALOGUE_H

#include <stdbool.h>

#define N_(text) text

/** Uses the catalogue in this file from now on, for the whole process: call it
 * before there are threads.  It is never given back.
 * @return whether it is one; else all stays in English */
bool kb_catalogue_open(const char *path);

/** Speaks English again. */
void kb_catalogue_close(void);

/** Whether there is a catalogue in use. */
bool kb_catalogue_is_open(void);

/** The text in the language of the catalogue, or `text` where there is none or
 * it does not have it.  NULL stays NULL. */
const char *kb_tr(const char *text) __attribute__((format_arg(1)));

/** The same of a text about so many things: `one` in English where n is 1, else
 * `many`. */
const char *kb_trn(const char *one, const char *many, long long n)
    __attribute__((format_arg(1), format_arg(2)));

#endif
