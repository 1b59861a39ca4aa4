import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../shared/core/geometry/page.ts';
import { type PageOverlay, pageToSvg } from '../../../shared/core/pictures/page-to-svg.ts';
import { glyphAt, horizontal, lattice, page, text, vertical } from '../tables/draw-page.ts';

const nothing: PageOverlay = { cells: [], fields: [], doubts: [], marks: [] };
const cell = { x: 100, y: 40, width: 200, height: 30 };

describe('the picture of a page', () => {
  it('has every glyph and ruling at its place, and over them cells, fields and findings', () => {
    const drawn = page({
      width: 330,
      height: 400,
      glyphs: [...text(110, 60, '88 分'), glyphAt(20.04, 300, '良')],
      rulings: [horizontal(40, 100, 300), vertical(100, 40, 70)],
      images: [{ x: 10, y: 350, width: 50, height: 20 }],
    });
    const overlay: PageOverlay = {
      cells: [cell],
      fields: [{ id: 'field-1-1-1', field: 'score', title: '评价分值', box: cell }],
      doubts: [],
      marks: [{ box: cell, tone: 'error', number: 1, id: 'mark-1', href: '#finding-1', title: '不对' }],
    };
    expect(pageToSvg(drawn, overlay).html).toBe(`
<svg class="picture" viewBox="0 0 330 400" role="img" aria-label="第 1 页 page 1">
<rect class="paper" width="330" height="400"/>
<g class="images"><rect x="10" y="350" width="50" height="20"/></g>
<g class="lines"><path class="rulings" d="M100 40H300M100 40V70"/></g>
<g class="text"><text x="110 115 125" y="60" font-size="10">88分</text><text x="20" y="300" font-size="10">良</text></g>
<g class="cells"><rect x="100" y="40" width="200" height="30"/></g>
<g class="fields">
<g id="field-1-1-1" class="field score"><title>评价分值</title><rect x="100" y="40" width="200" height="30"/><g class="tag"><rect x="281.4" y="37.5" width="18.6" height="5"/><text x="282.9" y="41.4" font-size="3.9">评价分值</text></g></g></g>
<g class="findings">
<g id="mark-1" class="mark error"><title>不对</title><rect x="100" y="40" width="200" height="30"/></g>
<a class="mark error" href="#finding-1"><title>不对</title><circle cx="100" cy="40" r="5"/><text x="100" y="42.2" font-size="6">1</text></a></g>
</svg>`);
  });

  it.each([
    [90, '<text transform="translate(300 50) rotate(90)" x="0 10" font-size="10">绩效</text>'],
    [180, '<text transform="translate(300 50) rotate(180)" x="0 10" font-size="10">绩效</text>'],
    [270, '<text transform="translate(300 50) rotate(270)" x="0 10" font-size="10">绩效</text>'],
  ] as const)('turns text that runs by %i degrees', (direction, expected) => {
    const [dx, dy] = { 90: [0, 10], 180: [-10, 0], 270: [0, -10] }[direction] as [number, number];
    const glyphs = ['绩', '效'].map((character, index): Glyph => {
      const [originX, originY] = [300 + index * dx, 50 + index * dy];
      return { ...glyphAt(0, 0, character), originX, originY, box: { x: originX, y: originY, width: 10, height: 10 }, direction };
    });
    expect(pageToSvg(page({ glyphs }), nothing).html).toContain(expected);
  });

  it('on a page whose text runs down, the names of fields run down with it, and outlines stay where they are', () => {
    const glyphs = text(10, 10, '绩效评价').map((glyph): Glyph => ({ ...glyph, direction: 90 }));
    const overlay = {
      ...nothing,
      fields: [{ id: 'f', field: 'grade' as const, title: '', box: { x: 50, y: 60, width: 20, height: 200 } }],
    };
    const { html } = pageToSvg(page({ width: 660, height: 800, glyphs }), overlay);
    expect(html).toContain(
      '<rect x="50" y="60" width="20" height="200"/><g class="tag" transform="rotate(90)"><rect x="222.8" y="-80" width="37.2" height="10"/>',
    );
  });

  it('a ligature, a character outside the first plane and one that combines are texts of their own, so that no position is given to another', () => {
    const glyphs = [
      ...text(10, 10, '甲'),
      glyphAt(20, 10, 'ffi'),
      glyphAt(30, 10, '𠀀'),
      glyphAt(40, 10, '\u0301'),
      ...text(50, 10, '乙丙'),
    ];
    expect(pageToSvg(page({ glyphs }), nothing).html).toContain(
      '<text x="10" y="10" font-size="10">甲</text><text x="20" y="10" font-size="10">ffi</text><text x="30" y="10" font-size="10">𠀀</text>' +
        '<text x="40" y="10" font-size="10">\u0301</text><text x="50 60" y="10" font-size="10">乙丙</text>',
    );
  });

  it('text of a document never becomes markup, nor does what cannot be seen go into it', () => {
    const evil = `</text><script>alert("1")</script>&'\u202e\u0000`;
    const overlay: PageOverlay = {
      ...nothing,
      fields: [{ id: 'f', field: 'score', title: evil, box: cell }],
      marks: [{ box: cell, tone: 'error', number: 1, id: 'm', href: '#x', title: evil }],
    };
    const { html } = pageToSvg(page({ glyphs: [glyphAt(10, 10, evil), ...text(10, 30, evil)] }), overlay);
    expect([...new Set([...html.matchAll(/<([a-z]+)/gu)].map(([, name]) => name))].sort()).toEqual([
      'a',
      'circle',
      'g',
      'rect',
      'svg',
      'text',
      'title',
    ]);
    expect(['\u202e', '\u0000', '<script'].filter((unseen) => html.includes(unseen))).toEqual([]);
    expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;▯▯</text>');
  });

  it('what is not painted is shown as such', () => {
    const glyphs = text(10, 10, '隐').map((glyph) => ({ ...glyph, invisible: true }));
    expect(pageToSvg(page({ glyphs }), nothing).html).toContain('<g class="unseen"><text x="10" y="10" font-size="10">隐</text></g>');
  });

  it('positions that are no numbers spoil nothing else', () => {
    const broken = { ...glyphAt(10, 10, '甲'), originX: Number.NaN, originY: Number.POSITIVE_INFINITY };
    expect(pageToSvg(page({ glyphs: [broken, ...text(10, 30, '乙')] }), nothing).html).not.toMatch(/NaN|Infinity/u);
  });

  it('keeps to its limits: the first glyphs, rulings merged, the first boxes', () => {
    const dots = Array.from({ length: 100 }, (_, index) => horizontal(40, 10 + index * 2, 11 + index * 2));
    const { html } = pageToSvg(
      page({ glyphs: text(10, 10, '一二三四五'), rulings: [...dots, ...lattice([10, 50], [100, 200])] }),
      { ...nothing, cells: [cell, cell, cell] },
      { glyphsMax: 3, rulingsMax: 4, boxesMax: 2 },
    );
    expect(html).toContain('<text x="10 20 30" y="10" font-size="10">一二三</text>');
    expect(html).toContain('<path class="rulings" d="M10 40H209M10 100H50M10 200H50M10 100V200"/>');
    expect(html.match(/<rect x="100" y="40"/gu)).toHaveLength(2);
  });
});
