/* show_card.c - the cards of `aigckb show`. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "cli/sentences.h"
#include "cli/show.h"
#include "cli/words.h"

enum {
    LINE_MAX_BYTES = 1 << 20,
    SHOWN_CONCEPTS = 24,
    SHOWN_DEFINITIONS = 4,
    SHOWN_ALIASES = 12,
    SHOWN_COPIES = 8
};

/* ---- a concept ---------------------------------------------------------- */

void kb_show_about(kb_buf *out, const kb_node *record)
{
    const char *layer = kb_node_get_text(record, "layer");

    int sources = (int)kb_node_get_int(record, "sources");
    int articles = (int)kb_node_get_int(record, "articles");
    int mentions = (int)kb_node_get_int(record, "mentions");

    kb_buf_add_text(out, kb_kind_shown(kb_node_get_text(record, "kind")));
    if (strcmp(layer, kb_layer_word(KB_LAYER_NONE)->name) != 0)
        kb_buf_printf(out, kb_tr(N_(" · %s layer")), kb_layer_shown(layer));
    kb_buf_printf(out, kb_trn(" · %d source", " · %d sources", sources),
                  sources);
    kb_buf_printf(out, kb_trn(" (%d article", " (%d articles", articles),
                  articles);
    kb_buf_printf(out, kb_trn(", %d mention)", ", %d mentions)", mentions),
                  mentions);
}

static void put_title(kb_writer *writer, const kb_node *record)
{
    kb_buf right = KB_BUF_INIT(LINE_MAX_BYTES);

    kb_show_about(&right, record);
    kb_card_title(writer, kb_node_get_text(record, "name"), right.ptr);
    kb_buf_dispose(&right);
}

static void put_aliases(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *at = kb_node_first(kb_node_find(record, "forms"));
    int64_t shown = 0, more = 0;

    for (; at; at = kb_node_next(at)) {
        if (shown == SHOWN_ALIASES) {
            more++;
            continue;
        }
        kb_buf_printf(&line, "%s%s (%" PRId64 ")", shown++ ? ", " : "",
                      kb_node_get_text(at, "form"),
                      kb_node_get_int(at, "articles"));
    }
    if (more > 0)
        kb_buf_printf(&line, "  +%" PRId64, more);
    kb_card_field(writer, N_("aliases"), line.ptr);
    kb_buf_dispose(&line);
}

static int64_t count_list(const kb_node *record, const char *path)
{
    int64_t count = 0;
    for (const kb_node *at = kb_node_first(kb_node_find(record, path)); at;
         at = kb_node_next(at))
        count++;
    return count;
}

static void put_definition(kb_writer *writer, const kb_node *definition,
                           const char *label)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const char *by = kb_node_get_text(definition, "by");
    const char *source = kb_node_get_text(definition, "evidence.0.source");
    const char *date = kb_node_get_text(definition, "evidence.0.date");
    int64_t sources = kb_node_get_int(definition, "sources");
    int64_t variants = count_list(definition, "variants");

    kb_buf_add_text(&line, kb_node_get_text(definition, "text"));
    kb_buf_add_text(&line, "  —");
    if (by)
        kb_buf_printf(&line, " %s,", by);
    if (source)
        kb_buf_printf(&line, " %s", source);
    if (date)
        kb_buf_printf(&line, " %s", date);
    if (sources > 1)
        kb_buf_printf(&line, kb_trn(", %d source", ", %d sources", sources),
                      (int)sources);
    if (variants > 0)
        kb_buf_printf(&line, kb_trn(", %d variant", ", %d variants", variants),
                      (int)variants);
    kb_card_field(writer, label, line.ptr);
    kb_buf_dispose(&line);
}

static void put_definitions(kb_writer *writer, const kb_node *record)
{
    const kb_node *at = kb_node_first(kb_node_find(record, "definitions"));
    const char *label = N_("is");
    int64_t shown = 0, more = 0;

    for (; at; at = kb_node_next(at)) {
        if (shown++ < SHOWN_DEFINITIONS)
            put_definition(writer, at, label);
        else
            more++;
        label = "";
    }
    kb_card_more(writer, more);
}

/* Of the relations with one predicate, where a card has any. */
static void put_sentences(kb_writer *writer, const kb_node *relations,
                          const kb_word *predicate)
{
    const kb_node *at = kb_node_first(relations);

    for (; at; at = kb_node_next(at)) {
        if (strcmp(kb_node_get_text(at, "p"), predicate->name) == 0)
            kb_print_sentences(writer, at);
    }
}

/* The names at the other end of the relations with one predicate. */
static void put_relations(kb_writer *writer, const kb_node *record,
                          kb_predicate p, bool out)
{
    const kb_word *predicate = kb_predicate_word(p);
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_buf path = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *all = kb_node_find(record, out ? "out" : "in");
    const kb_node *at = kb_node_first(all);
    int64_t shown = 0;

    for (; at; at = kb_node_next(at)) {
        if (strcmp(kb_node_get_text(at, "p"), predicate->name) != 0)
            continue;
        kb_buf_printf(&line, "%s%s (%" PRId64 ")", shown++ ? ", " : "",
                      kb_node_get_text(at, out ? "o.name" : "s.name"),
                      kb_node_get_int(at, "sources"));
    }
    kb_buf_printf(&path, "relations.%s.%s", predicate->name,
                  out ? "out" : "in");
    int64_t total = kb_node_get_int(record, path.ptr);
    if (total > shown)
        kb_buf_printf(&line, "  +%" PRId64, total - shown);
    kb_card_field(writer, kb_predicate_label(p, out, kb_catalogue_is_open()),
                  line.ptr);
    put_sentences(writer, all, predicate);
    kb_buf_dispose(&line);
    kb_buf_dispose(&path);
}

static void put_concept(kb_writer *writer, const kb_node *record)
{
    const char *from = kb_node_get_text(record, "redirected_from");

    put_title(writer, record);
    if (from)
        kb_card_field(writer, N_("asked as"), kb_node_get_text(record, "term"));
    put_aliases(writer, record);
    put_definitions(writer, record);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        put_relations(writer, record, (kb_predicate)p, true);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        put_relations(writer, record, (kb_predicate)p, false);
    kb_show_figures(writer, record);
    kb_show_events(writer, record);
    kb_show_put_explain(writer, record);
    kb_card_blank(writer);
}

/* ---- an article --------------------------------------------------------- */

static void add_article_counts(kb_buf *line, const kb_node *record,
                               int concepts)
{
    int mentions = (int)kb_node_get_int(record, "mentions");
    int relations = (int)kb_node_get_int(record, "relation_count");
    int definitions = (int)kb_node_get_int(record, "definition_count");
    int figures = (int)kb_node_get_int(record, "figure_count");
    int events = (int)kb_node_get_int(record, "event_count");

    kb_buf_printf(line, kb_trn("%d concept", "%d concepts", concepts),
                  concepts);
    kb_buf_printf(line, kb_trn(", %d mention", ", %d mentions", mentions),
                  mentions);
    kb_buf_printf(line, kb_trn(", %d relation", ", %d relations", relations),
                  relations);
    kb_buf_printf(line,
                  kb_trn(", %d definition", ", %d definitions", definitions),
                  definitions);
    if (figures > 0)
        kb_buf_printf(line, kb_trn(", %d figure", ", %d figures", figures),
                      figures);
    if (events > 0)
        kb_buf_printf(line, kb_trn(", %d event", ", %d events", events),
                      events);
}

static void put_article_facts(kb_writer *writer, const kb_node *record)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *at = kb_node_first(kb_node_find(record, "concepts"));
    size_t n = 0;

    for (; at; at = kb_node_next(at), n++) {
        if (n < SHOWN_CONCEPTS)
            kb_buf_printf(&line, "%s%s", n ? ", " : "",
                          kb_node_get_text(at, "name"));
    }
    if (n > SHOWN_CONCEPTS)
        kb_buf_printf(&line, "  +%zu", n - SHOWN_CONCEPTS);
    kb_card_field(writer, N_("concepts"), line.ptr);
    kb_buf_clear(&line);
    add_article_counts(&line, record, (int)n);
    kb_card_field(writer, N_("says"), line.ptr);
    kb_buf_dispose(&line);
}

static void put_text(kb_writer *writer, const char *text)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    kb_str rest = kb_str_of(text), piece;

    while (kb_str_split(&rest, '\n', &piece)) {
        kb_buf_clear(&line);
        kb_buf_add(&line, piece);
        kb_card_para(writer, 0, line.ptr);
    }
    kb_buf_dispose(&line);
}

/* The other articles of its cluster, a line each. */
static void put_copies(kb_writer *writer, const kb_node *record)
{
    const kb_node *at = kb_node_first(kb_node_find(record, "copies"));
    const char *label = N_("copies");
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    int64_t n = 0;

    for (; at; at = kb_node_next(at), n++) {
        const char *date = kb_node_get_text(at, "date");
        if (n >= SHOWN_COPIES)
            continue;
        kb_buf_clear(&line);
        kb_buf_printf(&line, "%s  %s%s%s", kb_node_get_text(at, "id"),
                      date ? date : "", date ? "  " : "",
                      kb_node_get_text(at, "title"));
        kb_card_field(writer, label, line.ptr);
        label = "";
    }
    kb_card_more(writer, n - SHOWN_COPIES);
    kb_buf_dispose(&line);
}

static void put_article(kb_writer *writer, const kb_node *record)
{
    kb_card_title(writer, kb_node_get_text(record, "title"),
                  kb_node_get_text(record, "id"));
    kb_card_field(writer, N_("date"), kb_node_get_text(record, "date"));
    kb_card_field(writer, N_("author"), kb_node_get_text(record, "author"));
    kb_card_field(writer, N_("origin"), kb_node_get_text(record, "origin"));
    kb_card_field(writer, N_("url"), kb_node_get_text(record, "url"));
    put_copies(writer, record);
    put_article_facts(writer, record);
    kb_card_blank(writer);
    put_text(writer, kb_node_get_text(record, "text"));
}

void kb_show_card(kb_writer *writer, const kb_node *record)
{
    if (strcmp(kb_node_get_text(record, "type"), "article") == 0)
        put_article(writer, record);
    else
        put_concept(writer, record);
}
