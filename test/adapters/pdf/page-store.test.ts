import { expect, it } from 'vitest';
import { PageStore } from '../../../shared/adapters/pdf/page-store.ts';
import { lattice, page, text } from '../../core/tables/draw-page.ts';

const pages = Array.from({ length: 5 }, (_, index) =>
  page({ number: index + 1, glyphs: text(60.1, 80 + index / 3, '绩效评价𠮷'), rulings: lattice([50, 350], [60, 100]) }),
);

it.each([
  ['as they are', 1000],
  ['compressed from the third one on', 12],
  ['all compressed', 0],
])('pages kept %s are what they were, in order, as often as they are asked for', (_, looseGlyphsMax) => {
  const store = new PageStore(looseGlyphsMax);
  for (const each of pages) store.add(each);
  expect(store).toHaveLength(5);
  expect([...store]).toEqual(pages);
  expect([...store]).toEqual(pages);
  expect([0, 3, 4, 5].map((index) => store.at(index))).toEqual([pages[0], pages[3], pages[4], undefined]);
});

it('the pages of a document are kept as they are until it has more glyphs than so many; then none is', () => {
  const store = new PageStore(12);
  const kept = pages.map((each) => {
    store.add(each);
    return [store.isLong, store.at(0) === pages[0]];
  });
  expect(kept).toEqual([
    [false, true],
    [false, true],
    [true, false],
    [true, false],
    [true, false],
  ]);
});
