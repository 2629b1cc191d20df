/* late.c - Graphviz, loaded when it is first called. */
#include "output/late.h"

#include <pthread.h>

#include "base/late.h"

static kb_graphviz graphviz;

static void load_graphviz(void)
{
    static const kb_late_symbol of_gvc[] = {
        {"gvContext", &graphviz.context},
        {"gvLayout", &graphviz.layout},
        {"gvRenderData", &graphviz.render},
        {"gvFreeRenderData", &graphviz.free_data},
        {"gvFreeLayout", &graphviz.free_layout},
        {"gvFreeContext", &graphviz.free_context},
    };
    static const kb_late_symbol of_cgraph[] = {
        {"agmemread", &graphviz.read},
        {"agclose", &graphviz.close},
        {"agseterr", &graphviz.set_errors},
    };
    kb_late_load(KB_LATE_GVC, of_gvc, sizeof of_gvc / sizeof *of_gvc);
    kb_late_load(KB_LATE_CGRAPH, of_cgraph,
                 sizeof of_cgraph / sizeof *of_cgraph);
    graphviz.set_errors(AGMAX); /* it would print warnings */
}

const kb_graphviz *kb_graphviz_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_graphviz);
    return &graphviz;
}
