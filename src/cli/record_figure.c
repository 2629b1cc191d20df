/* record_figure.c - figures and events as JSON objects. */
#include "base/iso_date.h"
#include "cli/record.h"

static void add_concept(kb_node *out, const kb_concept *concept)
{
    if (concept->fold)
        kb_record_end(out, "concept", concept);
    else
        kb_node_null(out, "concept");
}

static void add_rivals(kb_node *out, const kb_figure *figure)
{
    kb_node *list = kb_node_add_list(out, "conflicts_with");

    for (size_t i = 0; i < figure->rival_count; i++)
        kb_node_text(list, NULL, figure->rivals[i].id);
}

kb_status kb_record_figure(kb_node *out, kb_reader *reader,
                           const kb_figure *figure, size_t most, kb_error *err)
{
    kb_node_text(out, "id", figure->id);
    add_concept(out, &figure->concept);
    kb_node_text(out, "measure", figure->measure);
    kb_node_text(out, "value_text", figure->value_text);
    kb_node_real(out, "value", figure->value);
    if (figure->max > figure->value)
        kb_node_real(out, "max", figure->max);
    else
        kb_node_null(out, "max");
    kb_node_bool(out, "approx", figure->approx);
    kb_node_text(out, "unit", figure->unit);
    kb_node_text(out, "date", figure->date);
    kb_node_text(out, "dated", kb_dated_word(figure->dated)->name);
    kb_node_bool(out, "forecast", figure->forecast);
    kb_node_text(out, "issuer", figure->issuer);
    kb_node_int(out, "sources", figure->sources);
    kb_node_int(out, "articles", figure->articles);
    add_rivals(out, figure);
    const kb_found_places found = {figure->places, figure->place_count,
                                   (int64_t)figure->place_count};
    return kb_record_places(out, reader, &found, most, err);
}

kb_status kb_record_event(kb_node *out, kb_reader *reader,
                          const kb_event *event, size_t most, kb_error *err)
{
    kb_node_text(out, "date", event->date);
    kb_node_text(out, "precision", kb_iso_date_precision(event->date));
    add_concept(out, &event->concept);
    kb_node_text(out, "what", event->what);
    kb_node_int(out, "sources", event->sources);
    kb_node_int(out, "articles", event->articles);
    const kb_found_places found = {event->places, event->place_count,
                                   (int64_t)event->place_count};
    return kb_record_places(out, reader, &found, most, err);
}

static void add_other_dates(kb_node *out, const kb_happening *h)
{
    kb_node *ids = kb_node_add_list(out, "conflicts_with");
    kb_node *list = kb_node_add_list(out, "conflicts");

    for (size_t i = 0; i < h->rival_count; i++) {
        char id[KB_MEANING_ID];
        kb_node *rival = kb_node_add_object(list, NULL);
        kb_happening_id(id, &h->rivals[i]);
        kb_node_text(ids, NULL, id);
        kb_node_text(rival, "id", id);
        kb_node_text(rival, "date", h->rivals[i].date);
        kb_node_text(rival, "what", h->rivals[i].what);
        kb_node_int(rival, "sources", h->rivals[i].sources);
    }
}

kb_status kb_record_happening(kb_node *out, kb_reader *reader,
                              const kb_happening *happening, size_t most,
                              kb_error *err)
{
    const kb_event event = {.concept = happening->concept,
                            .date = happening->date,
                            .what = happening->what,
                            .sources = happening->sources,
                            .articles = happening->articles,
                            .places = happening->places,
                            .place_count = happening->place_count};

    char id[KB_MEANING_ID];

    kb_happening_id(id, happening);
    kb_node_text(out, "id", id);
    kb_status status = kb_record_event(out, reader, &event, most, err);
    kb_node_text(out, "happened", kb_happened_word(happening->happened));
    kb_node_int(out, "wordings", (int64_t)happening->wordings);
    add_other_dates(out, happening);
    return status;
}
