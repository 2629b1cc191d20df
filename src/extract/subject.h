/* subject.h - what a figure or an event is of, and who says so. */
#ifndef KB_EXTRACT_SUBJECT_H
#define KB_EXTRACT_SUBJECT_H

#include "extract/scene.h"

/** Who is said to give a number. */
typedef struct kb_issuer {
    kb_str name;  /* a part of the text; empty: nobody */
    bool reckons; /* of others, rather than telling of itself */
} kb_issuer;

/** Who is said to give what stands at byte `at` of a sentence: "据X", "X数据
 * 显示"; of several the nearest. */
kb_issuer kb_subject_issuer(const kb_scene *scene, kb_stretch sentence,
                            size_t at);

/** The term that a number in a sentence is of: the nearest on its left that
 * can have such a quantity, else right behind it, else the lead of the block or
 * the row, else the topic of the section; -1 where there is none.  Who reckons
 * it is not who has it, unless nobody else can. */
int kb_subject_of_figure(const kb_scene *scene, kb_quantity quantity,
                         kb_stretch sentence, kb_stretch number,
                         kb_issuer issuer);

/** The term that an event is about, of those in some stretches of words, the
 * likelier first: what has a name of its own, else an organization or person,
 * else any; -1 where there is none. */
int kb_subject_of_event(const kb_scene *scene, const kb_stretch *places,
                        size_t count);

#endif
