/* search_snippet.c - what hits in texts have: a passage with marks, the
 * sentences around it, and why it was found. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "cli/search.h"

enum { TEXT_MAX = 1 << 20 };

/* ---- records ------------------------------------------------------------ */

/* The passage with its marks; `shift`: bytes that it begins before them. */
static void add_marked(kb_node *out, const char *passage,
                       const kb_snippet *snippet, size_t shift)
{
    kb_buf marked = KB_BUF_INIT(TEXT_MAX);
    kb_str quote = {passage, strlen(passage)};
    size_t at = 0;

    for (size_t i = 0; i < snippet->mark_count; i++) {
        size_t start = snippet->marks[i].start + shift;
        size_t end = snippet->marks[i].end + shift;
        kb_buf_add(&marked, kb_str_cut(quote, at, start));
        kb_buf_add_text(&marked, KB_HIT_BEGIN);
        kb_buf_add(&marked, kb_str_cut(quote, start, end));
        kb_buf_add_text(&marked, KB_HIT_END);
        at = end;
    }
    kb_buf_add(&marked, kb_str_cut(quote, at, quote.len));
    kb_node_text(out, "snippet", marked.ptr);
    kb_buf_dispose(&marked);
}

static void add_texts(kb_node *out, const char *key, const char *const *texts,
                      size_t count)
{
    kb_node *list = kb_node_add_list(out, key);
    for (size_t i = 0; i < count; i++)
        kb_node_text(list, NULL, texts[i]);
}

static void add_explain(kb_node *out, const kb_summand *parts)
{
    kb_node *list = kb_node_add_list(out, "explain");

    for (size_t i = 0; parts && i < KB_SCORE_PARTS && parts[i].name; i++) {
        kb_node *part = kb_node_add_object(list, NULL);
        kb_node_text(part, "name", parts[i].name);
        kb_node_real(part, "value", round(parts[i].value * 1e6) / 1e6);
        kb_node_real(part, "weight", parts[i].weight);
    }
}

kb_status kb_search_look_around(kb_context *out, kb_searching *s,
                                const kb_evidence *passage, kb_error *err)
{
    kb_context_query query = {.passage = passage,
                              .sentences = (size_t)s->own->context,
                              .with_promo = s->own->show_promo};

    *out = (kb_context){.passage = *passage};
    return s->own->context == 0
               ? KB_OK
               : kb_reader_context(out, s->reader, s->cli->arena, &query, err);
}

void kb_search_add_snippet(kb_node *out, const kb_searching *s,
                           const kb_snippet *snippet, const kb_context *around)
{
    bool whole = s->own->context > 0;

    add_marked(out, around->passage.quote, snippet,
               snippet->start - around->passage.byte_start);
    kb_node_bool(out, "cut_before", !whole && snippet->cut_before);
    kb_node_bool(out, "cut_after", !whole && snippet->cut_after);
    add_texts(out, "before", around->before, around->before_count);
    add_texts(out, "after", around->after, around->after_count);
    add_explain(out, s->own->explain ? snippet->parts : NULL);
}

/* ---- for a reader ------------------------------------------------------- */

static void join_texts(kb_buf *out, const kb_node *record, const char *path)
{
    const kb_node *list = kb_node_find(record, path);
    for (const kb_node *at = kb_node_first(list); at; at = kb_node_next(at))
        kb_buf_printf(out, "%s ", kb_node_get_text(at, ""));
}

static void print_explain(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(TEXT_MAX);
    const char *sign = "=";

    kb_buf_printf(&line, "%.3f", kb_node_get_real(record, "score"));
    for (const kb_node *at = kb_node_first(kb_node_find(record, "explain")); at;
         at = kb_node_next(at)) {
        kb_buf_printf(
            &line, " %s %s %.3g × %.3g", sign, kb_node_get_text(at, "name"),
            kb_node_get_real(at, "value"), kb_node_get_real(at, "weight"));
        sign = "+";
    }
    kb_card_para(writer, 4, line.ptr);
    kb_buf_dispose(&line);
}

static void print_snippet(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(TEXT_MAX);

    join_texts(&line, record, "before");
    kb_buf_add_text(&line, kb_node_get_bool(record, "cut_before") ? "…" : "");
    kb_buf_add_text(&line, kb_node_get_text(record, "snippet"));
    kb_buf_add_text(&line, kb_node_get_bool(record, "cut_after") ? "…" : " ");
    join_texts(&line, record, "after");
    while (line.len > 0 && line.ptr[line.len - 1] == ' ')
        line.ptr[--line.len] = '\0';
    kb_card_para(writer, 4, line.ptr);
    kb_buf_dispose(&line);
}

void kb_search_print_hit(kb_writer *writer, const kb_node *record,
                         int64_t times)
{
    kb_buf right = KB_BUF_INIT(TEXT_MAX);
    const char *date = kb_node_get_text(record, "date");

    kb_buf_printf(&right, "%s  %s", kb_node_get_text(record, "id"),
                  date ? date : "-");
    if (times > 1)
        kb_buf_printf(&right, "  ×%" PRId64, times);
    kb_card_title(writer, kb_node_get_text(record, "title"), right.ptr);
    kb_buf_dispose(&right);
    print_snippet(writer, record);
    if (kb_node_first(kb_node_find(record, "explain")))
        print_explain(writer, record);
}
