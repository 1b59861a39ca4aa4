import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packPage, unpackPage } from '../../../shared/adapters/pdf/pdf-process-pages.ts';
import type { Box, Glyph, Page, Ruling } from '../../../shared/core/geometry/page.ts';

const number = fc.double();
const box: fc.Arbitrary<Box> = fc.record({ x: number, y: number, width: number, height: number }, { noNullPrototype: true });
const glyph: fc.Arbitrary<Glyph> = fc.record(
  {
    text: fc.string({ unit: 'binary', maxLength: 3 }),
    box,
    originX: number,
    originY: number,
    size: number,
    direction: fc.constantFrom(0, 90, 180, 270),
    run: fc.nat(),
    invisible: fc.boolean(),
    pale: fc.boolean(),
  },
  { noNullPrototype: true },
);
const ruling: fc.Arbitrary<Ruling> = fc.record(
  { orientation: fc.constantFrom('horizontal', 'vertical'), position: number, start: number, end: number },
  { noNullPrototype: true },
);
const page: fc.Arbitrary<Page> = fc.record(
  {
    number: fc.nat(),
    width: number,
    height: number,
    glyphs: fc.array(glyph),
    rulings: fc.array(ruling),
    images: fc.array(box),
    shapes: fc.array(box),
    scrawls: fc.array(box),
    outlines: fc.nat(),
  },
  { noNullPrototype: true, requiredKeys: ['number', 'width', 'height', 'glyphs', 'rulings', 'images', 'shapes', 'outlines'] },
);

it('a page comes out of its package, and of structured clone, exactly as it went in', () => {
  fc.assert(
    fc.property(page, (given) => {
      expect(unpackPage(structuredClone(packPage(given)))).toEqual(given);
    }),
  );
});
