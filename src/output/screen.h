/* screen.h - what the reader looks at: a terminal, and how wide; or a file. */
#ifndef KB_OUTPUT_SCREEN_H
#define KB_OUTPUT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

typedef enum kb_color {
    KB_COLOR_AUTO, /* NO_COLOR, then CLICOLOR_FORCE, then the terminal */
    KB_COLOR_ALWAYS,
    KB_COLOR_NEVER
} kb_color;

typedef struct kb_screen {
    bool terminal;
    bool color;
    size_t columns; /* 0: as wide as need be */
    size_t rows;    /* 0: no screenfuls */
} kb_screen;

/** The screen behind a file descriptor.  The width is that of the terminal,
 * else COLUMNS, else 80 on a terminal and no limit elsewhere. */
kb_screen kb_screen_of(int fd, kb_color color);

#endif
