/* show_explain.c - `aigckb show --explain`: where it comes from. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cli/record.h"
#include "cli/show.h"

enum { LINE_MAX_BYTES = 1 << 20, SHOWN_VOTES = 8 };

static const char by_correction[] = "correction", by_articles[] = "articles";

/* ---- the record --------------------------------------------------------- */

static void add_votes(kb_node *out, const char *key, const kb_votes *votes,
                      bool tell)
{
    kb_node *list = kb_node_add_list(out, key);

    for (size_t i = 0; i < votes->len; i++) {
        const kb_vote *v = &votes->data[i];
        kb_node *vote = kb_node_add_object(list, NULL);
        kb_node_text(vote, "value", v->value);
        if (tell)
            kb_node_text(vote, "by", v->given ? by_correction : by_articles);
        kb_node_int(vote, "sources", v->sources);
        kb_node_int(vote, "articles", v->articles);
    }
}

static void add_choice(kb_node *out, const char *key, const char *value,
                       bool given, const kb_votes *votes)
{
    kb_node *node = kb_node_add_object(out, key);

    kb_node_text(node, "value", value);
    kb_node_text(node, "by", given ? by_correction : by_articles);
    add_votes(node, "votes", votes, false);
}

static void add_parts(kb_node *out, const kb_provenance *p)
{
    kb_node *list = kb_node_add_list(out, "parts");

    for (size_t i = 0; i < p->part_count; i++) {
        kb_node *part = kb_node_add_object(list, NULL);
        kb_record_id(part, "id", "c:", p->parts[i].id);
        kb_node_text(part, "name", p->parts[i].name);
        kb_node_int(part, "sources", p->parts[i].sources);
        kb_node_int(part, "articles", p->parts[i].articles);
    }
}

static void add_corrections(kb_node *out, const kb_provenance *p)
{
    kb_node *list = kb_node_add_list(out, "corrections");

    for (size_t i = 0; i < p->corrections.len; i++) {
        const kb_correction *c = &p->corrections.data[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_int(node, "n", (int64_t)c->line);
        kb_node_text(node, "op", kb_correction_name(c->op));
        kb_node *words = kb_node_add_list(node, "words");
        for (size_t k = 0; k < KB_CORRECTION_WORDS && c->words[k]; k++)
            kb_node_text(words, NULL, c->words[k]);
    }
    list = kb_node_add_list(out, "rejected");
    for (size_t i = 0; i < p->rejected_count; i++) {
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "id", p->rejected_ids[i]);
        kb_node_text(node, "s", p->rejected[i].s);
        kb_node_text(node, "p", kb_predicate_word(p->rejected[i].p)->name);
        kb_node_text(node, "o", p->rejected[i].o);
        kb_node_text(node, "status", "rejected");
    }
}

void kb_show_explain(kb_node *out, const kb_concept *concept,
                     const kb_provenance *provenance)
{
    kb_node *node = kb_node_add_object(out, "explain");

    add_choice(node, "name", concept->name, provenance->name_given,
               &provenance->names);
    add_choice(node, "kind", kb_kind_word(concept->kind)->name,
               provenance->kind_given, &provenance->kinds);
    add_choice(node, "layer", kb_layer_word(concept->layer)->name,
               provenance->layer_given, &provenance->layers);
    kb_node_int(node, "lexicon", provenance->lexicon);
    kb_node_int(node, "pattern", provenance->pattern);
    add_votes(node, "forms", &provenance->forms, true);
    add_parts(node, provenance);
    add_corrections(node, provenance);
}

/* ---- the card ----------------------------------------------------------- */

static void add_vote(kb_buf *line, const kb_node *vote)
{
    const char *by = kb_node_get_text(vote, "by");

    kb_buf_printf(line, "%s%s (", line->len > 0 ? ", " : "",
                  kb_node_get_text(vote, "value"));
    if (by && strcmp(by, by_correction) == 0)
        kb_buf_add_text(line, kb_tr(N_("correction, ")));
    kb_buf_printf(line, "%" PRId64 ")", kb_node_get_int(vote, "sources"));
}

static void put_votes(kb_writer *writer, const char *label, const char *first,
                      const kb_node *votes)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *at = votes ? kb_node_first(votes) : NULL;
    size_t n = 0;

    kb_buf_add_text(&line, first);
    for (; at; at = kb_node_next(at)) {
        if (n++ < SHOWN_VOTES)
            add_vote(&line, at);
    }
    if (n > SHOWN_VOTES)
        kb_buf_printf(&line, "  +%zu", n - SHOWN_VOTES);
    kb_card_field(writer, label, line.ptr);
    kb_buf_dispose(&line);
}

/* "correction: product", and what the articles say. */
static void put_choice(kb_writer *writer, const kb_node *explain,
                       const char *key)
{
    const kb_node *node = kb_node_find(explain, key);
    const char *by = kb_node_get_text(node, "by");
    kb_buf first = KB_BUF_INIT(LINE_MAX_BYTES);

    if (strcmp(by, by_correction) == 0)
        kb_buf_printf(&first, kb_tr(N_("%s (correction)")),
                      kb_node_get_text(node, "value"));
    put_votes(writer, key, first.len > 0 ? first.ptr : "",
              kb_node_find(node, "votes"));
    kb_buf_dispose(&first);
}

static void put_found(kb_writer *writer, const kb_node *explain)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);

    kb_buf_printf(&line, kb_tr(N_("lexicon (%d), pattern (%d)")),
                  (int)kb_node_get_int(explain, "lexicon"),
                  (int)kb_node_get_int(explain, "pattern"));
    kb_card_field(writer, N_("found by"), line.ptr);
    kb_buf_dispose(&line);
}

static void put_parts(kb_writer *writer, const kb_node *explain)
{
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);
    const kb_node *at = kb_node_first(kb_node_find(explain, "parts"));

    for (const char *comma = ""; at; comma = ", ", at = kb_node_next(at))
        kb_buf_printf(&line, "%s%s (%" PRId64 ")", comma,
                      kb_node_get_text(at, "name"),
                      kb_node_get_int(at, "sources"));
    kb_card_field(writer, N_("counts"), line.ptr);
    kb_buf_dispose(&line);
}

static void put_corrections(kb_writer *writer, const kb_node *explain)
{
    static const char *const paths[] = {"words.0", "words.1", "words.2"};
    const kb_node *at = kb_node_first(kb_node_find(explain, "corrections"));
    const char *label = N_("corrected");
    kb_buf line = KB_BUF_INIT(LINE_MAX_BYTES);

    for (; at; at = kb_node_next(at)) {
        kb_buf_clear(&line);
        kb_buf_printf(&line, "%" PRId64 ": %s", kb_node_get_int(at, "n"),
                      kb_node_get_text(at, "op"));
        for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
            const char *word = kb_node_get_text(at, paths[i]);
            if (word)
                kb_buf_printf(&line, "  %s", word);
        }
        kb_card_field(writer, label, line.ptr);
        label = "";
    }
    kb_buf_dispose(&line);
}

void kb_show_put_explain(kb_writer *writer, const kb_node *record)
{
    const kb_node *explain = kb_node_find(record, "explain");

    if (!explain || !kb_node_find(explain, "name"))
        return;
    put_choice(writer, explain, N_("name"));
    put_found(writer, explain);
    put_choice(writer, explain, N_("kind"));
    put_choice(writer, explain, N_("layer"));
    put_votes(writer, N_("forms"), "", kb_node_find(explain, "forms"));
    put_parts(writer, explain);
    put_corrections(writer, explain);
}
