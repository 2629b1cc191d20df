/* density.c - the article of a page that no rule knows. */
#include "parse/density.h"

#include <strings.h>

#include "base/buf.h"
#include "base/vec.h"
#include "parse/page.h"
#include "parse/site.h"
#include "parse/tag.h"

enum {
    WIDE = 3,         /* the weight of a character; of one of ASCII: 1 */
    BLOCK_COST = 30,  /* ten characters */
    SHORT_COST = 6,   /* the most that one costs which is no link */
    LIST_LINKS = 3,   /* links that make a list of them */
    HEAD_BYTES = 64,  /* of a block, in which words are looked for */
    IMPRINT_MAX = 600 /* weight of a block that may be an imprint */
};

/* An element that is open, with what has ended in it. */
typedef struct node {
    size_t number;
    const kb_tag *tag; /* NULL for an unknown one */
    bool aside;        /* what is in it does not count */
    bool link;
    long text, linked; /* weight of all characters, and of those in links */
    long weight;
    size_t links;
} node;

typedef struct survey {
    kb_arena *arena;
    bool names; /* whether names of elements and headings are believed */
    KB_VEC(node) open;
    KB_VEC(char) out;
    size_t skip;        /* depth of an element without text, or 0 */
    size_t links_open;  /* elements around that are links */
    size_t asides_open; /* ... and that do not count */
    long text, linked;  /* of the block that is open */
    char head[HEAD_BYTES];
    size_t head_len;
    node best;   /* the heaviest so far */
    long aside;  /* text that was left out for its name */
    long plain;  /* text of the page beyond links and what was left out */
    size_t body; /* number of the element, or 0 */
} survey;

/* ---- what tells by its name --------------------------------------------- */

static bool contains(kb_str text, kb_str word)
{
    for (size_t at = 0; at + word.len <= text.len; at++) {
        if (strncasecmp(text.ptr + at, word.ptr, word.len) == 0)
            return true;
    }
    return false;
}

static bool is_core(const char *name)
{
    return strcmp(name, "html") == 0 || strcmp(name, "body") == 0 ||
           strcmp(name, "main") == 0 || strcmp(name, "article") == 0;
}

static bool is_aside(const kb_element *e)
{
    const kb_site *any = &kb_sites_load()->sites[0];
    if (strcmp(e->name, "aside") == 0 || strcmp(e->name, "footer") == 0)
        return true;
    if (e->letters == 0 || is_core(e->name))
        return false;
    for (size_t i = 0; i < any->count; i++) {
        const kb_site_rule *rule = &any->rules[i];
        if (rule->role == KB_SITE_ASIDE &&
            (contains(e->id, rule->text) || contains(e->classes, rule->text)))
            return true;
    }
    return false;
}

static bool has_words(kb_site_role role, kb_str head, bool first)
{
    const kb_site *any = &kb_sites_load()->sites[0];
    for (size_t i = 0; i < any->count; i++) {
        const kb_site_rule *rule = &any->rules[i];
        if (rule->role == role &&
            (first ? kb_str_starts(head, rule->text)
                   : kb_str_find(head, rule->text, 0) >= 0))
            return true;
    }
    return false;
}

/* ---- blocks ------------------------------------------------------------- */

static bool is_block(const kb_tag *tag)
{
    return tag && tag->role != KB_TAG_INERT && tag->role != KB_TAG_BOLD &&
           tag->role != KB_TAG_CODE && tag->role != KB_TAG_LINK &&
           tag->role != KB_TAG_BREAK;
}

/* A box may hold other blocks; paragraphs, headings and items are no boxes. */
static bool is_box(const node *n)
{
    return is_block(n->tag) && n->tag->role == KB_TAG_PARA &&
           strcmp(n->tag->name, "p") != 0;
}

/* Leaves out the box that the block, its first text, is the heading of. */
static void mark_headed(survey *s)
{
    size_t at = s->open.len;
    while (at > 0 && !is_box(&s->open.data[at - 1]))
        at--;
    for (int up = 0; up < 2 && at > 0; up++, at--) {
        node *n = &s->open.data[at - 1];
        if (n->text > 0 || !n->tag || is_core(n->tag->name))
            return;
        s->asides_open += !n->aside;
        n->aside = true;
    }
}

/* Short blocks without links are headings and items as often as not. */
static long weigh_block(long text, long linked)
{
    if (linked * 2 > text)
        return text - 2 * linked - BLOCK_COST;
    return text - BLOCK_COST > -SHORT_COST ? text - BLOCK_COST : -SHORT_COST;
}

/* Ends the block that is open: its weight goes to the innermost element. */
static void end_block(survey *s)
{
    node *n = s->open.len ? &s->open.data[s->open.len - 1] : NULL;
    kb_str head = {s->head, s->head_len};
    long text = s->text, linked = s->linked;

    s->text = s->linked = 0;
    s->head_len = 0;
    if (!n || text == 0)
        return;
    long weight = weigh_block(text, linked);
    if (s->names && text < IMPRINT_MAX &&
        has_words(KB_SITE_IMPRINT, head, false)) {
        weight = -text;
        if (!is_core(n->tag ? n->tag->name : ""))
            s->out.data[n->number] = 1;
    } else if (s->names && has_words(KB_SITE_ENDS, head, true)) {
        mark_headed(s);
    }
    n->text += text;
    n->linked += linked;
    n->weight += weight;
}

static void add_text(survey *s, kb_str text)
{
    long weight = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0xC0)
            weight += WIDE;
        else if (c > ' ' && c < 0x80)
            weight++;
        if (s->head_len < HEAD_BYTES && (s->head_len > 0 || c > ' '))
            s->head[s->head_len++] = text.ptr[i];
    }
    s->text += weight;
    if (s->links_open > 0)
        s->linked += weight;
}

/* ---- elements ----------------------------------------------------------- */

static void begin(void *context, const kb_element *e)
{
    survey *s = context;
    node n = {.number = s->out.len, .tag = kb_tag_find(kb_str_of(e->name))};

    kb_vec_push(s->arena, &s->out, 0);
    if (s->skip == 0 && is_block(n.tag))
        end_block(s);
    n.aside = s->names && is_aside(e);
    if (s->body == 0 && strcmp(e->name, "body") == 0)
        s->body = n.number;
    n.link = n.tag && n.tag->role == KB_TAG_LINK &&
             !kb_str_starts(kb_element_get(e, KB_STR("href")), KB_STR("#"));
    s->links_open += n.link;
    s->asides_open += n.aside;
    kb_vec_push(s->arena, &s->open, n);
    if (s->skip == 0 &&
        ((n.tag && n.tag->role == KB_TAG_SKIP) || kb_site_skips(NULL, e)))
        s->skip = s->open.len;
}

/* Whether the heaviest element stands in `n`, which adds no links to it and
 * little else: a short list, a heading. */
static bool completes(const survey *s, const node *n)
{
    long text = n->text - s->best.text, linked = n->linked - s->best.linked;
    return s->best.number > n->number && is_box(n) &&
           strcmp(n->tag->name, "body") != 0 && linked * 2 <= text &&
           n->weight * 4 >= s->best.weight * 3;
}

static void weigh(survey *s, const node *n)
{
    if (n->weight > s->best.weight) {
        s->best = *n;
    } else if (s->best.weight > 0 && completes(s, n)) {
        s->best.number = n->number;
        s->best.text = n->text;
        s->best.linked = n->linked;
    }
}

static void end(void *context)
{
    survey *s = context;
    node n = s->open.data[s->open.len - 1];

    if (s->skip == 0 && is_block(n.tag)) {
        end_block(s);
        n = s->open.data[s->open.len - 1];
    }
    if (s->skip == s->open.len)
        s->skip = 0;
    s->links_open -= n.link;
    s->asides_open -= n.aside;
    s->open.len--;
    node *up = s->open.len ? &s->open.data[s->open.len - 1] : NULL;
    if (n.aside) {
        s->out.data[n.number] = 1;
        s->aside += s->asides_open == 0 ? n.text : 0;
        return;
    }
    if (s->asides_open == 0)
        weigh(s, &n);
    if (is_box(&n) && !is_core(n.tag->name) && n.links >= LIST_LINKS &&
        n.linked * 5 > n.text * 3)
        s->out.data[n.number] = 1;
    if (!up) {
        s->plain += n.text - n.linked;
        return;
    }
    up->text += n.text;
    up->linked += n.linked;
    up->weight += n.weight;
    up->links += n.links + n.link;
}

static void hear_text(void *context, kb_str piece)
{
    survey *s = context;
    if (s->skip == 0)
        add_text(s, piece);
}

static const kb_page_listener listener = {begin, end, hear_text};

static survey look(kb_arena *arena, kb_str page, bool names)
{
    survey s = {.arena = arena, .names = names};
    kb_vec_push(arena, &s.out, 0); /* elements are counted from 1 */
    kb_page_read(page, &listener, &s);
    return s;
}

kb_density kb_density_find(kb_arena *arena, kb_str page)
{
    survey s = look(arena, page, true);
    if (s.aside > 4 * s.best.text)
        s = look(arena, page, false);
    kb_density found = {s.best.number, s.out.data, s.out.len};
    if (found.article > 0 && (s.best.text - s.best.linked) * 3 < s.plain)
        found.article =
            s.body; /* a reference, a table: no article stands out */
    return found;
}
