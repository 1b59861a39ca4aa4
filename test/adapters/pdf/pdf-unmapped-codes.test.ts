import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createPdfProcessReader } from '../../../shared/adapters/pdf/pdf-process-reader.ts';
import { pdfWithUnmappedCodes } from '../../../shared/adapters/pdf/pdf-unmapped-codes.ts';
import { figures, honestMappings, stream, tamperedPdf } from '../../support/tampered-pdf.ts';

const reader = createPdfProcessReader();
afterAll(() => reader.close());

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has the place where a code is taken for a character',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    expect(/===32\|\|!this\.composite&&\w+===13\?32:\(this\.cidEncoding/.test(pdfWithUnmappedCodes(source))).toBe(true);
  },
);

it('another source is not changed in silence', () => {
  expect(() => pdfWithUnmappedCodes('class Font {}')).toThrow('pdf.js has 0 of');
});

it('a code that the font maps to nothing is no character, whatever the code', async () => {
  const mappings = honestMappings.replace('<38> <0038>', '<38> <>');
  const names = Object.fromEntries([...'0123456789.'].map((code) => [code, `g${code.charCodeAt(0)}`]));
  const reading = await reader.read(tamperedPdf({ content: figures(50, 100, '58.5'), mappings, names }));
  expect(reading.kind === 'pages' && reading.pages.at(0)?.glyphs.map(({ text }) => text)).toEqual(['5', '\uFFFD', '.', '5']);
});

/** Prints 5, the code of a carriage return, 8. */
function withReturn(font: string, ...more: readonly string[]): Uint8Array {
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /H 21 0 R >> >>';
  return tamperedPdf({
    content: '/X Do',
    resources: '/XObject << /X 20 0 R >>',
    objects: [stream('BT /H 20 Tf 50 100 Td (5\\r8) Tj ET', form), font, ...more],
  });
}

it('a carriage return that a simple font does not map, as Word prints at the end of a cell, is a blank', async () => {
  const reading = await reader.read(withReturn('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'));
  const page = reading.kind === 'pages' ? reading.pages.at(0) : undefined;
  expect(page?.glyphs.map(({ text }) => text)).toEqual(['5', ' ', '8']);
  expect(page?.disagreements ?? []).toEqual([]);
});

it('a carriage return that has ink is something that nobody reads', async () => {
  const reading = await reader.read(
    withReturn(
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 13 /LastChar 13 /Widths [500]
 /Encoding << /Type /Encoding /Differences [13 /ink] >> /Resources << >> /CharProcs << /ink 22 0 R >> >>`,
      stream('500 0 d0 40 0 400 700 re f'),
    ),
  );
  const page = reading.kind === 'pages' ? reading.pages.at(0) : undefined;
  expect(page?.disagreements?.map(({ kind, expected }) => [kind, expected])).toContainEqual(['other-text', '\uFFFD']);
});
