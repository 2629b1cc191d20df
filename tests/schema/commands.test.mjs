// commands.test.mjs - what every command prints is as its schema says, of the
// store that AIGCKB_DB names and of ARTICLES; what is not so is refused.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {mutate} from './mutants.mjs';
import {failing, ofTerm, ofTwo, others, short, whole, writing, wrongs} from './questions.mjs';
import {run, validators, wrong} from './schemas.mjs';

const long = process.env.KB_TEST_LONG;
const real = process.env.REAL;
const names = args => run(args).out.split('\n').filter(Boolean);
const terms = names(['list', '--fields', 'name', '-n', long ? '60' : '2']);
const [article] = names(['list', 'articles', '--fields', 'id', '-n', '1']);
const [a, b] = terms;
const seen = new Set(); // commands, some results of which were looked at

/** What is of several sorts, some of which have records that match another. */
const loose = ['db config', 'db revision', 'db sql', 'list layers', 'show --conflicts'];
/** Of which the lines are looked at in a short run too. */
const lined = ['list --count', 'search', 'export', 'export --what summary'];

/** A document is as the schema says: as others may read it, and of this version
 * exactly. */
function check(args, fails) {
  const {code, out} = run(['--json', ...args]);
  const document = JSON.parse(out);
  const valid = validators(document.command ?? 'envelope');
  assert.equal(wrong(valid.open.document, document), '');
  assert.equal(wrong(valid.strict.document, document), '');
  assert.equal(document.ok, code === 0 || !document.error);
  if (!document.ok && !fails) assert.equal(document.error.code, 'not_found', document.error.message);
  if (document.count > 0) seen.add(document.command);
  const words = args.filter(word => /^(--)?[a-z]+$/.test(word)).join(' ');
  if (!loose.some(one => words.startsWith(one)) && !real) mutate(document, valid);
  if (!fails && (long || lined.includes(words))) checkLines(args, valid, document.count);
}

function checkLines(args, {open, strict}, count) {
  const {code, out} = run(['--jsonl', ...args]);
  const lines = out.split('\n').filter(Boolean);
  for (const line of lines) {
    const record = JSON.parse(line);
    assert.equal(wrong(open.line, record), '');
    assert.equal(wrong(strict.line, record), '');
  }
  if (count > 0 && code === 0 && !args.includes('curate')) assert.ok(lines.length > 0);
}

const each = (name, all, fails) => describe(name, () => {
  for (const args of all) test(args.join(' '), () => { check(args, fails); });
});

each('a store', short(a, b, article));
if (long) {
  each('the whole of it', whole);
  for (const term of terms) each(term, ofTerm(term));
  for (let i = 0; i + 1 < terms.length; i += 2) each(`${terms[i]}, ${terms[i + 1]}`, ofTwo(terms[i], terms[i + 1]));
}
if (!real || long) {
  each('other questions', others);
  each('what writes', writing(process.env.ARTICLES, a, article));
  each('what fails', long ? [...failing, ...wrongs] : failing, true);
  test('lines of extract', () => {
    const {strict} = validators('extract');
    const {out} = run(['extract', '--jsonl', process.env.ARTICLES]);
    for (const line of out.split('\n').filter(Boolean)) assert.equal(wrong(strict.line, JSON.parse(line)), '');
    for (const args of [['load', '-'], ['export', '--import', '-']]) {
      const document = JSON.parse(run(['--json', '--db', 'lines.db', ...args], out).out);
      assert.equal(wrong(validators(document.command).strict.document, document), '');
      assert.equal(document.results[0].failed, 0);
      seen.add(document.command);
    }
    const document = JSON.parse(run(['--json', 'extract', process.env.ARTICLES]).out);
    mutate(document, validators('extract'));
    seen.add('extract');
  });
  test('every command was seen', () => {
    const commands = JSON.parse(run(['help', '--json']).out).results.map(command => command.name);
    assert.deepEqual(commands.filter(name => name !== 'mcp' && !seen.has(name)), []);
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
