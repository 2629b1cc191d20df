/* markdown.c - Markdown, with front matter or without, to documents. */
#include "article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_document("2024-01-02-12345.md", fuzz_input(data, size));
    return 0;
}
