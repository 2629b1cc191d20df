/* subject.h - what a figure or an event is of, and who says so. */
#ifndef KB_EXTRACT_SUBJECT_H
#define KB_EXTRACT_SUBJECT_H

#include "extract/scene.h"

/** The term that a number in a sentence is of: the nearest on its left that
 * can have such a quantity, else right behind it, else the lead of the block or
 * the row, else the topic of the section; -1 where there is none. */
int kb_subject_of_figure(const kb_scene *scene, kb_quantity quantity,
                         kb_stretch sentence, kb_stretch number);

/** The term that an event is about, of those in some stretches of words, the
 * likelier first: what has a name of its own, else an organization or person,
 * else any; -1 where there is none. */
int kb_subject_of_event(const kb_scene *scene, const kb_stretch *places,
                        size_t count);

/** Who is said to give what stands at byte `at` of a sentence: "据X", "X数据
 * 显示"; empty where nobody is. */
kb_str kb_subject_issuer(const kb_scene *scene, kb_stretch sentence, size_t at);

#endif
