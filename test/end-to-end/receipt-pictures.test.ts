import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiptKey } from '../../shared/core/documents/keys.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { reportOf } from '../support/report-pdf.ts';

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await startPipeline();
});
afterEach(() => pipeline.close());

async function page(document: string): Promise<string> {
  const object = await pipeline.system.uploads.get(receiptKey(document, 'html'), { bytesMax: 2_000_000 });
  return object === null ? '' : new TextDecoder().decode(object.bytes);
}

it('a receipt shows where on the page something is wrong, drawn from the table, and no longer once it is put right', async () => {
  await pipeline.drop('a.pdf', reportOf('某市教育局', 2021, [{ name: '食堂补贴' }, { name: '校园足球', amount: '约一千万' }]));
  await pipeline.run();
  const [finding] = (await pipeline.receipt('a.pdf')).findings.filter(({ severity }) => severity === 'error');
  const box = finding?.box;
  const held = await page('a.pdf');
  const outline = ` x="${box?.x.toFixed(0)}" y="${box?.y.toFixed(0)}" width="${box?.width.toFixed(0)}" height="${box?.height.toFixed(0)}"`;
  expect(held.match(/<figure>/gu)).toHaveLength(1);
  expect(held).toMatch(/<text [^>]*textLength="[\d.]+">约一千万<\/text>/u);
  expect(held.split(`<rect${outline}/>`)).toHaveLength(3);

  await pipeline.drop('a.pdf', reportOf('某市教育局', 2021, [{ name: '食堂补贴' }, { name: '校园足球' }]));
  await pipeline.run();
  expect(await page('a.pdf')).not.toContain('<svg');
});

it('the same bytes put in again, or read again after the rows were written, draw the same page', async () => {
  const report = reportOf('某市教育局', 2021, [{ name: '校园足球', score: '120' }]);
  await pipeline.drop('a.pdf', report);
  await pipeline.run();
  const before = await page('a.pdf');
  expect(before).toContain('<svg class="picture crop"');
  await pipeline.drop('a.pdf', report);
  await pipeline.run();
  expect(await page('a.pdf')).toBe(before);
});
