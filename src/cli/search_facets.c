/* search_facets.c - how what was found divides by kind, layer, site, year. */
#include <inttypes.h>

#include "base/buf.h"
#include "cli/search.h"

enum { LINE_MAX_BYTES = 1 << 16 };

const char *const kb_search_facets[] = {[KB_FACET_KIND] = N_("kind"),
                                        [KB_FACET_LAYER] = N_("layer"),
                                        [KB_FACET_SITE] = N_("site"),
                                        [KB_FACET_YEAR] = N_("year"),
                                        [KB_FACET_COUNT] = NULL};

/* One facet: in JSON, and as a line for a reader. */
typedef struct counting {
    kb_node *list;
    kb_buf line;
} counting;

static kb_status take_count(void *context, const kb_count *count)
{
    counting *c = context;
    kb_node *node = kb_node_add_object(c->list, NULL);

    kb_node_text(node, "name", count->name);
    kb_node_int(node, "count", count->count);
    kb_buf_printf(&c->line, "%s%s %" PRId64, c->line.len > 0 ? ", " : "",
                  count->name ? count->name : "unknown", count->count);
    return KB_OK;
}

static kb_node *new_facets(kb_cli *cli)
{
    kb_envelope *envelope = kb_writer_envelope(cli->writer);
    if (!envelope->extra)
        envelope->extra = kb_node_object();
    return kb_node_add_object(envelope->extra, "facets");
}

/* Where there is no table and no document, the lines go to stderr. */
static void say(kb_cli *cli, const char *name, const char *counts)
{
    kb_format format = cli->options.writer.format;

    kb_writer_prose(cli->writer, kb_arena_printf(cli->arena, "%-7s%s\n",
                                                 kb_tr(name), counts));
    if (format != KB_FORMAT_JSON && format != KB_FORMAT_TABLE &&
        !kb_writer_on_screen(cli->writer))
        kb_cli_note(cli, "%s: %s", name, counts);
}

kb_status kb_search_give_facets(kb_searching *s, const kb_search_result *found,
                                kb_error *err)
{
    kb_cli *cli = s->cli;
    kb_status status = KB_OK;

    if (s->own->facets == 0)
        return KB_OK;
    kb_node *facets = new_facets(cli);
    for (int f = 0; f < KB_FACET_COUNT && status == KB_OK; f++) {
        kb_facet_query query = {.facet = (kb_facet)f,
                                .places = found->places,
                                .place_count = found->place_count,
                                .with_duplicates =
                                    cli->options.with_duplicates};
        if (!(s->own->facets >> f & 1))
            continue;
        counting c = {.list = kb_node_add_list(facets, kb_search_facets[f]),
                      .line = KB_BUF_INIT(LINE_MAX_BYTES)};
        status = kb_store_facet(cli->store, &query, take_count, &c, err);
        if (status == KB_OK)
            say(cli, kb_search_facets[f], c.line.ptr);
        kb_buf_dispose(&c.line);
    }
    kb_writer_prose(cli->writer, "\n");
    return status;
}
