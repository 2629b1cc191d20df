/* screen.c - asks the terminal and the environment. */
#include "output/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/environment.h"

enum { USUAL_COLUMNS = 80, USUAL_ROWS = 24, MOST_COLUMNS = 10000 };

static bool wants_color(bool terminal, kb_color color)
{
    const char *force = kb_environment("CLICOLOR_FORCE");
    const char *term = kb_environment("TERM");

    if (color != KB_COLOR_AUTO)
        return color == KB_COLOR_ALWAYS;
    if (kb_environment("NO_COLOR"))
        return false;
    if (force)
        return strcmp(force, "0") != 0;
    return terminal && !(term && strcmp(term, "dumb") == 0);
}

static size_t columns_of(bool terminal, const struct winsize *size)
{
    if (terminal && size->ws_col > 0)
        return size->ws_col;
    const char *text = kb_environment("COLUMNS");
    long columns = text ? strtol(text, NULL, 10) : 0;
    if (columns > 0 && columns <= MOST_COLUMNS)
        return (size_t)columns;
    return terminal ? USUAL_COLUMNS : 0;
}

kb_screen kb_screen_of(int fd, kb_color color)
{
    struct winsize size = {0};
    bool terminal = isatty(fd);

    if (terminal && ioctl(fd, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    kb_screen screen = {
        .terminal = terminal,
        .color = wants_color(terminal, color),
        .columns = columns_of(terminal, &size),
    };
    if (terminal)
        screen.rows = size.ws_row > 0 ? size.ws_row : USUAL_ROWS;
    return screen;
}
