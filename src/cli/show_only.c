/* show_only.c - `aigckb show --only`: some of what is known of a concept. */
#include "cli/show.h"

const char *const kb_show_parts[] = {
    [KB_SHOW_DEFINITIONS] = "def", [KB_SHOW_ALIASES] = "alias",
    [KB_SHOW_RELATIONS] = "rel",   [KB_SHOW_FIGURES] = "fig",
    [KB_SHOW_EVENTS] = "time",     [KB_SHOW_RISKS] = "risk",
    [KB_SHOW_CITATIONS] = "cite",  [KB_SHOW_PART_COUNT] = NULL};

static bool is_kept(unsigned parts, kb_predicate predicate)
{
    const unsigned risks = 1U << KB_HAS_RISK | 1U << KB_MITIGATES;

    return parts >> KB_SHOW_RELATIONS & 1 ||
           (parts >> KB_SHOW_RISKS & 1 && risks >> predicate & 1);
}

static void keep_relations(kb_relations *relations, unsigned parts)
{
    size_t kept = 0;

    for (size_t i = 0; i < relations->len; i++) {
        if (is_kept(parts, relations->data[i].p))
            relations->data[kept++] = relations->data[i];
    }
    relations->len = kept;
}

kb_status kb_show_keep_only(kb_profile *profile, kb_timeline *timeline,
                            unsigned parts, kb_error *err)
{
    if ((parts & ~(1U << KB_SHOW_CITATIONS)) == 0)
        return KB_OK; /* all, with citations */
    if (!(parts >> KB_SHOW_DEFINITIONS & 1))
        profile->definitions.len = 0;
    if (!(parts >> KB_SHOW_ALIASES & 1))
        profile->aliases.len = 0;
    if (!(parts >> KB_SHOW_FIGURES & 1))
        profile->figures.len = 0;
    if (!(parts >> KB_SHOW_EVENTS & 1))
        profile->events.len = timeline->len = 0;
    keep_relations(&profile->out, parts);
    keep_relations(&profile->in, parts);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++) {
        if (!is_kept(parts, (kb_predicate)p))
            profile->relations[p] = (kb_relation_count){0};
    }
    if (profile->definitions.len + profile->aliases.len + profile->figures.len +
            profile->events.len + timeline->len + profile->out.len +
            profile->in.len ==
        0)
        return kb_fail(err, KB_NOT_FOUND, "nothing of that is known of '%s'",
                       profile->concept.name);
    return KB_OK;
}
