/* report_page.c - the page of a report: data/report, with the data in it.
 *
 * The page may run and show only what is in it: its policy names the script and
 * the style by their hashes, and forbids all else.  The data are no script, and
 * have no "<" that could end the element that they stand in. */
#include <string.h>

#include "base/embed.h"
#include "base/hash.h"
#include "cli/report.h"

enum { PART_MAX = 1 << 20, POLICY_MAX = 1000 };

/* What stands for a part of the page in page.html. */
static const kb_str style_mark = KB_STR_INIT("{{style}}");
static const kb_str script_mark = KB_STR_INIT("{{script}}");
static const kb_str policy_mark = KB_STR_INIT("{{policy}}");
static const kb_str data_mark = KB_STR_INIT("{{data}}");

/* Appends the files with this suffix, in the order in which they are built in.
 */
static void add_files(kb_buf *out, kb_str suffix)
{
    for (const kb_embedded *at = kb_report_files; at->name; at++) {
        if (kb_str_ends(kb_str_of(at->name), suffix))
            kb_buf_add(out, (kb_str){at->text, at->len});
    }
}

/* RFC 4648; the last of the digits stands for bytes that are not there. */
static void add_base64(kb_buf *out, const uint8_t *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/=";
    const uint32_t none = 64;

    for (size_t i = 0; i < len; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16;
        group |= i + 1 < len ? (uint32_t)bytes[i + 1] << 8 : 0;
        group |= i + 2 < len ? bytes[i + 2] : 0;
        kb_buf_add_char(out, digits[group >> 18]);
        kb_buf_add_char(out, digits[group >> 12 & 63]);
        kb_buf_add_char(out, digits[i + 1 < len ? group >> 6 & 63 : none]);
        kb_buf_add_char(out, digits[i + 2 < len ? group & 63 : none]);
    }
}

static void add_source(kb_buf *policy, const char *directive, kb_str text)
{
    uint8_t digest[KB_SHA256];

    kb_sha256(digest, text);
    kb_buf_printf(policy, "; %s 'sha256-", directive);
    add_base64(policy, digest, sizeof digest);
    kb_buf_add_char(policy, '\'');
}

/* The data, of which "<" stands in strings only. */
static void add_data(kb_buf *out, kb_str data)
{
    kb_str piece;

    for (bool first = true; kb_str_split(&data, '<', &piece); first = false) {
        if (!first)
            kb_buf_add_text(out, "\\u003c");
        kb_buf_add(out, piece);
    }
}

/* Appends what stands before a mark in `rest`, which then begins behind it. */
static void add_until(kb_buf *out, kb_str *rest, kb_str mark)
{
    kb_str piece;

    if (kb_str_split_at(rest, mark, &piece))
        kb_buf_add(out, piece);
}

void kb_report_page(kb_buf *out, kb_str data)
{
    kb_buf style = KB_BUF_INIT(PART_MAX), script = KB_BUF_INIT(PART_MAX);
    kb_buf html = KB_BUF_INIT(PART_MAX), policy = KB_BUF_INIT(POLICY_MAX);

    add_files(&html, KB_STR(".html"));
    add_files(&style, KB_STR(".css"));
    add_files(&script, KB_STR(".js"));
    kb_buf_add_text(&policy,
                    "default-src 'none'; base-uri 'none'; form-action 'none'");
    add_source(&policy, "style-src", kb_buf_str(&style));
    add_source(&policy, "script-src", kb_buf_str(&script));

    kb_str rest = kb_buf_str(&html);
    add_until(out, &rest, policy_mark);
    kb_buf_add(out, kb_buf_str(&policy));
    add_until(out, &rest, style_mark);
    kb_buf_add(out, kb_buf_str(&style));
    add_until(out, &rest, data_mark);
    add_data(out, data);
    add_until(out, &rest, script_mark);
    kb_buf_add(out, kb_buf_str(&script));
    kb_buf_add(out, rest);

    kb_buf_dispose(&html);
    kb_buf_dispose(&style);
    kb_buf_dispose(&script);
    kb_buf_dispose(&policy);
}
