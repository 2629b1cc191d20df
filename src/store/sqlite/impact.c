/* impact.c - how much a document is about a term. */
#include "store/sqlite/impact.h"

#include <math.h>

static const double k1 = 1.2, b = 0.75;

/* Tokens of an article of the real corpus, in the mean.  A constant, so that
 * what is written once stays true. */
static const double usual_length = 1500;

/* A term of the title counts as that many of the text, and once more: that an
 * article is about it. */
static const double title_count = 8, title_bonus = 1.5;

uint8_t kb_impact_level(uint32_t count, bool title, uint32_t length)
{
    double tf = count + (title ? title_count : 0);
    double saturated = tf / (tf + k1 * (1 - b + b * length / usual_length));
    return (uint8_t)fmax(1, round(saturated * KB_IMPACT_LEVELS));
}

double kb_impact_of(uint8_t level, bool title)
{
    return level * (k1 + 1) / KB_IMPACT_LEVELS + (title ? title_bonus : 0);
}
