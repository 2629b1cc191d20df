/* replay.c - runs a fuzz target over the files given, and those in the folders
 * given: for compilers without libFuzzer. */
#include "fuzz.h"

#include "base/file.h"

static bool want_all(const char *name)
{
    (void)name;
    return true;
}

/* Each input in memory of its own size, so that ASan sees its end. */
static void replay(const char *path)
{
    kb_buf bytes = KB_BUF_INIT(FUZZ_BYTES_MAX);
    kb_error err;

    fprintf(stderr, "%s\n", path);
    if (kb_file_read(&bytes, path, &err) != KB_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(EXIT_FAILURE);
    }
    uint8_t *exact = malloc(bytes.len + (bytes.len == 0));
    if (!exact)
        exit(EXIT_FAILURE);
    memcpy(exact, bytes.ptr, bytes.len);
    LLVMFuzzerTestOneInput(exact, bytes.len);
    free(exact);
    kb_buf_dispose(&bytes);
}

int main(int argc, char **argv)
{
    const kb_file_walk all = {.want = want_all};
    kb_arena *arena = kb_arena_new();
    size_t done = 0;

    for (int i = 1; i < argc; i++) {
        const char **files;
        size_t count;
        kb_error err;
        if (kb_file_tree(&files, &count, arena, argv[i], &all, &err) != KB_OK) {
            fprintf(stderr, "%s\n", err.message);
            return EXIT_FAILURE;
        }
        for (size_t f = 0; f < count; f++, done++)
            replay(files[f]);
    }
    kb_arena_free(arena);
    fprintf(stderr, "%zu inputs\n", done); /* a target may keep stdout */
    return done > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
