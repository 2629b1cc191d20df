/* extract.c - an article to facts, and both through a line of JSON.  The first
 * byte says how the article is written. */
#include "article.h"
#include "line.h"

#include "aigckb/extract.h"
#include "aigckb/imprint.h"

static const char *const names[] = {"1.md", "1.html", "1.txt"};

static void check_imprint(kb_arena *arena, const kb_doc *doc)
{
    const kb_imprint *imprint = kb_imprint_of(arena, arena, doc);
    for (size_t i = 0; i < imprint->claim_count; i++) {
        const kb_claim *c = &imprint->claims[i];
        kb_span span = {c->block, c->start, c->end};
        check_span(doc, span);
        HOLDS(c->value != 0 && kb_imprint_claim(imprint, span) == c->value);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static kb_extractor *extractor; /* made once: it takes a while */
    kb_str bytes = fuzz_input(data, size);
    const char *name = names[fuzz_byte(&bytes) % 3];
    kb_arena *arena = kb_arena_new();
    kb_facts facts;
    kb_error err;
    kb_doc doc;

    if (!extractor)
        HOLDS(kb_extractor_new(&extractor, NULL, 0, &err) == KB_OK);
    if (fuzz_parse(&doc, arena, name, bytes) == KB_OK) {
        kb_extract(&facts, arena, &doc, extractor);
        check_facts(&doc, &facts);
        check_imprint(arena, &doc);
        check_line_of(&doc, &facts, arena);
    }
    kb_arena_free(arena);
    return 0;
}
