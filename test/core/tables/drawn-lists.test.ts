import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../shared/core/geometry/page.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { page, text } from './draw-page.ts';
import { han, wrapped } from './drawn-words.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

/** A fixed seed: what fails is a change of the code, not of the draw. */
const DRAWS = { seed: 7, numRuns: 500 };
const LABELS = ['项目名称', '评价分值', '存在问题', '整改建议'];
const LEFTS = [25, 95, 150, 240];
const NAME_WIDTH = 5;
const TEXT_WIDTH = 8;
/** Too wide for its column. */
const OVERFLOW = 2;
const TOP = 40;

interface DrawnRow {
  readonly name: string;
  readonly score: number;
  readonly problem: string;
  readonly advice: string;
  readonly heading: string;
  readonly overflows: boolean;
}

interface Setting {
  readonly place: 'top' | 'middle';
  readonly step: number;
  readonly gap: number;
  readonly bottom: number;
}

const sentence = fc.oneof(
  fc.constant('无'),
  han(2, 40).map((words) => `${words}。`),
);
const rows = fc.array(
  fc.record({
    name: han(1, 14),
    score: fc.integer({ min: 50, max: 99 }),
    problem: sentence,
    advice: sentence,
    heading: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: han(2, 5) }),
    overflows: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0),
  }),
  { minLength: 1, maxLength: 4 },
);
const setting = fc.record({
  place: fc.constantFrom<Setting['place'][]>('top', 'middle'),
  step: fc.constantFrom(12, 15, 18),
  gap: fc.constantFrom(0, 2, 4, 12),
  bottom: fc.constantFrom(220, 400),
});

describe('a list drawn without rulings', () => {
  it('has no row that says something else than was drawn, and is not in doubt', () => {
    let read = 0;
    fc.assert(
      fc.property(rows, setting, (drawn, how) => {
        const named = drawn.map((row, index) => ({ ...row, name: `${'甲乙丙丁'[index]}${row.name}` }));
        const expected = named.map(({ name, score, problem, advice }) => [name, String(score), problem, advice].join('|'));
        const sure = reportOutline(readReport(draw(named, how), isFormLabel))
          .tables.filter(({ doubts }) => doubts.length === 0)
          .map((table) => table.rows.map(({ paragraphs }) => paragraphs.join('')))
          .filter(([, score]) => score !== '');
        for (const values of sure) expect(expected).toContain(values.join('|'));
        read += sure.length;
      }),
      DRAWS,
    );
    expect(read).toBeGreaterThan(DRAWS.numRuns / 4);
  });
});

/** Row by row, each from where the longest cell above it ends; a cell that comes to the page's end goes on at the next one's top. */
function draw(list: readonly DrawnRow[], { place, step, gap, bottom }: Setting) {
  const pages: Glyph[][] = [LABELS.flatMap((label, column) => text(LEFTS[column] ?? 0, TOP, label))];
  const room = Math.floor((bottom - TOP) / step) * step;
  const put = (column: number, offset: number, line: string) => {
    const at = Math.floor(offset / room);
    for (let index = pages.length; index <= at; index += 1) pages.push([]);
    pages[at]?.push(...text(LEFTS[column] ?? 0, TOP + (offset % room), line));
  };
  let y = step + gap;
  list.forEach(({ heading, name, score, problem, advice, overflows }, row) => {
    if (heading !== '') {
      put(0, y, `${'一二三四'[row]}、${heading}`);
      y += step + gap;
    }
    const width = TEXT_WIDTH + (overflows ? OVERFLOW : 0);
    const cells = [wrapped(name, NAME_WIDTH), [String(score)], wrapped(problem, width), wrapped(advice, TEXT_WIDTH)];
    const height = Math.max(...cells.map((lines) => lines.length)) * step;
    const isBroken = Math.floor(y / room) !== Math.floor((y + height - step) / room);
    cells.forEach((lines, column) => {
      const from = place === 'middle' && !isBroken ? (height - lines.length * step) / 2 : 0;
      for (const [index, line] of lines.entries()) put(column, y + from + index * step, line);
    });
    y += height + gap;
  });
  return pages.map((glyphs, index) => page({ number: index + 1, height: bottom + 40, glyphs }));
}
