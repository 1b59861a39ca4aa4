import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../../shared/core/document.ts';
import { pageSketchSchema } from '../../../shared/core/pictures/page-sketch.ts';
import { sketchLimits, sketchPages } from '../../../shared/core/pictures/sketch-pages.ts';
import { glyphAt, horizontal, page, text, vertical } from '../tables/draw-page.ts';

function finding(severity: Severity, number: number): Finding {
  const box = { page: number, x: 10, y: 10, width: 100, height: 20 };
  return { code: 'c', severity, message: 'm', messageZh: '无', document: 'd', page: number, box };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const pages = (count: number, characters = '绩效评价') =>
  numbers(count).map((number) => page({ number, glyphs: text(60, 100, characters) }));
const pagesOf = (sketches: readonly { readonly page: number }[]) => sketches.map((sketch) => sketch.page);

describe('sketches', () => {
  it('hold a page’s text by pieces and its rulings merged, to a tenth of a point', () => {
    const hidden = text(10, 300, '隐').map((glyph) => ({ ...glyph, invisible: true }));
    const drawn = page({
      number: 3,
      width: 595.276,
      glyphs: [...text(60.04, 100.26, '决算\ue000 88'), ...hidden, { ...glyphAt(300, 50, '良'), direction: 90 }],
      rulings: [horizontal(40, 100, 200), horizontal(40, 200, 300.04), vertical(100, 40, 70)],
    });
    const [sketch, ...others] = sketchPages([page({}), page({ number: 2 }), drawn], [finding('error', 3)]);
    expect(others).toEqual([]);
    expect(sketch).toEqual({
      page: 3,
      width: 595.3,
      height: 600,
      pieces: [
        { text: '决算▯ 88', x: 60, y: 100.3, size: 10, length: 45, direction: 0 },
        { text: '良', x: 300, y: 50, size: 10, length: 10, direction: 90 },
      ],
      horizontal: [[40, 100, 300]],
      vertical: [[100, 40, 70]],
    });
    expect(pageSketchSchema.parse(sketch)).toEqual(sketch);
  });

  it('are made of pages where an error or a warning has a place, by page, and of each once', () => {
    const { box: _, ...nowhere } = finding('error', 4);
    const findings = [finding('warning', 2), finding('error', 5), finding('error', 5), finding('info', 3), nowhere, finding('error', 99)];
    expect(pagesOf(sketchPages(pages(6), findings))).toEqual([2, 5]);
  });

  it('of a thousand pages with findings are so many, errors before warnings and the first before the last', () => {
    const findings = numbers(1000).map((number) => finding(number <= 990 ? 'warning' : 'error', number));
    const sketched = pagesOf(sketchPages(pages(1000), findings));
    expect(sketched).toEqual([...numbers(sketchLimits.pagesMax - 10), ...numbers(10).map((number) => 990 + number)]);
  });

  it('leave out a page that is too much by itself, and those that would be too much together', () => {
    const findings = numbers(5).map((number) => finding('error', number));
    const dense = page({ number: 2, glyphs: text(0, 100, '绩'.repeat(sketchLimits.glyphsMax + 1)) });
    const [first, , ...others] = pages(5);
    const document = first ? [first, dense, ...others] : [];
    expect(pagesOf(sketchPages(document, findings))).toEqual([1, 3, 4, 5]);

    const size = Buffer.byteLength(JSON.stringify(sketchPages(pages(1), findings)[0]));
    expect(pagesOf(sketchPages(document, findings, { ...sketchLimits, bytesMax: 2 * size }))).toEqual([1, 3]);
    expect(pagesOf(sketchPages(document, findings, { ...sketchLimits, pageBytesMax: size - 1 }))).toEqual([]);
  });

  it('can be kept as JSON whatever the positions are', () => {
    const broken = { ...glyphAt(10, 10, '\ud840'), originX: Number.NaN, originY: Number.NEGATIVE_INFINITY, size: -0 };
    const sketches = sketchPages([page({ glyphs: [broken] })], [finding('error', 1)]);
    expect(JSON.parse(JSON.stringify(sketches))).toEqual(sketches);
  });
});
