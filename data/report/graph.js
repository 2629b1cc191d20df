// ---- graph.js: concepts and relations, to move and zoom --------------------

const NODE_STEPS = [30, 60, 120, 240];
const NODES = 60;
const LINKS_EACH = 3; // of a concept: those that most sources state
const DISTANCE = 70;
const GAP = 24; // at least, and room for a label
const ZOOM = {least: 0.2, most: 8, step: 1.3};
const KEY_STEP = 60;

// ---- what is drawn ----

/** The concepts: the best supported, or those that one is most related to. */
function drawnConcepts(kb, state, hidden) {
  const most = Number(state.n) || NODES;
  const middle = kb.byId.get(state.at);
  const visible = (concept) => !hidden.has(concept.kind);
  if (!middle) return kb.concepts.filter(visible).slice(0, most);

  const near = new Map();
  const add = (concept, sources) => near.set(concept, (near.get(concept) ?? 0) + sources);
  for (const relation of middle.out) add(relation.o, relation.sources);
  for (const relation of middle.in) add(relation.s, relation.sources);
  near.delete(middle);
  const others = [...near].sort((a, b) => b[1] - a[1] || a[0].place - b[0].place)
    .map(([concept]) => concept).filter(visible);
  return [middle, ...others.slice(0, most - 1)];
}

/** One link for all relations of two concepts. */
function allLinks(nodes) {
  const nodeOf = new Map(nodes.map((node) => [node.concept, node]));
  const links = new Map();
  for (const from of nodes) {
    for (const relation of from.concept.out) {
      const to = nodeOf.get(relation.o);
      if (!to || to === from) continue;
      const key = [from.concept.place, to.concept.place].sort((a, b) => a - b).join();
      const link = links.get(key) ?? {from, to, sources: 0, relations: []};
      link.sources += relation.sources;
      link.relations.push(relation);
      links.set(key, link);
    }
  }
  return [...links.values()].sort((a, b) => b.sources - a.sources);
}

/** The strongest links of each node; all of the one in the middle. */
function drawnLinks(nodes, middle) {
  const counts = new Map();
  return allLinks(nodes).filter(({from, to}) => {
    const [a, b] = [counts.get(from) ?? 0, counts.get(to) ?? 0];
    const own = from.concept === middle || to.concept === middle;
    if (!own && a >= LINKS_EACH && b >= LINKS_EACH) return false;
    counts.set(from, a + 1);
    counts.set(to, b + 1);
    return true;
  });
}

/** Makes a drawing as broad as what it is seen in, within reason. */
function stretch(nodes, canvas) {
  const size = (of) => Math.max(...nodes.map(of)) - Math.min(...nodes.map(of)) || 1;
  const wanted = canvas.clientWidth / canvas.clientHeight;
  const factor = (wanted * size((node) => node.y)) / size((node) => node.x);
  for (const node of nodes) node.x *= Math.min(2, Math.max(0.6, factor));
}

function layout(kb, state, hidden, canvas) {
  const nodes = drawnConcepts(kb, state, hidden).map((concept) =>
    ({concept, group: concept.community, radius: Math.min(16, 4 + Math.sqrt(concept.sources) / 4)}));
  const links = drawnLinks(nodes, kb.byId.get(state.at));
  const most = Math.max(1, ...links.map((link) => link.sources));
  for (const link of links) {
    link.pull = 0.25 + 0.75 * Math.sqrt(link.sources / most);
    link.width = 0.8 + 3.2 * Math.sqrt(link.sources / most);
  }
  arrange(nodes, links, DISTANCE);
  stretch(nodes, canvas);
  separate(nodes, GAP);
  return {nodes, links};
}

// ---- drawing ----

function linkLabel(kb, link) {
  return link.relations.map(({s, p, o, sources}) =>
    `${s.name} ${word(kb.words.predicates[p])} ${o.name} (${number(sources)})`).join('\n');
}

function drawLink(kb, link) {
  const {from, to} = link;
  return svg('line', {class: 'link', x1: from.x, y1: from.y, x2: to.x, y2: to.y, 'stroke-width': link.width},
    svg('title', {}, linkLabel(kb, link)));
}

function drawNode(kb, node, open) {
  const {concept} = node;
  const label = `${concept.name}, ${word(kb.words.kinds[concept.kind])}, ${sourcesOf(concept.sources)}`;
  const mark = svg('g', {class: 'mark'},
    svg('title', {}, label),
    svg('circle', {r: Math.max(12, node.radius), class: 'hit'}),
    svg('circle', {r: node.radius, class: `body k${concept.kind}`}),
    svg('text', {y: node.radius + 13}, concept.name));
  node.mark = svg('g', {class: 'node', transform: `translate(${node.x} ${node.y})`}, mark);
  pickable(node.mark, label, () => open(concept));
  return node.mark;
}

function boxAround(x, y, wide, high) {
  return {left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2};
}

function overlap(a, b) {
  return a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
}

/** Hides labels that would stand on other concepts, or on greater ones' labels. */
function declutter(nodes, scale) {
  const taken = nodes.map((node) => boxAround(node.x * scale, node.y * scale, 1.6 * node.radius, 1.6 * node.radius));
  for (const node of [...nodes].sort((a, b) => b.radius - a.radius)) {
    const wide = [...node.concept.name].reduce((sum, c) => sum + (c > '\u2e7f' ? 12 : 7), 0);
    const box = boxAround(node.x * scale, node.y * scale + node.radius + 9, wide, 14);
    const free = !taken.some((other) => overlap(box, other));
    node.mark.classList.toggle('quiet', !free);
    if (free) taken.push(box);
  }
}

// ---- moving ----

/** The part of the drawing that is seen: a move and a scale. */
function viewport(canvas, world, nodes) {
  const view = {x: 0, y: 0, scale: 1};

  function apply() {
    world.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    world.style.setProperty('--unscale', 1 / view.scale);
    declutter(nodes, view.scale);
  }
  function zoom(factor, x, y) {
    const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, view.scale * factor));
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    apply();
  }
  function pan(dx, dy) {
    view.x += dx;
    view.y += dy;
    apply();
  }
  function zoomMiddle(factor) {
    zoom(factor, canvas.clientWidth / 2, canvas.clientHeight / 2);
  }
  function fit() {
    const {clientWidth: width, clientHeight: height} = canvas;
    if (nodes.length === 0 || width === 0) return;
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const margin = 40;
    view.scale = Math.min(1.6, (width - 2 * margin) / (right - left || 1), (height - 2 * margin) / (bottom - top || 1));
    view.x = width / 2 - ((left + right) / 2) * view.scale;
    view.y = height / 2 - ((top + bottom) / 2) * view.scale;
    apply();
  }
  return {zoom, zoomMiddle, pan, fit};
}

function listenToPointers(canvas, port) {
  const down = new Map();
  let moved = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const spread = () => {
    const [[ax, ay], [bx, by]] = [...down.values()];
    return {size: Math.hypot(ax - bx, ay - by), x: (ax + bx) / 2, y: (ay + by) / 2};
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, place(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!down.has(event.pointerId)) return;
    const before = down.size > 1 ? spread() : null;
    const [x, y] = down.get(event.pointerId);
    const [nx, ny] = place(event);
    down.set(event.pointerId, [nx, ny]);
    moved += Math.hypot(nx - x, ny - y);
    if (moved > 4 && !canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
    if (!before) {
      port.pan(nx - x, ny - y);
      return;
    }
    const after = spread();
    port.pan(after.x - before.x, after.y - before.y);
    if (before.size > 0) port.zoom(after.size / before.size, after.x, after.y);
  });
  for (const end of ['pointerup', 'pointercancel'])
    canvas.addEventListener(end, (event) => down.delete(event.pointerId));
  canvas.addEventListener('click', (event) => { // the end of a move is no click
    if (moved > 4) event.stopPropagation();
  }, true);
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    port.zoom(ZOOM.step ** (-event.deltaY / 100), ...place(event));
  }, {passive: false});
}

function listenToKeys(canvas, port) {
  const acts = {
    ArrowLeft: () => port.pan(KEY_STEP, 0), ArrowRight: () => port.pan(-KEY_STEP, 0),
    ArrowUp: () => port.pan(0, KEY_STEP), ArrowDown: () => port.pan(0, -KEY_STEP),
    '+': () => port.zoomMiddle(ZOOM.step), '=': () => port.zoomMiddle(ZOOM.step),
    '-': () => port.zoomMiddle(1 / ZOOM.step), 0: port.fit,
  };
  canvas.addEventListener('keydown', (event) => {
    if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    acts[event.key]();
  });
}

// ---- the view ----

function drawGraph(kb, state, hidden, canvas) {
  const {nodes, links} = layout(kb, state, hidden, canvas);
  const open = (concept) => go('graph', {...current(), c: concept.id});
  const world = svg('g', {class: 'world'}, links.map((link) => drawLink(kb, link)),
    [...nodes].reverse().map((node) => drawNode(kb, node, open)));

  for (const {concept, mark} of nodes)
    mark.classList.toggle('middle', state.at ? concept.id === state.at : concept.place < kb.seeds);
  canvas.replaceChildren(world);
  canvas.setAttribute('aria-label', t('graphLabel', nodes.length, links.length));
  return viewport(canvas, world, nodes);
}

function legend(kb, hidden, redraw) {
  return el('div', {class: 'legend', role: 'group', 'aria-label': t('legend')}, kb.words.kinds.map((row, kind) => {
    const button = el('button', {type: 'button', 'aria-pressed': String(!hidden.has(kind)), onclick: () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute('aria-pressed', String(!hidden.has(kind)));
      redraw();
    }}, dot(kind), word(row));
    return button;
  }));
}

function graphView(kb, state) {
  const canvas = svg('svg', {class: 'canvas', tabindex: '0', role: 'group'});
  const hidden = new Set();
  const middle = kb.byId.get(state.at);
  let port = null;
  const draw = () => {
    port = drawGraph(kb, state, hidden, canvas);
    port.fit();
  };
  const proxy = {
    pan: (...move) => port.pan(...move), zoom: (...how) => port.zoom(...how),
    zoomMiddle: (factor) => port.zoomMiddle(factor), fit: () => port.fit(),
  };
  const button = (label, sign, act) =>
    el('button', {type: 'button', 'aria-label': label, title: label, onclick: act}, sign);

  listenToPointers(canvas, proxy);
  listenToKeys(canvas, proxy);
  let size = null;
  new ResizeObserver(([{contentRect: {width, height}}]) => {
    if (!size) draw();
    else port.pan((width - size.width) / 2, (height - size.height) / 2);
    size = {width, height};
  }).observe(canvas);
  return [
    el('div', {class: 'filters'},
      middle && el('span', {class: 'around'}, t('around', middle.name), ' ',
        el('a', {href: address('graph', {n: state.n})}, t('whole'))),
      select(t('nodes'), state.n ?? NODES, NODE_STEPS.map((n) => [n, n]), (n) => go('graph', {...current(), n})),
      el('span', {class: 'buttons'}, button(t('zoomIn'), '+', () => port.zoomMiddle(ZOOM.step)),
        button(t('zoomOut'), '−', () => port.zoomMiddle(1 / ZOOM.step)), button(t('fit'), '⤢', () => port.fit()))),
    legend(kb, hidden, draw),
    canvas,
    el('p', {class: 'meta'}, t('graphHelp')),
  ];
}
