/* save.c - the rows of one article: written whole, erased whole. */
#include "store/sqlite/save.h"

#include "base/vec.h"
#include "store/sqlite/index.h"
#include "text/fold.h"

/* ---- what may come in --------------------------------------------------- */

bool kb_saving_has(const kb_saving *s, kb_span span)
{
    return span.block < s->ready->body.block_count && span.start < span.end &&
           span.end <= s->ready->body.blocks[span.block].len;
}

kb_str kb_saving_words(kb_saving *s, kb_span span)
{
    const kb_block *block = &s->doc->blocks[span.block];

    if (s->ruler.text.ptr != block->text)
        s->ruler = (kb_ruler){.text = {block->text, block->len}};
    size_t start = kb_ruler_byte(&s->ruler, span.start);
    return kb_str_cut(s->ruler.text, start, kb_ruler_byte(&s->ruler, span.end));
}

static bool concept_is_good(const kb_saving *s, const kb_concept_fact *concept)
{
    for (size_t i = 0; i < concept->mention_count; i++) {
        if (!kb_saving_has(s, concept->mentions[i]))
            return false;
    }
    return concept->mention_count > 0 && concept->name[0] != '\0';
}

/* No fact without words: the first that has none is named. */
static kb_status check_facts(kb_saving *s, kb_error *err)
{
    const kb_facts *f = s->facts;

    for (size_t i = 0; i < f->concept_count; i++) {
        if (!concept_is_good(s, &f->concepts[i]))
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: concept '%s' has no words in the article",
                           s->doc->key, f->concepts[i].name);
    }
    for (size_t i = 0; i < f->relation_count; i++) {
        const kb_relation_fact *r = &f->relations[i];
        if (r->s >= f->concept_count || r->o >= f->concept_count ||
            !kb_saving_has(s, r->span))
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: relation %zu has no words in the article",
                           s->doc->key, i);
    }
    for (size_t i = 0; i < f->definition_count; i++) {
        const kb_definition_fact *d = &f->definitions[i];
        if (d->concept >= f->concept_count || !kb_saving_has(s, d->span))
            return kb_fail(err, KB_BAD_INPUT,
                           "s:%s: definition %zu has no words in the article",
                           s->doc->key, i);
    }
    return kb_figures_check(s, err);
}

/* ---- the text ----------------------------------------------------------- */

static kb_status tally(const kb_saving *s, kb_error *err)
{
    static const kb_sql steps[] = {KB_SQL_SITE_ADD, KB_SQL_YEAR_ADD};
    kb_status status = KB_OK;

    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(s->store, steps[i]);
        kb_stmt_bind_int(&q, 1, s->row);
        status = kb_stmt_run(&q, err);
    }
    return status;
}

/* Until it is compared with others it is a cluster of its own. */
static kb_status save_article(kb_saving *s, uint64_t id, int64_t version,
                              kb_error *err)
{
    const kb_doc *doc = s->doc;
    const char *texts[] = {doc->key,  doc->artid, doc->title,
                           doc->url,  doc->site,  doc->author,
                           doc->date, doc->hash,  doc->origin};
    const int count = sizeof texts / sizeof *texts;
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_ARTICLE_ADD);

    kb_stmt_bind_int(&q, 1, (int64_t)id);
    kb_stmt_bind_int(&q, 2, version);
    for (int i = 0; i < count; i++)
        kb_stmt_bind_text(&q, 3 + i, texts[i]);
    kb_stmt_bind_int(&q, 3 + count, (int64_t)id);
    kb_stmt_bind_int(&q, 4 + count, (int64_t)s->ready->body.chars);
    if (s->arrived > 0)
        kb_stmt_bind_int(&q, 5 + count, s->arrived);
    kb_status status = kb_stmt_run(&q, err);
    s->row = sqlite3_last_insert_rowid(s->store->db);
    return status == KB_OK ? tally(s, err) : status;
}

static kb_status save_body(const kb_saving *s, kb_error *err)
{
    if (!s->ready->blocks.ptr)
        return kb_fail(err, KB_LIMIT, "s:%s: too many blocks", s->doc->key);
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_TEXT_ADD);
    kb_stmt_bind_int(&q, 1, s->row);
    kb_stmt_bind_str(&q, 2, s->ready->blocks);
    kb_stmt_bind_str(&q, 3, s->ready->body.text);
    return kb_stmt_run(&q, err);
}

static kb_status save_tags(const kb_saving *s, kb_error *err)
{
    kb_status status = KB_OK;
    for (size_t i = 0; i < s->doc->tag_count && status == KB_OK; i++) {
        kb_stmt q = kb_stmt_begin(s->store, KB_SQL_TAG_ADD);
        kb_stmt_bind_int(&q, 1, s->row);
        kb_stmt_bind_int(&q, 2, (int64_t)i);
        kb_stmt_bind_text(&q, 3, s->doc->tags[i]);
        status = kb_stmt_run(&q, err);
    }
    return status;
}

/* The article, its text, its tags and its row of the index. */
static kb_status save_text(kb_saving *s, uint64_t id, int64_t version,
                           kb_error *err)
{
    kb_status status = save_article(s, id, version, err);
    if (status == KB_OK)
        status = save_body(s, err);
    if (status == KB_OK)
        status = save_tags(s, err);
    if (status == KB_OK)
        status = kb_imprint_save(s->store, s->row, s->imprint, err);
    if (status == KB_OK)
        status = kb_index_add(s->store, s->row, &s->ready->words, err);
    return status;
}

/* ---- the facts ---------------------------------------------------------- */

void kb_saving_bind(kb_stmt *q, const kb_saving *s, int at, int block_at,
                    kb_span span)
{
    int64_t start = s->ready->body.blocks[span.block].start;
    kb_stmt_bind_int(q, at, start + span.start);
    kb_stmt_bind_int(q, at + 1, start + span.end);
    kb_stmt_bind_int(q, block_at, span.block);
}

static kb_status save_relation(const kb_saving *s, const kb_relation_fact *r,
                               kb_error *err)
{
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_RELATION_ADD);
    kb_stmt_bind_int(&q, 1, (int64_t)s->concepts[r->s]);
    kb_stmt_bind_int(&q, 2, r->p);
    kb_stmt_bind_int(&q, 3, (int64_t)s->concepts[r->o]);
    kb_stmt_bind_int(&q, 4, s->row);
    kb_stmt_bind_int(&q, 5, r->basis);
    kb_stmt_bind_real(&q, 6, r->confidence);
    kb_saving_bind(&q, s, 8, 7, r->span);
    kb_stmt_bind_int(&q, 10, kb_imprint_claim(s->imprint, r->span));
    kb_status status = kb_stmt_run(&q, err);
    if (status != KB_OK)
        return status;

    kb_stmt touch = kb_stmt_begin(s->store, KB_SQL_TOUCH_EDGE);
    kb_stmt_bind_int(&touch, 1, (int64_t)s->concepts[r->s]);
    kb_stmt_bind_int(&touch, 2, r->p);
    kb_stmt_bind_int(&touch, 3, (int64_t)s->concepts[r->o]);
    return kb_stmt_run(&touch, err);
}

static kb_status save_definition(kb_saving *s, const kb_definition_fact *d,
                                 kb_error *err)
{
    kb_stmt q = kb_stmt_begin(s->store, KB_SQL_DEFINITION_ADD);
    kb_stmt_bind_int(&q, 1, (int64_t)s->concepts[d->concept]);
    kb_stmt_bind_int(&q, 2, s->row);
    kb_saving_bind(&q, s, 3, 5, d->span);
    kb_stmt_bind_text(&q, 6, d->by);
    kb_stmt_bind_str(&q, 7, kb_saving_words(s, d->span));
    kb_stmt_bind_int(&q, 8, kb_imprint_claim(s->imprint, d->span));
    return kb_stmt_run(&q, err);
}

static kb_status save_facts(kb_saving *s, kb_error *err)
{
    const kb_facts *f = s->facts;
    kb_status status = KB_OK;

    kb_concepts_hold(s);
    for (size_t i = 0; i < f->relation_count && status == KB_OK; i++)
        status = save_relation(s, &f->relations[i], err);
    for (size_t i = 0; i < f->definition_count && status == KB_OK; i++)
        status = save_definition(s, &f->definitions[i], err);
    return status == KB_OK ? kb_figures_save(s, err) : status;
}

/* ---- erasing ------------------------------------------------------------ */

/* What the store has of an article: zeros where it has none. */
typedef struct stored {
    int64_t row, version, arrived;
} stored;

static kb_status find(kb_sqlite *store, uint64_t id, stored *out, kb_error *err)
{
    kb_stmt q = kb_stmt_begin(store, KB_SQL_ARTICLE_FIND);
    kb_stmt_bind_int(&q, 1, (int64_t)id);
    *out = (stored){0};
    if (kb_stmt_next(&q))
        *out = (stored){kb_stmt_int(&q, 0), kb_stmt_int(&q, 1),
                        kb_stmt_int(&q, 2)};
    return kb_stmt_end(&q, KB_OK, err);
}

/* In this order: what names a concept goes before the concept's own row. */
static kb_status erase_rows(kb_sqlite *store, int64_t row, kb_error *err)
{
    static const kb_sql steps[] = {
        KB_SQL_TOUCH_COPIES, KB_SQL_IMPRINT_DROP,    KB_SQL_ARTICLE_UNTOUCH,
        KB_SQL_TOUCH_ALL,    KB_SQL_TOUCH_PARTS,     KB_SQL_TOUCH_EDGES,
        KB_SQL_ALIAS_DROP,   KB_SQL_DEFINITION_DROP, KB_SQL_RELATION_DROP,
        KB_SQL_FIGURE_DROP,  KB_SQL_EVENT_DROP,      KB_SQL_CONCEPT_DROP,
        KB_SQL_TAG_DROP,     KB_SQL_TEXT_DROP,       KB_SQL_SITE_DROP,
        KB_SQL_YEAR_DROP,    KB_SQL_ARTICLE_DROP,
    };
    kb_status status = kb_index_drop(store, row, err);

    if (status == KB_OK)
        status = kb_concepts_forget(store, row, err);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == KB_OK;
         i++) {
        kb_stmt q = kb_stmt_begin(store, steps[i]);
        kb_stmt_bind_int(&q, 1, row);
        status = kb_stmt_run(&q, err);
    }
    return status;
}

kb_status kb_article_erase(kb_sqlite *store, uint64_t id, kb_error *err)
{
    stored old;
    kb_status status = find(store, id, &old, err);
    if (status == KB_OK && old.row == 0)
        status = kb_fail(err, KB_NOT_FOUND, "no such article in the store");
    return status == KB_OK ? erase_rows(store, old.row, err) : status;
}

kb_status kb_article_prepare(kb_saving *out, kb_sqlite *store, kb_arena *arena,
                             const kb_entry *entry, kb_error *err)
{
    *out = (kb_saving){.store = store,
                       .arena = arena,
                       .doc = entry->doc,
                       .facts = entry->facts,
                       .imprint = entry->imprint,
                       .ready = entry->prepared};
    if (!out->imprint)
        out->imprint = kb_imprint_of(arena, arena, entry->doc);
    if (!out->ready)
        out->ready = kb_store_prepare(arena, arena, entry->doc);
    return check_facts(out, err);
}

kb_status kb_article_save(kb_saving *s, int64_t now, bool *known, kb_error *err)
{
    uint64_t id = kb_article_id(s->doc->key);
    stored old;

    kb_status status = find(s->store, id, &old, err);
    if (status != KB_OK)
        return status;
    *known = old.row != 0;
    s->arrived = old.arrived;
    if (*known)
        status = erase_rows(s->store, old.row, err);
    if (status == KB_OK)
        status =
            save_text(s, id, old.version < now ? now : old.version + 1, err);
    return status == KB_OK ? save_facts(s, err) : status;
}
