// report.test.mjs - the page of `aigckb report` in a browser.
//
// $AIGCKB is the program, $ARTICLES a folder of articles; run.sh calls it.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';
import {article, EVIL, EVIL_NAME} from './store.mjs';

const DESKTOP = {width: 1280, height: 900};
const PHONE = {width: 360, height: 740};
const PATIENCE = 120_000; // of a busy machine
const VIEWS = ['overview', 'concepts', 'graph', 'figures', 'timeline'];

let folder;
let browser;
const pages = {};

function aigckb(...operands) {
  return execFileSync(process.env.AIGCKB, operands, {encoding: 'utf8', env: {...process.env, AIGCKB_DB: join(folder, 'kb.db')}});
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeFileSync(join(folder, 'evil.jsonl'), `${article}\n`);
  aigckb('ingest', '-q', process.env.ARTICLES);
  aigckb('load', '-q', join(folder, 'evil.jsonl'));
  for (const [name, ...operands] of [['whole'], ['english', '--lang', 'en'], ['term', '大语言模型', '--max-concepts', '20']]) {
    pages[name] = join(folder, `${name}.html`);
    aigckb('report', ...operands, '-o', pages[name]);
  }
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
});

after(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

/** Opens a page in a browser of its own, and fails where it complained of
 * anything but what is `allowed`, or asked the network for anything. */
async function open(name, hash, {allowed, ...options}, check) {
  const context = await browser.newContext({viewport: DESKTOP, locale: 'zh-CN', ...options});
  const page = await context.newPage();
  const complaints = [];
  page.setDefaultTimeout(PATIENCE);
  const address = pathToFileURL(pages[name]).href;

  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) complaints.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(`${address}#${hash}`);
    await page.waitForSelector('nav a[aria-current]');
    await check(page);
    assert.deepEqual(complaints.filter((text) => !allowed?.test(text)), []);
  } finally {
    await context.close();
  }
}

/** The concept's card, of a page that shows it. */
const card = (page) => page.locator('#card');

async function transformOf(page) {
  return page.locator('.world').getAttribute('transform');
}

describe('the page', () => {
  for (const view of VIEWS) {
    test(`shows its ${view} without a word on the console and without the network`, () =>
      open('whole', view, {}, async (page) => {
        assert.ok((await page.locator('main').innerText()).length > 50);
        assert.equal(await page.locator('nav a[aria-current]').getAttribute('data-view'), view);
      }));

    const colorScheme = view === 'graph' ? 'dark' : 'light';
    test(`fits a phone: ${view}`, () =>
      open('whole', view, {viewport: PHONE, colorScheme, hasTouch: true}, async (page) => {
        const [wide, seen] = await page.evaluate(() =>
          [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(wide <= seen, `${wide} > ${seen}`);
      }));
  }

  const allowed = /violates the following Content Security Policy/;
  test('asks nobody for anything: its policy forbids it', () => open('whole', 'overview', {allowed}, async (page) => {
    const refused = await page.evaluate(() => {
      const refusals = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)));
      new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      return refusals;
    });
    assert.equal(refused, 'img-src');
  }));

  test('speaks the language of the browser, or the one asked for', async () => {
    await open('whole', '', {locale: 'de-DE'}, async (page) =>
      assert.equal(await page.locator('nav a').first().innerText(), 'Overview'));
    await open('whole', '', {locale: 'zh-TW'}, async (page) =>
      assert.equal(await page.locator('nav a').first().innerText(), '总览'));
    await open('english', '', {locale: 'zh-CN'}, async (page) => {
      assert.equal(await page.locator('nav a').first().innerText(), 'Overview');
      await page.selectOption('#language', {label: '中文'});
      assert.equal(await page.locator('nav a').first().innerText(), '总览');
      assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    });
  });

  test('is the same, byte by byte, when it is made again', () => {
    const again = join(folder, 'again.html');
    aigckb('report', '-o', again);
    assert.ok(readFileSync(again).equals(readFileSync(pages.whole)));
  });
});

describe('the list', () => {
  const names = (page) => page.locator('#list .name > a').allInnerTexts();

  for (const [typed, name] of [['gpt-4o', 'GPT-4o'], ['文心', '文心一言'], ['wenxin', '文心一言'], ['wxyy', '文心一言'],
                               ['检索增强生成', 'RAG']]) {
    test(`finds ${name} by ${typed}`, () => open('whole', 'concepts', {}, async (page) => {
      await page.fill('input[type=search]', typed);
      assert.ok((await names(page)).includes(name));
      assert.ok((await names(page)).length < 20);
      assert.match(page.url(), /#concepts\?q=/);
    }));
  }

  test('is filtered by kind, layer and sources', () => open('whole', 'concepts', {}, async (page) => {
    const all = await page.locator('[role=status]').innerText();
    await page.selectOption('select >> nth=1', 'risk'); // the first is the language
    assert.ok((await names(page)).includes('AI幻觉'));
    assert.ok(!(await names(page)).includes('GPT-4'));
    await page.selectOption('select >> nth=3', '5');
    assert.deepEqual(await names(page), ['AI幻觉']);
    assert.notEqual(await page.locator('[role=status]').innerText(), all);
  }));

  test('says so where nothing is found', () => open('whole', 'concepts?q=zzzz', {}, async (page) => {
    assert.equal(await page.locator('[role=status]').innerText(), '没有匹配的结果。');
  }));
});

describe('a card', () => {
  test('opens from the list by the keyboard, and Escape leads back', () => open('whole', 'concepts?q=RAG', {}, async (page) => {
    await page.locator('#list a').first().focus();
    await page.keyboard.press('Enter');
    await card(page).locator('h2').waitFor();
    assert.equal(await card(page).locator('h2').innerText(), 'RAG');
    assert.equal(await page.evaluate(() => document.activeElement.closest('#card') !== null), true);
    await page.keyboard.press('Escape');
    await card(page).waitFor({state: 'hidden'});
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'RAG');
  }));

  test('shows for each fact its sentence and its article', () => open('whole', 'concepts?c=c%3Arag', {}, async (page) => {
    const fact = card(page).locator('.facts li').filter({hasText: 'AI幻觉'}).first();
    await fact.locator('summary').click();
    assert.match(await fact.locator('blockquote > p').innerText(), /幻觉/);
    assert.match(await fact.locator('blockquote footer').innerText(), /2024|2025/);
    const link = fact.locator('blockquote footer a');
    assert.match(await link.getAttribute('href'), /^https:/);
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  }));

  test('leads to the cards of what it names', () => open('whole', 'concepts?c=c%3Arag', {}, async (page) => {
    await card(page).locator('.facts a').first().click();
    await page.waitForFunction(() => document.querySelector('#card h2').textContent !== 'RAG');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#card h2').textContent === 'RAG');
  }));
});

describe('the graph', () => {
  const middle = {x: DESKTOP.width / 2, y: 500};

  test('is moved by dragging and by keys', () => open('whole', 'graph', {}, async (page) => {
    await page.locator('.node').first().waitFor();
    const first = await transformOf(page);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 60, middle.y + 40, {steps: 5});
    await page.mouse.up();
    const second = await transformOf(page);
    assert.notEqual(second, first);
    assert.equal(await card(page).isHidden(), true); // a move is no click
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await transformOf(page), second);
  }));

  test('is zoomed by the wheel, keys and buttons', () => open('whole', 'graph', {}, async (page) => {
    const scale = async () => Number(/scale\(([\d.]+)\)/.exec(await transformOf(page))[1]);
    await page.locator('.node').first().waitFor();
    const first = await scale();
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction((old) => !document.querySelector('.world').getAttribute('transform').includes(`scale(${old})`), first);
    const second = await scale();
    assert.ok(second > first);
    await page.getByLabel('缩小').click();
    assert.ok(await scale() < second);
    await page.getByLabel('适应窗口').click();
    assert.equal(await scale(), first);
  }));

  test('opens a card by click and by key', () => open('whole', 'graph', {}, async (page) => {
    const node = page.locator('.node').last(); // the first concept is drawn last
    await node.focus();
    await page.keyboard.press('Enter');
    await card(page).locator('h2').waitFor();
    const name = await card(page).locator('h2').innerText();
    assert.equal(await node.locator('text').textContent(), name);
    await card(page).getByLabel('关闭').click();
    await card(page).waitFor({state: 'hidden'});
    await node.locator('.body').click();
    await card(page).locator('h2').waitFor();
  }));

  test('leaves out the kinds that are turned off', () => open('whole', 'graph', {}, async (page) => {
    await page.locator('.node .k0').first().waitFor();
    await page.locator('.legend button').first().click();
    assert.equal(await page.locator('.node .k0').count(), 0);
    assert.equal(await page.locator('.legend button').first().getAttribute('aria-pressed'), 'false');
  }));

  test('is drawn the same way each time', async () => {
    const drawings = [];
    for (let i = 0; i < 2; i++) {
      await open('whole', 'graph', {}, async (page) => {
        await page.locator('.node').first().waitFor();
        drawings.push(await page.locator('.canvas').innerHTML());
      });
    }
    assert.equal(drawings[0], drawings[1]);
  });
});

describe('figures and events', () => {
  test('figures have their sentences', () => open('whole', 'figures', {}, async (page) => {
    const row = page.locator('.rows li').first();
    await row.locator('summary').click();
    assert.ok((await row.locator('blockquote > p').innerText()).length > 5);
  }));

  test('a point of a chart shows its sentence', () => open('whole', 'figures', {}, async (page) => {
    await page.locator('.point').first().focus();
    await page.keyboard.press('Enter');
    assert.ok((await page.locator('.picked blockquote > p').first().innerText()).length > 5);
  }));

  test('a column of the timeline chooses its year', () => open('whole', 'timeline', {}, async (page) => {
    await page.locator('.column[role=button]').last().press('Enter');
    const year = /year=(\d{4})/.exec(page.url())[1];
    for (const date of await page.locator('.rows time').allInnerTexts()) assert.equal(date.slice(0, 4), year);
  }));
});

describe('about a term', () => {
  test('the page has it and its neighbours', () => open('term', 'concepts', {}, async (page) => {
    assert.equal(await page.locator('h1').innerText(), '关于 大语言模型');
    assert.equal(await page.locator('#list li').count(), 20);
    assert.equal(await page.locator('#list a').first().innerText(), '大语言模型');
  }));
});

describe('hostile text', () => {
  test('nothing in the data ends the element that it stands in', () => {
    const html = readFileSync(pages.whole, 'utf8');
    assert.equal(html.split('</script>').length, 3); // the data, and the script
    assert.ok(!html.includes('<img'));
    const data = html.slice(html.indexOf('id="data">') + 10).split('</script>')[0];
    assert.ok(!data.includes('<'));
  });

  for (const view of VIEWS) {
    test(`stays text: ${view}`, () => open('whole', `${view}?c=${encodeURIComponent('c:')}`, {}, async (page) => {
      const id = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent)
        .concepts.find(([, name]) => name.includes('owned'))[0]);
      await page.evaluate(([name, own]) => { location.hash = `${name}?${new URLSearchParams({c: own, at: own, q: 'owned'})}`; }, [view, id]);
      await card(page).locator('h2').waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      const shown = (await card(page).locator('h2').textContent()).replaceAll('\ufffd', '');
      assert.equal(shown.trim(), EVIL_NAME);
      assert.ok((await card(page).locator('blockquote footer').first().textContent()).includes('<script>'));
      assert.equal(await page.locator('#columns img, #columns script, #columns b').count(), 0);
      assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
      assert.notEqual(await page.title(), 'owned');
    }));
  }

  test('is what was stored', () => open('whole', 'overview', {}, async (page) => {
    const titles = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).sources.map(([, title]) => title));
    assert.ok(titles.includes(`标题${EVIL}`));
  }));
});
