/* han_tables.c - a program of the build: han_tables SIMPLIFIED PINYIN OUT makes
 * of the tables of data/han the arrays of text/han_tables.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/han_tables.h"

enum {
    CHARS = KB_HAN_LAST - KB_HAN_FIRST + 1,
    SYLLABLES = 512,
    READINGS = 4, /* of one character, at most: see make.py */
    LINE_ROOM = 4096
};

static uint16_t folds[CHARS];              /* 0: to itself */
static uint16_t readings[CHARS][READINGS]; /* ended by 0 where fewer */
static char syllables[SYLLABLES][KB_SYLLABLE_ROOM];
static size_t syllable_count;

static void stop(const char *why, const char *line)
{
    fprintf(stderr, "han_tables: %s: %s\n", why, line);
    exit(EXIT_FAILURE);
}

/* The character at `*at`, which moves behind it: all are of three bytes. */
static uint16_t next_char(const char **at, const char *line)
{
    const unsigned char *b = (const unsigned char *)*at;

    if ((b[0] & 0xF0) != 0xE0 || (b[1] & 0xC0) != 0x80 || (b[2] & 0xC0) != 0x80)
        stop("no Han character", line);
    uint32_t c = (b[0] & 0xFu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    if (c < KB_HAN_FIRST || c > KB_HAN_LAST)
        stop("a character out of range", line);
    *at += 3;
    return (uint16_t)c;
}

/* A simplified character, a tab, traditional ones. */
static void read_folds(const char *line)
{
    const char *at = line;
    uint16_t to = next_char(&at, line);

    if (*at++ != '\t')
        stop("no tab", line);
    while (*at != '\n' && *at != '\0')
        folds[next_char(&at, line) - KB_HAN_FIRST] = to;
}

/* First readings go before the others that a character has by then. */
static void add_reading(uint16_t c, uint16_t syllable, int first)
{
    uint16_t *of = readings[c - KB_HAN_FIRST];

    if (of[READINGS - 1] != 0)
        stop("too many readings", syllables[syllable]);
    size_t n = 0;
    if (first) {
        memmove(of + 1, of, (READINGS - 1) * sizeof *of);
    } else {
        while (of[n] != 0)
            n++;
    }
    of[n] = syllable;
}

/* A syllable, a tab, those mostly read so, a tab, those read so at times. */
static void read_syllable(const char *line)
{
    size_t len = strcspn(line, "\t");
    const char *at = line + len;

    if (len == 0 || len >= KB_SYLLABLE_ROOM || syllable_count + 1 == SYLLABLES)
        stop("no syllable", line);
    memcpy(syllables[++syllable_count], line, len);
    for (int first = 1; first >= 0; first--) {
        if (*at++ != '\t')
            stop("no tab", line);
        while (*at != '\t' && *at != '\n' && *at != '\0')
            add_reading(next_char(&at, line), (uint16_t)syllable_count, first);
    }
}

static void read_rows(const char *path, void (*read_row)(const char *line))
{
    char line[LINE_ROOM];
    FILE *in = fopen(path, "r");

    if (!in)
        stop("cannot open", path);
    while (fgets(line, sizeof line, in)) {
        if (line[0] != '#')
            read_row(line);
    }
    fclose(in);
}

/* ---- printing ----------------------------------------------------------- */

static void print_folds(FILE *out)
{
    size_t count = 0;

    fputs("const uint32_t kb_han_folds[] = {\n", out);
    for (size_t i = 0; i < CHARS; i += 32) {
        uint32_t bits = 0;
        for (size_t k = 0; k < 32 && i + k < CHARS; k++)
            bits |= (uint32_t)(folds[i + k] != 0) << k;
        fprintf(out, "0x%x,\n", (unsigned)bits);
    }
    fputs("};\nconst kb_han_pair kb_han_pairs[] = {\n", out);
    for (size_t i = 0; i < CHARS; i++) {
        if (folds[i] != 0) {
            fprintf(out, "{0x%zx,0x%x},\n", KB_HAN_FIRST + i,
                    (unsigned)folds[i]);
            count++;
        }
    }
    fprintf(out, "};\nconst uint32_t kb_han_pair_count = %zu;\n", count);
}

static void print_syllables(FILE *out)
{
    fputs("const char kb_han_syllables[][KB_SYLLABLE_ROOM] = {\n", out);
    for (size_t i = 0; i <= syllable_count; i++)
        fprintf(out, "\"%s\",\n", syllables[i]);
    fprintf(out, "};\nconst uint32_t kb_han_syllable_count = %zu;\n",
            syllable_count);
}

static void print_readings(FILE *out)
{
    size_t more = 0;

    fputs("const uint16_t kb_han_readings[] = {\n", out);
    for (size_t i = 0; i < CHARS; i++) {
        const uint16_t *of = readings[i];
        if (of[1] == 0) {
            fprintf(out, "%u,\n", (unsigned)of[0]);
            continue;
        }
        fprintf(out, "KB_HAN_MORE | %zu,\n", more);
        for (size_t k = 0; k < READINGS && of[k] != 0; k++)
            more++;
        more++;
    }
    fputs("};\nconst uint16_t kb_han_more[] = {\n", out);
    for (size_t i = 0; i < CHARS; i++) {
        const uint16_t *of = readings[i];
        for (size_t k = 0; of[1] != 0 && k < READINGS && of[k] != 0; k++)
            fprintf(out, "%u,", (unsigned)of[k]);
        if (of[1] != 0)
            fputs("0,\n", out);
    }
    fputs("};\n", out);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        stop("usage", "han_tables SIMPLIFIED PINYIN OUT");
    read_rows(argv[1], read_folds);
    read_rows(argv[2], read_syllable);
    FILE *out = fopen(argv[3], "w");
    if (!out)
        stop("cannot write", argv[3]);
    fputs("/* Made by han_tables.c from data/han. */\n"
          "#include \"text/han_tables.h\"\n",
          out);
    print_folds(out);
    print_syllables(out);
    print_readings(out);
    return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
