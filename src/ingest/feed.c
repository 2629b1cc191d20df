/* feed.c - what the user named, one input after the other.
 *
 * Operands become entries, in order; each entry gives one item or more. */
#include "ingest/feed.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

enum { GLOB_MAX = 1024 };

typedef struct entry entry;

/* Where items come from. */
typedef bool source_fn(kb_feed *feed, const entry *from, kb_arena *arena,
                       kb_feed_item *out);

struct entry {
    source_fn *next; /* false when it has no more */
    const char *path;
    kb_status status; /* of an entry that is lost */
    const char *message;
};

struct kb_feed {
    kb_arena *arena;
    const kb_ingest_options *options;
    KB_VEC(entry) entries;
    KB_VEC(const char *) roots;
    size_t at;    /* the entry whose turn it is */
    size_t given; /* items of it so far */
    bool lost;    /* something could not be listed */
};

/* ---- sources of items --------------------------------------------------- */

static const char *absolute(kb_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *copy = kb_arena_strdup(arena, real ? real : path);
    free(real);
    return copy;
}

static bool next_file(kb_feed *feed, const entry *from, kb_arena *arena,
                      kb_feed_item *out)
{
    if (feed->given > 0)
        return false;
    out->name = absolute(arena, from->path);
    out->raw.name = from->path;
    return true;
}

/* What is lost was never there: the store does not note it. */
static bool next_lost(kb_feed *feed, const entry *from, kb_arena *arena,
                      kb_feed_item *out)
{
    (void)arena;
    if (feed->given > 0)
        return false;
    out->status = kb_fail(&out->error, from->status, "%s", from->message);
    return true;
}

static bool next_stream(kb_feed *feed, const entry *from, kb_arena *arena,
                        kb_feed_item *out)
{
    kb_buf bytes = KB_BUF_INIT(KB_ARTICLE_MAX);
    if (feed->given > 0)
        return false;
    out->name = feed->options->name;
    out->shown = out->raw.name = from->path;
    out->status =
        kb_file_read_from(&bytes, STDIN_FILENO, from->path, &out->error);
    out->raw.bytes = kb_arena_copy(arena, bytes.ptr, bytes.len);
    out->raw.len = bytes.len;
    out->stamp.size = (int64_t)bytes.len;
    kb_buf_dispose(&bytes);
    return true;
}

/* ---- operands ----------------------------------------------------------- */

static void add(kb_feed *feed, source_fn *next, const char *path)
{
    kb_vec_push(feed->arena, &feed->entries,
                (entry){.next = next, .path = path});
}

static void lose(void *context, const char *path, kb_status status,
                 const kb_error *error)
{
    kb_feed *feed = context;
    feed->lost = true;
    kb_vec_push(
        feed->arena, &feed->entries,
        (entry){.next = next_lost,
                .path = kb_arena_strdup(feed->arena, path),
                .status = status,
                .message = kb_arena_strdup(feed->arena, error->message)});
}

/* Whether one of the patterns, which commas separate, fits the name of a file
 * or its path below the folder. */
static bool fits(const char *patterns, const char *below)
{
    kb_str rest = kb_str_of(patterns), piece;
    char pattern[GLOB_MAX];
    while (kb_str_split(&rest, ',', &piece)) {
        if (piece.len >= sizeof pattern)
            continue;
        memcpy(pattern, piece.ptr, piece.len);
        pattern[piece.len] = '\0';
        if (fnmatch(pattern, below, 0) == 0 ||
            fnmatch(pattern, kb_file_base(below), 0) == 0)
            return true;
    }
    return false;
}

static bool is_wanted(const kb_feed *feed, const char *below)
{
    const kb_ingest_options *o = feed->options;
    return (!o->include || fits(o->include, below)) &&
           !(o->exclude && fits(o->exclude, below));
}

static void add_found(kb_feed *feed, const char *path)
{
    add(feed, next_file, path);
}

static void add_folder(kb_feed *feed, const char *folder)
{
    const kb_file_walk articles = {
        .want = kb_parse_wants, .trouble = lose, .context = feed};
    size_t len = strlen(folder), count = 0, before = feed->entries.len;
    const char **paths;
    kb_error error;

    kb_status status =
        kb_file_tree(&paths, &count, feed->arena, folder, &articles, &error);
    kb_vec_push(
        feed->arena, &feed->roots,
        kb_arena_printf(feed->arena, "%s/", absolute(feed->arena, folder)));
    for (size_t i = 0; status == KB_OK && i < count; i++) {
        const char *below = paths[i] + len;
        if (is_wanted(feed, below[0] == '/' ? below + 1 : below))
            add_found(feed, paths[i]);
    }
    if (status == KB_OK && feed->entries.len == before)
        status = kb_fail(&error, KB_BAD_INPUT,
                         "%s: nothing to read in this folder: no .md, "
                         ".markdown, .html, .htm or .txt file%s",
                         folder,
                         feed->options->include || feed->options->exclude
                             ? " that --include and --exclude leave"
                             : "");
    if (status != KB_OK)
        lose(feed, folder, status, &error);
}

static void add_path(kb_feed *feed, const char *path)
{
    struct stat info;
    kb_error error;
    if (stat(path, &info) != 0)
        lose(feed, path,
             kb_fail(&error, KB_BAD_INPUT, "%s: %s", path, strerror(errno)),
             &error);
    else if (S_ISDIR(info.st_mode))
        add_folder(feed, path);
    else
        add_found(feed, path);
}

static void add_operand(kb_feed *feed, const char *operand)
{
    if (strcmp(operand, "-") == 0)
        add(feed, next_stream,
            feed->options->name ? feed->options->name : "standard input");
    else
        add_path(feed, operand);
}

kb_feed *kb_feed_new(const char *const *operands, size_t count,
                     const kb_ingest_options *options)
{
    kb_arena *arena = kb_arena_new();
    kb_feed *feed = kb_arena_alloc(arena, sizeof *feed);
    *feed = (kb_feed){.arena = arena, .options = options};
    for (size_t i = 0; i < count; i++)
        add_operand(feed, operands[i]);
    return feed;
}

void kb_feed_free(kb_feed *feed)
{
    if (feed)
        kb_arena_free(feed->arena);
}

bool kb_feed_next(kb_feed *feed, kb_arena *arena, kb_feed_item *out)
{
    for (; feed->at < feed->entries.len; feed->at++, feed->given = 0) {
        const entry *e = &feed->entries.data[feed->at];
        *out = (kb_feed_item){.shown = e->path};
        out->raw.type = feed->options->type;
        out->raw.charset = feed->options->charset;
        if (e->next(feed, e, arena, out)) {
            feed->given++;
            return true;
        }
    }
    return false;
}

size_t kb_feed_total(const kb_feed *feed)
{
    return feed->entries.len;
}

bool kb_feed_lost(const kb_feed *feed)
{
    return feed->lost;
}

const char *kb_feed_root(const kb_feed *feed, size_t i)
{
    return i < feed->roots.len ? feed->roots.data[i] : NULL;
}
