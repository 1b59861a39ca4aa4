import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pdfWithoutPictures } from '../../../shared/adapters/pdf/pdf-without-pictures.ts';

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has the two places where pictures are decoded',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    expect(pdfWithoutPictures(source)).toContain('pictures are not decoded');
  },
);

it('another source is not changed in silence', () => {
  expect(() => pdfWithoutPictures('class PDFImage {}')).toThrow('pdf.js has 0 of "static async buildImage("');
});
