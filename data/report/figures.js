// ---- figures.js: numbers, over the years and in a list ----------------------

const SERIES_PAGE = 12;
const SERIES_YEARS = 3;
const FIGURES_PAGE = 100;

/** A date as a number of years: 2023-07 is 2023.5. */
function yearsOf(date) {
  const [year, month] = date.split('-').map(Number);
  return year + (month ? (month - 1) / 12 : 0);
}

/** Whether its own words say of which year or month a figure is. */
function isDated(figure) {
  return /^\d{4}(-\d\d)*$/.test(figure.date ?? '') && !figure.datedByArticle;
}

/** Figures of one concept, measure and unit that are of several years.  Where a
 * year has many values they are of different things: such groups come last. */
function seriesOf(figures) {
  const groups = new Map();
  for (const figure of figures) {
    if (!figure.concept || !figure.measure || !isDated(figure)) continue;
    const key = [figure.concept.place, figure.measure, figure.unit].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const years = (group) => new Set(group.map((figure) => yearOf(figure.date))).size;
  const worth = (group) => years(group) ** 2 / group.length;
  return [...groups.values()].filter((group) => years(group) >= SERIES_YEARS)
    .sort((a, b) => worth(b) - worth(a));
}

function seriesPanel(group) {
  const [{concept, measure, unit}] = group;
  const title = `${concept.name} · ${measure}`;
  const shown = el('div', {class: 'picked', role: 'status'});
  const pick = ({figure}) =>
    shown.replaceChildren(el('p', {}, `${figureDate(figure)} ${figureText(figure)}`,
      figure.issuer && ` (${t('by', figure.issuer)})`), sentence(figure.quote));
  const rows = group.map((figure) => ({
    figure, at: yearsOf(figure.date), value: figure.value, hollow: figure.forecast,
    label: `${figureDate(figure)}: ${figure.valueText}${figure.forecast ? `, ${t('forecast')}` : ''}`,
  }));
  return el('section', {class: 'series'}, el('h3', {}, conceptLink(concept), ` · ${measure}`,
    el('small', {}, ` ${unit ?? ''}`)), points(rows, title, pick), shown);
}

function figureRow(figure) {
  return el('li', {}, el('time', {}, figureDate(figure)),
    el('span', {class: 'name'}, figure.concept && conceptLink(figure.concept), ' ', figureText(figure)),
    figure.forecast && el('span', {class: 'badge'}, t('forecast')),
    figure.disagrees && el('span', {class: 'badge warn'}, t('disagree')),
    evidence(figure, figure.issuer && t('by', figure.issuer)));
}

/** Those whose concept, measure or words have what was typed. */
function factFilter(typed, textOf) {
  const matches = matcher(typed);
  const query = folded(typed);
  return (fact) => query === '' || (fact.concept && matches(fact.concept)) || folded(textOf(fact)).includes(query);
}

function figuresView(kb, state) {
  const count = el('p', {class: 'meta', role: 'status'});
  const results = el('div', {});

  function show(typed) {
    const found = kb.figures.filter(factFilter(typed, (figure) => [figure.measure, figure.issuer, figure.date].join(' ')));
    const series = seriesOf(found);
    const panels = el('div', {class: 'panels'});
    const list = el('ul', {class: 'rows facts'});
    const sorted = [...found].sort((a, b) => b.sources - a.sources);
    count.textContent = found.length ? t('foundFigures', number(found.length)) : t('nothing');
    results.replaceChildren(
      series.length > 0 ? section(t('series'), t('seriesNote'), panels, paged(panels, series, SERIES_PAGE, seriesPanel)) : '',
      found.length > 0 ? section(t('allFigures'), null, list, paged(list, sorted, FIGURES_PAGE, figureRow)) : '');
  }
  show(state.q ?? '');
  return [
    el('form', {class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault()},
      searchField(t('search'), state.q ?? '', (q) => {
        remember('figures', {...current(), q});
        show(q);
      })),
    count, results,
  ];
}
