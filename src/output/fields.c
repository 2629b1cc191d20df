/* fields.c - checks field names and makes columns of them. */
#include "output/fields.h"

#include <string.h>

#include "base/buf.h"
#include "base/vec.h"

enum {
    LISTED_MAX = 360, /* bytes of names in a message */
    NARROW = 8        /* a column that no view describes may be cut to this */
};

static bool is_index(kb_str piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        if (piece.ptr[i] < '0' || piece.ptr[i] > '9')
            return false;
    }
    return piece.len > 0;
}

/* Whether `name` is `field`, but for indexes. */
static bool names(kb_str name, kb_str field)
{
    kb_str part, wanted;
    bool more = kb_str_split(&field, '.', &wanted);

    while (kb_str_split(&name, '.', &part)) {
        if (more && kb_str_equal(part, wanted))
            more = kb_str_split(&field, '.', &wanted);
        else if (!is_index(part))
            return false;
    }
    return !more;
}

static kb_status unknown(const kb_view *view, kb_str name, kb_error *err)
{
    kb_buf list = KB_BUF_INIT(LISTED_MAX);

    for (size_t i = 0; view->fields[i] && !list.over; i++)
        kb_buf_printf(&list, "%s%s", i ? ", " : "", view->fields[i]);
    kb_status status =
        kb_fail(err, KB_USAGE, "no field '%.*s'; there are: %s%s",
                (int)(name.len < 64 ? name.len : 64), name.ptr, list.ptr,
                list.over ? ", ..." : "");
    kb_buf_dispose(&list);
    return status;
}

kb_status kb_fields_check(const kb_view *view, kb_str name, kb_error *err)
{
    for (size_t i = 0; view->fields[i]; i++) {
        if (names(name, kb_str_of(view->fields[i])))
            return KB_OK;
    }
    return unknown(view, name, err);
}

static kb_column column_of(const kb_view *view, const char *name)
{
    for (const kb_column *c = view->columns; c->header; c++) {
        if (strcmp(c->path, name) == 0)
            return *c;
    }
    return (kb_column){.header = name, .path = name, .narrow = NARROW};
}

/* An object of JSON cannot have a key twice. */
static kb_status check_new(const kb_column *columns, size_t n, const char *path,
                           kb_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(columns[i].path, path) == 0)
            return kb_fail(err, KB_USAGE, "field '%.64s' is asked for twice",
                           path);
    }
    return KB_OK;
}

kb_status kb_fields_choose(const kb_column **out, kb_arena *arena,
                           const kb_view *view, const char *list, kb_error *err)
{
    KB_VEC(kb_column) columns = {0};
    kb_str rest = kb_str_of(list), name;

    while (kb_str_split(&rest, ',', &name)) {
        name = kb_str_trim(name);
        const char *path = kb_arena_copy(arena, name.ptr, name.len);
        kb_status status = kb_fields_check(view, name, err);
        if (status == KB_OK)
            status = check_new(columns.data, columns.len, path, err);
        if (status != KB_OK)
            return status;
        kb_vec_push(arena, &columns, column_of(view, path));
    }
    kb_vec_push(arena, &columns, (kb_column){0});
    *out = columns.data;
    return KB_OK;
}
