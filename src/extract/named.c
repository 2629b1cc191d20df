/* named.c - names that stand beside a word that says what they are. */
#include "extract/named.h"

#include "extract/discover.h"
#include "extract/shape.h"
#include "text/utf8.h"

/* Code points: of a quoted name, of a title, of that of a law, and of the words
 * that say what a name is. */
enum { QUOTED_MOST = 8, TITLE_MOST = 22, LAW_MOST = 36, CLASS_MOST = 6 };

typedef struct name {
    size_t start, end;  /* bytes of the name */
    size_t left, right; /* with its quotes: what stands beside it */
} name;

static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
}

/* A Latin name begins with a capital and is no mere abbreviation: "Tilo-2",
 * not "API". */
static bool is_name(kb_str words)
{
    size_t lower = 0;
    if (!words.ptr)
        return false;
    for (size_t i = 0; i < words.len; i++)
        lower += words.ptr[i] >= 'a' && words.ptr[i] <= 'z';
    return words.len >= 3 && words.ptr[0] >= 'A' && words.ptr[0] <= 'Z' &&
           lower > 0;
}

/* The next run of Latin words from `at` on. */
static bool next_latin(kb_str text, size_t at, name *out)
{
    while (at < text.len && !is_letter((unsigned char)text.ptr[at]))
        at++;
    size_t end = at;
    for (size_t i = at; i < text.len; i++) {
        bool letter = is_letter((unsigned char)text.ptr[i]);
        bool blank = text.ptr[i] == ' ' && i + 1 < text.len &&
                     text.ptr[i + 1] >= 'A' && text.ptr[i + 1] <= 'Z';
        if (!letter && !blank)
            break;
        end = letter ? i + 1 : end;
    }
    *out = (name){at, end, at, end};
    return end > at;
}

/* The next name between two marks from `at` on. */
static bool next_between(kb_str text, size_t at, kb_str open, kb_str close,
                         name *out)
{
    ptrdiff_t left = kb_str_find(text, open, at);
    if (left == KB_STR_NONE)
        return false;
    out->left = (size_t)left;
    out->start = out->left + open.len;
    ptrdiff_t right = kb_str_find(text, close, out->start);
    if (right == KB_STR_NONE)
        return false;
    out->end = (size_t)right;
    out->right = out->end + close.len;
    return true;
}

/* What the words right behind a name say: "Tilo公司". */
static const kb_type *type_behind(const kb_reading *r, kb_str text, size_t at)
{
    const kb_type *type = NULL;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    size_t end = at;
    for (int n = 0; end < text.len && n < CLASS_MOST; n++) {
        size_t next = end;
        if (kb_char_class_of(kb_utf8_next(text, &next)) != KB_CHAR_HAN)
            break;
        end = next;
        const kb_type *head =
            kb_rules_class(&r->x->rules, kb_str_cut(text, at, end));
        type = head ? head : type;
    }
    return type;
}

/* What the term or the words right before a name say: "智能助手Milo". */
static const kb_type *type_before(const kb_reading *r, size_t block, size_t at)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    for (int n = 0; n < CLASS_MOST; n++) {
        size_t start = at;
        for (int k = CLASS_MOST - n; k > 0 && start > 0; k--)
            kb_utf8_prev(text, &start);
        const kb_type *type =
            kb_rules_class(&r->x->rules, kb_str_cut(text, start, at));
        if (type)
            return type;
    }
    return NULL;
}

/* Whether a word is made as names are: "TiloChat", "Tilo-2"; "Flash" is not. */
static bool is_coined(kb_str words)
{
    if (!words.ptr)
        return false;
    for (size_t i = 1; i < words.len; i++) {
        char c = words.ptr[i];
        if (!(c >= 'a' && c <= 'z'))
            return true;
    }
    return false;
}

static bool is_known(const kb_reading *r, size_t block, const name *n)
{
    size_t from, to;
    kb_reading_within(r, block, n->start, n->end, &from, &to);
    return from < to;
}

static void discover_latin(kb_reading *r, size_t block, const name *n)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_str words = kb_str_cut(text, n->start, n->end);
    if (!is_name(words) || is_known(r, block, n))
        return;
    const kb_type *type = type_behind(r, text, n->right);
    if (!type || (type->kind == KB_MODEL && !is_coined(words)))
        type = type_before(r, block, n->left);
    if (type)
        kb_discover_term(r, words, type);
}

/* Kinds whose names are put in quotes. */
static bool is_quotable(kb_kind kind)
{
    return kind == KB_PRODUCT || kind == KB_DATASET;
}

/* Words in quotes are often no name: only where the words before say so. */
static void discover_quoted(kb_reading *r, size_t block, const name *n)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    const kb_type *type = type_before(r, block, n->left);
    if (type && is_quotable(type->kind) && n->start < n->end &&
        kb_is_near(text, n->start, n->end, QUOTED_MOST) &&
        !is_known(r, block, n))
        kb_discover_term(r, kb_str_cut(text, n->start, n->end), type);
}

/* Whether a title may be that of a work: no question, no mere head of one
 * ("办法"). */
static bool is_title(kb_str words, const kb_type *head)
{
    size_t count = kb_utf8_count(words);
    bool law = head && head->concept && head->kind == KB_POLICY;
    return count <= (law ? LAW_MOST : TITLE_MOST) && count > (head ? 2 : 1) &&
           kb_str_find(words, KB_STR("？"), 0) == KB_STR_NONE &&
           kb_str_find(words, KB_STR("?"), 0) == KB_STR_NONE;
}

/* What has a title is a work; a law where it ends as laws do. */
static void discover_titled(kb_reading *r, size_t block, const name *n)
{
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    kb_str words = kb_str_cut(text, n->start, n->end);
    const kb_type *head = kb_rules_head(&r->x->rules, words);
    kb_type type = {true, KB_PRODUCT, kb_kind_layer(KB_PRODUCT)};
    if (head && head->concept && head->kind == KB_POLICY)
        type = *head;
    if (is_title(words, head) && !kb_reading_at(r, block, n->start, n->end))
        kb_reading_add(r, words, type);
}

void kb_named_discover(kb_reading *r, size_t block)
{
    const kb_str open = KB_STR("“"), close = KB_STR("”"), title = KB_STR("《"),
                 end = KB_STR("》");
    kb_str text = kb_block_str(&r->doc->blocks[block]);
    name n;
    for (size_t at = 0; next_latin(text, at, &n); at = n.end)
        discover_latin(r, block, &n);
    for (size_t at = 0; next_between(text, at, open, close, &n); at = n.right)
        discover_quoted(r, block, &n);
    for (size_t at = 0; next_between(text, at, title, end, &n); at = n.right)
        discover_titled(r, block, &n);
}
