/* lead.c - what a block says it is about. */
#include "extract/lead.h"

#include "text/utf8.h"

/* Longest leads, in code points: before a colon, before the full stop of a
 * first sentence that is only a name ("金融。面对…"), and of a whole item; and
 * the longest aside in brackets. */
enum { COLON_CHARS = 26, STOP_CHARS = 8, ITEM_CHARS = 18, ASIDE_CHARS = 60 };

enum { LONG_NUMBER = 4 }; /* digits of what numbers no list */

static bool is_numeral(uint32_t c)
{
    static const uint32_t chinese[] = {/* 一 to 十 */
                                       0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++) {
        if (c == chinese[i])
            return true;
    }
    return kb_char_class_of(c) == KB_CHAR_DIGIT;
}

static bool is_separator(uint32_t c)
{
    return c == '.' || c == ')' || c == 0x3001 || c == 0xFF09 || c == 0xFF0E ||
           c == ':' || c == 0xFF1A || c == ' ';
}

/* Behind digits and separators that begin at `at`, or `at`.  Four digits are a
 * year ("2024 年"), or count something: they stay. */
static size_t behind_digits(kb_str text, size_t at)
{
    size_t from = at, run = at; /* where the last digits begin */
    int digits = 0;
    while (at < text.len && digits < LONG_NUMBER) {
        size_t next = at;
        uint32_t c = kb_utf8_next(text, &next);
        if (!is_separator(c) && !is_numeral(c))
            break;
        digits = is_separator(c) ? 0 : digits + 1;
        run = is_separator(c) ? next : run;
        at = next;
    }
    if (digits == LONG_NUMBER)
        return run;
    return run > from ? at : from;
}

/* Behind "第…章" and the like, or `at`. */
static size_t behind_chapter(kb_str text, size_t at)
{
    static const kb_str units[] = {KB_STR_INIT("章"), KB_STR_INIT("节"),
                                   KB_STR_INIT("部分"), KB_STR_INIT("步"),
                                   KB_STR_INIT("、")};
    kb_str rest = kb_str_cut(text, at, text.len);
    if (!kb_str_starts(rest, KB_STR("第")))
        return at;
    size_t in = sizeof "第" - 1;
    while (in < rest.len) {
        size_t next = in;
        if (!is_numeral(kb_utf8_next(rest, &next)))
            break;
        in = next;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (kb_str_starts(kb_str_cut(rest, in, rest.len), units[i]))
            return behind_digits(text, at + in + units[i].len);
    }
    return at;
}

static bool opens_bracket(uint32_t c)
{
    return c == '(' || c == 0xFF08;
}

size_t kb_lead_number(kb_str text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t next = at;
        uint32_t c = kb_utf8_next(text, &next);
        bool symbol = kb_char_class_of(c) == KB_CHAR_PUNCT && c >= 0x2000 &&
                      !kb_char_is_wide(c);
        size_t number = behind_digits(text, opens_bracket(c) ? next : at);
        size_t chapter = behind_chapter(text, at);
        if (number > (opens_bracket(c) ? next : at))
            at = number;
        else if (chapter > at)
            at = chapter;
        else if (symbol || c == ' ')
            at = next;
        else
            break;
    }
    return at < text.len ? at : 0;
}

void kb_lead_trim(kb_str text, uint32_t *start, uint32_t *end)
{
    size_t from = *start, to = *end;
    while (from < to) {
        size_t next = from;
        kb_char_class class = kb_char_class_of(kb_utf8_next(text, &next));
        if (class != KB_CHAR_PUNCT && class != KB_CHAR_SPACE)
            break;
        from = next;
    }
    while (to > from) {
        size_t prev = to;
        uint32_t c = kb_utf8_prev(text, &prev);
        kb_char_class class = kb_char_class_of(c);
        if ((class != KB_CHAR_PUNCT && class != KB_CHAR_SPACE) || c == '+' ||
            c == '#' || c == ')' || c == 0xFF09)
            break;
        to = prev;
    }
    *start = (uint32_t)from;
    *end = (uint32_t)to;
}

/* The end of [start, end) without a bracket that closes it: "扩散模型（DDPM）".
 */
static uint32_t without_bracket(kb_str text, uint32_t start, uint32_t end)
{
    size_t at = end;
    uint32_t c = end > start ? kb_utf8_prev(text, &at) : 0;
    if (c != ')' && c != 0xFF09)
        return end;
    while (at > start) {
        c = kb_utf8_prev(text, &at);
        if (c == '(' || c == 0xFF08)
            return at > start ? (uint32_t)at : end;
    }
    return end;
}

/* Behind the bracket that closes, within a long name: "（Data Parallel）". */
static size_t behind_bracket(kb_str text, size_t at)
{
    size_t from = at;
    for (int n = 0; at < text.len && n < ASIDE_CHARS; n++) {
        uint32_t c = kb_utf8_next(text, &at);
        if (c == ')' || c == 0xFF09)
            return at;
    }
    return from;
}

/* Where a colon stands within the first `most` code points, brackets not
 * counted; or text.len. */
static size_t find_colon(kb_str text, size_t from, size_t most)
{
    for (size_t at = from, n = 0; at < text.len && n < most; n++) {
        size_t here = at;
        uint32_t c = kb_utf8_next(text, &at);
        if (n > 0 && opens_bracket(c))
            at = behind_bracket(text, at);
        if (c == 0xFF1A ||
            (c == ':' && (at == text.len || text.ptr[at] != '/')))
            return here;
        if (c == 0x3002 || c == 0xFF1F || c == 0xFF01 || c == 0xFF0C)
            break;
    }
    return text.len;
}

static size_t behind_colon(kb_str text, size_t at)
{
    size_t next = at;
    while (next < text.len) {
        uint32_t c = kb_utf8_next(text, &next);
        if (c != ' ' && c != ':' && c != 0xFF1A && c != 0x3002 && c != '|')
            break;
        at = next;
    }
    return at;
}

/* The bold stretch that begins the text behind its number, or NULL. */
static const kb_mark *opening_bold(const kb_block *b, size_t from)
{
    for (size_t i = 0; i < b->mark_count; i++) {
        const kb_mark *m = &b->marks[i];
        if (m->start > from)
            break;
        if (m->type == KB_MARK_BOLD && m->end > from)
            return m;
    }
    return NULL;
}

static bool is_short(kb_str text, size_t from)
{
    kb_str rest = kb_str_cut(text, from, text.len);
    return rest.len < (size_t)4 * ITEM_CHARS &&
           kb_utf8_count(rest) <= ITEM_CHARS;
}

/* Where the first cell of a table's row ends, or 0 for a header row and for a
 * cell that is too long to name anything. */
static uint32_t first_cell(const kb_block *block, size_t from)
{
    kb_str text = {block->text, block->len};
    ptrdiff_t end = kb_str_find(text, KB_STR(" | "), from);
    if (block->level == 1 || end <= 0 ||
        kb_utf8_count(kb_str_cut(text, from, (size_t)end)) > COLON_CHARS)
        return 0;
    return (uint32_t)end;
}

kb_lead kb_lead_of(const kb_block *block)
{
    kb_str text = {block->text, block->len};
    kb_lead lead = {0};
    size_t from = kb_lead_number(text);
    size_t colon = find_colon(text, from, COLON_CHARS);
    const kb_mark *bold = opening_bold(block, from);

    if (block->type == KB_BLOCK_CODE)
        return lead;
    if (block->type == KB_BLOCK_ROW)
        lead.end = first_cell(block, from);
    else if (colon < text.len)
        lead.end = (uint32_t)colon;
    else if (bold && bold->end < text.len && block->type != KB_BLOCK_HEADING)
        lead.end = bold->end;
    else if (block->type == KB_BLOCK_HEADING ||
             (block->type == KB_BLOCK_ITEM && is_short(text, from)))
        lead.end = (uint32_t)text.len;
    if (lead.end <= from)
        return (kb_lead){0};
    lead.start = (uint32_t)from;
    lead.body = (uint32_t)behind_colon(text, lead.end);
    kb_lead_trim(text, &lead.start, &lead.end);
    lead.end = without_bracket(text, lead.start, lead.end);
    kb_lead_trim(text, &lead.start, &lead.end);
    return lead;
}
