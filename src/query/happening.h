/* happening.h - what the words of an event say that happened to its concept.
 * Private to query/. */
#ifndef KB_QUERY_HAPPENING_H
#define KB_QUERY_HAPPENING_H

#include "aigckb/timeline.h"

/** Whether the words say plainly that the concept itself was released, founded
 * or the like: "OpenAI推出了CLIP", "ChatGPT正式上线"; not what it or another
 * version of it did. */
kb_happened kb_happening_of(const kb_concept *concept, const char *what);

#endif
