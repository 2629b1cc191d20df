/* site.h - data/rules/sites.tsv: what the pages of each site hold where. */
#ifndef KB_PARSE_SITE_H
#define KB_PARSE_SITE_H

#include "aigckb/status.h"
#include "parse/element.h"

/** What a row is about; sites.tsv explains them. */
typedef enum kb_site_role {
    KB_SITE_HOST,
    KB_SITE_ARTICLE,
    KB_SITE_TITLE,
    KB_SITE_HEADING,
    KB_SITE_AUTHOR,
    KB_SITE_DATE,
    KB_SITE_TAG,
    KB_SITE_KEYWORDS,
    KB_SITE_ADDRESS,
    KB_SITE_LINKED,
    KB_SITE_STAMP,
    KB_SITE_NOTE,
    KB_SITE_SKIP,
    KB_SITE_ASIDE,
    KB_SITE_ENDS,
    KB_SITE_IMPRINT,
    KB_SITE_ORIGIN,
    KB_SITE_SOURCE,
    KB_SITE_OWN,
    KB_SITE_NOWHERE,
    KB_SITE_ROLE_COUNT
} kb_site_role;

typedef struct kb_site_rule {
    kb_site_role role;
    kb_str text;        /* the row's words, or its selector as written */
    kb_selector what;   /* of roles from ARTICLE to SKIP but STAMP */
    kb_selector around; /* an element around it, if `nested` */
    bool nested;
    kb_str attribute; /* that is taken rather than the text; or empty */
} kb_site_rule;

typedef struct kb_site {
    kb_str name;
    const kb_site_rule *rules;
    size_t count;
    uint32_t skip_letters; /* letters of which a skipped element has one */
} kb_site;

enum { KB_SITES_MAX = 32, KB_SITE_RULES_MAX = 256 };

typedef struct kb_sites {
    kb_site sites[KB_SITES_MAX]; /* the first one is "any" */
    size_t count;
    kb_site_rule rules[KB_SITE_RULES_MAX];
    size_t rule_count;
    size_t words, words_end; /* the rules among which are ORIGIN to OWN */
} kb_sites;

/** Reads a table of the form of sites.tsv, to whose bytes the rules refer.
 * @return KB_OK or KB_BAD_INPUT: which line is wrong, and why */
kb_status kb_sites_read(kb_sites *out, const char *name, kb_str text,
                        kb_error *err);

/** The table that the program has; read at the first call, the same for all
 * threads. */
const kb_sites *kb_sites_load(void);

/** The site of a host, or NULL. */
const kb_site *kb_site_of_host(kb_str host);

/** Whether the element holds no text of the article: hidden, or skipped by the
 * site (which may be NULL) or on any page. */
bool kb_site_skips(const kb_site *site, const kb_element *e);

/** Bytes that a page has in which the rule finds an element. */
kb_str kb_site_needle(const kb_site_rule *rule);

#endif
