/* packed.h - a file that may be packed, as a stream of what is in it. */
#ifndef KB_INGEST_PACKED_H
#define KB_INGEST_PACKED_H

#include <stdio.h>

/** Opens a file to read; NULL: standard input.  What begins as gzip, bzip2, xz
 * or zstd is unpacked as it is read, and a damaged one is a failed read.  Only
 * for text: no text begins so.  The caller closes it.
 * @return NULL where it cannot be opened: errno says why */
FILE *kb_packed_open(const char *path);

#endif
