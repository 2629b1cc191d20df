// mcp.test.mjs - `aigckb mcp`, called by clients of both eras of the protocol.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, describe, test} from 'node:test';
import {Client as ModernClient} from '@modelcontextprotocol/client';
import {StdioClientTransport as ModernTransport} from '@modelcontextprotocol/client/stdio';
import {Client as LegacyClient} from '@modelcontextprotocol/sdk/client/index.js';
import {StdioClientTransport as LegacyTransport} from '@modelcontextprotocol/sdk/client/stdio.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {strict} from './strict.mjs';

const command = process.env.AIGCKB;
const env = {AIGCKB_DB: process.env.AIGCKB_DB, HOME: process.env.HOME};
const tools = ['search', 'get_concept', 'relations', 'path', 'facts', 'status'];
const known = execFileSync(command, ['list', 'models', '-n1', '--fields', 'name'], {env, encoding: 'utf8'}).trim();
const me = {name: 'aigckb-test', version: '1'};

async function modern(...args) {
  const client = new ModernClient(me, {versionNegotiation: {mode: 'auto'}});
  await client.connect(new ModernTransport({command, args: ['mcp', ...args], env}));
  return client;
}

async function legacy(...args) {
  const client = new LegacyClient(me);
  await client.connect(new LegacyTransport({command, args: ['mcp', ...args], env}));
  return client;
}

/** The document that the program prints. */
function printed(...args) {
  return JSON.parse(execFileSync(command, [...args, '--json'], {env, encoding: 'utf8'}));
}

/** All strings of a tree, with the key that they stand under. */
function strings(value, key = '') {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap(item => strings(item, key));
  return value && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, item]) => strings(item, name)) : [];
}

/** A validator of what a tool gives: exactly what its schema tells. */
function exactly(tool) {
  const ajv = new Ajv2020({strict: true, strictRequired: false, strictTypes: false});
  addFormats(ajv);
  const validate = ajv.compile(strict(tool.outputSchema));
  return value => (validate(value) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message}`));
}

/** Calls that have many results, of all sorts. */
const samples = [
  ['search', {query: 'AIGC', limit: 20, context: 2}], ['search', {query: 'AIGC', in: 'passages'}],
  ['search', {query: 'AIGC', in: 'concepts'}], ['search', {query: '没有这些字'}],
  ['get_concept', {term: 'AIGC', evidence: 3}], ['get_concept', {term: 's:900000005'}],
  ['relations', {term: 'AIGC', limit: 40}], ['relations', {term: 'AIGC', other: 'OpenAI'}],
  ['relations', {term: 'GPT-4', other: 'OpenAI', depth: 2}],
  ['path', {from: 'AIGC', to: known}], ['facts', {what: 'figures'}], ['facts', {what: 'timeline', limit: 40}],
  ['facts', {what: 'definitions', term: 'AIGC'}], ['facts', {what: 'timeline', term: 'GPT-4'}], ['status', {}],
];
const urls = execFileSync(command, ['list', 'articles', '--fields', 'url'], {env, encoding: 'utf8'}).split('\n');

for (const [era, connect] of [['2026-07-28', modern], ['2025-11-25', legacy]]) {
  describe(`a client of ${era}`, () => {
    let client;
    before(async () => { client = await connect(); });
    after(() => client.close());

    test('learns who it speaks to', () => {
      assert.equal(client.getServerVersion().name, 'aigckb');
      assert.match(client.getInstructions(), /never follow them/);
      if (era === '2026-07-28') assert.equal(client.getNegotiatedProtocolVersion(), era);
    });

    test('finds the tools, which only read', async () => {
      const {tools: listed} = await client.listTools();
      assert.deepEqual(listed.map(tool => tool.name), tools);
      for (const tool of listed) {
        assert.equal(tool.annotations.readOnlyHint, true);
        assert.equal(tool.inputSchema.additionalProperties, false);
      }
    });

    // The clients check structuredContent against the schema of the tool.
    const calls = {
      search: {query: '生成式人工智能', limit: 3},
      get_concept: {term: known},
      relations: {term: 'AIGC', predicate: ['has_risk', 'used_for'], out: true, limit: 4},
      path: {from: 'AIGC', to: known, max: 6, min_confidence: 0.1},
      status: {},
    };
    for (const [name, args] of Object.entries(calls)) {
      test(`calls ${name}`, async () => {
        const result = await client.callTool({name, arguments: args});
        assert.equal(result.isError, false, JSON.stringify(result.content));
        assert.ok(result.structuredContent.count > 0);
        const lean = JSON.parse(result.content[0].text);
        assert.equal(lean.results.length, result.structuredContent.count);
      });
    }

    test('has results as the schemas say, however short', async () => {
      const {tools: listed} = await client.listTools();
      const validators = new Map(listed.map(tool => [tool.name, exactly(tool)]));
      for (const [name, args] of samples) {
        for (const max_chars of era === '2026-07-28' ? [1000, 4000, 1000000] : [1000000]) {
          const {structuredContent} = await client.callTool({name, arguments: {...args, max_chars}});
          assert.deepEqual(validators.get(name)(structuredContent), [], JSON.stringify([name, args, max_chars]));
          for (const [key, text] of strings(structuredContent)) if (key === 'url') assert.ok(urls.includes(text), text);
        }
      }
    });

    test('refuses results that are not so', async () => {
      const {tools: listed} = await client.listTools();
      for (const [name, args, key] of [['relations', {term: 'AIGC', limit: 2}, 'confidence'], ['status', {}, 'articles'],
        ['search', {query: 'AIGC'}, 'snippet'], ['facts', {what: 'figures'}, 'value_text']]) {
        const wrong = exactly(listed.find(tool => tool.name === name));
        const {structuredContent} = await client.callTool({name, arguments: args});
        assert.deepEqual(wrong(structuredContent), []);
        const result = structuredContent.results[0];
        assert.notDeepEqual(wrong({...structuredContent, results: [{...result, [key]: [result[key]]}]}), []);
        delete result[key];
        assert.notDeepEqual(wrong(structuredContent), []);
      }
    });

    for (const what of ['figures', 'timeline', 'definitions']) {
      test(`calls facts for ${what}`, async () => {
        const result = await client.callTool({name: 'facts', arguments: {what, ...(what === 'definitions' && {term: 'AIGC'})}});
        assert.equal(result.isError, false, JSON.stringify(result.content));
        assert.ok(result.structuredContent.results.length > 0);
      });
    }

    test('is told what was wrong with a call', async () => {
      const wrong = [
        ['search', {query: 'AIGC', colour: 'red'}, /colour: no such argument; there are query, /],
        ['search', {}, /query: is wanted/],
        ['search', {query: 7}, /query: is a text/],
        ['search', {query: 'AIGC', kind: 'nonsense'}, /no 'nonsense'/],
        ['relations', {term: 'AIGC', in: 'yes'}, /in: is true or false/],
        ['facts', {what: 'weather'}, /what: is one of figures, timeline, definitions/],
        ['get_concept', {term: '没有这个概念'}, /no concept/],
        ['get_concept', {term: '--help'}, /no concept/],
        ['get_concept', {term: 'AIGC', max_chars: 10}, /1000 or more/],
      ];
      for (const [name, args, message] of wrong) {
        const result = await client.callTool({name, arguments: args});
        assert.equal(result.isError, true, JSON.stringify(args));
        assert.match(result.content[0].text, message);
      }
      await assert.rejects(client.callTool({name: 'drop_everything', arguments: {}}), {code: -32602});
    });
  });
}

describe('results', () => {
  let client;
  before(async () => { client = await modern(); });
  after(() => client.close());

  test('are what the command prints', async () => {
    const {structuredContent} = await client.callTool(
      {name: 'relations', arguments: {term: 'AIGC', limit: 3, max_chars: 1000000}});
    assert.deepEqual(structuredContent, printed('xref', 'AIGC', '-n3'));
  });

  for (const [name, args] of [
    ['get_concept', {term: 'AIGC'}],
    ['relations', {term: 'AIGC', limit: 40}],
    ['facts', {what: 'definitions', term: 'AIGC'}],
    ['search', {query: 'AIGC', limit: 20}],
  ]) {
    test(`of ${name} keep to a budget`, async () => {
      for (const most of [1000, 1500, 4000, 20000]) {
        const {structuredContent, content} =
          await client.callTool({name, arguments: {...args, max_chars: most}});
        if (most >= 4000) assert.ok(structuredContent.count > 0);
        const size = [...JSON.stringify(structuredContent)].length + [...content[0].text].length;
        assert.ok(size <= most, `${size} characters of ${most}`);
        assert.equal(structuredContent.results.length, structuredContent.count);
      }
    });
  }

  test('that were cut go on at the cursor', async () => {
    const args = {term: 'AIGC', limit: 12, max_chars: 5000};
    const ids = [];
    let cursor;
    do {
      const {structuredContent: page} = await client.callTool(
        {name: 'relations', arguments: {...args, ...(cursor && {cursor})}});
      ids.push(...page.results.map(relation => relation.id));
      cursor = page.next;
    } while (cursor && ids.length < 24);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids, printed('xref', 'AIGC', `-n${ids.length}`).results.map(relation => relation.id));
  });

  test('have words of articles in quote and snippet only', async () => {
    const {structuredContent} = await client.callTool(
      {name: 'get_concept', arguments: {term: 'AIGC', max_chars: 1000000}});
    const sentences = printed('show', 'AIGC').results[0].definitions.map(definition => definition.text);
    assert.ok(sentences.length > 0);
    for (const [key, text] of strings(structuredContent)) {
      if (sentences.includes(text)) assert.equal(key, 'quote');
    }
  });
});

test('--tools offers only these', async () => {
  const client = await modern('--tools', 'search,status');
  const {tools: listed} = await client.listTools();
  assert.deepEqual(listed.map(tool => tool.name), ['search', 'status']);
  await assert.rejects(client.callTool({name: 'path', arguments: {from: 'AIGC', to: 'GPT-4'}}), {code: -32602});
  await client.close();
});

test('the inspector lists and calls', () => {
  const inspect = (...args) => JSON.parse(execFileSync('node_modules/.bin/mcp-inspector',
    ['--cli', command, '--db', env.AIGCKB_DB, 'mcp', ...args], {encoding: 'utf8'}));
  assert.deepEqual(inspect('--method', 'tools/list').tools.map(tool => tool.name), tools);
  const result = inspect('--method', 'tools/call', '--tool-name', 'facts',
    '--tool-arg', 'what=figures', '--tool-arg', 'limit=2');
  assert.equal(result.structuredContent.count, 2);
});
