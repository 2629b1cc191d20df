// strict.mjs - a schema for one version of the program.
const inPlace = ['if', 'then', 'else', 'not'];

/** The schema for this very version of the program: no property and no word
 * of a vocabulary but those that it tells. */
export function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const [known, other] = schema.anyOf ?? [];
  if (known?.enum && other?.type === 'string') {
    const {anyOf, ...rest} = schema;
    return {...rest, enum: known.enum};
  }
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) =>
    [key, inPlace.includes(key) ? value
      : key === 'properties' || key === '$defs'
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strict(one)]))
        : strict(value)]));
  if (schema.properties && !('additionalProperties' in schema)) closed.additionalProperties = false;
  return closed;
}
