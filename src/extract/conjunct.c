/* conjunct.c - enumerations of terms. */
#include "extract/conjunct.h"

#include "text/utf8.h"

/* Code points of all that may stand between two members. */
enum { BETWEEN_MOST = 36 };

static const kb_str comma = KB_STR_INIT("、");

/* Without brackets, quotes and titles around what joins: "”、“". */
static kb_str bare(kb_str words)
{
    static const kb_str closing[] = {KB_STR_INIT("”"), KB_STR_INIT("》"),
                                     KB_STR_INIT("’"), KB_STR_INIT("\"")};
    static const kb_str opening[] = {KB_STR_INIT("“"), KB_STR_INIT("《"),
                                     KB_STR_INIT("‘"), KB_STR_INIT("\"")};
    words = kb_str_trim(words);
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        if (kb_str_starts(words, closing[i]))
            words = kb_str_cut(words, closing[i].len, words.len);
        if (kb_str_ends(words, opening[i]))
            words.len -= opening[i].len;
    }
    return kb_str_trim(words);
}

/* Behind a bracket that opens right here: "扩散模型（DDPM）、". */
static kb_str behind_bracket(kb_str words)
{
    static const kb_str open[] = {KB_STR_INIT("（"), KB_STR_INIT("(")};
    static const kb_str close[] = {KB_STR_INIT("）"), KB_STR_INIT(")")};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        ptrdiff_t at = kb_str_starts(words, open[i])
                           ? kb_str_find(words, close[i], 0)
                           : KB_STR_NONE;
        if (at != KB_STR_NONE)
            return kb_str_cut(words, (size_t)at + close[i].len, words.len);
    }
    return words;
}

/* Whether a code point ends an enumeration. */
static bool ends(uint32_t c)
{
    return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0xFF1A ||
           c == 0xFF01 || c == 0xFF1F || c == ';' || c == ':' || c == ',' ||
           c == '|' || c == 0x7684 /* 的 */;
}

/* "、未知、": members that are no terms stand between two commas. */
static bool has_strangers(kb_str words)
{
    if (!kb_str_starts(words, comma) || !kb_str_ends(words, comma) ||
        words.len <= comma.len)
        return false;
    for (size_t at = 0; at < words.len;) {
        if (ends(kb_utf8_next(words, &at)))
            return false;
    }
    return true;
}

static bool is_one_of(kb_str word, const kb_str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (kb_str_equal(word, words[i]))
            return true;
    }
    return false;
}

/* Whether words join members of one enumeration.  Those of one sort may stand
 * just beside each other, or behind a mere comma. */
static bool joins(kb_str between, bool alike)
{
    static const kb_str strong[] = {
        KB_STR_INIT("、"),  KB_STR_INIT("和"),     KB_STR_INIT("与"),
        KB_STR_INIT("及"),  KB_STR_INIT("以及"),   KB_STR_INIT("或"),
        KB_STR_INIT("/"),   KB_STR_INIT("、以及"), KB_STR_INIT("，以及"),
        KB_STR_INIT("、和")};
    static const kb_str weak[] = {KB_STR_INIT(""), KB_STR_INIT("，"),
                                  KB_STR_INIT(",")};
    if (between.len == 0 || !kb_is_near(between, 0, between.len, BETWEEN_MOST))
        return false;
    between = bare(behind_bracket(bare(between)));
    return is_one_of(between, strong, sizeof strong / sizeof *strong) ||
           (alike && is_one_of(between, weak, sizeof weak / sizeof *weak)) ||
           has_strangers(between);
}

/* Whether the places `at` and `at` + 1 are members of one enumeration. */
static bool is_joined(const kb_reading *r, size_t at)
{
    const kb_place *a = &r->places.data[at], *b = a + 1;
    kb_str text = kb_block_str(&r->doc->blocks[a->block]);
    return joins(kb_str_cut(text, a->end, b->start),
                 r->terms.data[a->term].type.kind ==
                     r->terms.data[b->term].type.kind);
}

kb_conjuncts kb_conjuncts_gather(const kb_reading *r, size_t from, size_t to,
                                 size_t at, int step)
{
    kb_conjuncts s = {{&r->places.data[at]}, 1};
    while (s.count < KB_CONJUNCTS_MOST &&
           (step > 0 ? at + 1 < to : at > from) &&
           is_joined(r, step > 0 ? at : at - 1)) {
        at = step > 0 ? at + 1 : at - 1;
        s.places[s.count++] = &r->places.data[at];
    }
    return s;
}

bool kb_conjuncts_hold(const kb_reading *r, size_t from, size_t to, size_t at)
{
    return (at > from && is_joined(r, at - 1)) ||
           (at + 1 < to && is_joined(r, at));
}
