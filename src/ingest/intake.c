/* intake.c - the inputs that the user named, one after the other. */
#include "ingest/intake.h"

#include <unistd.h>

#include "ingest/archive.h"
#include "ingest/operand.h"
#include "ingest/pages.h"

struct kb_intake {
    kb_store *store;
    const kb_ingest_options *options;
    kb_operands operands;
    kb_pages *pages;     /* all addresses, read at the turn of the first */
    kb_archive *archive; /* the one that is being read */
    size_t at;           /* the operand whose turn it is */
    size_t given;        /* items of it so far */
    size_t members;      /* items that no operand stands for */
    bool failed;         /* something in the archive was refused */
};

/* Gives the next item of an operand; false when it has no more. */
typedef bool source_fn(kb_intake *in, const kb_operand *from, kb_arena *arena,
                       kb_item *out);

static bool next_file(kb_intake *in, const kb_operand *from, kb_arena *arena,
                      kb_item *out)
{
    kb_error ignored;
    if (in->given > 0)
        return false;
    out->name = kb_operand_absolute(arena, from->path);
    out->raw.name = from->path;
    if (kb_file_stat(&out->stamp, from->path, &ignored) != KB_OK)
        out->stamp.size = 0; /* reading it says why */
    return true;
}

/* What is lost was never there: the store does not note it. */
static bool next_lost(kb_intake *in, const kb_operand *from, kb_arena *arena,
                      kb_item *out)
{
    (void)arena;
    if (in->given > 0)
        return false;
    out->status = kb_fail_at(&out->error, from->status, NULL, from->why);
    return true;
}

static bool next_stream(kb_intake *in, const kb_operand *from, kb_arena *arena,
                        kb_item *out)
{
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    (void)arena;
    if (in->given > 0)
        return false;
    out->name = in->options->name;
    out->raw.name = from->path;
    out->status =
        kb_file_read_from(&bytes, STDIN_FILENO, from->path, &out->error);
    kb_item_give(out, kb_buf_str(&bytes));
    kb_buf_dispose(&bytes);
    return true;
}

/* ---- archives ----------------------------------------------------------- */

/* Whether the store has read this very archive.  To see what is gone from it,
 * it is read again. */
static bool is_known(const kb_intake *in, const kb_item *archive)
{
    kb_known known = {.present = false};
    kb_error ignored; /* then it is read */
    if (in->options->force || in->options->prune ||
        kb_store_known(in->store, &archive->name, 1, &known, &ignored) != KB_OK)
        return false;
    return kb_item_is_known(archive, &known);
}

/* Opens it, unless it is known or cannot be read: then it is an item itself. */
static bool begin_archive(kb_intake *in, const kb_operand *from, kb_item *out)
{
    out->container = true;
    in->failed = false;
    out->status = kb_file_stat(&out->stamp, from->path, &out->error);
    if (out->status == KB_OK)
        out->unchanged = is_known(in, out);
    if (out->status == KB_OK && !out->unchanged)
        out->status = kb_archive_open(&in->archive, from->path, NULL,
                                      kb_parse_wants, &out->error);
    return in->archive != NULL;
}

static void give_member(kb_intake *in, const kb_member *member,
                        const kb_operand *from, kb_arena *arena, kb_item *out)
{
    out->container = false;
    out->name = kb_arena_printf(arena, "%s:%s", out->name, member->name);
    out->shown = kb_arena_printf(arena, "%s:%s", from->path, member->name);
    out->raw.name = out->shown;
    out->stamp = (kb_file_stamp){.mtime = member->mtime};
    out->status = member->status;
    out->error = member->error;
    kb_item_give(out, member->bytes);
    in->failed = in->failed || member->status != KB_OK;
    in->members += in->given > 0;
}

/* Its members, then the archive itself: what is noted of it holds only when
 * all of it was read. */
static bool next_member(kb_intake *in, const kb_operand *from, kb_arena *arena,
                        kb_item *out)
{
    kb_member member;

    out->name = kb_operand_absolute(arena, from->path);
    if (in->given == 0 && !begin_archive(in, from, out))
        return true;
    if (!in->archive)
        return false;
    if (kb_archive_next(in->archive, &member)) {
        give_member(in, &member, from, arena, out);
        return true;
    }
    out->container = true;
    kb_file_stat(&out->stamp, from->path, &out->error);
    out->status = kb_archive_close(in->archive, &out->error);
    in->archive = NULL;
    in->operands.lost = in->operands.lost || out->status != KB_OK;
    return out->status != KB_OK || !in->failed;
}

/* ---- all ---------------------------------------------------------------- */

static bool next_page(kb_intake *in, const kb_operand *from, kb_arena *arena,
                      kb_item *out)
{
    (void)from;
    if (!kb_pages_next(in->pages, arena, out))
        return false;
    in->members += in->given > 0;
    return true;
}

static source_fn *const sources[KB_OPERAND_TYPE_COUNT] = {
    [KB_OPERAND_FILE] = next_file,     [KB_OPERAND_ARCHIVE] = next_member,
    [KB_OPERAND_STREAM] = next_stream, [KB_OPERAND_ADDRESS] = next_page,
    [KB_OPERAND_LOST] = next_lost,
};

static kb_status add_pages(kb_intake *in, kb_error *err)
{
    kb_status status = KB_OK;
    for (size_t i = 0; i < in->operands.list.len && status == KB_OK; i++) {
        const kb_operand *o = &in->operands.list.data[i];
        if (o->type != KB_OPERAND_ADDRESS)
            continue;
        if (!in->pages)
            status = kb_pages_new(&in->pages, in->store, in->options, err);
        if (status == KB_OK)
            kb_pages_add(in->pages, o->path);
    }
    return status;
}

kb_status kb_intake_new(kb_intake **out, kb_store *store,
                        const char *const *operands, size_t count,
                        const kb_ingest_options *options, kb_error *err)
{
    kb_arena *arena = kb_arena_new();
    kb_intake *in = kb_arena_alloc(arena, sizeof *in);
    *in = (kb_intake){.store = store,
                      .options = options,
                      .operands = {.arena = arena, .options = options}};
    for (size_t i = 0; i < count; i++)
        kb_operands_add(&in->operands, operands[i]);
    *out = in;
    return add_pages(in, err);
}

void kb_intake_free(kb_intake *intake)
{
    kb_error ignored;
    if (!intake)
        return;
    if (intake->archive)
        kb_archive_close(intake->archive, &ignored);
    kb_pages_free(intake->pages);
    kb_arena_free(intake->operands.arena);
}

bool kb_intake_next(kb_intake *intake, kb_arena *arena, kb_item *out)
{
    for (; intake->at < intake->operands.list.len;
         intake->at++, intake->given = 0) {
        const kb_operand *from = &intake->operands.list.data[intake->at];
        *out = (kb_item){.shown = from->path};
        out->raw.type = intake->options->type;
        out->raw.charset = intake->options->charset;
        out->raw.text_max = intake->options->text_max;
        if (sources[from->type](intake, from, arena, out)) {
            intake->given++;
            return true;
        }
    }
    return false;
}

size_t kb_intake_total(const kb_intake *intake)
{
    return intake->operands.list.len + intake->members;
}

bool kb_intake_lost(const kb_intake *intake)
{
    return intake->operands.lost;
}

const char *kb_intake_root(const kb_intake *intake, size_t i)
{
    return i < intake->operands.roots.len ? intake->operands.roots.data[i]
                                          : NULL;
}
