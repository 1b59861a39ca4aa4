import { expect, it } from 'vitest';
import { PageStore } from '../../shared/adapters/page-store.ts';
import { lattice, page, text } from '../core/tables/draw-page.ts';

const pages = Array.from({ length: 5 }, (_, index) =>
  page({ number: index + 1, glyphs: text(60.1, 80 + index / 3, '绩效评价𠮷'), rulings: lattice([50, 350], [60, 100]) }),
);

it.each([
  ['as they are', 1000],
  ['partly compressed', 12],
  ['all compressed', 0],
])('pages kept %s are what they were, in order, as often as they are asked for', (_, looseGlyphsMax) => {
  const store = new PageStore(looseGlyphsMax);
  for (const each of pages) store.add(each);
  expect(store).toHaveLength(5);
  expect([...store]).toEqual(pages);
  expect([...store]).toEqual(pages);
  expect([0, 3, 4, 5].map((index) => store.at(index))).toEqual([pages[0], pages[3], pages[4], undefined]);
});

it('the first pages of a document are kept as they are, and those past so many glyphs are made anew', () => {
  const store = new PageStore(12);
  for (const each of pages) store.add(each);
  expect(pages.map((each, index) => store.at(index) === each)).toEqual([true, true, false, false, false]);
});
