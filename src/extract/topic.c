/* topic.c - what an article, a section and a block speak of. */
#include "extract/topic.h"

#include "text/utf8.h"

/* Code points before a term that still opens its sentence. */
enum { OPENING_MOST = 6 };

/* How many mentions in the text one in the title is worth: many titles name
 * what the article only touches. */
enum { TITLED = 4 };

const kb_place *kb_topic_lead(const kb_reading *r, size_t block)
{
    kb_lead lead = r->leads[block];
    if (lead.start == lead.end)
        return NULL;
    return kb_reading_at(r, block, lead.start, lead.end);
}

/* "开源", "算法": what any article may name, and none is about. */
static bool is_generic(const kb_reading *r, const kb_term *t)
{
    return t->entry >= 0 && r->x->lexicon.entries.data[t->entry].generic;
}

int kb_topic_main(const kb_reading *r)
{
    int best = -1;
    size_t most = 0;
    for (size_t i = 0; i < r->terms.len; i++) {
        const kb_term *t = &r->terms.data[i];
        size_t weight = t->mentions * (t->signs & KB_SIGN_TITLE ? TITLED : 1);
        if ((t->type.kind == KB_MODEL || t->type.kind == KB_TECHNIQUE ||
             t->type.kind == KB_PRODUCT) &&
            !is_generic(r, t) && weight > most) {
            best = (int)i;
            most = weight;
        }
    }
    return best;
}

static bool can_be_topic(kb_kind kind)
{
    return kind == KB_MODEL || kind == KB_TECHNIQUE || kind == KB_PRODUCT ||
           kind == KB_APPLICATION || kind == KB_LAYER ||
           kind == KB_INFRASTRUCTURE;
}

/* A name of two or three Han characters is that of an industry (教育, 制造业);
 * those of tasks are longer (文本生成). */
static bool is_field(const kb_term *t)
{
    enum { FIELD_BYTES = 9 };
    return t->fold.len <= FIELD_BYTES && kb_utf8_is_han_lead(t->fold.ptr[0]);
}

unsigned kb_topic_kinds(const kb_reading *r, uint32_t term)
{
    const kb_term *t = &r->terms.data[term];
    unsigned kinds = 1u << t->type.kind;
    if (t->type.kind == KB_APPLICATION)
        kinds |= 1u << (is_field(t) ? KB_SORT_FIELD : KB_SORT_TASK);
    return kinds;
}

/* Whether a place in a heading is only the word that says what stands below:
 * "算法" over algorithms is not what is built on them. */
static bool is_rule_word(const kb_reading *r, const kb_place *p)
{
    kb_str heading = kb_block_str(&r->doc->blocks[p->block]);
    const kb_section_rule *rule = r->says[p->block];
    return rule && rule->relates && rule->down &&
           kb_str_find(rule->words, kb_str_cut(heading, p->start, p->end), 0) !=
               KB_STR_NONE;
}

int kb_topic_section(const kb_reading *r, size_t block, int fallback)
{
    int at = r->doc->blocks[block].heading;
    for (; at != KB_NO_BLOCK; at = r->doc->blocks[at].up) {
        size_t from, to;
        kb_reading_block(r, (size_t)at, &from, &to);
        for (; from < to; from++) {
            uint32_t term = r->places.data[from].term;
            if (can_be_topic(r->terms.data[term].type.kind) &&
                !is_rule_word(r, &r->places.data[from]))
                return (int)term;
        }
    }
    return fallback;
}

/* Whether words before a term make it something else than what the sentence
 * speaks of: "在", "通过". */
static bool is_led(kb_str words)
{
    static const kb_str leads[] = {
        KB_STR_INIT("在"),   KB_STR_INIT("通过"), KB_STR_INIT("利用"),
        KB_STR_INIT("基于"), KB_STR_INIT("随着"), KB_STR_INIT("对"),
        KB_STR_INIT("为"),   KB_STR_INIT("从"),   KB_STR_INIT("借助"),
        KB_STR_INIT("使用"), KB_STR_INIT("根据"), KB_STR_INIT("针对"),
        KB_STR_INIT("与"),   KB_STR_INIT("如")};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        if (kb_str_find(words, leads[i], 0) != KB_STR_NONE)
            return true;
    }
    return false;
}

int kb_topic_sentence(const kb_reading *r, size_t start, size_t from, size_t to,
                      int spoken)
{
    const kb_place *p = from < to ? &r->places.data[from] : NULL;
    kb_str text = p ? kb_block_str(&r->doc->blocks[p->block]) : (kb_str){0};
    return p && kb_is_near(text, start, p->start, OPENING_MOST) &&
                   !is_led(kb_str_cut(text, start, p->start))
               ? (int)p->term
               : spoken;
}

bool kb_topic_is_located(const kb_reading *r, const kb_place *place)
{
    static const kb_str fields[] = {KB_STR_INIT("领域"), KB_STR_INIT("行业"),
                                    KB_STR_INIT("场景"), KB_STR_INIT("产业"),
                                    KB_STR_INIT("方面"), KB_STR_INIT("任务"),
                                    KB_STR_INIT("环节")};
    const kb_str etc = KB_STR("等");
    kb_str text = kb_block_str(&r->doc->blocks[place->block]);
    if (kb_str_ends(kb_str_cut(text, 0, place->start), KB_STR("在")))
        return true;
    kb_str behind = kb_str_cut(text, place->end, text.len);
    if (kb_str_starts(behind, etc))
        behind = kb_str_cut(behind, etc.len, behind.len);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (kb_str_starts(behind, fields[i]))
            return true;
    }
    return false;
}
