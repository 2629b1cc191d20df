/* save.h - the rows of one article. */
#ifndef KB_STORE_SQLITE_SAVE_H
#define KB_STORE_SQLITE_SAVE_H

#include "aigckb/arena.h"
#include "store/sqlite/cluster.h"
#include "store/sqlite/prepared.h"
#include "store/sqlite/sqlite.h"
#include "text/utf8.h"

/** An article on its way into the tables. */
typedef struct kb_saving {
    kb_sqlite *store;
    kb_arena *arena;
    const kb_doc *doc;
    const kb_facts *facts;
    const kb_imprint *imprint;
    const kb_prepared *ready; /* of the document */
    uint64_t *concepts;       /* the id of each of facts->concepts */
    int64_t row;              /* article.doc */
    int64_t arrived;          /* the revision it came with; 0: this one */
    kb_ruler ruler;           /* in the block that words were last asked of */
} kb_saving;

/** Makes an entry ready, in the arena.
 * @return KB_OK, or KB_BAD_INPUT for a fact without words in the document */
kb_status kb_article_prepare(kb_saving *out, kb_sqlite *store, kb_arena *arena,
                             const kb_entry *entry, kb_error *err);

/** Writes the rows of an article in place of those under its key, inside a
 * transaction; those of its concepts wait for kb_concepts_write().
 * @param[out] known whether there were any
 * @param      now   the version, unless the old one is above it */
kb_status kb_article_save(kb_saving *s, int64_t now, bool *known,
                          kb_error *err);

/** Erases the rows of an article, inside a transaction.
 * @return KB_OK or KB_NOT_FOUND */
kb_status kb_article_erase(kb_sqlite *store, uint64_t id, kb_error *err);

/** concept_rows.c: writes the rows of concepts that were held back, before the
 * transaction ends. */
kb_status kb_concepts_write(kb_sqlite *store, kb_error *err);

/** Forgets them. */
void kb_concepts_discard(kb_sqlite *store);

/** Whether so many wait that they should be written. */
bool kb_concepts_are_many(const kb_sqlite *store);

/** Forgets those of one document, which is being erased. */
kb_status kb_concepts_forget(kb_sqlite *store, int64_t doc, kb_error *err);

/* ---- what the files of it share ----------------------------------------- */

/** Whether a span has words in the article. */
bool kb_saving_has(const kb_saving *s, kb_span span);

/** The words of a span that has some.  Spans near each other are cheap, however
 * long their block is. */
kb_str kb_saving_words(kb_saving *s, kb_span span);

/** Binds a span as code points of the text: start and end from `at` on, and
 * the number of its block. */
void kb_saving_bind(kb_stmt *q, const kb_saving *s, int at, int block_at,
                    kb_span span);

/** concept_rows.c: gives the concepts their ids, and holds their rows back. */
void kb_concepts_hold(kb_saving *s);

/** figures.c: whether figures and events have words in the article.
 * @return KB_OK or KB_BAD_INPUT */
kb_status kb_figures_check(kb_saving *s, kb_error *err);

/** figures.c: writes the rows of figures and events. */
kb_status kb_figures_save(const kb_saving *s, kb_error *err);

#endif
