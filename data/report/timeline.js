// ---- timeline.js: what happened, by year ------------------------------------

const EVENTS_PAGE = 100;

function eventRow(event) {
  return el('li', {}, el('time', {}, event.date),
    el('span', {class: 'name'}, event.concept && conceptLink(event.concept), ' ', event.what), evidence(event));
}

/** Newest first. */
function byDate(a, b) {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : b.sources - a.sources;
}

function countYears(events) {
  const counts = new Map();
  for (const event of events) counts.set(yearOf(event.date), (counts.get(yearOf(event.date)) ?? 0) + 1);
  return [...counts];
}

function timelineView(kb, state) {
  const count = el('p', {class: 'meta', role: 'status'});
  const results = el('div', {});
  const query = {...state};

  function set(change) {
    Object.assign(query, change);
    remember('timeline', {...query, c: current().c});
    show();
  }
  function show() {
    const found = kb.events.filter(factFilter(query.q ?? '', (event) => `${event.what} ${event.date}`));
    const chosen = query.year ? found.filter((event) => yearOf(event.date) === query.year) : found;
    const list = el('ul', {class: 'rows facts'});
    const text = t('foundEvents', number(chosen.length));
    count.textContent = query.year ? t('inYear', text, query.year) : chosen.length ? text : t('nothing');
    results.replaceChildren(
      section(t('perYear'), null, columns(countYears(found), t('perYear'), isPhone() ? NARROW : WIDE,
        query.year, (year) => set({year}))),
      query.year ? el('button', {type: 'button', onclick: () => set({year: null})}, t('allYears')) : '',
      list, paged(list, chosen.sort(byDate), EVENTS_PAGE, eventRow));
  }
  show();
  return [
    el('form', {class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault()},
      searchField(t('search'), query.q ?? '', (q) => set({q}))),
    count, results,
  ];
}
