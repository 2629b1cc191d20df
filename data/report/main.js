// ---- main.js: which view is shown, and of what ------------------------------
//
// The address behind "#" says it all: #concepts?q=gpt&kind=model&c=c:gpt4 is the
// list with a filter, and the card of GPT-4 beside it.

const VIEWS = {
  overview: overviewView, concepts: conceptsView, graph: graphView, figures: figuresView, timeline: timelineView,
};

const kb = readData();
const main = document.getElementById('main');
const card = document.getElementById('card');
let drawn = null; // what is in `main`
let opened = null; // the link or the mark that opened the card

// ---- addresses ----

function address(view, parameters = {}) {
  const given = Object.entries(parameters).filter(([key, value]) => key !== 'view' && value);
  const query = new URLSearchParams(given).toString();
  return `#${view}${query ? `?${query}` : ''}`;
}

/** What the address says: {view, c, ...}. */
function current() {
  const [name, query] = location.hash.slice(1).split('?');
  const view = Object.hasOwn(VIEWS, name) ? name : 'overview';
  return {...Object.fromEntries(new URLSearchParams(query ?? '')), view};
}

function go(view, parameters) {
  location.hash = address(view, parameters);
}

/** Notes what was typed or chosen: it is shown already. */
function remember(view, parameters) {
  history.replaceState(null, '', address(view, parameters));
  drawn = contentOf(current());
}

/** All of a state but the card. */
function contentOf({c, ...content}) {
  return JSON.stringify(Object.entries(content).sort());
}

// ---- drawing ----

function drawCard(concept) {
  const was = !card.hidden;
  card.hidden = !concept;
  document.body.classList.toggle('with-card', Boolean(concept));
  if (concept) {
    if (!was) opened = document.activeElement;
    card.replaceChildren(...cardContent(kb, concept, closeCard).flat().filter(Boolean));
    card.setAttribute('aria-label', concept.name);
    card.scrollTop = 0;
    card.querySelector('h2').focus({preventScroll: true});
  } else if (was) {
    card.replaceChildren();
    opened?.focus();
  }
}

function closeCard() {
  const {view, c, ...rest} = current();
  go(view, rest);
}

function draw() {
  const state = current();
  const concept = kb.byId.get(state.c) ?? null;
  const content = contentOf(state);

  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.view === state.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (content !== drawn) {
    drawn = content;
    main.className = state.view;
    main.replaceChildren(...VIEWS[state.view](kb, state).flat().filter(Boolean));
    scrollTo(0, 0);
  }
  drawCard(concept);
}

function drawFrame() {
  const about = kb.terms.length > 0 ? t('about', kb.terms.join('、')) : t('title');
  const languages = [[ZH, '中文'], [EN, 'English']];
  const chooser = document.getElementById('language');

  document.documentElement.lang = locale();
  document.title = about;
  document.getElementById('title').textContent = about;
  document.getElementById('skip').textContent = t('skip');
  document.getElementById('nav').replaceChildren(...Object.keys(VIEWS).map((view) =>
    el('a', {href: address(view), 'data-view': view}, t(view))));
  chooser.setAttribute('aria-label', t('language'));
  chooser.replaceChildren(...languages.map(([own, name]) =>
    el('option', {value: own, selected: own === language}, name)));
}

function setLanguage(wanted) {
  language = wanted;
  drawn = null;
  drawFrame();
  draw();
}

document.getElementById('language').addEventListener('change', (event) => setLanguage(Number(event.target.value)));
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !card.hidden) closeCard();
});
addEventListener('hashchange', draw);
setLanguage(firstLanguage(kb.lang));
