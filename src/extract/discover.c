/* discover.c - terms that no lexicon has, from structure and patterns. */
#include "extract/discover.h"

#include "extract/enumerate.h"
#include "extract/named.h"
#include "extract/shape.h"
#include "extract/spot.h"
#include "text/utf8.h"

enum { JOINED_LEAST = 3 /* code points of a member of a joined lead */ };

enum { NAME_BYTES = 256 /* no name before a bracket is longer */ };

void kb_discover_term(kb_reading *r, kb_str words, const kb_type *hint)
{
    const kb_rules *rules = &r->x->rules;
    bool risk = hint && hint->concept && hint->kind == KB_RISK;
    /* A property is a risk where risks are listed: "原创性". */
    bool fits =
        risk ? kb_shape_is_name(rules, words) : kb_shape_is_term(rules, words);
    if (!fits || kb_reading_find(r, words) >= 0)
        return;
    kb_type type = kb_shape_type(rules, words, hint);
    if (type.concept && !kb_reading_support(r, words))
        kb_reading_add(r, words, type);
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

static void discover_lead(kb_reading *r, size_t block)
{
    const kb_block *b = &r->doc->blocks[block];
    kb_lead lead = r->leads[block];
    if (lead.start == lead.end ||
        kb_discover_knows(r, block, lead.start, lead.end))
        return;
    const kb_section_rule *section = kb_reading_section(r, block);
    const kb_type *hint = section ? &section->type : NULL;
    bool named = hint && hint->concept &&
                 (kb_kind_is_named(hint->kind) || hint->kind == KB_TECHNIQUE);
    kb_str words = kb_str_cut(kb_block_str(b), lead.start, lead.end);
    if ((hint && !hint->concept) ||
        kb_str_find(words, KB_STR("的"), 0) != KB_STR_NONE ||
        (b->type == KB_BLOCK_HEADING && kb_str_ends(words, KB_STR("分析"))))
        return;
    /* Under "企业" stands what they do rather than who they are. */
    discover_joined(r, words, named && !kb_shape_is_latin(words) ? NULL : hint);
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

/* ---- parts of organizations ---------------------------------------------- */

/* Whether words name a part of an organization: "附属眼耳鼻喉科医院", but not
 * "等科技" or "母公司". */
static bool is_part(const kb_rules *rules, kb_str words)
{
    const kb_type *head = kb_rules_head(rules, words);
    return head && head->concept && head->kind == KB_ORGANIZATION &&
           !kb_str_ends(words, KB_STR("公司")) &&
           !kb_str_ends(words, KB_STR("科技")) &&
           !kb_str_starts(words, KB_STR("等")) &&
           kb_shape_is_term(rules, words);
}

/* "复旦大学附属眼耳鼻喉科医院" is no university: where the words right behind
 * an organization end in the head of one, all of them name another. */
static void discover_part(kb_reading *r, size_t block, const kb_place *p)
{
    enum { PART_MOST = 18 };
    const kb_rules *rules = &r->x->rules;
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    size_t at = p->end, end = p->end;
    for (int n = 0; at < text.len && n < PART_MOST; n++) {
        size_t next = at;
        kb_char_class class = kb_char_class_of(kb_utf8_next(text, &next));
        if ((class != KB_CHAR_HAN && class != KB_CHAR_LATIN) ||
            kb_rules_is_stop(rules, kb_str_cut(text, at, next)))
            break;
        at = next;
        if (is_part(rules, kb_str_cut(text, p->end, at)))
            end = at;
    }
    if (end > p->end)
        kb_reading_add(
            r, kb_str_cut(text, p->start, end),
            (kb_type){true, KB_ORGANIZATION, kb_kind_layer(KB_ORGANIZATION)});
}

static void discover_parts(kb_reading *r, size_t block)
{
    size_t from, to;
    kb_reading_block(r, block, &from, &to);
    for (; from < to; from++) {
        kb_place p = r->places.data[from];
        if (r->terms.data[p.term].type.kind == KB_ORGANIZATION)
            discover_part(r, block, &p);
    }
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
    for (size_t i = 0; i < r->doc->block_count; i++) {
        if (!kb_reading_reads(r, i))
            continue;
        if (r->doc->blocks[i].type == KB_BLOCK_ROW)
            discover_row(r, i);
        discover_lead(r, i);
        discover_brackets(r, i);
        discover_parts(r, i);
        kb_named_discover(r, i);
        kb_enumerate(r, i);
    }
}
