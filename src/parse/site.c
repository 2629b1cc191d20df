/* site.c - what the pages of each site hold where. */
#include "parse/site.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/tsv.h"

/* ---- reading the table -------------------------------------------------- */

static const char *const roles[] = {
    [KB_SITE_HOST] = "host",       [KB_SITE_ARTICLE] = "article",
    [KB_SITE_TITLE] = "title",     [KB_SITE_HEADING] = "heading",
    [KB_SITE_AUTHOR] = "author",   [KB_SITE_DATE] = "date",
    [KB_SITE_TAG] = "tag",         [KB_SITE_KEYWORDS] = "keywords",
    [KB_SITE_ADDRESS] = "address", [KB_SITE_LINKED] = "linked",
    [KB_SITE_STAMP] = "stamp",     [KB_SITE_NOTE] = "note",
    [KB_SITE_SKIP] = "skip",       [KB_SITE_ASIDE] = "aside",
    [KB_SITE_ENDS] = "ends",       [KB_SITE_IMPRINT] = "imprint",
    [KB_SITE_ORIGIN] = "origin",   [KB_SITE_SOURCE] = "source",
    [KB_SITE_OWN] = "own",         [KB_SITE_NOWHERE] = "nowhere",
};
_Static_assert(sizeof roles / sizeof *roles == KB_SITE_ROLE_COUNT,
               "a role without a name");

static bool find_role(kb_site_role *out, kb_str name)
{
    for (int i = 0; i < KB_SITE_ROLE_COUNT; i++) {
        if (kb_str_equal(name, kb_str_of(roles[i]))) {
            *out = (kb_site_role)i;
            return true;
        }
    }
    return false;
}

static bool selects(kb_site_role role)
{
    return role >= KB_SITE_ARTICLE && role <= KB_SITE_SKIP &&
           role != KB_SITE_STAMP;
}

/* "AROUND WHAT@attribute" */
static bool read_selector(kb_site_rule *rule)
{
    kb_str text = rule->text;
    ptrdiff_t blank = kb_str_find(text, KB_STR(" "), 0);
    ptrdiff_t at = kb_str_find(text, KB_STR("@"), 0);

    if (at >= 0) {
        rule->attribute = kb_str_cut(text, (size_t)at + 1, text.len);
        text = kb_str_cut(text, 0, (size_t)at);
    }
    rule->nested = blank >= 0;
    if (rule->nested &&
        !kb_selector_read(&rule->around, kb_str_cut(text, 0, (size_t)blank)))
        return false;
    text = kb_str_cut(text, rule->nested ? (size_t)blank + 1 : 0, text.len);
    return kb_selector_read(&rule->what, text);
}

/* The site of the row, which is the last one or a new one. */
static kb_site *site_of_row(kb_sites *out, kb_str name)
{
    kb_site *last = out->count > 0 ? &out->sites[out->count - 1] : NULL;
    if (last && kb_str_equal(last->name, name))
        return last;
    if (out->count == KB_SITES_MAX)
        return NULL;
    last = &out->sites[out->count++];
    *last = (kb_site){.name = name, .rules = &out->rules[out->rule_count]};
    return last;
}

/* Reads the row's words; those of `skip` need an id or a class. */
static bool read_what(kb_site_rule *rule)
{
    return rule->text.len > 0 &&
           (!selects(rule->role) || read_selector(rule)) &&
           (rule->role != KB_SITE_SKIP || rule->what.letters != 0);
}

static void add_rule(kb_sites *out, kb_site *site, const kb_site_rule *rule)
{
    if (rule->role == KB_SITE_SKIP)
        site->skip_letters |= rule->what.letters;
    if (rule->role >= KB_SITE_ORIGIN && rule->role <= KB_SITE_OWN) {
        if (out->words_end == 0)
            out->words = out->rule_count;
        out->words_end = out->rule_count + 1;
    }
    out->rules[out->rule_count++] = *rule;
    site->count++;
}

kb_status kb_sites_read(kb_sites *out, const char *name, kb_str text,
                        kb_error *err)
{
    kb_tsv row = {.name = name, .rest = text};

    *out = (kb_sites){0};
    while (kb_tsv_next(&row)) {
        kb_site_rule rule = {.text = row.cells[2]};
        if (!find_role(&rule.role, row.cells[1]))
            return kb_tsv_fail(&row, "unknown role", row.cells[1], err);
        if (!read_what(&rule))
            return kb_tsv_fail(&row, "not a selector", row.cells[2], err);
        kb_site *site = site_of_row(out, row.cells[0]);
        if (!site || out->rule_count == KB_SITE_RULES_MAX)
            return kb_tsv_fail(&row, "too many rows", row.cells[0], err);
        add_rule(out, site, &rule);
    }
    return KB_OK;
}

/* ---- the one of the program --------------------------------------------- */

static kb_sites loaded;

static void load(void)
{
    const kb_embedded *file = &kb_site_files[0];
    kb_error err;
    if (kb_sites_read(&loaded, file->name, (kb_str){file->text, file->len},
                      &err) != KB_OK) {
        fprintf(stderr, "aigckb: %s\n", err.message); /* a test prevents it */
        abort();
    }
}

const kb_sites *kb_sites_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return &loaded;
}

static bool is_below(kb_str host, kb_str name)
{
    return kb_str_equal(host, name) ||
           (host.len > name.len && kb_str_ends(host, name) &&
            host.ptr[host.len - name.len - 1] == '.');
}

const kb_site *kb_site_of_host(kb_str host)
{
    const kb_sites *all = kb_sites_load();
    for (size_t i = 0; i < all->count; i++) {
        const kb_site *site = &all->sites[i];
        for (size_t k = 0; k < site->count; k++) {
            if (site->rules[k].role == KB_SITE_HOST &&
                is_below(host, site->rules[k].text))
                return site;
        }
    }
    return NULL;
}

static bool skips(const kb_site *site, const kb_element *e)
{
    if ((site->skip_letters & e->letters) == 0)
        return false;
    for (size_t i = 0; i < site->count; i++) {
        if (site->rules[i].role == KB_SITE_SKIP &&
            kb_selector_matches(&site->rules[i].what, e))
            return true;
    }
    return false;
}

bool kb_site_skips(const kb_site *site, const kb_element *e)
{
    return kb_element_is_hidden(e) ||
           (e->letters != 0 &&
            (skips(&kb_sites_load()->sites[0], e) || (site && skips(site, e))));
}

kb_str kb_site_needle(const kb_site_rule *rule)
{
    if (rule->what.id.len > 0)
        return rule->what.id;
    return rule->what.class_word.len > 0 ? rule->what.class_word
                                         : rule->what.name;
}
