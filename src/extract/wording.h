/* wording.h - the words of definitions.tsv, looked for in a clause. */
#ifndef KB_EXTRACT_WORDING_H
#define KB_EXTRACT_WORDING_H

#include "extract/rules.h"

/** kb_wording_at() where some row may begin. */
const kb_definition_rule *kb_wording_longest(const kb_definition_rules *rows,
                                             kb_str rest);

/** The longest row for this place that the bytes [at, end) begin with, or
 * NULL. */
static inline const kb_definition_rule *kb_wording_at(const kb_rules *rules,
                                                      kb_wording where,
                                                      kb_str text, size_t at,
                                                      size_t end)
{
    const kb_definition_rules *rows = &rules->definitions[where];
    kb_str rest = kb_str_cut(text, at, end);
    if (!rest.ptr || rest.len == 0)
        return NULL;
    unsigned bit = kb_rules_sieve(rest);
    return rows->sieve[bit / 64] >> bit % 64 & 1
               ? kb_wording_longest(rows, rest)
               : NULL;
}

/** Behind a few rows for this place that stand at byte `at`, or `at`; `end`
 * where one of them refuses. */
size_t kb_wording_behind(const kb_rules *rules, kb_wording where, kb_str text,
                         size_t at, size_t end);

/** Whether a row for this place stands anywhere in `text`. */
bool kb_wording_in(const kb_rules *rules, kb_wording where, kb_str text);

/** Where the subject of the clause at byte `at` begins: behind the words that
 * may come before it. */
size_t kb_wording_subject(const kb_rules *rules, kb_str text, size_t at,
                          size_t end);

/** Whether as much as this, 0 to 1, makes a definition. */
bool kb_wording_suffices(double sure);

/** Whether it does where nothing else speaks for one. */
bool kb_wording_proves(double sure);

/** How surely the words behind a subject that ends at byte `at` say what it
 * is, 0 to 1. */
double kb_wording_surety(const kb_rules *rules, kb_str text, size_t at,
                         size_t end);

/** What the end of the clause at byte `at` speaks for a definition: more than
 * 0 where it names what something can be, such as a method or a tool. */
double kb_wording_genus(const kb_rules *rules, kb_str text, size_t at,
                        size_t end);

#endif
