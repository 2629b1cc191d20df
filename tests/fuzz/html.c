/* html.c - pages, to documents. */
#include "article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_document("2024-01-02-12345.html", fuzz_input(data, size));
    return 0;
}
