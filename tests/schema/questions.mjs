// questions.mjs - command lines, by what they are asked of.  A short run asks
// those that give a sort of record each; a long one asks all.

/** Of a store: two concepts and an article of it. */
export const short = (a, b, article) => [
  ['list'], ['list', '--count'], ['list', 'layers'], ['list', 'articles'], ['list', 'clusters'], ['list', 'kinds'],
  ['list', 'predicates'], ['list', 'years'],
  ['search', a, '--explain', '--context', '1', '--facet', 'kind,site'], ['search', a, '--in', 'passages'], ['search', a, '--in', 'concepts'],
  ['show', a, '--explain'], ['show', article], ['brief', a], ['mentions', a],
  ['xref', a, '--depth', '2'], ['xref', a, b], ['xref', a, '--cooccur'], ['compare', a, b, '--evidence', '1'], ['path', a, b],
  ['figures'], ['figures', '--plot'], ['timeline'], ['timeline', '--by', 'year'], ['timeline', '--plot'],
  ['chain'], ['chain', '--flat'], ['graph', a, '--cluster', '--evidence', '1'],
  ['export', '--what', 'summary'], ['export', '--what', 'definitions'], ['export', '--what', 'aliases'], ['db', 'stats'],
];

/** Of no store, or of one that none of the above asks. */
export const others = [
  ['export'], ['export', '--what', 'mentions'], ['db', 'check'], ['db', 'revision'], ['db', 'config'],
  ['db', 'sql', 'SELECT name, sources, NULL AS "a.b" FROM v_concept LIMIT 3'],
  ['completion', 'bash'], ['completion', 'zsh', '--', 'list', '--kind', ''], ['completion', '--names', 'A'],
  ['help', 'show'], ['help', 'json', '--schema', 'show'], ['demo'], ['version'],
];

/** What changes another store, in this order. */
export const writing = (input, term, article) => [
  ['ingest', input], ['curate', 'alias', term, 'another name'], ['curate', 'dump'], ['db', 'rm', article], ['report', '-o', 'page.html'],
].map(args => ['--db', 'other.db', ...args]);

/** What is refused, or not found. */
export const failing = [
  [], ['shwo'], ['list', '--kind', 'nothing'], ['search', '(', '--syntax'], ['show', '没有这个概念'], ['xref', 'a', 'b', 'c'],
  ['db', 'sql', 'DELETE FROM v_concept'], ['mcp', '--tools', 'nothing'], ['load', 'nothing'],
];

/** The rest of them. */
export const whole = [
  ['list', 'models', '-n', '3'], ['list', 'sources', '-n', '2'], ['list', 'sites'], ['list', '--since', '2990'],
  ['list', '--kind', 'risk', '--layer', 'model'], ['figures', '--forecast', 'yes', '--unit', 'USD'], ['figures', '--conflicts'],
  ['timeline', '-n', '200'], ['timeline', '--by', 'month', '-n', '3'], ['chain', '--evidence', '1'], ['chain', 'model', '--depth', '1'],
  ['graph'], ['graph', '--cluster', '--evidence', '1'], ['export', '--what', 'articles', '--no-text'], ['export', '--what', 'statements'],
  ['export', '--what', 'concepts,events,figures,relations'], ['curate', 'list'], ['completion', 'fish', '--', 'ingest', ''], ['help'],
  ['search', '--help'],
];
export const ofTerm = term => [
  ['search', term], ['search', term, '--explain', '--context', '1', '--facet', 'kind,layer,site,year'],
  ['search', term, '--in', 'passages', '--context', '1', '--explain'], ['search', term, '--in', 'concepts'],
  ['search', term, '--in', 'articles', '--with-duplicates', '-n', '1'], ['search', term, '--count'], ['search', `"${term}" -nothing`, '--syntax'],
  ['show', term], ['show', term, '--explain', '--evidence', '3'], ['show', term, '--conflicts'], ['show', term, '--only', 'risk,cite'], ['def', term], ['show', term, '--since', '2990'],
  ['brief', term], ['brief', term, '--lang', 'zh', '--evidence', '2'],
  ['mentions', term], ['mentions', term, '-n', '1', '--with-duplicates'],
  ['xref', term], ['xref', term, '--tree', '--depth', '2'], ['xref', term, '--in', '--basis', 'stated'], ['xref', term, '--cooccur'],
  ['figures', term], ['figures', term, '--plot'], ['timeline', term], ['timeline', term, '--by', 'year'],
  ['chain', term], ['graph', term, '--depth', '1', '--cluster'],
];
export const ofTwo = (a, b) => [
  ['xref', a, b], ['compare', a, b], ['compare', a, b, '--evidence', '2'], ['path', a, b],
  ['path', a, b, '--evidence', '0', '--min-confidence', '0.1'], ['graph', a, b], ['show', a, b, '没有这个概念'],
];
export const wrongs = [
  ['nothing'], ['list', '--nothing'], ['list', 'nothing'], ['list', '--since', 'soon'], ['list', '--fields', 'nothing'], ['search'],
  ['show', 's:nothing'], ['brief', '没有这个概念'], ['mentions', '没有这个概念'], ['xref', '没有这个概念'], ['compare', 'AIGC', '没有这个概念'],
  ['path', 'AIGC', '没有这个概念'], ['figures', '没有这个概念'], ['timeline', '没有这个概念'], ['chain', '没有这个概念'], ['graph', '没有这个概念'],
  ['export', '--what', 'nothing'], ['curate', 'nothing'], ['curate', 'undo', '--', '-1'], ['db', 'nothing'], ['db', 'rm', 's:nothing'],
  ['db', 'eval', 'nothing'], ['completion', 'tcsh'], ['help', 'nothing'], ['help', 'json', '--schema', 'shwo'], ['ingest', 'nothing'],
  ['extract', 'nothing'], ['version', '--schema-version', '9'], ['report', '-o', '/nothing/page.html'], ['--db', 'nothing.db', 'list'],
  ['search', 'AIGC', '--cursor', '100000'],
];
