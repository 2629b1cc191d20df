/* explain.h - definitions by where they stand: behind a lead, below a heading,
 * in the row of a table. */
#ifndef KB_EXTRACT_EXPLAIN_H
#define KB_EXTRACT_EXPLAIN_H

#include "extract/definer.h"

/** "X：…", "麦肯锡的定义：X…": what stands behind the lead of a block.
 * @return where the sentences begin that may define something else: behind
 *         the one that defines, or behind the lead, or 0 */
size_t kb_explain_lead(kb_definer *d, size_t block);

/** The first words below a heading, which leave out what they speak of.  Notes
 * what the heading speaks of. */
void kb_explain_heading(kb_definer *d, size_t block);

/** "X | 一种…的模型": a row of a table that explains names. */
void kb_explain_row(kb_definer *d, size_t block);

#endif
