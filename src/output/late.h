/* late.h - Graphviz, which brings font and picture libraries with it, loaded
 * when the first picture is drawn: see base/late.h.  The table is the same for
 * all threads, and is there for good. */
#ifndef KB_OUTPUT_LATE_H
#define KB_OUTPUT_LATE_H

#include <cgraph.h>
#include <gvc.h>

/** What is called of libgvc and libcgraph. */
typedef struct kb_graphviz {
    __typeof__(gvContext) *context;
    __typeof__(gvLayout) *layout;
    __typeof__(gvRenderData) *render;
    __typeof__(gvFreeRenderData) *free_data;
    __typeof__(gvFreeLayout) *free_layout;
    __typeof__(gvFreeContext) *free_context;
    __typeof__(agmemread) *read;
    __typeof__(agclose) *close;
    __typeof__(agseterr) *set_errors;
} kb_graphviz;

const kb_graphviz *kb_graphviz_load(void);

#endif
