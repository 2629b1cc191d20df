// ---- list.js: the concepts, to be searched and filtered --------------------

const LIST_PAGE = 100;
const SOURCE_STEPS = [1, 2, 3, 5, 10, 20, 50, 100];

const ORDERS = {
  support: ['bySupport', (a, b) => a.place - b.place],
  sources: ['bySources', (a, b) => b.sources - a.sources || a.place - b.place],
  name: ['byName', (a, b) => a.name.localeCompare(b.name, locale())],
};

/** Those that were asked for; a name that is typed in full stands first. */
function chosenConcepts(kb, state) {
  const matches = matcher(state.q ?? '');
  const query = folded(state.q ?? '');
  const kind = kb.words.kinds.findIndex(([name]) => name === state.kind);
  const layer = kb.words.layers.findIndex(([name]) => name === state.layer);
  const least = Number(state.min) || 0;
  const order = (ORDERS[state.sort] ?? ORDERS.support)[1];
  const whole = (concept) => (query !== '' && folded(concept.name) === query ? 0 : 1);

  return kb.concepts
    .filter((concept) => (kind < 0 || concept.kind === kind) && (layer < 0 || concept.layer === layer) &&
      concept.sources >= least && matches(concept))
    .sort((a, b) => whole(a) - whole(b) || order(a, b));
}

/** A dot in the colour of a kind. */
function dot(kind) {
  return el('span', {class: `dot k${kind}`});
}

/** A link that opens a card beside what is shown by then. */
function conceptLink(concept) {
  const target = () => address(current().view, {...current(), c: concept.id});
  return el('a', {href: target(), onclick: (event) => { event.currentTarget.href = target(); }}, concept.name);
}

function conceptRow(kb, concept) {
  const forms = concept.forms.slice(0, 4).join('、');
  return el('li', {}, dot(concept.kind),
    el('span', {class: 'name'}, conceptLink(concept), forms && el('small', {}, forms)),
    el('span', {class: 'meta'}, `${word(kb.words.kinds[concept.kind])} · ${sourcesOf(concept.sources)}`));
}

function conceptsView(kb, state) {
  const count = el('p', {class: 'meta', role: 'status'});
  const results = el('div', {});
  const query = {...state};

  function show() {
    const found = chosenConcepts(kb, query);
    const list = el('ul', {class: 'rows', id: 'list'});
    count.textContent = found.length ? t('found', number(found.length)) : t('nothing');
    results.replaceChildren(list, paged(list, found, LIST_PAGE, (concept) => conceptRow(kb, concept)));
  }
  const set = (key) => (value) => {
    query[key] = value;
    remember('concepts', {...query, c: current().c});
    show();
  };
  const choices = (rows) => [['', t('any')], ...rows.map((row) => [row[0], word(row)])];

  show();
  return [
    el('form', {class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault()},
      searchField(`${t('search')} (${t('searchHint')})`, query.q ?? '', set('q')),
      select(t('kind'), query.kind, choices(kb.words.kinds), set('kind')),
      select(t('layer'), query.layer, choices(kb.words.layers), set('layer')),
      select(t('minSources'), query.min, SOURCE_STEPS.map((n) => [n, `≥ ${n}`]), set('min')),
      select(t('sort'), query.sort, Object.entries(ORDERS).map(([key, [label]]) => [key, t(label)]), set('sort'))),
    count, results,
  ];
}
