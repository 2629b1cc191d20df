// mutants.mjs - a document that is made wrong at every place, one by one.
import assert from 'node:assert/strict';

/** May be absent: docs/json.md says when. */
const optional = /^\/(concepts|graph|facets|summary)(\/[a-z]+)?$|\/(relations|kinds|layers)\/[a-z_]+$|^\/results\/0\/members$/;

/** An object with any keys: counts by predicate and the like, rows of SQL, a
 * schema. */
const map = /\/(relations|kinds|layers)\/[a-z_]+$|\/schema\//;

const words = ['kind', 'layer', 'p', 'basis', 'precision', 'direction', 'dated', 'code', 'matched_by'];

/** A document with the first of each list alone. */
function slim(value) {
  if (Array.isArray(value)) return value.slice(0, 1).map(slim);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, slim(one)]));
}

/** Calls fn(parent, key, path) for each member of each object. */
function members(value, fn, path = '') {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) fn(value, key, `${path}/${key}`);
    members(value[key], fn, `${path}/${key}`);
  }
}

/** A value that is of another type, and is not null. */
function other(value) {
  if (typeof value === 'string') return 7;
  if (Array.isArray(value)) return {};
  return value === null ? [] : 'x';
}

/** Sees that a document is refused without one of its keys or with a value of
 * another type, and by the schema of this version with any key or word that it
 * does not tell. */
export function mutate(whole, {open, strict}) {
  const document = slim(whole);
  let tried = 0;
  const refused = (validator, what, path) => {
    tried++;
    assert.equal(validator.document(document), false, `${path} ${what}`);
  };
  assert.ok(strict.document(document));
  members(document, (parent, key, path) => {
    const value = parent[key];
    if (path.includes('/schema/')) return;
    parent[key] = other(value);
    refused(open, 'has another type', path);
    if (words.includes(key) && typeof value === 'string') {
      parent[key] = 'a new word';
      refused(strict, 'is an unknown word', path);
    }
    delete parent[key];
    if (!optional.test(path)) refused(open, 'is absent', path);
    parent[key] = value;
    parent['a new key'] = 1;
    if (!map.test(path)) refused(strict, 'has a neighbour', path);
    delete parent['a new key'];
  });
  assert.ok(tried >= 40, `${tried} mutants`);
}
