/* list_archive.c - `list_archive [LIMIT=NUMBER...] [marks] ARCHIVE...`: what
 * there is to read in archives, a line each: its date, its bytes, its name and
 * how it begins; "! " and the message where something was refused, "!! " where
 * an archive ended early.  With `marks` a line "@ ARCHIVE" before each. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "aigckb/parse.h"
#include "base/buf.h"
#include "base/file.h"
#include "ingest/archive.h"

static void print_article(const kb_member *m)
{
    char date[32] = "-";
    time_t seconds = (time_t)(m->mtime / 1000000000);
    kb_str rest = m->bytes, line = m->bytes;
    struct tm parts;

    kb_str_split(&rest, '\n', &line);
    if (m->mtime != 0 && gmtime_r(&seconds, &parts))
        strftime(date, sizeof date, "%Y-%m-%d", &parts);
    printf("%s %zu %s: %.*s\n", date, m->bytes.len, m->name,
           (int)(line.len < 40 ? line.len : 40), line.ptr);
}

/* Opens an archive; one whose name begins with '@' by its bytes. */
static kb_status open_archive(kb_archive **out, kb_buf *bytes, const char *path,
                              const kb_archive_limits *limits, kb_error *err)
{
    if (path[0] != '@')
        return kb_archive_open(out, path, limits, kb_parse_wants, err);
    kb_status status = kb_file_read(bytes, path + 1, err);
    if (status == KB_OK)
        kb_archive_open_bytes(out, path + 1, kb_buf_str(bytes), limits,
                              kb_parse_wants);
    return status;
}

static void print_archive(const char *path, const kb_archive_limits *limits)
{
    kb_archive *archive;
    kb_member member;
    kb_error err;
    kb_buf bytes = KB_BUF_INIT(SIZE_MAX);
    kb_status status = open_archive(&archive, &bytes, path, limits, &err);

    if (status == KB_OK) {
        while (kb_archive_next(archive, &member)) {
            if (member.status == KB_OK)
                print_article(&member);
            else
                printf("! %s (%s)\n", member.error.message,
                       kb_status_name(member.status));
        }
        status = kb_archive_close(archive, &err);
    }
    if (status != KB_OK)
        printf("!! %s (%s)\n", err.message, kb_status_name(status));
    kb_buf_dispose(&bytes);
}

/* "members=7" */
static bool set_limit(kb_archive_limits *limits, const char *text)
{
    const struct {
        const char *name;
        size_t *limit;
    } names[] = {{"members=", &limits->members},
                 {"bytes=", &limits->bytes},
                 {"member_bytes=", &limits->member_bytes},
                 {"nested_bytes=", &limits->nested_bytes},
                 {"ratio=", &limits->ratio},
                 {"memory=", &limits->memory}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i].name);
        if (strncmp(text, names[i].name, len) == 0) {
            *names[i].limit = strtoull(text + len, NULL, 10);
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    kb_archive_limits limits = {0};
    bool marks = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "marks") == 0) {
            marks = true;
        } else if (!set_limit(&limits, argv[i])) {
            if (marks)
                printf("@ %s\n", argv[i]);
            print_archive(argv[i], &limits);
        }
    }
    return EXIT_SUCCESS;
}
