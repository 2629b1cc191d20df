// The scripts of this folder are one module, in the order of the file list in
// src/cli/CMakeLists.txt: what one declares, all can use.

// ---- dom.js: elements ------------------------------------------------------
//
// Whatever is shown goes into text nodes and attributes.  No text is ever read
// as markup, since names, titles and sentences are whatever their authors wrote.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** An element: el('a', {href: '#x', onclick: f}, 'text', child, [children]). */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for the parts of a drawing. */
function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Shows `items` in `parent`, the first `size` of them and a button for more. */
function paged(parent, items, size, make) {
  const more = el('button', {class: 'more', type: 'button', onclick: grow});
  let shown = 0;

  function grow(event) {
    const next = items.slice(shown, shown + size).map(make);
    parent.append(...next);
    shown += next.length;
    more.textContent = t('more', number(items.length - shown));
    more.hidden = shown >= items.length;
    if (event) next[0]?.querySelector('a, button, summary')?.focus();
  }
  grow();
  return more;
}

/** A select with these [value, label] pairs. */
function select(label, value, options, onchange) {
  const choices = options.map(([own, text]) =>
    el('option', {value: own, selected: String(own) === String(value)}, text));
  return el('label', {}, el('span', {}, label),
    el('select', {onchange: (event) => onchange(event.target.value)}, choices));
}

/** A field to type in, which calls `oninput` with what is in it. */
function searchField(label, value, oninput) {
  return el('label', {class: 'search'}, el('span', {}, label),
    el('input', {type: 'search', value, autocomplete: 'off', spellcheck: 'false',
                 oninput: (event) => oninput(event.target.value)}));
}
