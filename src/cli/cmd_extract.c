/* cmd_extract.c - `aigckb extract PATH...`: what articles say, as JSON lines.
 * A pure map: no store, no clock; `load` takes the lines in any order. */
#include "aigckb/extract.h"

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"

enum { PATH_DEPTH = 16, TITLE_MAX_BYTES = 4096 };

typedef struct extract_options {
    const char *dict;
    bool show_promo;
} extract_options;

static void add_path(kb_node *record, const kb_doc *doc, size_t block)
{
    const char *texts[PATH_DEPTH];
    int n = 0;
    kb_node *list = kb_node_add_list(record, "path");
    for (int at = doc->blocks[block].heading;
         at != KB_NO_BLOCK && n < PATH_DEPTH; at = doc->blocks[at].heading)
        texts[n++] = doc->blocks[at].text;
    while (n > 0)
        kb_node_text(list, NULL, texts[--n]);
}

static void add_blocks(kb_node *record, const kb_doc *doc)
{
    kb_node *list = kb_node_add_list(record, "blocks");
    for (size_t i = 0; i < doc->block_count; i++) {
        const kb_block *b = &doc->blocks[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_int(node, "n", (int64_t)i);
        kb_node_text(node, "type", kb_block_type_name(b->type));
        kb_node_int(node, "level", b->level);
        if (b->up == KB_NO_BLOCK)
            kb_node_null(node, "up");
        else
            kb_node_int(node, "up", b->up);
        add_path(node, doc, i);
        kb_node_text(node, "text", b->text);
        kb_node_bool(node, "promo", b->promo);
    }
}

static void add_span(kb_node *node, const kb_span *span)
{
    kb_node_int(node, "block", span->block);
    kb_node_int(node, "start", span->start);
    kb_node_int(node, "end", span->end);
}

static void add_concepts(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "concepts");
    for (size_t i = 0; i < facts->concept_count; i++) {
        const kb_concept_fact *c = &facts->concepts[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "name", c->name);
        kb_node_text(node, "kind", kb_kind_word(c->kind)->name);
        kb_node_text(node, "layer", kb_layer_word(c->layer)->name);
        kb_node *aliases = kb_node_add_list(node, "aliases");
        for (size_t k = 0; k < c->alias_count; k++)
            kb_node_text(aliases, NULL, c->aliases[k]);
        kb_node_text(node, "basis", kb_basis_word(c->basis)->name);
        kb_node *mentions = kb_node_add_list(node, "mentions");
        for (size_t k = 0; k < c->mention_count; k++)
            add_span(kb_node_add_object(mentions, NULL), &c->mentions[k]);
    }
}

static void add_relations(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "relations");
    for (size_t i = 0; i < facts->relation_count; i++) {
        const kb_relation_fact *r = &facts->relations[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "s", facts->concepts[r->s].name);
        kb_node_text(node, "p", kb_predicate_word(r->p)->name);
        kb_node_text(node, "o", facts->concepts[r->o].name);
        kb_node_text(node, "basis", kb_basis_word(r->basis)->name);
        kb_node_real(node, "confidence", r->confidence);
        add_span(node, &r->span);
    }
}

static void add_definitions(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "definitions");
    for (size_t i = 0; i < facts->definition_count; i++) {
        const kb_definition_fact *d = &facts->definitions[i];
        kb_node *node = kb_node_add_object(list, NULL);
        kb_node_text(node, "concept", facts->concepts[d->concept].name);
        kb_node_text(node, "text", d->text);
        kb_node_text(node, "by", d->by);
        add_span(node, &d->span);
    }
}

static void add_concept_name(kb_node *node, const kb_facts *facts,
                             int32_t concept)
{
    kb_node_text(node, "concept",
                 concept >= 0 ? facts->concepts[concept].name : NULL);
}

static void add_figures(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "figures");
    for (size_t i = 0; i < facts->figure_count; i++) {
        const kb_figure_fact *f = &facts->figures[i];
        kb_node *node = kb_node_add_object(list, NULL);
        add_concept_name(node, facts, f->concept);
        kb_node_text(node, "measure", f->measure);
        kb_node_text(node, "value_text", f->value_text);
        kb_node_real(node, "value", f->value);
        kb_node_real(node, "max", f->max);
        kb_node_bool(node, "approx", f->approx);
        kb_node_text(node, "unit", f->unit);
        kb_node_text(node, "date", f->date);
        kb_node_text(node, "dated", kb_dated_word(f->dated)->name);
        kb_node_bool(node, "forecast", f->forecast);
        kb_node_text(node, "issuer", f->issuer);
        add_span(node, &f->span);
    }
}

/* How precise an ISO date is, by its form. */
static const char *precision_of(const char *date)
{
    if (strchr(date, '/'))
        return "period";
    size_t len = strlen(date);
    if (len == sizeof "2024" - 1)
        return "year";
    return len == sizeof "2024-04" - 1 ? "month" : "day";
}

static void add_events(kb_node *record, const kb_facts *facts)
{
    kb_node *list = kb_node_add_list(record, "events");
    for (size_t i = 0; i < facts->event_count; i++) {
        const kb_event_fact *e = &facts->events[i];
        kb_node *node = kb_node_add_object(list, NULL);
        add_concept_name(node, facts, e->concept);
        kb_node_text(node, "date", e->date);
        kb_node_text(node, "precision", precision_of(e->date));
        kb_node_text(node, "what", e->what);
        add_span(node, &e->span);
    }
}

static kb_node *record_of(kb_arena *arena, const kb_doc *doc,
                          const kb_facts *facts)
{
    kb_node *record = kb_node_object();
    kb_node_text(record, "schema", "aigckb.extract/1");
    kb_node_text(record, "source", kb_arena_printf(arena, "s:%s", doc->key));
    kb_node_text(record, "artid", doc->artid);
    kb_node_text(record, "title", doc->title);
    kb_node_text(record, "url", doc->url);
    kb_node_text(record, "site", doc->site);
    kb_node_text(record, "author", doc->author);
    kb_node_text(record, "origin", doc->origin);
    kb_node_text(record, "date", doc->date);
    kb_node *tags = kb_node_add_list(record, "tags");
    for (size_t i = 0; i < doc->tag_count; i++)
        kb_node_text(tags, NULL, doc->tags[i]);
    kb_node_text(record, "hash", doc->hash);
    add_blocks(record, doc);
    add_concepts(record, facts);
    add_relations(record, facts);
    add_definitions(record, facts);
    add_figures(record, facts);
    add_events(record, facts);
    return record;
}

/* Prints what one file says; KB_BAD_INPUT and KB_LIMIT are its own failures. */
static kb_status extract_file(kb_cli *cli, const kb_extractor *x,
                              kb_arena *arena, const char *path, kb_error *err)
{
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    kb_doc doc;
    kb_facts facts;

    kb_arena_clear(arena);
    kb_status status = kb_file_read(&bytes, path, err);
    if (status == KB_OK)
        status = kb_parse(
            &doc, arena,
            &(kb_raw){.name = path, .bytes = bytes.ptr, .len = bytes.len}, err);
    if (status == KB_OK) {
        kb_extract(&facts, arena, &doc, x);
        status = kb_writer_record(cli->writer, record_of(arena, &doc, &facts));
    }
    kb_buf_dispose(&bytes);
    return status;
}

static kb_status extract_all(kb_cli *cli, const kb_extractor *x, char **paths,
                             int path_count, kb_error *err)
{
    const char **files;
    size_t count, failed;
    kb_arena *arena = kb_arena_new();
    kb_status status = KB_OK;

    kb_inputs_list(&files, &count, &failed, cli, paths, path_count);
    for (size_t i = 0; i < count && !kb_cli_interrupted(cli); i++) {
        kb_error error;
        status = extract_file(cli, x, arena, files[i], &error);
        if (status != KB_OK && status != KB_BAD_INPUT && status != KB_LIMIT)
            break;
        if (status != KB_OK) {
            kb_input_failed(cli, error.message);
            failed++;
        }
        status = KB_OK;
    }
    kb_arena_free(arena);
    if (status == KB_OK && failed > 0)
        status = kb_fail(err, KB_PARTIAL, "%zu inputs failed", failed);
    return status;
}

static const kb_option own_options[] = {
    {.name = "dict",
     .letter = 'd',
     .arg = "FILE",
     .help = "a lexicon of your own; its rows win",
     .type = KB_OPTION_FILE,
     .offset = offsetof(extract_options, dict)},
    {.name = "show-promo",
     .help = "print the promotional blocks, which give no facts",
     .type = KB_OPTION_FLAG,
     .offset = offsetof(extract_options, show_promo)},
    {0},
};

static const kb_column columns[] = {
    {.header = "Source", .path = "source"},
    {.header = "Title", .path = "title", .narrow = 20},
    {.header = "Concepts", .path = "concepts.name", .narrow = 30},
    {0},
};

static const char *const fields[] = {
    "schema",  "source",   "artid",         "title",     "url",
    "site",    "author",   "date",          "tags",      "hash",
    "blocks",  "concepts", "concepts.name", "relations", "definitions",
    "figures", "events",   "origin",        NULL};

static void put_title(kb_writer *writer, const kb_node *record, size_t promo,
                      size_t all)
{
    kb_buf right = KB_BUF_INIT(TITLE_MAX_BYTES);
    kb_buf_printf(&right, "%s · %zu of %zu blocks",
                  kb_node_get_text(record, "source"), promo, all);
    kb_card_title(writer, kb_node_get_text(record, "title"), right.ptr);
    kb_buf_dispose(&right);
}

static void print_promo(kb_writer *writer, const kb_node *record)
{
    const kb_node *blocks = kb_node_first(kb_node_find(record, "blocks"));
    size_t promo = 0, all = 0;

    for (const kb_node *at = blocks; at; at = kb_node_next(at), all++)
        promo += kb_node_get_bool(at, "promo");
    put_title(writer, record, promo, all);
    for (const kb_node *at = blocks; at; at = kb_node_next(at)) {
        if (kb_node_get_bool(at, "promo"))
            kb_card_para(writer, KB_CARD_INDENT, kb_node_get_text(at, "text"));
    }
    kb_card_blank(writer);
}

static const kb_view view = {.columns = columns, .fields = fields};

/* The same records: only a reader sees less of them. */
static const kb_view promo_view = {.columns = columns,
                                   .fields = fields,
                                   .card = print_promo,
                                   .card_in_pipes = true};

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    const extract_options *own = cli->own;
    kb_extractor *x;

    kb_status status = kb_writer_begin(
        cli->writer, own->show_promo ? &promo_view : &view, err);
    if (status == KB_OK)
        status = kb_extractor_new(&x, &own->dict, own->dict != NULL, err);
    if (status != KB_OK)
        return status;
    status = extract_all(cli, x, argv, argc, err);
    kb_extractor_free(x);
    return status;
}

const kb_command kb_cmd_extract = {
    .name = "extract",
    .args = "PATH...",
    .summary = "print what articles say, without a store",
    .details =
        "Reads files and folders of .md, .markdown, .html, .htm and .txt, and "
        "prints one record an article: its blocks, and the concepts, "
        "relations, "
        "definitions, figures and events in them, each with its span (block, "
        "and code points of its text).  With --jsonl the output is what `load` "
        "stores; lines "
        "may be made on many machines and joined in any order.  What sells, "
        "gives away or begs is marked, and no fact comes from it; "
        "--show-promo prints these blocks for a reader, and changes nothing "
        "in JSON, where each block says so by its `promo`.",
    .examples = {"aigckb extract --jsonl articles/ > facts.jsonl",
                 "aigckb extract --json one.md | jq '.results[].concepts'"},
    .access = KB_NO_STORE,
    .files = true,
    .min_args = 1,
    .max_args = KB_ANY_NUMBER,
    .accepts = KB_TAKES_TERMS,
    .own_options = own_options,
    .own_size = sizeof(extract_options),
    .view = &view,
    .begins = true,
    .run = run,
};
