/* discover.c - terms that no lexicon has, from structure and patterns. */
#include "extract/discover.h"

#include "extract/enumerate.h"
#include "extract/longer.h"
#include "extract/named.h"
#include "extract/person.h"
#include "extract/series.h"
#include "extract/shape.h"
#include "extract/spot.h"
#include "text/utf8.h"

/* Code points of a member of a joined lead, and of a member of an enumeration
 * whose head is that of no concept. */
enum { JOINED_LEAST = 3, MEMBER_LEAST = 4 };

enum { NAME_BYTES = 256 /* no name before a bracket is longer */ };

kb_str kb_discover_name(kb_str words)
{
    ptrdiff_t open = kb_str_find(words, KB_STR("（"), 0);
    if (open == KB_STR_NONE)
        open = kb_str_find(words, KB_STR("("), 0);
    return open > 0 ? kb_str_trim(kb_str_cut(words, 0, (size_t)open)) : words;
}

/* Whether words that no term has yet may be one of the hint's kind. */
static bool is_new_term(const kb_reading *r, kb_str words, const kb_type *hint)
{
    const kb_rules *rules = &r->x->rules;
    bool risk = hint && hint->concept && hint->kind == KB_RISK;
    /* A property is a risk where risks are listed: "原创性". */
    bool fits =
        risk ? kb_shape_is_name(rules, words) : kb_shape_is_term(rules, words);
    return fits && kb_reading_find(r, words) < 0;
}

static void add_new(kb_reading *r, kb_str words, kb_type type)
{
    if (type.concept && !kb_reading_support(r, words))
        kb_reading_add(r, words, type);
}

void kb_discover_term(kb_reading *r, kb_str words, const kb_type *hint)
{
    words = kb_discover_name(words);
    if (is_new_term(r, words, hint))
        add_new(r, words, kb_shape_type(&r->x->rules, words, hint));
}

void kb_discover_member(kb_reading *r, kb_str words, const kb_type *hint)
{
    words = kb_discover_name(words);
    if (!is_new_term(r, words, hint))
        return;
    kb_type type = kb_shape_type(&r->x->rules, words, hint);
    if (!type.concept && kb_utf8_count(words) >= MEMBER_LEAST)
        type = *hint;
    add_new(r, words, type);
}

/* ---- leads -------------------------------------------------------------- */

/* Whether labels make up all of the words: "商业应用领域". */
static bool is_filler(const kb_rules *rules, kb_str words)
{
    enum { LABEL_BYTES = 24 };
    size_t at = 0;
    while (at < words.len) {
        size_t end =
            words.len - at < LABEL_BYTES ? words.len : at + LABEL_BYTES;
        while (end > at &&
               !kb_rules_is_label(rules, kb_str_cut(words, at, end)) &&
               !kb_rules_is_stop(rules, kb_str_cut(words, at, end)))
            end--;
        if (end == at)
            return false;
        at = end;
    }
    return true;
}

bool kb_discover_knows(const kb_reading *r, size_t block, size_t start,
                       size_t end)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t from, to, at = start, filled = 0;
    kb_reading_within(r, block, start, end, &from, &to);
    if (from == to)
        return false;
    kb_kind first = r->terms.data[r->places.data[from].term].type.kind;
    bool alone = to - from == 1;
    for (; from <= to; from++) {
        size_t next = from < to ? r->places.data[from].start : end;
        kb_str between = kb_str_trim(kb_str_cut(text, at, next));
        if (!is_filler(&r->x->rules, between))
            return false;
        filled += between.len;
        at = from < to ? r->places.data[from].end : end;
    }
    /* Two terms side by side are a third one, but for a maker and its work. */
    return alone || filled > 0 || first == KB_ORGANIZATION;
}

/* The members of a lead that joins several: "版权与隐私问题". */
static void discover_joined(kb_reading *r, kb_str lead, const kb_type *hint)
{
    static const kb_str joints[] = {KB_STR_INIT("、"), KB_STR_INIT("与"),
                                    KB_STR_INIT("和"), KB_STR_INIT("及")};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        kb_str rest = lead, member;
        if (kb_str_find(lead, joints[i], 0) == KB_STR_NONE)
            continue;
        while (kb_str_split_at(&rest, joints[i], &member))
            discover_joined(r, member, hint);
        return;
    }
    if (kb_utf8_count(lead) >= JOINED_LEAST)
        kb_discover_term(r, lead, hint);
}

/* Whether a part of a lead may be one of the two things it speaks of. */
static bool is_half(kb_str words)
{
    return kb_utf8_count(words) >= 2 && !kb_shape_is_latin(words);
}

/* Whether a lead joins two names, and the article speaks of both at once:
 * "医疗诊断与治疗".  "AIGC与教育" speaks of one. */
static bool is_pair(kb_str lead)
{
    static const kb_str joints[] = {KB_STR_INIT("与"), KB_STR_INIT("和"),
                                    KB_STR_INIT("及")};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        ptrdiff_t at = kb_str_find(lead, joints[i], 0);
        if (at != KB_STR_NONE)
            return is_half(kb_str_cut(lead, 0, (size_t)at)) &&
                   is_half(
                       kb_str_cut(lead, (size_t)at + joints[i].len, lead.len));
    }
    return false;
}

/* A pair is of the kind that the heading above names, or of that of the first
 * known term in it. */
static void discover_pair(kb_reading *r, size_t block, const kb_type *hint)
{
    kb_lead lead = r->leads[block];
    kb_str words =
        kb_str_cut(kb_block_str(&r->doc->blocks[block]), lead.start, lead.end);
    size_t from, to;
    kb_reading_within(r, block, lead.start, lead.end, &from, &to);
    if (!hint && from < to)
        hint = &r->terms.data[r->places.data[from].term].type;
    if (hint && kb_shape_is_name(&r->x->rules, words) &&
        kb_reading_find(r, words) < 0)
        add_new(r, words, kb_shape_type(&r->x->rules, words, hint));
}

/* Under "企业" stands what they do rather than who they are: of kinds with
 * names of their own only Latin ones are believed. */
static const kb_type *believed(const kb_type *type, kb_str words)
{
    bool named = type && type->concept &&
                 (kb_kind_is_named(type->kind) || type->kind == KB_TECHNIQUE);
    return named && !kb_shape_is_latin(words) ? NULL : type;
}

/* Whether a lead may name something: the heading above does not say that it is
 * a step or an advantage, and it is no phrase. */
static bool may_name(const kb_reading *r, size_t block, kb_str words)
{
    const kb_section_rule *section = kb_reading_section(r, block);
    return words.len > 0 && (!section || section->type.concept) &&
           kb_str_find(words, KB_STR("的"), 0) == KB_STR_NONE &&
           (r->doc->blocks[block].type != KB_BLOCK_HEADING ||
            !kb_str_ends(words, KB_STR("分析")) || is_pair(words));
}

/* What the leads beside one say of it, or NULL.  Headings side by side are of
 * many sorts, unless they are Latin names. */
static const kb_type *type_beside(const kb_reading *r, const kb_series *series,
                                  size_t block, kb_str words)
{
    if (r->doc->blocks[block].type == KB_BLOCK_HEADING &&
        !kb_shape_is_latin(words))
        return NULL;
    return believed(kb_series_type(series, block), words);
}

static void discover_lead(kb_reading *r, const kb_series *series, size_t block)
{
    kb_lead lead = r->leads[block];
    kb_str words =
        kb_str_cut(kb_block_str(&r->doc->blocks[block]), lead.start, lead.end);
    if (!may_name(r, block, words))
        return;
    const kb_section_rule *section = kb_reading_section(r, block);
    const kb_type *above = believed(section ? &section->type : NULL, words);
    const kb_type *beside = type_beside(r, series, block, words);
    if (is_pair(words))
        discover_pair(r, block, above);
    else if (kb_discover_knows(r, block, lead.start, lead.end))
        return;
    else if (above || !beside)
        discover_joined(r, words, above);
    else
        kb_discover_member(r, words, beside);
}

/* ---- forms in brackets -------------------------------------------------- */

typedef struct bracket {
    size_t open, in, out, close; /* bytes: '(' and behind it, ')' and behind */
} bracket;

static bool next_bracket(kb_str text, size_t from, bracket *out)
{
    bool open = false;
    for (size_t at = from; at < text.len;) {
        size_t here = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (c == '(' || c == 0xFF08) {
            out->open = here;
            out->in = at;
            open = true;
        } else if (open && (c == ')' || c == 0xFF09)) {
            out->out = here;
            out->close = at;
            return true;
        }
    }
    return false;
}

/* The term that ends before byte `end`: a known one, or one that its shape
 * shows.  @return its index, or -1 */
static int term_before(kb_reading *r, size_t block, size_t end)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t from, to;
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    kb_reading_within(r, block, end > NAME_BYTES ? end - NAME_BYTES : 0, end,
                      &from, &to);
    if (from < to && r->places.data[to - 1].end == end)
        return (int)r->places.data[to - 1].term;
    kb_str words =
        kb_str_cut(text, kb_shape_begin(&r->x->rules, text, end), end);
    if (words.len == 0 || !kb_shape_is_term(&r->x->rules, words))
        return -1;
    kb_type type = kb_shape_type(&r->x->rules, words, NULL);
    return type.concept ? (int)kb_reading_add(r, words, type) : -1;
}

/* Whether a bracket holds a name rather than code, a formula or a year: more
 * letters than anything else, and nothing that only code has. */
static bool is_plain(kb_str form)
{
    size_t letters = 0;
    for (size_t i = 0; i < form.len; i++) {
        char c = form.ptr[i];
        if (strchr("=_\\{}$<>@#%^*", c))
            return false;
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   (unsigned char)c >= 0x80;
    }
    return letters >= 2 && letters * 2 > form.len;
}

/* A form that a bracket may hold: Latin words that no entry has. */
static bool is_new_form(const kb_reading *r, kb_str form)
{
    return form.len >= 2 && form.len <= 80 && kb_shape_is_latin(form) &&
           is_plain(form) && !kb_spot_is_address(form, 0, 1) &&
           kb_reading_find(r, form) < 0;
}

static void discover_bracket(kb_reading *r, size_t block, const bracket *b)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_str inside = kb_str_cut(text, b->in, b->out);
    if (!kb_shape_is_latin(inside) || inside.len > 120)
        return;
    int term = term_before(r, block, b->open);
    for (size_t at = 0; term >= 0 && at < inside.len;) {
        size_t start = at, end = at;
        while (at < inside.len) {
            uint32_t c = kb_utf8_next(inside, &at);
            if (c == ',' || c == 0xFF0C || c == 0x3001 || c == '/')
                break;
            end = at;
        }
        kb_str form = kb_str_trim(kb_str_cut(inside, start, end));
        if (is_new_form(r, form))
            kb_reading_alias(r, (uint32_t)term, form);
    }
}

static void discover_brackets(kb_reading *r, size_t block)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    bracket b = {0};
    for (size_t at = 0; next_bracket(text, at, &b); at = b.close)
        discover_bracket(r, block, &b);
}

/* ---- tables ------------------------------------------------------------- */

/* The row that heads the table of this one, or NULL. */
static const kb_block *header_of(const kb_doc *doc, size_t block)
{
    while (block > 0 && doc->blocks[block].type == KB_BLOCK_ROW &&
           doc->blocks[block].level != 1)
        block--;
    const kb_block *b = &doc->blocks[block];
    return b->type == KB_BLOCK_ROW && b->level == 1 ? b : NULL;
}

/* What a header cell says of the cells below it, or NULL: "模型" and "模型名称"
 * name them, "模型介绍" only speaks of them. */
static const kb_type *column_type(const kb_rules *rules, kb_str name)
{
    const kb_section_rule *rule = kb_rules_section(rules, name);
    bool names = rule && (kb_str_ends(name, rule->words) ||
                          kb_str_ends(name, KB_STR("名称")));
    return names && rule->type.concept ? &rule->type : NULL;
}

/* The cells of a row are of the kinds that its header names. */
static void discover_row(kb_reading *r, size_t block)
{
    const kb_block *header = header_of(r->doc, block);
    if (!header || header == &r->doc->blocks[block])
        return;
    kb_str names = kb_block_str(header), name, cell, member;
    kb_str cells = kb_block_str(&r->doc->blocks[block]);
    while (kb_str_split_at(&names, KB_STR(" | "), &name) &&
           kb_str_split_at(&cells, KB_STR(" | "), &cell)) {
        const kb_type *type = column_type(&r->x->rules, kb_str_trim(name));
        while (type && kb_str_split_at(&cell, KB_STR("、"), &member))
            kb_discover_term(r, kb_str_trim(member), type);
    }
}

void kb_discover(kb_reading *r)
{
    const kb_series *series = kb_series_of(r);
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (!kb_reading_reads(r, i))
            continue;
        if (r->doc->blocks[i].type == KB_BLOCK_ROW)
            discover_row(r, i);
        discover_lead(r, series, i);
        discover_brackets(r, i);
        kb_longer_discover(r, i);
        kb_named_discover(r, i);
        kb_person_discover(r, i);
        kb_enumerate(r, i);
    }
}
