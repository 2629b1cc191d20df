// ---- card.js: all that the report has of one concept -----------------------

const FACTS_SHOWN = 8;

function cardSection(title, ...content) {
  return el('section', {}, el('h3', {}, title), content);
}

function definitionItem(definition) {
  return el('li', {}, el('p', {}, definition.text),
    evidence(definition, definition.by && t('by', definition.by)));
}

function relationItem(kb, relation, other) {
  const basis = word(kb.words.bases[relation.basis]);
  return el('li', {}, dot(other.kind), conceptLink(other),
    evidence(relation, basis, t('confidence', relation.confidence)));
}

/** Relations of one predicate and direction, most sources first. */
function relationGroup(kb, predicate, relations, other) {
  const title = other === 'o' ? word(predicate) : inverse(predicate);
  const list = el('ul', {class: 'facts'});
  const sorted = [...relations].sort((a, b) => b.sources - a.sources || b.confidence - a.confidence);
  const more = paged(list, sorted, FACTS_SHOWN, (relation) => relationItem(kb, relation, relation[other]));
  return cardSection(el('span', {}, title, el('small', {}, ` ${number(sorted.length)}`)), list, more);
}

function relationGroups(kb, concept) {
  return kb.words.predicates.flatMap((predicate, p) =>
    [['out', 'o'], ['in', 's']].map(([direction, other]) => {
      const own = concept[direction].filter((relation) => relation.p === p);
      return own.length > 0 && relationGroup(kb, predicate, own, other);
    }));
}

function figureText(figure) {
  return [figure.measure, figure.valueText].filter(Boolean).join(' ');
}

function figureDate(figure) {
  if (!figure.date) return '';
  return figure.datedByArticle ? t('published', figure.date) : figure.date;
}

function figureItem(figure) {
  return el('li', {}, figureDate(figure) && el('time', {}, figureDate(figure)), el('span', {}, figureText(figure)),
    figure.forecast && el('span', {class: 'badge'}, t('forecast')),
    figure.disagrees && el('span', {class: 'badge warn'}, t('disagree')),
    evidence(figure, figure.issuer && t('by', figure.issuer)));
}

function eventItem(event) {
  return el('li', {}, el('time', {}, event.date), el('span', {}, event.what), evidence(event));
}

function listSection(title, items, make) {
  if (items.length === 0) return null;
  const list = el('ul', {class: 'facts'});
  return cardSection(t(title), list, paged(list, items, FACTS_SHOWN, make));
}

function cardContent(kb, concept, close) {
  return [
    el('header', {},
      el('h2', {tabindex: '-1'}, dot(concept.kind), concept.name),
      el('button', {type: 'button', class: 'close', 'aria-label': t('close'), onclick: close}, '×')),
    el('p', {class: 'meta'}, [word(kb.words.kinds[concept.kind]),
      concept.layer > 0 && word(kb.words.layers[concept.layer]), sourcesOf(concept.sources),
      t('article', number(concept.articles)), t('mention', number(concept.mentions))].filter(Boolean).join(' · ')),
    concept.forms.length > 0 && el('p', {class: 'forms'}, `${t('alsoCalled')}: ${concept.forms.join('、')}`),
    el('p', {}, el('a', {href: address('graph', {at: concept.id, c: concept.id})}, t('inGraph'))),
    listSection('definitions', concept.definitions, definitionItem),
    relationGroups(kb, concept),
    listSection('figures', concept.figures, figureItem),
    listSection('events', concept.events, eventItem),
  ];
}
