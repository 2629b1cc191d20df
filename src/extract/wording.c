/* wording.c - the words of definitions.tsv, looked for in a clause. */
#include "extract/wording.h"

#include "extract/clause.h"
#include "text/utf8.h"

/* How sure words must be alone, when an apposition or a pronoun parts them from
 * the concept; and that the end of the clause may add to them. */
static const double PARTED = 0.55, LIKELY = 0.5;

static const double SUFFICES = 0.55, PROVES = 0.75;

enum { APPOSITION = 24, STEPS = 3 };

bool kb_wording_suffices(double sure)
{
    return sure >= SUFFICES;
}

bool kb_wording_proves(double sure)
{
    return sure >= PROVES;
}

const kb_definition_rule *kb_wording_longest(const kb_definition_rules *rows,
                                             kb_str rest)
{
    const kb_definition_rule *best = NULL;
    size_t first = 0;
    kb_utf8_next(rest, &first);
    const uint32_t *slot =
        kb_map_find(&rows->begins, kb_str_cut(rest, 0, first));
    for (int i = slot ? (int)*slot : -1; i >= 0; i = rows->list.data[i].next) {
        const kb_definition_rule *rule = &rows->list.data[i];
        if ((!best || rule->words.len > best->words.len) &&
            kb_str_starts(rest, rule->words))
            best = rule;
    }
    return best;
}

bool kb_wording_in(const kb_rules *rules, kb_wording where, kb_str text)
{
    const kb_definition_rules *rows = &rules->definitions[where];
    for (size_t i = 0; i < rows->list.len; i++) {
        if (kb_str_find(text, rows->list.data[i].words, 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

size_t kb_wording_behind(const kb_rules *rules, kb_wording where, kb_str text,
                         size_t at, size_t end)
{
    for (int n = 0; n < STEPS; n++) {
        const kb_definition_rule *rule =
            kb_wording_at(rules, where, text, at, end);
        if (!rule)
            break;
        if (rule->sure < 0)
            return end;
        at += rule->words.len;
    }
    return at;
}

static bool is_quote(uint32_t c)
{
    return c == 0x201C || c == 0x201D || c == '"' || c == 0x300C ||
           c == 0x300D || c == 0x300A || c == 0x300B || c == ' ';
}

static size_t behind_quotes(kb_str text, size_t at, size_t end)
{
    while (at < end) {
        size_t next = at;
        if (!is_quote(kb_utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

size_t kb_wording_subject(const kb_rules *rules, kb_str text, size_t at,
                          size_t end)
{
    at = kb_wording_behind(rules, KB_WORDING_BEFORE, text, at, end);
    return behind_quotes(text, at, end);
}

/* Without blanks and without brackets at the end. */
static kb_str without_aside(kb_str clause)
{
    clause = kb_str_trim(clause);
    size_t at = clause.len;
    uint32_t c = at > 0 ? kb_utf8_prev(clause, &at) : 0;
    if (c != ')' && c != 0xFF09)
        return clause;
    while (at > 0) {
        c = kb_utf8_prev(clause, &at);
        if (c == '(' || c == 0xFF08)
            return kb_str_trim(kb_str_cut(clause, 0, at));
    }
    return clause;
}

double kb_wording_genus(const kb_rules *rules, kb_str text, size_t at,
                        size_t end)
{
    const kb_definition_rules *rows = &rules->definitions[KB_WORDING_GENUS];
    kb_str clause =
        without_aside(kb_str_cut(text, at, kb_clause_end(text, at, end)));
    const kb_definition_rule *best = NULL;
    for (size_t i = 0; i < rows->list.len; i++) {
        const kb_definition_rule *rule = &rows->list.data[i];
        if ((!best || rule->words.len > best->words.len) &&
            kb_str_ends(clause, rule->words))
            best = rule;
    }
    return best ? best->sure : 0;
}

/* Behind "，或称为AI代理，" or "作为一门学科，": a short clause up to a comma;
 * or `at`. */
static size_t behind_apposition(kb_str text, size_t at, size_t end)
{
    kb_str comma = KB_STR("，"), as = KB_STR("作为");
    kb_str rest = kb_str_cut(text, at, end);
    if (!kb_str_starts(rest, comma) && !kb_str_starts(rest, as))
        return at;
    size_t close = kb_clause_end(text, at + comma.len, end);
    if (!kb_str_starts(kb_str_cut(text, close, end), comma) ||
        kb_utf8_count(kb_str_cut(text, at, close)) > APPOSITION)
        return at;
    return close + comma.len;
}

/* Behind "，它" and the words that may come between, or `at`. */
static size_t behind_it(const kb_rules *rules, kb_str text, size_t at,
                        size_t end)
{
    size_t comma = at;
    if (at == 0 || kb_utf8_prev(text, &comma) != 0xFF0C)
        return at;
    const kb_definition_rule *it =
        kb_wording_at(rules, KB_WORDING_IT, text, at, end);
    return it ? kb_wording_behind(rules, KB_WORDING_BETWEEN, text,
                                  at + it->words.len, end)
              : at;
}

double kb_wording_surety(const kb_rules *rules, kb_str text, size_t at,
                         size_t end)
{
    at = behind_quotes(text, at, end);
    at = kb_clause_aside(text, at, end);
    size_t close = behind_apposition(text, at, end);
    at = kb_wording_behind(rules, KB_WORDING_BETWEEN, text, at, end);
    size_t it = behind_it(rules, text, at, end);
    bool parted = it > at;
    const kb_definition_rule *rule =
        kb_wording_at(rules, KB_WORDING_AFTER, text, it, end);
    at = it;
    if (!rule) {
        parted = true;
        at = close;
        rule = kb_wording_at(rules, KB_WORDING_AFTER, text, at, end);
    }
    if (!rule || (parted && rule->sure < PARTED))
        return 0;
    return rule->sure < LIKELY
               ? rule->sure
               : rule->sure +
                     kb_wording_genus(rules, text, at + rule->words.len, end);
}
