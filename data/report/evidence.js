// ---- evidence.js: the sentence behind a fact, and its article --------------

/** A link where the address is one of the web, else the text alone. */
function outside(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    // no address
  }
  if (!url || !/^https?:$/.test(url.protocol)) return el('span', {}, text);
  return el('a', {href: url.href, target: '_blank', rel: 'noopener noreferrer'}, text);
}

function citation(quote) {
  const {source} = quote;
  const parts = [source.site, source.date, t('paragraph', quote.para), source.id];
  if (source.copies > 1) parts.push(t('copies', source.copies));
  return el('footer', {}, outside(source.url, source.title || source.id),
    el('span', {class: 'meta'}, parts.filter(Boolean).join(' · ')),
    source.url && el('span', {class: 'address'}, source.url));
}

function sentence(quote) {
  if (!quote) return el('p', {class: 'meta'}, t('noSentence'));
  return el('blockquote', {}, el('p', {}, quote.text), citation(quote));
}

/** How many say so; opened, it shows the words of one of them.  They are made
 * when it is opened first: there are thousands. */
function evidence(fact, ...notes) {
  const body = el('div', {class: 'evidence'});
  return el('details', {
    ontoggle: () => {
      if (!body.hasChildNodes()) body.append(sentence(fact.quote));
    },
  }, el('summary', {}, [sourcesOf(fact.sources), ...notes.filter(Boolean)].join(' · ')), body);
}
