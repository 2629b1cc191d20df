/* facts_of.h - what an article in Markdown gives, concept by concept. */
#ifndef KB_TESTS_FACTS_OF_H
#define KB_TESTS_FACTS_OF_H

#include "parse_text.h"
#include "rule_table.h"

/** The facts of an article. */
static inline kb_facts read_article(const rule_setting *s, const char *markdown)
{
    kb_doc *doc = kb_arena_alloc(s->arena, sizeof *doc);
    kb_facts facts;
    kb_error err;
    if (parse_text(doc, s->arena, "sample.md", markdown, &err) != KB_OK)
        fail_msg("%s", err.message);
    kb_extract(&facts, s->arena, doc, s->x);
    return facts;
}

/** The concept with this name, or NULL. */
static inline const kb_concept_fact *find(const kb_facts *facts,
                                          const char *name)
{
    for (size_t i = 0; i < facts->concept_count; i++) {
        if (strcmp(facts->concepts[i].name, name) == 0)
            return &facts->concepts[i];
    }
    return NULL;
}

static inline void assert_kind(const kb_facts *facts, const char *name,
                               kb_kind kind)
{
    const kb_concept_fact *c = find(facts, name);
    if (!c)
        fail_msg("no concept %s", name);
    assert_int_equal(c ? c->kind : KB_KIND_COUNT, kind);
}

static inline void assert_none(const kb_facts *facts, const char *name)
{
    if (find(facts, name))
        fail_msg("a concept %s", name);
}

#endif
