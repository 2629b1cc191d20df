/* job.c - one input from bytes to facts. */
#include "ingest/job.h"

#include "ingest/keep.h"

/* Whether the bytes are those that the store has read before. */
static bool is_known(const kb_job *j, kb_str bytes)
{
    char hash[KB_HEX];
    if (j->force || !j->known.present || j->known.status != KB_OK)
        return false;
    kb_hex(hash, kb_digest(bytes));
    return strcmp(hash, j->known.hash) == 0;
}

/* The hash of what is new comes with the document, where there is one. */
static void note_hash(kb_job *j)
{
    kb_str bytes = {j->item.raw.bytes, j->item.raw.len};
    if (j->doc.hash && strlen(j->doc.hash) < sizeof j->hash)
        memcpy(j->hash, j->doc.hash, strlen(j->doc.hash) + 1);
    else
        kb_hex(j->hash, kb_digest(bytes));
}

/* From the bytes to what is kept of them. */
static void read_bytes(kb_job *j, const kb_extractor *x, kb_arena *arena)
{
    kb_item *item = &j->item;
    j->unchanged = is_known(j, (kb_str){item->raw.bytes, item->raw.len});
    if (j->unchanged)
        return;
    item->status = kb_parse(&j->doc, arena, &item->raw, &item->error);
    note_hash(j);
    if (item->status != KB_OK)
        return;
    if (x) {
        kb_extract(&j->facts, arena, &j->doc, x);
        j->prepared = kb_store_prepare(j->arena, arena, &j->doc);
        j->imprint = kb_imprint_of(j->arena, arena, &j->doc);
    }
    kb_keep_doc(&j->doc, j->arena);
    kb_keep_facts(&j->facts, j->arena);
}

static void read_file(kb_job *j, const kb_extractor *x, kb_arena *arena)
{
    kb_item *item = &j->item;
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);

    item->status = kb_file_stat(&item->stamp, item->shown, &item->error);
    if (item->status != KB_OK)
        return;
    j->unchanged = !j->force && kb_item_is_known(item, &j->known);
    if (j->unchanged)
        return;
    item->status = kb_file_read(&bytes, item->shown, &item->error);
    if (item->status == KB_OK) {
        item->raw.bytes = bytes.ptr;
        item->raw.len = bytes.len;
        read_bytes(j, x, arena);
    }
    kb_buf_dispose(&bytes);
}

void kb_job_work(const void *tools, int thread, void *job)
{
    const kb_job_tools *t = tools;
    kb_job *j = job;
    kb_arena *arena = t->arenas[thread];
    bool settled = j->item.unchanged || j->item.container;

    j->unchanged = j->item.unchanged;
    if (j->item.status == KB_OK && !settled && j->item.raw.bytes)
        read_bytes(j, t->extractor, arena);
    else if (j->item.status == KB_OK && !settled)
        read_file(j, t->extractor, arena);
    kb_item_done(&j->item);
    kb_arena_clear(arena);
}
