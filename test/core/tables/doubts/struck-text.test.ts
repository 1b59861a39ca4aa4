import { expect, it } from 'vitest';
import type { Glyph, Page, Ruling } from '../../../../shared/core/geometry/page.ts';
import { struckText } from '../../../../shared/core/tables/doubts/struck-text.ts';

/** `88.5` at 10 points, its baseline at 100. */
const glyphs = ['8', '8', '.', '5'].map((text, index): Glyph => {
  const x = 50 + index * 5;
  return {
    text,
    box: { x, y: 91.2, width: 5, height: 10 },
    originX: x,
    originY: 100,
    size: 10,
    direction: 0,
    run: 1,
    invisible: false,
    pale: false,
  };
});
const line = (position: number, start = 48, end = 72): Ruling => ({ orientation: 'horizontal', position, start, end });
const page = (rulings: readonly Ruling[], more: Partial<Page> = {}): Page => ({
  number: 1,
  width: 300,
  height: 200,
  glyphs,
  rulings,
  images: [],
  shapes: [],
  outlines: 0,
  ...more,
});

it('a line through the middle of a text strikes it out, where it reaches', () => {
  expect(struckText(page([line(96.5)]))).toEqual([{ text: '88.5', box: { x: 50, y: 91.2, width: 20, height: 10 } }]);
  expect(struckText(page([line(96.5, 48, 58)])).map(({ text }) => text)).toEqual(['88']);
});

it('a line through one character strikes it out where it begins before it and ends behind it', () => {
  const good = (text: string): readonly Glyph[] => glyphs.slice(0, 1).map((glyph) => ({ ...glyph, text }));
  expect(struckText(page([line(96.5, 49, 56)], { glyphs: good('良') })).map(({ text }) => text)).toEqual(['良']);
  expect(struckText(page([line(96.5, 50.5, 54.5)], { glyphs: good('良') }))).toEqual([]);
  expect(struckText(page([line(96.5, 49, 56)], { glyphs: good('一') }))).toEqual([]);
});

it.each([
  ['an underline', [line(101.5)]],
  ['a line over it', [line(90)]],
  ['a line through one character, which is a part of it', [line(96.5, 48, 54)]],
  ['a line beside it', [line(96.5, 80, 120)]],
  ['an upright line', [{ orientation: 'vertical', position: 60, start: 80, end: 120 } as const]],
  ['no line', []],
])('%s does not', (_, rulings) => {
  expect(struckText(page(rulings))).toEqual([]);
});

it('what is turned, or not to be seen, is not struck out', () => {
  expect(struckText(page([line(96.5)], { glyphs: glyphs.map((glyph) => ({ ...glyph, invisible: true })) }))).toEqual([]);
  expect(struckText(page([line(96.5)], { glyphs: glyphs.map((glyph) => ({ ...glyph, direction: 90 as const })) }))).toEqual([]);
});

it('a scrawl of the height of a line crosses out the text that it lies on; a larger one, or one beside it, does not', () => {
  const scrawl = (x: number, y: number, height: number) => page([], { scrawls: [{ x, y, width: 12, height }] });
  expect(struckText(scrawl(49, 92, 9)).map(({ text }) => text)).toEqual(['88']);
  expect(struckText(scrawl(49, 60, 80))).toEqual([]);
  expect(struckText(scrawl(49, 102, 9))).toEqual([]);
  expect(struckText(scrawl(80, 92, 9))).toEqual([]);
});
