// questions.mjs - command lines of all that is asked of a store.

/** Of the whole store. */
export const whole = [
  ['list'], ['list', '--count'], ['list', 'models', '-n', '3'], ['list', 'layers'], ['list', 'articles'],
  ['list', 'sources', '-n', '2'], ['list', 'clusters'], ['list', 'kinds'], ['list', 'predicates'],
  ['list', 'sites'], ['list', 'years'], ['list', '--since', '2990'], ['list', '--kind', 'risk', '--layer', 'model'],
  ['figures'], ['figures', '--plot'], ['figures', '--forecast', 'yes', '--unit', 'USD'], ['figures', '--conflicts'],
  ['timeline', '-n', '200'], ['timeline', '--by', 'year'], ['timeline', '--by', 'month', '-n', '3'], ['timeline', '--plot'],
  ['chain'], ['chain', '--evidence', '1'], ['chain', '--flat'], ['chain', 'model', '--depth', '1'],
  ['graph'], ['graph', '--cluster', '--evidence', '1'],
  ['export'], ['export', '--what', 'summary'], ['export', '--what', 'aliases'], ['export', '--what', 'mentions'],
  ['export', '--what', 'articles', '--no-text'], ['export', '--what', 'statements'], ['export', '--what', 'concepts,events'],
  ['db', 'stats'], ['db', 'revision'], ['db', 'check'], ['db', 'config'],
  ['db', 'sql', 'SELECT name, sources, NULL AS "a.b" FROM v_concept LIMIT 3'],
  ['curate', 'list'], ['curate', 'dump'],
  ['completion', 'bash'], ['completion', 'zsh', '--', 'list', '--kind', ''], ['completion', 'fish', '--', 'ingest', ''],
  ['completion', '--names', 'A'],
  ['help'], ['help', 'show'], ['help', 'json', '--schema', 'show'], ['version'], ['search', '--help'],
];

/** Of a concept. */
export const ofTerm = term => [
  ['search', term], ['search', term, '--explain', '--context', '1', '--facet', 'kind,layer,site,year'],
  ['search', term, '--in', 'passages', '--context', '1', '--explain'], ['search', term, '--in', 'concepts'],
  ['search', term, '--in', 'articles', '--with-duplicates', '-n', '1'], ['search', term, '--count'], ['search', `"${term}" -nothing`, '--syntax'],
  ['show', term], ['show', term, '--explain', '--evidence', '3'], ['show', term, '--conflicts'], ['show', term, '--since', '2990'],
  ['brief', term], ['brief', term, '--lang', 'zh', '--evidence', '2'],
  ['mentions', term], ['mentions', term, '-n', '1', '--with-duplicates'],
  ['xref', term], ['xref', term, '--tree', '--depth', '2'], ['xref', term, '--in', '--basis', 'stated'], ['xref', term, '--cooccur'],
  ['figures', term], ['figures', term, '--plot'], ['timeline', term], ['timeline', term, '--by', 'year'],
  ['chain', term], ['graph', term, '--depth', '1', '--cluster'],
];

/** Of two concepts. */
export const ofTwo = (a, b) => [
  ['xref', a, b], ['compare', a, b], ['compare', a, b, '--evidence', '2'], ['path', a, b], ['path', a, b, '--evidence', '0', '--min-confidence', '0.1'],
  ['graph', a, b], ['show', a, b, '没有这个概念'],
];

/** Of an article. */
export const ofArticle = id => [['show', id]];

/** What is refused, or not found. */
export const failing = [
  [], ['nothing'], ['shwo'], ['list', '--nothing'], ['list', 'nothing'], ['list', '--kind', 'nothing'], ['list', '--since', 'soon'],
  ['list', '--fields', 'nothing'], ['search'], ['search', '(', '--syntax'], ['show', '没有这个概念'], ['show', 's:nothing'],
  ['brief', '没有这个概念'], ['mentions', '没有这个概念'], ['xref', '没有这个概念'], ['xref', 'a', 'b', 'c'], ['compare', 'AIGC', '没有这个概念'],
  ['path', 'AIGC', '没有这个概念'], ['figures', '没有这个概念'], ['timeline', '没有这个概念'], ['chain', '没有这个概念'], ['graph', '没有这个概念'],
  ['export', '--what', 'nothing'], ['curate', 'nothing'], ['curate', 'undo', '--', '-1'], ['db', 'nothing'], ['db', 'rm', 's:nothing'],
  ['db', 'sql', 'DELETE FROM v_concept'], ['db', 'eval', 'nothing'], ['mcp', '--tools', 'nothing'], ['completion', 'tcsh'],
  ['help', 'nothing'], ['help', 'json', '--schema', 'shwo'], ['ingest', 'nothing'], ['load', 'nothing'], ['extract', 'nothing'],
  ['version', '--schema-version', '9'], ['report', '-o', '/nothing/page.html'], ['--db', 'nothing.db', 'list'], ['search', 'AIGC', '--cursor', '100000'],
];
