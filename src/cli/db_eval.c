/* db_eval.c - `aigckb db eval GOLD_DIR`: how much of what annotated articles
 * say is in the store, and how much else. */
#include "aigckb/eval.h"

#include <math.h>

#include "aigckb/restore.h"
#include "base/file.h"
#include "base/str.h"
#include "cli/db.h"

/* One run of it. */
typedef struct evaluating {
    kb_cli *cli;
    kb_arena *work; /* of one article */
    kb_score score;
    const char *artid; /* of the article */
    kb_error *err;
} evaluating;

static bool is_gold(const char *name)
{
    return kb_str_ends(kb_str_of(name), KB_STR(".json"));
}

static void tell(void *context, kb_score_part part, const char *verdict,
                 const char *what)
{
    const evaluating *e = context;
    kb_cli_note(e->cli, "%s: %s %s: %s", e->artid, kb_score_name(part), verdict,
                what);
}

static kb_status add_article(evaluating *e, const char *path)
{
    kb_gold *gold;
    kb_doc doc;
    kb_facts facts;

    kb_arena_clear(e->work);
    kb_status status = kb_gold_read(&gold, e->work, path, e->err);
    if (status != KB_OK)
        return status;
    e->artid = kb_gold_artid(gold);
    status = kb_restore(&doc, &facts, e->cli->store, e->work,
                        kb_article_id(e->artid), e->err);
    if (status == KB_NOT_FOUND) {
        kb_cli_warn(e->cli, "s:%s is not in the store: all of it is missed",
                    e->artid);
        kb_score_add(&e->score, e->work, gold, NULL, NULL);
        return KB_OK;
    }
    if (status == KB_OK)
        kb_score_add(&e->score, e->work, gold, &doc, &facts);
    return status;
}

/* ---- printing ----------------------------------------------------------- */

static void add_share(kb_node *record, const char *key, double share)
{
    kb_node_real(record, key, round(share * 1000) / 1000);
}

static kb_node *record_of(const char *fact, const char *kind)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "fact", fact);
    kb_node_text(record, "kind", kind);
    return record;
}

static kb_status give_part(evaluating *e, kb_score_part part)
{
    const kb_tallied *t = &e->score.parts[part];
    kb_node *record = record_of(kb_score_name(part), NULL);

    add_share(record, "precision", kb_score_precision(t));
    add_share(record, "recall", kb_score_recall(t));
    add_share(record, "f1", kb_score_f1(t));
    kb_node_int(record, "found", (int64_t)t->found);
    kb_node_int(record, "right", (int64_t)t->right);
    kb_node_int(record, "wanted", (int64_t)t->wanted);
    kb_node_int(record, "got", (int64_t)t->got);
    return kb_writer_record(e->cli->writer, record);
}

/* Of the core concepts that were found, how many have the right one. */
static kb_status give_type(evaluating *e, const char *fact, size_t right)
{
    const kb_tallied t = {.found = e->score.typed, .right = right};
    kb_node *record = record_of(fact, NULL);

    add_share(record, "precision", kb_score_precision(&t));
    kb_node_null(record, "recall");
    kb_node_null(record, "f1");
    kb_node_int(record, "found", (int64_t)t.found);
    kb_node_int(record, "right", (int64_t)t.right);
    kb_node_null(record, "wanted");
    kb_node_null(record, "got");
    return kb_writer_record(e->cli->writer, record);
}

static kb_status give_kind(evaluating *e, kb_kind kind)
{
    const kb_tallied *t = &e->score.kinds[kind];
    kb_node *record =
        record_of(kb_score_name(KB_SCORE_CONCEPTS), kb_kind_word(kind)->name);

    kb_node_null(record, "precision");
    add_share(record, "recall", kb_score_recall(t));
    kb_node_null(record, "f1");
    kb_node_null(record, "found");
    kb_node_null(record, "right");
    kb_node_int(record, "wanted", (int64_t)t->wanted);
    kb_node_int(record, "got", (int64_t)t->got);
    return kb_writer_record(e->cli->writer, record);
}

static kb_status give_score(evaluating *e)
{
    kb_status status = KB_OK;

    for (int part = 0; part < KB_SCORE_COUNT && status == KB_OK; part++)
        status = give_part(e, (kb_score_part)part);
    if (status == KB_OK)
        status = give_type(e, "kind", e->score.kind_right);
    if (status == KB_OK)
        status = give_type(e, "layer", e->score.layer_right);
    for (int kind = 0; kind < KB_KIND_COUNT && status == KB_OK; kind++) {
        if (e->score.kinds[kind].wanted > 0)
            status = give_kind(e, (kb_kind)kind);
    }
    return status;
}

/* ------------------------------------------------------------------------- */

static kb_status run(kb_cli *cli, int argc, char **argv, kb_error *err)
{
    evaluating e = {.cli = cli, .err = err};
    const kb_file_walk gold = {.want = is_gold};
    const char **paths;
    size_t count;

    if (argc != 1)
        return kb_fail(err, KB_USAGE, "usage: aigckb db eval GOLD_DIR");
    kb_status status =
        kb_file_tree(&paths, &count, cli->arena, argv[0], &gold, err);
    if (status == KB_OK && count == 0)
        status = kb_fail(err, KB_BAD_INPUT, "%s: no annotated articles (.json)",
                         argv[0]);
    e.work = kb_arena_new();
    e.score.fn = cli->options.verbose > 0 ? tell : NULL;
    e.score.context = &e;
    for (size_t i = 0; i < count && status == KB_OK; i++)
        status = kb_cli_interrupted(cli) ? KB_INTERRUPTED
                                         : add_article(&e, paths[i]);
    kb_arena_free(e.work);
    return status == KB_OK ? give_score(&e) : status;
}

static const kb_column columns[] = {
    {.header = N_("Fact"), .path = "fact"},
    {.header = N_("Kind"), .path = "kind"},
    {.header = N_("Precision"), .path = "precision", .right = true},
    {.header = N_("Recall"), .path = "recall", .right = true},
    {.header = N_("F1"), .path = "f1", .right = true},
    {.header = N_("Found"), .path = "found", .right = true},
    {.header = N_("Right"), .path = "right", .right = true},
    {.header = N_("Wanted"), .path = "wanted", .right = true},
    {.header = N_("Got"), .path = "got", .right = true},
    {0},
};

static const char *const fields[] = {"fact", "kind",  "precision", "recall",
                                     "f1",   "found", "right",     "wanted",
                                     "got",  NULL};

static const kb_view view = {.columns = columns, .fields = fields};

const kb_db_op kb_db_eval = {.name = "eval", .view = &view, .run = run};
