/* sketch.h - a graph as a drawing language has it: concepts, then arrows
 * between them, one for all relations from one concept to another.  Private to
 * output/.
 *
 *     kb_sketch_begin(&sketch, &language, drawing, arena, out);
 *     kb_sketch_record(&sketch, record, out);            each record
 *     kb_sketch_end(&sketch, out);
 *
 * The records are as writer.h says of kb_drawing. */
#ifndef KB_OUTPUT_SKETCH_H
#define KB_OUTPUT_SKETCH_H

#include "aigckb/vocabulary.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "output/writer.h"

enum { KB_NO_COMMUNITY = -1 };

/** A concept, as far as arrows must know it. */
typedef struct kb_spot {
    const char *id, *name;
    int64_t community;
} kb_spot;

/** What relates one concept to another. */
typedef struct kb_arrow {
    const kb_spot *s, *o;
    uint32_t from, to; /* the numbers of the spots */
    int64_t sources;   /* of the relation that has most */
    kb_buf words;      /* what the relations are called, with ", " between */
} kb_arrow;

typedef struct kb_sketch kb_sketch;
typedef struct kb_sketch_language kb_sketch_language;

/** A language.  What is shown must be escaped in the language's own way. */
struct kb_sketch_language {
    void (*begin)(kb_sketch *sketch, kb_buf *out);
    void (*concept)(kb_sketch *sketch, kb_buf *out, const kb_node *record,
                    uint32_t number);
    void (*arrow)(kb_sketch *sketch, kb_buf *out, const kb_arrow *arrow);
    void (*end)(kb_sketch *sketch, kb_buf *out);
};

struct kb_sketch {
    const kb_sketch_language *language;
    const kb_drawing *drawing;
    kb_arena *arena;
    kb_map numbers; /* of ids in the spots */
    KB_VEC(kb_spot) spots;
    KB_VEC(int) widths; /* of the arrows that were drawn */
    kb_arrow arrow;     /* that may go on; .words.ptr is NULL: none */
    unsigned kinds;     /* bits, of the concepts so far */
};

void kb_sketch_begin(kb_sketch *out, const kb_sketch_language *language,
                     const kb_drawing *drawing, kb_arena *arena, kb_buf *text);
void kb_sketch_record(kb_sketch *sketch, const kb_node *record, kb_buf *text);
void kb_sketch_end(kb_sketch *sketch, kb_buf *text);

/** The kind of a concept's record. */
kb_kind kb_sketch_kind(const kb_node *record);

/** A word in the language of the drawing. */
const char *kb_sketch_word(const kb_drawing *drawing, const kb_word *word);

#endif
