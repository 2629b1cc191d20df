// ---- words.js: what the page says, in English and Chinese ------------------

const WORDS = {
  title: ['AIGC knowledge base', 'AIGC 知识库'],
  about: ['About {0}', '关于 {0}'],
  skip: ['Skip to content', '跳到正文'],
  language: ['Language', '语言'],
  overview: ['Overview', '总览'],
  concepts: ['Concepts', '概念'],
  graph: ['Graph', '关系图'],
  figures: ['Figures', '数据'],
  timeline: ['Timeline', '时间线'],
  here: ['In this report', '本报告'],
  store: ['In the whole knowledge base', '整个知识库'],
  filters: ['Chosen by', '筛选条件'],
  relations: ['Relations', '关系'],
  definitions: ['Definitions', '定义'],
  events: ['Events', '事件'],
  articles: ['Articles', '文章'],
  sources: ['Independent sources', '独立来源'],
  mentions: ['Mentions', '提及'],
  sentences: ['Sentences quoted', '引用句子'],
  kinds: ['Concepts by kind', '概念类别'],
  kindsNote: ['shown here, of all there are', '本报告所含 / 全部'],
  layers: ['Concepts by layer', '产业层次'],
  years: ['Articles by year', '文章年份'],
  sites: ['Articles by site', '文章站点'],
  best: ['Best supported', '来源最多的概念'],
  unknown: ['unknown', '未知'],
  search: ['Search', '搜索'],
  searchHint: ['name, alias or pinyin', '名称、别名或拼音'],
  kind: ['Kind', '类别'],
  layer: ['Layer', '层次'],
  minSources: ['Sources', '来源数'],
  any: ['any', '全部'],
  sort: ['Order', '排序'],
  bySupport: ['relations', '关系多'],
  bySources: ['sources', '来源多'],
  byName: ['name', '名称'],
  found: ['{0} concepts', '{0} 个概念'],
  foundFigures: ['{0} figures', '{0} 条数据'],
  foundEvents: ['{0} events', '{0} 个事件'],
  nothing: ['Nothing matches.', '没有匹配的结果。'],
  empty: ['Nothing here.', '暂无内容。'],
  more: ['Show more ({0})', '显示更多（{0}）'],
  close: ['Close', '关闭'],
  alsoCalled: ['Also called', '别名'],
  source: ['{0} sources', '{0} 个来源'],
  source1: ['1 source', '1 个来源'],
  article: ['{0} articles', '{0} 篇文章'],
  mention: ['{0} mentions', '提及 {0} 次'],
  paragraph: ['paragraph {0}', '第 {0} 段'],
  copies: ['{0} copies', '{0} 篇相同'],
  by: ['according to {0}', '据{0}'],
  noSentence: ['Its article is gone.', '原文已移除。'],
  confidence: ['confidence {0}', '可信度 {0}'],
  disagree: ['another value', '数值不一'],
  forecast: ['forecast', '预测'],
  published: ['published {0}', '{0} 发表'],
  inGraph: ['Show in the graph', '在关系图中查看'],
  around: ['Around {0}', '围绕「{0}」'],
  whole: ['Show the whole graph', '返回整图'],
  nodes: ['Concepts shown', '显示概念数'],
  zoomIn: ['Zoom in', '放大'],
  zoomOut: ['Zoom out', '缩小'],
  fit: ['Fit', '适应窗口'],
  graphHelp: [
    'Drag to move, turn the wheel or pinch to zoom; arrow keys, + and − do the same. Of each concept the relations that most sources state are drawn.',
    '拖动可平移，滚轮或双指可缩放，方向键与 +、− 键亦可。每个概念只画来源最多的几条关系。'],
  legend: ['Kinds: press one to hide it', '类别（点按可隐藏）'],
  graphLabel: ['{0} concepts and {1} relations between them', '{0} 个概念及其间的 {1} 条关系'],
  series: ['Numbers over the years', '历年数据'],
  seriesNote: ['Hollow: forecast. Several values of one year: sources disagree or mean different things.',
    '空心为预测值；同一年有多个数值，表示来源说法不一或口径不同。'],
  allFigures: ['All figures', '全部数据'],
  log: ['logarithmic scale', '对数刻度'],
  perYear: ['Events by year', '各年事件数'],
  allYears: ['All years', '全部年份'],
  inYear: ['{0} in {1}', '{1}：{0}'],
  made: ['Made from articles by rules: read the sentence before you quote a fact.',
    '由规则从文章中提取，引用前请核对原句。'],
};

const ZH = 1;
const EN = 0;
let language = EN;

/** A phrase in the language of the page, with its {0}, {1} filled in. */
function t(key, ...values) {
  return WORDS[key][language].replace(/\{(\d)\}/g, (_, at) => values[at]);
}

/** A word of a vocabulary, which is [name, English, Chinese, ...]. */
function word(row) {
  return row[1 + language];
}

function inverse(row) {
  return row[3 + language];
}

function locale() {
  return language === ZH ? 'zh-CN' : 'en';
}

function number(value) {
  return value.toLocaleString(locale());
}

/** A short number: 1.7亿, 170M. */
function shortNumber(value) {
  return new Intl.NumberFormat(locale(), {notation: 'compact', maximumFractionDigits: 1})
    .format(value);
}

function sourcesOf(count) {
  return count === 1 ? t('source1') : t('source', number(count));
}

/** The language asked for when the page was made, else the browser's. */
function firstLanguage(asked) {
  const wanted = asked ? [asked] : navigator.languages;
  const known = wanted.find((own) => /^(zh|en)\b/i.test(own));
  return known?.toLowerCase().startsWith('zh') ? ZH : EN;
}
