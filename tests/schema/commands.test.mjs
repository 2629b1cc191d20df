// commands.test.mjs - what every command prints is as its schema says, of a
// store of sample articles, or of the one that AIGCKB_DB names.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {failing, ofArticle, ofTerm, ofTwo, whole} from './questions.mjs';
import {run, validators, wrong} from './schemas.mjs';

const long = process.env.KB_TEST_LONG;
const names = args => run(args).out.split('\n').filter(Boolean);
const terms = names(['list', '--fields', 'name', '-n', long ? '400' : process.env.TERMS ?? '2']);
const articles = names(['list', 'articles', '--fields', 'id', '-n', long ? '100' : '2']);
const seen = new Map(); // commands, and how many results of them were looked at

/** A document and its lines are as the schema says: as others may read it, and
 * of this version exactly. */
function check(args, fails = false) {
  const {code, out} = run(['--json', ...args]);
  const document = JSON.parse(out);
  const {open, strict} = validators(document.command ?? 'envelope');
  assert.equal(wrong(open.document, document), '');
  assert.equal(wrong(strict.document, document), '');
  assert.equal(document.ok, code === 0 || !document.error);
  if (fails) return;
  if (!document.ok) assert.equal(document.error.code, 'not_found', document.error.message);
  const again = run(['--jsonl', ...args]);
  const lines = again.out.split('\n').filter(Boolean);
  for (const line of lines) {
    const record = JSON.parse(line);
    assert.equal(wrong(open.line, record), '');
    assert.equal(wrong(strict.line, record), '');
  }
  const reads = !args.includes('curate');
  if (document.count > 0 && again.code === 0 && reads) assert.ok(lines.length > 0);
  seen.set(document.command, (seen.get(document.command) ?? 0) + document.count);
}

/** The tests of some command lines, under one name. */
const each = (name, all, fails) => describe(name, () => {
  for (const args of all) test(args.join(' '), () => { check(args, fails); });
});

each('the whole store', whole);
for (const term of terms) each(term, ofTerm(term));
for (let i = 0; i + 1 < terms.length; i += 2) each(`${terms[i]}, ${terms[i + 1]}`, ofTwo(terms[i], terms[i + 1]));
for (const id of articles) each(id, ofArticle(id));

if (process.env.ARTICLES) {
  const input = process.env.ARTICLES;
  each('what writes', [
    ['--db', 'other.db', 'ingest', input], ['--db', 'other.db', 'ingest', input, '--dry-run'], ['extract', input],
    ['report', '-o', 'page.html'], ['--db', 'other.db', 'curate', 'alias', terms[0], 'another name'],
    ['--db', 'other.db', 'curate', 'list'], ['--db', 'other.db', 'curate', 'dump'], ['--db', 'other.db', 'show', terms[0], '--explain'],
    ['--db', 'other.db', 'curate', 'undo'], ['--db', 'other.db', 'db', 'rm', articles[0]],
  ]);
  test('lines that extract gave', () => {
    const lines = run(['extract', '--jsonl', input]).out;
    for (const args of [['load', '-'], ['export', '--import', '-']]) {
      const document = JSON.parse(run(['--db', 'lines.db', ...args, '--json'], lines).out);
      const {strict} = validators(document.command);
      assert.equal(wrong(strict.document, document), '');
      assert.equal(document.results[0].failed, 0);
      seen.set(document.command, 1);
    }
  });
}

each('what fails', failing, true);

describe('afterwards', () => {
  test('every command was seen', { skip: !process.env.ARTICLES }, () => {
    const commands = JSON.parse(run(['help', '--json']).out).results.map(command => command.name);
    assert.deepEqual(commands.filter(name => name !== 'mcp' && !seen.get(name)), []);
  });
});
