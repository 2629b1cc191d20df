/* run.h - the text of one block while it is being read.
 *
 * Markdown and HTML break text into pieces at any place: a run joins them.
 * Blanks between words become one, a line end beside Han text becomes nothing,
 * characters without width or meaning disappear. */
#ifndef KB_PARSE_RUN_H
#define KB_PARSE_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "aigckb/doc.h"
#include "base/buf.h"
#include "base/vec.h"

/** What may stand between two characters that are seen. */
typedef enum kb_gap {
    KB_GAP_LINE = 1,  /* a line end in the source */
    KB_GAP_BLANK = 2, /* blanks that a line end swallows */
    KB_GAP_FIRM = 4,  /* blanks that it does not: U+00A0, U+3000 */
    KB_GAP_BREAK = 8, /* the author began a new line */
    KB_GAP_PARA = 16  /* ... or a new paragraph; also two breaks in a row */
} kb_gap;

enum { KB_MARK_TYPES = KB_MARK_LINK + 1 };

/** A place where the author broke the line.  The text has a blank there. */
typedef struct kb_cut {
    size_t at;
    bool para;
} kb_cut;

typedef struct kb_run {
    kb_arena *arena; /* for the two arrays */
    kb_buf text;
    KB_VEC(kb_mark) marks; /* in order of start; empty ones among them */
    KB_VEC(kb_cut) cuts;
    unsigned gap;   /* kb_gap bits since the last character */
    size_t waiting; /* the first mark whose text has not begun */
    int depth[KB_MARK_TYPES];
    size_t open[KB_MARK_TYPES]; /* the mark of each type that is open */
    size_t stars;               /* levels of "**" that are open */
    size_t star_mark;           /* the mark that the first of them opened */
    bool anchor;                /* inside a link into the page itself */
    size_t seen, anchored;      /* bytes without blanks: all, and in anchors */
} kb_run;

void kb_run_init(kb_run *run, kb_arena *arena);
void kb_run_dispose(kb_run *run);

/** Forgets the text.  Marks that are open stay so for what comes next. */
void kb_run_clear(kb_run *run);

/** Adds a piece of valid UTF-8. */
void kb_run_text(kb_run *run, kb_str text);

/** Notes a gap before what comes next. */
void kb_run_gap(kb_run *run, kb_gap gap);

/** Ends a cell of a row: adds " | ". */
void kb_run_bar(kb_run *run);

/** Marks of one type may nest; only the outermost is kept. */
void kb_run_mark_begin(kb_run *run, kb_mark_type type);
void kb_run_mark_end(kb_run *run, kb_mark_type type);

/** What a run of stars in text does.  CommonMark's rules for it fail beside Han
 * text, and authors write it in HTML too. */
typedef enum kb_stars {
    KB_STARS_TEXT,   /* nothing: one star, or inside a word: "2**10" */
    KB_STARS_VOID,   /* four in text: an end and a new beginning */
    KB_STARS_BEGIN,  /* before a word */
    KB_STARS_END,    /* behind one */
    KB_STARS_TOGGLE, /* between two, which tells nothing */
} kb_stars;

/** The neighbours are '\0' at the ends of a line. */
kb_stars kb_run_stars(char before, size_t len, char after);

/** Begins or ends bold by `levels` of "**".  What nothing ends by the end of
 * the text is forgotten. */
void kb_run_bold(kb_run *run, kb_stars stars, size_t levels);

/** Closes what is open at the end of the text, and joins bold pieces that
 * stand side by side.  Call it once, before the marks are read. */
void kb_run_finish(kb_run *run);

#endif
