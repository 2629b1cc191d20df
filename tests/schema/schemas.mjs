// schemas.mjs - the schemas that the program prints, as validators.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {strict} from './strict.mjs';

export const aigckb = process.env.AIGCKB;
const most = 1 << 30;

/** Runs the program.  {code, out}: failures are results too. */
export function run(args, input = '') {
  const how = {encoding: 'utf8', maxBuffer: most, input, stdio: ['pipe', 'pipe', 'ignore']};
  try {
    return {code: 0, out: execFileSync(aigckb, args, how)};
  } catch (failure) {
    if (failure.status === null) throw failure;
    return {code: failure.status, out: failure.stdout};
  }
}

function compile(schema) {
  const ajv = new Ajv2020({strict: true, strictRequired: false, strictTypes: false, allErrors: false});
  addFormats(ajv);
  ajv.addSchema(schema, 'schema');
  return {document: ajv.getSchema('schema'), line: ajv.getSchema('schema#/$defs/line')};
}

const compiled = new Map();

/** {open, strict}, each of {document, line}: validators of a command's JSON. */
export function validators(name) {
  if (!compiled.has(name)) {
    const schema = JSON.parse(process.env.SCHEMAS
      ? readFileSync(join(process.env.SCHEMAS, `${name}.json`), 'utf8')
      : run(['help', 'json', '--schema', name]).out);
    compiled.set(name, {schema, open: compile(schema), strict: compile(strict(schema))});
  }
  return compiled.get(name);
}

/** What is wrong with a value; '' where nothing is. */
export function wrong(validator, value) {
  if (validator(value)) return '';
  return validator.errors.slice(-6).map(e =>
    `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
}
