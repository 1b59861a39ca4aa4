import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPdfPageReader } from '../../../shared/adapters/pdf/pdf-pages.ts';
import { mapPages } from '../../../shared/core/geometry/map-pages.ts';
import type { Page } from '../../../shared/core/geometry/page.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

const documents = path.resolve(import.meta.dirname, '../../documents');
const cases = readdirSync(documents).filter((name) => readdirSync(path.join(documents, name)).includes('expected.json'));

async function pagesOf(name: string): Promise<readonly Page[]> {
  const reading = await createPdfPageReader().read(readFileSync(path.join(documents, name, 'input.pdf')));
  if (reading.kind === 'unreadable') throw new Error(`${name}: ${reading.code}`);
  return reading.pages;
}

describe('a report is read as its golden file says', () => {
  it.each(cases)('%s', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(documents, name, 'expected.json'), 'utf8'));
    expect(reportOutline(readReport(await pagesOf(name), isFormLabel))).toEqual(expected);
  });
});

describe('a report is read the same from pages that are made anew each time, and of which none is kept', () => {
  it.each(cases)('%s', async (name) => {
    const pages = await pagesOf(name);
    const anew = mapPages(pages, (page) => structuredClone(page));
    expect(readReport(anew, isFormLabel)).toEqual(readReport(pages, isFormLabel));
  });
});

describe('what does not change what is printed changes nothing that is read', () => {
  let pages: readonly Page[] = [];
  let outline: unknown;

  beforeAll(async () => {
    pages = await pagesOf('gbk-without-tounicode');
    outline = reportOutline(readReport(pages, isFormLabel));
  });

  const offsets = fc.double({ min: -20, max: 20, noNaN: true });

  it('a page shifted by any offset', () => {
    fc.assert(
      fc.property(offsets, offsets, (dx, dy) => {
        expect(
          reportOutline(
            readReport(
              pages.map((page) => shifted(page, dx, dy)),
              isFormLabel,
            ),
          ),
        ).toEqual(outline);
      }),
      { numRuns: 15 },
    );
  });

  it('glyphs and rulings in any order', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, key: numbers.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const shuffled = pages.map((page) => ({ ...page, glyphs: shuffle(page.glyphs), rulings: shuffle(page.rulings) }));
        expect(reportOutline(readReport(shuffled, isFormLabel))).toEqual(outline);
      }),
      { numRuns: 5 },
    );
  });

  it('borders drawn in pieces', () => {
    fc.assert(
      fc.property(fc.double({ min: 3, max: 40, noNaN: true }), fc.double({ min: 0, max: 2.5, noNaN: true }), (dash, gap) => {
        const dashed = pages.map((page) => ({
          ...page,
          rulings: page.rulings.flatMap((ruling) => {
            const pieces = Math.max(1, Math.floor((ruling.end - ruling.start) / (dash + gap)));
            const step = (ruling.end - ruling.start) / pieces;
            return Array.from({ length: pieces }, (_, index) => {
              const start = ruling.start + index * step;
              return { ...ruling, start, end: index === pieces - 1 ? ruling.end : start + Math.max(step - gap, step / 2) };
            });
          }),
        }));
        expect(reportOutline(readReport(dashed, isFormLabel))).toEqual(outline);
      }),
      { numRuns: 15 },
    );
  });
});

function shifted(page: Page, dx: number, dy: number): Page {
  return {
    ...page,
    glyphs: page.glyphs.map((glyph) => ({
      ...glyph,
      originX: glyph.originX + dx,
      originY: glyph.originY + dy,
      box: { ...glyph.box, x: glyph.box.x + dx, y: glyph.box.y + dy },
    })),
    rulings: page.rulings.map((ruling) => {
      const [across, along] = ruling.orientation === 'horizontal' ? [dy, dx] : [dx, dy];
      return { ...ruling, position: ruling.position + across, start: ruling.start + along, end: ruling.end + along };
    }),
  };
}
