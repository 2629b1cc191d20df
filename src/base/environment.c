/* environment.c - variables of the environment. */
#include "base/environment.h"

#include <stdlib.h>

const char *kb_environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}
