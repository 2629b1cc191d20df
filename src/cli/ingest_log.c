/* ingest_log.c - one JSON line an input. */
#include "cli/ingest_log.h"

#include "output/node.h"
#include "output/render.h"

enum { LINE_CEILING = 1 << 20 };

static void add_article(kb_node *record, const char *key)
{
    kb_buf id = KB_BUF_INIT(LINE_CEILING);
    if (key) {
        kb_buf_printf(&id, "s:%s", key);
        kb_node_text(record, "article", id.ptr);
    } else {
        kb_node_null(record, "article");
    }
    kb_buf_dispose(&id);
}

void kb_ingest_log_add(kb_sink *log, const kb_ingest_input *input)
{
    kb_buf line = KB_BUF_INIT(LINE_CEILING);
    kb_node *record = kb_node_object();
    bool failed = input->status != KB_OK;

    kb_node_text(record, "input", input->name ? input->name : input->shown);
    kb_node_text(record, "outcome", kb_outcome_name(input->outcome));
    add_article(record, input->key);
    kb_node_text(record, "code", failed ? kb_status_name(input->status) : NULL);
    kb_node_text(record, "message",
                 input->error ? input->error->message : NULL);
    kb_node_int(record, "replaced", (int64_t)input->replaced);
    kb_render_json(&line, record, false);
    kb_buf_add_char(&line, '\n');
    kb_sink_add(log, kb_buf_str(&line));
    kb_buf_dispose(&line);
    kb_node_free(record);
}
