/* html.c - HTML to blocks: the events of a page's tags to the builder's. */
#include "parse/html.h"

#include "parse/density.h"
#include "parse/page.h"
#include "parse/site.h"
#include "parse/tag.h"
#include "parse/told.h"

typedef struct open_element {
    const kb_tag *tag; /* NULL for an unknown one */
    bool region;       /* the article is inside it */
} open_element;

/* How one reading of the page finds the article: by a rule of a site, or as
 * the element of a number. */
typedef struct aim {
    const kb_site *site; /* NULL: none that is known */
    const kb_selector *selector;
    kb_density density;
} aim;

typedef struct reader {
    kb_builder *b;
    kb_arena *arena;
    const aim *aim;
    KB_VEC(open_element) open;
    size_t count; /* elements that have begun */
    bool found;   /* the region has begun */
    bool inside;  /* ... and has not ended */
    size_t skip;  /* the depth of the element that is left out, or 0 */
    kb_told told;
    kb_buf *capture; /* text of an element that says something of the page */
    size_t captured; /* its depth */
    const kb_site_rule *saying;       /* what it says, */
    int rank;                         /* and how much it is believed */
    kb_saying heading;                /* that the site puts over the article */
    size_t around[KB_SITE_RULES_MAX]; /* depth of the element that a nested rule
                                         wants around its own, or 0 */
    size_t nested;                    /* how many of them are not 0 */
} reader;

enum {
    CAPTURE_MAX = 1 << 16, /* bytes of what one element says */
    STAMP_DIGITS = 10,
    OF_PAGE = 10000 /* added to the ranks of rules for any page */
};

static bool takes_text(const reader *r)
{
    return r->inside && r->skip == 0;
}

/* ---- what the page says of the article ---------------------------------- */

/* Rules of the site go before those for any page, and all by their order. */
static int rank_of(const reader *r, const kb_site *site, size_t at)
{
    return (int)at * 2 + (site == r->aim->site ? 0 : OF_PAGE);
}

static bool is_told(const reader *r, const kb_site_rule *rule)
{
    if (rule->role == KB_SITE_KEYWORDS)
        return !r->aim->site;
    return rule->role >= KB_SITE_TITLE && rule->role <= KB_SITE_NOTE &&
           rule->role != KB_SITE_STAMP;
}

/* Whether a nested rule's outer element is open; notes one that begins. */
static bool stands_right(reader *r, const kb_site_rule *rule,
                         const kb_element *e)
{
    size_t *around = &r->around[rule - kb_sites_load()->rules];
    if (!rule->nested || *around > 0)
        return true;
    if (kb_selector_matches(&rule->around, e)) {
        *around = r->open.len;
        r->nested++;
    }
    return false;
}

static void take(reader *r, const kb_site_rule *rule, int rank,
                 const kb_element *e)
{
    if (rule->attribute.len > 0) {
        kb_str value = kb_element_get(e, rule->attribute);
        if (value.ptr)
            kb_told_add(&r->told, rule->role, rank, value);
    } else if (r->captured == 0) {
        r->captured = r->open.len;
        r->saying = rule;
        r->rank = rank;
        kb_buf_clear(r->capture);
    }
}

static void listen(reader *r, const kb_site *site, const kb_element *e)
{
    for (size_t i = 0; i < site->count; i++) {
        const kb_site_rule *rule = &site->rules[i];
        if (is_told(r, rule) && stands_right(r, rule, e) &&
            kb_selector_matches(&rule->what, e))
            take(r, rule, rank_of(r, site, i), e);
    }
}

static void end_capture(reader *r)
{
    kb_told_add(&r->told, r->saying->role, r->rank, kb_buf_str(r->capture));
    r->captured = 0;
    if (r->saying->role == KB_SITE_TITLE && r->rank < OF_PAGE)
        r->heading = r->told.title;
}

static void end_nested(reader *r)
{
    for (size_t i = 0; i < KB_SITE_RULES_MAX; i++) {
        if (r->around[i] == r->open.len && r->around[i] > 0) {
            r->around[i] = 0;
            r->nested--;
        }
    }
}

/* ---- blocks ------------------------------------------------------------- */

static void begin_heading(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)e;
    kb_builder_heading_begin(b, tag->level);
}

static void begin_cell(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)e;
    kb_builder_cell_begin(b, tag->level == 1);
}

static void begin_link(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    (void)tag;
    kb_builder_link_begin(b, kb_element_get(e, KB_STR("href")));
}

static void begin_bold(kb_builder *b)
{
    kb_builder_mark_begin(b, KB_MARK_BOLD);
}

static void end_bold(kb_builder *b)
{
    kb_builder_mark_end(b, KB_MARK_BOLD);
}

static void begin_code(kb_builder *b)
{
    kb_builder_mark_begin(b, KB_MARK_CODE);
}

static void end_code(kb_builder *b)
{
    kb_builder_mark_end(b, KB_MARK_CODE);
}

/* What a role does; `begin_with` where the element itself matters. */
typedef struct action {
    void (*begin)(kb_builder *b);
    void (*begin_with)(kb_builder *b, const kb_tag *tag, const kb_element *e);
    void (*end)(kb_builder *b);
} action;

static const action actions[] = {
    [KB_TAG_INERT] = {NULL, NULL, NULL},
    [KB_TAG_SKIP] = {NULL, NULL, NULL},
    [KB_TAG_BREAK] = {kb_builder_break, NULL, NULL},
    [KB_TAG_PARA] = {kb_builder_para, NULL, kb_builder_para},
    [KB_TAG_HEADING] = {NULL, begin_heading, kb_builder_heading_end},
    [KB_TAG_ITEM] = {kb_builder_item_begin, NULL, kb_builder_item_end},
    [KB_TAG_QUOTE] = {kb_builder_quote_begin, NULL, kb_builder_quote_end},
    [KB_TAG_ROW] = {kb_builder_row_begin, NULL, kb_builder_row_end},
    [KB_TAG_CELL] = {NULL, begin_cell, NULL},
    [KB_TAG_PRE] = {kb_builder_code_begin, NULL, kb_builder_code_end},
    [KB_TAG_BOLD] = {begin_bold, NULL, end_bold},
    [KB_TAG_CODE] = {begin_code, NULL, end_code},
    [KB_TAG_LINK] = {NULL, begin_link, kb_builder_link_end},
};

static void begin_role(kb_builder *b, const kb_tag *tag, const kb_element *e)
{
    const action *a = &actions[tag->role];
    if (a->begin)
        a->begin(b);
    else if (a->begin_with)
        a->begin_with(b, tag, e);
}

static void end_role(kb_builder *b, kb_tag_role role)
{
    if (actions[role].end)
        actions[role].end(b);
}

/* ---- elements ----------------------------------------------------------- */

static bool is_region(const reader *r, const kb_element *e)
{
    return r->aim->selector ? kb_selector_matches(r->aim->selector, e)
                            : r->count == r->aim->density.article;
}

static bool skips(const reader *r, const kb_tag *tag, const kb_element *e)
{
    const kb_density *density = &r->aim->density;
    return (tag && tag->role == KB_TAG_SKIP) ||
           kb_site_skips(r->aim->site, e) ||
           (r->count < density->count && density->out[r->count]);
}

/* The article begins: its heading, if the site puts one before it. */
static void begin_region(reader *r)
{
    r->found = r->inside = true;
    r->skip = 0; /* what is hidden around it */
    if (!r->heading.text)
        return;
    kb_builder_heading_begin(r->b, 1);
    kb_builder_text(r->b, kb_str_of(r->heading.text));
    kb_builder_heading_end(r->b);
}

static void begin(void *context, const kb_element *e)
{
    reader *r = context;
    open_element open = {.tag = kb_tag_find(kb_str_of(e->name))};

    r->count++;
    kb_vec_push(r->arena, &r->open, open);
    if (!r->found && is_region(r, e)) {
        r->open.data[r->open.len - 1].region = open.region = true;
        begin_region(r);
    }
    if (!r->inside || !r->aim->site) {
        if (r->aim->site)
            listen(r, r->aim->site, e);
        listen(r, &kb_sites_load()->sites[0], e);
    }
    if (r->skip > 0)
        return;
    if (!open.region && skips(r, open.tag, e))
        r->skip = r->open.len;
    else if (open.tag && takes_text(r))
        begin_role(r->b, open.tag, e);
}

static void end(void *context)
{
    reader *r = context;
    open_element open = r->open.data[r->open.len - 1];
    if (r->captured == r->open.len)
        end_capture(r);
    if (r->nested > 0)
        end_nested(r);
    if (open.tag && takes_text(r))
        end_role(r->b, open.tag->role);
    if (r->skip == r->open.len)
        r->skip = 0;
    if (open.region)
        r->inside = false;
    r->open.len--;
}

static void text(void *context, kb_str piece)
{
    reader *r = context;
    if (r->captured > 0)
        kb_buf_add(r->capture, piece);
    if (takes_text(r))
        kb_builder_text(r->b, piece);
}

/* ---- pages -------------------------------------------------------------- */

static const kb_page_listener listener = {begin, end, text};

/* Seconds since 1970 behind the text of a stamp rule. */
static void read_stamps(kb_told *told, const kb_site *site, kb_str page)
{
    for (size_t i = 0; site && i < site->count; i++) {
        kb_str before = site->rules[i].text;
        ptrdiff_t at = site->rules[i].role == KB_SITE_STAMP
                           ? kb_str_find(page, before, 0)
                           : KB_STR_NONE;
        size_t start = (size_t)at + before.len, len = 0;
        while (at >= 0 && start + len < page.len && len < STAMP_DIGITS &&
               page.ptr[start + len] >= '0' && page.ptr[start + len] <= '9')
            len++;
        if (len == STAMP_DIGITS)
            kb_told_add(told, KB_SITE_STAMP, (int)i * 2,
                        kb_str_cut(page, start, start + len));
    }
}

/* What is being done with one page. */
typedef struct job {
    kb_builder *b;
    kb_source *source;
    kb_str page;
    kb_buf capture;
    bool whole; /* it was not given up */
} job;

/* Reads the page for one aim; false where its article is not there. */
static bool try_aim(job *j, const aim *by)
{
    kb_arena *arena = j->source->arena;
    reader *r = kb_arena_alloc(arena, sizeof *r);

    *r = (reader){.b = j->b, .arena = arena, .aim = by, .capture = &j->capture};
    r->told.arena = arena;
    j->whole = kb_page_read(j->page, &listener, r);
    if (!r->found)
        return false;
    read_stamps(&r->told, by->site, j->page);
    kb_told_give(&r->told, j->source);
    if (by->site)
        j->source->site =
            kb_arena_copy(arena, by->site->name.ptr, by->site->name.len);
    return true;
}

/* Tries the article rules of a site, or of any page where it is NULL. */
static bool try_site(job *j, const kb_site *site)
{
    const kb_site *rules = site ? site : &kb_sites_load()->sites[0];
    for (size_t i = 0; i < rules->count; i++) {
        const kb_site_rule *rule = &rules->rules[i];
        aim at_rule = {.site = site, .selector = &rule->what};
        bool last = !site && kb_str_equal(rule->text, KB_STR("body"));
        if (rule->role == KB_SITE_ARTICLE &&
            (last || kb_str_find(j->page, kb_site_needle(rule), 0) >= 0) &&
            try_aim(j, &at_rule))
            return true;
    }
    return false;
}

/* Whether it has the parts of a whole page, rather than those of an article. */
static bool is_whole_page(kb_str page)
{
    static const char *const marks[] = {"<html", "<HTML", "<body", "<BODY"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (kb_str_find(page, kb_str_of(marks[i]), 0) >= 0)
            return true;
    }
    return false;
}

static bool try_density(job *j)
{
    aim dense = {0};
    if (!is_whole_page(j->page))
        return false;
    dense.density = kb_density_find(j->source->arena, j->page);
    return dense.density.article > 0 && try_aim(j, &dense);
}

bool kb_html_read(kb_builder *b, kb_source *source, kb_str page)
{
    const kb_sites *all = kb_sites_load();
    const kb_site *likely = kb_source_known_site(source);
    job j = {.b = b,
             .source = source,
             .page = page,
             .capture = KB_BUF_INIT(CAPTURE_MAX),
             .whole = true};
    bool done = likely && try_site(&j, likely);

    for (size_t i = 1; i < all->count && !done; i++)
        done = &all->sites[i] != likely && try_site(&j, &all->sites[i]);
    if (!done && !try_density(&j))
        try_site(&j, NULL);
    kb_buf_dispose(&j.capture);
    return j.whole;
}

static bool begins_tag(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!' ||
           c == '/';
}

bool kb_html_sniff(kb_str text)
{
    size_t lines = 0, tags = 0;
    kb_str rest = kb_str_trim(text), line;

    if (rest.len < 2 || rest.ptr[0] != '<' || !begins_tag(rest.ptr[1]) ||
        kb_str_starts(rest, KB_STR("<http")))
        return false;
    while (kb_str_split(&rest, '\n', &line)) {
        line = kb_str_trim(line);
        lines += line.len > 0;
        tags += line.len > 0 && line.ptr[0] == '<';
    }
    return tags * 3 >= lines;
}
