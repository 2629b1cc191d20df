/* installed.h - where the files are that come with the program. */
#ifndef KB_CLI_INSTALLED_H
#define KB_CLI_INSTALLED_H

#include <stdbool.h>

enum { KB_PATH_BYTES = 4096 };

/** Finds a file or folder: beside the program in a build, else where it was
 * installed to.  Both are sought from where the program is, so an installed
 * tree can move.
 * @param beside    path from the program's folder, in a build
 * @param installed the same, installed: KB_DATA_PATH "/...", KB_MAN_PATH "/..."
 * @return whether there is one that can be read */
bool kb_installed_find(char path[KB_PATH_BYTES], const char *beside,
                       const char *installed);

#endif
