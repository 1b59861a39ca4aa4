import { describe, expect, it } from 'vitest';
import type { Finding, Receipt } from '../../../shared/core/document.ts';
import { renderReceipt } from '../../../shared/core/documents/render-receipt.ts';
import type { PageSketch } from '../../../shared/core/pictures/page-sketch.ts';
import { sketchLimits } from '../../../shared/core/pictures/sketch-pages.ts';
import { sampleSketch } from '../../support/sample-documents.ts';

const cell = { page: 1, x: 150, y: 166, width: 385, height: 26 };

function finding(given: Partial<Finding> = {}): Finding {
  const place = { page: given.box?.page ?? 1, box: cell };
  return { code: 'amount-unreadable', severity: 'error', message: 'm', messageZh: '金额读不出来。', document: 'd.pdf', ...place, ...given };
}

function receiptWith(findings: readonly Finding[]): Receipt {
  return {
    document: 'd.pdf',
    versionId: 'v1',
    sha256: 'ab'.repeat(32),
    status: 'held',
    tablesFound: 1,
    recordsAccepted: 0,
    recordsHeld: 1,
    publication: null,
    findings: [...findings],
    records: [],
  };
}

/** The part of a page between two marks, without line breaks. */
function part(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  return html.slice(start, html.indexOf(to, start) + to.length).replaceAll('\n', '');
}

describe('pictures in a receipt', () => {
  it('show the part of the page around a finding, and the whole page once with its number', () => {
    const html = renderReceipt(receiptWith([finding()]), [sampleSketch()]);
    expect(part(html, '<svg class="picture crop"', '</svg>')).toBe(
      [
        '<svg class="picture crop" width="660" viewBox="54 134 440 90" role="img" aria-label="第 1 页上的位置 1"><use href="#sheet-1"/>',
        '<g class="mark error"><title>金额读不出来。</title><rect x="150" y="166" width="385" height="26"/></g>',
        '<a class="mark error" href="#place-1"><title>金额读不出来。</title><circle cx="150" cy="166" r="7"/><text x="150" y="169" font-size="8.4">1</text></a></svg>',
      ].join(''),
    );
    expect(part(html, '<figure>', '</figure>')).toBe(
      [
        '<figure><figcaption>第 1 页</figcaption><svg class="picture sheet" viewBox="0 0 595 842" role="img" aria-label="第 1 页，标出 1 处">',
        '<g id="sheet-1" class="read"><rect class="paper" width="595" height="842"/><path class="rulings" d="M60 166H535M150 166V192"/>',
        '<text x="65" y="187" font-size="10" textLength="40">决算金额</text><text x="155" y="187" font-size="10" textLength="40">约一千万</text></g>',
        '<g id="place-1" class="mark error"><title>金额读不出来。</title><rect x="150" y="166" width="385" height="26"/></g>',
        '<a class="mark error" href="#finding-1"><title>金额读不出来。</title><circle cx="150" cy="166" r="9"/><text x="150" y="169.9" font-size="10.8">1</text></a></svg></figure>',
      ].join(''),
    );
    expect(html).toContain('<li id="finding-1"><p class="what"><a class="number" href="#place-1">1</a><span class="page">第 1 页</span>');
  });

  it('turn the part, not the page, where the text runs another way', () => {
    const piece = { text: '约一千万', x: 408, y: 155, size: 10, length: 40, direction: 90 as const };
    const sketch = sampleSketch({ width: 842, height: 595, pieces: [piece] });
    const html = renderReceipt(receiptWith([finding({ box: { page: 1, x: 400, y: 150, width: 26, height: 385 } })]), [sketch]);
    const crop = part(html, '<svg class="picture crop"', '</svg>');
    expect(crop).toContain('viewBox="54 -458 440 90"');
    expect(crop).toContain('<use href="#sheet-1" transform="rotate(270)"/>');
    expect(crop).toContain('<rect x="150" y="-426" width="385" height="26"/>');
    const figure = part(html, '<figure>', '</figure>');
    expect(figure).toContain('<text transform="translate(408 155) rotate(90)" font-size="10" textLength="40">约一千万</text>');
    expect(figure).toContain('<rect x="400" y="150" width="26" height="385"/>');
  });

  it('number findings in the order of the page: errors, then warnings; a place that was shown is not shown again', () => {
    const below = { ...cell, y: 300 };
    const html = renderReceipt(
      receiptWith([finding({ severity: 'warning', box: below }), finding(), finding({ code: 'score-unreadable' })]),
      [sampleSketch()],
    );
    const marks = [...html.matchAll(/<g id="place-(\d)" class="mark (\w+)"/gu)].map(([, number, tone]) => [number, tone]);
    expect(marks).toEqual([
      ['1', 'error'],
      ['2', 'error'],
      ['3', 'warning'],
    ]);
    expect(html.match(/<svg class="picture crop"/gu)).toHaveLength(2);
    expect(html).toContain('位置同 <a href="#finding-1">1</a>。');
  });

  it('are left out where a finding has no place, is a note, or its page is not kept; that one is counted', () => {
    const { box: _, ...nowhere } = finding();
    const html = renderReceipt(receiptWith([nowhere, finding({ severity: 'info' }), finding({ box: { ...cell, page: 2 } })]), [
      sampleSketch(),
    ]);
    expect(html).not.toContain('<svg');
    const some = renderReceipt(receiptWith([finding(), finding({ box: { ...cell, page: 2 } })]), [sampleSketch()]);
    expect(some).toContain('另有 1 处没有画出');
  });

  it('never let a text from a document become markup, nor ask for anything from elsewhere', () => {
    const evil = `"><script>alert('1')</script><image href=//x onload=alert(1)>\u202e`;
    const piece = { text: evil, x: 10, y: 10, size: 10, length: 100, direction: 0 as const };
    const html = renderReceipt(receiptWith([finding({ messageZh: evil, found: evil })]), [sampleSketch({ pieces: [piece] })]);
    const drawing = part(html, '<figure>', '</figure>');
    expect([...new Set([...drawing.matchAll(/<([a-z]+)/gu)].map(([, name]) => name))].sort()).toEqual([
      'a',
      'circle',
      'figcaption',
      'figure',
      'g',
      'path',
      'rect',
      'svg',
      'text',
      'title',
    ]);
    expect(html).not.toMatch(/<script|<image|\u202e| style=| on[a-z]+="/u);
    expect([...html.matchAll(/href="([^"]*)"/gu)].filter(([, target]) => !target?.startsWith('#'))).toEqual([]);
  });

  it('of a thousand findings on a thousand pages, with all that sketches may hold, weigh less than 2 MB', () => {
    const worst = '&'.repeat(sketchLimits.bytesMax / sketchLimits.pagesMax);
    const sketches = Array.from({ length: sketchLimits.pagesMax }, (_, index): PageSketch => {
      const piece = { text: worst, x: 1, y: 1, size: 1, length: 1, direction: 0 as const };
      return sampleSketch({ page: index + 1, pieces: [piece] });
    });
    const findings = Array.from({ length: 1000 }, (_, index) => finding({ box: { ...cell, page: index + 1 }, found: '&'.repeat(120) }));
    const html = renderReceipt(receiptWith(findings), sketches);
    expect(html.match(/<figure>/gu)).toHaveLength(sketchLimits.pagesMax);
    expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
  });

  it('many small pieces weigh little more than they do in the table', () => {
    const piece = { text: '&', x: 100.1, y: 100.1, size: 10.5, length: 10.5, direction: 90 as const };
    const pieces = Array.from({ length: 2_400 }, () => piece);
    const sketch = sampleSketch({ pieces });
    const kept = Buffer.byteLength(JSON.stringify(sketch));
    expect(Buffer.byteLength(renderReceipt(receiptWith([finding()]), [sketch]))).toBeLessThan(2 * kept + 20_000);
  });
});
