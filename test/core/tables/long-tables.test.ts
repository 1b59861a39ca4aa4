import { expect, it } from 'vitest';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { lattice, page, text } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';

const xs = [50, 120, 350];

/** One table over so many pages: each has the rest of the problem's value, and a new row. */
function labelsLookedAt(pages: number): number {
  let count = 0;
  const drawn = Array.from({ length: pages }, (_, index) =>
    page({
      number: index + 1,
      glyphs: [
        ...(index === 0 ? text(60, 70, '项目名称') : []),
        ...text(125, 70, index === 0 ? '公共绿地养护' : '编制不细。'),
        ...text(60, 100, `第${index}项`),
        ...text(125, 100, '目标不明，编制不细。'),
        ...text(60, 130, '评价分值'),
        ...text(125, 130, '88'),
      ],
      rulings: lattice(xs, [50, 80, 110, 140]),
    }),
  );
  readReport(drawn, (label) => {
    count += 1;
    return isFormLabel(label);
  });
  return count;
}

it('a table of hundreds of pages is looked at as often a page as a short one', () => {
  expect(labelsLookedAt(120)).toBeLessThan(2.5 * labelsLookedAt(60));
});
