/* picture.c - a graph drawn by Graphviz's library: SVG, whose text stays text,
 * and PNG. */
#include <errno.h>

#include "output/dot.h"
#include "output/format.h"
#include "output/late.h"

enum { MOST = 3000 }; /* seconds */

typedef struct picture {
    kb_sketch sketch;
    kb_buf text; /* in Graphviz's language */
} picture;

static kb_status picture_begin(kb_writer *writer, kb_error *err)
{
    picture *p = kb_arena_alloc(writer->arena, sizeof *p);

    (void)err;
    *p = (picture){.text = KB_BUF_INIT(KB_RECORD_MAX)};
    writer->state = p;
    kb_sketch_begin(&p->sketch, &kb_sketch_dot, writer->view->drawing,
                    writer->arena, &p->text);
    return KB_OK;
}

static void picture_record(kb_writer *writer, const kb_node *record)
{
    picture *p = writer->state;
    kb_sketch_record(&p->sketch, record, &p->text);
}

/* @return whether it could be drawn */
static bool draw(kb_sink *sink, const char *text, size_t concepts,
                 const char *format)
{
    const kb_graphviz *gv = kb_graphviz_load();
    GVC_t *context = gv->context();
    Agraph_t *graph = gv->read(text);
    char *data = NULL;
    unsigned len = 0;

    bool placed = context && graph &&
                  gv->layout(context, graph, kb_dot_layout(concepts)) == 0;
    bool drawn =
        placed && gv->render(context, graph, format, &data, &len) == 0 && data;
    if (drawn)
        kb_sink_add(sink, (kb_str){data, len});
    if (data)
        gv->free_data(data);
    if (placed)
        gv->free_layout(context, graph);
    if (graph)
        gv->close(graph);
    if (context)
        gv->free_context(context);
    return drawn;
}

static void picture_end(kb_writer *writer, const kb_outcome *outcome)
{
    picture *p = writer->state;
    bool wanted = outcome->status == KB_OK || outcome->status == KB_PARTIAL;

    kb_sketch_end(&p->sketch, &p->text);
    if (p->text.over)
        writer->sink.error = EFBIG;
    else if (wanted &&
             !draw(&writer->sink, p->text.ptr, writer->view->drawing->nodes,
                   writer->format->name))
        writer->sink.error = EINVAL;
    kb_buf_dispose(&p->text);
}

const kb_format_row kb_format_svg = {.name = "svg",
                                     .suffixes = {".svg"},
                                     .most = MOST,
                                     .draws = true,
                                     .begin = picture_begin,
                                     .record = picture_record,
                                     .end = picture_end};

const kb_format_row kb_format_png = {.name = "png",
                                     .suffixes = {".png"},
                                     .most = MOST,
                                     .draws = true,
                                     .binary = true,
                                     .begin = picture_begin,
                                     .record = picture_record,
                                     .end = picture_end};
