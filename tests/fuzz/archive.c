/* archive.c - archives in memory, with small limits. */
#include "fuzz.h"

#include "ingest/archive.h"
#include "ingest/member_name.h"
#include "text/utf8.h"

enum {
    MEMBERS = 64,
    BYTES = 1 << 20,
    MEMBER_BYTES = 1 << 16,
    NESTED_BYTES = 1 << 18,
    RATIO = 100
};

static bool want(const char *name)
{
    size_t len = strlen(name);
    return len > 3 && strcmp(name + len - 3, ".md") == 0;
}

/* What is given has a harmless name, and no more bytes than allowed; what is
 * refused says why. */
static void check_member(const kb_member *m, size_t *bytes)
{
    HOLDS(m->name && kb_utf8_valid(kb_str_of(m->name)));
    HOLDS(m->status == KB_OK || m->status == KB_BAD_INPUT ||
          m->status == KB_LIMIT);
    if (m->status != KB_OK) {
        HOLDS(strncmp(m->error.message, "a.zip", 5) == 0);
        return;
    }
    HOLDS(m->bytes.len <= MEMBER_BYTES);
    HOLDS(!kb_member_name_fault(kb_str_of(m->name)));
    HOLDS(want(m->name));
    *bytes += m->bytes.len;
    HOLDS(*bytes <= BYTES);
}

static void check_name(kb_str name)
{
    kb_buf out = KB_BUF_INIT(FUZZ_BYTES_MAX), again = KB_BUF_INIT(1 << 20);
    kb_member_name_decode(&out, name);
    HOLDS(kb_utf8_valid(kb_buf_str(&out)));
    kb_member_name_decode(&again, kb_buf_str(&out));
    HOLDS(kb_str_equal(kb_buf_str(&out), kb_buf_str(&again)));
    kb_member_name_fault(kb_buf_str(&out));
    kb_member_name_hidden(kb_buf_str(&out));
    kb_buf_dispose(&out);
    kb_buf_dispose(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const kb_archive_limits limits = {.members = MEMBERS,
                                             .bytes = BYTES,
                                             .member_bytes = MEMBER_BYTES,
                                             .nested_bytes = NESTED_BYTES,
                                             .ratio = RATIO};
    kb_str bytes = fuzz_input(data, size);
    kb_archive *archive;
    kb_member member;
    kb_error err;
    size_t total = 0, count = 0;

    kb_archive_open_bytes(&archive, "a.zip", bytes, &limits, want);
    while (kb_archive_next(archive, &member)) {
        check_member(&member, &total);
        HOLDS(++count <= MEMBERS);
    }
    kb_status status = kb_archive_close(archive, &err);
    HOLDS(status == KB_OK || status == KB_BAD_INPUT || status == KB_LIMIT);
    check_name(kb_str_cut(bytes, 0, bytes.len < 64 ? bytes.len : 64));
    return 0;
}
