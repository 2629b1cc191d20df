/* late.h - what is called of the libraries that parse; they are loaded with the
 * first call (base/late.h).  The tables are the same for all threads, and are
 * there for good. */
#ifndef KB_PARSE_LATE_H
#define KB_PARSE_LATE_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xmlmemory.h>
#include <md4c.h>
#include <uchardet.h>

/** What is called of md4c. */
typedef struct kb_md {
    __typeof__(md_parse) *parse;
} kb_md;

/** What is called of libxml2. */
typedef struct kb_xml {
    __typeof__(htmlCreatePushParserCtxt) *create;
    __typeof__(htmlCtxtUseOptions) *use_options;
    __typeof__(htmlParseChunk) *parse_chunk;
    __typeof__(htmlFreeParserCtxt) *free;
    __typeof__(xmlStopParser) *stop;
    __typeof__(htmlEntityLookup) *entity;
    __typeof__(xmlCreatePushParserCtxt) *create_xml;
    __typeof__(xmlCtxtUseOptions) *use_xml_options;
    __typeof__(xmlParseChunk) *parse_xml_chunk;
    __typeof__(xmlFreeParserCtxt) *free_xml;
    __typeof__(xmlFreeDoc) *free_doc;
    __typeof__(xmlURIEscapeStr) *escape_uri;
    __typeof__(xmlBuildURI) *build_uri;
    xmlFreeFunc *release; /* a variable of theirs */
    __typeof__(xmlMemGet) *get_memory;
    __typeof__(xmlMemSetup) *set_memory;
} kb_xml;

/** What is called of uchardet. */
typedef struct kb_uchardet {
    __typeof__(uchardet_new) *create;
    __typeof__(uchardet_handle_data) *handle_data;
    __typeof__(uchardet_data_end) *data_end;
    __typeof__(uchardet_get_charset) *get_charset;
    __typeof__(uchardet_delete) *free;
} kb_uchardet;

const kb_md *kb_md_load(void);
const kb_xml *kb_xml_load(void);
const kb_uchardet *kb_uchardet_load(void);

#endif
