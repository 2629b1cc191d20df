/* operand.c - the names that help texts have for operands and values. */
#include "man/operand.h"

#include <ctype.h>

#include "cli/command.h"

static bool is_part(char c)
{
    return isupper((unsigned char)c) || c == '_';
}

/* Whether `usage`, such as "TERM|ID...", has the word. */
static bool has_word(const char *usage, kb_str word)
{
    kb_str text = kb_str_of(usage);

    for (size_t i = 0, end; i < text.len; i = end + 1) {
        for (end = i; end < text.len && is_part(text.ptr[end]);)
            end++;
        if (kb_str_equal(kb_str_cut(text, i, end), word))
            return true;
    }
    return false;
}

static bool options_have(const kb_option *table, kb_str word)
{
    for (const kb_option *at = table; at && at->name; at++) {
        if (has_word(at->arg, word))
            return true;
    }
    return false;
}

bool kb_man_operand(kb_str word)
{
    if (word.len == 0 || (word.len == 1 && word.ptr[0] != 'N'))
        return false;
    if (options_have(kb_shared_options, word))
        return true;
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if (has_word((*at)->args, word) ||
            options_have((*at)->own_options, word))
            return true;
    }
    return false;
}

bool kb_man_letter(char letter)
{
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if (kb_option_of_letter((*at)->own_options, letter))
            return true;
    }
    return false;
}

bool kb_man_command(kb_str word)
{
    for (const kb_command *const *at = kb_commands; *at; at++) {
        if (kb_str_equal(kb_str_of((*at)->name), word))
            return true;
    }
    return false;
}
