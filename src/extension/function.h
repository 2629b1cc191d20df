/* function.h - functions of a value: how names are compared and typed. */
#ifndef KB_EXTENSION_FUNCTION_H
#define KB_EXTENSION_FUNCTION_H

#include "store/sqlite/api.h"

/** Adds kb_fold(), kb_has(), kb_pinyin() and kb_initials() to a connection.
 * @return a code of SQLite */
int kb_functions_add(sqlite3 *db);

#endif
