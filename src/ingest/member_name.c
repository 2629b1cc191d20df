/* member_name.c - the names that an archive gives to what is in it. */
#include "ingest/member_name.h"

#include "parse/charset.h"
#include "text/utf8.h"

enum { NAME_MAX_LEN = 4096 /* bytes: as of a path */ };

static void decode_bytes(kb_buf *out, kb_str bytes)
{
    kb_buf text = KB_BUF_INIT(4 * bytes.len + 16);
    size_t replaced;

    if (!kb_charset_convert(&text, &replaced, "GB18030", bytes, true) ||
        replaced > 0)
        kb_utf8_repair(out, bytes);
    else
        kb_buf_add(out, kb_buf_str(&text));
    kb_buf_dispose(&text);
}

void kb_member_name_decode(kb_buf *out, kb_str bytes)
{
    while (kb_str_starts(bytes, KB_STR("./")))
        bytes = kb_str_cut(bytes, 2, bytes.len);
    if (kb_utf8_valid(bytes))
        kb_buf_add(out, bytes);
    else
        decode_bytes(out, bytes);
}

/* Cuts the next folder, or the file behind the last one, off the front. */
static bool next_piece(kb_str *rest, kb_str *piece)
{
    size_t len = 0;
    if (!rest->ptr)
        return false;
    while (len < rest->len && rest->ptr[len] != '/' && rest->ptr[len] != '\\')
        len++;
    *piece = kb_str_cut(*rest, 0, len);
    *rest = len < rest->len ? kb_str_cut(*rest, len + 1, rest->len)
                            : (kb_str){NULL, 0};
    return true;
}

static bool is_separator(char c)
{
    return c == '/' || c == '\\';
}

/* "/a", "\a", "C:/a" */
static bool is_absolute(kb_str name)
{
    return (name.len > 0 && is_separator(name.ptr[0])) ||
           (name.len > 2 && name.ptr[1] == ':' && is_separator(name.ptr[2]));
}

const char *kb_member_name_fault(kb_str name)
{
    kb_str rest = name, piece;
    if (name.len > NAME_MAX_LEN)
        return "member name is longer than 4096 bytes";
    if (is_absolute(name))
        return "member name is absolute";
    while (next_piece(&rest, &piece)) {
        if (kb_str_equal(piece, KB_STR("..")))
            return "member name leaves the archive";
    }
    return NULL;
}

bool kb_member_name_hidden(kb_str name)
{
    kb_str piece;
    while (next_piece(&name, &piece)) {
        if ((piece.len > 1 && piece.ptr[0] == '.') ||
            kb_str_equal(piece, KB_STR("__MACOSX")))
            return true;
    }
    return false;
}
