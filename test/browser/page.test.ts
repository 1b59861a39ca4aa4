import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../../local/bundle-page.ts';
import type { Candidate } from '../../shared/core/document.ts';
import type { PageProgram } from '../../shared/core/pages/page-program.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { chromium } from '../support/chromium.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';
import { serveStore } from '../support/serve-store.ts';

const harm = '<img src=x onerror="alert(1)"><script>alert(2)</script>\u202e</title>';
const school = project('校舍维修', {
  agency: '市教育局',
  fiscalYear: 2020,
  score: 95,
  grade: '优',
  problems: ['合同管理不规范。', '电梯年检未及时。'],
});
const library = project('图书购置', {
  agency: '市文化局',
  fiscalYear: 2021,
  score: 55,
  grade: '差',
  rectification: ['已整改。'],
  amounts: [amount(99_000)],
});
const hostile = project(harm, { agency: `${harm}局`, fiscalYear: 2021, problems: [harm], recommendations: ['[x](javascript:alert(3))'] });
const roads = Array.from({ length: 130 }, (_, index) =>
  project(`道路养护${index}`, { agency: '市交通局', fiscalYear: 2019, score: 60 + (index % 40) }),
);
const pool = project('游泳馆改造', { agency: '市体育局', fiscalYear: 2018 });

/** Every kind of change: the hotline's score is corrected, the pool is withdrawn. */
const states: readonly (readonly Candidate[])[] = [
  [hotline, school, library, hostile, pool, ...roads],
  [{ ...hotline, score: 89.5, scoreText: '89.5' }, school, library, hostile, ...roads],
];

/** A browser starts and draws in a second, and in many where the machine is busy with other tests. */
const patienceMs = 30_000;
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: patienceMs });

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe.skipIf(chromium.path === undefined)(`the page for people, in a browser${chromium.note}`, { timeout: 4 * patienceMs }, () => {
  const store = new MemoryStore();
  let program: PageProgram;
  let browser: Browser;
  let address: string;
  let close: () => Promise<void>;
  let page: Page;
  /** What a page must never do: complain, ask elsewhere, be told that something is not there. */
  let wrongs: string[];

  beforeAll(async () => {
    program = await bundlePage();
    await publishHistory(states, { feed: store, publication, page: program });
    ({ address, close } = await serveStore(store));
    browser = await driver.launch({ executablePath: chromium.path ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await close?.();
  });
  afterEach(async () => {
    await page?.context().close();
    expect(wrongs).toEqual([]);
  });

  const open = async (path: string, options: BrowserContextOptions = desktop): Promise<void> => {
    wrongs = [];
    const context = await browser.newContext(options);
    page = await context.newPage();
    page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && wrongs.push(message.text())));
    page.on('pageerror', (error) => void wrongs.push(String(error)));
    page.on('dialog', (dialog) => void wrongs.push(`a dialog: ${dialog.message()}`));
    page.on(
      'request',
      (request) => void (new URL(request.url()).origin !== address && !request.url().startsWith('data:') && wrongs.push(request.url())),
    );
    page.on('response', (response) => void (response.status() >= 400 && wrongs.push(`${response.status()} ${response.url()}`)));
    await page.goto(`${address}/${path}`);
  };
  const names = (): Promise<string[]> => page.locator('.record .said a').allTextContents();
  const found = (): Promise<string> => page.locator('.results-head p').innerText();
  const search = (): string => decodeURIComponent(new URL(page.url()).search);

  it('lists the records, last changed first, a stated number at a time', async () => {
    await open('');
    await page.getByText('135 条记录，其中 1 条已撤回').waitFor();
    expect((await names()).slice(0, 2).sort()).toEqual([hotline.projectName, pool.projectName].sort());
    expect(await names()).toHaveLength(50);
    await page.getByRole('button', { name: '再显示 50 条（还有 85 条）' }).click();
    expect(await names()).toHaveLength(100);
  });

  it('finds by words, and says so in the address', async () => {
    await open('');
    await page.getByRole('searchbox').fill('维修 教育');
    await soon(names).toEqual(['校舍维修']);
    expect(search()).toBe('?q=维修+教育');
  });

  it('finds by words of the text where that is asked for', async () => {
    await open('');
    await page.getByRole('searchbox').fill('电梯年检');
    await soon(found).toBe('0 条记录');
    await page.getByLabel('也检索全文').check();
    await soon(names).toEqual(['校舍维修']);
  });

  it.each<[string, string, string[]]>([
    ['year', 'year=2020', ['校舍维修']],
    ['agency', 'agency=市文化局', ['图书购置']],
    ['grade', 'grade=差', ['图书购置']],
    ['amount in 万元', 'min=9&max=10', ['图书购置']],
    ['rectification', 'rectification=reported', ['图书购置']],
    ['status', 'status=withdrawn', ['游泳馆改造']],
    ['several at once', 'year=2020&agency=市文化局', []],
  ])('opens on what a link asks for: %s', async (_what, query, expected) => {
    await open(`?${query}`);
    await soon(names).toEqual(expected);
    await soon(found).toContain(`${expected.length} 条记录`);
  });

  it('sorts', async () => {
    await open('?status=current');
    await page.getByLabel('排序').selectOption('score-up');
    await soon(async () => (await names())[0]).toBe('图书购置');
    expect(search()).toContain('sort=score-up');
  });

  it('filters by what one chooses in a picture, and no more when one chooses it again', async () => {
    await open('');
    const bar = page.getByRole('button', { name: /^合同、采购/u });
    await bar.click();
    await soon(names).toEqual(['校舍维修']);
    expect(await bar.getAttribute('aria-pressed')).toBe('true');
    await bar.click();
    await soon(found).toBe('135 条记录，其中 1 条已撤回');
  });

  it('takes all filters off at once', async () => {
    await open('?q=维修&year=2020&sort=score-up');
    await page.getByRole('button', { name: '清除全部条件' }).click();
    await soon(search).toBe('?sort=score-up');
  });

  it('speaks English, and links to it', async () => {
    await open('?year=2020');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Performance evaluation results' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(search()).toBe('?year=2020&lang=en');
    await page.reload();
    await soon(found).toBe('1 record');
  });

  it('leads to a record in full, its history and its source, and back to the same view', async () => {
    await open('?q=热线');
    await page
      .getByRole('link', { name: /市民服务热线/u })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /市民服务热线/u }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain('承办部门满意度仍存在不足');
    expect(text).toContain('第 2 版');
    expect(text).toContain('2018年/热线.pdf');
    expect(await page.locator('del').allTextContents()).toContain('88');
    await page.goBack();
    await soon(names).toEqual([hotline.projectName]);
  });

  it('shows a withdrawn record as one, in the list and by itself', async () => {
    await open('?q=游泳馆');
    await page.locator('.record.gone .chip', { hasText: '已撤回，不再有效' }).waitFor();
    await page.getByRole('link', { name: '游泳馆改造' }).first().click();
    await page.locator('.chip', { hasText: '已撤回 Withdrawn' }).first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('承办部门');
  });

  it('tells the latest changes, before and after', async () => {
    await open('');
    await page.locator('#changes').scrollIntoViewIfNeeded();
    const change = page.locator('.change', { hasText: '更正' }).first();
    await change.waitFor();
    expect(await change.locator('del').first().innerText()).toBe('88');
    expect(await change.locator('ins').first().innerText()).toBe('89.5');
    await change.getByRole('link', { name: '第 2 期' }).click();
    await page.getByRole('heading', { level: 1, name: '变更摘要：第 2 次发布' }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#${hotline.id}`);
  });

  it('shows text that means harm as text', async () => {
    await open('?year=2021');
    await soon(names).toContain('<img src=x onerror="alert(1)"><script>alert(2)</script>⟨U+202E⟩</title>');
    await page
      .getByRole('link', { name: /onerror/u })
      .first()
      .click();
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').innerText()).toBe('<img src=x onerror="alert(1)"><script>alert(2)</script>⟨U+202E⟩</title>');
    expect(await page.locator('img, script:not([type="application/ld+json"])').count()).toBe(0);
  });

  it('brings itself up to a new release', async () => {
    const other = new MemoryStore();
    await publishHistory(states.slice(0, 1), { feed: other, publication, page: program });
    const served = await serveStore(other);
    const before = address;
    address = served.address;
    await open('?q=热线');
    await soon(() => page.locator('.rating b').first().innerText()).toBe('88');
    for (const [key, file] of store.files) other.files.set(key, file);
    await soon(() => page.locator('.rating b').first().innerText()).toBe('89.5');
    await page.getByText('已更新到第 2 期').waitFor();
    address = before;
    await served.close();
  });

  it('is used by the keyboard alone', async () => {
    await open('');
    await soon(found).toContain('135');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到记录列表');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#records');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('图书');
    await soon(names).toEqual(['图书购置']);
  });

  it.each([
    ['the page', '', desktop],
    ['the page, on a phone', '', phone],
    ['the page, in English and in the dark', '?lang=en', { ...desktop, colorScheme: 'dark' as const }],
    ['a record', `records/${hotline.id}.html`, desktop],
    ['a record, on a phone, in the dark', `records/${hotline.id}.html`, { ...phone, colorScheme: 'dark' as const }],
    ['a withdrawn record', `records/${pool.id}.html`, desktop],
    ['the changes', 'changes', desktop],
  ])('%s is accessible, and no wider than its window', async (_what, path, options) => {
    await open(path === 'changes' ? changesPage(store) : path, options);
    if (path === '' || path.startsWith('?')) await soon(found).toContain('135');
    await page.locator('footer, #data, .footer, #english').first().scrollIntoViewIfNeeded();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

/** axe is put in by the driver, past the page's policy, which would refuse it. */
async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

function changesPage(store: MemoryStore): string {
  const path = [...store.files.keys()].find((key) => key.startsWith('changes/2-') && key.endsWith('.html'));
  if (path === undefined) throw new Error('a change page was meant');
  return path;
}

function project(projectName: string, content: Partial<Candidate>): Candidate {
  const record = { ...hotline, ...content, projectName };
  return { ...record, id: recordId(record.agency, record.fiscalYear, projectName) };
}

function amount(yuan: number): Candidate['amounts'][number] {
  return { label: '决算金额', kind: 'final-accounts', text: `${yuan / 10_000}万元`, yuan };
}
