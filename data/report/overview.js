// ---- overview.js: how much there is ----------------------------------------

const BEST = 15;

function tiles(rows) {
  return el('dl', {class: 'tiles'}, rows.map(([key, value]) =>
    el('div', {}, el('dt', {}, t(key)), el('dd', {}, number(value)))));
}

/** How many of `concepts` have each value of a vocabulary, beside the counts of
 * the store. */
function countBy(kb, key, vocabulary, stored, href) {
  const counts = vocabulary.map(() => 0);
  for (const concept of kb.concepts) counts[concept[key]]++;
  return bars(vocabulary.map((row, i) => ({
    label: word(row), value: counts[i], of: stored[i]?.[1],
    color: key === 'kind' ? `k${i}` : '', href: href(row[0]),
  })));
}

function section(title, note, ...content) {
  return el('section', {}, el('h2', {}, title), note && el('p', {class: 'meta'}, note), content);
}

function filterText(kb) {
  const given = Object.entries(kb.filters).filter(([key, value]) =>
    value != null && value !== false && key !== 'min_confidence');
  return given.map(([key, value]) => `${key} ${value}`).join(', ');
}

function overviewView(kb) {
  const {store} = kb;
  const chosen = filterText(kb);
  const sites = [...store.sites].sort((a, b) => b[1] - a[1]).slice(0, BEST);
  const best = [...kb.concepts].sort((a, b) => b.sources - a.sources).slice(0, BEST);

  return [
    el('p', {class: 'meta'}, t('made'), chosen && ` ${t('filters')}: ${chosen}`),
    section(t('here'), null, tiles([
      ['concepts', kb.concepts.length], ['relations', kb.relations.length],
      ['definitions', kb.definitions.length], ['figures', kb.figures.length],
      ['events', kb.events.length], ['sentences', kb.quotes.length]])),
    section(t('store'), null, tiles([
      ['articles', store.articles], ['sources', store.sources], ['concepts', store.concepts],
      ['mentions', store.mentions], ['figures', store.figures], ['events', store.events]])),
    el('div', {class: 'panels'},
      el('div', {},
        section(t('kinds'), t('kindsNote'),
          countBy(kb, 'kind', kb.words.kinds, store.kinds, (kind) => address('concepts', {kind}))),
        section(t('layers'), t('kindsNote'),
          countBy(kb, 'layer', kb.words.layers, store.layers, (layer) => address('concepts', {layer})))),
      section(t('best'), t('sources'), bars(best.map((concept) => ({
        label: concept.name, value: concept.sources, color: `k${concept.kind}`,
        href: address('overview', {c: concept.id}),
      })))),
      el('div', {},
        section(t('years'), null, columns(store.years, t('years'), NARROW)),
        section(t('sites'), null, bars(sites.map(([site, count]) => ({label: site ?? t('unknown'), value: count})))))),
  ];
}
