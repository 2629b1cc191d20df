/* lexicon.c - the known concepts of the field and the forms they go by. */
#include "extract/lexicon.h"

#include "aigckb/forms.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "extract/spot.h"
#include "text/plain.h"
#include "text/utf8.h"

/* Columns of a row. */
enum { NAME, KIND, LAYER, ALIASES, MAKER, CLASS, FLAGS, COLUMNS };

enum { SHORT_LATIN = 3 }; /* "RAG": so short that its case must be right */

enum { NAMES_MIN = 64 };

typedef struct flags {
    bool ambiguous, exact, generic;
} flags;

void kb_lexicon_init(kb_lexicon *out, kb_arena *arena)
{
    *out = (kb_lexicon){.arena = arena};
    out->matcher = kb_matcher_new(arena);
}

static kb_pooled keep(kb_lexicon *lexicon, kb_str s)
{
    size_t wanted = lexicon->pool.len + s.len + 1;
    if (wanted > lexicon->pool.cap) {
        char *old = lexicon->pool.data;
        lexicon->pool.cap = 2 * wanted;
        lexicon->pool.data = kb_arena_alloc(lexicon->arena, 2 * wanted);
        if (old)
            memcpy(lexicon->pool.data, old, lexicon->pool.len);
    }
    kb_pooled kept = {(uint32_t)lexicon->pool.len, (uint32_t)s.len};
    memcpy(lexicon->pool.data + kept.at, s.ptr, s.len);
    lexicon->pool.len = wanted;
    return kept;
}

/* ---- names -------------------------------------------------------------- */

/* Where the entry of a name is or would be, by open addressing. */
static uint32_t *name_slot(const kb_lexicon *lexicon, kb_str fold)
{
    size_t last = lexicon->names.len - 1; /* the length is a power of two */
    size_t at = kb_hash(fold) >> 20 & last;
    for (uint32_t entry; (entry = lexicon->names.data[at]);
         at = (at + 1) & last) {
        kb_pooled name = lexicon->entries.data[entry - 1].fold;
        if (kb_str_equal(kb_lexicon_str(lexicon, name), fold))
            break;
    }
    return &lexicon->names.data[at];
}

/* Makes room for one name more: never more than half full. */
static void grow_names(kb_lexicon *lexicon)
{
    size_t n = lexicon->names.len;
    if (2 * lexicon->entries.len < n)
        return;
    n = n ? 2 * n : NAMES_MIN;
    lexicon->names.data =
        kb_arena_alloc(lexicon->arena, n * sizeof *lexicon->names.data);
    lexicon->names.len = lexicon->names.cap = n;
    for (size_t i = 0; i < lexicon->entries.len; i++) {
        kb_pooled name = lexicon->entries.data[i].fold;
        *name_slot(lexicon, kb_lexicon_str(lexicon, name)) = (uint32_t)i + 1;
    }
}

int kb_lexicon_entry(const kb_lexicon *lexicon, kb_str fold)
{
    return lexicon->names.len == 0 ? KB_NO_ENTRY
                                   : (int)*name_slot(lexicon, fold) - 1;
}

/* ---- rows --------------------------------------------------------------- */

/* Upper-case letters and digits only, and few: an abbreviation. */
static bool is_short_abbreviation(kb_str form)
{
    if (form.len > SHORT_LATIN)
        return false;
    for (size_t i = 0; i < form.len; i++) {
        char c = form.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            return false;
    }
    return true;
}

static kb_status read_flags(flags *out, const kb_tsv *row, kb_error *err)
{
    kb_str rest = row->cells[FLAGS], flag;
    *out = (flags){0};
    while (rest.len > 0 && kb_str_split(&rest, ',', &flag)) {
        flag = kb_str_trim(flag);
        if (kb_str_equal(flag, KB_STR("ambiguous")))
            out->ambiguous = true;
        else if (kb_str_equal(flag, KB_STR("case")))
            out->exact = true;
        else if (kb_str_equal(flag, KB_STR("generic")))
            out->generic = true;
        else
            return kb_tsv_fail(row, "unknown flag", flag, err);
    }
    return KB_OK;
}

/* Whether `sense` may join the meanings that its form has already. */
static bool may_join(const kb_lexicon *lexicon, int first,
                     const kb_sense *sense)
{
    for (int at = first; at >= 0; at = lexicon->senses.data[at].next) {
        const kb_sense *other = &lexicon->senses.data[at];
        if (other->entry != sense->entry &&
            !(other->ambiguous && sense->ambiguous))
            return false;
    }
    return true;
}

static bool has_entry(const kb_lexicon *lexicon, int first, uint32_t entry)
{
    for (int at = first; at >= 0; at = lexicon->senses.data[at].next) {
        if (lexicon->senses.data[at].entry == entry)
            return true;
    }
    return false;
}

/* A user's row wins, but not over another one of its own file. */
static bool wins_over(const kb_lexicon *lexicon, const kb_tsv *row,
                      uint32_t entry)
{
    return lexicon->user && lexicon->sources.data[entry].file != row->name;
}

static kb_status add_form(kb_lexicon *lexicon, kb_sense sense, kb_str written,
                          const kb_tsv *row, kb_error *err)
{
    if (written.len > KB_NAME_BYTES_MAX)
        return kb_tsv_fail(row, "longer than 255 bytes:", written, err);
    kb_str fold = kb_str_of(kb_fold_dup(lexicon->arena, written));
    if (fold.len == 0)
        return kb_tsv_fail(row, "a form without letters:", written, err);
    uint32_t form = kb_matcher_add(lexicon->matcher, fold);
    if (form == lexicon->forms.len)
        kb_vec_push(lexicon->arena, &lexicon->forms, -1);

    int *first = &lexicon->forms.data[form];
    if (lexicon->user && *first >= 0 && !lexicon->senses.data[*first].user)
        *first = -1;
    if (has_entry(lexicon, *first, sense.entry))
        return KB_OK;
    bool joins = may_join(lexicon, *first, &sense);
    if (!joins && !wins_over(lexicon, row, lexicon->senses.data[*first].entry))
        return kb_tsv_fail(row, "another row has this form:", written, err);
    if (!joins)
        *first = -1;
    sense.next = *first;
    sense.written = keep(lexicon, written);
    sense.fold = keep(lexicon, fold);
    *first = (int)lexicon->senses.len;
    kb_vec_push(lexicon->arena, &lexicon->senses, sense);
    lexicon->entries.data[sense.entry].sense_count++;
    return KB_OK;
}

static kb_status add_aliases(kb_lexicon *lexicon, const kb_sense *of,
                             const kb_tsv *row, kb_error *err)
{
    kb_str rest = row->cells[ALIASES], form;
    kb_status status = KB_OK;
    while (status == KB_OK && rest.len > 0 && kb_str_split(&rest, '|', &form)) {
        kb_sense sense = *of;
        form = kb_str_trim(form);
        if (kb_str_ends(form, KB_STR("?"))) {
            form.len--;
            sense.ambiguous = true;
        }
        sense.exact = of->exact || is_short_abbreviation(form);
        if (form.len > 0)
            status = add_form(lexicon, sense, form, row, err);
    }
    return status;
}

static kb_status read_kind(kb_entry_row *out, const kb_tsv *row,
                           kb_arena *arena, kb_error *err)
{
    kb_str kind = row->cells[KIND], layer = row->cells[LAYER];
    if (!kb_kind_find(&out->kind, kb_arena_copy(arena, kind.ptr, kind.len)))
        return kb_tsv_fail(row, "unknown kind", kind, err);
    out->layer = kb_kind_layer(out->kind);
    if (layer.len > 0 &&
        !kb_layer_find(&out->layer, kb_arena_copy(arena, layer.ptr, layer.len)))
        return kb_tsv_fail(row, "unknown layer", layer, err);
    return KB_OK;
}

/* The entry of the row's name: a new one, or a user's row over an old one. */
static kb_status add_entry(uint32_t *out, kb_lexicon *lexicon,
                           kb_entry_row entry, const kb_tsv *row, kb_error *err)
{
    kb_entry_source source = {row->cells[MAKER], row->cells[CLASS], row->name,
                              row->line};
    grow_names(lexicon);
    uint32_t *slot = name_slot(lexicon, kb_lexicon_str(lexicon, entry.fold));
    if (*slot && !wins_over(lexicon, row, *slot - 1))
        return kb_tsv_fail(row, "another row has this name:", row->cells[NAME],
                           err);
    if (*slot) {
        lexicon->entries.data[*slot - 1] = entry;
        lexicon->sources.data[*slot - 1] = source;
    } else {
        kb_vec_push(lexicon->arena, &lexicon->entries, entry);
        kb_vec_push(lexicon->arena, &lexicon->sources, source);
        *slot = (uint32_t)lexicon->entries.len;
    }
    *out = *slot - 1;
    return KB_OK;
}

static kb_status add_row(kb_lexicon *lexicon, const kb_tsv *row, kb_error *err)
{
    kb_str name = row->cells[NAME];
    kb_entry_row entry = {.maker = KB_NO_ENTRY, .hypernym = KB_NO_ENTRY};
    kb_sense sense = {.user = lexicon->user};
    flags f;

    if (row->count > COLUMNS)
        return kb_tsv_fail(row, "more than seven columns:", row->cells[COLUMNS],
                           err);
    kb_status status = read_kind(&entry, row, lexicon->arena, err);
    if (status == KB_OK)
        status = read_flags(&f, row, err);
    if (status != KB_OK)
        return status;
    entry.name = keep(lexicon, name);
    entry.fold = keep(lexicon, kb_str_of(kb_fold_dup(lexicon->arena, name)));
    entry.generic = f.generic;
    status = add_entry(&sense.entry, lexicon, entry, row, err);
    if (status != KB_OK)
        return status;
    lexicon->entries.data[sense.entry].first_sense =
        (uint32_t)lexicon->senses.len;
    sense.ambiguous = f.ambiguous;
    sense.exact = f.exact || is_short_abbreviation(name);
    status = add_form(lexicon, sense, name, row, err);
    sense.exact = f.exact;
    return status == KB_OK ? add_aliases(lexicon, &sense, row, err) : status;
}

kb_status kb_lexicon_add(kb_lexicon *lexicon, const char *file, kb_str text,
                         kb_error *err)
{
    kb_tsv row = {.name = file, .rest = text};
    kb_status status = kb_plain_check(file, text, err);
    while (status == KB_OK && kb_tsv_next(&row))
        status = add_row(lexicon, &row, err);
    return status;
}

static kb_status link_name(int *out, const kb_lexicon *lexicon,
                           const kb_entry_source *from, kb_str name,
                           const char *what, kb_error *err)
{
    if (name.len == 0)
        return KB_OK;
    *out =
        kb_lexicon_entry(lexicon, kb_str_of(kb_fold_dup(lexicon->arena, name)));
    if (*out == KB_NO_ENTRY)
        return kb_fail(err, KB_BAD_INPUT, "%s:%zu: no row for the %s '%.*s'",
                       from->file, from->line, what, (int)name.len, name.ptr);
    return KB_OK;
}

/* Makers are organizations or persons; nothing is its own maker or class. */
static kb_status check_links(const kb_lexicon *lexicon, size_t i, kb_error *err)
{
    const kb_entry_row *entry = &lexicon->entries.data[i];
    const kb_entry_source *from = &lexicon->sources.data[i];
    const kb_entry_row *maker = entry->maker == KB_NO_ENTRY
                                    ? NULL
                                    : &lexicon->entries.data[entry->maker];

    if (maker && maker->kind != KB_ORGANIZATION && maker->kind != KB_PERSON)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s:%zu: the maker '%.*s' is no organization or person",
                       from->file, from->line, (int)from->maker.len,
                       from->maker.ptr);
    if (entry->maker == (int)i || entry->hypernym == (int)i)
        return kb_fail(err, KB_BAD_INPUT,
                       "%s:%zu: '%.*s' is its own maker or class", from->file,
                       from->line,
                       (int)kb_lexicon_str(lexicon, entry->name).len,
                       kb_lexicon_str(lexicon, entry->name).ptr);
    return KB_OK;
}

void kb_lexicon_shield(kb_lexicon *lexicon, kb_str word)
{
    uint32_t form = kb_matcher_add(
        lexicon->matcher, kb_str_of(kb_fold_dup(lexicon->arena, word)));
    if (form == lexicon->forms.len)
        kb_vec_push(lexicon->arena, &lexicon->forms, -1);
}

/* Whether `form` is a form of the entry that may be found. */
static bool is_form_of(const kb_lexicon *lexicon, const kb_entry_row *entry,
                       kb_str form)
{
    for (uint32_t i = 0; i < entry->sense_count; i++) {
        const kb_sense *sense = &lexicon->senses.data[entry->first_sense + i];
        if (kb_str_equal(kb_lexicon_str(lexicon, sense->fold), form))
            return true;
    }
    return false;
}

/* "百度文心一言" names two things: it is left to the forms 百度 and 文心一言.
 * "谷歌DeepMind" names the one that is a part of the other. */
static void mark_joined(kb_lexicon *lexicon, const kb_entry_row *entry)
{
    const kb_entry_row *maker = &lexicon->entries.data[entry->maker];
    if (entry->kind == KB_ORGANIZATION)
        return;
    for (uint32_t i = 0; i < entry->sense_count; i++) {
        kb_sense *sense = &lexicon->senses.data[entry->first_sense + i];
        kb_str fold = kb_lexicon_str(lexicon, sense->fold);
        for (uint32_t j = 0; j < maker->sense_count; j++) {
            const kb_sense *by = &lexicon->senses.data[maker->first_sense + j];
            kb_str prefix = kb_lexicon_str(lexicon, by->fold);
            if (!by->ambiguous && kb_str_starts(fold, prefix) &&
                is_form_of(lexicon, entry,
                           kb_str_cut(fold, prefix.len, fold.len)))
                sense->joined = true;
        }
    }
}

kb_status kb_lexicon_build(kb_lexicon *lexicon, kb_error *err)
{
    kb_status status = KB_OK;
    for (size_t i = 0; i < lexicon->entries.len && status == KB_OK; i++) {
        kb_entry_row *entry = &lexicon->entries.data[i];
        const kb_entry_source *from = &lexicon->sources.data[i];
        status =
            link_name(&entry->maker, lexicon, from, from->maker, "maker", err);
        if (status == KB_OK)
            status = link_name(&entry->hypernym, lexicon, from, from->hypernym,
                               "class", err);
        if (status == KB_OK)
            status = check_links(lexicon, i, err);
        if (status == KB_OK && entry->maker != KB_NO_ENTRY)
            mark_joined(lexicon, entry);
        if (entry->hypernym != KB_NO_ENTRY)
            lexicon->entries.data[entry->hypernym].is_class = true;
    }
    kb_matcher_build(lexicon->matcher);
    return status;
}

/* The next character that folding does not drop; 0 at the end. */
static uint32_t next_kept(kb_str s, size_t *at)
{
    while (*at < s.len) {
        uint32_t c = kb_utf8_next(s, at);
        if (!kb_fold_drops(kb_fold_char(c)))
            return c;
    }
    return 0;
}

/* The same characters, but for those that folding drops. */
static bool written_like(kb_str text, kb_str form)
{
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t c = next_kept(text, &i);
        if (c != next_kept(form, &j))
            return false;
        if (c == 0)
            return true;
    }
}

/* A form counts where one of its meanings allows the case it is written in. */
static bool accept(const void *context, kb_str text, const kb_found *found)
{
    const kb_lexicon *lexicon = context;
    kb_str here = kb_str_cut(text, found->start, found->end);
    int at = lexicon->forms.data[found->form];
    if (at < 0)
        return true; /* a shield */
    if (kb_spot_is_address(text, found->start, found->end))
        return false;
    for (; at >= 0; at = lexicon->senses.data[at].next) {
        const kb_sense *sense = &lexicon->senses.data[at];
        kb_kind kind = lexicon->entries.data[sense->entry].kind;
        if (sense->joined ||
            (sense->exact &&
             !written_like(here, kb_lexicon_str(lexicon, sense->written))) ||
            (kind == KB_APPLICATION && kb_spot_is_trade(text, found->end)))
            continue;
        return true;
    }
    return false;
}

void kb_lexicon_find(const kb_lexicon *lexicon, kb_arena *arena,
                     const kb_folded *text, kb_founds *out)
{
    kb_matcher_find(lexicon->matcher, arena, text, accept, lexicon, out);
}
