import { expect, it } from 'vitest';
import { mapPages } from '../../../shared/core/geometry/map-pages.ts';
import type { Page } from '../../../shared/core/geometry/page.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { lattice, page, text } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';

const numbers = [1, 2, 3, 4, 5];
const table = [
  ...text(60, 70, '项目名称'),
  ...text(125, 70, '公共绿地养护'),
  ...text(60, 100, '存在问题'),
  ...text(125, 100, '编制不细。'),
];
const rulings = lattice([50, 120, 350], [50, 80, 110]);

/** How often each page of a report is made, where none stays in memory. */
function timesMade(pages: readonly Page[]): number {
  let made = 0;
  const report = readReport(
    mapPages(pages, (one) => {
      made += 1;
      return structuredClone(one);
    }),
    isFormLabel,
  );
  expect(report.tables.length).toBeGreaterThan(0);
  return made / pages.length;
}

it.each([
  ['once for marks behind the text and once for its tables', numbers.map((number) => page({ number, glyphs: table, rulings })), 2],
  [
    'and once for the text outside them',
    numbers.map((number) => page({ number, glyphs: [...text(60, 30, '说明'), ...table], rulings })),
    3,
  ],
  ['and no more often without lines', numbers.map((number) => page({ number, glyphs: table })), 3],
])('a page is made %s', (_, pages, times) => {
  expect(timesMade(pages)).toBe(times);
});
