import { describe, expect, it } from 'vitest';
import type { Box, Page } from '../../../../shared/core/geometry/page.ts';
import { drawnInText } from '../../../../shared/core/tables/doubts/drawn-in-text.ts';
import { glyphAt, horizontal, page, text, vertical } from '../draw-page.ts';

/** A character of 10 points at x 20, with its top at 91.2 and its baseline at 100. */
const beside: Box = { x: 20, y: 91.2, width: 5, height: 10 };
const figure: Box = { x: 14, y: 92, width: 5, height: 8 };
const ground: Box = { x: 10, y: 90, width: 100, height: 12 };
const seen = (content: Partial<Page>): readonly Box[] => drawnInText(page({ glyphs: text(20, 100, '23.5万元'), ...content }));
const rounded = (boxes: readonly Box[]): Box[] =>
  boxes.map(({ x, y, width, height }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, width, height }));

describe('drawnInText', () => {
  it.each<[string, Partial<Page>]>([
    ['a figure as a path', { shapes: [figure] }],
    ['a figure as a picture', { images: [figure] }],
    ['a figure as a thin box', { rulings: [vertical(18.5, 92, 100)] }],
    ['a minus', { rulings: [horizontal(96, 13, 18)] }],
    ['a point as a square', { rulings: [horizontal(99.5, 18, 19), vertical(18.5, 99, 100)] }],
    ['a point as a disc', { shapes: [{ x: 17.5, y: 98.5, width: 1.2, height: 1.2 }] }],
  ])('sees %s, and says where by the character beside it', (_, content) => {
    expect(rounded(seen(content))).toEqual([beside]);
  });

  it('sees a drawing or a picture that stands by itself where it is', () => {
    const far: Box = { x: 150, y: 300, width: 60, height: 12 };
    expect(seen({ shapes: [far], images: [{ ...far, y: 400 }] })).toEqual([{ ...far, y: 400 }, far]);
  });

  it.each([
    ['is blacked out inside its cell', { ...ground, x: 12, y: 200, width: 90 }],
    ['is as narrow as a character', { ...ground, x: 20, y: 200, width: 8 }],
  ])('sees what %s, though an area behind text stands above it', (_, box) => {
    const behind = box.width < 10 ? { ...box, y: 90 } : ground;
    expect(seen({ shapes: [behind, box] })).toEqual([box]);
  });

  it('sees a picture of a line though text stands on its blank part', () => {
    const line: Box = { x: 10, y: 90, width: 60, height: 12 };
    expect(seen({ images: [line] })).toEqual([line]);
  });

  it('sees a bar over text, which is lower than a ground', () => {
    const bar: Box = { x: 18, y: 94, width: 40, height: 4 };
    expect(seen({ shapes: [bar] })).toEqual([bar]);
    expect(seen({ shapes: [bar, ground] })).toEqual([bar]);
  });

  it('sees what is upside down among upright text', () => {
    const turned = text(150, 100, '68').map((glyph) => ({ ...glyph, direction: 180 as const }));
    expect(seen({ glyphs: [...text(20, 100, '23.5万元'), ...turned] })).toEqual(turned.map(({ box }) => box));
    expect(seen({ glyphs: turned })).toEqual([]);
  });

  it.each<[string, Partial<Page>]>([
    ['an area behind text', { shapes: [ground] }],
    ['the rest of a label’s ground on the next page', { shapes: [ground, { ...ground, y: 40, height: 30 }] }],
    ['a seal over text', { images: [{ x: 0, y: 50, width: 110, height: 110 }] }],
    ['the mark of an item', { shapes: [{ x: 10, y: 95, width: 3, height: 3 }] }],
    ['a thick border', { shapes: [{ x: 10, y: 80, width: 300, height: 4.5 }] }],
    ['bold by outlines', { shapes: [{ x: 20.5, y: 92, width: 4, height: 8 }], rulings: [vertical(22, 92, 100)] }],
    [
      'a stroke that makes a large heading bold',
      { glyphs: [...text(20, 100, '23.5万元'), ...text(20, 60, '一', 18)], shapes: [{ x: 20.5, y: 52, width: 17, height: 2 }] },
    ],
    ['a line below text', { rulings: [horizontal(102, 20, 30)] }],
    ['a line below a gap in text', { rulings: [horizontal(101.5, 12, 19)] }],
    ['a border as high as a line', { rulings: [vertical(18.5, 90, 102), horizontal(90, 18.5, 100)] }],
    ['a dash of a border', { rulings: [vertical(18.5, 84, 89), vertical(18.5, 92, 97), vertical(18.5, 100, 105)] }],
    ['dots of a border', { rulings: [84, 88, 92, 96, 100].flatMap((y) => [horizontal(y, 17, 18.5), vertical(17.75, y - 0.75, y + 0.75)]) }],
    ['anything on a page without text', { glyphs: [glyphAt(20, 100, ' ')], shapes: [figure], images: [figure] }],
  ])('allows %s', (_, content) => {
    expect(seen(content)).toEqual([]);
  });

  it('sees it in text of any direction, where it is on the page as displayed', () => {
    const down = {
      ...glyphAt(0, 0, '万'),
      box: { x: 100, y: 50, width: 10, height: 10 },
      originX: 101.2,
      originY: 50,
      direction: 90 as const,
    };
    const above: Box = { x: 101, y: 43, width: 8, height: 5 };
    expect(rounded(drawnInText(page({ glyphs: [down], shapes: [above] })))).toEqual([{ x: 100, y: 50, width: 10, height: 10 }]);
  });
});
