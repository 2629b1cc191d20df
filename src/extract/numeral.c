/* numeral.c - Chinese numerals. */
#include "extract/numeral.h"

/* In the order of their bytes. */
static const kb_numeral numerals[] = {
    {"一", KB_NUMERAL_DIGIT, 1},   {"七", KB_NUMERAL_DIGIT, 7},
    {"万", KB_NUMERAL_SCALE, 1e4}, {"三", KB_NUMERAL_DIGIT, 3},
    {"两", KB_NUMERAL_DIGIT, 2},   {"九", KB_NUMERAL_DIGIT, 9},
    {"二", KB_NUMERAL_DIGIT, 2},   {"五", KB_NUMERAL_DIGIT, 5},
    {"亿", KB_NUMERAL_SCALE, 1e8}, {"八", KB_NUMERAL_DIGIT, 8},
    {"六", KB_NUMERAL_DIGIT, 6},   {"几", KB_NUMERAL_VAGUE, 1},
    {"十", KB_NUMERAL_PLACE, 10},  {"千", KB_NUMERAL_PLACE, 1e3},
    {"四", KB_NUMERAL_DIGIT, 4},   {"数", KB_NUMERAL_VAGUE, 1},
    {"百", KB_NUMERAL_PLACE, 100}, {"零", KB_NUMERAL_DIGIT, 0},
};

const kb_numeral *kb_numeral_find(const char *bytes)
{
    size_t low = 0, high = sizeof numerals / sizeof *numerals;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(bytes, numerals[middle].text, KB_NUMERAL);
        if (order == 0)
            return &numerals[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Chinese numerals as they are read: "三千五百万". */
typedef struct tally {
    double total;   /* up to the last 万 or 亿 */
    double section; /* behind it, up to the last 十, 百 or 千 */
    double digit;   /* behind that, or -1 */
    bool vague, scaled;
} tally;

static double worth(const tally *t)
{
    return t->total + t->section + (t->digit < 0 ? 0 : t->digit);
}

static void count_numeral(tally *t, const kb_numeral *n)
{
    if (n->sort == KB_NUMERAL_PLACE) {
        t->section += (t->digit < 0 ? 1 : t->digit) * n->value;
        t->digit = -1;
    } else if (n->sort == KB_NUMERAL_SCALE) {
        double before = worth(t);
        *t = (tally){.total = (before > 0 ? before : 1) * n->value,
                     .digit = -1,
                     .vague = t->vague,
                     .scaled = true};
    } else {
        t->vague = t->vague || n->sort == KB_NUMERAL_VAGUE;
        t->digit = n->value;
    }
}

double kb_numerals_read(bool *vague, bool *scaled, kb_str text, size_t *at)
{
    tally t = {.digit = -1, .vague = *vague, .scaled = *scaled};
    const kb_numeral *n;
    for (; (n = kb_numeral_at(text, *at)); *at += KB_NUMERAL) {
        bool counts =
            n->sort == KB_NUMERAL_DIGIT || n->sort == KB_NUMERAL_VAGUE;
        if (counts && t.digit > 0 && n->value > 0 && !t.vague)
            break; /* "三五": two numbers, not one */
        count_numeral(&t, n);
    }
    *vague = t.vague;
    *scaled = t.scaled;
    return worth(&t);
}
