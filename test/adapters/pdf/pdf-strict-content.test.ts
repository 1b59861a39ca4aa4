import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createPdfProcessReader } from '../../../shared/adapters/pdf/pdf-process-reader.ts';
import { pdfWithStrictContent } from '../../../shared/adapters/pdf/pdf-strict-content.ts';
import { tamperedPdf, text } from '../../support/tampered-pdf.ts';

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has the places where content is skipped',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    const strict = pdfWithStrictContent(source);
    expect(strict.includes('throw new Error(`unknown operator $')).toBe(true);
    expect(strict.includes('throw new Error("a string that ends within a code")')).toBe(true);
    expect(strict.includes('throw new Error("a font that names a code that is no byte")')).toBe(true);
    expect(/Skipping \$\{(?:partialMsg|e)\}/.test(strict)).toBe(false);
  },
);

it('another source is not changed in silence', () => {
  expect(() => pdfWithStrictContent('class EvaluatorPreprocessor {}')).toThrow('pdf.js has 0 of');
});

describe('a page whose content is broken, which readers mend each in its own way', () => {
  const reader = createPdfProcessReader();
  afterAll(() => reader.close());

  it.each([
    ['an operator that does not exist', `${text(50, 100, '88.5')} 1 2 Xq ${text(50, 60, '良')}`, /unknown operator/],
    ['a string that is not hexadecimal', `${text(50, 100, '88.5').replace('<0', '<-0')}`, /hexadecimal/],
    ['a string that ends within a code', text(50, 100, '项目').replace('76ee>', '76>'), /within a code/],
    ['an operator that lacks operands', `${text(50, 100, '88.5')} 1 Td ${text(50, 60, '良')}`, /expected 2 args/],
  ])('%s: the document is damaged', async (_, content, found) => {
    expect(await reader.read(tamperedPdf({ content }))).toMatchObject({
      kind: 'unreadable',
      code: 'damaged-pdf',
      found: expect.stringMatching(found),
    });
  });

  it('operands that are too many are left out, as every reader does', async () => {
    expect(await reader.read(tamperedPdf({ content: `0 0 1 w ${text(50, 100, '88.5')}` }))).toMatchObject({ kind: 'pages' });
  });
});
