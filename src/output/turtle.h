/* turtle.h - terms of RDF in Turtle (W3C Recommendation of 2014). */
#ifndef KB_OUTPUT_TURTLE_H
#define KB_OUTPUT_TURTLE_H

#include <stdbool.h>

#include "base/buf.h"

/** Appends <base and rest>: what may not stand in an IRI of the rest (RFC 3987)
 * is percent-encoded; Han and other letters are not. */
void kb_turtle_iri(kb_buf *out, const char *base, const char *rest);

/** Appends an address as <IRI>, whose own signs stay what they are. */
void kb_turtle_address(kb_buf *out, const char *url);

/** Appends a quoted literal. */
void kb_turtle_literal(kb_buf *out, const char *text);

/** Appends a literal with its language: @zh where it has Han, else @en. */
void kb_turtle_text(kb_buf *out, const char *text);

/** Whether kb_turtle_text() says @zh. */
bool kb_turtle_is_chinese(const char *text);

/** Appends an ISO date that may lack day or month as a literal of its type. */
void kb_turtle_date(kb_buf *out, const char *date);

#endif
