/* api.h - SQLite: the one that is linked, or, in a module that SQLite has
 * loaded, that one: two in one process would spoil each other's locks. */
#ifndef KB_STORE_SQLITE_API_H
#define KB_STORE_SQLITE_API_H

#ifdef KB_SQLITE_LOADS_US
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#endif
