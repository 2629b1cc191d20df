/* record.c - the objects that JSON is made of. */
#include "cli/record.h"

#include "aigckb/conflict.h"

#include "base/buf.h"
#include "base/hash.h"

enum { ID_MAX = 1 << 20, CLUSTER_DIGITS = 12 };

void kb_record_id(kb_node *out, const char *key, const char *prefix,
                  const char *rest)
{
    kb_buf id = KB_BUF_INIT(ID_MAX);
    kb_buf_add_text(&id, prefix);
    kb_buf_add_text(&id, rest);
    kb_node_text(out, key, id.ptr);
    kb_buf_dispose(&id);
}

/* ---- concepts ----------------------------------------------------------- */

static void add_names(kb_node *out, const kb_concept *concept)
{
    kb_record_id(out, "id", "c:", concept->fold);
    kb_node_text(out, "name", concept->name);
    kb_node_text(out, "kind", kb_kind_word(concept->kind)->name);
}

static void add_counts(kb_node *out, const kb_counts *counts)
{
    kb_node_int(out, "mentions", counts->mentions);
    kb_node_int(out, "articles", counts->articles);
    kb_node_int(out, "sources", counts->sources);
}

kb_node *kb_record_end(kb_node *parent, const char *key,
                       const kb_concept *concept)
{
    kb_node *end = kb_node_add_object(parent, key);
    add_names(end, concept);
    return end;
}

void kb_record_concept(kb_node *out, const kb_concept *concept)
{
    add_names(out, concept);
    kb_node_text(out, "layer", kb_layer_word(concept->layer)->name);
    add_counts(out, &concept->counts);
}

/* Every predicate that it has a relation of, in the order of the vocabulary. */
static void add_relation_counts(kb_node *out, const kb_relation_count *counts)
{
    kb_node *relations = kb_node_add_object(out, "relations");

    for (int p = 0; p < KB_PREDICATE_COUNT; p++) {
        if (counts[p].out == 0 && counts[p].in == 0)
            continue;
        kb_node *count = kb_node_add_object(
            relations, kb_predicate_word((kb_predicate)p)->name);
        kb_node_int(count, "out", counts[p].out);
        kb_node_int(count, "in", counts[p].in);
    }
}

kb_status kb_record_outline(kb_node *out, kb_reader *reader,
                            const kb_outline *outline, kb_error *err)
{
    kb_status status = KB_OK;

    add_names(out, &outline->concept);
    kb_node_text(out, "layer", kb_layer_word(outline->concept.layer)->name);
    kb_node *aliases = kb_node_add_list(out, "aliases");
    for (size_t i = 0; i < outline->aliases.len; i++)
        kb_node_text(aliases, NULL, outline->aliases.data[i].form);
    add_counts(out, &outline->concept.counts);
    if (outline->definition)
        status = kb_record_definition(kb_node_add_object(out, "definition"),
                                      reader, outline->definition, 1, err);
    else
        kb_node_null(out, "definition");
    add_relation_counts(out, outline->relations);
    return status;
}

/* ---- articles and evidence ---------------------------------------------- */

void kb_record_cluster_id(kb_node *out, const char *key, uint64_t cluster)
{
    char hex[KB_HEX];

    kb_hex(hex, cluster);
    hex[CLUSTER_DIGITS] = '\0';
    kb_record_id(out, key, "k:", hex);
}

void kb_record_cluster(kb_node *out, uint64_t cluster, size_t size)
{
    kb_node *node = kb_node_add_object(out, "cluster");

    kb_record_cluster_id(node, "id", cluster);
    kb_node_int(node, "size", (int64_t)size);
}

void kb_record_article(kb_node *out, const kb_article *article)
{
    kb_record_id(out, "id", "s:", article->key);
    kb_node_text(out, "artid", article->artid);
    kb_node_text(out, "title", article->title);
    kb_node_text(out, "url", article->url);
    kb_node_text(out, "site", article->site);
    kb_node_text(out, "author", article->author);
    kb_node_text(out, "date", article->date);
    kb_node_text(out, "origin", article->origin);
    kb_node *tags = kb_node_add_list(out, "tags");
    for (size_t i = 0; i < article->tag_count; i++)
        kb_node_text(tags, NULL, article->tags[i]);
    kb_record_cluster(out, article->cluster, article->cluster_size);
    kb_node_int(out, "chars", (int64_t)article->chars);
}

void kb_record_evidence(kb_node *out, const kb_evidence *evidence)
{
    const kb_source *source = &evidence->source;

    kb_record_id(out, "source", "s:", source->key);
    kb_node_text(out, "title", source->title);
    kb_node_text(out, "url", source->url);
    kb_node_text(out, "site", source->site);
    kb_node_text(out, "author", source->author);
    kb_node_text(out, "date", source->date);
    kb_record_cluster(out, source->cluster, source->cluster_size);
    kb_node_text(out, "heading", evidence->heading);
    kb_node_int(out, "para", evidence->para);
    kb_node_int(out, "start", evidence->start);
    kb_node_int(out, "end", evidence->end);
    kb_node_int(out, "byte_start", evidence->byte_start);
    kb_node_int(out, "byte_end", evidence->byte_end);
    kb_node_text(out, "quote", evidence->quote);
    kb_node_text(out, "speaker", evidence->speaker);
}

kb_status kb_record_places(kb_node *out, kb_reader *reader,
                           const kb_found_places *found, size_t most,
                           kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_node *list = kb_node_add_list(out, "evidence");
    kb_status status = KB_OK;

    for (size_t i = 0; i < found->count && i < most && status == KB_OK; i++) {
        kb_evidence evidence;
        status =
            kb_reader_quote(&evidence, reader, arena, &found->places[i], err);
        if (status == KB_OK)
            kb_record_evidence(kb_node_add_object(list, NULL), &evidence);
        else if (status == KB_NOT_FOUND)
            status = KB_OK; /* its article was removed meanwhile */
    }
    kb_node_int(out, "evidence_total", found->total);
    kb_arena_free(arena);
    return status;
}

/* ---- relations and definitions ------------------------------------------ */

kb_status kb_record_relation(kb_node *out, kb_reader *reader,
                             const kb_relation *relation, size_t most,
                             kb_error *err)
{
    bool disputed = false;

    kb_status status = kb_relation_disputed(&disputed, reader, relation, err);
    kb_node_text(out, "id", relation->id);
    kb_record_end(out, "s", &relation->s);
    kb_node_text(out, "p", kb_predicate_word(relation->p)->name);
    kb_record_end(out, "o", &relation->o);
    kb_node_text(out, "basis", kb_basis_word(relation->basis)->name);
    kb_node_real(out, "confidence", relation->confidence);
    kb_node_int(out, "sources", relation->sources);
    kb_node_int(out, "articles", relation->articles);
    kb_node_text(out, "first_date", relation->first_date);
    kb_node_text(out, "last_date", relation->last_date);
    kb_node_text(out, "status", disputed ? "disputed" : "ok");
    const kb_found_places found = {relation->places, relation->place_count,
                                   relation->articles};
    return status == KB_OK ? kb_record_places(out, reader, &found, most, err)
                           : status;
}

static void add_variants(kb_node *out, const kb_definition *definition)
{
    kb_node *list = kb_node_add_list(out, "variants");

    for (size_t i = 0; i < definition->variant_count; i++) {
        const kb_definition *variant = &definition->variants[i];
        kb_node *one = kb_node_add_object(list, NULL);
        kb_node_text(one, "text", variant->text);
        kb_node_int(one, "sources", variant->sources);
        kb_node_int(one, "articles", variant->articles);
    }
}

kb_status kb_record_definition(kb_node *out, kb_reader *reader,
                               const kb_definition *definition, size_t most,
                               kb_error *err)
{
    kb_node_text(out, "text", definition->text);
    kb_node_text(out, "by", definition->by);
    kb_node_int(out, "sources", definition->sources);
    kb_node_int(out, "articles", definition->articles);
    kb_node_text(out, "first_date", definition->first_date);
    kb_node_text(out, "last_date", definition->last_date);
    add_variants(out, definition);
    const kb_found_places found = {definition->places, definition->place_count,
                                   (int64_t)definition->place_count};
    return kb_record_places(out, reader, &found, most, err);
}
