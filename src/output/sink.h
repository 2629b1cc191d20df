/* sink.h - where output goes: stdout, a pager, or a file that appears under its
 * name only when it is whole.
 *
 * The first failure sticks; kb_sink_close() reports it. */
#ifndef KB_OUTPUT_SINK_H
#define KB_OUTPUT_SINK_H

#include <stdio.h>
#include <sys/types.h>

#include "aigckb/status.h"
#include "base/buf.h"
#include "output/screen.h"

typedef struct kb_sink {
    FILE *file;      /* NULL: not open */
    char *path;      /* -o FILE; NULL: stdout */
    char *temporary; /* beside `path` until it is whole, or NULL */
    int error;       /* errno of the first failed write, or 0 */
    size_t rows;     /* a pager starts behind so many lines; 0: never */
    size_t lines;    /* held back so far */
    kb_buf held;     /* text that may still fit on the screen */
    pid_t pager;     /* 0: none */
} kb_sink;

/** Opens `path`, or stdout where it is NULL.  `page_rows` > 0: text of so many
 * lines goes through a pager.  A device or a pipe is written to as it is.
 * @return KB_OK or KB_USAGE */
kb_status kb_sink_open(kb_sink *out, const char *path, size_t page_rows,
                       kb_error *err);

void kb_sink_add(kb_sink *sink, kb_str bytes);
void kb_sink_text(kb_sink *sink, const char *text);

/** Nobody reads on, or the disk is full: further output is in vain. */
bool kb_sink_failed(const kb_sink *sink);

/** Leaves the file under its name as it was; output goes to stdout instead. */
void kb_sink_abandon(kb_sink *sink);

/** Writes out what is left and gives the file its name.  A reader who went
 * away is no failure.  @return KB_OK or KB_INTERNAL */
kb_status kb_sink_close(kb_sink *sink, kb_error *err);

#endif
