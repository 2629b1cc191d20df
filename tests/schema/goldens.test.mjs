// goldens.test.mjs - every document that the expected outputs of other tests
// hold is as the schema of its command says.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {validators, wrong} from './schemas.mjs';

const tests = process.env.TESTS;

/** The documents in a text, which may begin and end anywhere in it. */
function documents(text) {
  const lines = text.split('\n');
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].startsWith('{"schema":"aigckb/1"')) continue;
    for (let end = i + 1; end <= lines.length; end++) {
      try {
        found.push(JSON.parse(lines.slice(i, end).join('\n')));
        i = end - 1;
        break;
      } catch { /* it goes on */ }
    }
  }
  return found;
}

/** A mask of the test's own stands where every store has another identity. */
function unmasked(document) {
  if (document.store?.uuid === 'U') document.store.uuid = '00000000-0000-4000-8000-000000000000';
  for (const result of document.results) if (result.uuid === 'U') result.uuid = document.store.uuid;
  return document;
}

let count = 0;
for (const folder of readdirSync(join(tests, 'cli'), {withFileTypes: true})) {
  if (!folder.isDirectory()) continue;
  const place = join(tests, 'cli', folder.name);
  const chosen = readFileSync(join(place, 'cmd'), 'utf8').includes('--fields');
  for (const document of documents(readFileSync(join(place, 'expected'), 'utf8'))) {
    count++;
    test(`${folder.name}: ${document.command}`, () => {
      const {open, strict} = validators(document.command ?? 'envelope');
      // Results of --fields have other keys: only what is around them is told.
      const seen = chosen ? {...unmasked(document), results: []} : unmasked(document);
      assert.equal(wrong(open.document, seen), '');
      assert.equal(wrong(strict.document, seen), '');
    });
  }
}

test('there are such documents', () => assert.ok(count >= 40, `${count} documents`));

// What extract prints is one of its results, but for the schema's name.
for (const folder of ['golden', 'golden/html', 'golden/pages']) {
  const names = readdirSync(join(tests, folder)).filter(name => name.endsWith('.facts.json'));
  test(`facts in ${folder}`, () => {
    const {schema} = validators('extract');
    assert.ok(names.length > 0);
    for (const name of names) {
      const facts = JSON.parse(readFileSync(join(tests, folder, name), 'utf8'));
      for (const key of Object.keys(facts)) assert.ok(schema.$defs.statement.properties[key], `${name}: ${key}`);
    }
  });
}
