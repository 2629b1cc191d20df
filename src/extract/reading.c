/* reading.c - the terms of one article and where they stand. */
#include "extract/reading.h"

#include "text/utf8.h"

bool kb_reading_reads(const kb_reading *r, size_t block)
{
    const kb_block *b = &r->doc->blocks[block];
    const kb_section_rule *section = kb_reading_section(r, block);
    return b->type != KB_BLOCK_CODE && !b->promo && !(section && section->skip);
}

kb_str kb_block_str(const kb_block *block)
{
    return (kb_str){block->text, block->len};
}

static void note_plain(kb_reading *r, const kb_founds *founds)
{
    const kb_lexicon *x = &r->x->lexicon;
    for (size_t i = 0; i < founds->len; i++) {
        int at = x->forms.data[founds->data[i].form];
        if (at < 0) /* a shield */
            continue;
        const kb_sense *sense = &x->senses.data[at];
        if (sense->ambiguous)
            continue;
        r->plain[sense->entry] = true;
        if (x->entries.data[sense->entry].maker >= 0)
            r->backed[x->entries.data[sense->entry].maker] = true;
    }
}

const kb_section_rule *kb_reading_section(const kb_reading *r, size_t block)
{
    int heading = r->doc->blocks[block].heading;
    return heading == KB_NO_BLOCK ? NULL : r->sections[heading];
}

/* Headings stand before what they are over. */
static void read_headings(kb_reading *r)
{
    for (size_t i = 0; i < r->doc->block_count; i++) {
        const kb_block *b = &r->doc->blocks[i];
        if (b->type != KB_BLOCK_HEADING)
            continue;
        r->says[i] = kb_rules_section(&r->x->rules, kb_block_str(b));
        r->sections[i] = r->says[i] || b->up == KB_NO_BLOCK
                             ? r->says[i]
                             : r->sections[b->up];
    }
}

void kb_reading_init(kb_reading *out, kb_arena *arena, kb_doc *doc,
                     kb_folded *folded, const kb_extractor *x)
{
    size_t n = doc->block_count;
    *out = (kb_reading){.arena = arena, .x = x, .doc = doc, .folded = folded};
    out->index.arena = arena;
    out->known = kb_arena_alloc(arena, (n + 1) * sizeof *out->known);
    out->first = kb_arena_alloc(arena, (n + 1) * sizeof *out->first);
    out->says = kb_arena_alloc(arena, (n + 1) * sizeof(const void *));
    out->sections = kb_arena_alloc(arena, (n + 1) * sizeof(const void *));
    out->leads = kb_arena_alloc(arena, (n + 1) * sizeof *out->leads);
    for (size_t i = 0; i < n; i++)
        out->leads[i] = kb_lead_of(&doc->blocks[i]);
    read_headings(out);
    out->plain = kb_arena_alloc(arena, x->lexicon.entries.len + 1);
    out->backed = kb_arena_alloc(arena, x->lexicon.entries.len + 1);
    for (size_t i = 0; i < n; i++) {
        if (!kb_reading_reads(out, i))
            continue;
        kb_lexicon_find(&x->lexicon, arena, &out->folded[i], &out->known[i]);
        note_plain(out, &out->known[i]);
    }
}

static kb_str fold_of(const kb_reading *r, kb_str form)
{
    return kb_str_of(kb_fold_dup(r->arena, form));
}

int kb_reading_find(const kb_reading *r, kb_str form)
{
    const uint32_t *at = kb_map_find(&r->index, fold_of(r, form));
    return at ? (int)*at : -1;
}

static uint32_t new_term(kb_reading *r, kb_term term, uint32_t *slot)
{
    *slot = (uint32_t)r->terms.len;
    kb_vec_push(r->arena, &r->terms, term);
    return *slot;
}

uint32_t kb_reading_add(kb_reading *r, kb_str form, kb_type type)
{
    bool fresh;
    kb_term term = {.fold = fold_of(r, form), .entry = KB_NO_ENTRY};
    uint32_t *slot = kb_map_add(&r->index, term.fold, &fresh);
    if (!fresh)
        return *slot;
    term.name = kb_arena_copy(r->arena, form.ptr, form.len);
    term.type = type;
    return new_term(r, term, slot);
}

uint32_t kb_reading_add_entry(kb_reading *r, uint32_t entry)
{
    const kb_lexicon *x = &r->x->lexicon;
    const kb_entry_row *row = &x->entries.data[entry];
    kb_term term = {.name = kb_lexicon_str(x, row->name).ptr,
                    .fold = kb_lexicon_str(x, row->fold),
                    .entry = (int)entry};
    bool fresh;
    uint32_t *slot = kb_map_add(&r->index, term.fold, &fresh);
    if (!fresh)
        return *slot;
    term.type = (kb_type){true, row->kind, row->layer};
    return new_term(r, term, slot);
}

bool kb_reading_alias(kb_reading *r, uint32_t term, kb_str form)
{
    bool fresh;
    uint32_t *slot = kb_map_add(&r->index, fold_of(r, form), &fresh);
    if (fresh)
        *slot = term;
    return *slot == term;
}

/* Whether another word of the article shows that a form means `entry`. */
static bool is_supported(const kb_reading *r, uint32_t entry)
{
    const kb_entry_row *row = &r->x->lexicon.entries.data[entry];
    if (r->plain[entry] || r->backed[entry])
        return true;
    return kb_kind_is_named(row->kind) &&
           ((row->maker >= 0 && r->plain[row->maker]) ||
            (row->hypernym >= 0 && r->plain[row->hypernym]));
}

/* The one meaning of a form that this article can mean, or KB_NO_ENTRY. */
static int choose_sense(const kb_reading *r, uint32_t form)
{
    const kb_lexicon *x = &r->x->lexicon;
    int chosen = KB_NO_ENTRY;
    for (int at = x->forms.data[form]; at >= 0; at = x->senses.data[at].next) {
        const kb_sense *sense = &x->senses.data[at];
        if (!sense->ambiguous)
            return (int)sense->entry;
        if (!is_supported(r, sense->entry))
            continue;
        if (chosen != KB_NO_ENTRY)
            return KB_NO_ENTRY; /* two would do: it links to nothing */
        chosen = (int)sense->entry;
    }
    return chosen;
}

bool kb_reading_support(kb_reading *r, kb_str words)
{
    const kb_lexicon *x = &r->x->lexicon;
    kb_folded folded = kb_fold_text(r->arena, words);
    kb_founds found = {0};
    kb_lexicon_find(x, r->arena, &folded, &found);
    if (found.len == 0 || found.data[0].start > 0 ||
        found.data[0].end < words.len)
        return false;
    int at = x->forms.data[found.data[0].form];
    if (at >= 0 && x->senses.data[at].next < 0)
        r->plain[x->senses.data[at].entry] = true;
    return true;
}

/* A matcher for the forms that no lexicon has; ids are those of `terms`. */
typedef KB_VEC(uint32_t) term_ids;

typedef struct own_forms {
    kb_matcher *matcher;
    term_ids terms;
} own_forms;

static own_forms collect_own(const kb_reading *r)
{
    own_forms own = {.matcher = kb_matcher_new(r->arena)};
    for (size_t i = 0; i < r->index.cap; i++) {
        const kb_map_slot *slot = &r->index.slots[i];
        if (!slot->key.ptr)
            continue;
        uint32_t id = kb_matcher_add(own.matcher, slot->key);
        if (id == own.terms.len)
            kb_vec_push(r->arena, &own.terms, slot->value);
    }
    kb_matcher_build(own.matcher);
    return own;
}

static void add_form(kb_reading *r, kb_term *term, kb_str form)
{
    for (size_t i = 0; i < term->forms.len; i++) {
        if (kb_str_equal(term->forms.data[i], form))
            return;
    }
    kb_vec_push(r->arena, &term->forms, form);
}

static bool is_listed(kb_str text, const kb_found *f)
{
    kb_str comma = KB_STR("、");
    return kb_str_ends(kb_str_cut(text, 0, f->start), comma) ||
           kb_str_starts(kb_str_cut(text, f->end, text.len), comma);
}

static void place(kb_reading *r, size_t block, const kb_found *f, uint32_t id)
{
    kb_term *term = &r->terms.data[id];
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    add_form(r, term, kb_str_cut(text, f->start, f->end));
    term->mentions++;
    if (is_listed(text, f))
        term->signs |= KB_SIGN_LISTED;
    kb_vec_push(r->arena, &r->places,
                (kb_place){(uint32_t)block, f->start, f->end, id});
}

static bool goes_first(const kb_found *a, const kb_found *b)
{
    return a->start < b->start || (a->start == b->start && a->end > b->end);
}

/* Whether a form stands in the lexicon only to hold shorter ones: a shield, or
 * an everyday word that no other form supports. */
static bool holds_shorter(const kb_lexicon *x, uint32_t form)
{
    int at = x->forms.data[form];
    if (at < 0)
        return true;
    const kb_sense *sense = &x->senses.data[at];
    return sense->next < 0 && sense->ambiguous &&
           x->entries.data[sense->entry].sense_count == 1;
}

/* Places what a form of the lexicon means here.
 * @return where the text goes on to be free */
static uint32_t place_known(kb_reading *r, size_t block, const kb_found *f,
                            uint32_t free_from)
{
    int entry = choose_sense(r, f->form);
    if (entry != KB_NO_ENTRY)
        place(r, block, f, kb_reading_add_entry(r, (uint32_t)entry));
    else if (!holds_shorter(&r->x->lexicon, f->form))
        return free_from;
    return f->end;
}

/* Joins both lists of one block: the leftmost, then the longest. */
static void merge(kb_reading *r, size_t block, const kb_founds *own,
                  const own_forms *forms)
{
    const kb_founds *known = &r->known[block];
    uint32_t free_from = 0;
    for (size_t i = 0, j = 0; i < known->len || j < own->len;) {
        bool mine =
            j < own->len &&
            (i == known->len || goes_first(&own->data[j], &known->data[i]));
        const kb_found *f = mine ? &own->data[j++] : &known->data[i++];
        if (f->start < free_from)
            continue;
        if (!mine) {
            free_from = place_known(r, block, f, free_from);
            continue;
        }
        place(r, block, f, forms->terms.data[f->form]);
        free_from = f->end;
    }
}

static void forget_places(kb_reading *r)
{
    r->places.len = 0;
    for (size_t i = 0; i < r->terms.len; i++) {
        r->terms.data[i].mentions = 0;
        r->terms.data[i].forms.len = 0;
    }
}

void kb_reading_scan(kb_reading *r)
{
    size_t n = r->doc->block_count;
    own_forms own = collect_own(r);

    forget_places(r);
    for (size_t i = 0; i < n; i++) {
        kb_founds mine = {0};
        r->first[i] = (uint32_t)r->places.len;
        if (own.terms.len > 0 && kb_reading_reads(r, i))
            kb_matcher_find(own.matcher, r->arena, &r->folded[i], NULL, NULL,
                            &mine);
        merge(r, i, &mine, &own);
    }
    r->first[n] = (uint32_t)r->places.len;
}

void kb_reading_block(const kb_reading *r, size_t block, size_t *from,
                      size_t *to)
{
    *from = r->first[block];
    *to = r->first[block + 1];
}

/* The first of the places [low, high) that does not begin (or, by `ends`, end)
 * before byte `at`. */
static size_t search(const kb_reading *r, size_t low, size_t high, size_t at,
                     bool ends)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const kb_place *p = &r->places.data[middle];
        if ((ends ? p->end : p->start) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void kb_reading_within(const kb_reading *r, size_t block, size_t start,
                       size_t end, size_t *from, size_t *to)
{
    size_t low, high;
    kb_reading_block(r, block, &low, &high);
    *from = search(r, low, high, start, false);
    *to = search(r, *from, high, end + 1, true);
}

const kb_place *kb_reading_at(const kb_reading *r, size_t block, size_t start,
                              size_t end)
{
    size_t from, to;
    kb_reading_within(r, block, start, end, &from, &to);
    const kb_place *p = from < to ? &r->places.data[from] : NULL;
    return p && p->start == start && p->end == end ? p : NULL;
}

bool kb_is_near(kb_str text, size_t from, size_t to, size_t most)
{
    /* A code point has at most four bytes: what is far need not be counted. */
    return to - from <= 4 * most &&
           kb_utf8_count(kb_str_cut(text, from, to)) <= most;
}
