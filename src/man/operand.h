/* operand.h - the names that help texts have for operands and values. */
#ifndef KB_MAN_OPERAND_H
#define KB_MAN_OPERAND_H

#include <stdbool.h>

#include "base/str.h"

/** Whether a word is such a name in a table of options or commands, as TERM
 * and FILE are.  Of single letters only N is: A and I are words. */
bool kb_man_operand(kb_str word);

/** Whether some command has an option of this letter. */
bool kb_man_letter(char letter);

/** Whether it is the name of a command. */
bool kb_man_command(kb_str word);

#endif
