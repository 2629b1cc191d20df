/* late.c - what is called of the libraries that parse. */
#include "parse/late.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/late.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- md4c --------------------------------------------------------------- */

static kb_md md;

static void load_md(void)
{
    static const kb_late_symbol symbols[] = {{"md_parse", &md.parse}};
    kb_late_load(KB_LATE_MD4C, symbols, COUNT(symbols));
}

const kb_md *kb_md_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_md);
    return &md;
}

/* ---- libxml2 ------------------------------------------------------------ */

static kb_xml xml;

/* libxml2 reads on without what it has no memory for.  So it is given ours,
 * unless somebody gave it another one before. */
static void take_memory(void)
{
    xmlFreeFunc release;
    xmlMallocFunc take;
    xmlReallocFunc take_again;
    xmlStrdupFunc copy;

    if (xml.get_memory(&release, &take, &take_again, &copy) == 0 &&
        release == free)
        xml.set_memory(free, kb_malloc, kb_realloc, kb_strdup);
}

static void load_xml(void)
{
    static const kb_late_symbol symbols[] = {
        {"htmlCreatePushParserCtxt", &xml.create},
        {"htmlCtxtUseOptions", &xml.use_options},
        {"htmlParseChunk", &xml.parse_chunk},
        {"htmlFreeParserCtxt", &xml.free},
        {"xmlStopParser", &xml.stop},
        {"htmlEntityLookup", &xml.entity},
        {"xmlCreatePushParserCtxt", &xml.create_xml},
        {"xmlCtxtUseOptions", &xml.use_xml_options},
        {"xmlParseChunk", &xml.parse_xml_chunk},
        {"xmlFreeParserCtxt", &xml.free_xml},
        {"xmlFreeDoc", &xml.free_doc},
        {"xmlURIEscapeStr", &xml.escape_uri},
        {"xmlBuildURI", &xml.build_uri},
        {"xmlFree", &xml.release},
        {"xmlMemGet", &xml.get_memory},
        {"xmlMemSetup", &xml.set_memory},
    };
    kb_late_load(KB_LATE_XML, symbols, COUNT(symbols));
    take_memory();
}

const kb_xml *kb_xml_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_xml);
    return &xml;
}

/* ---- uchardet ----------------------------------------------------------- */

static kb_uchardet uchardet;

static void no_memory(void)
{
    kb_no_memory(0);
}

static void load_uchardet(void)
{
    void (*(*set_new_handler)(void (*)(void)))(void);
    const kb_late_symbol symbols[] = {
        {"uchardet_new", &uchardet.create},
        {"uchardet_handle_data", &uchardet.handle_data},
        {"uchardet_data_end", &uchardet.data_end},
        {"uchardet_get_charset", &uchardet.get_charset},
        {"uchardet_delete", &uchardet.free},
        /* std::set_new_handler(): no exception can cross C */
        {"_ZSt15set_new_handlerPFvvE", &set_new_handler},
    };
    kb_late_load(KB_LATE_UCHARDET, symbols, COUNT(symbols));
    set_new_handler(no_memory);
}

const kb_uchardet *kb_uchardet_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_uchardet);
    return &uchardet;
}
