/* late.c - what is called of the libraries that parse. */
#include "parse/late.h"

#include <pthread.h>

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
    };
    kb_late_load(KB_LATE_XML, symbols, COUNT(symbols));
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
    static const kb_late_symbol symbols[] = {
        {"uchardet_new", &uchardet.create},
        {"uchardet_handle_data", &uchardet.handle_data},
        {"uchardet_data_end", &uchardet.data_end},
        {"uchardet_get_charset", &uchardet.get_charset},
        {"uchardet_delete", &uchardet.free},
    };
    kb_late_load(KB_LATE_UCHARDET, symbols, COUNT(symbols));
}

const kb_uchardet *kb_uchardet_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_uchardet);
    return &uchardet;
}
