/* init.c - what SQLite calls when it has loaded the module: adds its functions
 * and tables to the connection.  docs/sqlite.md tells of them. */
#include <sqlite3ext.h>

#include "extension/function.h"
#include "extension/table.h"

/* The functions of the SQLite that has loaded us: its own header wants this
 * variable. */
const sqlite3_api_routines *sqlite3_api;

enum { OLDEST = 3040000 }; /* of SQLite, that the store is tested with */

/* Its name follows from that of the file; exports.map shows it alone. */
#pragma GCC visibility push(default)
int sqlite3_aigckb_init(sqlite3 *db, char **message,
                        const sqlite3_api_routines *api);
#pragma GCC visibility pop

int sqlite3_aigckb_init(sqlite3 *db, char **message,
                        const sqlite3_api_routines *api)
{
    sqlite3_api = api;
    if (sqlite3_libversion_number() < OLDEST) {
        *message = sqlite3_mprintf("SQLite 3.40 or newer is needed");
        return SQLITE_ERROR;
    }
    int rc = kb_functions_add(db);
    if (rc == SQLITE_OK)
        rc = kb_table_add(db, &kb_table_search);
    if (rc == SQLITE_OK)
        rc = kb_table_add(db, &kb_table_term);
    return rc;
}
