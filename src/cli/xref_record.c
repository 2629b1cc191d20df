/* xref_record.c - the records of `aigckb xref`, and how a person sees them. */
#include <inttypes.h>
#include <string.h>

#include "cli/record.h"
#include "cli/sentences.h"
#include "cli/words.h"
#include "cli/xref.h"

/* ---- building ----------------------------------------------------------- */

static const char *label(const kb_xref *x, kb_predicate p, bool out)
{
    return kb_predicate_label(p, out, kb_cli_chinese(x->cli));
}

/* What only the card shows: a heading where something else begins. */
static void add_heading(kb_node *record, kb_xref *x, const char *name,
                        uint64_t concept, kb_predicate p, bool out)
{
    bool shared = concept == 0;

    if (!x->card)
        return;
    if (x->begun && x->group.concept == concept && x->group.p == p &&
        x->group.out == out && x->group.shared == shared)
        return;
    kb_node_text(
        record, "heading",
        kb_arena_printf(x->cli->arena, "%s · %s", name, label(x, p, out)));
    kb_node_bool(record, "gap", x->begun);
    x->begun = true;
    x->group.concept = concept;
    x->group.p = p;
    x->group.out = out;
    x->group.shared = shared;
}

static void add_more(kb_node *record, const kb_xref *x, int64_t more)
{
    if (x->card && more > 0)
        kb_node_int(record, "more", more);
}

static void add_kind(kb_node *record, const kb_xref *x, const char *type,
                     kb_predicate p, bool out)
{
    kb_node_text(record, "type", type);
    kb_node_text(record, "direction", out ? "out" : "in");
    kb_node_text(record, "label", label(x, p, out));
}

kb_status kb_xref_give(kb_xref *x, const kb_seen *seen)
{
    const kb_relation *relation = seen->relation;
    const kb_concept *from = seen->out ? &relation->s : &relation->o;

    if (x->skip > 0) {
        x->skip--;
        return KB_OK;
    }
    kb_node *record = kb_node_object();
    add_kind(record, x, "relation", relation->p, seen->out);
    kb_node_int(record, "depth", seen->depth);
    kb_status status = kb_record_relation(record, x->reader, relation,
                                          (size_t)x->own->evidence, x->err);
    if (status != KB_OK) {
        kb_node_free(record);
        return status;
    }
    add_heading(record, x, from->name, from->id, relation->p, seen->out);
    add_more(record, x, seen->more);
    return kb_writer_record(x->cli->writer, record);
}

kb_status kb_xref_give_shared(kb_xref *x, const kb_shared *shared)
{
    int64_t a = shared->facts[0].sources, b = shared->facts[1].sources;
    size_t evidence = x->card ? 0 : (size_t)x->own->evidence;
    kb_status status = KB_OK;

    if (x->skip > 0) {
        x->skip--;
        return KB_OK;
    }
    kb_node *record = kb_node_object();
    add_kind(record, x, "shared", shared->p, shared->out);
    if (shared->out)
        kb_node_null(record, "s");
    else
        kb_record_end(record, "s", &shared->concept);
    kb_node_text(record, "p", kb_predicate_word(shared->p)->name);
    if (shared->out)
        kb_record_end(record, "o", &shared->concept);
    else
        kb_node_null(record, "o");
    kb_node_null(record, "basis");
    kb_node_int(record, "sources", a < b ? a : b);
    kb_node *facts = kb_node_add_list(record, "facts");
    for (int i = 0; i < 2 && status == KB_OK; i++)
        status = kb_record_relation(kb_node_add_object(facts, NULL), x->reader,
                                    &shared->facts[i], evidence, x->err);
    add_heading(record, x, kb_cli_chinese(x->cli) ? "两者" : "both", 0,
                shared->p, shared->out);
    add_more(record, x, shared->more);
    if (status == KB_OK)
        return kb_writer_record(x->cli->writer, record);
    kb_node_free(record);
    return status;
}

/* ---- on a terminal ------------------------------------------------------ */

static const char *other_end(const kb_node *record)
{
    bool out = strcmp(kb_node_get_text(record, "direction"), "out") == 0;
    return kb_node_get_text(record, out ? "o.name" : "s.name");
}

static const char *this_end(const kb_node *record, bool out)
{
    return kb_node_get_text(record, out ? "s.name" : "o.name");
}

static void print_fact(kb_writer *writer, const kb_node *record)
{
    int64_t sources = kb_node_get_int(record, "sources");

    kb_card_line(
        writer,
        kb_trn("  %s  (%d source, %s)", "  %s  (%d sources, %s)", sources),
        other_end(record), (int)sources,
        kb_basis_shown(kb_node_get_text(record, "basis")));
    kb_print_sentences(writer, record);
}

static void print_shared(kb_writer *writer, const kb_node *record)
{
    const kb_node *a = kb_node_find(record, "facts.0");
    const kb_node *b = kb_node_find(record, "facts.1");
    bool out = strcmp(kb_node_get_text(record, "direction"), "out") == 0;

    kb_card_line(writer, "  %s  (%s %" PRId64 ", %s %" PRId64 ")",
                 other_end(record), this_end(a, out),
                 kb_node_get_int(a, "sources"), this_end(b, out),
                 kb_node_get_int(b, "sources"));
}

static void print_cooccurrence(kb_writer *writer, const kb_node *record)
{
    kb_card_line(
        writer,
        kb_tr(N_("%s  (%d sources, %.1f by chance; G2 %.1f, NPMI %.2f)")),
        kb_node_get_text(record, "o.name"),
        (int)kb_node_get_int(record, "sources"),
        kb_node_get_real(record, "expected"), kb_node_get_real(record, "value"),
        kb_node_get_real(record, "npmi"));
    kb_print_sentences(writer, record);
}

static void print_record(kb_writer *writer, const kb_node *record)
{
    const char *type = kb_node_get_text(record, "type");
    const char *heading = kb_node_get_text(record, "heading");
    int64_t more = kb_node_get_int(record, "more");

    if (kb_node_get_bool(record, "gap"))
        kb_card_blank(writer);
    if (heading)
        kb_card_title(writer, heading, NULL);
    if (strcmp(type, "relation") == 0)
        print_fact(writer, record);
    else if (strcmp(type, "shared") == 0)
        print_shared(writer, record);
    else
        print_cooccurrence(writer, record);
    if (more > 0)
        kb_card_line(writer,
                     kb_tr(N_("  +%d more: --predicate %s --%s --each 0")),
                     (int)more, kb_node_get_text(record, "p"),
                     kb_node_get_text(record, "direction"));
}

static const kb_column columns[] = {
    {.header = N_("Subject"), .path = "s.name", .narrow = 10},
    {.header = N_("Predicate"), .path = "p"},
    {.header = N_("Object"), .path = "o.name", .narrow = 10},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Basis"), .path = "basis"},
    {.header = N_("Article"), .path = "evidence.0.source"},
    {.header = N_("Sentence"), .path = "evidence.0.quote", .narrow = 30},
    {0},
};

static const char *const fields[] = {
    "type", "direction", "label", "depth", KB_FIELDS_RELATION(""),
    /* of what two share */ "facts", KB_FIELDS_RELATION("facts."),
    /* of what stands together */
    "measure", "value", "npmi", "expected", NULL};

const kb_view kb_xref_view = {
    .columns = columns, .fields = fields, .card = print_record};
