/* shorthands.c - words that stand for a command with options. */
#include "cli/command.h"

const kb_shorthand kb_shorthands[] = {{"def", "show --only def"}, {0}};
