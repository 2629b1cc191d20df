/* export_glossary.c - the store as a glossary to read, in Markdown: an
 * overview, then the concepts by kind and layer, most sources first. */
#include <inttypes.h>
#include <string.h>

#include "aigckb/profile.h"
#include "cli/export.h"
#include "output/markdown.h"

enum {
    ALIASES = 8,
    OBJECTS = 5, /* of one predicate */
    DATED = 3,   /* figures, and events */
    ARTICLES = 3,
    LAYERS = 12, /* of one layer of the industry */
    MEMBERS = 8
};

/* In the order in which they stand on each other. */
static const kb_layer layers[KB_LAYER_COUNT] = {
    KB_LAYER_INFRASTRUCTURE, KB_LAYER_MODEL, KB_LAYER_APPLICATION,
    KB_LAYER_NONE};

typedef struct glossary {
    kb_export *x;
    kb_sink *out;
    kb_buf text;
    kb_summary summary;
    uint64_t articles[ARTICLES]; /* that the concept's facts are from */
    size_t article_count;
} glossary;

static kb_status flush(glossary *g)
{
    return kb_export_flush(g->x, g->out, &g->text);
}

static void add_word(kb_buf *out, const char *zh, const char *en)
{
    kb_buf_printf(out, "%s (%s)", zh, en);
}

/* ---- overview ----------------------------------------------------------- */

static void add_kind_row(glossary *g, kb_kind kind)
{
    const kb_word *word = kb_kind_word(kind);
    int64_t all = 0;

    kb_buf_add_text(&g->text, "| ");
    add_word(&g->text, word->zh, word->en);
    for (int i = 0; i < KB_LAYER_COUNT; i++) {
        int64_t count = g->summary.kinds[kind][layers[i]];
        kb_buf_printf(&g->text, " | %" PRId64, count);
        all += count;
    }
    kb_buf_printf(&g->text, " | %" PRId64 " |\n", all);
}

static kb_status add_overview(glossary *g)
{
    kb_store_info info;
    kb_buf *out = &g->text;

    kb_status status = kb_store_info_get(g->x->cli->store, &info, g->x->err);
    kb_buf_printf(out,
                  "# AIGC 产业知识库 (AIGC industry knowledge base)\n\n"
                  "- 概念 (concepts): %zu\n- 文章 (articles): %" PRId64
                  "，独立来源 (sources): %" PRId64 "\n\n"
                  "| 类别 (kind)",
                  g->summary.concept_count, info.articles, info.sources);
    for (int i = 0; i < KB_LAYER_COUNT; i++)
        kb_buf_printf(out, " | %s", kb_layer_word(layers[i])->zh);
    kb_buf_add_text(out, " | 合计 (all) |\n| --- ");
    for (int i = 0; i <= KB_LAYER_COUNT; i++)
        kb_buf_add_text(out, "| ---: ");
    kb_buf_add_text(out, "|\n");
    for (int kind = 0; kind < KB_KIND_COUNT; kind++)
        add_kind_row(g, (kb_kind)kind);
    kb_buf_add_char(out, '\n');
    return status;
}

static kb_status add_members(void *context, const kb_concept *layer)
{
    glossary *g = context;
    const kb_relation_query query = {
        .o = layer->id,
        .filter = {.basis = KB_ANY,
                   .predicates = 1U << KB_PART_OF,
                   .min_confidence = KB_EXPORT_LIKELY},
        .limit = MEMBERS,
        .places = 1};
    kb_relations found;

    kb_arena_clear(g->x->work);
    kb_status status = kb_relations_find(&found, g->x->cli->store, g->x->work,
                                         &query, g->x->err);
    kb_buf_add_text(&g->text, "- **");
    kb_markdown_text(&g->text, layer->name);
    kb_buf_printf(&g->text, "** (%" PRId64 ")", layer->counts.sources);
    for (size_t i = 0; i < found.len; i++) {
        kb_buf_add_text(&g->text, i ? "、" : "：");
        kb_markdown_text(&g->text, found.data[i].s.name);
        kb_buf_printf(&g->text, " (%" PRId64 ")", found.data[i].sources);
    }
    kb_buf_add_char(&g->text, '\n');
    return status;
}

static kb_status add_chain(glossary *g)
{
    kb_status status = KB_OK;

    kb_buf_add_text(&g->text, "## 产业链 (industry chain)\n\n");
    for (int i = 0; i < KB_LAYER_COUNT - 1 && status == KB_OK; i++) {
        const kb_word *word = kb_layer_word(layers[i]);
        const kb_concept_query query = {
            .kind = KB_LAYER, .layer = (int)layers[i], .limit = LAYERS};
        kb_buf_add_text(&g->text, "### ");
        add_word(&g->text, word->zh, word->en);
        kb_buf_add_text(&g->text, "\n\n");
        status = kb_concepts_walk(g->x->cli->store, &query, add_members, g,
                                  g->x->err);
        kb_buf_add_char(&g->text, '\n');
    }
    return status == KB_OK ? flush(g) : status;
}

/* ---- a concept ---------------------------------------------------------- */

static void note_article(glossary *g, uint64_t article)
{
    for (size_t i = 0; i < g->article_count; i++) {
        if (g->articles[i] == article)
            return;
    }
    if (g->article_count < ARTICLES)
        g->articles[g->article_count++] = article;
}

static void add_aliases(kb_buf *out, const kb_aliases *aliases)
{
    if (aliases->len == 0)
        return;
    kb_buf_add_text(out, "- 别名 (aliases)：");
    for (size_t i = 0; i < aliases->len && i < ALIASES; i++) {
        kb_buf_add_text(out, i ? "、" : "");
        kb_markdown_text(out, aliases->data[i].form);
    }
    if (aliases->len > ALIASES)
        kb_buf_printf(out, " … +%zu", aliases->len - ALIASES);
    kb_buf_add_char(out, '\n');
}

static void add_definition(glossary *g, const kb_definitions *definitions)
{
    if (definitions->len == 0)
        return;
    const kb_definition *first = &definitions->data[0];
    kb_buf_add_text(&g->text, "> ");
    kb_markdown_text(&g->text, first->text);
    if (first->by) {
        kb_buf_add_text(&g->text, " — ");
        kb_markdown_text(&g->text, first->by);
    }
    kb_buf_add_text(&g->text, "\n\n");
    if (first->place_count > 0)
        note_article(g, first->places[0].article);
}

/* Relations of a concept in one direction. */
typedef struct direction {
    const kb_relations *relations;
    bool in;
} direction;

static void add_predicate(kb_buf *out, kb_predicate p, bool in)
{
    const kb_word *word = kb_predicate_word(p);

    kb_buf_add_text(out, "- ");
    add_word(out, in ? word->inverse_zh : word->zh,
             in ? word->inverse_en : word->en);
    kb_buf_add_text(out, "：");
}

/* The objects of a predicate, or its subjects. */
static void add_facts(glossary *g, const direction *of, kb_predicate p,
                      int64_t all)
{
    kb_buf *out = &g->text;
    int64_t shown = 0;

    for (size_t i = 0; i < of->relations->len; i++) {
        const kb_relation *r = &of->relations->data[i];
        if (r->p != p)
            continue;
        if (shown++ == 0)
            add_predicate(out, p, of->in);
        else
            kb_buf_add_text(out, "、");
        kb_markdown_text(out, of->in ? r->s.name : r->o.name);
        kb_buf_printf(out, " (%" PRId64 ")", r->sources);
        note_article(g, r->places[0].article);
    }
    if (shown > 0 && all > shown)
        kb_buf_printf(out, " … +%" PRId64, all - shown);
    kb_buf_add_text(out, shown > 0 ? "\n" : "");
}

static void add_relations(glossary *g, const kb_profile *profile)
{
    const direction out = {&profile->out, false}, in = {&profile->in, true};

    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        add_facts(g, &out, (kb_predicate)p, profile->relations[p].out);
    for (int p = 0; p < KB_PREDICATE_COUNT; p++)
        add_facts(g, &in, (kb_predicate)p, profile->relations[p].in);
}

/* Of figures that say what they measure and when, the newest. */
static void add_figures(glossary *g, const kb_figures *figures)
{
    kb_buf *out = &g->text;
    int shown = 0;

    for (size_t i = figures->len; i-- > 0 && shown < DATED;) {
        const kb_figure *f = &figures->data[i];
        if (!f->measure || !f->date)
            continue;
        kb_buf_add_text(out, shown++ ? "；" : "- 数据 (figures)：");
        kb_markdown_text(out, f->date);
        kb_buf_add_char(out, ' ');
        kb_markdown_text(out, f->measure);
        kb_buf_add_char(out, ' ');
        kb_markdown_text(out, f->value_text);
        kb_buf_add_text(out, f->forecast ? " (预测)" : "");
        if (f->place_count > 0)
            note_article(g, f->places[0].article);
    }
    kb_buf_add_text(out, shown ? "\n" : "");
}

static void add_events(glossary *g, const kb_events *events)
{
    kb_buf *out = &g->text;
    size_t shown = events->len < DATED ? events->len : DATED;

    for (size_t i = events->len - shown; i < events->len; i++) {
        const kb_event *e = &events->data[i];
        bool first = i == events->len - shown;
        kb_buf_add_text(out, first ? "- 事件 (events)：" : "；");
        kb_markdown_text(out, e->date);
        kb_buf_add_char(out, ' ');
        kb_markdown_text(out, e->what);
        if (e->place_count > 0)
            note_article(g, e->places[0].article);
    }
    kb_buf_add_text(out, shown ? "\n" : "");
}

static kb_status add_article(glossary *g, uint64_t id)
{
    kb_source source;
    kb_buf *out = &g->text;

    kb_status status =
        kb_source_find(&source, g->x->cli->store, g->x->work, id, g->x->err);
    if (status != KB_OK)
        return status;
    bool linked = source.url && kb_markdown_links(source.url);
    kb_buf_add_text(out, linked ? "[" : "");
    kb_markdown_text(out, source.title);
    if (linked)
        kb_buf_printf(out, "](<%s>)", source.url);
    kb_buf_add_text(out, " (");
    kb_markdown_text(out, kb_arena_printf(g->x->work, "s:%s", source.key));
    if (source.date)
        kb_buf_printf(out, ", %s", source.date);
    kb_buf_add_char(out, ')');
    return KB_OK;
}

static kb_status add_articles(glossary *g, const kb_concept *concept)
{
    const kb_counts *counts = &concept->counts;
    kb_status status = KB_OK;

    kb_buf_printf(&g->text,
                  "- 来源 (sources)：%" PRId64 "，文章 (articles) %" PRId64
                  "，提及 (mentions) %" PRId64,
                  counts->sources, counts->articles, counts->mentions);
    for (size_t i = 0; i < g->article_count && status == KB_OK; i++) {
        kb_buf_add_text(&g->text, i ? "；" : "：");
        status = add_article(g, g->articles[i]);
    }
    kb_buf_add_text(&g->text, "\n\n");
    return status;
}

static kb_status add_concept(void *context, const kb_concept *concept)
{
    glossary *g = context;
    const kb_profile_query query = {
        .filter = {.basis = KB_ANY, .min_confidence = KB_EXPORT_LIKELY},
        .relations = OBJECTS,
        .places = 1};
    kb_profile profile;

    kb_arena_clear(g->x->work);
    g->article_count = 0;
    kb_status status = kb_profile_read(&profile, g->x->cli->store, g->x->work,
                                       concept, &query, g->x->err);
    if (status != KB_OK)
        return status;
    kb_buf_add_text(&g->text, "#### ");
    kb_markdown_text(&g->text, concept->name);
    kb_buf_add_text(&g->text, "\n\n");
    add_definition(g, &profile.definitions);
    add_aliases(&g->text, &profile.aliases);
    add_relations(g, &profile);
    add_figures(g, &profile.figures);
    add_events(g, &profile.events);
    status = add_articles(g, concept);
    return status == KB_OK ? flush(g) : status;
}

static kb_status add_kind(glossary *g, kb_kind kind)
{
    kb_status status = KB_OK;

    for (int i = 0; i < KB_LAYER_COUNT && status == KB_OK; i++) {
        const kb_concept_query query = {.kind = (int)kind,
                                        .layer = (int)layers[i]};
        if (g->summary.kinds[kind][layers[i]] == 0)
            continue;
        kb_buf_add_text(&g->text, "## ");
        add_word(&g->text, kb_kind_word(kind)->zh, kb_kind_word(kind)->en);
        if (layers[i] != KB_LAYER_NONE) {
            kb_buf_add_text(&g->text, " · ");
            add_word(&g->text, kb_layer_word(layers[i])->zh,
                     kb_layer_word(layers[i])->en);
        }
        kb_buf_add_text(&g->text, "\n\n");
        status = kb_concepts_walk(g->x->cli->store, &query, add_concept, g,
                                  g->x->err);
    }
    return status;
}

kb_status kb_export_glossary(kb_export *x, kb_sink *out)
{
    glossary g = {.x = x, .out = out, .text = KB_BUF_INIT(KB_EXPORT_PIECE)};

    kb_status status = kb_summary_read(&g.summary, x->cli->store, x->err);
    if (status == KB_OK)
        status = add_overview(&g);
    if (status == KB_OK)
        status = add_chain(&g);
    for (int kind = 0; kind < KB_KIND_COUNT && status == KB_OK; kind++)
        status = add_kind(&g, (kb_kind)kind);
    kb_buf_dispose(&g.text);
    return status;
}
