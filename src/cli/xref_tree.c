/* xref_tree.c - the facts around a concept as a tree. */
#include <inttypes.h>

#include "cli/words.h"
#include "cli/xref.h"

/* Steps by the step that they hang on. */
typedef struct tree {
    kb_xref *x;
    const kb_around *around;
    size_t *first; /* child of each step, and of the root behind the last */
    size_t *next;  /* brother of each step */
    kb_status status;
} tree;

static void plant(tree *t)
{
    size_t len = t->around->len;
    kb_arena *arena = t->x->cli->arena;

    t->first = kb_arena_alloc(arena, (len + 1) * sizeof *t->first);
    t->next = kb_arena_alloc(arena, (len + 1) * sizeof *t->next);
    for (size_t i = 0; i <= len; i++)
        t->first[i] = t->next[i] = KB_NO_STEP;
    for (size_t i = len; i-- > 0;) {
        size_t parent = t->around->steps[i].parent;
        size_t *head = &t->first[parent == KB_NO_STEP ? len : parent];
        t->next[i] = *head;
        *head = i;
    }
}

/* `front` are the branches that go on beside the line. */
static void put_line(tree *t, const char *front, bool last, const char *text)
{
    kb_node *record = kb_node_object();

    kb_node_text(record, "line",
                 kb_arena_printf(t->x->cli->arena, "%s%s %s", front,
                                 last ? "└─" : "├─", text));
    if (t->status == KB_OK)
        t->status = kb_writer_record(t->x->cli->writer, record);
    else
        kb_node_free(record);
}

static void put_step(tree *t, const char *front, const kb_step *step, bool last)
{
    const kb_relation *relation = &step->relation;
    bool zh = kb_cli_chinese(t->x->cli);

    put_line(t, front, last,
             kb_arena_printf(t->x->cli->arena, "%s  %s (%" PRId64 ")",
                             kb_predicate_label(relation->p, step->out, zh),
                             step->out ? relation->o.name : relation->s.name,
                             relation->sources));
}

static void put_more(tree *t, const char *front, const kb_step *step, bool last)
{
    bool zh = kb_cli_chinese(t->x->cli);

    if (step->more > 0)
        put_line(
            t, front, last,
            kb_arena_printf(t->x->cli->arena, kb_tr(N_("%s  +%d more")),
                            kb_predicate_label(step->relation.p, step->out, zh),
                            (int)step->more));
}

/* The branch of each step from `at` on; as deep as --depth, which is little. */
static void put_branches(tree *t, const char *front, size_t at)
{
    for (; at != KB_NO_STEP; at = t->next[at]) {
        const kb_step *step = &t->around->steps[at];
        bool last = t->next[at] == KB_NO_STEP;
        bool goes_on = !last || step->more > 0;

        put_step(t, front, step, !goes_on);
        put_branches(t,
                     kb_arena_printf(t->x->cli->arena, "%s%s", front,
                                     goes_on ? "│  " : "   "),
                     t->first[at]);
        put_more(t, front, step, last);
    }
}

kb_status kb_xref_tree(kb_xref *x, const kb_concept *root,
                       const kb_around *around)
{
    tree t = {.x = x, .around = around, .status = KB_OK};
    kb_node *record = kb_node_object();

    kb_node_text(record, "line",
                 kb_arena_printf(
                     x->cli->arena,
                     kb_trn("%s  (%s, %d source)", "%s  (%s, %d sources)",
                            root->counts.sources),
                     root->name, kb_kind_shown(kb_kind_word(root->kind)->name),
                     (int)root->counts.sources));
    t.status = kb_writer_record(x->cli->writer, record);
    plant(&t);
    put_branches(&t, "", t.first[around->len]);
    return t.status;
}

static void print_line(kb_writer *writer, const kb_node *record)
{
    kb_card_line(writer, "%s", kb_node_get_text(record, "line"));
}

static const kb_column columns[] = {{.header = N_("Line"), .path = "line"},
                                    {0}};
static const char *const fields[] = {"line", NULL};

const kb_view kb_xref_tree_view = {.columns = columns,
                                   .fields = fields,
                                   .card = print_line,
                                   .card_in_pipes = true};
