/* lookup.c - what the rules say of words. */
#include "extract/rules.h"

#include "text/utf8.h"

enum { SUFFIX_CHARS = 6 }; /* of the longest head */

const kb_type *kb_rules_head(const kb_rules *rules, kb_str term)
{
    size_t starts[SUFFIX_CHARS], n = 0;
    for (size_t at = term.len; at > 0 && n < SUFFIX_CHARS; n++) {
        kb_utf8_prev(term, &at);
        starts[n] = at;
    }
    while (n-- > 0) {
        const uint32_t *row = kb_map_find(
            &rules->head_index, kb_str_cut(term, starts[n], term.len));
        if (row)
            return &rules->heads.data[*row].type;
    }
    return NULL;
}

const kb_type *kb_rules_class(const kb_rules *rules, kb_str words)
{
    const uint32_t *at = kb_map_find(&rules->class_index, words);
    return at ? &rules->classes.data[*at] : NULL;
}

const kb_section_rule *kb_rules_section(const kb_rules *rules, kb_str heading)
{
    for (size_t i = 0; i < rules->sections.len; i++) {
        const kb_section_rule *rule = &rules->sections.data[i];
        if (kb_str_find(heading, rule->words, 0) != KB_STR_NONE)
            return rule;
    }
    return NULL;
}

bool kb_rules_is_label(const kb_rules *rules, kb_str fold)
{
    return kb_map_find(&rules->labels, fold) != NULL;
}

bool kb_rules_is_stop(const kb_rules *rules, kb_str words)
{
    const kb_words *stops = &rules->edges[KB_EDGE_STOP];
    for (size_t i = 0; i < stops->len; i++) {
        if (kb_str_equal(stops->data[i], words))
            return true;
    }
    return false;
}

kb_stands kb_rules_stands(const kb_rules *rules, kb_str words)
{
    const uint32_t *stands = kb_map_find(&rules->stands, words);
    return stands ? (kb_stands)*stands : KB_STANDS_NOT;
}

bool kb_rules_names(const kb_rules *rules, kb_edge edge, kb_str words)
{
    const uint32_t *found = kb_map_find(&rules->names, words);
    return found && *found == (uint32_t)edge;
}

double kb_rules_template(const kb_rules *rules, uint64_t hash)
{
    size_t low = 0, high = rules->templates.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rules->templates.data[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rules->templates.len && rules->templates.data[low].hash == hash
               ? rules->templates.data[low].weight
               : 0;
}
