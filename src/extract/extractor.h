/* extractor.h - the lexicon and the rules together. */
#ifndef KB_EXTRACT_EXTRACTOR_H
#define KB_EXTRACT_EXTRACTOR_H

#include "aigckb/extract.h"
#include "extract/lexicon.h"
#include "extract/rules.h"

struct kb_extractor {
    kb_arena *arena;
    kb_lexicon lexicon;
    kb_rules rules;
};

#endif
