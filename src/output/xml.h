/* xml.h - text inside of XML.  Private to output/. */
#ifndef KB_OUTPUT_XML_H
#define KB_OUTPUT_XML_H

#include "base/buf.h"

/** Appends text as it may stand in an element, and in an attribute with double
 * quotes: one line, without what XML has no way to write. */
void kb_xml_text(kb_buf *out, const char *text);

/** Appends an id as a name token: letters and digits of ASCII, common Han
 * characters and ":" "-" "." as they are, others as "_" and their number in hex
 * and "_".  Folded names have no "_", so different ids stay different. */
void kb_xml_token(kb_buf *out, const char *id);

#endif
