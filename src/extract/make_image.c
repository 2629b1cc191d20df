/* make_image.c - a program of the build: reads data/lexicon and data/rules as
 * a user's lexicon is read, and writes the image of them as a C source. */
#include <inttypes.h>
#include <stdio.h>

#include "extract/image.h"

const kb_embedded kb_extractor_image = {0}; /* not yet */

enum { COLUMNS = 6 };

/* Numbers rather than bytes: fewer of them to compile, and aligned. */
static void print_words(FILE *out, kb_str bytes)
{
    fputs("/* Made by make_image. */\n"
          "#include <stdint.h>\n\n#include \"extract/image.h\"\n\n"
          "static const uint64_t words[] = {",
          out);
    for (size_t at = 0; at < bytes.len; at += sizeof(uint64_t)) {
        uint64_t word = 0;
        size_t left = bytes.len - at;
        memcpy(&word, bytes.ptr + at, left < sizeof word ? left : sizeof word);
        fprintf(out, "%s0x%" PRIx64 ",",
                at / sizeof word % COLUMNS == 0 ? "\n" : "", word);
    }
    fprintf(out,
            "};\nconst kb_embedded kb_extractor_image = {\n"
            "    \"image\", (const char *)words, %zu};\n",
            bytes.len);
}

static int write_file(const char *path, const kb_buf *image)
{
    FILE *out = fopen(path, "w");
    if (!out || image->over)
        return 1;
    print_words(out, kb_buf_str(image));
    int failed = ferror(out);
    return fclose(out) != 0 || failed;
}

int main(int argc, char **argv)
{
    kb_extractor *x;
    kb_error err;
    kb_buf image = KB_BUF_INIT(KB_IMAGE_MAX);

    if (argc != 2) {
        fputs("usage: make_image OUT.c\n", stderr);
        return 2;
    }
    if (kb_extractor_new(&x, NULL, 0, &err) != KB_OK) {
        fprintf(stderr, "make_image: %s\n", err.message);
        return 1;
    }
    kb_image_write(&image, x);
    kb_extractor_free(x);
    int failed = write_file(argv[1], &image);
    if (failed)
        fprintf(stderr, "make_image: cannot write %s\n", argv[1]);
    kb_buf_dispose(&image);
    return failed;
}
