import { expect, it } from 'vitest';
import type { Box, Page } from '../../../../shared/core/geometry/page.ts';
import { textlessKind } from '../../../../shared/core/tables/doubts/textless-kind.ts';
import { page, text } from '../draw-page.ts';

const header = text(20, 40, '某市财政局二〇二三年度绩效评价结果公开附件');
const footer = text(150, 580, '第 3 页 共 12 页');
const body = text(20, 300, '项目立项依据充分，立项程序规范，预算编制合理。');
const whole: Box = { x: 0, y: 0, width: 400, height: 600 };
const strips: Box[] = [0, 1, 2, 3].map((at) => ({ ...whole, y: at * 150, height: 150 }));
const seal: Box = { x: 250, y: 400, width: 105, height: 105 };
const letters: Box[] = Array.from({ length: 60 }, (_, at) => ({ x: 20 + 5 * at, y: 200, width: 4, height: 8 }));
const onHeader = header.flatMap(({ box }) => [box, { ...box, height: box.height / 2 }, { ...box, width: box.width / 2 }]);
const kind = (content: Partial<Page>, hasTable = false) => textlessKind(page(content), hasTable);

it.each<[string, Partial<Page>, ReturnType<typeof kind>]>([
  ['a picture as large as the page', { images: [whole] }, 'scan'],
  ['a picture in strips', { images: strips }, 'scan'],
  ['a picture under a header and a footer', { images: [whole], glyphs: [...header, ...footer] }, 'scan'],
  ['a picture under a stamp', { images: [whole], glyphs: text(200, 300, '核定') }, 'scan'],
  ['a small picture and nothing else', { images: [seal, { ...seal, y: 200 }] }, 'scan'],
  ['outlines', { outlines: 51 }, 'outlines'],
  ['outlines in one path', { outlines: 1, shapes: letters }, 'outlines'],
  ['outlines under a header', { outlines: 1, shapes: letters, glyphs: header }, 'outlines'],
  ['nothing', {}, 'blank'],
  ['a seal', { images: [seal] }, 'blank'],
  ['text on a picture', { images: [whole], glyphs: body }, null],
  ['a header alone', { glyphs: header }, null],
  ['a few characters', { glyphs: text(200, 300, '附件') }, null],
  ['a title at the top, made bold by outlines', { outlines: 60, shapes: onHeader, glyphs: header }, null],
  [
    'outlines beside a title that is bold by outlines',
    { outlines: 60 + 51, shapes: [...onHeader, ...letters], glyphs: header },
    'outlines',
  ],
])('%s', (_, content, expected) => {
  expect(kind(content)).toBe(expected);
});

it('a picture behind a table that ends near the top of the page', () => {
  expect(kind({ images: [whole], glyphs: header }, true)).toBe(null);
});
