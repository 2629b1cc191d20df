/* markdown.h - text inside Markdown (CommonMark and GitHub's). */
#ifndef KB_OUTPUT_MARKDOWN_H
#define KB_OUTPUT_MARKDOWN_H

#include "base/buf.h"
#include "output/writer.h"

/** Appends clean text so that a reader sees it as it is: whatever could be
 * read as markup gets a backslash; hits become bold. */
void kb_markdown_add(kb_buf *out, kb_str text);

/** The same at the beginning of a line, where more is markup: "1." and "#". */
void kb_markdown_begin(kb_buf *out, kb_str text);

/** The same of any text, which is cleaned for a reader and becomes one line. */
void kb_markdown_text(kb_buf *out, const char *text);

/** Whether an address of the web can stand between angle brackets as it is. */
bool kb_markdown_links(const char *address);

/** Prints a line of Markdown as it is. */
void kb_markdown_line(kb_writer *writer, const char *text);

#endif
