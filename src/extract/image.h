/* image.h - the shipped lexicon and rules as the build leaves them: read,
 * checked, linked and compiled, in one run of bytes.
 *
 * Reading two megabytes of tables and making the automata takes a tenth of a
 * second; an image is ready when its strings are told where they are.  It holds
 * what the structs hold, so only the build that wrote it can read it: it is
 * part of the program, never a file beside it. */
#ifndef KB_EXTRACT_IMAGE_H
#define KB_EXTRACT_IMAGE_H

#include "base/buf.h"
#include "extract/extractor.h"

enum { KB_IMAGE_MAX = 256 * 1024 * 1024 };

/** What make_image wrote, aligned as a uint64_t is; of length 0 in make_image
 * itself. */
extern const kb_embedded kb_extractor_image;

/** Appends the image of an extractor to an empty buffer. */
void kb_image_write(kb_buf *out, const kb_extractor *x);

/** Fills an extractor whose arena is set.  It borrows from the image, and takes
 * no more rows. */
void kb_image_read(kb_extractor *out, kb_str image);

#endif
