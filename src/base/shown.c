/* shown.c - addresses as messages show them. */
#include "base/shown.h"

#include <string.h>

const char *kb_shown_address(kb_arena *arena, const char *text)
{
    const char *rest = strstr(text, "://");
    const char *host = rest ? rest + 3 : NULL;

    for (size_t at = rest ? strcspn(host, "/?#") : 0; at > 0; at--) {
        if (host[at - 1] == '@')
            return kb_arena_printf(arena, "%.*s%s", (int)(host - text), text,
                                   host + at);
    }
    return text;
}
