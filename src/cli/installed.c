/* installed.c - where the files are that come with the program. */
#include "cli/installed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool kb_installed_find(char path[KB_PATH_BYTES], const char *beside,
                       const char *installed)
{
    const char *const places[] = {beside, installed};
    char program[KB_PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);

    if (len <= 0)
        return false;
    program[len] = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int size = snprintf(path, KB_PATH_BYTES, "%s/%s", program, places[i]);
        if (size < KB_PATH_BYTES && access(path, R_OK) == 0)
            return true;
    }
    return false;
}
