// ---- chart.js: bars, columns and points -----------------------------------

/** Rows of {label, value, of, color, href}: `value` of `of`, where that is
 * given, as bars beside their labels. */
function bars(rows) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return el('ul', {class: 'bars'}, rows.map(({label, value, of, color, href}) => {
    const bar = el('span', {class: `bar ${color ?? ''}`});
    bar.style.width = `${(100 * value) / most}%`;
    return el('li', {},
      href ? el('a', {class: 'label', href}, label) : el('span', {class: 'label'}, label),
      el('span', {class: 'track'}, bar),
      el('span', {class: 'value'}, number(value),
        of != null && el('small', {}, ` / ${number(of)}`)));
  }));
}

/** Every year between the first and the last of [year, count] pairs.  Of very many
 * the last ones. */
function everyYear(pairs) {
  const counts = new Map(pairs.filter(([year]) => /^\d{4}$/.test(year)).map(([year, n]) => [+year, n]));
  const years = [...counts.keys()].sort((a, b) => a - b);
  if (years.length === 0) return [];
  const last = years.at(-1);
  const first = Math.max(years[0], last - MOST_COLUMNS + 1);
  return Array.from({length: last - first + 1}, (_, i) => [first + i, counts.get(first + i) ?? 0]);
}

const MOST_COLUMNS = 40;
const COLUMNS = {height: 160, side: 14, bottom: 22, top: 16};
const WIDE = 640;
const NARROW = 360; // on a phone, and beside other charts
const isPhone = () => matchMedia('(max-width: 40rem)').matches;

/** [year, count] pairs as columns, `width` units of about a pixel broad;
 * `onpick`, where given, hears of a year. */
function columns(pairs, label, width, chosen, onpick) {
  const all = everyYear(pairs);
  const {height, side, bottom, top} = COLUMNS;
  const most = Math.max(1, ...all.map(([, count]) => count));
  const step = (width - 2 * side) / Math.max(1, all.length);
  const every = Math.ceil(44 / step); // a label needs so many units
  const base = height - bottom;

  const marks = all.map(([year, count], i) => {
    const size = ((base - top) * count) / most;
    const x = side + i * step;
    const column = svg('g', {class: `column ${String(year) === chosen ? 'chosen' : ''}`},
      svg('title', {}, `${year}: ${number(count)}`),
      svg('rect', {class: 'hit', x, y: 0, width: step, height: base}),
      svg('rect', {x: x + step * 0.12, y: base - size, width: step * 0.76, height: size}));
    if ((all.length - 1 - i) % every === 0)
      column.append(svg('text', {x: x + step / 2, y: height - 6}, year));
    if (count === most)
      column.append(svg('text', {class: 'count', x: x + step / 2, y: base - size - 4}, shortNumber(count)));
    if (onpick && count > 0) pickable(column, `${year}: ${number(count)}`, () => onpick(String(year)));
    return column;
  });
  return svg('svg', {class: 'columns', viewBox: `0 0 ${width} ${height}`, role: onpick ? 'group' : 'img',
                     'aria-label': label},
    svg('line', {class: 'axis', x1: 0, x2: width, y1: base, y2: base}), marks);
}

/** Makes a part of a drawing a button. */
function pickable(node, label, act) {
  node.setAttribute('tabindex', '0');
  node.setAttribute('role', 'button');
  node.setAttribute('aria-label', label);
  node.addEventListener('click', act);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  });
}

const POINTS = {width: 340, height: 200, left: 48, right: 14, top: 22, bottom: 24};
const WIDE_RANGE = 200; // from this ratio on, small values would all be 0

/** Values by year: {at, value, label, hollow}; `onpick` hears of one. */
function points(rows, label, onpick) {
  const {width, height, left, right, top, bottom} = POINTS;
  const values = rows.map((row) => row.value);
  const most = Math.max(...values);
  const least = Math.min(...values);
  const log = least > 0 && most / least > WIDE_RANGE;
  const scale = log ? Math.log10 : (value) => value;
  const low = log ? Math.floor(scale(least)) : Math.min(0, least);
  const high = log ? Math.ceil(scale(most)) : most > 0 ? most * 1.08 : 1;
  const ats = rows.map((row) => row.at);
  const from = Math.min(...ats);
  const span = Math.max(1, Math.max(...ats) - from);

  const x = (at) => left + 8 + ((width - left - right - 16) * (at - from)) / span;
  const y = (value) => height - bottom - ((height - bottom - top) * (scale(value) - low)) / (high - low || 1);
  const ticks = log ? [10 ** low, 10 ** high] : [Math.min(0, least), most / 2, most];
  const years = [...new Set([Math.floor(from), Math.floor(from + span / 2), Math.floor(from + span)])];

  return svg('svg', {class: 'points', viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label},
    ticks.map((tick) => svg('g', {class: 'tick'},
      svg('line', {x1: left, x2: width - right, y1: y(tick), y2: y(tick)}),
      svg('text', {x: left - 6, y: y(tick) + 4}, shortNumber(tick)))),
    years.map((year) => svg('text', {class: 'year', x: x(year), y: height - 6}, year)),
    rows.map((row) => {
      const point = svg('g', {class: `point ${row.hollow ? 'hollow' : ''}`},
        svg('title', {}, row.label),
        svg('line', {x1: x(row.at), x2: x(row.at), y1: y(log ? 10 ** low : Math.max(low, 0)), y2: y(row.value)}),
        svg('circle', {cx: x(row.at), cy: y(row.value), r: 5}));
      pickable(point, row.label, () => onpick(row));
      return point;
    }),
    log && svg('text', {class: 'note', x: width - right, y: 11}, t('log')));
}
