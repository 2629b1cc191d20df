/* late.c - libraries that few runs need. */
#include "parse/late.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_NOT_LOADED = 127 }; /* as of the loader */

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct symbol {
    const char *name;
    void *to; /* a pointer to a function */
} symbol;

_Noreturn static void die(void)
{
    fprintf(stderr, "aigckb: %s\n", dlerror());
    _Exit(EXIT_NOT_LOADED); /* other threads may be at work */
}

static void load(const char *library, const symbol *symbols, size_t n)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);

    if (!handle)
        die();
    for (size_t i = 0; i < n; i++) {
        void *found = dlsym(handle, symbols[i].name);
        if (!found)
            die();
        *(void **)symbols[i].to = found; /* POSIX: functions fit in void * */
    }
}

/* ---- libxml2 ------------------------------------------------------------ */

static kb_xml xml;

static void load_xml(void)
{
    static const symbol symbols[] = {
        {"htmlCreatePushParserCtxt", &xml.create},
        {"htmlCtxtUseOptions", &xml.use_options},
        {"htmlParseChunk", &xml.parse_chunk},
        {"htmlFreeParserCtxt", &xml.free},
        {"xmlStopParser", &xml.stop},
        {"htmlEntityLookup", &xml.entity},
    };
    load(KB_LATE_XML, symbols, COUNT(symbols));
}

const kb_xml *kb_xml_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_xml);
    return &xml;
}

/* ---- uchardet ----------------------------------------------------------- */

static kb_uchardet uchardet;

static void load_uchardet(void)
{
    static const symbol symbols[] = {
        {"uchardet_new", &uchardet.create},
        {"uchardet_handle_data", &uchardet.handle_data},
        {"uchardet_data_end", &uchardet.data_end},
        {"uchardet_get_charset", &uchardet.get_charset},
        {"uchardet_delete", &uchardet.free},
    };
    load(KB_LATE_UCHARDET, symbols, COUNT(symbols));
}

const kb_uchardet *kb_uchardet_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_uchardet);
    return &uchardet;
}
