/* correction.c - what corrections are called. */
#include <string.h>

#include "aigckb/curate.h"

static const char *const names[KB_CORRECTION_OP_COUNT] = {
    [KB_CORRECT_ALIAS] = "alias",   [KB_CORRECT_UNALIAS] = "unalias",
    [KB_CORRECT_MERGE] = "merge",   [KB_CORRECT_NEVER_MERGE] = "never-merge",
    [KB_CORRECT_KIND] = "kind",     [KB_CORRECT_LAYER] = "layer",
    [KB_CORRECT_HIDE] = "hide",     [KB_CORRECT_RENAME] = "rename",
    [KB_CORRECT_REJECT] = "reject",
};

const char *kb_correction_name(kb_correction_op op)
{
    return names[op];
}

kb_correction_op kb_correction_find(const char *name)
{
    int op = 0;

    while (op < KB_CORRECTION_OP_COUNT && strcmp(names[op], name) != 0)
        op++;
    return (kb_correction_op)op;
}
