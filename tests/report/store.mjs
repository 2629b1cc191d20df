// store.mjs - an article whose every text tries to be more than text.

export const EVIL = '</script><script>document.title="owned"</script><img src=x onerror=alert(1)>"\'`\u2028\u2029&lt;<!--';
export const EVIL_NAME = `<b>模型</b>${EVIL}`;

function at(text, words, more) {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return {...more, block: 0, start, end: start + [...words].length};
}

const text = `${EVIL_NAME}是由邪恶公司推出的模型，2023年参数量为175亿，2024年为3000亿，2025年将达1万亿。`;

/** A line for `aigckb load`. */
export const article = JSON.stringify({
  schema: 'aigckb.extract/1', source: 's:900000999', artid: '900000999', title: `标题${EVIL}`,
  url: 'javascript:alert(1)//"><script>', site: `site${EVIL}`, author: EVIL, date: '2024-05-01',
  tags: [EVIL], hash: '00000000000009a9',
  blocks: [{n: 0, type: 'para', level: 0, up: null, path: [], text, promo: false}],
  concepts: [
    {name: EVIL_NAME, kind: 'model', layer: 'model', aliases: [`别名${EVIL}`], basis: 'lexicon',
     mentions: [at(text, EVIL_NAME)]},
    {name: '邪恶公司', kind: 'organization', layer: 'none', aliases: [], basis: 'lexicon',
     mentions: [at(text, '邪恶公司')]},
  ],
  relations: [at(text, '由邪恶公司推出', {s: EVIL_NAME, p: 'made_by', o: '邪恶公司', basis: 'stated', confidence: 0.9})],
  definitions: [at(text, text, {concept: EVIL_NAME, text, by: EVIL})],
  figures: [['2023', '175亿', 175e8], ['2024', '3000亿', 3e11], ['2025', '1万亿', 1e12]].map(([date, words, value]) =>
    at(text, words, {concept: EVIL_NAME, measure: `参数量${EVIL}`, value_text: words, value, max: value, unit: 'params',
      approx: false, forecast: date === '2025', date, dated: 'sentence', issuer: EVIL})),
  events: [at(text, EVIL_NAME, {concept: EVIL_NAME, date: '2023', precision: 'year', what: EVIL_NAME})],
});
