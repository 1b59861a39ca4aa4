import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pdfWithoutTransfers } from '../../../shared/adapters/pdf/pdf-without-transfers.ts';

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has the place where memory to move is looked for',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    expect(pdfWithoutTransfers(source)).toContain('get _transfers(){return[];');
  },
);

it('another source is not changed in silence', () => {
  expect(() => pdfWithoutTransfers('class OperatorList {}')).toThrow('pdf.js has 0 of get _transfers');
});
