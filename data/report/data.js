// ---- data.js: the rows of the page's data, made objects --------------------
//
// docs/report.md says what is in a row.  A fact has .quote: its sentence.

function readData() {
  const raw = JSON.parse(document.getElementById('data').textContent);
  const kb = {...raw};

  const at = (table, index) => (index == null ? null : table[index]);
  kb.sources = raw.sources.map(([id, title, url, site, date, copies]) =>
    ({id, title, url, site, date, copies}));
  kb.quotes = raw.quotes.map(([source, para, text]) =>
    ({source: kb.sources[source], para, text}));
  kb.concepts = raw.concepts.map(
    ([id, name, kind, layer, sources, articles, mentions, community, forms, pinyin], place) => ({
      place, id, name, kind, layer, sources, articles, mentions, community, forms, pinyin,
      definitions: [], out: [], in: [], figures: [], events: [], support: 0,
      sought: folded([name, ...forms].join('\n')),
      typed: pinyin ?? '',
    }));
  kb.byId = new Map(kb.concepts.map((concept) => [concept.id, concept]));

  kb.definitions = raw.definitions.map(([concept, text, by, sources, articles, quote]) =>
    ({concept: kb.concepts[concept], text, by, sources, articles, quote: at(kb.quotes, quote)}));
  kb.relations = raw.relations.map(
    ([s, p, o, basis, confidence, sources, articles, quote]) =>
      ({s: kb.concepts[s], p, o: kb.concepts[o], basis, confidence, sources, articles,
        quote: at(kb.quotes, quote)}));
  kb.figures = raw.figures.map(
    ([concept, measure, valueText, value, max, unit, date, datedByArticle, approx, forecast,
      issuer, sources, articles, rival, quote]) =>
      ({concept: at(kb.concepts, concept), measure, valueText, value, max, unit, date,
        datedByArticle, approx, forecast, issuer, sources, articles, rival,
        quote: at(kb.quotes, quote)}));
  kb.events = raw.events.map(([concept, date, what, sources, articles, quote]) =>
    ({concept: at(kb.concepts, concept), date, what, sources, articles,
      quote: at(kb.quotes, quote)}));
  share(kb);
  return kb;
}

/** Gives each concept what is said of it. */
function share(kb) {
  for (const definition of kb.definitions) definition.concept.definitions.push(definition);
  for (const relation of kb.relations) {
    relation.s.out.push(relation);
    relation.o.in.push(relation);
    relation.s.support += relation.sources;
    relation.o.support += relation.sources;
  }
  for (const figure of kb.figures) figure.concept?.figures.push(figure);
  for (const event of kb.events) event.concept?.events.push(event);
  kb.figures.forEach((figure, i) => {
    if (figure.rival) figure.disagrees = kb.figures[i - 1].disagrees = true;
  });
}

/** A text as it is compared: in one width and case, without blanks and dashes. */
function folded(text) {
  return text.normalize('NFKC').toLowerCase().replace(/[ \t_·-]+/g, '');
}

/** A test whether a concept has what was typed in a name, an alias, its pinyin. */
function matcher(typed) {
  const query = folded(typed);
  const latin = /^[a-z]{2,}$/.test(query);
  return (concept) => query === '' || concept.sought.includes(query) ||
    (latin && concept.typed.split(' ').some((own) => own.startsWith(query)));
}

function yearOf(date) {
  return date?.slice(0, 4) ?? '';
}
