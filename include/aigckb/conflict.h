/* conflict.h - what cannot all be true: where articles disagree.
 *
 * Only what a thing has one of can be in conflict, and only between articles:
 * one that gives two values means two things by them.
 * SPDX-License-Identifier: MIT */
#ifndef AIGCKB_CONFLICT_H
#define AIGCKB_CONFLICT_H

#include "aigckb/api.h"
#include "aigckb/query.h"

KB_API_BEGIN

/** Whether two figures that say the same but for the value disagree: it is a
 * measure of which a thing has one at a time, the words give the date, the
 * values differ by more than rounding and words such as 约 and 超过 allow, but
 * not so much that they must be of different things, and each is given where
 * the other is not. */
bool kb_figures_disagree(const kb_figure *a, const kb_figure *b);

/** Whether two ISO dates cannot be of one day: neither begins the other. */
bool kb_dates_disagree(const char *a, const char *b);

/** The relations of a subject that are in conflict with another of them, by
 * predicate, most sources first: a model or product that two organizations are
 * said to have made, each in plain words and in other
 * articles, and which have nothing to do with each other. */
kb_status kb_disputes_find(kb_relations *out, kb_store *store, kb_arena *arena,
                           const kb_concept *subject, kb_error *err);

/** Whether a relation is one of these. */
kb_status kb_relation_disputed(bool *out, kb_reader *reader,
                               const kb_relation *relation, kb_error *err);

KB_API_END

#endif
