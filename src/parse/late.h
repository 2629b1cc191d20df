/* late.h - libraries that few runs need, loaded when they are first called: to
 * start with them takes longer than most questions do.  Where one is not
 * installed the program ends there with one line, as the loader would end it.
 * The tables are the same for all threads, and are there for good. */
#ifndef KB_PARSE_LATE_H
#define KB_PARSE_LATE_H

#include <libxml/HTMLparser.h>
#include <uchardet.h>

/** What is called of libxml2. */
typedef struct kb_xml {
    __typeof__(htmlCreatePushParserCtxt) *create;
    __typeof__(htmlCtxtUseOptions) *use_options;
    __typeof__(htmlParseChunk) *parse_chunk;
    __typeof__(htmlFreeParserCtxt) *free;
    __typeof__(xmlStopParser) *stop;
    __typeof__(htmlEntityLookup) *entity;
} kb_xml;

/** What is called of uchardet. */
typedef struct kb_uchardet {
    __typeof__(uchardet_new) *create;
    __typeof__(uchardet_handle_data) *handle_data;
    __typeof__(uchardet_data_end) *data_end;
    __typeof__(uchardet_get_charset) *get_charset;
    __typeof__(uchardet_delete) *free;
} kb_uchardet;

const kb_xml *kb_xml_load(void);
const kb_uchardet *kb_uchardet_load(void);

#endif
