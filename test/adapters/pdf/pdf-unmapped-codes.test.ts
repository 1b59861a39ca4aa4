import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createPdfProcessReader } from '../../../shared/adapters/pdf/pdf-process-reader.ts';
import { pdfWithUnmappedCodes } from '../../../shared/adapters/pdf/pdf-unmapped-codes.ts';
import { figures, honestMappings, tamperedPdf } from '../../support/tampered-pdf.ts';

const reader = createPdfProcessReader();
afterAll(() => reader.close());

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has the place where a code is taken for a character',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    expect(/=== ?32\|\|\(this\.cidEncoding/.test(pdfWithUnmappedCodes(source))).toBe(true);
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
