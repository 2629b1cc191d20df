// words.test.mjs - the schemas, the fields of --fields and docs/json.md name the
// same keys.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {run, validators} from './schemas.mjs';

const commands = JSON.parse(run(['help', '--json']).out).results;

/** The schemas that a schema may stand for. */
function branches(schema, root) {
  if (!schema) return [];
  const {$ref, anyOf, ...own} = schema;
  const next = $ref ? [root.$defs[$ref.replace('#/$defs/', '')]] : anyOf ?? [];
  return [own, ...next.flatMap(one => branches(one, root))];
}

/** The schemas of a field of --fields. */
const field = (root, path) => path.split('.').reduce((schemas, key) => schemas
  .flatMap(schema => branches(schema, root))
  .flatMap(schema => (schema.items ? branches(schema.items, root) : [schema]))
  .map(schema => schema.properties?.[key] ?? (typeof schema.additionalProperties === 'object' && schema.additionalProperties))
  .filter(Boolean), [{$ref: '#/$defs/line'}]);

for (const command of commands) {
  test(`the fields of ${command.name}`, () => {
    const {schema} = validators(command.name);
    assert.deepEqual(command.fields.filter(path => field(schema, path).length === 0), []);
  });
}

test('docs/json.md tells every key', () => {
  const told = new Set(readFileSync(process.env.DOCS, 'utf8').match(/[a-z][a-z_0-9]*/g));
  const missing = new Set();
  const visit = schema => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(value)) if (!told.has(name)) missing.add(name);
      visit(value);
    }
  };
  for (const command of commands) visit(validators(command.name).schema);
  assert.deepEqual([...missing], []);
});
