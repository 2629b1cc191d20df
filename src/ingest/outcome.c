/* outcome.c - what an input came to, as a word. */
#include "aigckb/ingest.h"

const char *kb_outcome_name(kb_outcome outcome)
{
    static const char *const names[KB_OUTCOME_COUNT] = {
        [KB_OUTCOME_ADDED] = "added",         [KB_OUTCOME_CHANGED] = "changed",
        [KB_OUTCOME_UNCHANGED] = "unchanged", [KB_OUTCOME_FAILED] = "failed",
        [KB_OUTCOME_REMOVED] = "removed",
    };
    return names[outcome];
}
