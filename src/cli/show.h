/* show.h - the records and the cards of `aigckb show`. */
#ifndef KB_CLI_SHOW_H
#define KB_CLI_SHOW_H

#include "aigckb/profile.h"
#include "aigckb/provenance.h"
#include "aigckb/timeline.h"
#include "cli/command.h"

/** Names that a card shows of each predicate and direction. */
enum { KB_CARD_NAMES = 8 };

/** What --only chooses among. */
typedef enum kb_show_part {
    KB_SHOW_DEFINITIONS,
    KB_SHOW_ALIASES,
    KB_SHOW_RELATIONS,
    KB_SHOW_FIGURES,
    KB_SHOW_EVENTS,
    KB_SHOW_RISKS,     /* the relations that tell of them */
    KB_SHOW_CITATIONS, /* sentences of each fact, on a card too */
    KB_SHOW_PART_COUNT
} kb_show_part;

/** Their names, ended by NULL. */
extern const char *const kb_show_parts[];

/** How much of it a record holds. */
typedef struct kb_show {
    kb_reader *reader;
    size_t evidence;             /* sentences of each fact */
    bool cited;                  /* of a card too, one each */
    bool card;                   /* for kb_show_card(): only what it prints */
    const kb_timeline *timeline; /* what stands for the events; or NULL */
} kb_show;

/** Adds all that is known of a concept. */
kb_status kb_show_concept(kb_node *out, const kb_show *show,
                          const kb_term *term, const kb_profile *profile,
                          kb_error *err);

/** Leaves of a profile what is in conflict: relations, figures, and of events
 * those of the timeline.
 * @return KB_OK, or KB_NOT_FOUND where there is none */
kb_status kb_show_keep_conflicts(kb_profile *profile, kb_timeline *timeline,
                                 kb_cli *cli, kb_reader *reader, kb_error *err);

/** Leaves of a profile, and of the timeline, the parts that are wanted: bits
 * 1 << kb_show_part.
 * @return KB_OK, or KB_NOT_FOUND where nothing is left */
kb_status kb_show_keep_only(kb_profile *profile, kb_timeline *timeline,
                            unsigned parts, kb_error *err);

/** Adds all that is known of an article, with its copies and its text. */
kb_status kb_show_article(kb_node *out, kb_store *store,
                          const kb_article *article,
                          const kb_article_facts *facts, kb_error *err);

/** Adds "explain": where a concept's name, forms, kind and layer come from. */
void kb_show_explain(kb_node *out, const kb_concept *concept,
                     const kb_provenance *provenance);

/** Its lines of the card of a concept, where it is there. */
void kb_show_put_explain(kb_writer *writer, const kb_node *record);

/** Prints either for a reader. */
void kb_show_card(kb_writer *writer, const kb_node *record);

/** Appends "model · model layer · 2 sources (3 articles, 4 mentions)". */
void kb_show_about(kb_buf *out, const kb_node *record);

/** Parts of the card of a concept: the lines that most sources give, by date.
 */
void kb_show_figures(kb_writer *writer, const kb_node *record);
void kb_show_events(kb_writer *writer, const kb_node *record);

#endif
