/* schema_names.c - what there are schemas of. */
#include "cli/schema.h"

const char *kb_schema_name(int n)
{
    int i = 0;

    while (i < n && kb_commands[i])
        i++;
    if (kb_commands[i])
        return kb_commands[i]->name;
    return i == n ? KB_SCHEMA_ENVELOPE : NULL;
}
