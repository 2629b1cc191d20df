// mutants.test.mjs - the schemas refuse what is not so: a document without one of
// its keys, or with a value of another type, at any place; and those of this
// version what it does not say.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {run, validators, wrong} from './schemas.mjs';

const [a, b] = run(['list', '--fields', 'name', '-n', '2']).out.split('\n');
const asked = [
  ['list', 'articles'], ['list', 'clusters'], ['list', 'kinds'], ['list', 'predicates'], ['list', 'sites'], ['list'],
  ['search', a, '--explain', '--context', '1'], ['search', a, '--in', 'passages'], ['search', a, '--in', 'concepts'],
  ['show', a, '--explain'], ['brief', a], ['mentions', a], ['xref', a, '--depth', '2'], ['xref', a, b], ['compare', a, b, '--evidence', '1'],
  ['figures'], ['figures', '--plot'], ['timeline'], ['timeline', '--by', 'year'], ['timeline', '--plot'], ['path', a, b],
  ['chain', '--flat'], ['graph', a, '--cluster', '--evidence', '1'], ['export', '--what', 'definitions'], ['export', '--what', 'figures'],
  ['export', '--what', 'aliases'], ['export', '--what', 'mentions'], ['extract', process.env.ARTICLES], ['db', 'stats'], ['db', 'check'],
  ['help', 'show'], ['version'], ['show', '没有这个概念'], ['shwo'],
];

/** May be absent: docs/json.md says when. */
const optional = /^\/(concepts|graph|facets|summary)$|^\/results\/0\/relations\/[a-z_]+$/;

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

/** A value that is never one of the same type, nor null. */
function other(value) {
  if (typeof value === 'string') return 7;
  if (Array.isArray(value)) return {};
  return value === null ? [] : 'x';
}

const words = ['kind', 'layer', 'p', 'basis', 'precision', 'direction', 'dated', 'code', 'matched_by'];

for (const args of asked) {
  test(args.join(' '), () => {
    const document = slim(JSON.parse(run(['--json', ...args]).out));
    const {open, strict} = validators(document.command ?? 'envelope');
    let tried = 0;
    const refused = (validator, what, path) => {
      tried++;
      assert.equal(validator.document(document), false, `${path} ${what}`);
    };
    assert.equal(wrong(strict.document, document), '');
    members(document, (parent, key, path) => {
      const value = parent[key];
      if (path.endsWith('/schema/1')) return;
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
      if (!/\/relations\/[a-z_]+$/.test(path)) refused(strict, 'has a neighbour', path);
      delete parent['a new key'];
    });
    assert.ok(tried >= 40, `${tried} mutants`);
  });
}

test('later versions may say more', () => {
  const document = JSON.parse(run(['--json', 'xref', a, '-n', '1']).out);
  const {open, strict} = validators('xref');
  document.news = true;
  document.results[0].weight = 3;
  document.results[0].s.kind = 'gadget';
  assert.equal(wrong(open.document, document), '');
  assert.notEqual(wrong(strict.document, document), '');
});
