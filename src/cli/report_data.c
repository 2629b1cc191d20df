/* report_data.c - a report as JSON: rows of tables that name each other by
 * number.  docs/report.md says what is in a row. */
#include "aigckb/sets.h"
#include "cli/record.h"
#include "cli/report.h"
#include "output/render.h"

typedef struct writing {
    kb_buf *out;
    const kb_report *report;
    kb_cli *cli;
    kb_error *err;
    size_t rows; /* of the table that is being written */
} writing;

/* ---- tables ------------------------------------------------------------- */

static void begin(writing *w, const char *table)
{
    kb_buf_printf(w->out, ",\n\"%s\":[", table);
    w->rows = 0;
}

/* Writes a row, and frees it. */
static void put(writing *w, kb_node *row)
{
    kb_buf_add_text(w->out, w->rows++ > 0 ? ",\n" : "\n");
    kb_render_json(w->out, row, false);
    kb_node_free(row);
}

static void end(writing *w)
{
    kb_buf_add_char(w->out, ']');
}

static void member(writing *w, const char *name, kb_node *value)
{
    kb_buf_printf(w->out, ",\n\"%s\":", name);
    kb_render_json(w->out, value, false);
    kb_node_free(value);
}

static void add_text(kb_node *row, const char *text)
{
    kb_node_text(row, NULL, text);
}

static void add_size(kb_node *row, size_t value)
{
    kb_node_int(row, NULL, (int64_t)value);
}

/* ---- the store ---------------------------------------------------------- */

static kb_status add_count(void *context, const kb_count *count)
{
    kb_node *row = kb_node_add_list(context, NULL);

    add_text(row, count->name);
    kb_node_int(row, NULL, count->count);
    return KB_OK;
}

static kb_status count_by(kb_node *out, writing *w, const char *key,
                          kb_count_by by)
{
    return kb_store_count(w->cli->store, by, add_count,
                          kb_node_add_list(out, key), w->err);
}

/* Articles of the filter: how many, and of which sites and years. */
static kb_status count_articles(kb_node *out, writing *w)
{
    kb_arena *arena = kb_arena_new();
    kb_set_query query = KB_SET_QUERY_ALL;
    kb_article_set set;

    query.filter = w->cli->options.articles;
    kb_status status =
        kb_store_articles_with(&set, w->cli->store, arena, &query, w->err);
    uint64_t *places = kb_arena_alloc(arena, set.len * sizeof *places);
    for (size_t i = 0; i < set.len; i++)
        places[i] = set.members[i].place;
    kb_node_int(out, "articles", (int64_t)set.len);
    kb_facet_query facet = {.facet = KB_FACET_SITE,
                            .places = places,
                            .place_count = set.len,
                            .with_duplicates = true};
    if (status == KB_OK)
        status = kb_store_facet(w->cli->store, &facet, add_count,
                                kb_node_add_list(out, "sites"), w->err);
    facet.facet = KB_FACET_YEAR;
    if (status == KB_OK)
        status = kb_store_facet(w->cli->store, &facet, add_count,
                                kb_node_add_list(out, "years"), w->err);
    kb_arena_free(arena);
    return status;
}

static kb_status put_store(writing *w)
{
    kb_store_info info;
    kb_node *out = kb_node_object();
    kb_status status = kb_store_info_get(w->cli->store, &info, w->err);

    if (status == KB_OK)
        status = count_articles(out, w);
    if (status == KB_OK)
        status = count_by(out, w, "kinds", KB_COUNT_KINDS);
    if (status == KB_OK)
        status = count_by(out, w, "layers", KB_COUNT_LAYERS);
    kb_node_int(out, "sources", info.sources);
    kb_node_int(out, "concepts", info.concepts);
    kb_node_int(out, "mentions", info.mentions);
    kb_node_int(out, "relations", info.relations);
    kb_node_int(out, "definitions", info.definitions);
    kb_node_int(out, "figures", info.figures);
    kb_node_int(out, "events", info.events);
    member(w, "store", out);
    return status;
}

/* ---- words -------------------------------------------------------------- */

static void add_word(kb_node *list, const kb_word *word)
{
    kb_node *row = kb_node_add_list(list, NULL);

    add_text(row, word->name);
    add_text(row, word->en);
    add_text(row, word->zh);
    if (word->inverse_en) {
        add_text(row, word->inverse_en);
        add_text(row, word->inverse_zh);
    }
}

static void put_words(writing *w)
{
    kb_node *out = kb_node_object();
    kb_node *kinds = kb_node_add_list(out, "kinds");
    kb_node *layers = kb_node_add_list(out, "layers");
    kb_node *predicates = kb_node_add_list(out, "predicates");
    kb_node *bases = kb_node_add_list(out, "bases");

    for (int i = 0; i < KB_KIND_COUNT; i++)
        add_word(kinds, kb_kind_word((kb_kind)i));
    for (int i = 0; i < KB_LAYER_COUNT; i++)
        add_word(layers, kb_layer_word((kb_layer)i));
    for (int i = 0; i < KB_PREDICATE_COUNT; i++)
        add_word(predicates, kb_predicate_word((kb_predicate)i));
    for (int i = 0; i < KB_BASIS_COUNT; i++)
        add_word(bases, kb_basis_word((kb_basis)i));
    member(w, "words", out);
}

/* ---- concepts ----------------------------------------------------------- */

static kb_status put_concept(writing *w, const kb_graph_node *node)
{
    kb_arena *arena = kb_arena_new();
    const kb_concept *concept = &node->concept;
    kb_node *row = kb_node_list();
    kb_aliases aliases = {0};

    kb_status status =
        kb_aliases_find(&aliases, w->cli->store, arena, concept->id, w->err);
    add_text(row, kb_arena_printf(arena, "c:%s", concept->fold));
    add_text(row, concept->name);
    kb_node_int(row, NULL, concept->kind);
    kb_node_int(row, NULL, concept->layer);
    kb_node_int(row, NULL, concept->counts.sources);
    kb_node_int(row, NULL, concept->counts.articles);
    kb_node_int(row, NULL, concept->counts.mentions);
    add_size(row, node->community);
    kb_node *forms = kb_node_add_list(row, NULL);
    for (size_t i = 0; i < aliases.len; i++)
        add_text(forms, aliases.data[i].form);
    add_text(row, kb_term_pinyin(arena, concept->fold));
    put(w, row);
    kb_arena_free(arena);
    return status;
}

static kb_status put_concepts(writing *w)
{
    const kb_graph *graph = &w->report->graph;
    kb_status status = KB_OK;

    begin(w, "concepts");
    for (size_t i = 0; i < graph->node_count && status == KB_OK; i++)
        status = put_concept(w, &graph->nodes[i]);
    end(w);
    return status;
}

/* ---- facts -------------------------------------------------------------- */

static void add_concept(kb_node *row, const writing *w,
                        const kb_concept *concept)
{
    size_t place;

    if (concept->fold && kb_report_find(&place, w->report, concept->id))
        add_size(row, place);
    else
        kb_node_null(row, NULL);
}

/* The number of its sentence, or null. */
static void add_quote(kb_node *row, const writing *w, const kb_place *place)
{
    size_t quote;

    if (kb_quotes_find(&quote, &w->report->quotes, place))
        add_size(row, quote);
    else
        kb_node_null(row, NULL);
}

static void put_relations(writing *w)
{
    const kb_graph *graph = &w->report->graph;

    begin(w, "relations");
    for (size_t i = 0; i < graph->edge_count; i++) {
        const kb_graph_edge *edge = &graph->edges[i];
        kb_node *row = kb_node_list();
        add_size(row, edge->s);
        kb_node_int(row, NULL, edge->p);
        add_size(row, edge->o);
        kb_node_int(row, NULL, edge->basis);
        kb_node_real(row, NULL, edge->confidence);
        kb_node_int(row, NULL, edge->sources);
        kb_node_int(row, NULL, edge->articles);
        add_quote(row, w, &edge->place);
        put(w, row);
    }
    end(w);
}

static void put_definitions(writing *w)
{
    begin(w, "definitions");
    for (size_t i = 0; i < w->report->definitions.len; i++) {
        const kb_report_definition *own = &w->report->definitions.data[i];
        kb_node *row = kb_node_list();
        add_size(row, own->concept);
        add_text(row, own->definition.text);
        add_text(row, own->definition.by);
        kb_node_int(row, NULL, own->definition.sources);
        kb_node_int(row, NULL, own->definition.articles);
        add_quote(row, w, own->definition.places);
        put(w, row);
    }
    end(w);
}

/* Whether a figure disagrees with the one before it. */
static bool is_rival(const kb_report *report, size_t at)
{
    const kb_figure *figure = &report->figures.data[at];
    return at > 0 && figure->rival_count > 1 &&
           figure[-1].rivals == figure->rivals;
}

static void put_figure(writing *w, size_t at)
{
    const kb_figure *figure = &w->report->figures.data[at];
    kb_node *row = kb_node_list();

    add_concept(row, w, &figure->concept);
    add_text(row, figure->measure);
    add_text(row, figure->value_text);
    kb_node_real(row, NULL, figure->value);
    if (figure->max > figure->value)
        kb_node_real(row, NULL, figure->max);
    else
        kb_node_null(row, NULL);
    add_text(row, figure->unit);
    add_text(row, figure->date);
    kb_node_bool(row, NULL, figure->dated == KB_DATED_ARTICLE);
    kb_node_bool(row, NULL, figure->approx);
    kb_node_bool(row, NULL, figure->forecast);
    add_text(row, figure->issuer);
    kb_node_int(row, NULL, figure->sources);
    kb_node_int(row, NULL, figure->articles);
    kb_node_bool(row, NULL, is_rival(w->report, at));
    add_quote(row, w, figure->places);
    put(w, row);
}

static void put_figures(writing *w)
{
    begin(w, "figures");
    for (size_t i = 0; i < w->report->figures.len; i++)
        put_figure(w, i);
    end(w);
}

static void put_events(writing *w)
{
    begin(w, "events");
    for (size_t i = 0; i < w->report->events.len; i++) {
        const kb_event *event = &w->report->events.data[i];
        kb_node *row = kb_node_list();
        add_concept(row, w, &event->concept);
        add_text(row, event->date);
        add_text(row, event->what);
        kb_node_int(row, NULL, event->sources);
        kb_node_int(row, NULL, event->articles);
        add_quote(row, w, event->places);
        put(w, row);
    }
    end(w);
}

/* ---- evidence ----------------------------------------------------------- */

static void put_evidence(writing *w)
{
    const kb_quotes *quotes = &w->report->quotes;

    begin(w, "quotes");
    for (size_t i = 0; i < quotes->quotes.len; i++) {
        const kb_quote *quote = &quotes->quotes.data[i];
        kb_node *row = kb_node_list();
        add_size(row, quote->source);
        kb_node_int(row, NULL, quote->para);
        add_text(row, quote->text);
        put(w, row);
    }
    end(w);
    begin(w, "sources");
    for (size_t i = 0; i < quotes->sources.len; i++) {
        const kb_source *source = &quotes->sources.data[i];
        kb_node *row = kb_node_list();
        kb_record_id(row, NULL, "s:", source->key);
        add_text(row, source->title);
        add_text(row, source->url);
        add_text(row, source->site);
        add_text(row, source->date);
        add_size(row, source->cluster_size);
        put(w, row);
    }
    end(w);
}

/* ------------------------------------------------------------------------- */

static void put_query(writing *w, const char *lang)
{
    const size_t seeds = w->report->term_count;
    kb_node *terms = kb_node_list();

    for (int i = 0; i < w->cli->arg_count; i++)
        add_text(terms, w->cli->args[i]);
    kb_buf_add_text(w->out, "{\"schema\":\"aigckb-report/1\"");
    kb_buf_printf(w->out, ",\n\"lang\":%s%s%s", lang ? "\"" : "",
                  lang ? lang : "null", lang ? "\"" : "");
    member(w, "terms", terms);
    kb_buf_printf(w->out, ",\n\"seeds\":%zu", seeds);
    member(w, "filters",
           kb_options_filters(&w->cli->options, w->cli->command->accepts));
}

kb_status kb_report_data(kb_buf *out, const kb_report *report, kb_cli *cli,
                         const char *lang, kb_error *err)
{
    writing w = {.out = out, .report = report, .cli = cli, .err = err};

    put_query(&w, lang);
    put_words(&w);
    kb_status status = put_store(&w);
    if (status == KB_OK)
        status = put_concepts(&w);
    put_definitions(&w);
    put_relations(&w);
    put_figures(&w);
    put_events(&w);
    put_evidence(&w);
    kb_buf_add_text(out, "\n}\n");
    if (status == KB_OK && out->over)
        status = kb_fail(err, KB_LIMIT,
                         "the report is too large: "
                         "--max-concepts makes it smaller");
    return status;
}
