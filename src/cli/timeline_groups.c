/* timeline_groups.c - the years or months of `aigckb timeline`. */
#include "cli/timeline_groups.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"
#include "cli/record.h"
#include "output/card.h"

enum { TOP = 5, NUMBER_MAX = 64 };

/* ---- dividing ----------------------------------------------------------- */

static size_t letters_of(const char *date, size_t letters)
{
    size_t len = strcspn(date, "/");
    return len < letters ? len : letters;
}

static bool same_period(const char *a, const char *b, size_t letters)
{
    size_t len = letters_of(a, letters);
    return len == letters_of(b, letters) && strncmp(a, b, len) == 0;
}

size_t kb_timeline_divide(kb_timeline_group **out, kb_arena *arena,
                          const kb_timeline *timeline, size_t letters)
{
    KB_VEC(kb_timeline_group) groups = {0};
    const kb_happening *at = timeline->data, *end = at + timeline->len;

    while (at < end) {
        const kb_happening *next = at + 1;
        while (next < end && same_period(at->date, next->date, letters))
            next++;
        kb_timeline_group group = {
            .period =
                kb_arena_copy(arena, at->date, letters_of(at->date, letters)),
            .data = at,
            .len = (size_t)(next - at)};
        kb_vec_push(arena, &groups, group);
        at = next;
    }
    *out = groups.data;
    return groups.len;
}

/* ---- records ------------------------------------------------------------ */

static int64_t count_sources(const kb_timeline_group *group)
{
    int64_t sources = 0;

    for (size_t i = 0; i < group->len; i++)
        sources += group->data[i].sources;
    return sources;
}

/* Whether fewer than TOP of the group come before it. */
static bool is_top(const kb_timeline_group *group, size_t at)
{
    const kb_happening *h = &group->data[at];
    size_t before = 0;

    for (size_t i = 0; i < group->len && before < TOP; i++) {
        const kb_happening *other = &group->data[i];
        bool plainer = (other->happened != KB_HAPPENED_OTHER) >
                       (h->happened != KB_HAPPENED_OTHER);
        bool as_plain = (other->happened != KB_HAPPENED_OTHER) ==
                        (h->happened != KB_HAPPENED_OTHER);
        if (other->sources > h->sources ||
            (other->sources == h->sources && (plainer || (as_plain && i < at))))
            before++;
    }
    return before < TOP;
}

kb_status kb_timeline_add_group(kb_node *out, kb_reader *reader,
                                const kb_timeline_group *group, size_t evidence,
                                kb_error *err)
{
    kb_status status = KB_OK;

    kb_node_text(out, "period", group->period);
    kb_node_int(out, "events", (int64_t)group->len);
    kb_node_int(out, "sources", count_sources(group));
    kb_node *list = kb_node_add_list(out, "top");
    for (size_t i = 0; i < group->len && status == KB_OK; i++) {
        if (is_top(group, i))
            status = kb_record_happening(kb_node_add_object(list, NULL), reader,
                                         &group->data[i], evidence, err);
    }
    return status;
}

void kb_timeline_add_bars(kb_node *out, kb_arena *arena,
                          const kb_timeline_group *groups, size_t n)
{
    kb_node *list = kb_node_add_list(out, "bars");

    for (size_t i = 0; i < n; i++) {
        char text[NUMBER_MAX];
        kb_node *bar = kb_node_add_object(list, NULL);
        snprintf(text, sizeof text, "%zu", groups[i].len);
        kb_node_text(bar, "label", groups[i].period);
        kb_node_int(bar, "value", (int64_t)groups[i].len);
        kb_node_text(bar, "text", kb_arena_strdup(arena, text));
        kb_node_int(bar, "sources", count_sources(&groups[i]));
    }
}

/* ---- views -------------------------------------------------------------- */

static void print_event(kb_writer *writer, const kb_node *event)
{
    kb_buf line = KB_BUF_INIT(1 << 16);
    const char *name = kb_node_get_text(event, "concept.name");
    int64_t sources = kb_node_get_int(event, "sources");

    kb_buf_printf(&line, "%s%s%s", name ? name : "", name ? ": " : "",
                  kb_node_get_text(event, "what"));
    if (sources > 1)
        kb_buf_printf(&line, " (%" PRId64 ")", sources);
    kb_card_field(writer, kb_node_get_text(event, "date"), line.ptr);
    kb_buf_dispose(&line);
}

static void print_group(kb_writer *writer, const kb_node *record)
{
    char right[NUMBER_MAX];
    int64_t events = kb_node_get_int(record, "events"), shown = 0;
    const kb_node *at = kb_node_first(kb_node_find(record, "top"));

    snprintf(right, sizeof right, kb_trn("%d event", "%d events", events),
             (int)events);
    kb_card_title(writer, kb_node_get_text(record, "period"), right);
    for (; at; at = kb_node_next(at), shown++)
        print_event(writer, at);
    if (events > shown)
        kb_card_line(writer, kb_tr(N_("%*s+%d more")),
                     KB_CARD_INDENT + KB_CARD_LABEL + 1, "",
                     (int)(events - shown));
}

static const kb_column group_columns[] = {
    {.header = N_("Period"), .path = "period"},
    {.header = N_("Events"), .path = "events", .right = true},
    {.header = N_("Sources"), .path = "sources", .right = true},
    {.header = N_("Most told"), .path = "top.0.what", .narrow = 20},
    {0},
};

static const char *const group_fields[] = {
    "period", "events", "sources", "top", KB_FIELDS_HAPPENING("top."), NULL};

const kb_view kb_timeline_group_view = {
    .columns = group_columns, .fields = group_fields, .card = print_group};

static void print_plot(kb_writer *writer, const kb_node *record)
{
    kb_card_bars(writer, kb_node_find(record, "bars"));
}

static const kb_column plot_columns[] = {
    {.header = N_("Period"), .path = "bars.label"},
    {.header = N_("Events"), .path = "bars.value"},
    {0},
};

static const char *const plot_fields[] = {
    "bars", "bars.label", "bars.value", "bars.text", "bars.sources", NULL};

const kb_view kb_timeline_plot_view = {.columns = plot_columns,
                                       .fields = plot_fields,
                                       .card = print_plot,
                                       .card_in_pipes = true};
